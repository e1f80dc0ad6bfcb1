/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the way of publishing an article, or should be thought of before: a pure function. */
#pragma once

#include "dopys-article.h"
#include "dopys-finding.h"

G_BEGIN_DECLS

/* The places of the window where something can be mended. */
typedef enum
{
  DOPYS_FIELD_TITLE,
  DOPYS_FIELD_TEXT,
  DOPYS_FIELD_CATEGORY,
  DOPYS_FIELD_SITE,
  DOPYS_FIELD_PHOTO,
  DOPYS_FIELD_EXCERPT,
} DopysField;

/* @blocking: without it the article cannot be published. @at: position among the article's photos (lead first), for
 * DOPYS_FIELD_PHOTO; [@at, @end): offsets in the text, for DOPYS_FIELD_TEXT; else G_MAXUINT. */
typedef struct
{
  gboolean blocking;
  DopysField field;
  guint at;
  guint end;
  char *text;
} DopysPublishCheck;

/* site_known: whether the article's site is connected. Of DopysPublishCheck, blocking ones first. Transfer full. */
GPtrArray *dopys_publish_checks (const DopysArticle *article, gboolean site_known);
/* What the checks of an article found, a check for each kind, leading to the first. What dopys_publish_checks() itself
 * says is not said again. checked: the document they were found in; document: as it is now. */
void dopys_publish_checks_add_findings (GPtrArray *checks, GPtrArray *findings, DopysDocument *checked,
                                        DopysDocument *document);
void dopys_publish_check_free (DopysPublishCheck *self);

G_END_DECLS
