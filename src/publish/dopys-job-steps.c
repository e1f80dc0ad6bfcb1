/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-steps.h"

#include "dopys-blocks.h"
#include "dopys-error.h"
#include "dopys-job-changes.h"
#include "dopys-job-content.h"
#include "dopys-job-notices.h"
#include "dopys-job-photos.h"
#include "dopys-site-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- the post ---- */

static gboolean
ensure_kind (const DopysJobContext *context, DopysTermKind kind, char **names, GArray *ids, GError **error)
{
  g_array_set_size (ids, 0);
  for (guint i = 0; names && names[i]; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      if (*name == '\0')
        continue;
      gint64 id = dopys_remote_ensure_term (context->remote, kind, name, context->cancellable, error);
      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
ensure_terms (const DopysJobContext *context, GError **error)
{
  DopysJob *job = context->job;

  if (!ensure_kind (context, DOPYS_TERM_CATEGORY, job->article->categories, job->category_ids, error) ||
      !ensure_kind (context, DOPYS_TERM_TAG, job->article->tags, job->tag_ids, error))
    return FALSE;
  job->terms_ready = TRUE;
  return TRUE;
}

static const DopysJobPhoto *
find_placed (const DopysJob *job, DopysPhoto *photo)
{
  for (guint i = 0; photo && i < job->photos->len; i++)
    {
      const DopysJobPhoto *placed = g_ptr_array_index (job->photos, i);
      if (dopys_photo_is_same_picture (placed->photo, photo) && placed->remote_id)
        return placed;
    }
  return NULL;
}

static gboolean
placement_cb (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  const DopysJobPhoto *placed = find_placed (user_data, photo);

  if (placed == NULL || placed->url == NULL)
    return FALSE;
  placement->url = placed->url;
  placement->remote_id = placed->remote_id;
  return TRUE;
}

/* The article as the site gets it. NULL if a photo has no place there: then nothing may be published, unless the text
 * goes first; it goes without them. */
static char *
make_content (DopysJob *job, GError **error)
{
  guint missing = 0;
  g_autoptr (GBytes) bytes = dopys_blocks_write (job->article->document, placement_cb, job, &missing);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (missing == 0 || dopys_job_goes_ahead (job))
    return g_strndup (data ? data : "", size);
  g_set_error (
      error, DOPYS_ERROR, DOPYS_ERROR_FAILED,
      g_dngettext (GETTEXT_PACKAGE, "%u photo of the article is not on the site, so nothing was published. Try again.",
                   "%u photos of the article are not on the site, so nothing was published. Try again.", missing),
      missing);
  return NULL;
}

static gint64
find_lead_id (const DopysJob *job)
{
  DopysPhoto *lead = job->article->lead;
  if (lead == NULL)
    return 0;
  const DopysJobPhoto *placed = find_placed (job, lead);
  return placed ? placed->remote_id : dopys_photo_get_remote_id (lead);
}

/* For a post that is there already an empty list or excerpt means: take away what is there. */
static void
fill_post (DopysJob *job, const char *content, DopysRemotePost *post)
{
  static const gint64 none;

  *post = (DopysRemotePost) {
    .title = job->article->title ? job->article->title : "",
    .content = content,
    .excerpt = job->article->excerpt,
    .categories = (const gint64 *) (void *) job->category_ids->data,
    .n_categories = job->category_ids->len,
    .tags = (const gint64 *) (void *) job->tag_ids->data,
    .n_tags = job->tag_ids->len,
    .set_lead = TRUE,
    .lead = find_lead_id (job),
  };
  if (!job->existing)
    return;
  if (post->excerpt == NULL)
    post->excerpt = "";
  if (post->n_tags == 0)
    post->tags = &none;
}

static void
adopt_post (DopysJob *job, const DopysRemotePostState *state)
{
  job->remote_id = state->id;
  job->post = DOPYS_JOB_POST_CREATED;
}

static gboolean
create_post (const DopysJobContext *context, GError **error)
{
  DopysJob *job = context->job;
  DopysRemotePost post;
  g_autoptr (GError) failure = NULL;
  g_autofree char *content = make_content (job, error);

  if (content == NULL)
    return FALSE;
  fill_post (job, content, &post);
  job->post = DOPYS_JOB_POST_SENT;
  if (!context->save (context->user_data, error))
    {
      job->post = DOPYS_JOB_POST_NONE;
      return FALSE;
    }
  g_autoptr (DopysRemotePostState) state =
      dopys_remote_create_draft (context->remote, job->token, &post, context->cancellable, &failure);
  if (state)
    {
      adopt_post (job, state);
      return TRUE;
    }
  if (!dopys_job_is_unknown (failure))
    job->post = DOPYS_JOB_POST_NONE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
look_up_post (const DopysJobContext *context, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysRemotePostState) state =
      dopys_remote_find_draft (context->remote, context->job->token, context->cancellable, &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (state)
    adopt_post (context->job, state);
  else
    context->job->post = DOPYS_JOB_POST_NONE;
  return TRUE;
}

/* Whether the site holds what it held after our last write (its own clockwork may have touched the date since), or what
 * it can have made of an update of ours whose answer got lost. The date of change alone counts where nothing better is
 * known: it is exact to a second only. */
static gboolean
is_own (const DopysJob *job, const DopysRemotePostState *state)
{
  g_autofree char *held = dopys_content_digest (state);
  g_autofree char *folded = dopys_content_fold (state->title, state->content, state->excerpt);

  if (g_strcmp0 (folded, job->sent_fold) == 0 || g_strcmp0 (state->slug, job->token) == 0)
    return TRUE;
  return job->known_digest ? strcmp (held, job->known_digest) == 0
                           : g_strcmp0 (state->modified_gmt, job->expected_modified) == 0;
}

static char *
find_by_remote_id (gint64 remote_id, gpointer user_data)
{
  const DopysJob *job = user_data;

  for (guint i = 0; i < job->photos->len; i++)
    {
      const DopysJobPhoto *photo = g_ptr_array_index (job->photos, i);
      if (photo->remote_id == remote_id)
        return dopys_photo_dup_picture (photo->photo);
    }
  return NULL;
}

/* Keeps the version that is on the site now, whatever the person decides; once for each that is met. */
static gboolean
keep_theirs (const DopysJobContext *context, const DopysRemotePostState *state, GError **error)
{
  DopysJob *job = context->job;
  g_autofree char *held = dopys_content_digest (state);

  if (g_strcmp0 (held, job->conflict_digest) == 0)
    return TRUE;
  g_autoptr (GPtrArray) categories =
      dopys_remote_list_terms (context->remote, DOPYS_TERM_CATEGORY, context->cancellable, NULL);
  g_autoptr (GPtrArray) tags = dopys_remote_list_terms (context->remote, DOPYS_TERM_TAG, context->cancellable, NULL);
  g_autoptr (DopysArticle) theirs = dopys_site_article_new (state, job->site_id, categories, tags, job->article);
  dopys_site_article_know_photos (theirs, state->content, find_by_remote_id, job);
  dopys_site_article_take_lead_words (theirs, job->article);
  if (!dopys_store_save_revision_sync (context->store, theirs, DOPYS_REVISION_SITE, state->url, error))
    return FALSE;
  g_set_str (&job->conflict_digest, held);
  g_set_str (&job->conflict_modified, state->modified_gmt);
  return TRUE;
}

/* A post is overwritten only as we last left it. there: (out): what the site has; NULL if nobody but us knows of it. */
static gboolean
check_conflict (const DopysJobContext *context, DopysRemotePostState **there, GError **error)
{
  DopysJob *job = context->job;

  if (!job->existing && job->sent_fold == NULL)
    return TRUE; /* just made, and nobody but us knows of it */
  g_autoptr (DopysRemotePostState) state =
      dopys_remote_get_post (context->remote, job->remote_id, context->cancellable, error);
  if (state == NULL)
    return FALSE;
  gboolean unknown = job->expected_modified == NULL && job->sent_fold == NULL;
  if (unknown || is_own (job, state))
    {
      /* From here on this is what we know the site to hold: the next update may get lost before it arrives. */
      g_set_str (&job->expected_modified, state->modified_gmt);
      g_free (job->known_digest);
      job->known_digest = dopys_content_digest (state);
      *there = g_steal_pointer (&state);
      return TRUE;
    }
  if (keep_theirs (context, state, error))
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT,
        _ ("The article was changed on the site after it was last sent from here. Nothing was overwritten; "
           "compare the two versions and decide which is to stay."));
  return FALSE;
}

static char *
make_date (const DopysJob *job, gboolean was_scheduled)
{
  g_autoptr (GDateTime) utc = NULL;

  if ((job->status == DOPYS_STATUS_FUTURE || job->status == DOPYS_STATUS_PUBLISH) && job->date)
    utc = g_date_time_to_utc (job->date);
  else if (job->status == DOPYS_STATUS_PUBLISH && was_scheduled)
    utc = g_date_time_new_now_utc (); /* a scheduled post that is only told to publish stays scheduled */
  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

void
dopys_job_take_state (DopysJob *job, const DopysRemotePostState *state)
{
  g_autofree char *date = state->date_gmt ? g_strconcat (state->date_gmt, "Z", NULL) : NULL;

  g_set_str (&job->url, state->url);
  g_set_str (&job->result_status, state->status);
  g_set_str (&job->result_modified, state->modified_gmt);
  g_free (job->result_digest);
  job->result_digest = dopys_content_digest (state);
  g_clear_pointer (&job->result_date, g_date_time_unref);
  job->result_date = date ? g_date_time_new_from_iso8601 (date, NULL) : NULL;
  job->post = DOPYS_JOB_POST_UPDATED;
}

/* there: (nullable): what the site has; it is sent only where we want something else. */
static gboolean
send_update (const DopysJobContext *context, DopysRemotePost *post, DopysRemotePostState *there, GError **error)
{
  DopysJob *job = context->job;

  g_free (job->sent_fold);
  job->sent_fold = dopys_content_fold (post->title, post->content, post->excerpt);
  if (there && !dopys_job_changes_reduce (post, there))
    {
      dopys_job_take_state (job, there);
      return TRUE;
    }
  if (!context->save (context->user_data, error))
    return FALSE;
  g_autoptr (DopysRemotePostState) state =
      dopys_remote_update_post (context->remote, job->remote_id, post, context->cancellable, error);
  if (state == NULL)
    return FALSE;
  dopys_job_take_state (job, state);
  g_strfreev (job->notices);
  job->notices = dopys_job_read_back (job, post, state);
  return TRUE;
}

/* What the site said of the article. */
static gboolean
store_post (const DopysJob *job, DopysStore *store, GError **error)
{
  DopysPostRecord post = {
    .article_id = job->article_id,
    .site_id = job->site_id,
    .remote_id = job->remote_id,
    .url = job->url,
    .remote_modified = job->result_modified,
    .digest = job->result_digest,
    .status = job->status,
    .date = job->result_date,
    .beside = job->beside,
  };

  if (job->result_status)
    dopys_status_from_string (job->result_status, &post.status);
  return dopys_store_save_post_sync (store, &post, error);
}

/* The text is public: from here on this is an article that is there already, and gets its photos. */
static gboolean
go_on_with_photos (const DopysJobContext *context, GError **error)
{
  DopysJob *job = context->job;

  job->post = DOPYS_JOB_POST_CREATED;
  if (!store_post (job, context->store, error))
    return FALSE;
  dopys_job_set_known_post (job, job->remote_id, job->url, job->result_modified, job->result_digest);
  return TRUE;
}

static gboolean
update_post (const DopysJobContext *context, GError **error)
{
  DopysJob *job = context->job;
  DopysRemotePost post;
  g_autoptr (DopysRemotePostState) there = NULL;
  gboolean explicit_slug = job->article->slug && *job->article->slug;
  g_autofree char *content = make_content (job, error);

  if (content == NULL || !check_conflict (context, &there, error))
    return FALSE;
  g_autofree char *slug = !job->existing || explicit_slug ? dopys_job_dup_slug (job) : NULL;
  g_autofree char *date = make_date (job, there && g_strcmp0 (there->status, "future") == 0);
  fill_post (job, content, &post);
  post.slug = slug;
  post.status = dopys_status_to_string (job->status);
  post.date_gmt = date;
  post.comments = job->comments;
  post.sticky = job->sticky;
  post.author = job->author;
  post.password = job->password;
  gboolean ahead = dopys_job_goes_ahead (job);
  return send_update (context, &post, there, error) && (!ahead || go_on_with_photos (context, error));
}

/* The site's answer as the record keeps it: address, state, its time of change, and what it did otherwise. */
static char *
make_note (const DopysJob *job)
{
  g_autoptr (GString) note = g_string_new (job->url ? job->url : "");

  g_string_append_printf (note, "\n%s · %s", job->result_status ? job->result_status : "",
                          job->result_modified ? job->result_modified : "");
  for (guint i = 0; job->notices && job->notices[i]; i++)
    g_string_append_printf (note, "\n%s", job->notices[i]);
  return g_strdup (note->str);
}

gboolean
dopys_job_record (DopysJob *job, DopysStore *store, GError **error)
{
  if (!store_post (job, store, error))
    return FALSE;
  /* For the record: what went to the site, when and where. */
  g_autofree char *note = make_note (job);
  if (!dopys_store_save_revision_sync (store, job->article, DOPYS_REVISION_SENT, note, error))
    return FALSE;
  job->post = DOPYS_JOB_POST_RECORDED;
  return TRUE;
}

gboolean
dopys_job_do_step (const DopysJobContext *context, DopysJobStep step, GError **error)
{
  switch (step.kind)
    {
    case DOPYS_STEP_PREPARE_PHOTO:
    case DOPYS_STEP_UPLOAD_PHOTO:
    case DOPYS_STEP_LOOK_UP_PHOTO:
    case DOPYS_STEP_FINISH_PHOTO:
      return dopys_job_do_photo_step (context, step, error);
    case DOPYS_STEP_ENSURE_TERMS:
      return ensure_terms (context, error);
    case DOPYS_STEP_CREATE_POST:
      return create_post (context, error);
    case DOPYS_STEP_LOOK_UP_POST:
      return look_up_post (context, error);
    case DOPYS_STEP_UPDATE_POST:
      return update_post (context, error);
    case DOPYS_STEP_RECORD:
      return dopys_job_record (context->job, context->store, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
