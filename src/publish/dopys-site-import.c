/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-import.h"

#include "dopys-job-content.h"
#include "dopys-site-article.h"

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

static gboolean
save (DopysStore *store, const DopysArticle *article, const DopysRemotePostState *state, GError **error)
{
  g_autofree char *digest = dopys_content_digest (state);
  const DopysPostRecord post = {
    .article_id = article->id,
    .site_id = article->site_id,
    .remote_id = state->id,
    .url = state->url,
    .remote_modified = state->modified_gmt,
    .digest = digest,
    .status = article->status,
    .date = article->date,
  };
  return dopys_store_save_article_sync (store, article, error) && dopys_store_save_post_sync (store, &post, error);
}

char *
dopys_site_import (DopysStore *store, DopysRemote *remote, const char *site_id, gint64 remote_id,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Place place = { store, site_id };
  char *known = dopys_store_find_post_sync (store, site_id, remote_id, &failure);

  if (known)
    return known;
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autoptr (DopysRemotePostState) state = dopys_remote_get_post (remote, remote_id, cancellable, error);
  if (state == NULL)
    return NULL;
  g_autoptr (GPtrArray) categories = dopys_remote_list_terms (remote, DOPYS_TERM_CATEGORY, cancellable, error);
  if (categories == NULL)
    return NULL;
  g_autoptr (GPtrArray) tags = dopys_remote_list_terms (remote, DOPYS_TERM_TAG, cancellable, error);
  if (tags == NULL)
    return NULL;
  g_autoptr (DopysArticle) article = dopys_site_article_new (state, site_id, categories, tags, NULL);
  dopys_site_article_know_photos (article, state->content, find_photo, &place);
  return save (store, article, state, error) ? g_strdup (article->id) : NULL;
}
