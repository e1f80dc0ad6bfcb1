/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article's body: an immutable, reference-counted array of blocks that satisfies the schema.
 *
 * Offsets count characters as a GtkTextBuffer would: each block its length, blocks joined by one newline;
 * no newline after the last block.  A document always has at least one block, and its last block is a
 * plain paragraph (it is left out on export when it is empty).
 * A slice (what is copied or pasted) is a document too; see dopys_edit_replace().
 * Documents and all they are made of never change and may be read by any thread.
 */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

typedef struct _DopysDocument DopysDocument;

#define DOPYS_TYPE_DOCUMENT (dopys_document_get_type ())
GType dopys_document_get_type (void);

DopysDocument *dopys_document_new_empty (void);
/* blocks: borrowed; the result is normalized by the schema. */
DopysDocument *dopys_document_new (DopysBlock *const *blocks, guint n_blocks);
/* Not normalized: for slices and for the schema itself. n_blocks ≥ 1. */
DopysDocument *dopys_document_new_slice (DopysBlock *const *blocks, guint n_blocks);
/* A document in which n_removed blocks from start are replaced by blocks (borrowed), normalized; self with a new
 * reference if that changes nothing. All edits are made of this. */
DopysDocument *dopys_document_splice (DopysDocument *self, guint start, guint n_removed, DopysBlock *const *blocks,
                                      guint n_blocks);
DopysDocument *dopys_document_ref (DopysDocument *self);
void dopys_document_unref (DopysDocument *self);

guint dopys_document_get_n_blocks (DopysDocument *self);
DopysBlock *dopys_document_get_block (DopysDocument *self, guint index);
/* Characters of the whole document including the newlines between blocks. */
guint dopys_document_get_length (DopysDocument *self);
/* Which block holds the offset (0 … length), and how far into it; O(log n). */
guint dopys_document_get_block_at (DopysDocument *self, guint offset, guint *position);
guint dopys_document_get_block_offset (DopysDocument *self, guint index);

/* The text as the buffer shows it: blocks joined by '\n', objects as U+FFFC. Transfer full. */
char *dopys_document_dup_text (DopysDocument *self);
/* A slice of [start, end): partial first and last blocks keep their format. Its text is exactly the range's: where an
 * object block is touched only at its border, an empty paragraph stands for it. Transfer full. */
DopysDocument *dopys_document_dup_slice (DopysDocument *self, guint start, guint end);
gboolean dopys_document_is_empty (DopysDocument *self);
/* Blocks equal one by one. */
gboolean dopys_document_equal (DopysDocument *a, DopysDocument *b);

guint dopys_document_count_words (DopysDocument *self);

/* Photos of all media blocks in reading order. The callback gets block index, index in the block, and the photo. */
typedef void (*DopysDocumentPhotoFunc) (guint block, guint index, DopysPhoto *photo, gpointer user_data);
void dopys_document_foreach_photo (DopysDocument *self, DopysDocumentPhotoFunc func, gpointer user_data);

/* Asserts every invariant of block, document and schema; for tests. */
void dopys_document_check (DopysDocument *self);

/* For the store and the clipboard between windows: a GVariant that names its version. Floating. */
GVariant *dopys_document_to_variant (DopysDocument *self);
/* Hostile input is expected: NULL and DOPYS_ERROR_INVALID if it is not a document this version understands. */
DopysDocument *dopys_document_from_variant (GVariant *variant, GError **error);
/* The same for a slice, which is not normalized: for the clipboard. */
DopysDocument *dopys_document_slice_from_variant (GVariant *variant, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysDocument, dopys_document_unref)

G_END_DECLS
