/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-article.h"

#include "dopys-blocks.h"

#include <string.h>

static const char *
find_name (GPtrArray *terms, gint64 id)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const DopysRemoteTerm *term = g_ptr_array_index (terms, i);
      if (term->id == id)
        return term->name;
    }
  return NULL;
}

/* Ids without a name stay out: the site would not take them by name either. */
static char **
dup_names (GPtrArray *terms, const gint64 *ids, guint n, char **known)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (terms == NULL)
    return g_strdupv (known);
  for (guint i = 0; i < n; i++)
    {
      const char *name = find_name (terms, ids[i]);
      if (name)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static DopysPhoto *
make_lead (gint64 id, const DopysArticle *known)
{
  if (id <= 0)
    return NULL;
  if (known && known->lead && dopys_photo_get_remote_id (known->lead) == id)
    return dopys_photo_ref (known->lead);
  return dopys_photo_new_remote (NULL, id);
}

static GDateTime *
make_date (const char *gmt)
{
  g_autofree char *text = gmt ? g_strconcat (gmt, "Z", NULL) : NULL;
  return text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

DopysArticle *
dopys_site_article_new (const DopysRemotePostState *state, const char *site_id, GPtrArray *categories, GPtrArray *tags,
                        const DopysArticle *known)
{
  DopysArticle *article = dopys_article_new ();
  const char *content = state->content ? state->content : "";
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  if (known)
    g_set_str (&article->id, known->id);
  article->title = g_strdup (state->title);
  article->slug = g_strdup (state->slug);
  article->excerpt = g_strdup (state->excerpt);
  article->categories =
      dup_names (categories, state->categories, state->n_categories, known ? known->categories : NULL);
  article->tags = dup_names (tags, state->tags, state->n_tags, known ? known->tags : NULL);
  article->lead = make_lead (state->lead, known);
  dopys_document_unref (article->document);
  article->document = dopys_blocks_read (bytes);
  if (state->status)
    dopys_status_from_string (state->status, &article->status);
  article->date = make_date (state->date_gmt);
  article->site_id = g_strdup (site_id);
  article->remote_id = state->id;
  article->remote_url = g_strdup (state->url);
  article->remote_modified = g_strdup (state->modified_gmt);
  return article;
}
