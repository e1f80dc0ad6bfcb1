/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-place.h"

/* Two whole rows of three and one of two, 100 × 80 with gaps of 10. */
static void
make_tiles (graphene_rect_t tiles[8])
{
  for (guint i = 0; i < 8; i++)
    graphene_rect_init (&tiles[i], (float) (i % 3) * 110, (float) (i / 3) * 90, 100, 80);
}

static void
assert_place (float x, float y, guint expected, gboolean expected_after)
{
  graphene_rect_t tiles[8];
  gboolean after = FALSE;

  make_tiles (tiles);
  g_assert_cmpuint (dopys_photo_place_find (tiles, 8, x, y, &after), ==, expected);
  g_assert_cmpint (after, ==, expected_after);
}

static void
test_find (void)
{
  assert_place (20, 20, 0, FALSE);
  assert_place (80, 20, 0, TRUE);
  /* In a gap the nearer side counts, and it is one place whichever tile names it. */
  assert_place (103, 20, 0, TRUE);
  assert_place (107, 20, 1, FALSE);
  assert_place (310, 40, 2, TRUE);
  assert_place (-30, 130, 3, FALSE);
  /* Beside the last, shorter row and below everything: the end. */
  assert_place (300, 200, 7, TRUE);
  assert_place (300, 900, 7, TRUE);
  assert_place (20, 900, 6, FALSE);
  assert_place (150, -40, 1, FALSE);
}

static void
test_no_tiles (void)
{
  gboolean after;

  g_assert_cmpuint (dopys_photo_place_find (NULL, 0, 1, 1, &after), ==, G_MAXUINT);
  g_assert_cmpuint (dopys_photo_place_count_columns (NULL, 0), ==, 1);
}

static void
test_columns (void)
{
  graphene_rect_t tiles[8];

  make_tiles (tiles);
  g_assert_cmpuint (dopys_photo_place_count_columns (tiles, 8), ==, 3);
  g_assert_cmpuint (dopys_photo_place_count_columns (tiles + 2, 6), ==, 3);
  g_assert_cmpuint (dopys_photo_place_count_columns (tiles, 2), ==, 2);
  g_assert_cmpuint (dopys_photo_place_count_columns (tiles, 1), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-place/find", test_find);
  g_test_add_func ("/photo-place/no-tiles", test_no_tiles);
  g_test_add_func ("/photo-place/columns", test_columns);
  return g_test_run ();
}
