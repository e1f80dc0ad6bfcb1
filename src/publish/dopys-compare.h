/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions of an article side by side, by paragraph and photo: pure but for the translation. */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

/* A row of lines: positions in the two lists, -1 for nothing on that side. Equal lines share a row; so do lines that
 * stand in each other's place. */
typedef struct
{
  int ours;
  int theirs;
  gboolean equal;
} DopysComparison;

/* The longest common row of lines stays in place. GArray of DopysComparison, transfer full. */
GArray *dopys_compare_lines (char **ours, char **theirs);

typedef enum
{
  DOPYS_PART_TITLE,
  DOPYS_PART_EXCERPT,
  DOPYS_PART_LEAD,
  DOPYS_PART_CATEGORIES,
  DOPYS_PART_TAGS,
  DOPYS_PART_BLOCK,
} DopysPart;

/**
 * DopysDifference:
 * A part of the article on both sides, equal or not.
 * @ours: number of the block with DOPYS_PART_BLOCK, -1 for none; so @theirs
 * @our_text: (nullable): the part in words for people, NULL where that side has none; so @their_text
 */
typedef struct
{
  DopysPart part;
  int ours;
  int theirs;
  char *our_text;
  char *their_text;
  gboolean equal;
} DopysDifference;

/* Both articles from the title to the last block, but for what is empty on both sides. Of DopysDifference. */
GPtrArray *dopys_compare_articles (const DopysArticle *ours, const DopysArticle *theirs);
/* Ours with the parts that are chosen from the other side. take_theirs: for each row; ignored for equal ones. */
DopysArticle *dopys_compare_merge (const DopysArticle *ours, const DopysArticle *theirs, GPtrArray *rows,
                                   const gboolean *take_theirs);

G_END_DECLS
