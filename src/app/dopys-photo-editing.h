/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being done to one photo while its dialog is open: the edits so far with an undo of their own, the tool in
 * hand and what it is set to.  Knows no widgets; canvas and panels show it and change it.  The article learns of
 * nothing until the dialog applies the edits. Signals: changed (), anything below may be another.
 */
#pragma once

#include <glib-object.h>

#include "dopys-photo-edits.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_EDITING (dopys_photo_editing_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoEditing, dopys_photo_editing, DOPYS, PHOTO_EDITING, GObject)

typedef enum
{
  DOPYS_PHOTO_TOOL_CROP,
  DOPYS_PHOTO_TOOL_HIDE,
  DOPYS_PHOTO_TOOL_TONE,
} DopysPhotoTool;

#define DOPYS_REGION_NONE G_MAXUINT
/* The kind of change that joins those before it however long the pause, until settle(). */
#define DOPYS_PHOTO_DRAG "drag"

/* width, height: of the upright original, pixels. edits: those to begin with. */
DopysPhotoEditing *dopys_photo_editing_new (guint width, guint height, DopysPhotoEdits *edits);

/* Borrowed, until the next change. */
DopysPhotoEdits *dopys_photo_editing_get_edits (DopysPhotoEditing *self);
void dopys_photo_editing_get_size (DopysPhotoEditing *self, guint *width, guint *height);
/* Whether the edits are other than at the beginning. */
gboolean dopys_photo_editing_is_changed (DopysPhotoEditing *self);

/* The edits are these now: one step for undo, together with those just before it of the same kind (nullable: a step of
 * its own), until settle() or a pause. kind: static. */
void dopys_photo_editing_apply (DopysPhotoEditing *self, DopysPhotoEdits *edits, const char *kind);
void dopys_photo_editing_settle (DopysPhotoEditing *self);
gboolean dopys_photo_editing_can_undo (DopysPhotoEditing *self);
gboolean dopys_photo_editing_can_redo (DopysPhotoEditing *self);
void dopys_photo_editing_undo (DopysPhotoEditing *self);
void dopys_photo_editing_redo (DopysPhotoEditing *self);
/* The photo as it was taken; can be undone. */
void dopys_photo_editing_reset (DopysPhotoEditing *self);

void dopys_photo_editing_set_tool (DopysPhotoEditing *self, DopysPhotoTool tool);
DopysPhotoTool dopys_photo_editing_get_tool (DopysPhotoEditing *self);

/* Width by height of the crop in pixels, kept while it is dragged; 0 for any. Setting it fits the crop. */
void dopys_photo_editing_set_ratio (DopysPhotoEditing *self, double ratio);
double dopys_photo_editing_get_ratio (DopysPhotoEditing *self);
/* The same in fractions of the straightened picture, for dopys-photo-crop.h. */
double dopys_photo_editing_get_shape (DopysPhotoEditing *self);
/* Quarter turns clockwise; crop and ratio turn with the picture. */
void dopys_photo_editing_turn (DopysPhotoEditing *self, int quarters);
void dopys_photo_editing_set_crop (DopysPhotoEditing *self, const DopysRect *crop, const char *kind);

/* The region that keys move and delete; DOPYS_REGION_NONE for none. */
void dopys_photo_editing_select_region (DopysPhotoEditing *self, guint index);
guint dopys_photo_editing_get_region (DopysPhotoEditing *self);
/* Adds a region, which becomes the chosen one; FALSE if there are as many as a photo may have. */
gboolean dopys_photo_editing_add_region (DopysPhotoEditing *self, const DopysHidden *hidden);
/* A rectangle amid what is shown, to be moved from there by keys. */
gboolean dopys_photo_editing_add_rectangle (DopysPhotoEditing *self);
void dopys_photo_editing_remove_region (DopysPhotoEditing *self);

/* How the next region is hidden; the chosen one is hidden so too. */
void dopys_photo_editing_set_mode (DopysPhotoEditing *self, DopysHideMode mode);
DopysHideMode dopys_photo_editing_get_mode (DopysPhotoEditing *self);
/* Whether the pointer paints with a round brush instead of drawing rectangles. */
void dopys_photo_editing_set_brush (DopysPhotoEditing *self, gboolean brush);
gboolean dopys_photo_editing_get_brush (DopysPhotoEditing *self);
/* Of the brush, a fraction of the original's long side. */
void dopys_photo_editing_set_radius (DopysPhotoEditing *self, double radius);
double dopys_photo_editing_get_radius (DopysPhotoEditing *self);

G_END_DECLS
