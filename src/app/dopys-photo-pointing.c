/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-pointing.h"

#include <math.h>

#include "dopys-photo-crop.h"
#include "dopys-photo-region.h"

/* Canvas pixels. */
#define REACH 16.0        /* of a handle of the crop */
#define REGION_REACH 10.0 /* the same of a hidden region, which may be small */
#define CLICK 4.0         /* a movement that is none */
#define BRUSH_GAP 2.0     /* between the points of a stroke */

typedef enum
{
  DOING_NOTHING,
  DOING_CROP,
  DOING_MOVE,
  DOING_RESIZE,
  DOING_DRAW,
} Doing;

struct _DopysPhotoPointing
{
  DopysPhotoEditing *editing;
  Doing doing;
  DopysPhotoMap map;
  DopysCropHandle handle;
  DopysPoint start, at;
  DopysPhotoEdits *edits; /* as they were at the beginning; NULL when nothing is done */
  GArray *stroke;         /* of DopysPoint, original */
};

DopysPhotoPointing *
dopys_photo_pointing_new (DopysPhotoEditing *editing)
{
  DopysPhotoPointing *self = g_new0 (DopysPhotoPointing, 1);

  self->editing = g_object_ref (editing);
  self->stroke = g_array_new (FALSE, FALSE, sizeof (DopysPoint));
  return self;
}

void
dopys_photo_pointing_free (DopysPhotoPointing *self)
{
  g_clear_pointer (&self->edits, dopys_photo_edits_unref);
  g_array_unref (self->stroke);
  g_object_unref (self->editing);
  g_free (self);
}

/* ---- what is at a point ---- */

static DopysCropHandle
find_crop_handle (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at)
{
  DopysRect crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self->editing));
  DopysRect rect = dopys_photo_map_rect_from_straightened (map, &crop);

  return dopys_photo_crop_find_handle (&rect, at, REACH);
}

static DopysCropHandle
find_region_handle (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at)
{
  guint index = dopys_photo_editing_get_region (self->editing);

  if (index == DOPYS_REGION_NONE)
    return DOPYS_CROP_NOTHING;
  return dopys_photo_region_find_handle (dopys_photo_editing_get_edits (self->editing), index, map, at, REGION_REACH);
}

const char *
dopys_photo_pointing_get_cursor (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at)
{
  DopysCropHandle handle;

  switch (dopys_photo_editing_get_tool (self->editing))
    {
    case DOPYS_PHOTO_TOOL_CROP:
      return dopys_photo_crop_get_cursor (find_crop_handle (self, map, at));
    case DOPYS_PHOTO_TOOL_HIDE:
      handle = find_region_handle (self, map, at);
      return handle == DOPYS_CROP_NOTHING
                 ? "crosshair"
                 : dopys_photo_crop_get_cursor (dopys_photo_crop_turn_handle (handle, map->turns));
    case DOPYS_PHOTO_TOOL_TONE:
    default:
      return NULL;
    }
}

/* ---- dragging ---- */

static void
add_to_stroke (DopysPhotoPointing *self)
{
  DopysPoint point = dopys_photo_map_to_original (&self->map, self->at);

  if (self->stroke->len < DOPYS_EDITS_MAX_POINTS)
    g_array_append_val (self->stroke, point);
}

void
dopys_photo_pointing_begin (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at)
{
  DopysPhotoTool tool = dopys_photo_editing_get_tool (self->editing);

  dopys_photo_pointing_cancel (self);
  self->map = *map;
  self->start = self->at = at;
  self->edits = dopys_photo_edits_ref (dopys_photo_editing_get_edits (self->editing));
  dopys_photo_editing_settle (self->editing);
  g_array_set_size (self->stroke, 0);
  if (tool == DOPYS_PHOTO_TOOL_CROP)
    {
      self->handle = find_crop_handle (self, map, at);
      self->doing = self->handle == DOPYS_CROP_NOTHING ? DOING_NOTHING : DOING_CROP;
    }
  else if (tool == DOPYS_PHOTO_TOOL_HIDE)
    {
      self->handle = find_region_handle (self, map, at);
      self->doing = self->handle == DOPYS_CROP_NOTHING  ? DOING_DRAW
                    : self->handle == DOPYS_CROP_INSIDE ? DOING_MOVE
                                                        : DOING_RESIZE;
      add_to_stroke (self);
    }
}

