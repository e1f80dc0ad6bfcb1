/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings what is on the clipboard into a session: a slice, HTML with its pictures, or text.
 *
 * Foreign HTML is read in a thread, where its pictures go into the library; it comes to the place where it was pasted,
 * though the person has gone on writing. What could not be brought is told.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article-clipboard.h"
#include "dopys-html.h"
#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PASTER (dopys_paster_get_type ())
/* Signals:
 * left-out (GPtrArray *losses, guint n): of DopysHtmlLoss, the first of n; things of what was pasted that stayed away
 * failed (const char *message): nothing was pasted; a whole sentence
 * texture (GdkTexture *texture, guint offset): what came was a picture only */
G_DECLARE_FINAL_TYPE (DopysPaster, dopys_paster, DOPYS, PASTER, GObject)

DopysPaster *dopys_paster_new (void);
/* Where pasted pictures go; without it they are left out. picture runs in worker threads; data is kept. */
void dopys_paster_set_pictures (DopysPaster *self, DopysPictureFunc picture, GObject *data);
/* Into the session that the view shows, at its selection, when it has arrived; blocks: whether an address may become an
 * object there. Files are not for the paster. */
void dopys_paster_paste (DopysPaster *self, GtkTextView *view, DopysSession *session, DopysPasteKind kind,
                         gboolean blocks);

G_END_DECLS
