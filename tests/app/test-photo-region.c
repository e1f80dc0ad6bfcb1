/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-region.h"

/* A rectangle, and above it a stroke across, on a picture twice as wide as high. */
static DopysPhotoEdits *
make_edits (void)
{
  const DopysPoint points[] = { { 0.1, 0.5 }, { 0.9, 0.5 } };
  const DopysHidden rect = { .mode = DOPYS_HIDE_BLACK, .rect = { 0.4, 0.2, 0.2, 0.6 } };
  const DopysHidden stroke = {
    .mode = DOPYS_HIDE_BLUR, .n_points = 2, .points = (DopysPoint *) points, .radius = 0.05
  };
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) first = dopys_photo_edits_with_hidden (none, &rect);

  return dopys_photo_edits_with_hidden (first, &stroke);
}

static void
test_between (void)
{
  DopysRect rect = dopys_photo_region_between ((DopysPoint) { 0.7, -1 }, (DopysPoint) { 0.3, 0.5 });
  DopysRect outside = dopys_photo_region_between ((DopysPoint) { 2, 2 }, (DopysPoint) { 3, 3 });

  g_assert_cmpfloat_with_epsilon (rect.x, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.width, 0.4, 1e-9);
  g_assert_cmpfloat (rect.y, ==, 0);
  g_assert_cmpfloat (rect.height, ==, 0.5);
  g_assert_true (dopys_photo_region_is_meant (&rect));
  g_assert_false (dopys_photo_region_is_meant (&outside));
}

static void
test_find (void)
{
  g_autoptr (DopysPhotoEdits) edits = make_edits ();
  static const struct
  {
    double x, y;
    guint expected;
  } cases[] = {
    { 0.5, 0.5, 1 },          { 0.5, 0.25, 0 }, { 0.5, 0.1, G_MAXUINT },  { 0.2, 0.5, 1 },          { 0.2, 0.59, 1 },
    { 0.2, 0.61, G_MAXUINT }, { 0.06, 0.5, 1 }, { 0.04, 0.5, G_MAXUINT }, { 0.39, 0.7, G_MAXUINT }, { 0.41, 0.7, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (dopys_photo_region_find (edits, (DopysPoint) { cases[i].x, cases[i].y }, 2000, 1000), ==,
                      cases[i].expected);
}

static void
test_move (void)
{
  g_autoptr (DopysPhotoEdits) edits = make_edits ();

  for (guint index = 0; index < 2; index++)
    for (double dx = -1; dx <= 1; dx += 0.25)
      for (double dy = -1; dy <= 1; dy += 0.25)
        {
          g_autoptr (DopysPhotoEdits) moved = dopys_photo_region_move (edits, index, dx, dy);
          const DopysHidden *before = dopys_photo_edits_get_hidden (edits, index);
          const DopysHidden *after = dopys_photo_edits_get_hidden (moved, index);

          /* Never beyond the edge, and never another size: what it hides it goes on hiding. */
          g_assert_cmpfloat_with_epsilon (after->rect.width, before->rect.width, 1e-9);
          g_assert_cmpfloat_with_epsilon (after->rect.height, before->rect.height, 1e-9);
          g_assert_cmpfloat (MIN (after->rect.x, after->rect.y), >=, -1e-9);
          g_assert_cmpfloat (after->rect.x + after->rect.width, <=, 1 + 1e-9);
          g_assert_cmpfloat (after->rect.y + after->rect.height, <=, 1 + 1e-9);
          g_assert_cmpuint (after->n_points, ==, before->n_points);
          g_assert_cmpint (after->mode, ==, before->mode);
          g_assert_cmpuint (dopys_photo_edits_get_n_hidden (moved), ==, 2);
        }
}

static void
test_grow (void)
{
  g_autoptr (DopysPhotoEdits) edits = make_edits ();
  g_autoptr (DopysPhotoEdits) wider = dopys_photo_region_grow (edits, 0, 0.2, 0);
  g_autoptr (DopysPhotoEdits) tiny = dopys_photo_region_grow (edits, 0, -5, -5);
  g_autoptr (DopysPhotoEdits) thicker = dopys_photo_region_grow (edits, 1, 0, 0.02);
  g_autoptr (DopysPhotoEdits) thin = dopys_photo_region_grow (edits, 1, 0, -5);

  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (wider, 0)->rect.x, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (wider, 0)->rect.width, 0.4, 1e-9);
  g_assert_true (dopys_photo_region_is_meant (&dopys_photo_edits_get_hidden (tiny, 0)->rect));
  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (thicker, 1)->radius, 0.06, 1e-9);
  g_assert_cmpfloat (dopys_photo_edits_get_hidden (thin, 1)->radius, >, 0);
}

