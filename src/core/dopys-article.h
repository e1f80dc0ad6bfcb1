/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article: its body and everything beside the body.  A plain value with public fields; copy before changing what
 * somebody else holds.  All strings may be NULL, which means empty.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_STATUS_DRAFT,
  DOPYS_STATUS_PUBLISH,
  DOPYS_STATUS_FUTURE,
  DOPYS_STATUS_PENDING,
  DOPYS_STATUS_PRIVATE,
} DopysStatus;

/**
 * DopysArticle:
 * @id: UUID, made with the article
 * @title: plain text
 * @slug: part of the address; NULL: made from the title when published (resolution № 55)
 * @excerpt: plain text
 * @categories: (nullable): names
 * @tags: (nullable): names
 * @lead: (nullable): the lead photo (featured image); it is not repeated in the body by itself
 * @document: the body, never NULL
 * @status: what is wanted or, when read from a site, what it is there
 * @date: (nullable): when it is or will be published
 * @site_id: (nullable): the site it belongs to, a UUID of the store
 * @remote_id: the post's id there, 0 if it is not there yet
 * @remote_url: its public address
 * @remote_modified: modified_gmt of the last answer, compared for inequality only (WordPress sets it to a future date
 * for scheduled posts)
 * @modified: when it was last changed here
 */
typedef struct
{
  char *id;
  char *title;
  char *slug;
  char *excerpt;
  char **categories;
  char **tags;
  DopysPhoto *lead;
  DopysDocument *document;
  DopysStatus status;
  GDateTime *date;
  char *site_id;
  gint64 remote_id;
  char *remote_url;
  char *remote_modified;
  GDateTime *modified;
} DopysArticle;

#define DOPYS_TYPE_ARTICLE (dopys_article_get_type ())
GType dopys_article_get_type (void);

DopysArticle *dopys_article_new (void);
DopysArticle *dopys_article_copy (const DopysArticle *self);
void dopys_article_free (DopysArticle *self);

/* WordPress's words: draft, publish, future, pending, private. */
const char *dopys_status_to_string (DopysStatus status);
gboolean dopys_status_from_string (const char *string, DopysStatus *status);

/* Photos of the lead and the body in order; n_described counts those that need nothing more. Each distinct place
 * counts. */
guint dopys_article_count_photos (const DopysArticle *self, guint *n_described);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysArticle, dopys_article_free)

G_END_DECLS
