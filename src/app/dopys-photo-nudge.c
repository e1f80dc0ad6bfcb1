/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-nudge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dopys-photo-crop.h"
#include "dopys-photo-region.h"

#define ZOOM_STEP 1.05

static gboolean
is_cropping (DopysPhotoEditing *editing)
{
  return dopys_photo_editing_get_tool (editing) == DOPYS_PHOTO_TOOL_CROP;
}

static DopysRect
get_crop (DopysPhotoEditing *editing)
{
  return dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (editing));
}

static void
move_crop (DopysPhotoEditing *editing, double dx, double dy, gboolean resize)
{
  DopysCropHandle handle = !resize ? DOPYS_CROP_INSIDE : dx != 0 ? DOPYS_CROP_EAST : DOPYS_CROP_SOUTH;
  DopysRect crop = get_crop (editing);

  crop = dopys_photo_crop_drag (&crop, handle, dx, dy, dopys_photo_editing_get_shape (editing));
  dopys_photo_editing_set_crop (editing, &crop, "crop-key");
}

static void
move_region (DopysPhotoEditing *editing, const DopysPhotoMap *map, double dx, double dy)
{
  DopysPoint from = dopys_photo_map_to_original (map, (DopysPoint) { 0, 0 });
  DopysPoint to = dopys_photo_map_to_original (map, (DopysPoint) { dx * map->area.width, dy * map->area.height });
  g_autoptr (DopysPhotoEdits) moved = dopys_photo_region_move (
      dopys_photo_editing_get_edits (editing), dopys_photo_editing_get_region (editing), to.x - from.x, to.y - from.y);

  dopys_photo_editing_apply (editing, moved, "region-key");
}

/* By the sides of the original that lie across and down on the screen. */
static void
grow_region (DopysPhotoEditing *editing, const DopysPhotoMap *map, double dx, double dy)
{
  double across = dx * map->shown.width, down = dy * map->shown.height;
  gboolean sideways = map->turns % 2;
  g_autoptr (DopysPhotoEdits) grown =
      dopys_photo_region_grow (dopys_photo_editing_get_edits (editing), dopys_photo_editing_get_region (editing),
                               sideways ? down : across, sideways ? across : down);

  dopys_photo_editing_apply (editing, grown, "region-key");
}

void
dopys_photo_nudge_move (DopysPhotoEditing *editing, const DopysPhotoMap *map, double dx, double dy, gboolean resize)
{
  if (is_cropping (editing))
    move_crop (editing, dx, dy, resize);
  else if (dopys_photo_editing_get_region (editing) == DOPYS_REGION_NONE)
    return;
  else if (resize)
    grow_region (editing, map, dx, dy);
  else
    move_region (editing, map, dx, dy);
}

void
dopys_photo_nudge_zoom (DopysPhotoEditing *editing, const DopysPhotoMap *map, gboolean larger)
{
  if (is_cropping (editing))
    {
      DopysRect crop = get_crop (editing);

      crop = dopys_photo_crop_zoom (&crop, larger ? ZOOM_STEP : 1 / ZOOM_STEP, dopys_photo_editing_get_shape (editing));
      dopys_photo_editing_set_crop (editing, &crop, "crop-key");
    }
  else if (dopys_photo_editing_get_region (editing) != DOPYS_REGION_NONE)
    grow_region (editing, map, larger ? DOPYS_PHOTO_STEP : -DOPYS_PHOTO_STEP,
                 larger ? DOPYS_PHOTO_STEP : -DOPYS_PHOTO_STEP);
}

static int
percent (double fraction)
{
  return (int) lrint (fraction * 100);
}

char *
dopys_photo_nudge_dup_words (DopysPhotoEditing *editing)
{
  guint index = dopys_photo_editing_get_region (editing);
  DopysRect rect;

  if (is_cropping (editing))
    {
      rect = get_crop (editing);
      return g_strdup_printf (_ ("Frame: %d%% wide, %d%% high, %d%% from the left, %d%% from the top"),
                              percent (rect.width), percent (rect.height), percent (rect.x), percent (rect.y));
    }
  if (index == DOPYS_REGION_NONE)
    return NULL;
  rect = dopys_photo_edits_get_hidden (dopys_photo_editing_get_edits (editing), index)->rect;
  return g_strdup_printf (_ ("Hidden place: %d%% wide, %d%% high, %d%% from the left, %d%% from the top"),
                          percent (rect.width), percent (rect.height), percent (rect.x), percent (rect.y));
}
