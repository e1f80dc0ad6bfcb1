/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The runner against a site that fails at every call: in the end one article, each photo once. */

#include "dopys-job.h"
#include "dopys-publish-lock.h"
#include "dopys-publisher.h"
#include "fake-site.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

#define SITE "9d0f2f0c-5d3c-4a43-b7ce-1ddaf0c1b1aa"
#define N_PHOTOS 3

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysLibrary *library;
  DopysPublisher *publisher;
  FakeSite *site;
  char *article_id;
  char *photo_ids[N_PHOTOS];
} Desk;

static DopysRemote *
remote_cb (const char *site_id, gpointer user_data, GError **error)
{
  g_assert_cmpstr (site_id, ==, SITE);
  return DOPYS_REMOTE (g_object_ref (((Desk *) user_data)->site));
}

static void
open_desk (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->store = dopys_store_open (desk->folder, &error);
  g_assert_no_error (error);
  desk->library = dopys_library_new (desk->folder);
  desk->publisher = dopys_publisher_new (desk->store, desk->library);
  dopys_publisher_set_remote_func (desk->publisher, remote_cb, desk, NULL);
  dopys_publisher_set_pause (desk->publisher, 0);
}

static void
close_desk (Desk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->publisher); /* the worker thread may let go of it a moment later */
  dopys_store_close (desk->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->store);
  g_clear_object (&desk->library);
}

static char *
import_photo (Desk *desk, guint32 color)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 32, 24);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "png", &error, NULL);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (buffer, size);
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (desk->library, bytes, "photo.png", NULL, &error);
  g_assert_no_error (error);
  return g_strdup (info->id);
}

/* A paragraph, a gallery of all photos; the first of them is the lead as well. */
static void
write_article (Desk *desk, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) article =
      desk->article_id ? dopys_store_load_article_sync (desk->store, desk->article_id, &error) : dopys_article_new ();
  DopysPhoto *photos[N_PHOTOS];

  g_assert_no_error (error);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr (DopysPhoto) photo = dopys_photo_new (desk->photo_ids[i]);
      photos[i] = dopys_photo_with_alt (photo, "Сесія ради");
    }
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, N_PHOTOS, NULL);
  const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
  g_autoptr (DopysBlock) paragraph = dopys_block_new_text (&format, text, NULL, 0);
  g_autoptr (DopysBlock) gallery = dopys_block_new_media (media);
  DopysBlock *blocks[] = { paragraph, gallery };
  dopys_document_unref (article->document);
  article->document = dopys_document_new (blocks, 2);
  g_set_str (&article->title, "Сесія ради відбулася");
  if (article->lead == NULL)
    article->lead = dopys_photo_ref (photos[0]);
  g_clear_pointer (&article->categories, g_strfreev);
  article->categories = g_strdupv ((char *[]) { (char *) "Новини", NULL });
  dopys_store_save_article_sync (desk->store, article, &error);
  g_assert_no_error (error);
  g_set_str (&desk->article_id, article->id);
  for (guint i = 0; i < N_PHOTOS; i++)
    dopys_photo_unref (photos[i]);
}

static void
desk_init (Desk *desk, GRand *rand, guint percent)
{
  const DopysSiteRecord site = { (char *) SITE,
                                 (char *) "wordpress",
                                 (char *) "Рада",
                                 (char *) "https://rada.example/",
                                 (char *) "",
                                 (char *) "editor",
                                 NULL };
  g_autoptr (GError) error = NULL;

  *desk = (Desk) { 0 };
  desk->folder = g_dir_make_tmp ("dopys-publisher-XXXXXX", NULL);
  desk->site = fake_site_new (rand, percent);
  open_desk (desk);
  dopys_store_save_site_sync (desk->store, &site, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PHOTOS; i++)
    desk->photo_ids[i] = import_photo (desk, 0x204060ff + i * 0x30000000u);
  write_article (desk, "Депутати ухвалили бюджет.");
}

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
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
desk_clear (Desk *desk)
{
  close_desk (desk);
  g_clear_object (&desk->site);
  remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->article_id);
  for (guint i = 0; i < N_PHOTOS; i++)
    g_free (desk->photo_ids[i]);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* job: to be resumed, or NULL to publish the article. */
