/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article.h"

static const char *const status_names[] = {
  [DOPYS_STATUS_DRAFT] = "draft",     [DOPYS_STATUS_PUBLISH] = "publish", [DOPYS_STATUS_FUTURE] = "future",
  [DOPYS_STATUS_PENDING] = "pending", [DOPYS_STATUS_PRIVATE] = "private",
};

G_DEFINE_BOXED_TYPE (DopysArticle, dopys_article, dopys_article_copy, dopys_article_free)

DopysArticle *
dopys_article_new (void)
{
  DopysArticle *self = g_new0 (DopysArticle, 1);

  self->id = g_uuid_string_random ();
  self->document = dopys_document_new_empty ();
  self->status = DOPYS_STATUS_DRAFT;
  self->modified = g_date_time_new_now_utc ();
  return self;
}

DopysArticle *
dopys_article_copy (const DopysArticle *self)
{
  DopysArticle *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DopysArticle, 1);
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->slug = g_strdup (self->slug);
  copy->excerpt = g_strdup (self->excerpt);
  copy->categories = g_strdupv (self->categories);
  copy->tags = g_strdupv (self->tags);
  copy->lead = self->lead ? dopys_photo_ref (self->lead) : NULL;
  copy->document = dopys_document_ref (self->document);
  copy->status = self->status;
  copy->date = self->date ? g_date_time_ref (self->date) : NULL;
  copy->site_id = g_strdup (self->site_id);
  copy->remote_id = self->remote_id;
  copy->remote_url = g_strdup (self->remote_url);
  copy->remote_modified = g_strdup (self->remote_modified);
  copy->modified = self->modified ? g_date_time_ref (self->modified) : NULL;
  return copy;
}

void
dopys_article_free (DopysArticle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->title);
  g_free (self->slug);
  g_free (self->excerpt);
  g_strfreev (self->categories);
  g_strfreev (self->tags);
  g_clear_pointer (&self->lead, dopys_photo_unref);
  g_clear_pointer (&self->document, dopys_document_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->site_id);
  g_free (self->remote_url);
  g_free (self->remote_modified);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}

const char *
dopys_status_to_string (DopysStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}

gboolean
dopys_status_from_string (const char *string, DopysStatus *status)
{
  g_return_val_if_fail (status != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_strcmp0 (string, status_names[i]) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  guint n_photos;
  guint n_described;
} PhotoCount;

static void
count_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  PhotoCount *count = user_data;

  count->n_photos++;
  if (dopys_photo_is_described (photo))
    count->n_described++;
}

guint
dopys_article_count_photos (const DopysArticle *self, guint *n_described)
{
  PhotoCount count = { 0 };

  g_return_val_if_fail (self != NULL, 0);

  if (self->lead)
    count_photo_cb (0, 0, self->lead, &count);
  dopys_document_foreach_photo (self->document, count_photo_cb, &count);
  if (n_described)
    *n_described = count.n_described;
  return count.n_photos;
}
