/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-nudge.h"

#include <math.h>
#include <string.h>

#define WIDTH 4000
#define HEIGHT 3000

static const DopysRect room = { 0, 0, 800, 600 };

static void
get_map (DopysPhotoEditing *editing, DopysPhotoMap *map)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (editing);
  DopysRect crop = dopys_photo_edits_get_crop (edits);
  gboolean cropping = dopys_photo_editing_get_tool (editing) == DOPYS_PHOTO_TOOL_CROP;

  dopys_photo_map_init (map, WIDTH, HEIGHT, edits, cropping ? NULL : &crop, &room);
}

static void
move (DopysPhotoEditing *editing, double dx, double dy, gboolean resize)
{
  DopysPhotoMap map;

  get_map (editing, &map);
  dopys_photo_nudge_move (editing, &map, dx, dy, resize);
}

/* Where a corner of the region is on the screen: -1 the least x and y of all corners, 1 the greatest. */
static DopysPoint
corner_of_region (DopysPhotoEditing *editing, int sign)
{
  const DopysRect *rect = &dopys_photo_edits_get_hidden (dopys_photo_editing_get_edits (editing), 0)->rect;
  DopysPhotoMap map;
  DopysPoint a, b;

  get_map (editing, &map);
  a = dopys_photo_map_from_original (&map, (DopysPoint) { rect->x, rect->y });
  b = dopys_photo_map_from_original (&map, (DopysPoint) { rect->x + rect->width, rect->y + rect->height });
  return sign < 0 ? (DopysPoint) { MIN (a.x, b.x), MIN (a.y, b.y) } : (DopysPoint) { MAX (a.x, b.x), MAX (a.y, b.y) };
}

/* Right is right on the screen, and wider is wider, however the photo is turned. */
static void
test_region (void)
{
  for (int turns = 0; turns < 4; turns++)
    {
      g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
      g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (none, turns);
      g_autoptr (DopysPhotoEditing) editing = dopys_photo_editing_new (WIDTH, HEIGHT, turned);
      DopysPoint low, high;
      DopysPhotoMap map;

      dopys_photo_editing_set_tool (editing, DOPYS_PHOTO_TOOL_HIDE);
      move (editing, 0.1, 0, FALSE); /* with nothing chosen, nothing */
      g_assert_false (dopys_photo_editing_can_undo (editing));
      dopys_photo_editing_add_rectangle (editing);
      get_map (editing, &map);
      low = corner_of_region (editing, -1);
      high = corner_of_region (editing, 1);
      move (editing, 0.1, 0, FALSE);
      g_assert_cmpfloat_with_epsilon (corner_of_region (editing, -1).x, low.x + 0.1 * map.area.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (corner_of_region (editing, -1).y, low.y, 1e-6);
      move (editing, -0.1, 0, FALSE);
      move (editing, 0.1, 0, TRUE);
      g_assert_cmpfloat_with_epsilon (corner_of_region (editing, -1).x, low.x - 0.05 * map.area.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (corner_of_region (editing, 1).x, high.x + 0.05 * map.area.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (corner_of_region (editing, 1).y, high.y, 1e-6);
      dopys_photo_nudge_zoom (editing, &map, FALSE);
      g_assert_cmpfloat (corner_of_region (editing, 1).y, <, high.y);
    }
}

static void
test_crop (void)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEditing) editing = dopys_photo_editing_new (WIDTH, HEIGHT, none);
  DopysPhotoMap map;
  DopysRect crop;

  get_map (editing, &map);
  for (guint i = 0; i < 10; i++)
    dopys_photo_nudge_zoom (editing, &map, FALSE);
  move (editing, 1, 0, FALSE);
  crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (editing));
  g_assert_cmpfloat_with_epsilon (crop.x + crop.width, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (crop.width, pow (1.05, -10), 1e-9);
  move (editing, 0, -0.1, TRUE);
  g_assert_cmpfloat_with_epsilon (dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (editing)).height,
                                  crop.height - 0.1, 1e-9);
}

static void
test_words (void)
{
  const DopysRect crop = { 0.25, 0.5, 0.5, 0.1 };
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEditing) editing = dopys_photo_editing_new (WIDTH, HEIGHT, none);
  g_autofree char *frame = NULL;
  g_autofree char *region = NULL;

  dopys_photo_editing_set_crop (editing, &crop, NULL);
  frame = dopys_photo_nudge_dup_words (editing);
  g_assert_cmpstr (frame, ==, "Frame: 50% wide, 10% high, 25% from the left, 50% from the top");
  dopys_photo_editing_set_tool (editing, DOPYS_PHOTO_TOOL_HIDE);
  g_assert_null (dopys_photo_nudge_dup_words (editing));
  dopys_photo_editing_add_rectangle (editing);
  region = dopys_photo_nudge_dup_words (editing);
  g_assert_true (g_str_has_prefix (region, "Hidden place: 10% wide, 2% high"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-nudge/region", test_region);
  g_test_add_func ("/photo-nudge/crop", test_crop);
  g_test_add_func ("/photo-nudge/words", test_words);
  return g_test_run ();
}
