/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-autosave.h"
#include "dopys-error.h"
#include "dopys-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct
{
  char *folder;
  DopysStore *store;
} Fixture;

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *fixture)
{
  dopys_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dopys-store-XXXXXX", NULL);
  open_store (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store)
    close_store (fixture);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static DopysArticle *
make_article (const char *title, const char *text)
{
  const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
  g_autoptr (DopysBlock) block = dopys_block_new_text (&format, text, NULL, 0);
  DopysArticle *article = dopys_article_new ();

  article->title = g_strdup (title);
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  return article;
}

static char *
save_new (Fixture *fixture, const char *title, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) article = make_article (title, text);
  dopys_store_save_article_sync (fixture->store, article, &error);
  g_assert_no_error (error);
  return g_strdup (article->id);
}

static guint
count (Fixture *fixture, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (fixture->store, query, &error);
  g_assert_no_error (error);
  return rows->len;
}

static void
add_site (Fixture *fixture, const char *id)
{
  const DopysSiteRecord site = { (char *) id,
                                 (char *) "wordpress",
                                 (char *) "Рада",
                                 (char *) "https://rada.example/",
                                 (char *) "",
                                 (char *) "editor",
                                 NULL };
  g_autoptr (GError) error = NULL;
  dopys_store_save_site_sync (fixture->store, &site, &error);
  g_assert_no_error (error);
}

static void
test_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) article = make_article ("Сесія", "Перший рядок.\nдругий");
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("00ff");

  article->slug = g_strdup ("sesiia");
  article->excerpt = g_strdup ("Коротко");
  article->categories = g_strdupv ((char *[]) { (char *) "Новини", (char *) "Рада", NULL });
  article->lead = dopys_photo_with_alt (photo, "Зала");
  article->status = DOPYS_STATUS_FUTURE;
  article->date = g_date_time_new_utc (2026, 12, 1, 10, 30, 0);
  dopys_store_save_article_sync (fixture->store, article, &error);
  g_assert_no_error (error);
  close_store (fixture);
  open_store (fixture);
  g_autoptr (DopysArticle) read = dopys_store_load_article_sync (fixture->store, article->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->title, ==, "Сесія");
  g_assert_cmpstr (read->slug, ==, "sesiia");
  g_assert_cmpstr (read->excerpt, ==, "Коротко");
  g_assert_cmpstrv (read->categories, article->categories);
  g_assert_null (read->tags);
  g_assert_true (dopys_photo_equal (read->lead, article->lead));
  g_assert_cmpint (read->status, ==, DOPYS_STATUS_FUTURE);
  g_assert_true (g_date_time_equal (read->date, article->date));
  g_assert_true (dopys_document_equal (read->document, article->document));
  g_autoptr (DopysArticle) unknown = dopys_store_load_article_sync (fixture->store, "nobody", &error);
  g_assert_null (unknown);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const found[] = { "п'ять",  "п’ЯТЬ",     "пʼят", "П`ять",        "п´ять", "об",
                                       "ОБ’ЄКТ", "сесія п'я", "Їжак", "їж,  \"сес\"", "" };
  static const char *const unknown[] = { "іжак", "п'ятьма", "сесія зима", "NOT", "title:щось" };
  g_autofree char *id = save_new (fixture, "Сесія: п’ять об'єктів", "Прийшов їжак.");
  g_autofree char *other = save_new (fixture, "Zyx", "");

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_cmpuint (count (fixture, found[i]), ==, *found[i] ? 1 : 2);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpuint (count (fixture, unknown[i]), ==, 0);
  /* The old words go with the old text. */
  g_autoptr (DopysArticle) article = make_article ("Інше", "");
  g_set_str (&article->id, id);
  g_assert_true (dopys_store_save_article_sync (fixture->store, article, NULL));
  g_assert_cmpuint (count (fixture, "їжак"), ==, 0);
  g_assert_cmpuint (count (fixture, "інше"), ==, 1);
}

