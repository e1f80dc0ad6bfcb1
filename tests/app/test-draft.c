/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open article and its photos, against a real store in a temporary folder. */
#include "dopys-photo-list.h"
#include "dopys-photo-replace.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysDraft *draft;
  guint changed;
} Fixture;

static void
add_text (DopysDraft *draft, const char *text)
{
  dopys_session_insert_text (dopys_draft_get_session (draft), 0, 0, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-draft-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->draft = dopys_draft_new (fixture->store, dopys_article_new ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (fixture->draft)
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

static DopysArticle *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  DopysArticle *article = dopys_store_load_article_sync (fixture->store, id, &error);

  g_assert_no_error (error);
  return article;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

static void
wait_saved (DopysDraft *draft)
{
  guint guard = g_timeout_add_seconds (20, give_up_cb, (gpointer) "the autosave");

  while (dopys_autosave_get_state (dopys_draft_get_autosave (draft), NULL) != DOPYS_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

/* What is typed is in the store by itself, within a second of the first change. */
static void
test_autosave (Fixture *fixture, gconstpointer data)
{
  const char *id = dopys_draft_get_article (fixture->draft)->id;
  g_autoptr (DopysArticle) stored = NULL;
  g_autofree char *text = NULL;
  gint64 begin = g_get_monotonic_time ();

  dopys_draft_set_title (fixture->draft, "Заголовок");
  add_text (fixture->draft, "Текст новини");
  dopys_draft_set_excerpt (fixture->draft, "Уривок");
  wait_saved (fixture->draft);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
  stored = load (fixture, id);
  text = dopys_document_dup_text (stored->document);
  g_assert_cmpstr (stored->title, ==, "Заголовок");
  g_assert_cmpstr (stored->excerpt, ==, "Уривок");
  g_assert_true (g_str_has_prefix (text, "Текст новини"));
}

/* Leaving the article at once loses nothing, and leaves no object behind. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (dopys_draft_get_article (fixture->draft)->id);
  g_autoptr (DopysArticle) stored = NULL;

  dopys_draft_set_title (fixture->draft, "Набрано й одразу залишено");
  g_assert_finalize_object (g_steal_pointer (&fixture->draft));
  stored = load (fixture, id);
  g_assert_cmpstr (stored->title, ==, "Набрано й одразу залишено");
}

static void
count_cb (Fixture *fixture)
{
  fixture->changed++;
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "Новини", "Освіта", NULL };
  const DopysArticle *article = dopys_draft_get_article (fixture->draft);

  g_signal_connect_swapped (fixture->draft, "changed", G_CALLBACK (count_cb), fixture);
  g_assert_true (dopys_draft_is_empty (fixture->draft));
  dopys_draft_set_title (fixture->draft, "");
  dopys_draft_set_categories (fixture->draft, NULL);
  g_assert_cmpuint (fixture->changed, ==, 0);
  dopys_draft_set_slug (fixture->draft, "adresa");
  dopys_draft_set_slug (fixture->draft, "adresa");
  g_assert_cmpuint (fixture->changed, ==, 1);
  dopys_draft_set_categories (fixture->draft, names);
  dopys_draft_set_tags (fixture->draft, names);
  g_assert_cmpuint (fixture->changed, ==, 3);
  g_assert_cmpstrv (article->categories, names);
  g_assert_true (dopys_draft_is_empty (fixture->draft));
  dopys_draft_set_title (fixture->draft, "Є");
  g_assert_false (dopys_draft_is_empty (fixture->draft));
}

/* Publishing wrote an address; what was typed meanwhile stays. */
static void
test_remote (Fixture *fixture, gconstpointer data)
{
  const DopysArticle *article = dopys_draft_get_article (fixture->draft);
  DopysSiteRecord site = { .id = (char *) "site",
                           .kind = (char *) "wordpress",
                           .name = (char *) "Сайт",
                           .url = (char *) "http://127.0.0.1/",
                           .api = (char *) "http://127.0.0.1/wp-json/",
                           .user = (char *) "user",
                           .time_zone = (char *) "Europe/Kyiv" };
  g_autoptr (GError) error = NULL;
  guint guard = g_timeout_add_seconds (20, give_up_cb, (gpointer) "the published state");

  dopys_draft_set_title (fixture->draft, "Перша назва");
  g_assert_true (dopys_draft_flush (fixture->draft, &error));
  g_assert_true (dopys_store_save_site_sync (fixture->store, &site, &error));
  DopysPostRecord post = { .article_id = article->id,
                           .site_id = (char *) "site",
                           .remote_id = 42,
                           .url = (char *) "http://127.0.0.1/42",
                           .remote_modified = (char *) "2024",
                           .status = DOPYS_STATUS_PUBLISH };
  g_assert_true (dopys_store_save_post_sync (fixture->store, &post, &error));
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->draft, "remote-changed", G_CALLBACK (count_cb), fixture);
  dopys_draft_refresh_remote (fixture->draft);
  dopys_draft_set_title (fixture->draft, "Друга назва");
  while (fixture->changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  g_assert_cmpint (article->remote_id, ==, 42);
  g_assert_cmpstr (article->remote_url, ==, "http://127.0.0.1/42");
  g_assert_cmpstr (article->title, ==, "Друга назва");
}

/* ---- the list of photos ---- */

static void
add_photos (DopysPhotoList *list, const char *ids)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  for (; *ids; ids++)
    g_ptr_array_add (photos, dopys_photo_new ((const char[]) { *ids, '\0' }));
  dopys_photo_list_append (list, photos);
}

static void
assert_list (DopysPhotoList *list, const char *expected)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, strlen (expected));
  for (guint i = 0; expected[i]; i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (list, i);

      g_assert_cmpint (*dopys_photo_get_id (dopys_photo_item_get_photo (item)), ==, expected[i]);
      g_assert_cmpuint (dopys_photo_item_get_number (item), ==, i + 1);
      g_assert_cmpuint (
          dopys_photo_list_find (list, dopys_photo_item_get_block (item), dopys_photo_item_get_index (item)), ==, i);
    }
}

static void
describe (DopysPhotoList *list, guint position, const char *alt)
{
  g_autoptr (DopysPhoto) photo =
      dopys_photo_with_alt (dopys_photo_item_get_photo (dopys_photo_list_get (list, position)), alt);

  dopys_photo_list_set_photo (list, position, photo);
}

/* "13": the photos at 1 and 3. Transfer full. */
static GtkBitset *
at (const char *positions)
{
  GtkBitset *bits = gtk_bitset_new_empty ();

  for (; *positions; positions++)
    gtk_bitset_add (bits, (guint) (*positions - '0'));
  return bits;
}

static gboolean
move (DopysPhotoList *list, const char *positions, guint before)
{
  g_autoptr (GtkBitset) bits = at (positions);

  return dopys_photo_list_move (list, bits, before);
}

static gboolean
step (DopysPhotoList *list, const char *positions, int by)
{
  g_autoptr (GtkBitset) bits = at (positions);

  return dopys_photo_list_step (list, bits, by);
}

static void
take_away (DopysPhotoList *list, const char *positions)
{
  g_autoptr (GtkBitset) bits = at (positions);

  dopys_photo_list_remove (list, bits);
}

static void
test_photos (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("L");
  DopysSession *session = dopys_draft_get_session (fixture->draft);

  add_photos (list, "abc");
  assert_list (list, "abc");
  dopys_draft_set_lead (fixture->draft, lead);
  assert_list (list, "Labc");
  g_assert_true (move (list, "1", 4));
  assert_list (list, "Lbca");
  g_assert_false (move (list, "0", 2));
  g_assert_false (move (list, "1", 0));
  g_assert_false (move (list, "3", 4));
  dopys_session_undo (session);
  assert_list (list, "Labc");
  take_away (list, "2");
  assert_list (list, "Lac");
  dopys_session_undo (session);
  assert_list (list, "Labc");
  take_away (list, "0");
  assert_list (list, "abc");
}

/* Several at once, each time one step; the lead photo keeps its place. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("L");
  DopysSession *session = dopys_draft_get_session (fixture->draft);

  add_photos (list, "abcdef");
  dopys_draft_set_lead (fixture->draft, lead);
  g_assert_true (move (list, "024", 7));
  assert_list (list, "Lacefbd");
  g_assert_true (step (list, "56", -1));
  assert_list (list, "Lacebdf");
  g_assert_true (step (list, "25", -1));
  assert_list (list, "Lcdaebf");
  g_assert_false (step (list, "12", -1));
  g_assert_false (step (list, "0", 1));
  take_away (list, "0135");
  assert_list (list, "def");
  g_assert_null (dopys_draft_get_article (fixture->draft)->lead);
  dopys_session_undo (session);
  assert_list (list, "Lcdaebf");
  for (guint i = 0; i < 3; i++)
    dopys_session_undo (session);
  assert_list (list, "Labcdef");
}

/* A selection follows its photos: an item goes with its photo, also where the same photo stands twice. */
static void
test_items_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (list)));
  DopysPhotoItem *a, *second_c;

  add_photos (list, "abcdc");
  describe (list, 4, "Друга така сама");
  a = dopys_photo_list_get (list, 0);
  second_c = dopys_photo_list_get (list, 4);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 0, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 4, FALSE);
  g_assert_true (move (list, "04", 2));
  assert_list (list, "baccd");
  g_assert_true (dopys_photo_list_get (list, 1) == a);
  g_assert_true (dopys_photo_list_get (list, 2) == second_c);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 1));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 2));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 0));
  dopys_session_undo (dopys_draft_get_session (fixture->draft));
  g_assert_true (dopys_photo_list_get (list, 4) == second_c);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 4));
}

