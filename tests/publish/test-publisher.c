/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The runner against a site that fails at every call: in the end one article, each photo once. */

#include "desk.h"
#include "dopys-job-changes.h"
#include "dopys-publish-lock.h"

#include <string.h>

static void
test_plain (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) progress = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress->state, ==, DOPYS_JOB_DONE);
  g_assert_cmpuint (progress->photos->len, ==, N_PHOTOS);
  g_assert_cmpstr (progress->status, ==, "publish");
  desk_assert_published_once (&desk, "ухвалили бюджет");
  desk_clear (&desk);
}

/* The same article again is the same post, and no photo is sent again. */
static void
test_again (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_write (&desk, "Бюджет збільшено.");
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->remote_id, ==, second->remote_id);
  desk_assert_published_once (&desk, "Бюджет збільшено");
  desk_clear (&desk);
}

/* An update names what differs, and nothing else. */
static void
test_changes (void)
{
  static gint64 ours[] = { 3, 5 }, theirs[] = { 5, 3 };
  const DopysRemotePostState there = {
    .title = (char *) "Назва",
    .content = (char *) "<p>а</p>",
    .excerpt = (char *) "",
    .slug = (char *) "nazva",
    .status = (char *) "future",
    .date_gmt = (char *) "2026-11-23T10:30:00",
    .categories = theirs,
    .n_categories = 2,
    .lead = 7,
  };
  const DopysRemotePost same = { .title = "Назва",
                                 .content = "<p>а</p>",
                                 .excerpt = "",
                                 .slug = "nazva",
                                 .status = "future",
                                 .date_gmt = "2026-11-23T10:30:00Z",
                                 .categories = ours,
                                 .n_categories = 2,
                                 .set_lead = TRUE,
                                 .lead = 7 };
  DopysRemotePost post = same;

  g_assert_false (dopys_job_changes_reduce (&post, &there));
  post = same;
  post.date_gmt = "2026-11-23T11:30:00Z";
  g_assert_true (dopys_job_changes_reduce (&post, &there));
  g_assert_cmpstr (post.status, ==, "future");
  g_assert_null (post.content);
  g_assert_null (post.categories);
  g_assert_false (post.set_lead);
  post = same;
  post.comments = DOPYS_CHOICE_NO;
  g_assert_true (dopys_job_changes_reduce (&post, &there));
  post = same;
  post.n_categories = 1;
  post.lead = 0;
  g_assert_true (dopys_job_changes_reduce (&post, &there));
  g_assert_nonnull (post.categories);
  g_assert_true (post.set_lead);
  g_assert_null (post.status);
  g_assert_null (post.date_gmt);
}

/* What is there already is not written again. */
static void
test_nothing_changed (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  guint changes = post->changes;
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (post->changes, ==, changes);
  g_assert_cmpstr (second->url, ==, first->url);
  g_assert_null (second->notices);
  desk_clear (&desk);
}

static void
test_conflict (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_set_str (&post->content, "somebody else's");
  post->changes++;
  desk_write (&desk, "Наше.");
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
  g_assert_cmpstr (post->content, ==, "somebody else's");
  desk_clear (&desk);
}

static void
count_cb (DopysPublisher *publisher, const char *job_id, guint *told)
{
  (*told)++;
}

static void
enqueued_cb (GObject *source, GAsyncResult *result, gpointer job_id)
{
  *(char **) job_id = dopys_publisher_enqueue_finish (DOPYS_PUBLISHER (source), result, NULL);
}

