/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arrays of style runs: how blocks build theirs.
 *
 * Functions that append write to an array which the caller made large enough and keep it normal: no empty run, no two
 * neighbours alike.  Appending a piece of n runs adds at most n.  Positions are characters.  Links are interned.
 */
#pragma once

#include "dopys-style.h"

G_BEGIN_DECLS

/**
 * DopysRestyle:
 * How runs change on their way into another array.
 * @set: flags added
 * @unset: flags taken away, before set
 * @change_link: link replaces the run's own
 * @link: (nullable): interned
 */
typedef struct
{
  DopysStyle set;
  DopysStyle unset;
  gboolean change_link;
  const char *link;
} DopysRestyle;

/* Only known flags; superscript and subscript exclude each other. */
DopysStyle dopys_runs_clean_style (DopysStyle style);
/* NULL for NULL and the empty string; made valid UTF-8. */
const char *dopys_runs_intern_link (const char *link);

void dopys_runs_append (DopysRun *runs, guint *n_runs, guint length, DopysStyle style, const char *link);
/* Appends the part [start, end) of source. restyle may be NULL. */
void dopys_runs_append_piece (DopysRun *runs, guint *n_runs, const DopysRun *source, guint n_source, guint start,
                              guint end, const DopysRestyle *restyle);
gboolean dopys_runs_equal (const DopysRun *a, guint n_a, const DopysRun *b, guint n_b);

G_END_DECLS
