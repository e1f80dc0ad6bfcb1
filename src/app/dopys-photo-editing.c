/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-editing.h"

#include "dopys-photo-crop.h"
#include "dopys-photo-map.h"
#include "dopys-photo-region.h"

#define JOIN_US (900 * G_TIME_SPAN_MILLISECOND)
/* A new rectangle's share of the shown part's sides: about a face in a portrait. */
#define NEW_RECTANGLE 0.2

struct _DopysPhotoEditing
{
  GObject parent;

  guint width, height;
  GPtrArray *states; /* of DopysPhotoEdits; those after the current are for redo */
  guint current;
  const char *kind; /* (nullable): of the current state, while a further change of the kind joins it */
  gint64 changed_at;
  DopysPhotoTool tool;
  double ratio;
  guint region;
  DopysHideMode mode;
  gboolean brush;
  double radius;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoEditing, dopys_photo_editing, G_TYPE_OBJECT)

static void
tell (DopysPhotoEditing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dopys_photo_editing_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PHOTO_EDITING (object)->states);
  G_OBJECT_CLASS (dopys_photo_editing_parent_class)->finalize (object);
}

static void
dopys_photo_editing_class_init (DopysPhotoEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_editing_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", DOPYS_TYPE_PHOTO_EDITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_photo_editing_init (DopysPhotoEditing *self)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_edits_unref);
  self->region = DOPYS_REGION_NONE;
  self->mode = DOPYS_HIDE_BLUR;
  self->radius = 0.03;
}

DopysPhotoEditing *
dopys_photo_editing_new (guint width, guint height, DopysPhotoEdits *edits)
{
  DopysPhotoEditing *self = g_object_new (DOPYS_TYPE_PHOTO_EDITING, NULL);

  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  g_ptr_array_add (self->states, dopys_photo_edits_ref (edits));
  return self;
}

/* ---- edits and their undo ---- */

DopysPhotoEdits *
dopys_photo_editing_get_edits (DopysPhotoEditing *self)
{
  return g_ptr_array_index (self->states, self->current);
}

void
dopys_photo_editing_get_size (DopysPhotoEditing *self, guint *width, guint *height)
{
  *width = self->width;
  *height = self->height;
}

gboolean
dopys_photo_editing_is_changed (DopysPhotoEditing *self)
{
  return !dopys_photo_edits_equal (dopys_photo_editing_get_edits (self), g_ptr_array_index (self->states, 0));
}

static void
keep_region_valid (DopysPhotoEditing *self)
{
  if (self->region >= dopys_photo_edits_get_n_hidden (dopys_photo_editing_get_edits (self)))
    self->region = DOPYS_REGION_NONE;
}

void
dopys_photo_editing_apply (DopysPhotoEditing *self, DopysPhotoEdits *edits, const char *kind)
{
  gint64 now = g_get_monotonic_time ();
  gboolean soon = now - self->changed_at < JOIN_US || g_strcmp0 (kind, DOPYS_PHOTO_DRAG) == 0;
  gboolean joins = soon && kind && g_strcmp0 (kind, self->kind) == 0;

  if (dopys_photo_edits_equal (edits, dopys_photo_editing_get_edits (self)))
    return;
  g_ptr_array_set_size (self->states, (int) self->current + 1);
  if (joins && self->current > 0)
    g_ptr_array_set_size (self->states, (int) self->current);
  g_ptr_array_add (self->states, dopys_photo_edits_ref (edits));
  self->current = self->states->len - 1;
  self->kind = kind;
  self->changed_at = now;
  keep_region_valid (self);
  tell (self);
}

void
dopys_photo_editing_settle (DopysPhotoEditing *self)
{
  self->kind = NULL;
}

gboolean
dopys_photo_editing_can_undo (DopysPhotoEditing *self)
{
  return self->current > 0;
}

gboolean
dopys_photo_editing_can_redo (DopysPhotoEditing *self)
{
  return self->current + 1 < self->states->len;
}

/* A ratio holds for the crop that was fitted to it, which is not this one. */
static void
go_to_state (DopysPhotoEditing *self, guint state)
{
  self->current = state;
  self->kind = NULL;
  self->ratio = 0;
  keep_region_valid (self);
  tell (self);
}

void
dopys_photo_editing_undo (DopysPhotoEditing *self)
{
  if (dopys_photo_editing_can_undo (self))
    go_to_state (self, self->current - 1);
}

void
dopys_photo_editing_redo (DopysPhotoEditing *self)
{
  if (dopys_photo_editing_can_redo (self))
    go_to_state (self, self->current + 1);
}

void
dopys_photo_editing_reset (DopysPhotoEditing *self)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();

  self->ratio = 0;
  dopys_photo_editing_apply (self, none, NULL);
}

void
dopys_photo_editing_set_tool (DopysPhotoEditing *self, DopysPhotoTool tool)
{
  if (self->tool == tool)
    return;
  self->tool = tool;
  tell (self);
}

DopysPhotoTool
dopys_photo_editing_get_tool (DopysPhotoEditing *self)
{
  return self->tool;
}

/* ---- crop ---- */

double
dopys_photo_editing_get_ratio (DopysPhotoEditing *self)
{
  return self->ratio;
}