static DopysJobProgress *
run_job (Desk *desk, const char *job, GError **error)
{
  const DopysPublishRequest request = { .article_id = desk->article_id,
                                        .site_id = SITE,
                                        .status = DOPYS_STATUS_PUBLISH };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  if (job)
    dopys_publisher_resume_async (desk->publisher, job, cancellable, keep_result_cb, &result);
  else
    dopys_publisher_publish_async (desk->publisher, &request, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dopys_publisher_finish (desk->publisher, result, error);
}

static char *
dup_unfinished (Desk *desk)
{
  g_autoptr (GPtrArray) jobs = dopys_store_list_jobs_sync (desk->store, TRUE, NULL);
  g_assert_cmpuint (jobs->len, <=, 1);
  return jobs->len ? g_strdup (((DopysJobRecord *) g_ptr_array_index (jobs, 0))->id) : NULL;
}

static void
assert_published_once (Desk *desk, const char *text)
{
  GPtrArray *posts = fake_site_get_posts (desk->site), *media = fake_site_get_media (desk->site);
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (desk->store, desk->article_id, NULL);
  g_autofree char *unfinished = dup_unfinished (desk);

  g_assert_null (unfinished);
  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpuint (media->len, ==, N_PHOTOS);
  const FakePost *post = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (post->status, ==, "publish");
  g_assert_false (g_str_has_prefix (post->slug, "pp-"));
  g_assert_nonnull (strstr (post->content, text));
  g_assert_null (strstr (post->content, desk->folder));
  g_assert_cmpint (article->remote_id, ==, post->id);
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_PUBLISH);
  g_assert_cmpint (post->lead, ==, ((FakeMedia *) g_ptr_array_index (media, 0))->id);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      const FakeMedia *photo = g_ptr_array_index (media, i);
      g_assert_cmpstr (photo->alt, ==, "Сесія ради");
      g_assert_cmpint (photo->parent, ==, post->id);
    }
}

/* ---- tests ---- */

static void
test_plain (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) progress = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress->state, ==, DOPYS_JOB_DONE);
  g_assert_cmpuint (progress->photos->len, ==, N_PHOTOS);
  g_assert_cmpstr (progress->status, ==, "publish");
  assert_published_once (&desk, "ухвалили бюджет");
  desk_clear (&desk);
}

/* The same article again is the same post, and no photo is sent again. */
static void
test_again (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  write_article (&desk, "Бюджет збільшено.");
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->remote_id, ==, second->remote_id);
  assert_published_once (&desk, "Бюджет збільшено");
  desk_clear (&desk);
}

static void
test_conflict (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_set_str (&post->content, "somebody else's");
  post->changes++;
  write_article (&desk, "Наше.");
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
  g_assert_cmpstr (post->content, ==, "somebody else's");
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
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  post->changes += 10;
  write_article (&desk, "Наше.");
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  assert_published_once (&desk, "Наше");
  post->changes++;
  g_array_append_val (post->tags, tag);
  g_autoptr (DopysJobProgress) third = run_job (&desk, NULL, &error);
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
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (first->notices);
  write_article (&desk, "Другий текст.");
  fake_site_set_fault (desk.site, "update", FAKE_ANSWER_LOST);
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  write_article (&desk, "Третій текст.");
  g_autoptr (DopysJobProgress) third = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  assert_published_once (&desk, "Третій текст");
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
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (desk.site), 0);
  g_set_str (&post->content, "<p>somebody else's</p>");
  post->changes++;
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &error);
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
  g_autoptr (DopysJobProgress) progress = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (progress->notices);
  g_assert_cmpuint (g_strv_length (progress->notices), ==, 4);
  g_assert_nonnull (strstr (progress->notices[1], "Новини"));
  g_assert_nonnull (strstr (progress->notices[3], "-2"));
  g_autoptr (DopysJobProgress) kept = dopys_publisher_dup_progress (desk.publisher, progress->job_id);
  g_assert_cmpstrv (kept->notices, progress->notices);
  desk_clear (&desk);
}

