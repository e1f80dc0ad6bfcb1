/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions of an article side by side, by paragraph and photo: pure but for the translation. */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

/* A row of the comparison: positions in the two lists of lines, -1 for nothing on that side. Equal lines share a row;
 * so do lines that stand in each other's place. */
typedef struct
{
  int ours;
  int theirs;
  gboolean equal;
} DopysComparison;

/* The article as lines for people: title, excerpt, lead photo, then a line for each block. Transfer full. */
char **dopys_compare_dup_lines (const DopysArticle *article);
/* The longest common row of lines stays in place. GArray of DopysComparison, transfer full. */
GArray *dopys_compare_lines (char **ours, char **theirs);

G_END_DECLS
