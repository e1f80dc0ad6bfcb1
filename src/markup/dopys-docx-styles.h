/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What styles, lists and relations of a .docx say: looked up by their ids. */
#pragma once

#include "dopys-office-archive.h"
#include "dopys-office-writer.h"

G_BEGIN_DECLS

typedef struct _DopysDocxStyles DopysDocxStyles;

DopysDocxStyles *dopys_docx_styles_new (DopysOfficeArchive *archive);
void dopys_docx_styles_free (DopysDocxStyles *self);

/* What a paragraph with these properties (<w:pPr>, may be NULL) is, and the style of its runs. */
void dopys_docx_styles_get_paragraph (DopysDocxStyles *self, xmlNode *properties, DopysOfficeParagraph *paragraph,
                                      DopysStyle *style);
/* base with what <w:rPr> (may be NULL) sets and unsets. hidden: (out). */
DopysStyle dopys_docx_styles_get_run (DopysDocxStyles *self, xmlNode *properties, DopysStyle base, gboolean *hidden);
/* Where a relation leads: an address of the web, or the name of a part. NULL if it leads nowhere. Borrowed. */
const char *dopys_docx_styles_get_link (DopysDocxStyles *self, const char *id);
const char *dopys_docx_styles_get_part (DopysDocxStyles *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysDocxStyles, dopys_docx_styles_free)

G_END_DECLS
