/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read from a site: an article to work on, the record of what was sent, what has become of what was scheduled.
 */

#include "desk.h"
#include "dopys-record.h"
#include "dopys-site-import.h"
#include "dopys-site-look.h"

#include <string.h>

/* Read from the site it is the same article: its photos are known again with their edits, its markup is the same to the
 * byte, and to publish it is no conflict. */
static void
test_import (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *same =
      dopys_site_import (desk.store, DOPYS_REMOTE (desk.site), SITE, first->remote_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, desk.article_id);
  dopys_store_delete_article_async (desk.store, desk.article_id, NULL, NULL, NULL);
  g_free (desk.article_id);
  desk.article_id = dopys_site_import (desk.store, DOPYS_REMOTE (desk.site), SITE, first->remote_id, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (desk.store, desk.article_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, "Сесія ради відбулася");
  g_assert_cmpint (article->remote_id, ==, first->remote_id);
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_PUBLISH);
  g_assert_cmpstr (dopys_photo_get_id (article->lead), ==, desk.photo_ids[0]);
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (article->document, 1));
  g_assert_cmpstr (dopys_photo_get_id (dopys_media_get_photo (media, 2)), ==, desk.photo_ids[2]);
  g_assert_cmpstr (dopys_photo_get_edits (dopys_media_get_photo (media, 1)), ==, "{'turns': <1>}");
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_autofree char *before = g_strdup (post->content), *slug = g_strdup (post->slug);
  g_autoptr (DopysJobProgress) again = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (post->content, ==, before);
  g_assert_cmpstr (post->slug, ==, slug);
  g_assert_cmpuint (fake_site_get_media (desk.site)->len, ==, N_PHOTOS);
  g_assert_cmpuint (fake_site_get_posts (desk.site)->len, ==, 1);
  desk_clear (&desk);
}

/* The record tells what went where, with the files' hashes; what people typed never becomes markup in it. */
static void
test_record (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) progress = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_write (&desk, "<script>alert(1)</script>");
  g_autofree char *page = dopys_record_make (desk.store, desk.article_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (page, "Sent to the site"));
  g_assert_nonnull (strstr (page, progress->url));
  g_assert_nonnull (strstr (page, desk.photo_ids[2]));
  g_assert_nonnull (strstr (page, "publish ·"));
  g_assert_nonnull (strstr (page, "&lt;script&gt;"));
  g_assert_null (strstr (page, "<script>"));
  desk_clear (&desk);
}

static DopysLook
look_at (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  DopysLook look;

  g_assert_true (dopys_site_look (desk->store, DOPYS_REMOTE (desk->site), desk->article_id, SITE, &look, NULL, &error));
  g_assert_no_error (error);
  return look;
}

static guint
count_revisions (Desk *desk, DopysRevisionKind kind)
{
  g_autoptr (GPtrArray) rows = dopys_store_list_revisions_sync (desk->store, desk->article_id, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((DopysRevisionRow *) g_ptr_array_index (rows, i))->kind == kind;
  return n;
}

/* Before it is edited: a colleague's version is kept once, a deleted one is told. */
static void
test_look (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_SAME); /* not on the site yet */
  g_autoptr (DopysJobProgress) progress = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  post->changes++;
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_SAME);
  g_set_str (&post->content, "<!-- wp:paragraph -->\n<p>Колега.</p>\n<!-- /wp:paragraph -->");
  post->changes++;
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_CHANGED);
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_CHANGED);
  g_assert_cmpuint (count_revisions (&desk, DOPYS_REVISION_SITE), ==, 1);
  post->changes++;
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_CHANGED);
  g_assert_cmpuint (count_revisions (&desk, DOPYS_REVISION_SITE), ==, 2);
  g_ptr_array_set_size (fake_site_get_posts (desk.site), 0);
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_GONE);
  desk_clear (&desk);
}

/* A site that sleeps through the time of an article is found out; one that did its work is believed. */
static void
test_missed (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) progress = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_autoptr (DopysPostRecord) record = dopys_store_load_post_sync (desk.store, desk.article_id, SITE, &error);
  record->status = DOPYS_STATUS_FUTURE;
  g_clear_pointer (&record->date, g_date_time_unref);
  record->date = g_date_time_add_minutes (now, -10);
  g_assert_true (dopys_store_save_post_sync (desk.store, record, &error));
  g_autoptr (GPtrArray) due = dopys_store_list_due_posts_sync (desk.store, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 1);
  g_autoptr (GPtrArray) earlier = dopys_store_list_due_posts_sync (desk.store, record->date, &error);
  g_assert_cmpuint (earlier->len, ==, 0);
  g_set_str (&post->status, "future");
  g_free (post->date);
  post->date = g_date_time_format (record->date, "%Y-%m-%dT%H:%M:%S");
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_MISSED);
  g_set_str (&post->status, "publish");
  g_assert_cmpint (look_at (&desk), ==, DOPYS_LOOK_SAME);
  g_autoptr (GPtrArray) none = dopys_store_list_due_posts_sync (desk.store, now, &error);
  g_assert_cmpuint (none->len, ==, 0);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/site-side/import", test_import);
  g_test_add_func ("/site-side/record", test_record);
  g_test_add_func ("/site-side/look", test_look);
  g_test_add_func ("/site-side/missed", test_missed);
  return g_test_run ();
}
