/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of typography, each a pass over the cells of one block (see dopys-cells.h), in the order in which they are
 * done.  None needs to be complete in one pass: the passes are repeated until nothing changes, and so all of them
 * together are idempotent. */
#pragma once

#include "dopys-cells.h"

G_BEGIN_DECLS

/* NFC; characters that nobody sees go; one space for many; none at the ends of lines. */
void dopys_typography_clean (GArray *cells);
/* Cyrillic letters for Latin ones that look alike, Latin ones in Roman numerals; the apostrophe of the language. */
void dopys_typography_letters (GArray *cells, gunichar apostrophe);
/* «…» and inner „…“, with full stop and comma after them. */
void dopys_typography_quotes (GArray *cells);
/* Spaces before and after punctuation, the ellipsis. */
void dopys_typography_punctuation (GArray *cells);
void dopys_typography_dashes (GArray *cells, gboolean years);
/* Spaces at which no line may break. */
void dopys_typography_join (GArray *cells);

G_END_DECLS
