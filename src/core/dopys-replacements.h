/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of replacements: pieces of a text and what takes their place, in order, none over another.
 *
 * Positions are characters of the text before any of them is done.  A replacement with start == end puts text in, one
 * with an empty text takes text out.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
  char *text;
} DopysReplacement;

/* An empty list (of DopysReplacement, which it frees). Transfer full. */
GArray *dopys_replacements_new (void);
/* text: taken. Joined to the last one where both touch, unless `apart`. */
void dopys_replacements_add (GArray *self, guint start, guint end, char *text, gboolean apart);

/* A text block with all of them done. Each text looks as the first character it replaces; what is put in, as both its
 * neighbours do. Transfer full; the block itself with a new reference if there are none. */
DopysBlock *dopys_replacements_apply (GArray *self, DopysBlock *block);
/* Where a position of the old text is in the new one. */
guint dopys_replacements_map (GArray *self, guint position);

G_END_DECLS
