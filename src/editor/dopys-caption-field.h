/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The field in which a caption is edited where it stands: of a photo in a gallery, or of a whole media block.  Each key
 * goes into the session, so that nothing that was typed can be lost.
 *
 * Signals: done (), Enter or Escape; left (), the focus went elsewhere.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_CAPTION_FIELD (dopys_caption_field_get_type ())
G_DECLARE_FINAL_TYPE (DopysCaptionField, dopys_caption_field, DOPYS, CAPTION_FIELD, GtkWidget)

GtkWidget *dopys_caption_field_new (void);
/* photo: G_MAXUINT for the caption below the whole block. session NULL: nothing is edited. */
void dopys_caption_field_set_target (DopysCaptionField *self, DopysSession *session, guint block, guint photo);
/* Shows what the session holds by now, for instance after undo. */
void dopys_caption_field_update (DopysCaptionField *self);

G_END_DECLS
