/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog for the layout of a gallery: how many photos in a row, cropped to one height or as they are, wider than
 * the text; with a preview of how the site will show it.  Applying is one step of the article's history.
 */
#pragma once

#include <adwaita.h>

#include "dopys-draft.h"
#include "dopys-library.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_GALLERY_DIALOG (dopys_gallery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysGalleryDialog, dopys_gallery_dialog, DOPYS, GALLERY_DIALOG, AdwDialog)

/* Presents the dialog over the parent; FALSE where the block of the draft's body is no gallery. */
gboolean dopys_gallery_dialog_present (GtkWidget *parent, DopysLibrary *library, DopysDraft *draft, guint block);

G_END_DECLS
