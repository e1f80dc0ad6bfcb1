/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-crop.h"

#include <math.h>

/* Where a handle pulls: -1 left or up, 1 right or down. */
static const struct
{
  int x, y;
  const char *cursor;
} handles[DOPYS_CROP_N_HANDLES] = {
  [DOPYS_CROP_NOTHING] = { 0, 0, "default" },        [DOPYS_CROP_INSIDE] = { 0, 0, "move" },
  [DOPYS_CROP_NORTH_WEST] = { -1, -1, "nw-resize" }, [DOPYS_CROP_NORTH] = { 0, -1, "n-resize" },
  [DOPYS_CROP_NORTH_EAST] = { 1, -1, "ne-resize" },  [DOPYS_CROP_EAST] = { 1, 0, "e-resize" },
  [DOPYS_CROP_SOUTH_EAST] = { 1, 1, "se-resize" },   [DOPYS_CROP_SOUTH] = { 0, 1, "s-resize" },
  [DOPYS_CROP_SOUTH_WEST] = { -1, 1, "sw-resize" },  [DOPYS_CROP_WEST] = { -1, 0, "w-resize" },
};

const char *
dopys_photo_crop_get_cursor (DopysCropHandle handle)
{
  return handles[handle].cursor;
}

DopysCropHandle
dopys_photo_crop_turn_handle (DopysCropHandle handle, guint turns)
{
  if (handle < DOPYS_CROP_NORTH_WEST)
    return handle;
  return (handle - DOPYS_CROP_NORTH_WEST + 2 * turns) % 8 + DOPYS_CROP_NORTH_WEST;
}

DopysPoint
dopys_photo_crop_get_handle (const DopysRect *rect, DopysCropHandle handle)
{
  return (DopysPoint) { rect->x + rect->width * (1 + handles[handle].x) / 2,
                        rect->y + rect->height * (1 + handles[handle].y) / 2 };
}

/* -1 at the low edge, 1 at the high one, 0 between, 2 where it is none of them. Of a rectangle smaller than the reach
 * the nearer edge. */
static int
find_edge (double low, double size, double at, double reach)
{
  double to_low = fabs (at - low), to_high = fabs (at - low - size);

  if (MIN (to_low, to_high) <= MIN (reach, MAX (size / 3, reach / 3)))
    return to_low < to_high ? -1 : 1;
  if (at < low && to_low <= reach)
    return -1;
  if (at > low + size && to_high <= reach)
    return 1;
  return at > low && at < low + size ? 0 : 2;
}

DopysCropHandle
dopys_photo_crop_find_handle (const DopysRect *rect, DopysPoint point, double reach)
{
  int x = find_edge (rect->x, rect->width, point.x, reach), y = find_edge (rect->y, rect->height, point.y, reach);

  for (DopysCropHandle handle = DOPYS_CROP_INSIDE; handle < DOPYS_CROP_N_HANDLES; handle++)
    if (handles[handle].x == x && handles[handle].y == y)
      return handle;
  return DOPYS_CROP_NOTHING;
}

double
dopys_photo_crop_shape_for (double ratio, double width, double height)
{
  return ratio * height / width;
}

/* Moves one edge or neither of an axis. */
static void
drag_axis (double *start, double *size, int pull, double by, double smallest)
{
  double low = *start, high = *start + *size;

  if (pull < 0)
    low = CLAMP (low + by, 0, MAX (0, high - smallest));
  if (pull > 0)
    high = CLAMP (high + by, MIN (1, low + smallest), 1);
  *start = low;
  *size = high - low;
}

/* The least width of a crop of the shape that is not too small either way. */
static double
smallest_width (double shape)
{
  return MAX (DOPYS_CROP_SMALLEST, DOPYS_CROP_SMALLEST * shape);
}

/* The room that a side has which grows away from a fixed edge, or about its middle and then pushed back in. */
static double
room (double start, double size, int pull)
{
  return pull < 0 ? start + size : pull > 0 ? 1 - start : 1;
}

/* A rectangle of a new size, held at the edge opposite to the pull, or at its middle. */
static double
place_axis (double start, double old_size, double size, int pull)
{
  if (pull < 0)
    return MAX (0, start + old_size - size);
  if (pull > 0)
    return start;
  return CLAMP (start + (old_size - size) / 2, 0, MAX (0, 1 - size));
}

static DopysRect
resize_in_shape (const DopysRect *start, int x, int y, double width, double shape)
{
  double most = MIN (room (start->x, start->width, x), room (start->y, start->height, y) * shape);

  width = MIN (MAX (width, smallest_width (shape)), most);
  return (DopysRect) { place_axis (start->x, start->width, width, x),
                       place_axis (start->y, start->height, width / shape, y), width, width / shape };
}

DopysRect
dopys_photo_crop_drag_edges (const DopysRect *start, DopysCropHandle handle, double dx, double dy, double smallest)
{
  DopysRect moved = *start;

  drag_axis (&moved.x, &moved.width, handles[handle].x, dx, smallest);
  drag_axis (&moved.y, &moved.height, handles[handle].y, dy, smallest);
  return moved;
}

DopysRect
dopys_photo_crop_drag (const DopysRect *start, DopysCropHandle handle, double dx, double dy, double shape)
{
  int x = handles[handle].x, y = handles[handle].y;
  DopysRect moved = *start;

  if (handle == DOPYS_CROP_INSIDE)
    {
      moved.x = CLAMP (start->x + dx, 0, MAX (0, 1 - start->width));
      moved.y = CLAMP (start->y + dy, 0, MAX (0, 1 - start->height));
      return moved;
    }
  if (handle == DOPYS_CROP_NOTHING)
    return moved;
  if (shape <= 0)
    return dopys_photo_crop_drag_edges (start, handle, dx, dy, DOPYS_CROP_SMALLEST);
  double width = start->width + x * dx, other = (start->height + y * dy) * shape;
  return resize_in_shape (start, x, y, x == 0 ? other : y == 0 ? width : MAX (width, other), shape);
}

DopysRect
dopys_photo_crop_zoom (const DopysRect *crop, double factor, double shape)
{
  DopysRect zoomed;

  if (shape > 0)
    return resize_in_shape (crop, 0, 0, crop->width * factor, shape);
  zoomed.width = CLAMP (crop->width * factor, DOPYS_CROP_SMALLEST, 1);
  zoomed.height = CLAMP (crop->height * factor, DOPYS_CROP_SMALLEST, 1);
  zoomed.x = place_axis (crop->x, crop->width, zoomed.width, 0);
  zoomed.y = place_axis (crop->y, crop->height, zoomed.height, 0);
  return zoomed;
}

DopysRect
dopys_photo_crop_fit (const DopysRect *crop, double shape)
{
  const double nearly = 1 - 1e-6;
  gboolean reaches = crop->width >= nearly || crop->height >= nearly;

  if (shape <= 0)
    return *crop;
  return resize_in_shape (crop, 0, 0, reaches ? 1 : sqrt (crop->width * crop->height * shape), shape);
}

DopysRect
dopys_photo_crop_cut_out (const DopysRect *crop, double shape)
{
  double width = MIN (crop->width, crop->height * shape), height = width / shape;

  return (DopysRect) { crop->x + (crop->width - width) / 2, crop->y + (crop->height - height) / 2, width, height };
}
