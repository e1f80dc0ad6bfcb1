/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of an article as a site holds it, made comparable: pure functions.
 *
 * Sites rewrite what they are sent: WordPress takes out of the text of users without unfiltered_html the elements and
 * attributes that they may not use, and writes others in its own way.  So there are two questions: is this exactly what
 * the site held (digest), and can this be what the site made of what we sent (fold).
 */
#pragma once

#include "dopys-remote.h"

G_BEGIN_DECLS

/* SHA-256 of what people change of a post: title, content, excerpt, categories, tags, lead photo. */
char *dopys_content_digest (const DopysRemotePostState *state);
/* SHA-256 of what no filter of a site changes: words, names of blocks, addresses of links and pictures. NULL counts as
 * empty. */
char *dopys_content_fold (const char *title, const char *content, const char *excerpt);
/* Whether a and b are the same markup but for the spelling of empty elements, spaces around blocks, and the attributes
 * in the comments of blocks. */
gboolean dopys_content_same_markup (const char *a, const char *b);

G_END_DECLS
