/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lead photo above an article: the photo across the column, or a quiet place to drop or choose one.
 *
 * Signals: sources-dropped (GPtrArray of GFile or GdkTexture) · choose () · remove () · describe () ·
 * crop ().
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-photo.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_LEAD_PHOTO (dopys_lead_photo_get_type ())
G_DECLARE_FINAL_TYPE (DopysLeadPhoto, dopys_lead_photo, DOPYS, LEAD_PHOTO, GtkWidget)

/* photo: NULL for none. */
void dopys_lead_photo_set_photo (DopysLeadPhoto *self, DopysLibrary *library, DopysPhoto *photo);

G_END_DECLS
