/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post of a site as an article: other editors' blocks stay as they are, byte for byte. */
#pragma once

#include "dopys-article.h"
#include "dopys-remote.h"

G_BEGIN_DECLS

/* The picture (see dopys_photo_dup_picture()) that is on the site under this id; NULL where there is none. Transfer
 * full. */
typedef char *(*DopysKnownPhotoFunc) (gint64 remote_id, gpointer user_data);

/* Photos of the site that the library holds become those of the library, with what the site says of them: where the
 * markup stays the same to the byte for it. content: (nullable): the markup the article was made of. */
void dopys_site_article_know_photos (DopysArticle *article, const char *content, DopysKnownPhotoFunc find,
                                     gpointer user_data);

/* categories, tags: (nullable): of DopysRemoteTerm, to give the names; without them the article gets those of @known.
 * known: (nullable): the article as it is here: gives the id. Transfer full. */
DopysArticle *dopys_site_article_new (const DopysRemotePostState *state, const char *site_id, GPtrArray *categories,
                                      GPtrArray *tags, const DopysArticle *known);

/* The post does not tell what is said of its lead photo: if it is the same as ours, then what we said. */
void dopys_site_article_take_lead_words (DopysArticle *theirs, const DopysArticle *ours);

G_END_DECLS
