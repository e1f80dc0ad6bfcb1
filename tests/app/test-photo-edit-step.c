/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-edit-step.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysDraft *draft;
  DopysPhotoList *list;
} Fixture;

/* Four photos "a" … "d" in the body, "a" alone and the others in a gallery. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  fixture->folder = g_dir_make_tmp ("dopys-photo-edit-step-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->draft = dopys_draft_new (fixture->store, dopys_article_new ());
  fixture->list = dopys_photo_list_new (fixture->draft);
  g_ptr_array_add (first, dopys_photo_new ("a"));
  g_ptr_array_add (others, dopys_photo_new ("b"));
  g_ptr_array_add (others, dopys_photo_new ("c"));
  g_ptr_array_add (others, dopys_photo_new_remote ("https://example.org/d.jpg", 4));
  dopys_photo_list_append (fixture->list, first);
  dopys_photo_list_append (fixture->list, others);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (fixture->list);
  g_object_unref (fixture->draft);
  dopys_store_close (fixture->store);
  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static DopysPhoto *
photo_at (Fixture *fixture, guint position)
{
  return dopys_photo_item_get_photo (dopys_photo_list_get (fixture->list, position));
}

static guint
n_hidden_at (Fixture *fixture, guint position)
{
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edit_step_read (photo_at (fixture, position));

  return dopys_photo_edits_get_n_hidden (edits);
}

static guint
turns_at (Fixture *fixture, guint position)
{
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edit_step_read (photo_at (fixture, position));

  return dopys_photo_edits_get_turns (edits);
}

static DopysPhotoEdits *
make_turned (void)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();

  return dopys_photo_edits_with_turned (none, 1);
}

static void
undo (Fixture *fixture)
{
  dopys_session_undo (dopys_draft_get_session (fixture->draft));
}

/* All at once, the lead photo among them, is one step; what is only on a site is left alone. */
static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, 5);
  g_autoptr (DopysPhotoEdits) turned = make_turned ();
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("lead");

  dopys_draft_set_lead (fixture->draft, lead);
  g_assert_cmpuint (dopys_photo_edit_step_apply (fixture->list, all, turned), ==, 4);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (turns_at (fixture, i), ==, i < 4 ? 1 : 0);
  g_assert_cmpuint (dopys_photo_edit_step_apply (fixture->list, all, turned), ==, 0);
  undo (fixture);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (turns_at (fixture, i), ==, 0);
  g_assert_cmpstr (dopys_photo_get_id (photo_at (fixture, 0)), ==, "lead");
}

/* What is said of a photo is not touched, and what it hides stays hidden under edits that are pasted. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  const DopysHidden face = { .mode = DOPYS_HIDE_BLUR, .rect = { 0.1, 0.1, 0.2, 0.2 } };
  const DopysHidden plate = { .mode = DOPYS_HIDE_BLACK, .rect = { 0.6, 0.6, 0.2, 0.2 } };
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) hiding = dopys_photo_edits_with_hidden (none, &face);
  g_autoptr (DopysPhotoEdits) turned = make_turned ();
  g_autoptr (DopysPhotoEdits) pasted = dopys_photo_edits_with_hidden (turned, &plate);
  g_autoptr (GtkBitset) one = gtk_bitset_new_range (1, 1);
  g_autoptr (GtkBitset) two = gtk_bitset_new_range (1, 2);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (photo_at (fixture, 1), "Учні копають ямки");

  dopys_photo_list_set_photo (fixture->list, 1, described);
  dopys_photo_edit_step_apply (fixture->list, one, hiding);
  g_assert_cmpuint (dopys_photo_edit_step_paste (fixture->list, two, pasted), ==, 2);
  g_assert_cmpuint (n_hidden_at (fixture, 1), ==, 2);
  g_assert_cmpuint (n_hidden_at (fixture, 2), ==, 1);
  g_assert_cmpuint (turns_at (fixture, 1), ==, 1);
  g_assert_cmpstr (dopys_photo_get_alt (photo_at (fixture, 1)), ==, "Учні копають ямки");
  undo (fixture);
  g_assert_cmpuint (n_hidden_at (fixture, 1), ==, 1);
  g_assert_cmpuint (n_hidden_at (fixture, 2), ==, 0);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhoto) damaged = dopys_photo_with_edits (photo_at (fixture, 0), "no edits at all");
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edit_step_read (damaged);

  g_assert_true (dopys_photo_edits_is_none (edits));
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < dopys_photo_list_get_n (fixture->list); i++)
    {
      const char *id = dopys_photo_get_id (photo_at (fixture, i));

      g_string_append (ids, *id ? id : "?");
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_make_lead (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, "abc?");
  g_assert_true (dopys_photo_edit_step_make_lead (fixture->list, 2));
  assert_order (fixture, "cab?");
  g_assert_true (dopys_photo_item_is_lead (dopys_photo_list_get (fixture->list, 0)));
  g_assert_false (dopys_photo_edit_step_make_lead (fixture->list, 0));
  /* The second time they change places. */
  g_assert_true (dopys_photo_edit_step_make_lead (fixture->list, 2));
  assert_order (fixture, "bac?");
  undo (fixture);
  assert_order (fixture, "cab?");
  undo (fixture);
  assert_order (fixture, "abc?");
  g_assert_null (dopys_draft_get_article (fixture->draft)->lead);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/photo-edit-step/apply", test_apply);
  ADD ("/photo-edit-step/paste", test_paste);
  ADD ("/photo-edit-step/damaged", test_damaged);
  ADD ("/photo-edit-step/make-lead", test_make_lead);
#undef ADD
  return g_test_run ();
}