/* A main loop that was busy meanwhile hears of the end once, not once for each step that led there. */
static void
test_told_once (void)
{
  Desk desk;
  gboolean done = FALSE;
  guint told = 0;
  g_autofree char *job_id = NULL;

  desk_init (&desk, NULL, 0);
  const DopysPublishRequest request = { .article_id = desk.article_id,
                                        .site_id = SITE,
                                        .status = DOPYS_STATUS_PUBLISH };
  dopys_publisher_enqueue_async (desk.publisher, &request, enqueued_cb, &job_id);
  while (job_id == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (desk.publisher, "progress", G_CALLBACK (count_cb), &told);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  told = 0;
  dopys_publisher_resume_async (desk.publisher, job_id, NULL, NULL, NULL);
  while (!done)
    {
      g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (desk.publisher, job_id);
      done = progress->state == DOPYS_JOB_DONE;
      g_usleep (1000);
    }
  while (told == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told, ==, 1);
  g_signal_handlers_disconnect_by_data (desk.publisher, &told);
  desk_clear (&desk);
}

/* The site's own clockwork may touch the post; that is nobody's change. A colleague's tag is one. */
static void
test_touched (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  const gint64 tag = 77;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  post->changes += 10;
  desk_write (&desk, "Наше.");
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_assert_published_once (&desk, "Наше");
  post->changes++;
  g_array_append_val (post->tags, tag);
  g_autoptr (DopysJobProgress) third = desk_run (&desk, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
  desk_clear (&desk);
}

/* A site that rewrites what it is sent must not look like a colleague, whether the answer got lost or not. */
static void
test_rewriting_site (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL, lost = NULL;

  desk_init (&desk, NULL, 0);
  fake_site_set_rewrites (desk.site);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (first->notices);
  desk_write (&desk, "Другий текст.");
  fake_site_set_fault (desk.site, "update", FAKE_ANSWER_LOST);
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  desk_write (&desk, "Третій текст.");
  g_autoptr (DopysJobProgress) third = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_assert_published_once (&desk, "Третій текст");
  desk_clear (&desk);
}

/* A colleague's change between our lost update and the next attempt is still a conflict. */
static void
test_conflict_after_loss (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL, lost = NULL;

  desk_init (&desk, NULL, 0);
  fake_site_set_rewrites (desk.site);
  fake_site_set_fault (desk.site, "update", FAKE_ANSWER_LOST);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_set_str (&post->content, "<p>somebody else's</p>");
  post->changes++;
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
  g_assert_cmpstr (post->content, ==, "<p>somebody else's</p>");
  desk_clear (&desk);
}

/* What the site drops without a word is told: state, category, lead photo, address. */
static void
test_notices (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  fake_site_set_drops (desk.site);
  g_autoptr (DopysJobProgress) progress = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (progress->notices);
  g_assert_cmpuint (g_strv_length (progress->notices), ==, 4);
  g_assert_nonnull (strstr (progress->notices[1], "Новини"));
  g_assert_nonnull (strstr (progress->notices[3], "-2"));
  g_autoptr (DopysJobProgress) kept = dopys_publisher_dup_progress (desk.publisher, progress->job_id);
  g_assert_cmpstrv (kept->notices, progress->notices);
  desk_clear (&desk);
}

/* Photos that the site has from another article are not sent again. */
static void
test_other_article (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&desk.article_id, g_free);
  desk_write (&desk, "Інша новина.");
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->remote_id, !=, second->remote_id);
  g_assert_cmpuint (fake_site_get_media (desk.site)->len, ==, N_PHOTOS);
  desk_clear (&desk);
}

/* Another program that publishes the same article keeps this one out, with a kind word, and nothing is sent. */
static void
test_locked (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  DopysPublishLock *lock = dopys_publish_lock_try (desk.folder, desk.article_id, SITE, &error);
  g_assert_no_error (error);
  g_autoptr (DopysPublishLock) other = dopys_publish_lock_try (desk.folder, "another article", SITE, &error);
  g_assert_no_error (error);
  g_autoptr (DopysJobProgress) kept_out = desk_run (&desk, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpuint (fake_site_count_calls (desk.site), ==, 0);
  dopys_publish_lock_free (lock);
  g_autoptr (DopysJobProgress) done = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_assert_published_once (&desk, "ухвалили бюджет");
  desk_clear (&desk);
}

/* Our own update, whose answer got lost, is no conflict, even if the text has been changed since. */
static void
test_own_update (gconstpointer call)
{
  Desk desk;
  g_autoptr (GError) error = NULL, lost = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_write (&desk, "Другий текст.");
  fake_site_set_fault (desk.site, call, FAKE_LAST_ANSWER_LOST);
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK);
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  desk_write (&desk, "Третій текст.");
  g_autoptr (DopysJobProgress) third = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_assert_published_once (&desk, "Третій текст");
  desk_clear (&desk);
}

