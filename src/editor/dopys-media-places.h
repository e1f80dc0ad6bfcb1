/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the photos of a media block stand in the text: pure geometry.
 *
 * Coordinates are pixels from the left end of the text column and the top of the block.
 */
#pragma once

#include <graphene.h>

#include "dopys-media.h"

G_BEGIN_DECLS

#define DOPYS_MEDIA_GAP 6

/**
 * DopysMediaPlaces:
 * @media: borrowed
 * @ratios: width by height of each photo, 0 where it is not known yet; borrowed
 * @column: width of the text column
 */
typedef struct
{
  DopysMedia *media;
  const double *ratios;
  float column;
} DopysMediaPlaces;

/* What all photos together take. */
graphene_rect_t dopys_media_places_get_all (const DopysMediaPlaces *self);
graphene_rect_t dopys_media_places_get (const DopysMediaPlaces *self, guint index);
/* The photo there, or G_MAXUINT. */
guint dopys_media_places_find (const DopysMediaPlaces *self, double x, double y);
/* Before which photo something that is dropped there goes (the number of photos: after the last), and the line that
 * shows it. */
guint dopys_media_places_find_gap (const DopysMediaPlaces *self, double x, double y, graphene_rect_t *line);

G_END_DECLS
