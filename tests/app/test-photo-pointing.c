/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-pointing.h"

#define WIDTH 4000
#define HEIGHT 2000

/* The canvas is the picture at a tenth of its size. */
static const DopysRect room = { 0, 0, 400, 200 };

typedef struct
{
  DopysPhotoEditing *editing;
  DopysPhotoPointing *pointing;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();

  fixture->editing = dopys_photo_editing_new (WIDTH, HEIGHT, none);
  fixture->pointing = dopys_photo_pointing_new (fixture->editing);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dopys_photo_pointing_free (fixture->pointing);
  g_assert_finalize_object (fixture->editing);
}

static void
get_map (Fixture *fixture, DopysPhotoMap *map)
{
  dopys_photo_map_init (map, WIDTH, HEIGHT, dopys_photo_editing_get_edits (fixture->editing), NULL, &room);
}

/* In many small movements, as a hand does. */
static void
drag (Fixture *fixture, double x0, double y0, double x1, double y1)
{
  DopysPhotoMap map;

  get_map (fixture, &map);
  dopys_photo_pointing_begin (fixture->pointing, &map, (DopysPoint) { x0, y0 });
  for (int i = 1; i <= 40; i++)
    dopys_photo_pointing_update (fixture->pointing, (DopysPoint) { x0 + (x1 - x0) * i / 40, y0 + (y1 - y0) * i / 40 });
  dopys_photo_pointing_end (fixture->pointing);
}

static guint
count_steps (Fixture *fixture)
{
  guint n = 0;

  for (; dopys_photo_editing_can_undo (fixture->editing); n++)
    dopys_photo_editing_undo (fixture->editing);
  return n;
}

static guint
n_hidden (Fixture *fixture)
{
  return dopys_photo_edits_get_n_hidden (dopys_photo_editing_get_edits (fixture->editing));
}

static const DopysHidden *
hidden (Fixture *fixture, guint index)
{
  return dopys_photo_edits_get_hidden (dopys_photo_editing_get_edits (fixture->editing), index);
}

static void
assert_rect (const DopysRect *rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->y, y, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->width, width, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->height, height, 1e-6);
}

static void
test_crop (Fixture *fixture, gconstpointer data)
{
  DopysRect crop;

  drag (fixture, 0, 0, 100, 50);     /* by the corner */
  drag (fixture, 200, 100, 180, 90); /* by the inside */
  drag (fixture, 380, 120, 300, 0);  /* by the right edge */
  crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (fixture->editing));
  assert_rect (&crop, 0.2, 0.2, 0.55, 0.75);
  drag (fixture, 10, 10, 100, 100); /* by nothing */
  g_assert_cmpuint (count_steps (fixture), ==, 3);
}

static void
test_rectangle (Fixture *fixture, gconstpointer data)
{
  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_HIDE);
  dopys_photo_editing_set_mode (fixture->editing, DOPYS_HIDE_BLACK);
  drag (fixture, 120, 40, 40, 140);
  g_assert_cmpuint (n_hidden (fixture), ==, 1);
  assert_rect (&hidden (fixture, 0)->rect, 0.1, 0.2, 0.2, 0.5);
  g_assert_cmpint (hidden (fixture, 0)->mode, ==, DOPYS_HIDE_BLACK);
  drag (fixture, 80, 90, 120, 90); /* it is the chosen one: moved */
  assert_rect (&hidden (fixture, 0)->rect, 0.2, 0.2, 0.2, 0.5);
  drag (fixture, 160, 140, 200, 180); /* by its corner */
  assert_rect (&hidden (fixture, 0)->rect, 0.2, 0.2, 0.3, 0.7);
  g_assert_cmpuint (n_hidden (fixture), ==, 1);
  drag (fixture, 300, 100, 301, 100); /* a click beside it */
  g_assert_cmpuint (dopys_photo_editing_get_region (fixture->editing), ==, DOPYS_REGION_NONE);
  drag (fixture, 120, 90, 120, 90); /* and on it */
  g_assert_cmpuint (dopys_photo_editing_get_region (fixture->editing), ==, 0);
  g_assert_cmpuint (count_steps (fixture), ==, 3);
}