double
dopys_photo_editing_get_shape (DopysPhotoEditing *self)
{
  gboolean sideways = dopys_photo_edits_get_turns (dopys_photo_editing_get_edits (self)) % 2;

  return dopys_photo_crop_shape_for (self->ratio, sideways ? self->height : self->width,
                                     sideways ? self->width : self->height);
}

void
dopys_photo_editing_set_crop (DopysPhotoEditing *self, const DopysRect *crop, const char *kind)
{
  g_autoptr (DopysPhotoEdits) cropped = dopys_photo_edits_with_crop (dopys_photo_editing_get_edits (self), crop);

  dopys_photo_editing_apply (self, cropped, kind);
}

void
dopys_photo_editing_set_ratio (DopysPhotoEditing *self, double ratio)
{
  DopysRect crop;

  if (self->ratio == ratio)
    return;
  self->ratio = ratio;
  crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self));
  crop = dopys_photo_crop_fit (&crop, dopys_photo_editing_get_shape (self));
  dopys_photo_editing_set_crop (self, &crop, NULL);
  tell (self);
}

void
dopys_photo_editing_turn (DopysPhotoEditing *self, int quarters)
{
  g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (dopys_photo_editing_get_edits (self), quarters);

  if (quarters % 2 && self->ratio > 0)
    self->ratio = 1 / self->ratio;
  dopys_photo_editing_apply (self, turned, NULL);
}

/* ---- hiding ---- */

void
dopys_photo_editing_select_region (DopysPhotoEditing *self, guint index)
{
  if (self->region == index)
    return;
  self->region = index;
  keep_region_valid (self);
  if (self->region != DOPYS_REGION_NONE)
    self->mode = dopys_photo_edits_get_hidden (dopys_photo_editing_get_edits (self), self->region)->mode;
  tell (self);
}

guint
dopys_photo_editing_get_region (DopysPhotoEditing *self)
{
  return self->region;
}

gboolean
dopys_photo_editing_add_region (DopysPhotoEditing *self, const DopysHidden *hidden)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self);
  guint n = dopys_photo_edits_get_n_hidden (edits);
  g_autoptr (DopysPhotoEdits) more = NULL;

  if (n >= DOPYS_EDITS_MAX_HIDDEN)
    return FALSE;
  more = dopys_photo_edits_with_hidden (edits, hidden);
  dopys_photo_editing_apply (self, more, NULL);
  dopys_photo_editing_select_region (self, n);
  return TRUE;
}

gboolean
dopys_photo_editing_add_rectangle (DopysPhotoEditing *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self);
  DopysRect crop = dopys_photo_edits_get_crop (edits), room = { 0, 0, 1, 1 };
  DopysHidden hidden = { .mode = self->mode };
  const double low = 0.5 - NEW_RECTANGLE / 2, high = 0.5 + NEW_RECTANGLE / 2;
  DopysPhotoMap map;
  DopysPoint a, b;

  dopys_photo_map_init (&map, self->width, self->height, edits, &crop, &room);
  a = (DopysPoint) { map.area.x + map.area.width * low, map.area.y + map.area.height * low };
  b = (DopysPoint) { map.area.x + map.area.width * high, map.area.y + map.area.height * high };
  hidden.rect =
      dopys_photo_region_between (dopys_photo_map_to_original (&map, a), dopys_photo_map_to_original (&map, b));
  return dopys_photo_editing_add_region (self, &hidden);
}

void
dopys_photo_editing_remove_region (DopysPhotoEditing *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self);
  guint index = self->region, n = dopys_photo_edits_get_n_hidden (edits);
  g_autoptr (DopysPhotoEdits) fewer = NULL;

  if (index >= n)
    return;
  fewer = dopys_photo_edits_without_hidden (edits, index);
  /* The next one is chosen, so that Delete goes on. */
  if (index == n - 1)
    self->region = index > 0 ? index - 1 : DOPYS_REGION_NONE;
  dopys_photo_editing_apply (self, fewer, NULL);
}

void
dopys_photo_editing_set_mode (DopysPhotoEditing *self, DopysHideMode mode)
{
  g_autoptr (DopysPhotoEdits) changed = NULL;

  if (self->mode == mode)
    return;
  self->mode = mode;
  if (self->region != DOPYS_REGION_NONE)
    {
      changed = dopys_photo_region_with_mode (dopys_photo_editing_get_edits (self), self->region, mode);
      dopys_photo_editing_apply (self, changed, NULL);
    }
  tell (self);
}

DopysHideMode
dopys_photo_editing_get_mode (DopysPhotoEditing *self)
{
  return self->mode;
}

void
dopys_photo_editing_set_brush (DopysPhotoEditing *self, gboolean brush)
{
  if (self->brush == brush)
    return;
  self->brush = brush;
  tell (self);
}

gboolean
dopys_photo_editing_get_brush (DopysPhotoEditing *self)
{
  return self->brush;
}

void
dopys_photo_editing_set_radius (DopysPhotoEditing *self, double radius)
{
  if (self->radius == radius)
    return;
  self->radius = radius;
  tell (self);
}

double
dopys_photo_editing_get_radius (DopysPhotoEditing *self)
{
  return self->radius;
}
