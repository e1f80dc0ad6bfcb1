/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What text at a place of a document looks like: questions for the typing style and for links.
 *
 * Pure functions; offsets are the document's, [start, end) is a range, start == end a caret.  Styles and links never go
 * over the border of a block.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/* The style for text that replaces the range: its first character's; at a caret the one before's, at the start of a
 * block the one after's. */
DopysStyle dopys_place_get_style (DopysDocument *document, guint start, guint end);

/* The link that the range is strictly inside of, or NULL. */
const char *dopys_place_get_surrounding_link (DopysDocument *document, guint start, guint end);
/* The link at the offset, or NULL, and how far it goes. At both ends of a link one is at it; between two links at the
 * first. */
const char *dopys_place_get_link (DopysDocument *document, guint offset, guint *start, guint *end);
/* The link that all text of the range has, or NULL. */
const char *dopys_place_get_common_link (DopysDocument *document, guint start, guint end);

G_END_DECLS