/* A save that was begun before publishing was recorded must not take the address back. */
static void
test_post (Fixture *fixture, gconstpointer data)
{
  const DopysPostRecord none = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) stale = make_article ("Сесія", "текст");

  add_site (fixture, "site");
  g_assert_true (dopys_store_save_article_sync (fixture->store, stale, NULL));
  DopysPostRecord post = none;
  post.article_id = stale->id;
  post.site_id = (char *) "site";
  post.remote_id = 17;
  post.url = (char *) "https://rada.example/17/";
  post.remote_modified = (char *) "2026-11-23T10:00:00";
  post.digest = (char *) "00ff";
  post.status = DOPYS_STATUS_PUBLISH;
  dopys_store_save_post_sync (fixture->store, &post, &error);
  g_assert_no_error (error);
  g_assert_true (dopys_store_save_article_sync (fixture->store, stale, NULL));
  g_autoptr (DopysArticle) read = dopys_store_load_article_sync (fixture->store, stale->id, NULL);
  g_assert_cmpint (read->remote_id, ==, 17);
  g_assert_cmpstr (read->remote_url, ==, "https://rada.example/17/");
  g_assert_cmpstr (read->remote_modified, ==, "2026-11-23T10:00:00");
  g_assert_cmpstr (read->site_id, ==, "site");
  g_assert_cmpint (read->status, ==, DOPYS_STATUS_PUBLISH);
  g_autoptr (DopysPostRecord) known = dopys_store_load_post_sync (fixture->store, stale->id, "site", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (known->digest, ==, "00ff");
  g_autofree char *found = dopys_store_find_post_sync (fixture->store, "site", 17, &error);
  g_assert_cmpstr (found, ==, stale->id);
  g_assert_null (dopys_store_find_post_sync (fixture->store, "site", 18, &error));
  g_autoptr (DopysPostRecord) unknown = dopys_store_load_post_sync (fixture->store, "nobody", "site", &error);
  g_assert_no_error (error);
  g_assert_null (unknown);
}

/* What a site wants of photos outlives connecting it anew. */
static void
test_photo_wish (Fixture *fixture, gconstpointer data)
{
  const DopysPhotoWish wish = { DOPYS_PHOTO_KIND_WEBP, 300000, TRUE };
  g_autoptr (GError) error = NULL;

  add_site (fixture, "site");
  g_autoptr (DopysSiteRecord) fresh = dopys_store_load_site_sync (fixture->store, "site", &error);
  g_assert_no_error (error);
  g_assert_cmpint (fresh->photos.kind, ==, DOPYS_PHOTO_KIND_JPEG);
  g_assert_cmpuint (fresh->photos.max_bytes, ==, 0);
  g_assert_false (fresh->photos.name_author);
  g_assert_true (dopys_store_save_photo_wish_sync (fixture->store, "site", &wish, &error));
  add_site (fixture, "site");
  g_autoptr (DopysSiteRecord) again = dopys_store_load_site_sync (fixture->store, "site", &error);
  g_assert_cmpint (again->photos.kind, ==, DOPYS_PHOTO_KIND_WEBP);
  g_assert_cmpuint (again->photos.max_bytes, ==, 300000);
  g_assert_true (again->photos.name_author);
}

/* What one site said is never carried over to another, and is there again when the person comes back to it. */
static void
test_two_sites (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysArticle) article = make_article ("Сесія", "текст");

  add_site (fixture, "site");
  add_site (fixture, "other");
  article->site_id = g_strdup ("site");
  article->remote_id = 17;
  article->remote_url = g_strdup ("https://rada.example/17/");
  article->status = DOPYS_STATUS_PUBLISH;
  g_assert_true (dopys_store_save_article_sync (fixture->store, article, NULL));
  g_set_str (&article->site_id, "other");
  g_assert_true (dopys_store_save_article_sync (fixture->store, article, NULL));
  g_autoptr (DopysArticle) moved = dopys_store_load_article_sync (fixture->store, article->id, NULL);
  g_assert_cmpint (moved->remote_id, ==, 0);
  g_assert_null (moved->remote_url);
  g_set_str (&moved->site_id, "site");
  g_assert_true (dopys_store_save_article_sync (fixture->store, moved, NULL));
  g_autoptr (DopysArticle) back = dopys_store_load_article_sync (fixture->store, article->id, NULL);
  g_assert_cmpint (back->remote_id, ==, 17);
  g_assert_cmpstr (back->remote_url, ==, "https://rada.example/17/");
}

static void
test_revisions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) first = make_article ("Перша", "перший текст");
  g_autoptr (DopysArticle) second = make_article ("Друга", "другий текст");

  g_assert_true (dopys_store_save_article_sync (fixture->store, first, NULL));
  g_set_str (&second->id, first->id);
  /* Two saves within the hour keep one earlier state. */
  g_assert_true (dopys_store_save_article_sync (fixture->store, second, NULL));
  g_assert_true (dopys_store_save_article_sync (fixture->store, second, NULL));
  g_assert_true (dopys_store_save_revision_sync (fixture->store, second, DOPYS_REVISION_SENT, "https://a/", &error));
  g_autoptr (GPtrArray) rows = dopys_store_list_revisions_sync (fixture->store, first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  const DopysRevisionRow *sent = g_ptr_array_index (rows, 0), *work = g_ptr_array_index (rows, 1);
  g_assert_cmpint (sent->kind, ==, DOPYS_REVISION_SENT);
  g_assert_cmpstr (sent->note, ==, "https://a/");
  g_assert_cmpint (work->kind, ==, DOPYS_REVISION_WORK);
  g_autoptr (DopysArticle) read = dopys_store_load_revision_sync (fixture->store, work->number, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->id, ==, first->id);
  g_assert_cmpstr (read->title, ==, "Перша");
  g_assert_true (dopys_document_equal (read->document, first->document));
  g_autoptr (DopysArticle) unknown = dopys_store_load_revision_sync (fixture->store, 999, &error);
  g_assert_null (unknown);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND);
}

