/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-place.h"

/* 0 within [start, start + length]. */
static float
distance (float at, float start, float length)
{
  return at < start ? start - at : MAX (at - start - length, 0);
}

guint
dopys_photo_place_find (const graphene_rect_t *tiles, guint n, float x, float y, gboolean *after)
{
  guint nearest = G_MAXUINT;
  float best_across = 0, best_down = 0;

  for (guint i = 0; i < n; i++)
    {
      const graphene_rect_t *tile = &tiles[i];
      float across = distance (x, tile->origin.x, tile->size.width);
      float down = distance (y, tile->origin.y, tile->size.height);

      if (nearest != G_MAXUINT && (down > best_down || (down == best_down && across >= best_across)))
        continue;
      nearest = i;
      best_across = across;
      best_down = down;
    }
  if (nearest != G_MAXUINT)
    *after = x > tiles[nearest].origin.x + tiles[nearest].size.width / 2;
  return nearest;
}

guint
dopys_photo_place_count_columns (const graphene_rect_t *tiles, guint n)
{
  guint columns = 1;

  for (guint start = 0, i = 1; i <= n; i++)
    if (i == n || tiles[i].origin.y != tiles[start].origin.y)
      {
        columns = MAX (columns, i - start);
        start = i;
      }
  return columns;
}