/* Inside a region that is not chosen another one is drawn: a plate within a car. */
static void
test_inside (Fixture *fixture, gconstpointer data)
{
  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_HIDE);
  drag (fixture, 100, 20, 300, 180);
  dopys_photo_editing_select_region (fixture->editing, DOPYS_REGION_NONE);
  drag (fixture, 150, 60, 200, 100);
  g_assert_cmpuint (n_hidden (fixture), ==, 2);
  g_assert_cmpuint (dopys_photo_editing_get_region (fixture->editing), ==, 1);
}

static void
test_brush (Fixture *fixture, gconstpointer data)
{
  DopysPhotoMap map;
  DopysHidden fresh;

  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_HIDE);
  dopys_photo_editing_set_brush (fixture->editing, TRUE);
  drag (fixture, 40, 100, 360, 100);
  g_assert_cmpuint (n_hidden (fixture), ==, 1);
  g_assert_cmpuint (hidden (fixture, 0)->n_points, ==, 41);
  assert_rect (&hidden (fixture, 0)->rect, 0.1, 0.5, 0.8, 0);
  drag (fixture, 200, 30, 200, 30); /* a touch */
  g_assert_cmpuint (n_hidden (fixture), ==, 2);
  g_assert_cmpuint (hidden (fixture, 1)->n_points, ==, 1);
  /* Taken away half-way it leaves nothing. */
  get_map (fixture, &map);
  dopys_photo_pointing_begin (fixture->pointing, &map, (DopysPoint) { 20, 180 });
  dopys_photo_pointing_update (fixture->pointing, (DopysPoint) { 60, 180 });
  g_assert_true (dopys_photo_pointing_get_new_region (fixture->pointing, &fresh));
  g_assert_cmpuint (fresh.n_points, ==, 2);
  dopys_photo_pointing_cancel (fixture->pointing);
  g_assert_false (dopys_photo_pointing_is_active (fixture->pointing));
  g_assert_cmpuint (n_hidden (fixture), ==, 2);
}

/* The region goes while it is dragged. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  DopysPhotoMap map;

  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_HIDE);
  drag (fixture, 100, 20, 300, 180);
  get_map (fixture, &map);
  dopys_photo_pointing_begin (fixture->pointing, &map, (DopysPoint) { 200, 100 });
  dopys_photo_pointing_update (fixture->pointing, (DopysPoint) { 210, 100 });
  dopys_photo_editing_remove_region (fixture->editing);
  dopys_photo_pointing_update (fixture->pointing, (DopysPoint) { 220, 100 });
  dopys_photo_pointing_end (fixture->pointing);
  g_assert_cmpuint (n_hidden (fixture), ==, 0);
}

static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  DopysPhotoMap map;

  get_map (fixture, &map);
  g_assert_cmpstr (dopys_photo_pointing_get_cursor (fixture->pointing, &map, (DopysPoint) { 0, 0 }), ==, "nw-resize");
  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_HIDE);
  g_assert_cmpstr (dopys_photo_pointing_get_cursor (fixture->pointing, &map, (DopysPoint) { 0, 0 }), ==, "crosshair");
  drag (fixture, 100, 20, 300, 180);
  g_assert_cmpstr (dopys_photo_pointing_get_cursor (fixture->pointing, &map, (DopysPoint) { 200, 90 }), ==, "move");
  g_assert_cmpstr (dopys_photo_pointing_get_cursor (fixture->pointing, &map, (DopysPoint) { 300, 90 }), ==, "e-resize");
  dopys_photo_editing_set_tool (fixture->editing, DOPYS_PHOTO_TOOL_TONE);
  g_assert_null (dopys_photo_pointing_get_cursor (fixture->pointing, &map, (DopysPoint) { 200, 90 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/photo-pointing/crop", test_crop);
  ADD ("/photo-pointing/rectangle", test_rectangle);
  ADD ("/photo-pointing/inside", test_inside);
  ADD ("/photo-pointing/brush", test_brush);
  ADD ("/photo-pointing/deleted", test_deleted);
  ADD ("/photo-pointing/cursor", test_cursor);
#undef ADD
  return g_test_run ();
}
