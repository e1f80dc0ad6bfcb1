/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-arrival.h"

#include <adwaita.h>

#include "app-fixture.h"

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysDraft *draft;
  DopysPhotoList *list;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-photo-arrival-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->draft = dopys_draft_new (fixture->store, dopys_article_new ());
  fixture->list = dopys_photo_list_new (fixture->draft);
  fixture->page = g_object_ref_sink (gtk_label_new (NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->page);
  g_object_unref (fixture->list);
  g_object_unref (fixture->draft);
  dopys_store_close (fixture->store);
  g_object_unref (fixture->store);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static DopysSession *
get_session (Fixture *fixture)
{
  return dopys_draft_get_session (fixture->draft);
}

/* ids: a character each. */
static gboolean
take (DopysPhotoArrival *arrival, const char *ids)
{
  g_autoptr (DopysImported) imported = dopys_imported_new ();

  for (; *ids; ids++)
    {
      g_autofree char *id = g_strndup (ids, 1);
      DopysPhotoInfo info = { .id = id, .name = id, .mime_type = (char *) "image/jpeg" };

      g_ptr_array_add (imported->photos, dopys_photo_new (id));
      g_ptr_array_add (imported->infos, dopys_photo_info_copy (&info));
    }
  return dopys_photo_arrival_take (imported, FALSE, arrival);
}

/* The ids of all photos, the lead photo's first; a bar where another media block begins. */
static void
assert_photos (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dopys_photo_list_get_n (fixture->list); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (fixture->list, i);

      if (i > 0 && dopys_photo_item_get_index (item) == 0)
        g_string_append_c (text, '|');
      g_string_append (text, dopys_photo_get_id (dopys_photo_item_get_photo (item)));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static guint
count_undo (Fixture *fixture)
{
  guint n = 0;

  while (dopys_session_can_undo (get_session (fixture), NULL))
    {
      dopys_session_undo (get_session (fixture));
      n++;
    }
  return n;
}

static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *arrival = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED);

  g_assert_true (take (arrival, "a"));
  g_assert_true (take (arrival, "bc"));
  g_assert_true (take (arrival, ""));
  g_assert_true (take (arrival, "ad"));
  assert_photos (fixture, "abcd");
  g_assert_cmpuint (count_undo (fixture), ==, 1);
  assert_photos (fixture, "");
  dopys_photo_arrival_free (arrival);
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *first = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED), *next;

  take (first, "abc");
  next = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED);
  dopys_photo_arrival_set_item (next, dopys_photo_list_get (fixture->list, 1), FALSE);
  take (next, "de");
  take (first, "x");
  take (next, "f");
  assert_photos (fixture, "adefbcx");
  g_assert_cmpuint (count_undo (fixture), ==, 4);
  dopys_photo_arrival_free (next);
  dopys_photo_arrival_free (first);
}

/* The others go after those that came, wherever these were moved, while any is left. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *arrival = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED);
  g_autoptr (GtkBitset) last = gtk_bitset_new_range (2, 1), first = gtk_bitset_new_range (0, 1);

  take (arrival, "abc");
  dopys_photo_list_move (fixture->list, last, 0);
  take (arrival, "d");
  assert_photos (fixture, "cdab");
  dopys_photo_list_remove (fixture->list, first);
  take (arrival, "e");
  assert_photos (fixture, "deab");
  dopys_photo_arrival_free (arrival);
}

/* Undone, it is not wanted. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *arrival = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED);

  g_assert_true (take (arrival, "ab"));
  dopys_session_undo (get_session (fixture));
  g_assert_false (take (arrival, "cd"));
  g_assert_false (take (arrival, "e"));
  assert_photos (fixture, "");
  g_assert_true (dopys_session_can_redo (get_session (fixture), NULL));
  dopys_photo_arrival_free (arrival);
}

static void
test_lead (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *arrival = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_TOLD);

  dopys_photo_arrival_set_lead (arrival);
  take (arrival, "a");
  take (arrival, "bc");
  take (arrival, "d");
  g_assert_cmpstr (dopys_photo_get_id (dopys_draft_get_article (fixture->draft)->lead), ==, "a");
  assert_photos (fixture, "a|bcd");
  dopys_photo_arrival_free (arrival);
}

/* What an interrupted import brought in stays where it is, and the others go after it. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  DopysPhotoArrival *first = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_OFFERED), *again;

  take (first, "xaby");
  again = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_LEFT_OUT);
  take (again, "ab");
  take (again, "cd");
  assert_photos (fixture, "xabcdy");
  dopys_photo_arrival_free (again);
  dopys_photo_arrival_free (first);
}

/* Amid the text: who writes meanwhile goes on where he was. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysArticleView) view = DOPYS_ARTICLE_VIEW (g_object_ref_sink (dopys_article_view_new ()));
  DopysSession *session = get_session (fixture);
  DopysPhotoArrival *arrival;

  dopys_article_view_set_session (view, session);
  dopys_session_insert_text (session, 0, 0, "одинтри");
  dopys_session_select (session, 4, 4);
  arrival = dopys_photo_arrival_new (fixture->page, fixture->list, DOPYS_REPEATS_TOLD);
  dopys_photo_arrival_set_offset (arrival, view, 4, DOPYS_NO_PHOTO);
  dopys_session_insert_text (session, 4, 4, "два");
  take (arrival, "ab");
  dopys_session_insert_text (session, dopys_session_get_selection (session).caret,
                             dopys_session_get_selection (session).caret, "!");
  take (arrival, "cd");
  g_autofree char *text = dopys_document_dup_text (dopys_session_get_document (session));
  g_assert_cmpstr (text, ==, "один\n\357\277\274\nдва!три");
  assert_photos (fixture, "abcd");
  dopys_photo_arrival_free (arrival);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/app/photo-arrival/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one-step", test_one_step);
  ADD ("beside", test_beside);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("undone", test_undone);
  ADD ("lead", test_lead);
  ADD ("left-out", test_left_out);
  ADD ("typing", test_typing);
  return g_test_run ();
}
