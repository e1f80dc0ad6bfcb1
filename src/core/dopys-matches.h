/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matches of a finder in a document, kept while the document changes: only changed blocks are searched again.
 * Positions are the document's characters. */
#pragma once

#include "dopys-finder.h"

G_BEGIN_DECLS

typedef struct _DopysMatches DopysMatches;

/* finder: taken; the matches own it. */
DopysMatches *dopys_matches_new (DopysFinder *finder, DopysDocument *document);
void dopys_matches_free (DopysMatches *self);
DopysFinder *dopys_matches_get_finder (DopysMatches *self);
void dopys_matches_set_document (DopysMatches *self, DopysDocument *document);

guint dopys_matches_get_n (DopysMatches *self);
/* The first match that starts at or after offset, or the last that ends at or before it; they go around the document's
 * end. number, if not NULL, from 0. FALSE if there is none at all. */
gboolean dopys_matches_get_next (DopysMatches *self, guint offset, DopysRange *range, guint *number);
gboolean dopys_matches_get_previous (DopysMatches *self, guint offset, DopysRange *range, guint *number);
/* Appends the matches that touch [start, end) to ranges (of DopysRange). */
void dopys_matches_get_within (DopysMatches *self, guint start, guint end, GArray *ranges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysMatches, dopys_matches_free)

G_END_DECLS
