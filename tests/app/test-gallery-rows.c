/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-gallery-rows.h"

#include <math.h>

#define MAX_PHOTOS 20
#define WIDTH 600.0
#define GAP 6.0

static const double ratios[MAX_PHOTOS] = { 1.5,  1.5, 0.667, 1, 1.778, 1.5, 1.333, 0.75, 1.5, 2.5,
                                           0.25, 1.5, 1.5,   1, 1.5,   3,   1.333, 0.75, 1.5, 2.5 };

/* What holds for every gallery: rows are full, in order, apart by the gap; nothing overlaps or sticks out; the photos
 * of a natural gallery keep their shape, those of a cropped one fill their row. */
static void
check (guint n, const DopysMediaLayout *layout, gboolean phone)
{
  DopysRect places[MAX_PHOTOS];
  double height = dopys_gallery_rows_place (ratios, n, layout, WIDTH, GAP, phone, places), bottom = 0;
  guint columns = layout->columns ? layout->columns : 3, start = 0;

  columns = phone ? MIN (columns, 2) : columns;
  for (guint i = 0; i < n; i++)
    {
      gboolean ends_row = i + 1 == n || places[i + 1].y > places[i].y;

      g_assert_cmpfloat_with_epsilon (places[i].y, places[start].y, 1e-9);
      if (i > start)
        g_assert_cmpfloat_with_epsilon (places[i].x, places[i - 1].x + places[i - 1].width + GAP, 1e-9);
      if (layout->natural)
        g_assert_cmpfloat_with_epsilon (places[i].width / places[i].height, ratios[i], 1e-9);
      else
        g_assert_cmpfloat_with_epsilon (places[i].height, places[start].height, 1e-9);
      bottom = MAX (bottom, places[i].y + places[i].height);
      if (!ends_row)
        continue;
      g_assert_cmpfloat_with_epsilon (places[start].x, 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (places[i].x + places[i].width, WIDTH, 1e-9);
      g_assert_cmpuint (i + 1 - start, <=, columns);
      if (i + 1 < n)
        {
          g_assert_cmpuint (i + 1 - start, ==, columns);
          g_assert_cmpfloat_with_epsilon (places[i + 1].y, bottom + GAP, 1e-9);
        }
      start = i + 1;
    }
  g_assert_cmpfloat_with_epsilon (height, bottom, 1e-9);
}

static void
test_all (void)
{
  for (guint n = 1; n <= MAX_PHOTOS; n++)
    for (guint columns = 0; columns <= 8; columns++)
      for (guint i = 0; i < 4; i++)
        check (n, &(DopysMediaLayout) { .columns = columns, .natural = i & 1 }, (i & 2) != 0);
}

/* Four photos, three in a row: the fourth has a row of its own, as wide as the text. */
static void
test_last_row (void)
{
  const double same[] = { 1.5, 1.5, 1.5, 1.5 };
  const DopysMediaLayout layout = { 0 };
  DopysRect places[4];

  dopys_gallery_rows_place (same, 4, &layout, WIDTH, 0, FALSE, places);
  g_assert_cmpfloat_with_epsilon (places[2].x, 400, 1e-9);
  g_assert_cmpfloat_with_epsilon (places[3].x, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (places[3].width, WIDTH, 1e-9);
  g_assert_cmpfloat_with_epsilon (places[3].height, 400, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gallery-rows/all", test_all);
  g_test_add_func ("/gallery-rows/last-row", test_last_row);
  return g_test_run ();
}