/* Items outlive changes of what is said, so that a grid keeps its selection. */
static void
test_items_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  DopysPhotoItem *first, *last;

  add_photos (list, "abc");
  first = dopys_photo_list_get (list, 0);
  last = dopys_photo_list_get (list, 2);
  describe (list, 0, "Діти біля входу до школи");
  add_text (fixture->draft, "Перед фото\n");
  g_assert_true (dopys_photo_list_get (list, 0) == first);
  take_away (list, "1");
  g_assert_true (dopys_photo_list_get (list, 1) == last);
  g_assert_cmpuint (dopys_photo_item_get_number (last), ==, 2);
}

static void
test_described (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);

  add_photos (list, "abc");
  g_assert_cmpuint (dopys_photo_list_count_described (list), ==, 0);
  g_assert_cmpuint (dopys_photo_list_find_undescribed (list, G_MAXUINT), ==, 0);
  describe (list, 1, "Діти біля входу до школи");
  g_assert_cmpuint (dopys_photo_list_count_described (list), ==, 1);
  g_assert_cmpuint (dopys_photo_list_find_undescribed (list, 0), ==, 2);
  g_assert_cmpuint (dopys_photo_list_find_undescribed (list, 2), ==, 0);
  describe (list, 0, "Учителька пише на дошці");
  describe (list, 2, "Порожня зала зі стільцями");
  g_assert_cmpuint (dopys_photo_list_find_undescribed (list, 1), ==, G_MAXUINT);
  dopys_session_undo (dopys_draft_get_session (fixture->draft));
  g_assert_cmpuint (dopys_photo_list_count_described (list), <, 3);
}

