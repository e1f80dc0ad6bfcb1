/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-map.h"

#include <math.h>

#include "dopys-view.h"

#define WIDTH 400
#define HEIGHT 200

static const double angles[] = { -45, -10, -0.5, 0, 3, 45 };
static const DopysRect crops[] = { { 0, 0, 1, 1 }, { 0.25, 0.5, 0.5, 0.25 }, { 0, 0.1, 0.05, 0.9 } };
static const DopysRect room = { 10, 20, 300, 300 };

static void
assert_point (DopysPoint found, DopysPoint expected, double tolerance)
{
  if (fabs (found.x - expected.x) > tolerance || fabs (found.y - expected.y) > tolerance)
    g_error ("%.9f, %.9f instead of %.9f, %.9f", found.x, found.y, expected.x, expected.y);
}

typedef void (*EachFunc) (DopysPhotoEdits *edits);

/* All ways to turn, straighten and crop. */
static void
foreach_edits (EachFunc func)
{
  for (int turns = 0; turns < 4; turns++)
    for (guint a = 0; a < G_N_ELEMENTS (angles); a++)
      for (guint c = 0; c < G_N_ELEMENTS (crops); c++)
        {
          g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
          g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (none, turns);
          g_autoptr (DopysPhotoEdits) straight = dopys_photo_edits_with_angle (turned, angles[a]);
          g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_with_crop (straight, &crops[c]);

          g_test_message ("turned %d, %g degrees, crop %u", turns, angles[a], c);
          func (edits);
        }
}

/* A point of the shown crop is the point of the original that the rendition will have there. */
static void
check_against_view (DopysPhotoEdits *edits)
{
  DopysRect crop = dopys_photo_edits_get_crop (edits);
  DopysPhotoMap map;
  DopysView view;

  dopys_photo_map_init (&map, WIDTH, HEIGHT, edits, &crop, &room);
  dopys_view_init (&view, WIDTH, HEIGHT, 1, edits, 4096);
  for (int y = 0; y <= 4; y++)
    for (int x = 0; x <= 4; x++)
      {
        DopysPoint canvas = { map.area.x + map.area.width * x / 4, map.area.y + map.area.height * y / 4 };

        /* Without an angle the rendition begins at a whole pixel. */
        assert_point (dopys_photo_map_to_original (&map, canvas),
                      dopys_view_find_original (&view, (DopysPoint) { x / 4.0, y / 4.0 }), 0.6 / HEIGHT);
      }
}

static void
test_as_sent (void)
{
  foreach_edits (check_against_view);
}

static void
check_back_and_forth (DopysPhotoEdits *edits)
{
  DopysRect crop = dopys_photo_edits_get_crop (edits);

  for (guint whole = 0; whole < 2; whole++)
    {
      DopysPhotoMap map;

      dopys_photo_map_init (&map, WIDTH, HEIGHT, edits, whole ? NULL : &crop, &room);
      for (double y = -0.5; y <= 1.5; y += 0.25)
        for (double x = -0.5; x <= 1.5; x += 0.25)
          {
            DopysPoint point = { x, y };

            assert_point (dopys_photo_map_to_original (&map, dopys_photo_map_from_original (&map, point)), point, 1e-9);
            assert_point (dopys_photo_map_to_straightened (&map, dopys_photo_map_from_straightened (&map, point)),
                          point, 1e-9);
          }
    }
}

static void
test_back_and_forth (void)
{
  foreach_edits (check_back_and_forth);
}

/* The area is in the room, as large as it can be, about its middle, and not distorted; straightening leaves no corner
 * empty. */
static void
check_area (DopysPhotoEdits *edits)
{
  DopysRect crop = dopys_photo_edits_get_crop (edits);
  DopysPhotoMap map;

  dopys_photo_map_init (&map, WIDTH, HEIGHT, edits, &crop, &room);
  g_assert_cmpfloat_with_epsilon (MAX (map.area.width, map.area.height), 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (map.area.x * 2 + map.area.width, 320, 1e-6);
  g_assert_cmpfloat_with_epsilon (map.area.y * 2 + map.area.height, 340, 1e-6);
  g_assert_cmpfloat_with_epsilon (map.area.width / map.area.height, crop.width * map.width / (crop.height * map.height),
                                  1e-6);
  for (guint corner = 0; corner < 4; corner++)
    {
      DopysPoint at =
          dopys_photo_map_to_original (&map, (DopysPoint) { map.area.x + (corner & 1 ? map.area.width : 0),
                                                            map.area.y + (corner & 2 ? map.area.height : 0) });

      g_assert_cmpfloat (MIN (at.x, at.y), >=, -1e-9);
      g_assert_cmpfloat (MAX (at.x, at.y), <=, 1 + 1e-9);
    }
}

static void
test_area (void)
{
  foreach_edits (check_area);
}

static void
check_scale (DopysPhotoEdits *edits)
{
  DopysRect crop = dopys_photo_edits_get_crop (edits), shown;
  DopysPhotoMap map;
  DopysPoint a, b;

  dopys_photo_map_init (&map, WIDTH, HEIGHT, edits, &crop, &room);
  a = dopys_photo_map_from_original (&map, (DopysPoint) { 0, 0 });
  b = dopys_photo_map_from_original (&map, (DopysPoint) { 1, 0 });
  g_assert_cmpfloat_with_epsilon (hypot (b.x - a.x, b.y - a.y), WIDTH * dopys_photo_map_get_scale (&map), 1e-6);
  shown = dopys_photo_map_rect_from_straightened (&map, &crop);
  assert_point ((DopysPoint) { shown.x, shown.y }, (DopysPoint) { map.area.x, map.area.y }, 1e-9);
  assert_point ((DopysPoint) { shown.width, shown.height }, (DopysPoint) { map.area.width, map.area.height }, 1e-9);
}

static void
test_scale (void)
{
  foreach_edits (check_scale);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-map/as-sent", test_as_sent);
  g_test_add_func ("/photo-map/back-and-forth", test_back_and_forth);
  g_test_add_func ("/photo-map/area", test_area);
  g_test_add_func ("/photo-map/scale", test_scale);
  return g_test_run ();
}
