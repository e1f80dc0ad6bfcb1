/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article that is public, for other places: a post in a social network, a frame on another site. Pure. */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

/* Title, lead and address, a paragraph each, as people post it in Telegram or Facebook. The lead is the excerpt, else
 * the first paragraph, shortened at a word. Transfer full. */
char *dopys_share_text (const DopysArticle *article, const char *url);
/* The excerpt, else the beginning of the first paragraph; "" where there is neither. Transfer full. */
char *dopys_share_dup_lead (const DopysArticle *article);
/* What WordPress gives for embedding: a quotation with a link, and a frame that needs no script. Transfer full. */
char *dopys_share_embed_code (const DopysArticle *article, const char *url);

G_END_DECLS