/* Another program that publishes the same article keeps this one out, with a kind word, and nothing is sent. */
static void
test_locked (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  DopysPublishLock *lock = dopys_publish_lock_try (desk.folder, desk.article_id, &error);
  g_assert_no_error (error);
  g_autoptr (DopysPublishLock) other = dopys_publish_lock_try (desk.folder, "another article", &error);
  g_assert_no_error (error);
  g_autoptr (DopysJobProgress) kept_out = run_job (&desk, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpuint (fake_site_count_calls (desk.site), ==, 0);
  dopys_publish_lock_free (lock);
  g_autoptr (DopysJobProgress) done = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  assert_published_once (&desk, "ухвалили бюджет");
  desk_clear (&desk);
}

/* Our own update, whose answer got lost, is no conflict, even if the text has been changed since. */
static void
test_own_update (gconstpointer call)
{
  Desk desk;
  g_autoptr (GError) error = NULL, lost = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  write_article (&desk, "Другий текст.");
  fake_site_set_fault (desk.site, call, FAKE_ANSWER_LOST);
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &lost);
  g_assert_error (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
  write_article (&desk, "Третій текст.");
  g_autoptr (DopysJobProgress) third = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  assert_published_once (&desk, "Третій текст");
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
        g_autoptr (DopysJobProgress) failed = run_job (&desk, NULL, &error);
        g_assert_cmpuint (fake_site_count_calls (desk.site), <, 60);
        fake_site_set_fault (desk.site, NULL, FAKE_NO_FAULT);
        g_autofree char *job = dup_unfinished (&desk);
        if (job)
          {
            g_assert_null (failed);
            g_assert_nonnull (error);
            g_clear_error (&error);
            g_autoptr (DopysJobProgress) done = run_job (&desk, job, &error);
            g_assert_no_error (error);
            g_assert_nonnull (done);
          }
        assert_published_once (&desk, "ухвалили бюджет");
        desk_clear (&desk);
      }
}

static void
test_gone_from_site (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, NULL, 0);
  g_autoptr (DopysJobProgress) first = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (fake_site_get_media (desk.site), 0);
  g_autoptr (DopysJobProgress) second = run_job (&desk, NULL, &error);
  g_assert_no_error (error);
  assert_published_once (&desk, "ухвалили бюджет");
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
  text = g_strdup ("ухвалили бюджет");
  for (guint round = 0; done == NULL; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *job = dup_unfinished (&desk);
      gboolean anew = job == NULL || g_rand_int_range (rand, 0, 4) == 0;
      g_assert_cmpuint (round, <, 2000);
      if (anew && round > 0)
        {
          g_free (text);
          text = g_strdup_printf ("Текст %u", round);
          write_article (&desk, text);
        }
      done = run_job (&desk, anew ? NULL : job, &error);
      if (error)
        g_assert_false (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT));
      if (g_rand_boolean (rand))
        {
          close_desk (&desk);
          open_desk (&desk);
        }
    }
  assert_published_once (&desk, text);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publisher/plain", test_plain);
  g_test_add_func ("/publisher/again", test_again);
  g_test_add_func ("/publisher/conflict", test_conflict);
  g_test_add_func ("/publisher/touched", test_touched);
  g_test_add_func ("/publisher/rewriting-site", test_rewriting_site);
  g_test_add_func ("/publisher/conflict-after-loss", test_conflict_after_loss);
  g_test_add_func ("/publisher/notices", test_notices);
  g_test_add_func ("/publisher/locked", test_locked);
  g_test_add_data_func ("/publisher/own-update-lost", "update", test_own_update);
  g_test_add_data_func ("/publisher/own-update-arrived", "finish", test_own_update);
  g_test_add_func ("/publisher/bounded", test_bounded);
  g_test_add_func ("/publisher/gone-from-site", test_gone_from_site);
  g_test_add_func ("/publisher/schedules", test_schedules);
  return g_test_run ();
}
