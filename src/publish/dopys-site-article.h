/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post of a site as an article: other editors' blocks stay as they are, byte for byte. */
#pragma once

#include "dopys-article.h"
#include "dopys-remote.h"

G_BEGIN_DECLS

/* categories, tags: (nullable): of DopysRemoteTerm, to give the names; without them the article gets those of @known.
 * known: (nullable): the article as it is here: gives the id, and its photos are known again in the site's. Transfer
 * full. */
DopysArticle *dopys_site_article_new (const DopysRemotePostState *state, const char *site_id, GPtrArray *categories,
                                      GPtrArray *tags, const DopysArticle *known);

G_END_DECLS
