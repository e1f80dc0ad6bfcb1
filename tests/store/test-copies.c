/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies: daily ones, going back to one after real damage, and a library moved to another computer in one file. */

#include "dopys-edit.h"
#include "dopys-error.h"
#include "dopys-store-copies.h"
#include "dopys-store.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *other;
  char *file;
} Fixture;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dopys-copies-XXXXXX", NULL);
  fixture->other = g_dir_make_tmp ("dopys-copies-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->other, "all.dopys", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  remove_folder (fixture->other);
  g_free (fixture->folder);
  g_free (fixture->other);
  g_free (fixture->file);
}

static DopysStore *
open_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DopysStore *store = dopys_store_open (folder, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (DopysStore *store)
{
  dopys_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

static void
save (DopysStore *store, const char *id, const char *title, gint64 modified)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (GError) error = NULL;

  g_set_str (&article->id, id);
  g_set_str (&article->title, title);
  g_clear_pointer (&article->modified, g_date_time_unref);
  article->modified = g_date_time_new_from_unix_utc (modified);
  dopys_store_save_article_sync (store, article, &error);
  g_assert_no_error (error);
}

static char *
title_of (DopysStore *store, const char *id)
{
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (store, id, NULL);

  return article ? g_strdup (article->title) : NULL;
}

static void
assert_title (DopysStore *store, const char *id, const char *expected)
{
  g_autofree char *title = title_of (store, id);

  g_assert_cmpstr (title, ==, expected);
}

/* ---- daily ---- */

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  DopysStore *store = open_store (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  save (store, "a", "Перша", 100);
  g_assert_true (dopys_store_make_daily_copy_sync (store, &error));
  for (int day = 1; day <= 9; day++)
    {
      g_autofree char *path = g_strdup_printf ("%s/copies/dopys-2020-01-%02d.db", fixture->folder, day);
      g_assert_true (g_file_set_contents (path, "old", 3, NULL));
    }
  copies = dopys_store_copies_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 10);
  /* Today's is there: nothing is done. Without it the oldest go. */
  g_assert_true (dopys_store_make_daily_copy_sync (store, &error));
  g_remove (((DopysStoreCopy *) copies->pdata[0])->path);
  g_assert_true (dopys_store_make_daily_copy_sync (store, &error));
  g_ptr_array_unref (copies);
  copies = dopys_store_copies_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, DOPYS_STORE_COPIES_KEPT);
  g_assert_true (g_str_has_suffix (((DopysStoreCopy *) copies->pdata[6])->path, "dopys-2020-01-04.db"));
  close_store (store);
}