static void
drag_crop (DopysPhotoPointing *self)
{
  DopysPoint from = dopys_photo_map_to_straightened (&self->map, self->start);
  DopysPoint to = dopys_photo_map_to_straightened (&self->map, self->at);
  DopysRect start = dopys_photo_edits_get_crop (self->edits);
  DopysRect crop = dopys_photo_crop_drag (&start, self->handle, to.x - from.x, to.y - from.y,
                                          dopys_photo_editing_get_shape (self->editing));

  dopys_photo_editing_set_crop (self->editing, &crop, DOPYS_PHOTO_DRAG);
}

static void
drag_region (DopysPhotoPointing *self)
{
  DopysPoint from = dopys_photo_map_to_original (&self->map, self->start);
  DopysPoint to = dopys_photo_map_to_original (&self->map, self->at);
  guint index = dopys_photo_editing_get_region (self->editing);
  g_autoptr (DopysPhotoEdits) changed = NULL;

  /* Keys go on working during a drag, and one of them deletes. */
  if (index >= dopys_photo_edits_get_n_hidden (self->edits))
    return;
  if (self->doing == DOING_MOVE)
    changed = dopys_photo_region_move (self->edits, index, to.x - from.x, to.y - from.y);
  else
    changed = dopys_photo_region_resize (self->edits, index, self->handle, to.x - from.x, to.y - from.y);
  dopys_photo_editing_apply (self->editing, changed, DOPYS_PHOTO_DRAG);
}

void
dopys_photo_pointing_update (DopysPhotoPointing *self, DopysPoint at)
{
  gboolean far = hypot (at.x - self->at.x, at.y - self->at.y) >= BRUSH_GAP;
  gboolean paints = self->doing == DOING_DRAW && dopys_photo_editing_get_brush (self->editing);

  if (self->doing == DOING_NOTHING || (paints && !far))
    return;
  self->at = at;
  if (paints)
    add_to_stroke (self);
  else if (self->doing == DOING_CROP)
    drag_crop (self);
  else if (self->doing != DOING_DRAW)
    drag_region (self);
}

/* ---- the end ---- */

gboolean
dopys_photo_pointing_get_new_region (DopysPhotoPointing *self, DopysHidden *hidden)
{
  if (self->doing != DOING_DRAW)
    return FALSE;
  *hidden = (DopysHidden) { .mode = dopys_photo_editing_get_mode (self->editing) };
  if (dopys_photo_editing_get_brush (self->editing))
    {
      hidden->n_points = self->stroke->len;
      hidden->points = (DopysPoint *) (gpointer) self->stroke->data;
      hidden->radius = dopys_photo_editing_get_radius (self->editing);
    }
  else
    hidden->rect = dopys_photo_region_between (dopys_photo_map_to_original (&self->map, self->start),
                                               dopys_photo_map_to_original (&self->map, self->at));
  return TRUE;
}

static void
finish_drawing (DopysPhotoPointing *self)
{
  gboolean clicked = hypot (self->at.x - self->start.x, self->at.y - self->start.y) < CLICK;
  gboolean brush = dopys_photo_editing_get_brush (self->editing);
  DopysHidden hidden;
  guint width, height, region;

  dopys_photo_editing_get_size (self->editing, &width, &height);
  region = dopys_photo_region_find (dopys_photo_editing_get_edits (self->editing),
                                    dopys_photo_map_to_original (&self->map, self->start), width, height);
  dopys_photo_pointing_get_new_region (self, &hidden);
  self->doing = DOING_NOTHING;
  if (clicked && (region != DOPYS_REGION_NONE || !brush))
    dopys_photo_editing_select_region (self->editing, region);
  else if (brush || dopys_photo_region_is_meant (&hidden.rect))
    dopys_photo_editing_add_region (self->editing, &hidden);
}

void
dopys_photo_pointing_end (DopysPhotoPointing *self)
{
  if (self->doing == DOING_DRAW)
    finish_drawing (self);
  dopys_photo_pointing_cancel (self);
}

void
dopys_photo_pointing_cancel (DopysPhotoPointing *self)
{
  self->doing = DOING_NOTHING;
  g_clear_pointer (&self->edits, dopys_photo_edits_unref);
  dopys_photo_editing_settle (self->editing);
}

gboolean
dopys_photo_pointing_is_active (DopysPhotoPointing *self)
{
  return self->doing != DOING_NOTHING;
}