/* Whatever goes wrong for good ends in a bounded number of requests, and the job can be resumed. */
static void
test_bounded (void)
{
  static const char *const calls[] = { "upload", "create", "update", "finish", "term", "find" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (FakeFault fault = FAKE_OUT_OF_REACH; fault < N_FAKE_FAULTS; fault++)
      {
        Desk desk;
        g_autoptr (GError) error = NULL;
        desk_init (&desk, NULL, 0);
        fake_site_set_fault (desk.site, calls[i], fault);
        g_autoptr (DopysJobProgress) failed = desk_run (&desk, NULL, &error);
        g_assert_cmpuint (fake_site_count_calls (desk.site), <, 60);
        fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
        g_autofree char *job = desk_dup_unfinished (&desk);
        if (job)
          {
            g_assert_null (failed);
            g_assert_nonnull (error);
            g_clear_error (&error);
            g_autoptr (DopysJobProgress) done = desk_run (&desk, job, &error);
            g_assert_no_error (error);
            g_assert_nonnull (done);
          }
        desk_assert_published_once (&desk, "ухвалили бюджет");
        desk_clear (&desk);
      }
}

static void
test_gone_from_site (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (fake_site_get_media (desk.site), 0);
  g_autoptr (DopysJobProgress) second = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  desk_assert_published_once (&desk, "ухвалили бюджет");
  desk_clear (&desk);
}

/* Faults at every call, restarts and new text between, until it is done. */
static void
run_schedule (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *text = NULL;
  g_autoptr (DopysJobProgress) done = NULL;
  Desk desk;

  desk_init (&desk, rand, 10 + seed % 40);
  desk.text_first = g_rand_boolean (rand);
  text = g_strdup ("ухвалили бюджет");
  for (guint round = 0; done == NULL; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *job = desk_dup_unfinished (&desk);
      gboolean anew = job == NULL || g_rand_int_range (rand, 0, 4) == 0;
      g_assert_cmpuint (round, <, 2000);
      if (anew && round > 0)
        {
          g_free (text);
          text = g_strdup_printf ("Текст %u", round);
          desk_write (&desk, text);
        }
      done = desk_run (&desk, anew ? NULL : job, &error);
      if (error)
        g_assert_false (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT));
      if (g_rand_boolean (rand))
        {
          desk_close (&desk);
          desk_open (&desk);
        }
    }
  desk_assert_published_once (&desk, text);
  desk_clear (&desk);
}

static void
write_author (Desk *desk, const char *author)
{
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (desk->store, desk->article_id, NULL);
  DopysBlock *paragraph = dopys_document_get_block (article->document, 0);
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (article->document, 1));
  DopysPhoto *photos[N_PHOTOS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PHOTOS; i++)
    photos[i] = dopys_photo_with_author (dopys_media_get_photo (media, i), author);
  g_autoptr (DopysMedia) named = dopys_media_new_gallery (photos, N_PHOTOS, NULL);
  g_autoptr (DopysBlock) gallery = dopys_block_new_media (named);
  DopysBlock *blocks[] = { paragraph, gallery };
  DopysDocument *document = dopys_document_new (blocks, G_N_ELEMENTS (blocks));
  dopys_document_unref (article->document);
  article->document = document;
  g_assert_true (dopys_store_save_article_sync (desk->store, article, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_PHOTOS; i++)
    dopys_photo_unref (photos[i]);
}

/* owner: of the photos from `first` on; NULL: they tell nothing at all. */
static void
check_owner (Desk *desk, guint first, guint n, const char *owner)
{
  GPtrArray *media = fake_site_get_media (desk->site);

  g_assert_cmpuint (media->len, ==, n);
  for (guint i = first; i < n; i++)
    {
      const DopysMetadata *told = &((FakeMedia *) g_ptr_array_index (media, i))->told;
      g_assert_cmpuint (told->holds, ==, owner ? DOPYS_HOLDS_EXIF | DOPYS_HOLDS_XMP : 0);
      g_assert_cmpstr (told->owner, ==, owner);
    }
}

/* The author is in a photo's file only where that was chosen for the site: all photos go again then, the lead without
 * an author of its own too, and what was under way with another name is not taken for it. */
