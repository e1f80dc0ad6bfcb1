/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outbox against a site in memory: what passes is waited for, what a person decides holds over restarts. */

#include "desk.h"
#include "dopys-job-text.h"
#include "dopys-outbox.h"

#include <string.h>

#define NEVER_MS (3600 * 1000)

typedef struct
{
  Desk desk;
  DopysOutbox *outbox;
  char *job_id;
  guint done;
  guint stopped;
} Fixture;

static void
finished_cb (DopysOutbox *outbox, const char *job_id, gboolean done, Fixture *fixture)
{
  if (done)
    fixture->done++;
  else
    fixture->stopped++;
}

static void
open_outbox (Fixture *fixture, guint pause)
{
  fixture->outbox = dopys_outbox_new (fixture->desk.publisher);
  dopys_outbox_set_first_pause (fixture->outbox, pause);
  g_signal_connect (fixture->outbox, "finished", G_CALLBACK (finished_cb), fixture);
  dopys_outbox_start (fixture->outbox);
}

static void
close_outbox (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->outbox, fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->outbox));
}

static void
restart (Fixture *fixture, guint pause)
{
  close_outbox (fixture);
  desk_close (&fixture->desk);
  desk_open (&fixture->desk);
  open_outbox (fixture, pause);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_init (&fixture->desk, NULL, 0);
  open_outbox (fixture, NEVER_MS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_outbox (fixture);
  desk_clear (&fixture->desk);
  g_free (fixture->job_id);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_free (fixture->job_id);
  fixture->job_id = dopys_outbox_publish_finish (DOPYS_OUTBOX (source), result, &error);
  g_assert_no_error (error);
}

static void
publish (Fixture *fixture)
{
  const DopysPublishRequest request = { .article_id = fixture->desk.article_id,
                                        .site_id = SITE,
                                        .status = DOPYS_STATUS_PUBLISH };
  g_clear_pointer (&fixture->job_id, g_free);
  dopys_outbox_publish_async (fixture->outbox, &request, stored_cb, fixture);
  while (fixture->job_id == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_done (Fixture *fixture)
{
  while (fixture->done == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  g_autofree char *said = dopys_outbox_dup_text (fixture->outbox, fixture->job_id);
  return said && strstr (said, text);
}

static void
wait_until_it_says (Fixture *fixture, const char *text)
{
  while (!says (fixture, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  publish (fixture);
  g_assert_true (dopys_outbox_is_active (fixture->outbox, fixture->job_id));
  g_autofree char *found = dopys_outbox_dup_job_of (fixture->outbox, fixture->desk.article_id);
  g_assert_cmpstr (found, ==, fixture->job_id);
  g_assert_null (dopys_outbox_dup_job_of (fixture->outbox, "another"));
  wait_until_done (fixture);
  g_assert_null (dopys_outbox_dup_text (fixture->outbox, fixture->job_id));
  g_assert_cmpuint (fixture->stopped, ==, 0);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Out of reach: it says so, and goes on when the network comes back. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "create", FAKE_OUT_OF_REACH);
  publish (fixture);
  wait_until_it_says (fixture, "No connection");
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  dopys_outbox_retry_waiting (fixture->outbox);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Attempts go on by themselves, again and again. */
static void
test_again_and_again (Fixture *fixture, gconstpointer data)
{
  dopys_outbox_set_first_pause (fixture->outbox, 1);
  fake_site_set_fault (fixture->desk.site, "finish", FAKE_ANSWER_LOST);
  publish (fixture);
  while (fake_site_count_calls (fixture->desk.site) < 40)
    g_main_context_iteration (NULL, TRUE);
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "update", FAKE_REQUEST_LOST);
  publish (fixture);
  wait_until_it_says (fixture, "Checking whether it arrived");
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  restart (fixture, NEVER_MS);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Paused while it waits: nothing is sent any more, not even after a restart, until the person says so. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "create", FAKE_OUT_OF_REACH);
  publish (fixture);
  wait_until_it_says (fixture, "No connection");
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  dopys_outbox_pause (fixture->outbox, fixture->job_id);
  g_assert_false (dopys_outbox_is_active (fixture->outbox, fixture->job_id));
  for (;;)
    {
      g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (fixture->desk.publisher, fixture->job_id);
      if (progress->paused)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  dopys_outbox_retry_waiting (fixture->outbox);
  restart (fixture, 1);
  wait_until_it_says (fixture, "Paused");
  g_assert_cmpuint (fake_site_get_posts (fixture->desk.site)->len, ==, 0);
  dopys_outbox_try_now (fixture->outbox, fixture->job_id);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Where a person must decide it stops, also over a restart. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "create", FAKE_REFUSED);
  publish (fixture);
  wait_until_it_says (fixture, "Your decision is needed");
  g_assert_cmpuint (fixture->stopped, ==, 1);
  restart (fixture, 1);
  wait_until_it_says (fixture, "Your decision is needed");
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  dopys_outbox_try_now (fixture->outbox, fixture->job_id);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Given up: the draft goes from the site, its photos stay and are not sent again. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "term", FAKE_OUT_OF_REACH);
  publish (fixture);
  wait_until_it_says (fixture, "No connection");
  fake_site_set_fault (fixture->desk.site, "update", FAKE_OUT_OF_REACH);
  dopys_outbox_try_now (fixture->outbox, fixture->job_id);
  while (fake_site_get_posts (fixture->desk.site)->len == 0 || !says (fixture, "No connection"))
    g_main_context_iteration (NULL, TRUE);
  dopys_outbox_cancel (fixture->outbox, fixture->job_id);
  for (gboolean there = TRUE; there;)
    {
      g_autofree char *job = desk_dup_unfinished (&fixture->desk);
      there = job != NULL;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_null (dopys_outbox_dup_text (fixture->outbox, fixture->job_id));
  g_assert_cmpuint (fake_site_get_media (fixture->desk.site)->len, ==, N_PHOTOS);
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  publish (fixture);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* Given up when only the answer was lost: what is public is known to be. */
static void
test_cancel_too_late (Fixture *fixture, gconstpointer data)
{
  fake_site_set_fault (fixture->desk.site, "update", FAKE_LAST_ANSWER_LOST);
  publish (fixture);
  wait_until_it_says (fixture, "No connection");
  fake_site_set_fault (fixture->desk.site, NULL, FAKE_NO_FAULT);
  dopys_outbox_cancel (fixture->outbox, fixture->job_id);
  for (gboolean there = TRUE; there;)
    {
      g_autofree char *job = desk_dup_unfinished (&fixture->desk);
      there = job != NULL;
      g_main_context_iteration (NULL, FALSE);
    }
  g_autoptr (DopysArticle) article =
      dopys_store_load_article_sync (fixture->desk.store, fixture->desk.article_id, NULL);
  const FakePost *post = g_ptr_array_index (fake_site_get_posts (fixture->desk.site), 0);
  g_assert_cmpint (article->remote_id, ==, post->id);
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_PUBLISH);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  *(gboolean *) user_data = dopys_outbox_settle_finish (DOPYS_OUTBOX (source), result, &error);
  g_assert_no_error (error);
}

/* A colleague's change stops the job; whatever is decided, the other version is kept. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gboolean keep_ours = GPOINTER_TO_INT (data), settled = FALSE;

  publish (fixture);
  wait_until_done (fixture);
  FakePost *post = g_ptr_array_index (fake_site_get_posts (fixture->desk.site), 0);
  g_set_str (&post->content, "<!-- wp:paragraph -->\n<p>Колега.</p>\n<!-- /wp:paragraph -->");
  post->changes++;
  desk_write (&fixture->desk, "Наше нове.");
  publish (fixture);
  wait_until_it_says (fixture, "Your decision is needed");
  g_autoptr (GPtrArray) rows = dopys_store_list_revisions_sync (fixture->desk.store, fixture->desk.article_id, NULL);
  const DopysRevisionRow *theirs = g_ptr_array_index (rows, 0);
  g_assert_cmpint (theirs->kind, ==, DOPYS_REVISION_SITE);
  g_autoptr (DopysArticle) read = dopys_store_load_revision_sync (fixture->desk.store, theirs->number, NULL);
  g_assert_cmpstr (dopys_block_get_text (dopys_document_get_block (read->document, 0)), ==, "Колега.");
  fixture->done = 0;
  dopys_outbox_settle_async (fixture->outbox, fixture->job_id, keep_ours, settled_cb, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
  if (!keep_ours)
    {
      g_assert_null (dopys_outbox_dup_text (fixture->outbox, fixture->job_id));
      g_assert_nonnull (strstr (post->content, "Колега"));
      /* Now it is known: the next publication may overwrite it. */
      publish (fixture);
    }
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "Наше нове");
}

/* Held back on a connection with a data limit: nothing begins until it is another one, or the person insists. */
static void
test_held_back (Fixture *fixture, gconstpointer insist)
{
  dopys_outbox_set_held_back (fixture->outbox, TRUE);
  publish (fixture);
  wait_until_it_says (fixture, "data limit");
  dopys_outbox_retry_waiting (fixture->outbox);
  g_assert_true (says (fixture, "data limit"));
  g_assert_cmpuint (fake_site_count_calls (fixture->desk.site), ==, 0);
  if (insist)
    dopys_outbox_try_now (fixture->outbox, fixture->job_id);
  else
    dopys_outbox_set_held_back (fixture->outbox, FALSE);
  wait_until_done (fixture);
  desk_assert_published_once (&fixture->desk, "ухвалили бюджет");
}

/* On another site as well, with categories of its own; the article goes on belonging to its first one. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  const DopysSiteRecord other = { .id = (char *) OTHER_SITE,
                                  .kind = (char *) "wordpress",
                                  .name = (char *) "Друга громада",
                                  .url = (char *) "https://two.example",
                                  .api = (char *) "https://two.example/wp-json/",
                                  .user = (char *) "press" };
  static const char *const categories[] = { "Події", "Громада", NULL };
  const DopysPublishRequest request = { .article_id = fixture->desk.article_id,
                                        .site_id = OTHER_SITE,
                                        .status = DOPYS_STATUS_DRAFT,
                                        .categories = categories,
                                        .beside = TRUE };
  g_autoptr (GError) error = NULL;

  publish (fixture);
  wait_until_done (fixture);
  g_assert_true (dopys_store_save_site_sync (fixture->desk.store, &other, &error));
  fixture->done = 0;
  g_clear_pointer (&fixture->job_id, g_free);
  dopys_outbox_publish_async (fixture->outbox, &request, stored_cb, fixture);
  wait_until_done (fixture);
  g_autoptr (DopysArticle) article =
      dopys_store_load_article_sync (fixture->desk.store, fixture->desk.article_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->site_id, ==, SITE);
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_PUBLISH);
  g_autoptr (DopysPostRecord) there =
      dopys_store_load_post_sync (fixture->desk.store, fixture->desk.article_id, OTHER_SITE, &error);
  g_assert_cmpint (there->status, ==, DOPYS_STATUS_DRAFT);
  g_assert_cmpint (there->remote_id, !=, article->remote_id);
  const FakePost *post = g_ptr_array_index (fake_site_get_posts (fixture->desk.site), 1);
  g_assert_cmpuint (post->categories->len, ==, 2);
}

static void
test_estimate (void)
{
  g_autofree char *text = dopys_job_text_estimate (10, 0);
  g_autofree char *timed = dopys_job_text_estimate (10, 10000);
  g_autofree char *none = dopys_job_text_estimate (0, 0);

  g_assert_true (g_str_has_prefix (text, "about "));
  g_assert_null (strchr (text, ','));
  g_assert_nonnull (strstr (timed, "minutes"));
  g_assert_nonnull (strstr (none, "kB"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/outbox/plain", test_plain);
  ADD ("/outbox/network", test_network);
  ADD ("/outbox/again-and-again", test_again_and_again);
  ADD ("/outbox/restart", test_restart);
  ADD ("/outbox/pause", test_pause);
  ADD ("/outbox/stop", test_stop);
  ADD ("/outbox/cancel", test_cancel);
  ADD ("/outbox/beside", test_beside);
  ADD ("/outbox/cancel-too-late", test_cancel_too_late);
  g_test_add ("/outbox/conflict/keep-ours", Fixture, GINT_TO_POINTER (TRUE), set_up, test_conflict, tear_down);
  g_test_add ("/outbox/conflict/take-theirs", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/outbox/held-back/other-network", Fixture, NULL, set_up, test_held_back, tear_down);
  g_test_add ("/outbox/held-back/insisted", Fixture, "yes", set_up, test_held_back, tear_down);
  g_test_add_func ("/outbox/estimate", test_estimate);
#undef ADD
  return g_test_run ();
}
