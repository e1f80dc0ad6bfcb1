/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-pixels.h"

#include <string.h>

DopysPixels *
dopys_pixels_new (guint width, guint height)
{
  DopysPixels *self = g_new (DopysPixels, 1);
  self->width = width;
  self->height = height;
  self->data = g_malloc_n ((gsize) width * height, 3);
  return self;
}

void
dopys_pixels_free (DopysPixels *self)
{
  g_free (self->data);
  g_free (self);
}

/* Where the stored pixel (x, y) belongs in the upright picture of w by h; see EXIF 2.32, tag 0x0112. */
static inline void
place (guint orientation, guint x, guint y, guint w, guint h, guint *to_x, guint *to_y)
{
  gboolean swap = orientation >= 5;
  guint u = swap ? y : x, v = swap ? x : y;

  *to_x = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7 ? w - 1 - u : u;
  *to_y = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8 ? h - 1 - v : v;
}

DopysPixels *
dopys_pixels_take_upright (DopysPixels *self, guint orientation)
{
  if (orientation < 2 || orientation > 8)
    return self;
  gboolean swap = orientation >= 5;
  DopysPixels *upright = dopys_pixels_new (swap ? self->height : self->width, swap ? self->width : self->height);

  for (guint y = 0; y < self->height; y++)
    for (guint x = 0; x < self->width; x++)
      {
        guint to_x, to_y;
        place (orientation, x, y, upright->width, upright->height, &to_x, &to_y);
        memcpy (upright->data + ((gsize) to_y * upright->width + to_x) * 3,
                self->data + ((gsize) y * self->width + x) * 3, 3);
      }
  dopys_pixels_free (self);
  return upright;
}