/* The handle under a knob is that knob's, however the photo is turned and straightened. */
static void
test_find_handle (void)
{
  const DopysRect room = { 0, 0, 800, 800 };

  for (int turns = 0; turns < 4; turns++)
    for (double angle = -10; angle <= 10; angle += 10)
      {
        g_autoptr (DopysPhotoEdits) upright = make_edits ();
        g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (upright, turns);
        g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_with_angle (turned, angle);
        const DopysRect *rect = &dopys_photo_edits_get_hidden (edits, 0)->rect;
        DopysPhotoMap map;

        dopys_photo_map_init (&map, 2000, 1000, edits, NULL, &room);
        for (DopysCropHandle handle = DOPYS_CROP_INSIDE; handle < DOPYS_CROP_N_HANDLES; handle++)
          {
            DopysPoint at = dopys_photo_map_from_original (&map, dopys_photo_crop_get_handle (rect, handle));

            g_assert_cmpint (dopys_photo_region_find_handle (edits, 0, &map, at, 10), ==, handle);
          }
        g_assert_cmpint (dopys_photo_region_find_handle (
                             edits, 1, &map, dopys_photo_map_from_original (&map, (DopysPoint) { 0.2, 0.5 }), 10),
                         ==, DOPYS_CROP_INSIDE);
        g_assert_cmpint (dopys_photo_region_find_handle (edits, 0, &map, (DopysPoint) { 0, 0 }, 10), ==,
                         DOPYS_CROP_NOTHING);
      }
}

static void
test_resize (void)
{
  g_autoptr (DopysPhotoEdits) edits = make_edits ();
  g_autoptr (DopysPhotoEdits) wider = dopys_photo_region_resize (edits, 0, DOPYS_CROP_WEST, -0.1, 0.3);
  g_autoptr (DopysPhotoEdits) tiny = dopys_photo_region_resize (edits, 0, DOPYS_CROP_SOUTH_EAST, -5, -5);

  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (wider, 0)->rect.x, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (wider, 0)->rect.width, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_hidden (wider, 0)->rect.height, 0.6, 1e-9);
  g_assert_true (dopys_photo_region_is_meant (&dopys_photo_edits_get_hidden (tiny, 0)->rect));
}

static void
test_mode (void)
{
  g_autoptr (DopysPhotoEdits) edits = make_edits ();
  g_autoptr (DopysPhotoEdits) changed = dopys_photo_region_with_mode (edits, 1, DOPYS_HIDE_PIXELATE);

  g_assert_cmpint (dopys_photo_edits_get_hidden (changed, 0)->mode, ==, DOPYS_HIDE_BLACK);
  g_assert_cmpint (dopys_photo_edits_get_hidden (changed, 1)->mode, ==, DOPYS_HIDE_PIXELATE);
  g_assert_cmpint (dopys_photo_edits_get_hidden (edits, 1)->mode, ==, DOPYS_HIDE_BLUR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-region/between", test_between);
  g_test_add_func ("/photo-region/find", test_find);
  g_test_add_func ("/photo-region/move", test_move);
  g_test_add_func ("/photo-region/grow", test_grow);
  g_test_add_func ("/photo-region/find-handle", test_find_handle);
  g_test_add_func ("/photo-region/resize", test_resize);
  g_test_add_func ("/photo-region/mode", test_mode);
  return g_test_run ();
}
