/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-error.h"
#include "dopys-job.h"

#include <string.h>

static DopysJob *
make_job (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysPhoto) lead = dopys_photo_new ("aa");
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("bb");
  DopysPhoto *const photos[] = { photo, lead, photo };
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, G_N_ELEMENTS (photos), NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 12, 1, 10, 30, 0);

  article->title = g_strdup ("Сесія");
  article->tags = g_strdupv ((char *[]) { (char *) "бюджет", NULL });
  article->lead = dopys_photo_ref (lead);
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  return dopys_job_new (article, "site", DOPYS_STATUS_FUTURE, date);
}

static void
set_phases (DopysJob *job, DopysJobPhotoPhase first, DopysJobPhotoPhase second)
{
  ((DopysJobPhoto *) g_ptr_array_index (job->photos, 0))->phase = first;
  ((DopysJobPhoto *) g_ptr_array_index (job->photos, 1))->phase = second;
}

static void
test_new (void)
{
  g_autoptr (DopysJob) job = make_job ();
  const DopysJobPhoto *first = g_ptr_array_index (job->photos, 0), *second = g_ptr_array_index (job->photos, 1);

  g_assert_cmpuint (job->photos->len, ==, 2); /* each once */
  g_assert_cmpstr (dopys_photo_get_id (first->photo), ==, "aa");
  g_assert_true (g_regex_match_simple ("^pp-[0-9a-f]{32}$", job->token, 0, 0));
  g_assert_true (g_regex_match_simple ("^pm-[0-9a-f]{32}$", first->token, 0, 0));
  g_assert_cmpstr (first->token, !=, second->token);
}

static void
test_next_step (void)
{
  static const struct
  {
    DopysJobPhotoPhase first, second;
    gboolean terms;
    DopysJobPostPhase post;
    DopysJobStepKind kind;
    guint photo;
  } rows[] = {
    { DOPYS_JOB_PHOTO_WAITING, DOPYS_JOB_PHOTO_WAITING, FALSE, DOPYS_JOB_POST_NONE, DOPYS_STEP_PREPARE_PHOTO, 0 },
    { DOPYS_JOB_PHOTO_PREPARED, DOPYS_JOB_PHOTO_WAITING, FALSE, DOPYS_JOB_POST_NONE, DOPYS_STEP_UPLOAD_PHOTO, 0 },
    { DOPYS_JOB_PHOTO_WAITING, DOPYS_JOB_PHOTO_SENT, FALSE, DOPYS_JOB_POST_NONE, DOPYS_STEP_LOOK_UP_PHOTO, 1 },
    { DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_WAITING, FALSE, DOPYS_JOB_POST_NONE, DOPYS_STEP_PREPARE_PHOTO, 1 },
    { DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_PLACED, FALSE, DOPYS_JOB_POST_NONE, DOPYS_STEP_ENSURE_TERMS, 0 },
    { DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_PLACED, TRUE, DOPYS_JOB_POST_NONE, DOPYS_STEP_CREATE_POST, 0 },
    { DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_PLACED, TRUE, DOPYS_JOB_POST_SENT, DOPYS_STEP_LOOK_UP_POST, 0 },
    { DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_PLACED, TRUE, DOPYS_JOB_POST_CREATED, DOPYS_STEP_UPDATE_POST, 0 },
    { DOPYS_JOB_PHOTO_FINISHED, DOPYS_JOB_PHOTO_PLACED, TRUE, DOPYS_JOB_POST_UPDATED, DOPYS_STEP_FINISH_PHOTO, 1 },
    { DOPYS_JOB_PHOTO_FINISHED, DOPYS_JOB_PHOTO_FINISHED, TRUE, DOPYS_JOB_POST_UPDATED, DOPYS_STEP_RECORD, 0 },
    { DOPYS_JOB_PHOTO_FINISHED, DOPYS_JOB_PHOTO_FINISHED, TRUE, DOPYS_JOB_POST_RECORDED, DOPYS_STEP_DONE, 0 },
  };
  g_autoptr (DopysJob) job = make_job ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      set_phases (job, rows[i].first, rows[i].second);
      job->terms_ready = rows[i].terms;
      job->post = rows[i].post;
      DopysJobStep step = dopys_job_next_step (job);
      g_assert_cmpint (step.kind, ==, rows[i].kind);
      g_assert_cmpuint (step.photo, ==, rows[i].photo);
    }
  job->error_code = DOPYS_ERROR_CONFLICT;
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_STOPPED);
}

