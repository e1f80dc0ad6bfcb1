/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents of office programs (.docx, .odt) to an article's body: text, headings, lists, tables, links and photos.
 *
 * Hostile input: the file is a ZIP archive of which only parts with known names are read, into memory, each and all of
 * them bounded; nothing is written, no entity is loaded, no address is fetched.  The document becomes plain HTML, which
 * dopys_html_read() reads as it reads any other.  Left out: footnotes, comments, drawings, deleted text.
 */
#pragma once

#include "dopys-html.h"

G_BEGIN_DECLS

/* Whether the bytes begin as such a file does, whatever it is called. */
gboolean dopys_office_is (GBytes *file);
/* picture may be NULL: then pictures are left out.  title: a paragraph in the style Title, the only heading of the
 * first level, or a first paragraph that is bold altogether.  Errors: DAMAGED_FILE, TOO_LARGE, INVALID (another kind of
 * file), whole sentences. Blocking. */
DopysHtml *dopys_office_read (GBytes *file, DopysPictureFunc picture, gpointer user_data, GError **error);

G_END_DECLS