/* Noise over pages in the middle: the file opens, and only a look at the whole finds it. */
static void
damage (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "dopys.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 40 * 4096);
  memset (bytes + 8 * 4096, 0x5a, 24 * 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  DopysStore *store = open_store (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *kept = NULL, *old = g_build_filename (fixture->folder, "copies", "dopys-2020-01-01.db", NULL);
  g_autofree char *long_title = g_strnfill (3000, 'x');
  DopysStoreCopy *copy;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);
      save (store, id, long_title, 100 + i);
    }
  save (store, "a", "Перша", 100);
  g_assert_true (dopys_store_make_daily_copy_sync (store, &error));
  close_store (store);
  copies = dopys_store_copies_list (fixture->folder);
  copy = copies->pdata[0];
  g_assert_cmpint (g_rename (copy->path, old), ==, 0);

  damage (fixture->folder);
  /* The next day's copy finds it, and does not push out the good one. */
  g_assert_false (dopys_store_copies_make (fixture->folder, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY);
  g_clear_error (&error);
  g_assert_null (dopys_store_open (fixture->folder, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY);
  g_clear_error (&error);

  g_assert_true (dopys_store_copies_restore (fixture->folder, old, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
  store = open_store (fixture->folder);
  assert_title (store, "a", "Перша");
  assert_title (store, "n99", long_title);
  close_store (store);
}

/* ---- in one file ---- */

static void
add_original (const char *folder, const char *content, char **name)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *place = g_strdup_printf ("%s/originals/%.2s", folder, sum);
  g_autofree char *path = g_strdup_printf ("%s/%s.jpg", place, sum);

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  *name = g_strdup_printf ("originals/%.2s/%s.jpg", sum, sum);
}

static void
add_site (DopysStore *store, const char *id, const char *api)
{
  const DopysSiteRecord site = { .id = (char *) id,
                                 .kind = (char *) "wordpress",
                                 .name = (char *) "Рада",
                                 .url = (char *) "https://rada.example",
                                 .api = (char *) api,
                                 .user = (char *) "press" };

  g_assert_true (dopys_store_save_site_sync (store, &site, NULL));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  DopysStore *store = open_store (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *original = NULL, *moved = NULL, *found = NULL;
  g_autoptr (GPtrArray) sites = NULL, rows = NULL, revisions = NULL;
  const DopysPostRecord post = { .article_id = (char *) "a",
                                 .site_id = (char *) "site-1",
                                 .remote_id = 7,
                                 .url = (char *) "https://rada.example/7",
                                 .digest = (char *) "d",
                                 .status = DOPYS_STATUS_PUBLISH };
  guint n;

  add_site (store, "site-1", "https://rada.example/wp-json/");
  save (store, "a", "Тільки там", 100);
  save (store, "b", "Новіша там", 300);
  save (store, "c", "Старіша там", 100);
  g_assert_true (dopys_store_save_post_sync (store, &post, &error));
  add_original (fixture->folder, "photo", &original);
  g_assert_true (dopys_store_export_sync (store, fixture->file, &error));
  g_assert_no_error (error);
  close_store (store);

  store = open_store (fixture->other);
  add_site (store, "site-2", "https://rada.example/wp-json/");
  save (store, "b", "Старіша тут", 200);
  save (store, "c", "Новіша тут", 400);
  save (store, "d", "Тільки тут", 100);
  dopys_store_import_sync (store, fixture->file, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  assert_title (store, "a", "Тільки там");
  assert_title (store, "b", "Новіша там");
  assert_title (store, "c", "Новіша тут");
  assert_title (store, "d", "Тільки тут");
  /* One site, called as it was here; the post belongs to it; words are found; the older text is in the history. */
  sites = dopys_store_list_sites_sync (store, NULL);
  g_assert_cmpuint (sites->len, ==, 1);
  found = dopys_store_find_post_sync (store, "site-2", 7, NULL);
  g_assert_cmpstr (found, ==, "a");
  rows = dopys_store_list_articles_sync (store, "там", NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  revisions = dopys_store_list_revisions_sync (store, "b", NULL);
  g_assert_cmpuint (revisions->len, >=, 1);
  g_assert_cmpstr (((DopysRevisionRow *) revisions->pdata[0])->title, ==, "Старіша тут");
  moved = g_build_filename (fixture->other, original, NULL);
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
  /* Once more changes nothing. */
  g_assert_true (dopys_store_import_sync (store, fixture->file, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  close_store (store);
}

static void
expect_refused (DopysStore *store, const char *file, int code)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_false (dopys_store_import_sync (store, file, &n, &error));
  g_assert_error (error, DOPYS_ERROR, code);
}

static void
write_tar (const char *path, const char *first, const char *content, const char *second, const char *more)
{
  struct archive *archive = archive_write_new ();
  const char *const parts[][2] = { { first, content }, { second, more } };

  archive_write_set_format_pax_restricted (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts[i][0]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) strlen (parts[i][1]));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, parts[i][1], strlen (parts[i][1]));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
}

static guint
count_imports (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    n += g_str_has_prefix (name, "import-");
  return n;
}

/* Nothing of a file that is not right comes in, and nothing of it stays. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DopysStore *store = open_store (fixture->folder);
  g_autofree char *bytes = NULL, *original = NULL, *wrong = g_strnfill (64, 'a'), *escaped = NULL;
  g_autofree char *lying = g_strdup_printf ("originals/aa/%s.jpg", wrong);
  g_autofree char *newer = g_build_filename (fixture->other, "newer", NULL);
  gsize size;
  sqlite3 *db;

  add_original (fixture->folder, "photo that is long enough to be cut in the middle of it", &original);
  save (store, "a", "Перша", 100);
  g_assert_true (dopys_store_export_sync (store, fixture->file, NULL));
  g_assert_true (g_file_get_contents (fixture->file, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->file, bytes, (gssize) size / 2, NULL));
  expect_refused (store, fixture->file, DOPYS_ERROR_DAMAGED_FILE);
  g_assert_true (g_file_set_contents (fixture->file, "Просто текст", -1, NULL));
  expect_refused (store, fixture->file, DOPYS_ERROR_INVALID);
  write_tar (fixture->file, "readme", "x", "dopys.db", "y");
  expect_refused (store, fixture->file, DOPYS_ERROR_INVALID);
  write_tar (fixture->file, "dopys.db", "this is no database, of any kind", "../escaped", "x");
  expect_refused (store, fixture->file, DOPYS_ERROR_DAMAGED_LIBRARY);
  escaped = g_build_filename (fixture->folder, "escaped", NULL);
  g_assert_false (g_file_test (escaped, G_FILE_TEST_EXISTS));
  write_tar (fixture->file, "dopys.db", "", lying, "not what its name says");
  expect_refused (store, fixture->file, DOPYS_ERROR_DAMAGED_FILE);

  {
    DopysStore *future = open_store (newer);
    g_autofree char *path = g_build_filename (newer, "dopys.db", NULL);

    close_store (future);
    g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 1000", NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (db);
    g_free (g_steal_pointer (&bytes));
    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  }
  {
    struct archive *archive = archive_write_new ();
    struct archive_entry *entry = archive_entry_new ();

    archive_write_set_format_pax_restricted (archive);
    archive_write_open_filename (archive, fixture->file);
    archive_entry_set_pathname (entry, "dopys.db");
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_size (entry, (la_int64_t) size);
    archive_write_header (archive, entry);
    archive_write_data (archive, bytes, size);
    archive_entry_free (entry);
    archive_write_close (archive);
    archive_write_free (archive);
  }
  expect_refused (store, fixture->file, DOPYS_ERROR_NEWER_LIBRARY);
  g_assert_cmpuint (count_imports (fixture->folder), ==, 0);
  assert_title (store, "a", "Перша");
  close_store (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/copies/daily", test_daily);
  ADD ("/copies/restore", test_restore);
  ADD ("/copies/move", test_move);
  ADD ("/copies/refused", test_refused);
  return g_test_run ();
}
