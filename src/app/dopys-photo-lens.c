/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-lens.h"

DopysRect
dopys_photo_lens_get_shown (const DopysPhotoLens *self, const DopysRect *crop)
{
  double width = crop->width / self->zoom, height = crop->height / self->zoom;

  return (DopysRect) { CLAMP (self->middle.x - width / 2, crop->x, crop->x + crop->width - width),
                       CLAMP (self->middle.y - height / 2, crop->y, crop->y + crop->height - height), width, height };
}

/* The middle of what is really seen, so that panning on from an edge does not begin beyond it. */
static void
settle (DopysPhotoLens *self, const DopysRect *crop)
{
  DopysRect shown = dopys_photo_lens_get_shown (self, crop);

  self->middle = (DopysPoint) { shown.x + shown.width / 2, shown.y + shown.height / 2 };
}

void
dopys_photo_lens_zoom (DopysPhotoLens *self, const DopysRect *crop, double factor, DopysPoint point)
{
  double zoom = CLAMP (self->zoom * factor, 1, DOPYS_LENS_MAX), ratio = self->zoom / zoom;

  settle (self, crop);
  self->middle.x = point.x + (self->middle.x - point.x) * ratio;
  self->middle.y = point.y + (self->middle.y - point.y) * ratio;
  self->zoom = zoom;
  settle (self, crop);
}

void
dopys_photo_lens_pan (DopysPhotoLens *self, const DopysRect *crop, double dx, double dy)
{
  settle (self, crop);
  self->middle.x += dx * crop->width / self->zoom;
  self->middle.y += dy * crop->height / self->zoom;
  settle (self, crop);
}

void
dopys_photo_lens_reveal (DopysPhotoLens *self, const DopysRect *crop, DopysPoint point)
{
  DopysRect shown = dopys_photo_lens_get_shown (self, crop);

  if (point.x >= shown.x && point.x <= shown.x + shown.width && point.y >= shown.y && point.y <= shown.y + shown.height)
    return;
  self->middle = point;
  settle (self, crop);
}
