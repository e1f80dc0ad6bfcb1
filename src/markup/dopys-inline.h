/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a paragraph: HTML with styles and links ⇄ text with runs. */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* The class of the paragraphs of a background note, for which a site's style sheet may have a look. */
#define DOPYS_NOTE_CLASS "dopys-note"

/* Strict: FALSE if anything in html[0, length) could not be written back in the same sense. runs: array of DopysRun.
 * Transfer full. */
gboolean dopys_inline_read (const char *html, gsize length, char **text, GArray **runs);
/* A text block's text as HTML. */
void dopys_inline_write (GString *out, DopysBlock *block);
/* Text with & < > escaped, in attributes also ". */
void dopys_inline_escape (GString *out, const char *text, gssize length, gboolean attribute);

/* A text block of strict inline HTML, or NULL. */
DopysBlock *dopys_inline_read_block (const DopysBlockFormat *format, const char *html, gsize length);

/* WordPress's and CSS's name of a DopysAlign; NULL for none. */
const char *dopys_inline_align_name (guint align);
/* DOPYS_ALIGN_NONE for what it does not know, or NULL. */
DopysAlign dopys_inline_align_from_name (const char *name);

G_END_DECLS