static void
test_jobs_and_uploads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) state = g_bytes_new_static ("abc", 3);
  g_autofree char *article = save_new (fixture, "Сесія", "");
  g_autofree char *url = NULL;
  DopysJobRecord job = { (char *) "job", article, (char *) "site", state, FALSE, NULL };
  const DopysUpload upload = { "hash", 5, "https://rada.example/5.jpg", "photo" };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_false (dopys_store_save_job_sync (fixture->store, &job, NULL, 0, &error)); /* no such site */
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE);
  g_clear_error (&error);
  add_site (fixture, "site");
  g_assert_true (dopys_store_save_job_sync (fixture->store, &job, NULL, 0, &error));
  g_autoptr (DopysJobRecord) read = dopys_store_load_job_sync (fixture->store, "job", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read->state, state));
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (fixture->store, "", NULL);
  g_assert_cmpstr (((DopysArticleRow *) g_ptr_array_index (rows, 0))->job_id, ==, "job");
  job.done = TRUE;
  g_assert_true (dopys_store_save_job_sync (fixture->store, &job, NULL, 0, &error));
  g_autoptr (GPtrArray) unfinished = dopys_store_list_jobs_sync (fixture->store, TRUE, NULL);
  g_autoptr (GPtrArray) all = dopys_store_list_jobs_sync (fixture->store, FALSE, NULL);
  g_assert_cmpuint (unfinished->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 1);

  g_assert_false (dopys_store_find_upload_sync (fixture->store, "site", "hash", &id, &url, &error));
  g_assert_no_error (error);
  g_assert_true (dopys_store_save_job_sync (fixture->store, &job, &upload, 1, NULL));
  g_autofree char *photo = dopys_store_find_uploaded_photo_sync (fixture->store, "site", 5, &error);
  g_assert_cmpstr (photo, ==, "photo");
  g_assert_null (dopys_store_find_uploaded_photo_sync (fixture->store, "site", 6, &error));
  g_assert_no_error (error);
  g_assert_true (dopys_store_find_upload_sync (fixture->store, "site", "hash", &id, &url, &error));
  g_assert_cmpint (id, ==, 5);
  g_assert_cmpstr (url, ==, "https://rada.example/5.jpg");
  g_clear_pointer (&url, g_free);
  g_assert_true (dopys_store_forget_upload_sync (fixture->store, "site", 5, NULL));
  g_assert_false (dopys_store_find_upload_sync (fixture->store, "site", "hash", &id, &url, &error));
  g_assert_true (dopys_store_delete_site_sync (fixture->store, "site", NULL));
  g_autoptr (GPtrArray) gone = dopys_store_list_jobs_sync (fixture->store, FALSE, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* A library of the time before its words were stored without their places: it is found in as before. */
static void
test_words_anew (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dopys.db", NULL);
  g_autofree char *id = save_new (fixture, "Сесія ради", "п’ять шкіл");
  sqlite3 *db;

  close_store (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "DROP TABLE article_words;"
                                 "CREATE VIRTUAL TABLE article_words USING fts5 (title, body, content='',"
                                 " contentless_delete=1, prefix='2 3'); PRAGMA user_version = 7",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  open_store (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (fixture->store, i ? "п'ят" : "сес", NULL);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpstr (((DopysArticleRow *) g_ptr_array_index (rows, 0))->id, ==, id);
    }
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dopys.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  close_store (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 1000", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (dopys_store_open (fixture->folder, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NEWER_LIBRARY);
}

/* What the newer program had only in its log when it was killed stays there. */
static void
test_newer_killed (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "dopys.db", "dopys.db-wal" };
  g_autofree char *path = g_build_filename (fixture->folder, "dopys.db", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) before = g_new0 (char *, G_N_ELEMENTS (names) + 1);
  sqlite3 *db;

  close_store (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 1000", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *file = g_build_filename (fixture->folder, names[i], NULL);
        g_autofree char *bytes = NULL;
        gsize size;

        if (pass == 1 && i == 0)
          {
            g_assert_null (dopys_store_open (fixture->folder, &error));
            g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NEWER_LIBRARY);
          }
        g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
        g_assert_cmpuint (size, >, 0);
        g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, size);
        if (pass == 0)
          before[i] = g_steal_pointer (&digest);
        else
          g_assert_cmpstr (digest, ==, before[i]);
      }
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dopys.db", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  g_assert_true (g_file_set_contents (path, noise, 8192, NULL));
  g_assert_null (dopys_store_open (fixture->folder, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, noise);
}

static gpointer
open_and_save (gpointer folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysStore) store = dopys_store_open (folder, &error);
  g_assert_no_error (error);
  g_autoptr (DopysArticle) article = make_article ("Сесія", "");
  dopys_store_save_article_sync (store, article, &error);
  g_assert_no_error (error);
  dopys_store_close (store);
  return NULL;
}

