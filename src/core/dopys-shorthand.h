/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types as a sign of what is meant: "## " at the start of a paragraph a heading, "- " a list, an address
 * a link.  Pure functions; the session makes a step of its own of each, so that it can be taken back.
 */
#pragma once

#include "dopys-document.h"
#include "dopys-history.h"

G_BEGIN_DECLS

/* typed: what was just put in before the caret (one character, or a newline that split a block). Gives the document
 * with what it was a sign of (transfer full), where the caret belongs then, and what the step is; NULL if it is no
 * sign.
 *
 *   "## " "### " "#### "     heading 2–4        "> "    quote
 *   "- " "* " "• "           bulleted list      "---"   separator
 *   "1. " "1) "              numbered list, from that number
 *   an address and a space or newline           a link
 *   a video's address alone, and a newline      an embed
 */
DopysDocument *dopys_shorthand_expand (DopysDocument *document, guint caret, const char *typed, guint *new_caret,
                                       DopysStepKind *kind);

G_END_DECLS