static DopysPhoto *
sign_cb (DopysPhoto *photo, gpointer author)
{
  return dopys_photo_with_author (photo, author);
}

/* The same for several, the lead photo among them, in one step; a description that several have describes none. */
static void
test_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("L");
  g_autoptr (GtkBitset) positions = at ("02");
  DopysSession *session = dopys_draft_get_session (fixture->draft);

  add_photos (list, "abc");
  dopys_draft_set_lead (fixture->draft, lead);
  g_assert_cmpuint (dopys_photo_list_map (list, positions, DOPYS_STEP_PHOTOS, sign_cb, (gpointer) "Олена"), ==, 2);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (dopys_photo_get_author (dopys_photo_item_get_photo (dopys_photo_list_get (list, i))), ==,
                     i % 2 ? "" : "Олена");
  g_assert_cmpuint (dopys_photo_list_map (list, positions, DOPYS_STEP_PHOTOS, sign_cb, (gpointer) "Олена"), ==, 0);
  dopys_session_undo (session);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (dopys_photo_get_author (dopys_photo_item_get_photo (dopys_photo_list_get (list, i))), ==, "");
  assert_list (list, "Labc");

  describe (list, 1, "Діти біля входу до школи");
  g_assert_true (dopys_photo_item_get_described (dopys_photo_list_get (list, 1)));
  describe (list, 2, "діти біля входу до школи.");
  g_assert_false (dopys_photo_item_get_described (dopys_photo_list_get (list, 1)));
  g_assert_false (dopys_photo_item_get_described (dopys_photo_list_get (list, 2)));
}

