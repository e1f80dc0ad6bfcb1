/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All checks of an article: what is worth a thought before it is published.  Pure; any thread. */
#pragma once

#include "dopys-article.h"
#include "dopys-finding.h"

G_BEGIN_DECLS

/* words: (nullable): of the reminder in wartime. now: the day of publication where the article says none. Of
 * DopysFinding, in the order of kinds and of the text. Transfer full. */
GPtrArray *dopys_article_check (const DopysArticle *article, const char *const *words, GDateTime *now);
/* Whether dopys_finding_mend() can help. */
gboolean dopys_finding_is_mendable (const DopysFinding *finding);
/* What mends it: the blocks that take the place of block `index` of the document, of DopysBlock. checked: what the
 * finding was found in. NULL where a person must see to it or where the block is no longer what it was. Transfer full.
 */
GPtrArray *dopys_finding_mend (const DopysFinding *finding, DopysDocument *checked, DopysDocument *document,
                               guint *index);
/* Where in the document it is now, as offsets: the block may have moved since. FALSE if it is not of the text. */
gboolean dopys_finding_locate (const DopysFinding *finding, DopysDocument *checked, DopysDocument *document,
                               guint *start, guint *end);

G_END_DECLS
