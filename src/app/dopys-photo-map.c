/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-map.h"

#include <math.h>

void
dopys_photo_map_init (DopysPhotoMap *self, double width, double height, DopysPhotoEdits *edits, const DopysRect *shown,
                      const DopysRect *room)
{
  *self = (DopysPhotoMap) { .shown = { 0, 0, 1, 1 } };
  self->turns = edits ? dopys_photo_edits_get_turns (edits) : 0;
  self->angle = edits ? dopys_photo_edits_get_angle (edits) * G_PI / 180 : 0;
  self->width = self->turns % 2 ? height : width;
  self->height = self->turns % 2 ? width : height;
  /* As dopys-view.c has it: no corner is empty. */
  self->zoom =
      cos (self->angle) + fabs (sin (self->angle)) * MAX (self->width / self->height, self->height / self->width);
  if (shown)
    self->shown = *shown;

  double shown_width = self->shown.width * self->width, shown_height = self->shown.height * self->height;
  double scale = MIN (room->width / shown_width, room->height / shown_height);
  self->area.width = shown_width * scale;
  self->area.height = shown_height * scale;
  self->area.x = room->x + (room->width - self->area.width) / 2;
  self->area.y = room->y + (room->height - self->area.height) / 2;
}

double
dopys_photo_map_get_scale (const DopysPhotoMap *self)
{
  return self->area.width * self->zoom / (self->shown.width * self->width);
}

DopysPoint
dopys_photo_map_from_straightened (const DopysPhotoMap *self, DopysPoint point)
{
  return (DopysPoint) { self->area.x + (point.x - self->shown.x) / self->shown.width * self->area.width,
                        self->area.y + (point.y - self->shown.y) / self->shown.height * self->area.height };
}

DopysPoint
dopys_photo_map_to_straightened (const DopysPhotoMap *self, DopysPoint point)
{
  return (DopysPoint) { (point.x - self->area.x) / self->area.width * self->shown.width + self->shown.x,
                        (point.y - self->area.y) / self->area.height * self->shown.height + self->shown.y };
}

DopysPoint
dopys_photo_map_from_original (const DopysPhotoMap *self, DopysPoint point)
{
  double c = cos (self->angle), s = sin (self->angle), u, v;

  for (guint i = 0; i < self->turns; i++)
    point = (DopysPoint) { 1 - point.y, point.x };
  u = (point.x - 0.5) * self->width;
  v = (point.y - 0.5) * self->height;
  return dopys_photo_map_from_straightened (self, (DopysPoint) { (u * c - v * s) * self->zoom / self->width + 0.5,
                                                                 (u * s + v * c) * self->zoom / self->height + 0.5 });
}

DopysPoint
dopys_photo_map_to_original (const DopysPhotoMap *self, DopysPoint point)
{
  DopysPoint straight = dopys_photo_map_to_straightened (self, point), found;
  double c = cos (self->angle), s = sin (self->angle);
  double x = (straight.x - 0.5) * self->width / self->zoom, y = (straight.y - 0.5) * self->height / self->zoom;

  found = (DopysPoint) { (x * c + y * s) / self->width + 0.5, (y * c - x * s) / self->height + 0.5 };
  for (guint i = 0; i < self->turns; i++)
    found = (DopysPoint) { found.y, 1 - found.x };
  return found;
}

DopysRect
dopys_photo_map_rect_from_straightened (const DopysPhotoMap *self, const DopysRect *rect)
{
  DopysPoint a = dopys_photo_map_from_straightened (self, (DopysPoint) { rect->x, rect->y });
  DopysPoint b =
      dopys_photo_map_from_straightened (self, (DopysPoint) { rect->x + rect->width, rect->y + rect->height });

  return (DopysRect) { a.x, a.y, b.x - a.x, b.y - a.y };
}
