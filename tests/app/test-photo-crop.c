/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-crop.h"

#include <math.h>

static const DopysRect starts[] = {
  { 0, 0, 1, 1 }, { 0.25, 0.25, 0.5, 0.5 }, { 0, 0.9, 0.1, 0.1 }, { 0.6, 0.1, 0.4, 0.02 }, { 0.98, 0.98, 0.02, 0.02 },
};
static const double moves[] = { -2, -0.3, -0.01, 0, 0.01, 0.3, 2 };
static const double shapes[] = { 0, 0.5, 0.75, 1, 1.5, 16 / 9.0 };

static void
assert_is_crop (DopysRect crop, double shape)
{
  g_assert_cmpfloat (crop.x, >=, 0);
  g_assert_cmpfloat (crop.y, >=, 0);
  g_assert_cmpfloat (crop.x + crop.width, <=, 1 + 1e-9);
  g_assert_cmpfloat (crop.y + crop.height, <=, 1 + 1e-9);
  g_assert_cmpfloat (MIN (crop.width, crop.height), >=, DOPYS_CROP_SMALLEST - 1e-9);
  if (shape > 0)
    g_assert_cmpfloat_with_epsilon (crop.width / crop.height, shape, 1e-6);
}

/* The corner or edge opposite to the handle stays where it is; of an edge in a shape, only that edge. */
static void
assert_anchored (DopysRect start, DopysRect crop, DopysCropHandle handle)
{
  DopysCropHandle opposite = (handle - DOPYS_CROP_NORTH_WEST + 4) % 8 + DOPYS_CROP_NORTH_WEST;
  DopysPoint was = dopys_photo_crop_get_handle (&start, opposite), is = dopys_photo_crop_get_handle (&crop, opposite);

  if (handle != DOPYS_CROP_NORTH && handle != DOPYS_CROP_SOUTH)
    g_assert_cmpfloat_with_epsilon (was.x, is.x, 1e-9);
  if (handle != DOPYS_CROP_WEST && handle != DOPYS_CROP_EAST)
    g_assert_cmpfloat_with_epsilon (was.y, is.y, 1e-9);
}

/* Each handle by each distance in each shape: in the picture, not too small, in shape, held at the other side. */
static void
test_drag_everything (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    for (guint r = 0; r < G_N_ELEMENTS (shapes); r++)
      {
        DopysRect start = dopys_photo_crop_fit (&starts[s], shapes[r]);

        for (DopysCropHandle handle = DOPYS_CROP_INSIDE; handle < DOPYS_CROP_N_HANDLES; handle++)
          for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
            for (guint j = 0; j < G_N_ELEMENTS (moves); j++)
              {
                DopysRect crop = dopys_photo_crop_drag (&start, handle, moves[i], moves[j], shapes[r]);

                assert_is_crop (crop, shapes[r]);
                if (handle != DOPYS_CROP_INSIDE)
                  assert_anchored (start, crop, handle);
                else
                  g_assert_cmpfloat_with_epsilon (crop.width, start.width, 1e-9);
              }
      }
}

static void
assert_rect (DopysRect rect, double x, double y, double width, double height)
{
  if (fabs (rect.x - x) + fabs (rect.y - y) + fabs (rect.width - width) + fabs (rect.height - height) > 1e-6)
    g_error ("%g %g %g %g instead of %g %g %g %g", rect.x, rect.y, rect.width, rect.height, x, y, width, height);
}

static void
test_drag (void)
{
  const DopysRect crop = { 0.2, 0.2, 0.4, 0.4 };

  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_INSIDE, 0.1, -0.5, 0), 0.3, 0, 0.4, 0.4);
  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_WEST, 0.1, 0.9, 0), 0.3, 0.2, 0.3, 0.4);
  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_SOUTH_EAST, 0.1, 0.2, 0), 0.2, 0.2, 0.5, 0.6);
  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_SOUTH_EAST, 0.1, 0.2, 1), 0.2, 0.2, 0.6, 0.6);
  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_EAST, 0.2, 0, 1), 0.2, 0.1, 0.6, 0.6);
  assert_rect (dopys_photo_crop_drag (&crop, DOPYS_CROP_NORTH, 0, -0.2, 1), 0.1, 0, 0.6, 0.6);
}

static void
test_zoom (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    for (guint r = 0; r < G_N_ELEMENTS (shapes); r++)
      for (double factor = 0.01; factor < 50; factor *= 1.7)
        {
          DopysRect start = dopys_photo_crop_fit (&starts[s], shapes[r]);

          assert_is_crop (dopys_photo_crop_zoom (&start, factor, shapes[r]), shapes[r]);
        }
}

