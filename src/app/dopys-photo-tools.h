/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the photo desk that change what photos look like: editing, edits copied from one photo to others, the
 * choice of the lead photo, the layout of a gallery.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-list.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

/* Installs the actions "photos.edit", "photos.copy-edits", "photos.paste-edits", "photos.reset-edits",
 * "photos.make-lead" and "photos.lay-out-gallery" with their keys; callback carries them out with
 * dopys_photo_tools_run(). */
void dopys_photo_tools_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc callback);
/* name: of the action. position: of the current photo. chosen: positions of all that are chosen. */
void dopys_photo_tools_run (GtkWidget *widget, const char *name, DopysWorkspace *workspace, DopysPhotoList *photos,
                            guint position, GtkBitset *chosen);

G_END_DECLS
