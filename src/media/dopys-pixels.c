/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-pixels.h"

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
