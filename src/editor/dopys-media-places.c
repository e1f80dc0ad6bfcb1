/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-media-places.h"

#include <math.h>

#define PHOTO_MAX_HEIGHT 460
#define WIDE_MAX_HEIGHT 620
#define CELL_RATIO 1.5
#define DEFAULT_COLUMNS 3
#define LINE_WIDTH 4

static guint
count_photos (const DopysMediaPlaces *self)
{
  return dopys_media_get_n_photos (self->media);
}

static guint
count_columns (const DopysMediaPlaces *self)
{
  guint wanted = dopys_media_get_layout (self->media)->columns;

  return CLAMP (wanted ? wanted : DEFAULT_COLUMNS, 1, MAX (1, count_photos (self)));
}

static graphene_rect_t
place_single (const DopysMediaPlaces *self)
{
  double ratio = self->ratios[0] > 0 ? self->ratios[0] : CELL_RATIO;
  double limit = dopys_media_get_layout (self->media)->wide ? WIDE_MAX_HEIGHT : PHOTO_MAX_HEIGHT;
  float height = (float) MIN (self->column / ratio, limit), used = (float) MIN (self->column, height * ratio);

  return GRAPHENE_RECT_INIT ((self->column - used) / 2, 0, used, height);
}

/* The photos of an unfinished last row share it, as the gallery of the block editor does. */
graphene_rect_t
dopys_media_places_get (const DopysMediaPlaces *self, guint index)
{
  guint columns = count_columns (self), row = index / columns, n = count_photos (self);

  if (!dopys_media_is_gallery (self->media))
    return place_single (self);
  float height = (self->column - DOPYS_MEDIA_GAP * (float) (columns - 1)) / (float) columns / (float) CELL_RATIO;
  guint in_row = row == (n - 1) / columns ? n - row * columns : columns;
  float cell = (self->column - DOPYS_MEDIA_GAP * (float) (in_row - 1)) / (float) in_row;
  return GRAPHENE_RECT_INIT ((float) (index % columns) * (cell + DOPYS_MEDIA_GAP),
                             (float) row * (height + DOPYS_MEDIA_GAP), cell, height);
}

graphene_rect_t
dopys_media_places_get_all (const DopysMediaPlaces *self)
{
  graphene_rect_t all = dopys_media_places_get (self, 0);
  graphene_rect_t last = dopys_media_places_get (self, count_photos (self) - 1);

  graphene_rect_union (&all, &last, &all);
  return all;
}

guint
dopys_media_places_find (const DopysMediaPlaces *self, double x, double y)
{
  for (guint i = 0; i < count_photos (self); i++)
    {
      graphene_rect_t place = dopys_media_places_get (self, i);

      if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return G_MAXUINT;
}

static double
distance_to (const graphene_rect_t *place, double x, double y)
{
  double dx = MAX (MAX (place->origin.x - x, x - place->origin.x - place->size.width), 0);
  double dy = MAX (MAX (place->origin.y - y, y - place->origin.y - place->size.height), 0);

  return hypot (dx, dy);
}

guint
dopys_media_places_find_gap (const DopysMediaPlaces *self, double x, double y, graphene_rect_t *line)
{
  graphene_rect_t nearest = dopys_media_places_get (self, 0);
  guint index = 0;

  for (guint i = 1; i < count_photos (self); i++)
    {
      graphene_rect_t place = dopys_media_places_get (self, i);

      if (distance_to (&place, x, y) < distance_to (&nearest, x, y))
        {
          nearest = place;
          index = i;
        }
    }
  gboolean after = x > nearest.origin.x + nearest.size.width / 2;
  float middle = after ? nearest.origin.x + nearest.size.width + DOPYS_MEDIA_GAP / 2.0f
                       : nearest.origin.x - DOPYS_MEDIA_GAP / 2.0f;
  middle = CLAMP (middle, LINE_WIDTH / 2.0f, self->column - LINE_WIDTH / 2.0f);
  *line = GRAPHENE_RECT_INIT (middle - LINE_WIDTH / 2.0f, nearest.origin.y, LINE_WIDTH, nearest.size.height);
  return index + (after ? 1 : 0);
}
