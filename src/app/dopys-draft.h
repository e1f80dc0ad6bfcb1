/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft: the article that is open in a window.
 *
 * Holds the body's session, the fields beside the body, and the autosave; each change is on disk within a second.
 * Pages change it only through the functions below (and the session) and follow its signals:
 *   changed ()            a field beside the body changed: title, slug, excerpt, terms, lead, site
 *   remote-changed ()     where it is on the site changed: publishing told something
 * The body's changes are told by the session.
 */
#pragma once

#include "dopys-autosave.h"
#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_DRAFT (dopys_draft_get_type ())
G_DECLARE_FINAL_TYPE (DopysDraft, dopys_draft, DOPYS, DRAFT, GObject)

/* article: transfer full. */
DopysDraft *dopys_draft_new (DopysStore *store, DopysArticle *article);

/* The fields as they stand; its document is the session's. Borrowed, valid until the next change. */
const DopysArticle *dopys_draft_get_article (DopysDraft *self);
DopysSession *dopys_draft_get_session (DopysDraft *self);
DopysAutosave *dopys_draft_get_autosave (DopysDraft *self);
/* Nothing typed, no photo: a new article that was left so is not worth keeping. */
gboolean dopys_draft_is_empty (DopysDraft *self);

/* NULL and "" are the same: empty. */
void dopys_draft_set_title (DopysDraft *self, const char *title);
void dopys_draft_set_slug (DopysDraft *self, const char *slug);
void dopys_draft_set_excerpt (DopysDraft *self, const char *excerpt);
void dopys_draft_set_categories (DopysDraft *self, const char *const *names);
void dopys_draft_set_tags (DopysDraft *self, const char *const *names);
void dopys_draft_set_site (DopysDraft *self, const char *site_id);
void dopys_draft_set_lead (DopysDraft *self, DopysPhoto *photo);
/* The body and the lead photo (nullable: none) in one step of the history; both may be what they are. */
void dopys_draft_change_photos (DopysDraft *self, DopysStepKind kind, DopysDocument *document, DopysPhoto *lead);

/* Takes over what publishing stored about the site's copy, leaving alone what the person types meanwhile. */
void dopys_draft_refresh_remote (DopysDraft *self);
/* Writes what is pending and waits. TRUE if all is on disk. */
gboolean dopys_draft_flush (DopysDraft *self, GError **error);

G_END_DECLS
