/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-editing.h"

#include "dopys-photo-crop.h"
#include "dopys-photo-map.h"

typedef struct
{
  DopysPhotoEditing *editing;
  guint changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();

  fixture->editing = dopys_photo_editing_new (4000, 3000, none);
  g_signal_connect_swapped (fixture->editing, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->editing);
}

static DopysPhotoEdits *
edits_of (Fixture *fixture)
{
  return dopys_photo_editing_get_edits (fixture->editing);
}

/* The ratio of the crop in pixels. */
static double
ratio_of (Fixture *fixture)
{
  DopysRect crop = dopys_photo_edits_get_crop (edits_of (fixture));
  gboolean sideways = dopys_photo_edits_get_turns (edits_of (fixture)) % 2;

  return crop.width * (sideways ? 3000 : 4000) / (crop.height * (sideways ? 4000 : 3000));
}

static void
set_angle (Fixture *fixture, double angle)
{
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_with_angle (edits_of (fixture), angle);

  dopys_photo_editing_apply (fixture->editing, edits, "angle");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  DopysPhotoEditing *editing = fixture->editing;

  g_assert_false (dopys_photo_editing_can_undo (editing));
  dopys_photo_editing_turn (editing, 1);
  dopys_photo_editing_turn (editing, 1);
  g_assert_true (dopys_photo_editing_is_changed (editing));
  dopys_photo_editing_undo (editing);
  g_assert_cmpuint (dopys_photo_edits_get_turns (edits_of (fixture)), ==, 1);
  dopys_photo_editing_undo (editing);
  g_assert_false (dopys_photo_editing_can_undo (editing));
  g_assert_false (dopys_photo_editing_is_changed (editing));
  dopys_photo_editing_redo (editing);
  dopys_photo_editing_redo (editing);
  g_assert_false (dopys_photo_editing_can_redo (editing));
  g_assert_cmpuint (dopys_photo_edits_get_turns (edits_of (fixture)), ==, 2);
  /* A change after undo forgets what was undone. */
  dopys_photo_editing_undo (editing);
  set_angle (fixture, 3);
  g_assert_false (dopys_photo_editing_can_redo (editing));
  dopys_photo_editing_reset (editing);
  g_assert_true (dopys_photo_edits_is_none (edits_of (fixture)));
  dopys_photo_editing_undo (editing);
  g_assert_cmpfloat (dopys_photo_edits_get_angle (edits_of (fixture)), ==, 3);
}

static guint
count_steps (Fixture *fixture)
{
  guint n = 0;

  while (dopys_photo_editing_can_undo (fixture->editing))
    {
      dopys_photo_editing_undo (fixture->editing);
      n++;
    }
  return n;
}

/* A slider on its way is one step; let go and taken again, two. */
static void
test_joins (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= 20; i++)
    set_angle (fixture, i);
  dopys_photo_editing_settle (fixture->editing);
  for (int i = 21; i <= 40; i++)
    set_angle (fixture, i);
  g_assert_cmpuint (fixture->changes, ==, 40);
  g_assert_cmpuint (count_steps (fixture), ==, 2);
}

static void
test_nothing_is_no_step (Fixture *fixture, gconstpointer data)
{
  set_angle (fixture, 0);
  dopys_photo_editing_reset (fixture->editing);
  dopys_photo_editing_turn (fixture->editing, 4);
  g_assert_false (dopys_photo_editing_can_undo (fixture->editing));
  g_assert_cmpuint (fixture->changes, ==, 0);
}

static void
test_ratio (Fixture *fixture, gconstpointer data)
{
  static const double ratios[] = { 3 / 2.0, 16 / 9.0, 1, 2 / 3.0 };

  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    for (int turns = 0; turns < 4; turns++)
      {
        dopys_photo_editing_set_ratio (fixture->editing, ratios[i]);
        g_assert_cmpfloat_with_epsilon (ratio_of (fixture), ratios[i], 1e-6);
        dopys_photo_editing_turn (fixture->editing, 1);
        /* It turns with the picture, and dragging keeps it. */
        g_assert_cmpfloat_with_epsilon (ratio_of (fixture), 1 / ratios[i], 1e-6);
        DopysRect crop = dopys_photo_edits_get_crop (edits_of (fixture));
        crop = dopys_photo_crop_drag (&crop, DOPYS_CROP_NORTH_WEST, 0.1, 0.1,
                                      dopys_photo_editing_get_shape (fixture->editing));
        dopys_photo_editing_set_crop (fixture->editing, &crop, NULL);
        g_assert_cmpfloat_with_epsilon (ratio_of (fixture), 1 / ratios[i], 1e-6);
      }
  dopys_photo_editing_undo (fixture->editing);
  g_assert_cmpfloat (dopys_photo_editing_get_ratio (fixture->editing), ==, 0);
}

