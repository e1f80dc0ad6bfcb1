/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An editing session: the current document, the selection, the typing style and the history.
 *
 * The one mutable thing about an article's body.  Views call the functions below and follow ::changed;
 * no view changes a document by any other way.  Signals:
 *   changed (DopysDocument *old, DopysDocument *new)   after each change, selection already the new one
 *   selection-changed ()                               selection or typing style changed
 *   history-changed ()                                 what can be undone or redone changed
 *   travelled (DopysStepKind kind, gboolean forward)   a step was undone, or redone, and the document is what it was
 * then pasted (guint start, guint end)                    text from elsewhere was put in, in a step of its own
 */
#pragma once

#include "dopys-history.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SESSION (dopys_session_get_type ())
G_DECLARE_FINAL_TYPE (DopysSession, dopys_session, DOPYS, SESSION, GObject)

DopysSession *dopys_session_new (DopysDocument *document);
DopysDocument *dopys_session_get_document (DopysSession *self);
/* Replaces the document as when another article is opened: history cleared. */
void dopys_session_load (DopysSession *self, DopysDocument *document);

DopysSelection dopys_session_get_selection (DopysSession *self);
/* Clamped to the document. A jump ends coalescing and resets the typing style to the character before the caret. */
void dopys_session_select (DopysSession *self, guint anchor, guint caret);
/* Ordered bounds of the selection; TRUE if not empty. */
gboolean dopys_session_get_bounds (DopysSession *self, guint *start, guint *end);

/* The general door: takes a finished edit into the history. document is borrowed. */
void dopys_session_apply (DopysSession *self, DopysStepKind kind, DopysDocument *document, DopysSelection selection);

/* The same for a change that did not begin at the caret: the selection stays with its text. joined: it goes with the
 * newest step, where that is of the same kind. */
void dopys_session_apply_aside (DopysSession *self, DopysStepKind kind, DopysDocument *document, gboolean joined);

/* The next change goes with the newest step, where that is of the same kind. */
void dopys_session_join_step (DopysSession *self);
/* The next change is a step of its own, whatever it is. */
void dopys_session_end_step (DopysSession *self);
/* Typed text replaces [start, end); gets the typing style (or the surrounding link if strictly inside one). */
void dopys_session_insert_text (DopysSession *self, guint start, guint end, const char *text);
void dopys_session_delete (DopysSession *self, guint start, guint end);
void dopys_session_split (DopysSession *self);
/* To be called after text was typed: makes of it what it is a sign of (see dopys-shorthand.h), in a step of its own. */
void dopys_session_expand (DopysSession *self, const char *typed);
/* Backspace right after that: gives the typed signs back. FALSE if there is nothing to take back (a link stays). */
gboolean dopys_session_take_back (DopysSession *self);
void dopys_session_insert_slice (DopysSession *self, DopysDocument *slice);
/* Plain text from elsewhere, each line a paragraph, in the place of the selection; it looks as typed text would. */
void dopys_session_paste_text (DopysSession *self, const char *text);
void dopys_session_insert_object (DopysSession *self, guint offset, DopysBlock *object);

/* What the format bar shows: styles common to the selection, or the typing style at the caret. */
DopysStyle dopys_session_get_style (DopysSession *self);
void dopys_session_toggle_style (DopysSession *self, DopysStyle style);
/* The link of all selected text, or the one that the caret is in or at the end of; NULL: none. */
const char *dopys_session_get_link (DopysSession *self);
/* Links the selected text, or changes the whole link at the caret; where there is neither, the address is put in as
 * linked text. NULL unlinks. */
void dopys_session_set_link (DopysSession *self, const char *link);
/* The text that dopys_session_set_link() would link: "" where there is none; NULL if it is more than words of one
 * block. Transfer full. */
char *dopys_session_dup_link_text (DopysSession *self);
/* The same place becomes this text, linked. */
void dopys_session_set_link_text (DopysSession *self, const char *link, const char *text);
/* Format of the block with the caret; of an object block: its kind. */
DopysBlockFormat dopys_session_get_format (DopysSession *self);
void dopys_session_set_format (DopysSession *self, const DopysBlockFormat *format);
void dopys_session_set_align (DopysSession *self, DopysAlign align);
void dopys_session_change_depth (DopysSession *self, int delta);

/* Photos of media blocks (description, caption). */
void dopys_session_set_photo (DopysSession *self, guint block, guint index, DopysPhoto *photo);
void dopys_session_set_gallery_caption (DopysSession *self, guint block, const char *caption);
void dopys_session_replace_block (DopysSession *self, DopysStepKind kind, guint index, DopysBlock *block);
/* Puts blocks (borrowed) in the place of one. The selection stays with its text. */
void dopys_session_replace_blocks (DopysSession *self, DopysStepKind kind, guint index, DopysBlock *const *blocks,
                                   guint n_blocks);
void dopys_session_remove_block (DopysSession *self, guint index);

gboolean dopys_session_can_undo (DopysSession *self, DopysStepKind *kind);
gboolean dopys_session_can_redo (DopysSession *self, DopysStepKind *kind);
void dopys_session_undo (DopysSession *self);
void dopys_session_redo (DopysSession *self);

/* The history for the store, see dopys-history.h. */
DopysHistoryChanges *dopys_session_take_history_changes (DopysSession *self);
void dopys_session_history_changes_lost (DopysSession *self);
/* steps: what was stored when the article was `document`, with which the session must have begun; else they are of no
 * use and nothing happens. */
void dopys_session_adopt_history (DopysSession *self, DopysDocument *document, GPtrArray *steps);

G_END_DECLS
