/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the way of publishing an article, or should be thought of before: a pure function. */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

/* The places of the window where something can be mended. */
typedef enum
{
  DOPYS_FIELD_TITLE,
  DOPYS_FIELD_TEXT,
  DOPYS_FIELD_CATEGORY,
  DOPYS_FIELD_SITE,
  DOPYS_FIELD_PHOTO,
} DopysField;

/* @blocking: without it the article cannot be published. @photo: position among the article's photos (lead first), for
 * DOPYS_FIELD_PHOTO. */
typedef struct
{
  gboolean blocking;
  DopysField field;
  guint photo;
  char *text;
} DopysPublishCheck;

/* site_known: whether the article's site is connected. Of DopysPublishCheck, blocking ones first. Transfer full. */
GPtrArray *dopys_publish_checks (const DopysArticle *article, gboolean site_known);
void dopys_publish_check_free (DopysPublishCheck *self);

G_END_DECLS
