/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-article.h"

#include "dopys-blocks.h"
#include "dopys-edit.h"

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

/* Where the photos that are known again are on the site. */
typedef struct
{
  DopysKnownPhotoFunc find;
  gpointer user_data;
  GHashTable *places; /* picture → DopysPhoto of the site */
} Knowing;

/* NULL if the library does not hold it. */
static DopysPhoto *
know_photo (DopysPhoto *photo, Knowing *knowing)
{
  gint64 remote_id = dopys_photo_get_remote_id (photo);
  g_autofree char *picture = remote_id ? knowing->find (remote_id, knowing->user_data) : NULL;

  if (picture == NULL)
    return NULL;
  g_autoptr (DopysPhoto) bare = dopys_photo_new_for_picture (picture);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (bare, dopys_photo_get_alt (photo));
  g_hash_table_insert (knowing->places, g_steal_pointer (&picture), dopys_photo_ref (photo));
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (described, dopys_photo_get_caption (photo));
  return dopys_photo_with_author (captioned, dopys_photo_get_author (photo));
}

/* NULL if none of its photos is known. */
static DopysBlock *
know_block (DopysBlock *block, Knowing *knowing)
{
  DopysBlock *current = NULL;

  for (guint i = 0; i < dopys_media_get_n_photos (dopys_block_get_media (block)); i++)
    {
      DopysMedia *media = dopys_block_get_media (current ? current : block);
      g_autoptr (DopysPhoto) known = know_photo (dopys_media_get_photo (media, i), knowing);
      if (known == NULL)
        continue;
      g_autoptr (DopysMedia) changed = dopys_media_with_photo (media, i, known);
      DopysBlock *next = dopys_block_with_media (current ? current : block, changed);
      g_clear_pointer (&current, dopys_block_unref);
      current = next;
    }
  return current;
}

static gboolean
place_cb (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  g_autofree char *picture = dopys_photo_dup_picture (photo);
  DopysPhoto *there = g_hash_table_lookup (user_data, picture);
  if (there == NULL)
    return FALSE;
  placement->url = dopys_photo_get_url (there);
  placement->remote_id = dopys_photo_get_remote_id (there);
  return TRUE;
}

/* Whether the document would be written as it was read. */
static gboolean
is_same (DopysDocument *document, GBytes *content, GHashTable *places)
{
  g_autoptr (GBytes) written = dopys_blocks_write (document, place_cb, places, NULL);
  return g_bytes_equal (written, content);
}

static void
know_lead (DopysArticle *article, Knowing *knowing)
{
  DopysPhoto *lead = article->lead ? know_photo (article->lead, knowing) : NULL;
  if (lead == NULL)
    return;
  dopys_photo_unref (article->lead);
  article->lead = lead;
}

void
dopys_site_article_know_photos (DopysArticle *article, const char *content, DopysKnownPhotoFunc find,
                                gpointer user_data)
{
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dopys_photo_unref);
  Knowing knowing = { find, user_data, places };
  g_autoptr (GBytes) bytes = g_bytes_new (content ? content : "", content ? strlen (content) : 0);

  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    {
      DopysBlock *block = dopys_document_get_block (article->document, i);
      g_autoptr (DopysBlock) known = dopys_block_get_media (block) ? know_block (block, &knowing) : NULL;
      g_autoptr (DopysDocument) changed = known ? dopys_edit_replace_block (article->document, i, known) : NULL;
      /* Other editors' blocks may say more of a picture than we can. */
      if (changed == NULL || !is_same (changed, bytes, places))
        continue;
      dopys_document_unref (article->document);
      article->document = g_steal_pointer (&changed);
    }
  know_lead (article, &knowing);
}

void
dopys_site_article_take_lead_words (DopysArticle *theirs, const DopysArticle *ours)
{
  if (theirs->lead == NULL || ours->lead == NULL || *dopys_photo_get_id (theirs->lead) == '\0' ||
      !dopys_photo_is_same_picture (theirs->lead, ours->lead))
    return;
  dopys_photo_unref (theirs->lead);
  theirs->lead = dopys_photo_ref (ours->lead);
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
  /* No slug: the address stays what it is on the site, unless somebody asks for another here. */
  article->excerpt = g_strdup (state->excerpt);
  article->categories =
      dup_names (categories, state->categories, state->n_categories, known ? known->categories : NULL);
  article->tags = dup_names (tags, state->tags, state->n_tags, known ? known->tags : NULL);
  article->lead = state->lead > 0 ? dopys_photo_new_remote (NULL, state->lead) : NULL;
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
