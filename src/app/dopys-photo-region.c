/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-region.h"

#include <math.h>

#define SMALLEST_BRUSH 0.002

DopysRect
dopys_photo_region_between (DopysPoint a, DopysPoint b)
{
  double left = CLAMP (MIN (a.x, b.x), 0, 1), right = CLAMP (MAX (a.x, b.x), 0, 1);
  double top = CLAMP (MIN (a.y, b.y), 0, 1), bottom = CLAMP (MAX (a.y, b.y), 0, 1);

  return (DopysRect) { left, top, right - left, bottom - top };
}

gboolean
dopys_photo_region_is_meant (const DopysRect *rect)
{
  return rect->width >= DOPYS_REGION_SMALLEST && rect->height >= DOPYS_REGION_SMALLEST;
}

static double
distance_to_segment (DopysPoint p, DopysPoint a, DopysPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static gboolean
contains (const DopysHidden *hidden, DopysPoint point, double width, double height)
{
  const DopysRect *rect = &hidden->rect;
  DopysPoint at = { point.x * width, point.y * height };

  if (hidden->n_points == 0)
    return point.x >= rect->x && point.x <= rect->x + rect->width && point.y >= rect->y &&
           point.y <= rect->y + rect->height;
  for (guint i = 0; i < hidden->n_points; i++)
    {
      const DopysPoint *from = &hidden->points[i ? i - 1 : 0], *to = &hidden->points[i];

      if (distance_to_segment (at, (DopysPoint) { from->x * width, from->y * height },
                               (DopysPoint) { to->x * width, to->y * height }) <= hidden->radius * MAX (width, height))
        return TRUE;
    }
  return FALSE;
}

guint
dopys_photo_region_find (DopysPhotoEdits *edits, DopysPoint point, double width, double height)
{
  for (guint i = dopys_photo_edits_get_n_hidden (edits); i > 0; i--)
    if (contains (dopys_photo_edits_get_hidden (edits, i - 1), point, width, height))
      return i - 1;
  return G_MAXUINT;
}

DopysCropHandle
dopys_photo_region_find_handle (DopysPhotoEdits *edits, guint index, const DopysPhotoMap *map, DopysPoint at,
                                double reach)
{
  const DopysHidden *hidden = dopys_photo_edits_get_hidden (edits, index);
  double width = map->turns % 2 ? map->height : map->width, height = map->turns % 2 ? map->width : map->height;
  double scale = dopys_photo_map_get_scale (map);
  DopysPoint point = dopys_photo_map_to_original (map, at);

  if (hidden->n_points > 0)
    return contains (hidden, point, width, height) ? DOPYS_CROP_INSIDE : DOPYS_CROP_NOTHING;
  /* In canvas pixels along the sides of the original, so that the reach is the same however it is turned. */
  width *= scale;
  height *= scale;
  return dopys_photo_crop_find_handle (&(DopysRect) { hidden->rect.x * width, hidden->rect.y * height,
                                                      hidden->rect.width * width, hidden->rect.height * height },
                                       (DopysPoint) { point.x * width, point.y * height }, reach);
}

DopysPhotoEdits *
dopys_photo_region_move (DopysPhotoEdits *edits, guint index, double dx, double dy)
{
  DopysHidden moved = *dopys_photo_edits_get_hidden (edits, index);
  g_autofree DopysPoint *points = g_memdup2 (moved.points, moved.n_points * sizeof *moved.points);

  dx = CLAMP (dx, -moved.rect.x, 1 - moved.rect.x - moved.rect.width);
  dy = CLAMP (dy, -moved.rect.y, 1 - moved.rect.y - moved.rect.height);
  moved.rect.x += dx;
  moved.rect.y += dy;
  for (guint i = 0; i < moved.n_points; i++)
    points[i] = (DopysPoint) { points[i].x + dx, points[i].y + dy };
  moved.points = points;
  return dopys_photo_edits_with_hidden_at (edits, index, &moved);
}

DopysPhotoEdits *
dopys_photo_region_grow (DopysPhotoEdits *edits, guint index, double dx, double dy)
{
  DopysHidden grown = *dopys_photo_edits_get_hidden (edits, index);
  double x = grown.rect.x + grown.rect.width / 2, y = grown.rect.y + grown.rect.height / 2;

  if (grown.n_points > 0)
    grown.radius = CLAMP (grown.radius + (fabs (dx) > fabs (dy) ? dx : dy) / 2, SMALLEST_BRUSH, 0.5);
  else
    {
      double width = MAX (grown.rect.width + dx, DOPYS_REGION_SMALLEST);
      double height = MAX (grown.rect.height + dy, DOPYS_REGION_SMALLEST);

      grown.rect = dopys_photo_region_between ((DopysPoint) { x - width / 2, y - height / 2 },
                                               (DopysPoint) { x + width / 2, y + height / 2 });
    }
  return dopys_photo_edits_with_hidden_at (edits, index, &grown);
}

DopysPhotoEdits *
dopys_photo_region_resize (DopysPhotoEdits *edits, guint index, DopysCropHandle handle, double dx, double dy)
{
  DopysHidden resized = *dopys_photo_edits_get_hidden (edits, index);

  g_return_val_if_fail (resized.n_points == 0, dopys_photo_edits_ref (edits));
  resized.rect = dopys_photo_crop_drag_edges (&resized.rect, handle, dx, dy, DOPYS_REGION_SMALLEST);
  return dopys_photo_edits_with_hidden_at (edits, index, &resized);
}

DopysPhotoEdits *
dopys_photo_region_with_mode (DopysPhotoEdits *edits, guint index, DopysHideMode mode)
{
  DopysHidden changed = *dopys_photo_edits_get_hidden (edits, index);

  changed.mode = mode;
  return dopys_photo_edits_with_hidden_at (edits, index, &changed);
}
