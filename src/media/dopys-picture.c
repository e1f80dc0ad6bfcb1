/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-picture.h"

#include <string.h>

DopysPicture *
dopys_picture_new_take (DopysPictureKind kind, DopysPlane planes[3])
{
  DopysPicture *self = g_new (DopysPicture, 1);

  self->kind = kind;
  self->width = planes[0].width;
  self->height = planes[0].height;
  memcpy (self->planes, planes, sizeof self->planes);
  return self;
}

void
dopys_picture_free (DopysPicture *self)
{
  for (guint i = 0; i < 3; i++)
    g_free (self->planes[i].data);
  g_free (self);
}

/* How far apart samples that are neighbours as stored are in the upright plane, and where the first one is; in samples.
 * See EXIF 2.32, tag 0x0112. */
typedef struct
{
  gssize start, across, down;
} Steps;

static Steps
find_steps (guint orientation, guint w, guint h)
{
  gboolean swap = orientation >= 5;
  gboolean left = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  gboolean up = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  gssize x = left ? -1 : 1, y = up ? -(gssize) w : (gssize) w;

  return (Steps) { (left ? (gssize) w - 1 : 0) + (up ? (gssize) w * ((gssize) h - 1) : 0), swap ? y : x, swap ? x : y };
}

/* In tiles, so that neither side of a quarter turn walks through all of the memory for each of its rows. */
static void
plane_turn (DopysPlane *plane, guint orientation)
{
  enum
  {
    TILE = 32
  };
  gboolean swap = orientation >= 5;
  guint width = swap ? plane->height : plane->width, height = swap ? plane->width : plane->height;
  guint8 *upright = g_malloc ((gsize) width * height);
  Steps steps = find_steps (orientation, width, height);

  for (guint top = 0; top < plane->height; top += TILE)
    for (guint left = 0; left < plane->width; left += TILE)
      for (guint y = top; y < MIN (top + TILE, plane->height); y++)
        {
          const guint8 *from = plane->data + (gsize) y * plane->width + left;
          guint8 *to = upright + steps.start + (gssize) left * steps.across + (gssize) y * steps.down;
          guint n = MIN (TILE, plane->width - left);
          for (guint x = 0; x < n; x++, to += steps.across)
            *to = from[x];
        }
  g_free (plane->data);
  *plane = (DopysPlane) { width, height, upright };
}

void
dopys_picture_turn (DopysPicture *self, guint orientation)
{
  if (orientation < 2 || orientation > 8)
    return;
  for (guint i = 0; i < 3; i++)
    plane_turn (&self->planes[i], orientation);
  self->width = self->planes[0].width;
  self->height = self->planes[0].height;
}

/* The chroma sample for the pixel (x, y), between the four nearest, times 16. */
static inline int
chroma_at (const DopysPlane *plane, guint x, guint y)
{
  guint near_x = x / 2, near_y = y / 2;
  guint far_x = x & 1 ? MIN (near_x + 1, plane->width - 1) : near_x - (near_x > 0);
  guint far_y = y & 1 ? MIN (near_y + 1, plane->height - 1) : near_y - (near_y > 0);
  const guint8 *a = plane->data + (gsize) near_y * plane->width, *b = plane->data + (gsize) far_y * plane->width;

  return 9 * a[near_x] + 3 * a[far_x] + 3 * b[near_x] + b[far_x];
}

static inline guint8
to_byte (int value)
{
  return (guint8) CLAMP (value, 0, 255);
}

/* JFIF 1.02, "Conversion to and from RGB"; factors times 65536. */
static void
ycc_to_pixels (const DopysPicture *self, DopysPixels *pixels)
{
  guint8 *to = pixels->data;

  for (guint y = 0; y < self->height; y++)
    for (guint x = 0; x < self->width; x++, to += 3)
      {
        int luma = self->planes[0].data[(gsize) y * self->width + x] * 16 * 4096 + (1 << 15);
        int blue = chroma_at (&self->planes[1], x, y) - 128 * 16, red = chroma_at (&self->planes[2], x, y) - 128 * 16;
        to[0] = to_byte ((luma + 5743 * red) >> 16);
        to[1] = to_byte ((luma - 1410 * blue - 2925 * red) >> 16);
        to[2] = to_byte ((luma + 7258 * blue) >> 16);
      }
}

DopysPixels *
dopys_picture_to_pixels (const DopysPicture *self)
{
  DopysPixels *pixels = dopys_pixels_new (self->width, self->height);

  if (self->kind == DOPYS_PICTURE_YCC)
    ycc_to_pixels (self, pixels);
  else
    for (guint c = 0; c < 3; c++)
      for (gsize i = 0; i < (gsize) self->width * self->height; i++)
        pixels->data[i * 3 + c] = self->planes[c].data[i];
  return pixels;
}
