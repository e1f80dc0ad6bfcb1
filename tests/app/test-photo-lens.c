/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-lens.h"

static const DopysRect crop = { 0.2, 0.1, 0.6, 0.8 };

static void
assert_within (const DopysPhotoLens *lens)
{
  DopysRect shown = dopys_photo_lens_get_shown (lens, &crop);

  g_assert_cmpfloat (shown.x, >=, crop.x - 1e-9);
  g_assert_cmpfloat (shown.y, >=, crop.y - 1e-9);
  g_assert_cmpfloat (shown.x + shown.width, <=, crop.x + crop.width + 1e-9);
  g_assert_cmpfloat (shown.y + shown.height, <=, crop.y + crop.height + 1e-9);
  g_assert_cmpfloat_with_epsilon (shown.width / shown.height, crop.width / crop.height, 1e-9);
}

static void
test_whole (void)
{
  const DopysPhotoLens lens = DOPYS_PHOTO_LENS_INIT;
  DopysRect shown = dopys_photo_lens_get_shown (&lens, &crop);

  g_assert_cmpfloat_with_epsilon (shown.x, crop.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (shown.height, crop.height, 1e-9);
}

/* The place of a point on the screen, a fraction of what is shown. */
static DopysPoint
place_of (const DopysPhotoLens *lens, DopysPoint point)
{
  DopysRect shown = dopys_photo_lens_get_shown (lens, &crop);

  return (DopysPoint) { (point.x - shown.x) / shown.width, (point.y - shown.y) / shown.height };
}

static void
test_zoom (void)
{
  for (double x = 0.2; x <= 0.8; x += 0.15)
    for (double y = 0.1; y <= 0.9; y += 0.2)
      {
        DopysPhotoLens lens = DOPYS_PHOTO_LENS_INIT;
        DopysPoint point = { x, y }, before = place_of (&lens, point);

        for (guint i = 0; i < 20; i++)
          {
            DopysPoint after;

            dopys_photo_lens_zoom (&lens, &crop, 1.2, point);
            after = place_of (&lens, point);
            g_assert_cmpfloat_with_epsilon (after.x, before.x, 1e-6);
            g_assert_cmpfloat_with_epsilon (after.y, before.y, 1e-6);
            assert_within (&lens);
          }
        g_assert_cmpfloat (lens.zoom, ==, DOPYS_LENS_MAX);
        /* And back: about another point, the crop's edges hold. */
        for (guint i = 0; i < 20; i++)
          {
            dopys_photo_lens_zoom (&lens, &crop, 1 / 1.2, (DopysPoint) { 0.8, 0.9 });
            assert_within (&lens);
          }
        g_assert_cmpfloat (lens.zoom, ==, 1);
      }
}

static void
test_pan (void)
{
  DopysPhotoLens lens = DOPYS_PHOTO_LENS_INIT;
  double before;

  dopys_photo_lens_zoom (&lens, &crop, 4, (DopysPoint) { 0.5, 0.5 });
  for (guint i = 0; i < 50; i++)
    {
      dopys_photo_lens_pan (&lens, &crop, 0.5, -0.5);
      assert_within (&lens);
    }
  before = dopys_photo_lens_get_shown (&lens, &crop).x;
  dopys_photo_lens_pan (&lens, &crop, -0.5, 0);
  g_assert_cmpfloat (dopys_photo_lens_get_shown (&lens, &crop).x, <, before - 0.01);
}

static void
test_reveal (void)
{
  DopysPhotoLens lens = DOPYS_PHOTO_LENS_INIT;
  DopysRect shown;

  dopys_photo_lens_zoom (&lens, &crop, 4, (DopysPoint) { 0.5, 0.5 });
  shown = dopys_photo_lens_get_shown (&lens, &crop);
  dopys_photo_lens_reveal (&lens, &crop, (DopysPoint) { shown.x + 0.01, shown.y + 0.01 });
  g_assert_cmpfloat_with_epsilon (dopys_photo_lens_get_shown (&lens, &crop).x, shown.x, 1e-9);
  dopys_photo_lens_reveal (&lens, &crop, (DopysPoint) { 0.21, 0.5 });
  g_assert_cmpfloat_with_epsilon (dopys_photo_lens_get_shown (&lens, &crop).x, crop.x, 1e-9);
  assert_within (&lens);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-lens/whole", test_whole);
  g_test_add_func ("/photo-lens/zoom", test_zoom);
  g_test_add_func ("/photo-lens/pan", test_pan);
  g_test_add_func ("/photo-lens/reveal", test_reveal);
  return g_test_run ();
}
