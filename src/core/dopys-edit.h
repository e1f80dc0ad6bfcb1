/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits: pure functions from a document to a document.  Offsets are the document's.
 *
 * Each returns the new, normalized document (transfer full; the same document with a new reference if nothing
 * changed) and, where caret is not NULL, stores the offset where the caret belongs afterwards.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/* Replaces [start, end) by text with one style and link. A newline in the text splits the block (see
 * dopys_edit_split()). Text typed at an object block goes into a new paragraph beside it. */
DopysDocument *dopys_edit_insert_text (DopysDocument *document, guint start, guint end, const char *text,
                                       DopysStyle style, const char *link, guint *caret);
/* Joining: the first block's format stays, unless it is empty, then the second's (as Word does). Deleting next to an
 * object block never merges text into it: the newline beside an object can be deleted only together with an empty text
 * block. An object in the range is removed with its line, except that an empty paragraph stays between two lists or two
 * quotes that would otherwise become one. */
DopysDocument *dopys_edit_delete (DopysDocument *document, guint start, guint end, guint *caret);
/* Replaces [start, end) by a slice. A slice of one text block goes inline; otherwise its first and last text
 * blocks join the halves where formats allow, and whole blocks stand between. */
DopysDocument *dopys_edit_replace (DopysDocument *document, guint start, guint end, DopysDocument *slice, guint *caret);
/* Enter: splits the block. After a heading or a quote source a paragraph follows; an empty list item or quote leaves
 * its list or quote (an item one depth at a time). At the start of a block an empty one is put before it; at an object
 * an empty paragraph beside it, which gets the caret. */
DopysDocument *dopys_edit_split (DopysDocument *document, guint start, guint end, guint *caret);

DopysDocument *dopys_edit_set_style (DopysDocument *document, guint start, guint end, DopysStyle set, DopysStyle unset);
/* link NULL removes. */
DopysDocument *dopys_edit_set_link (DopysDocument *document, guint start, guint end, const char *link);
/* All text blocks that [start, end] touches get the format; a range that is not empty and ends at the start of a block
 * does not touch that one. List items keep their depth when they become other list items of depth 0; only the first
 * block gets format's start; alignment stays where format says none. */
DopysDocument *dopys_edit_set_format (DopysDocument *document, guint start, guint end, const DopysBlockFormat *format);
/* Paragraphs and headings that [start, end] touches; others have no alignment. */
DopysDocument *dopys_edit_set_align (DopysDocument *document, guint start, guint end, DopysAlign align);
/* List items that [start, end] touches go deeper (+1) or shallower (-1; from depth 0 they become paragraphs). */
DopysDocument *dopys_edit_change_depth (DopysDocument *document, guint start, guint end, int delta);

/* Capitals: the range, or the word at the caret, goes from mixed letters to CAPITALS to small letters to one capital at
 * the start, and round again. Offsets stay. */
DopysDocument *dopys_edit_change_case (DopysDocument *document, guint start, guint end);

/* Puts an object block at the offset: between blocks, splitting a text block if inside, in
 * place of an empty one. The caret goes to the text after it, if any follows. */
DopysDocument *dopys_edit_insert_object (DopysDocument *document, guint offset, DopysBlock *object, guint *caret);
DopysDocument *dopys_edit_replace_block (DopysDocument *document, guint index, DopysBlock *block);
DopysDocument *dopys_edit_remove_block (DopysDocument *document, guint index, guint *caret);
/* Moves block `from` so that it stands before what is now block `to` (to = n_blocks: at the end, before the empty
 * paragraph that closes the document). */
DopysDocument *dopys_edit_move_block (DopysDocument *document, guint from, guint to);

/* All of [start, end) that is text carries all of these styles (FALSE for ranges without text). */
gboolean dopys_document_has_style (DopysDocument *document, guint start, guint end, DopysStyle style);

G_END_DECLS