static void
test_authors_in_files (void)
{
  const DopysPhotoWish wish = { .name_author = TRUE };
  Desk desk;
  g_autoptr (GError) error = NULL, lost = NULL;

  desk_init (&desk, NULL, 0);
  write_author (&desk, "Фото: Іван Петренко");
  g_autoptr (DopysJobProgress) silent = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  check_owner (&desk, 0, N_PHOTOS, NULL);

  g_assert_true (dopys_store_save_photo_wish_sync (desk.store, SITE, &wish, &error));
  fake_site_set_fault (desk.site, "finish", FAKE_REFUSED);
  g_autoptr (DopysJobProgress) named = desk_run (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_REFUSED);
  check_owner (&desk, N_PHOTOS, 2 * N_PHOTOS, "Іван Петренко");

  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  write_author (&desk, "Олена Коваль");
  g_autoptr (DopysJobProgress) other = desk_run (&desk, NULL, &error);
  g_assert_no_error (error);
  check_owner (&desk, 2 * N_PHOTOS, 3 * N_PHOTOS, "Олена Коваль");
  desk_clear (&desk);
}

static void
test_schedules (void)
{
  const char *given = g_getenv ("DOPYS_TEST_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("DOPYS_TEST_SEED=%u", seed);
  for (guint i = 0; i < 100; i++)
    run_schedule (seed + i);
}

/* Over a weak link readers have the text at once; its photos follow, and a colleague's change meanwhile is a conflict.
 */
static void
test_text_first (gconstpointer colleague)
{
  Desk desk;
  g_autoptr (GError) refused = NULL, error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (desk.store, desk.article_id, NULL);
  g_clear_pointer (&article->lead, dopys_photo_unref);
  g_assert_true (dopys_store_save_article_sync (desk.store, article, NULL));
  desk.text_first = TRUE;
  fake_site_set_fault (desk.site, "upload", FAKE_REFUSED);
  g_autoptr (DopysJobProgress) first = desk_run (&desk, NULL, &refused);
  g_assert_error (refused, DOPYS_ERROR, DOPYS_ERROR_REFUSED);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_assert_cmpstr (post->status, ==, "publish");
  g_assert_nonnull (strstr (post->content, "ухвалили бюджет"));
  g_assert_null (strstr (post->content, "<img"));
  g_autoptr (DopysPostRecord) known = dopys_store_load_post_sync (desk.store, desk.article_id, SITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (known->remote_id, ==, post->id);

  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  if (colleague)
    {
      g_set_str (&post->content, "somebody else's");
      post->changes++;
    }
  g_autofree char *job = desk_dup_unfinished (&desk);
  g_autoptr (DopysJobProgress) second = desk_run (&desk, job, &error);
  if (colleague)
    {
      g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
      g_assert_cmpstr (post->content, ==, "somebody else's");
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (fake_site_get_posts (desk.site)->len, ==, 1);
      g_assert_cmpuint (fake_site_get_media (desk.site)->len, ==, N_PHOTOS);
      g_assert_nonnull (strstr (post->content, "<img"));
    }
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publisher/plain", test_plain);
  g_test_add_func ("/publisher/again", test_again);
  g_test_add_func ("/publisher/nothing-changed", test_nothing_changed);
  g_test_add_func ("/publisher/changes", test_changes);
  g_test_add_func ("/publisher/conflict", test_conflict);
  g_test_add_func ("/publisher/told-once", test_told_once);
  g_test_add_data_func ("/publisher/text-first", NULL, test_text_first);
  g_test_add_data_func ("/publisher/text-first/conflict", "colleague", test_text_first);
  g_test_add_func ("/publisher/touched", test_touched);
  g_test_add_func ("/publisher/rewriting-site", test_rewriting_site);
  g_test_add_func ("/publisher/conflict-after-loss", test_conflict_after_loss);
  g_test_add_func ("/publisher/notices", test_notices);
  g_test_add_func ("/publisher/other-article", test_other_article);
  g_test_add_func ("/publisher/locked", test_locked);
  g_test_add_data_func ("/publisher/own-update-lost", "update", test_own_update);
  g_test_add_data_func ("/publisher/own-update-arrived", "finish", test_own_update);
  g_test_add_func ("/publisher/bounded", test_bounded);
  g_test_add_func ("/publisher/gone-from-site", test_gone_from_site);
  g_test_add_func ("/publisher/authors-in-files", test_authors_in_files);
  g_test_add_func ("/publisher/schedules", test_schedules);
  return g_test_run ();
}
