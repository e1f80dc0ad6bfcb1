/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-view.h"

#include "dopys-resample.h"

#include <math.h>

#define MARGIN 4.0 /* pixels of the result round a rotated window, for the interpolation at its edge */

/* The orientation after another quarter turn clockwise; see EXIF 2.32, tag 0x0112. */
static guint
turn_orientation (guint orientation, guint turns)
{
  static const guint next[] = { 0, 6, 7, 8, 5, 2, 3, 4, 1 };

  orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  for (guint i = 0; i < turns; i++)
    orientation = next[orientation];
  return orientation;
}

/* Without an angle the window is whole pixels, so that what is not resized stays exactly as it was. */
static void
init_plain (DopysView *self, DopysRect crop, guint max_side)
{
  double left = round (crop.x * self->upright_width), top = round (crop.y * self->upright_height);
  double right = round ((crop.x + crop.width) * self->upright_width);
  double bottom = round ((crop.y + crop.height) * self->upright_height);

  left = MIN (left, self->upright_width - 1.0);
  top = MIN (top, self->upright_height - 1.0);
  self->window = (DopysRect) { left, top, MAX (right - left, 1), MAX (bottom - top, 1) };
  dopys_fit_size (self->window.width, self->window.height, max_side, &self->to_width, &self->to_height);
  self->width = self->to_width;
  self->height = self->to_height;
}

/* The window is what the rotated frame needs, at the scale of the result. */
static void
init_straightened (DopysView *self, DopysRect crop, guint max_side)
{
  double w = self->upright_width, h = self->upright_height, c = cos (self->angle), s = sin (self->angle);
  double zoom = c + fabs (s) * MAX (w / h, h / w), left = w, top = h, right = 0, bottom = 0;

  self->frame = (DopysRect) { (crop.x - 0.5) * w / zoom, (crop.y - 0.5) * h / zoom, MAX (1, crop.width * w / zoom),
                              MAX (1, crop.height * h / zoom) };
  dopys_fit_size (self->frame.width, self->frame.height, max_side, &self->to_width, &self->to_height);
  double step = MAX (self->frame.width / self->to_width, self->frame.height / self->to_height);
  for (guint corner = 0; corner < 4; corner++)
    {
      double x = self->frame.x + (corner & 1 ? self->frame.width : 0);
      double y = self->frame.y + (corner & 2 ? self->frame.height : 0);
      double u = x * c + y * s + w / 2, v = y * c - x * s + h / 2;
      left = MIN (left, u);
      right = MAX (right, u);
      top = MIN (top, v);
      bottom = MAX (bottom, v);
    }
  left = MAX (0, floor (left - MARGIN * step));
  top = MAX (0, floor (top - MARGIN * step));
  right = MIN (w, ceil (right + MARGIN * step));
  bottom = MIN (h, ceil (bottom + MARGIN * step));
  self->window = (DopysRect) { left, top, MAX (1, right - left), MAX (1, bottom - top) };
  self->width = (guint) MAX (1, lrint (self->window.width / step));
  self->height = (guint) MAX (1, lrint (self->window.height / step));
}

void
dopys_view_init (DopysView *self, guint stored_width, guint stored_height, guint orientation, DopysPhotoEdits *edits,
                 guint max_side)
{
  DopysRect crop = edits ? dopys_photo_edits_get_crop (edits) : (DopysRect) { 0, 0, 1, 1 };

  *self = (DopysView) { .stored_width = stored_width, .stored_height = stored_height };
  self->turns = edits ? dopys_photo_edits_get_turns (edits) : 0;
  self->orientation = turn_orientation (orientation, self->turns);
  gboolean swap = self->orientation >= 5;
  self->upright_width = swap ? stored_height : stored_width;
  self->upright_height = swap ? stored_width : stored_height;
  self->angle = edits ? dopys_photo_edits_get_angle (edits) * G_PI / 180 : 0;
  if (self->angle == 0)
    init_plain (self, crop, max_side);
  else
    init_straightened (self, crop, max_side);
}

static void
get_upright_flips (const DopysView *self, gboolean *across, gboolean *down)
{
  guint o = self->orientation;
  *across = o == 2 || o == 3 || o == 6 || o == 7;
  *down = o == 3 || o == 4 || o == 7 || o == 8;
}

void
dopys_view_get_flips (const DopysView *self, gboolean *across, gboolean *down)
{
  if (self->orientation >= 5)
    get_upright_flips (self, down, across);
  else
    get_upright_flips (self, across, down);
}

DopysRect
dopys_view_get_stored_window (const DopysView *self, guint *width, guint *height)
{
  gboolean across, down, swap = self->orientation >= 5;
  const DopysRect *w = &self->window;

  get_upright_flips (self, &across, &down);
  double u = across ? self->upright_width - w->x - w->width : w->x;
  double v = down ? self->upright_height - w->y - w->height : w->y;
  *width = swap ? self->height : self->width;
  *height = swap ? self->width : self->height;
  return swap ? (DopysRect) { v, u, w->height, w->width } : (DopysRect) { u, v, w->width, w->height };
}

DopysPoint
dopys_view_place_original (const DopysView *self, DopysPoint point)
{
  for (guint i = 0; i < self->turns; i++)
    point = (DopysPoint) { 1 - point.y, point.x };
  return (DopysPoint) { (point.x * self->upright_width - self->window.x) * self->width / self->window.width,
                        (point.y * self->upright_height - self->window.y) * self->height / self->window.height };
}

DopysPoint
dopys_view_place_final (const DopysView *self, DopysPoint point)
{
  if (self->angle == 0)
    return point;
  double c = cos (self->angle), s = sin (self->angle);
  double x = self->frame.x + point.x * self->frame.width / self->to_width;
  double y = self->frame.y + point.y * self->frame.height / self->to_height;
  double u = x * c + y * s + self->upright_width / 2.0 - self->window.x;
  double v = y * c - x * s + self->upright_height / 2.0 - self->window.y;

  return (DopysPoint) { u * self->width / self->window.width, v * self->height / self->window.height };
}

DopysPoint
dopys_view_find_original (const DopysView *self, DopysPoint point)
{
  DopysPoint placed =
      dopys_view_place_final (self, (DopysPoint) { point.x * self->to_width, point.y * self->to_height });
  DopysPoint found = { (placed.x * self->window.width / self->width + self->window.x) / self->upright_width,
                       (placed.y * self->window.height / self->height + self->window.y) / self->upright_height };

  for (guint i = 0; i < self->turns; i++)
    found = (DopysPoint) { found.y, 1 - found.x };
  return found;
}