/* Two programs that are started at once for the first time. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];
  g_autofree char *folder = g_build_filename (fixture->folder, "new", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("store", open_and_save, folder);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  Fixture second = { .folder = g_steal_pointer (&folder) };
  open_store (&second);
  g_assert_cmpuint (count (&second, ""), ==, G_N_ELEMENTS (threads));
  tear_down (&second, NULL);
}

/* ---- autosave ---- */

static DopysArticle *
get_article (gpointer user_data)
{
  return dopys_article_copy (user_data);
}

/* Whether each change is written while one goes on typing, and how late. */
static void
test_autosave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysArticle) article = make_article ("0", "");
  const DopysAutosaveSource source = { .dup_article = get_article };
  DopysAutosave *autosave = dopys_autosave_new (fixture->store, &source, article);
  gint64 longest = 0, start = g_get_monotonic_time ();

  g_assert_cmpint (dopys_autosave_get_state (autosave, NULL), ==, DOPYS_SAVE_SAVED);
  while (g_get_monotonic_time () - start < 2 * G_USEC_PER_SEC)
    {
      g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
      g_set_str (&article->title, title);
      dopys_autosave_touch (autosave);
      g_assert_cmpint (dopys_autosave_get_state (autosave, NULL), ==, DOPYS_SAVE_PENDING);
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () - start < G_USEC_PER_SEC)
        continue;
      g_autoptr (DopysArticle) read = dopys_store_load_article_sync (fixture->store, article->id, NULL);
      longest = MAX (longest, g_get_monotonic_time () - g_ascii_strtoll (read->title, NULL, 10));
    }
  g_assert_cmpint (longest, <, G_USEC_PER_SEC);
  g_set_str (&article->title, "last");
  dopys_autosave_touch (autosave);
  g_assert_true (dopys_autosave_flush (autosave, NULL));
  g_autoptr (DopysArticle) read = dopys_store_load_article_sync (fixture->store, article->id, NULL);
  g_assert_cmpstr (read->title, ==, "last");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (autosave);
}

/* A site is the same by either address; a neighbour in another folder, or another user, is not. */
static void
test_same_site (void)
{
  const DopysSiteRecord site = { .api = (char *) "https://rada.example/wp-json/",
                                 .url = (char *) "https://rada.example",
                                 .user = (char *) "press" };

  g_assert_true (dopys_site_record_is (&site, "https://rada.example/wp-json/", NULL, "press"));
  g_assert_true (dopys_site_record_is (&site, "https://rada.example/?rest_route=/", "https://Rada.example/", "press"));
  g_assert_false (
      dopys_site_record_is (&site, "https://rada.example/two/wp-json/", "https://rada.example/two", "press"));
  g_assert_false (dopys_site_record_is (&site, "https://rada.example/wp-json/", "https://rada.example", "editor"));
  g_assert_false (dopys_site_record_is (&site, NULL, NULL, "press"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/article", test_article);
  ADD ("/store/search", test_search);
  ADD ("/store/post", test_post);
  ADD ("/store/revisions", test_revisions);
  ADD ("/store/two-sites", test_two_sites);
  ADD ("/store/photo-wish", test_photo_wish);
  ADD ("/store/jobs-and-uploads", test_jobs_and_uploads);
  ADD ("/store/words-anew", test_words_anew);
  ADD ("/store/newer", test_newer);
  ADD ("/store/newer-killed", test_newer_killed);
  ADD ("/store/damaged", test_damaged);
  ADD ("/store/at-once", test_at_once);
  ADD ("/store/autosave", test_autosave);
  g_test_add_func ("/store/same-site", test_same_site);
  return g_test_run ();
}