/* A rectangle added by keyboard lies amid what is shown, however the photo is turned. */
static void
test_rectangle (Fixture *fixture, gconstpointer data)
{
  const DopysRect room = { 0, 0, 100, 100 }, crop = { 0.5, 0.5, 0.4, 0.4 };

  for (int turns = 0; turns < 4; turns++)
    {
      DopysPhotoMap map;
      const DopysRect *rect;
      DopysPoint middle;

      dopys_photo_editing_set_crop (fixture->editing, &crop, NULL);
      g_assert_true (dopys_photo_editing_add_rectangle (fixture->editing));
      dopys_photo_map_init (&map, 4000, 3000, edits_of (fixture), &crop, &room);
      rect =
          &dopys_photo_edits_get_hidden (edits_of (fixture), dopys_photo_editing_get_region (fixture->editing))->rect;
      middle =
          dopys_photo_map_from_original (&map, (DopysPoint) { rect->x + rect->width / 2, rect->y + rect->height / 2 });
      g_assert_cmpfloat_with_epsilon (middle.x, 50, 1e-6);
      g_assert_cmpfloat_with_epsilon (middle.y, 50, 1e-6);
      dopys_photo_editing_turn (fixture->editing, 1);
    }
}

static void
test_regions (Fixture *fixture, gconstpointer data)
{
  DopysPhotoEditing *editing = fixture->editing;

  dopys_photo_editing_set_mode (editing, DOPYS_HIDE_BLACK);
  dopys_photo_editing_add_rectangle (editing);
  dopys_photo_editing_select_region (editing, DOPYS_REGION_NONE);
  dopys_photo_editing_set_mode (editing, DOPYS_HIDE_PIXELATE);
  dopys_photo_editing_add_rectangle (editing);
  g_assert_cmpuint (dopys_photo_editing_get_region (editing), ==, 1);
  g_assert_cmpint (dopys_photo_edits_get_hidden (edits_of (fixture), 0)->mode, ==, DOPYS_HIDE_BLACK);
  g_assert_cmpint (dopys_photo_edits_get_hidden (edits_of (fixture), 1)->mode, ==, DOPYS_HIDE_PIXELATE);
  /* The way of hiding is that of the chosen region. */
  dopys_photo_editing_select_region (editing, 0);
  g_assert_cmpint (dopys_photo_editing_get_mode (editing), ==, DOPYS_HIDE_BLACK);
  dopys_photo_editing_set_mode (editing, DOPYS_HIDE_BLUR);
  g_assert_cmpint (dopys_photo_edits_get_hidden (edits_of (fixture), 0)->mode, ==, DOPYS_HIDE_BLUR);
  dopys_photo_editing_remove_region (editing);
  g_assert_cmpuint (dopys_photo_editing_get_region (editing), ==, 0);
  dopys_photo_editing_remove_region (editing);
  g_assert_cmpuint (dopys_photo_editing_get_region (editing), ==, DOPYS_REGION_NONE);
  dopys_photo_editing_remove_region (editing);
  dopys_photo_editing_undo (editing);
  dopys_photo_editing_undo (editing);
  g_assert_cmpuint (dopys_photo_edits_get_n_hidden (edits_of (fixture)), ==, 2);
  dopys_photo_editing_select_region (editing, 1);
  while (dopys_photo_editing_can_undo (editing))
    dopys_photo_editing_undo (editing);
  g_assert_cmpuint (dopys_photo_editing_get_region (editing), ==, DOPYS_REGION_NONE);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < DOPYS_EDITS_MAX_HIDDEN; i++)
    g_assert_true (dopys_photo_editing_add_rectangle (fixture->editing));
  g_assert_false (dopys_photo_editing_add_rectangle (fixture->editing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/photo-editing/undo", test_undo);
  ADD ("/photo-editing/joins", test_joins);
  ADD ("/photo-editing/nothing-is-no-step", test_nothing_is_no_step);
  ADD ("/photo-editing/ratio", test_ratio);
  ADD ("/photo-editing/rectangle", test_rectangle);
  ADD ("/photo-editing/regions", test_regions);
  ADD ("/photo-editing/full", test_full);
#undef ADD
  return g_test_run ();
}