/* The lead photo goes with the text; the others wait until it is public. What is there already loses no photo. */
static void
test_text_first (void)
{
  g_autoptr (DopysJob) job = make_job ();

  job->text_first = TRUE;
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_PREPARE_PHOTO);
  set_phases (job, DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_WAITING);
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_ENSURE_TERMS);
  job->terms_ready = TRUE;
  job->post = DOPYS_JOB_POST_CREATED;
  g_assert_true (dopys_job_goes_ahead (job));
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_UPDATE_POST);
  dopys_job_set_known_post (job, 3, "https://rada.example/3", "2026-11-23T10:00:00", "ff");
  g_assert_false (dopys_job_goes_ahead (job));
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_PREPARE_PHOTO);
  g_assert_cmpuint (dopys_job_next_step (job).photo, ==, 1);
  set_phases (job, DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_PLACED);
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_UPDATE_POST);
}

static void
test_round_trip (void)
{
  g_autoptr (DopysJob) job = make_job ();
  g_autoptr (GError) error = NULL;

  set_phases (job, DOPYS_JOB_PHOTO_SENT, DOPYS_JOB_PHOTO_PREPARED);
  job->existing = TRUE;
  job->expected_modified = g_strdup ("2026-11-23T10:00:00");
  job->sent_fold = g_strdup ("00ff");
  job->result_date = g_date_time_new_utc (2026, 12, 1, 10, 30, 0);
  job->notices = g_strdupv ((char *[]) { (char *) "Не взято", NULL });
  job->remote_id = 17;
  job->comments = DOPYS_CHOICE_NO;
  job->sticky = DOPYS_CHOICE_YES;
  job->text_first = TRUE;
  job->password = g_strdup ("рада");
  g_autoptr (GBytes) bytes = dopys_job_to_bytes (job);
  g_autoptr (DopysJob) read = dopys_job_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) again = dopys_job_to_bytes (read);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpstr (read->token, ==, job->token);
  g_assert_cmpstr (read->sent_fold, ==, "00ff");
  g_assert_cmpint (read->comments, ==, DOPYS_CHOICE_NO);
  g_assert_cmpint (read->sticky, ==, DOPYS_CHOICE_YES);
  g_assert_true (read->text_first);
  g_assert_cmpstr (read->password, ==, "рада");
  g_assert_true (g_date_time_equal (read->date, job->date));
  g_assert_true (g_date_time_equal (read->result_date, job->result_date));
  g_assert_cmpstrv (read->notices, job->notices);
  g_assert_cmpint (dopys_job_next_step (read).kind, ==, DOPYS_STEP_LOOK_UP_PHOTO);
}

/* What is announced may have been sent when the job is read again, and is looked up by its token. */
static void
test_announced (void)
{
  g_autoptr (DopysJob) job = make_job ();
  g_autoptr (GError) error = NULL;

  set_phases (job, DOPYS_JOB_PHOTO_PLACED, DOPYS_JOB_PHOTO_WAITING);
  job->announced = 2;
  g_assert_cmpint (dopys_job_next_step (job).kind, ==, DOPYS_STEP_PREPARE_PHOTO);
  g_autoptr (GBytes) amid = dopys_job_to_bytes (job);
  g_autoptr (DopysJob) interrupted = dopys_job_from_bytes (amid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dopys_job_next_step (interrupted).kind, ==, DOPYS_STEP_LOOK_UP_PHOTO);
  g_assert_cmpuint (dopys_job_next_step (interrupted).photo, ==, 1);
  g_assert_cmpuint (interrupted->announced, ==, 0);
  job->announced = 0;
  g_autoptr (GBytes) left = dopys_job_to_bytes (job);
  g_autoptr (DopysJob) resumed = dopys_job_from_bytes (left, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dopys_job_next_step (resumed).kind, ==, DOPYS_STEP_PREPARE_PHOTO);
}

/* Damaged bytes give a job or INVALID, never a fault. */
static void
test_hostile (void)
{
  g_autoptr (DopysJob) job = make_job ();
  g_autoptr (GBytes) bytes = dopys_job_to_bytes (job);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (GError) error = NULL;
      gsize length = i % 3 ? size : (gsize) g_test_rand_int_range (0, (gint32) size);
      for (guint n = 0; n < i % 5; n++)
        damaged[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      g_autoptr (GBytes) hostile = g_bytes_new (damaged, length);
      g_autoptr (DopysJob) read = dopys_job_from_bytes (hostile, &error);
      if (read == NULL)
        g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
      else
        dopys_job_next_step (read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/new", test_new);
  g_test_add_func ("/job/next-step", test_next_step);
  g_test_add_func ("/job/text-first", test_text_first);
  g_test_add_func ("/job/round-trip", test_round_trip);
  g_test_add_func ("/job/announced", test_announced);
  g_test_add_func ("/job/hostile", test_hostile);
  return g_test_run ();
}