static void
test_fit (void)
{
  const DopysRect whole = { 0, 0, 1, 1 }, part = { 0.4, 0.4, 0.2, 0.2 };
  DopysRect fitted;

  assert_rect (dopys_photo_crop_fit (&part, 0), 0.4, 0.4, 0.2, 0.2);
  /* 3:2 of a picture of 4:3 cuts above and below, 1:1 at the sides; and back again it is as large as it was. */
  fitted = dopys_photo_crop_fit (&whole, dopys_photo_crop_shape_for (3 / 2.0, 4000, 3000));
  assert_rect (fitted, 0, 1 / 18.0, 1, 8 / 9.0);
  fitted = dopys_photo_crop_fit (&fitted, dopys_photo_crop_shape_for (1, 4000, 3000));
  assert_rect (fitted, 0.125, 0, 0.75, 1);
  fitted = dopys_photo_crop_fit (&fitted, dopys_photo_crop_shape_for (3 / 2.0, 4000, 3000));
  assert_rect (fitted, 0, 1 / 18.0, 1, 8 / 9.0);
  /* A small one keeps its size. */
  fitted = dopys_photo_crop_fit (&part, 4);
  assert_rect (fitted, 0.3, 0.45, 0.4, 0.1);
  g_assert_cmpfloat (dopys_photo_crop_shape_for (0, 4000, 3000), ==, 0);
}

/* A rectangle of any size; and a handle stays where it is on the picture, however that is turned. */
static void
test_drag_edges (void)
{
  const DopysRect small = { 0.5, 0.5, 0.004, 0.004 };

  assert_rect (dopys_photo_crop_drag_edges (&small, DOPYS_CROP_NORTH_WEST, -0.1, 0.1, 0.004), 0.4, 0.5, 0.104, 0.004);
  assert_rect (dopys_photo_crop_drag_edges (&small, DOPYS_CROP_SOUTH, 9, 9, 0.004), 0.5, 0.5, 0.004, 0.5);
  g_assert_cmpint (dopys_photo_crop_turn_handle (DOPYS_CROP_INSIDE, 3), ==, DOPYS_CROP_INSIDE);
  g_assert_cmpint (dopys_photo_crop_turn_handle (DOPYS_CROP_NORTH_WEST, 1), ==, DOPYS_CROP_NORTH_EAST);
  g_assert_cmpint (dopys_photo_crop_turn_handle (DOPYS_CROP_WEST, 1), ==, DOPYS_CROP_NORTH);
  g_assert_cmpint (dopys_photo_crop_turn_handle (DOPYS_CROP_NORTH, 2), ==, DOPYS_CROP_SOUTH);
  g_assert_cmpint (dopys_photo_crop_turn_handle (DOPYS_CROP_EAST, 4), ==, DOPYS_CROP_EAST);
}

static void
test_cut_out (void)
{
  const DopysRect crop = { 0.2, 0.1, 0.6, 0.3 };

  assert_rect (dopys_photo_crop_cut_out (&crop, 1), 0.35, 0.1, 0.3, 0.3);
  assert_rect (dopys_photo_crop_cut_out (&crop, 4), 0.2, 0.175, 0.6, 0.15);
  assert_rect (dopys_photo_crop_cut_out (&crop, 2), 0.2, 0.1, 0.6, 0.3);
}

/* Which handle is under each point of and round a rectangle. */
static void
test_find (void)
{
  const DopysRect rect = { 100, 100, 80, 60 };
  static const DopysCropHandle by_place[3][3] = {
    { DOPYS_CROP_NORTH_WEST, DOPYS_CROP_NORTH, DOPYS_CROP_NORTH_EAST },
    { DOPYS_CROP_WEST, DOPYS_CROP_INSIDE, DOPYS_CROP_EAST },
    { DOPYS_CROP_SOUTH_WEST, DOPYS_CROP_SOUTH, DOPYS_CROP_SOUTH_EAST },
  };

  for (int y = 70; y <= 190; y++)
    for (int x = 70; x <= 210; x++)
      {
        int column = x < 90 ? -1 : x <= 110 ? 0 : x < 170 ? 1 : x <= 190 ? 2 : -1;
        int row = y < 90 ? -1 : y <= 110 ? 0 : y < 150 ? 1 : y <= 170 ? 2 : -1;
        DopysCropHandle expected = column < 0 || row < 0 ? DOPYS_CROP_NOTHING : by_place[row][column];

        g_assert_cmpint (dopys_photo_crop_find_handle (&rect, (DopysPoint) { x, y }, 10), ==, expected);
      }
}

/* Also a crop smaller than the handles can be made larger, and every handle catches its own middle. */
static void
test_find_small (void)
{
  for (double size = 1; size < 200; size *= 1.5)
    {
      const DopysRect rect = { 50, 50, size, size };

      for (DopysCropHandle handle = DOPYS_CROP_NORTH_WEST; handle < DOPYS_CROP_N_HANDLES; handle += 2)
        g_assert_cmpint (dopys_photo_crop_find_handle (&rect, dopys_photo_crop_get_handle (&rect, handle), 12), ==,
                         handle);
      g_assert_cmpstr (dopys_photo_crop_get_cursor (DOPYS_CROP_INSIDE), ==, "move");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-crop/drag-everything", test_drag_everything);
  g_test_add_func ("/photo-crop/drag", test_drag);
  g_test_add_func ("/photo-crop/zoom", test_zoom);
  g_test_add_func ("/photo-crop/fit", test_fit);
  g_test_add_func ("/photo-crop/drag-edges", test_drag_edges);
  g_test_add_func ("/photo-crop/cut-out", test_cut_out);
  g_test_add_func ("/photo-crop/find", test_find);
  g_test_add_func ("/photo-crop/find-small", test_find_small);
  return g_test_run ();
}
