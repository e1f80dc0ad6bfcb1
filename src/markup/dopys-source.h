/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The source of an article, or of some blocks of it, as text that a person edits: the block grammar, in which photos of
 * the library stand under addresses of a domain that cannot exist (RFC 2606).
 *
 * What comes of it has the bytes that stand there, and photos of the library all that belongs to them beyond the text.
 */
#pragma once

#include "dopys-blocks.h"

G_BEGIN_DECLS

typedef struct _DopysSource DopysSource;

/* n_blocks ≥ 1 from block `first` on; lists and quotes that the range touches are taken whole. */
DopysSource *dopys_source_new (DopysDocument *document, guint first, guint n_blocks);
void dopys_source_free (DopysSource *self);

/* What is to be edited. Owned by self. */
const char *dopys_source_get_text (DopysSource *self);
/* Where a block of the document begins in the text, in bytes; 0 for blocks outside. */
gsize dopys_source_find_block (DopysSource *self, guint block);

/* The document as it is now, with the blocks of self replaced by what the text says; text may be anything. The next
 * call replaces what this one put in. Errors: INVALID where a photo of the library stands in markup that is not
 * understood (it would never get an address of the site), CONFLICT where the blocks are not in the document any more.
 * Transfer full. */
DopysDocument *dopys_source_apply (DopysSource *self, DopysDocument *now, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysSource, dopys_source_free)

G_END_DECLS