/* All descriptions at once, and one undo; a decorative photo has none that anybody reads. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoList) list = dopys_photo_list_new (fixture->draft);
  g_autoptr (DopysFinder) finder = dopys_finder_new ("п'ятий клас", 0);
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("L");
  DopysSession *session = dopys_draft_get_session (fixture->draft);
  guint n_photos;

  add_photos (list, "abc");
  dopys_draft_set_lead (fixture->draft, lead);
  describe (list, 0, "П’ятий клас саджає сад, п’ятий клас співає");
  describe (list, 1, "Голова вітає п’ятий клас");
  describe (list, 2, "Учителька тримає лопату");
  g_assert_cmpuint (dopys_photo_replace_count (list, finder, &n_photos), ==, 3);
  g_assert_cmpuint (n_photos, ==, 2);
  g_assert_cmpuint (dopys_photo_replace_all (list, finder, "шостий клас"), ==, 2);
  g_assert_cmpstr (dopys_photo_get_alt (dopys_photo_item_get_photo (dopys_photo_list_get (list, 0))), ==,
                   "Шостий клас саджає сад, шостий клас співає");
  g_assert_cmpstr (dopys_photo_get_alt (dopys_photo_item_get_photo (dopys_photo_list_get (list, 1))), ==,
                   "Голова вітає шостий клас");
  g_assert_cmpuint (dopys_photo_replace_count (list, finder, &n_photos), ==, 0);
  dopys_session_undo (session);
  g_assert_cmpuint (dopys_photo_replace_count (list, finder, &n_photos), ==, 3);
}

/* One undo knows both: what was done to the lead photo and what to the body, in their order. */
static void
test_lead_undo (Fixture *fixture, gconstpointer data)
{
  DopysSession *session = dopys_draft_get_session (fixture->draft);
  g_autoptr (DopysPhoto) first = dopys_photo_new ("first");
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (first, "Голова громади");
  const DopysArticle *article = dopys_draft_get_article (fixture->draft);

  add_text (fixture->draft, "a");
  dopys_draft_set_lead (fixture->draft, first);
  dopys_draft_set_lead (fixture->draft, described);
  add_text (fixture->draft, "b");
  dopys_draft_set_lead (fixture->draft, NULL);
  dopys_session_undo (session);
  g_assert_true (article->lead == described);
  dopys_session_undo (session);
  g_assert_true (article->lead == described);
  dopys_session_undo (session);
  g_assert_true (article->lead == first);
  dopys_session_undo (session);
  g_assert_null (article->lead);
  g_assert_cmpuint (dopys_document_get_length (article->document), ==, 1);
  for (guint i = 0; i < 4; i++)
    dopys_session_redo (session);
  g_assert_null (article->lead);
  g_assert_cmpuint (dopys_document_get_length (article->document), ==, 2);
  g_assert_false (dopys_session_can_redo (session, NULL));
}

/* The same after the program has ended: what was kept of the history leads back, the lead photo with it. */
static void
test_undo_after_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("lead");
  g_autofree char *id = g_strdup (dopys_draft_get_article (fixture->draft)->id);

  add_text (fixture->draft, "a");
  dopys_draft_set_lead (fixture->draft, lead);
  add_text (fixture->draft, "b");
  g_assert_true (dopys_draft_flush (fixture->draft, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->draft));

  fixture->draft = dopys_draft_new (fixture->store, load (fixture, id));
  DopysSession *session = dopys_draft_get_session (fixture->draft);
  const DopysArticle *article = dopys_draft_get_article (fixture->draft);
  guint guard = g_timeout_add_seconds (60, give_up_cb, (gpointer) "the history");
  while (!dopys_session_can_undo (session, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  dopys_session_undo (session);
  g_assert_true (dopys_photo_equal (article->lead, lead));
  dopys_session_undo (session);
  g_assert_null (article->lead);
  dopys_session_undo (session);
  g_assert_true (dopys_document_is_empty (article->document));
  for (guint i = 0; i < 3; i++)
    dopys_session_redo (session);
  g_assert_true (dopys_photo_equal (article->lead, lead));
  g_assert_cmpuint (dopys_document_get_length (article->document), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/draft/autosave", test_autosave);
  ADD ("/draft/leave", test_leave);
  ADD ("/draft/fields", test_fields);
  ADD ("/draft/remote", test_remote);
  ADD ("/draft/lead-undo", test_lead_undo);
  ADD ("/draft/undo-after-restart", test_undo_after_restart);
  ADD ("/photo-list/photos", test_photos);
  ADD ("/photo-list/many", test_many);
  ADD ("/photo-list/map", test_map);
  ADD ("/photo-list/replace", test_replace);
  ADD ("/photo-list/items-move", test_items_move);
  ADD ("/photo-list/items-stay", test_items_stay);
  ADD ("/photo-list/described", test_described);
#undef ADD
  return g_test_run ();
}
