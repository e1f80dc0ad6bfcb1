/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-changes.h"

#include <string.h>

#define DATE_LENGTH 19 /* as 2026-11-23T10:30:00, without the zone */

static gboolean
reduce_text (const char **sent, const char *there)
{
  if (*sent && strcmp (*sent, there ? there : "") == 0)
    *sent = NULL;
  return *sent != NULL;
}

static gboolean
has_id (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* In any order: a site sorts them by name. */
static gboolean
same_ids (const gint64 *sent, guint n_sent, const gint64 *there, guint n_there)
{
  for (guint i = 0; i < n_sent; i++)
    if (!has_id (there, n_there, sent[i]))
      return FALSE;
  for (guint i = 0; i < n_there; i++)
    if (!has_id (sent, n_sent, there[i]))
      return FALSE;
  return TRUE;
}

static gboolean
reduce_ids (const gint64 **sent, guint *n_sent, const gint64 *there, guint n_there)
{
  if (*sent && same_ids (*sent, *n_sent, there, n_there))
    {
      *sent = NULL;
      *n_sent = 0;
    }
  return *sent != NULL;
}

/* The date goes with the state: a site that is told one without the other takes its own clock for the other. */
static gboolean
reduce_state (DopysRemotePost *post, const DopysRemotePostState *there)
{
  gboolean same_date =
      post->date_gmt == NULL || (there->date_gmt && strncmp (post->date_gmt, there->date_gmt, DATE_LENGTH) == 0);

  if (!same_date || g_strcmp0 (post->status, there->status) != 0)
    return TRUE;
  post->status = NULL;
  post->date_gmt = NULL;
  return FALSE;
}

gboolean
dopys_job_changes_reduce (DopysRemotePost *post, const DopysRemotePostState *there)
{
  gboolean left = reduce_state (post, there);

  left |= reduce_text (&post->title, there->title);
  left |= reduce_text (&post->content, there->content);
  left |= reduce_text (&post->excerpt, there->excerpt);
  left |= reduce_text (&post->slug, there->slug);
  left |= reduce_ids (&post->categories, &post->n_categories, there->categories, there->n_categories);
  left |= reduce_ids (&post->tags, &post->n_tags, there->tags, there->n_tags);
  if (post->author == there->author)
    post->author = 0;
  post->set_lead = post->set_lead && post->lead != there->lead;
  /* What the site has of these is not asked. */
  left |= post->comments != DOPYS_CHOICE_LEAVE || post->sticky != DOPYS_CHOICE_LEAVE || post->password != NULL;
  return left || post->set_lead || post->author != 0;
}
