/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-look.h"

#include "dopys-job-content.h"
#include "dopys-site-article.h"

#include <string.h>

/* A site publishes when somebody comes by; two minutes are no delay yet. */
#define PATIENCE_US (2 * G_TIME_SPAN_MINUTE)

static GDateTime *
make_date (const DopysRemotePostState *state)
{
  g_autofree char *text = state->date_gmt ? g_strconcat (state->date_gmt, "Z", NULL) : NULL;
  return text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

static gboolean
is_missed (const DopysRemotePostState *state)
{
  g_autoptr (GDateTime) date = make_date (state), now = g_date_time_new_now_utc ();

  return g_strcmp0 (state->status, "future") == 0 && date && g_date_time_difference (now, date) > PATIENCE_US;
}

typedef struct
{
  DopysStore *store;
  const char *site_id;
} Place;

static char *
find_photo (gint64 remote_id, gpointer user_data)
{
  const Place *place = user_data;
  return dopys_store_find_uploaded_photo_sync (place->store, place->site_id, remote_id, NULL);
}

/* Whether that version is kept already; its note ends with when it was changed. */
static gboolean
is_kept (DopysStore *store, const char *article_id, const char *note)
{
  g_autoptr (GPtrArray) rows = dopys_store_list_revisions_sync (store, article_id, NULL);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DopysRevisionRow *row = g_ptr_array_index (rows, i);
      if (row->kind == DOPYS_REVISION_SITE)
        return g_strcmp0 (row->note, note) == 0;
    }
  return FALSE;
}

static gboolean
keep (DopysStore *store, DopysRemote *remote, const DopysArticle *ours, const char *site_id,
      const DopysRemotePostState *state, GCancellable *cancellable, GError **error)
{
  Place place = { store, site_id };
  g_autofree char *note = g_strdup_printf ("%s\n%s", state->url ? state->url : "", state->modified_gmt);

  if (is_kept (store, ours->id, note))
    return TRUE;
  g_autoptr (GPtrArray) categories = dopys_remote_list_terms (remote, DOPYS_TERM_CATEGORY, cancellable, NULL);
  g_autoptr (GPtrArray) tags = dopys_remote_list_terms (remote, DOPYS_TERM_TAG, cancellable, NULL);
  g_autoptr (DopysArticle) theirs = dopys_site_article_new (state, site_id, categories, tags, ours);
  dopys_site_article_know_photos (theirs, state->content, find_photo, &place);
  dopys_site_article_take_lead_words (theirs, ours);
  return dopys_store_save_revision_sync (store, theirs, DOPYS_REVISION_SITE, note, error);
}

/* The site publishes scheduled articles by itself, and colleagues change states: no change of what is written. */
static gboolean
store_state (DopysStore *store, DopysPostRecord *post, const DopysRemotePostState *state, GError **error)
{
  DopysStatus status = post->status;

  if (!state->status || !dopys_status_from_string (state->status, &status) || status == post->status)
    return TRUE;
  post->beside = TRUE;
  post->status = status;
  g_set_str (&post->url, state->url ? state->url : post->url);
  g_clear_pointer (&post->date, g_date_time_unref);
  post->date = make_date (state);
  return dopys_store_save_post_sync (store, post, error);
}

static gboolean
is_same (const DopysPostRecord *post, const DopysRemotePostState *state)
{
  g_autofree char *held = dopys_content_digest (state);

  return post->digest ? strcmp (held, post->digest) == 0 : g_strcmp0 (state->modified_gmt, post->remote_modified) == 0;
}

gboolean
dopys_site_look (DopysStore *store, DopysRemote *remote, const char *article_id, const char *site_id, DopysLook *look,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysPostRecord) post = dopys_store_load_post_sync (store, article_id, site_id, error);
  g_autoptr (DopysArticle) ours = post ? dopys_store_load_article_sync (store, article_id, error) : NULL;

  *look = DOPYS_LOOK_SAME;
  if (ours == NULL)
    return error == NULL || *error == NULL;
  g_autoptr (DopysRemotePostState) state = dopys_remote_get_post (remote, post->remote_id, cancellable, &failure);
  if (g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND) ||
      (state && g_strcmp0 (state->status, "trash") == 0))
    {
      *look = DOPYS_LOOK_GONE;
      return TRUE;
    }
  if (state == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (is_missed (state))
    *look = DOPYS_LOOK_MISSED;
  else if (!is_same (post, state))
    *look = DOPYS_LOOK_CHANGED;
  if (*look == DOPYS_LOOK_CHANGED)
    return keep (store, remote, ours, site_id, state, cancellable, error);
  return store_state (store, post, state, error);
}
