/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "dopys-error.h"
#include "dopys-library.h"
#include "samples.h"

typedef struct
{
  char *folder;
  DopysLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dopys-edits-XXXXXX", NULL);
  fixture->library = dopys_library_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->library);
  sample_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
import (Fixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (fixture->library, bytes, "a.jpg", NULL, &error);
  g_assert_no_error (error);
  return g_strdup (info->id);
}

static GBytes *
read_file (const char *path)
{
  char *contents;
  gsize size;
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return g_bytes_new_take (contents, size);
}

/* The colour at a place of the rendition and of the thumbnail: what is seen is what is sent. x, y: fractions. */
static void
look (Fixture *fixture, const char *id, DopysPhotoEdits *edits, double x, double y, guint8 color[3])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DopysRendition) rendition =
      dopys_library_make_rendition (fixture->library, id, NULL, edits, &path, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) sent = read_file (path);
  guint at_x = (guint) (x * rendition->width), at_y = (guint) (y * rendition->height);
  sample_read_pixel (sent, at_x, at_y, color);

  g_autofree char *small = dopys_library_dup_edited_thumbnail (fixture->library, id, edits, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) shown = read_file (small);
  guint8 seen[3];
  sample_read_pixel (shown, at_x, at_y, seen); /* the samples are smaller than a thumbnail: one scale */
  for (guint c = 0; c < 3; c++)
    g_assert_cmpint (abs (seen[c] - color[c]), <=, 12);
}

static gboolean
is_blue (Fixture *fixture, const char *id, DopysPhotoEdits *edits, double x, double y)
{
  static const DopysRenditionOptions small = { .max_side = 30 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint8 color[3], same[3];

  look (fixture, id, edits, x, y, color);
  /* Made smaller it is the same picture. */
  g_autoptr (DopysRendition) rendition =
      dopys_library_make_rendition (fixture->library, id, &small, edits, &path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (MAX (rendition->width, rendition->height), ==, 30);
  g_autoptr (GBytes) sent = read_file (path);
  sample_read_pixel (sent, (guint) (x * rendition->width), (guint) (y * rendition->height), same);
  g_assert_cmpint (color[2] > color[0], ==, same[2] > same[0]);
  return color[2] > color[0];
}

/* The corner of the picture that is blue, as a crop of a quarter. */
static DopysRect
corner_at (gboolean right, gboolean bottom)
{
  return (DopysRect) { right ? 0.5 : 0, bottom ? 0.5 : 0, 0.5, 0.5 };
}

/* Cut to the blue corner and straightened all is blue, cut to the other one nothing. */
static void
check_cut (Fixture *fixture, const char *id, DopysPhotoEdits *edits, gboolean right, gboolean bottom)
{
  DopysRect blue = corner_at (right, bottom), red = corner_at (!right, !bottom);
  g_autoptr (DopysPhotoEdits) cut = dopys_photo_edits_with_crop (edits, &blue);
  g_autoptr (DopysPhotoEdits) other = dopys_photo_edits_with_crop (edits, &red);
  g_autoptr (DopysPhotoEdits) straight = dopys_photo_edits_with_angle (edits, 4);

  g_assert_true (is_blue (fixture, id, cut, 0.1, 0.1) && is_blue (fixture, id, cut, 0.9, 0.9));
  g_assert_false (is_blue (fixture, id, other, 0.1, 0.1) || is_blue (fixture, id, other, 0.9, 0.9));
  g_assert_true (is_blue (fixture, id, straight, right ? 0.85 : 0.15, bottom ? 0.85 : 0.15));
  g_assert_false (is_blue (fixture, id, straight, right ? 0.15 : 0.85, bottom ? 0.15 : 0.85));
}

/* Eight ways a camera may have stored it times four ways to turn it times cropping and straightening, in the size it
 * has and in a smaller one. data: whether it
 * is a WebP, whose rows go the way of all formats but JPEG. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  static const gboolean rights[] = { FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, FALSE };
  static const gboolean bottoms[] = { FALSE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE };
  g_autoptr (GBytes) plain = sample_jpeg (80, 48);

  for (guint8 orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) stored =
          data ? sample_turned_webp (80, 48, orientation) : sample_with_orientation (plain, orientation);
      g_autofree char *id = import (fixture, stored);
      gboolean right = rights[orientation - 1], bottom = bottoms[orientation - 1];

      for (int turns = 0; turns < 4; turns++)
        {
          g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
          g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (none, turns);
          double x = right ? 0.9 : 0.1, y = bottom ? 0.9 : 0.1;
          gboolean old_right = right;

          g_test_message ("orientation %u, turned %d", orientation, turns);
          g_assert_true (is_blue (fixture, id, turned, x, y));
          g_assert_false (is_blue (fixture, id, turned, 1 - x, 1 - y));
          g_assert_false (is_blue (fixture, id, turned, x, 1 - y));
          check_cut (fixture, id, turned, right, bottom);
          right = !bottom; /* one more quarter clockwise */
          bottom = old_right;
        }
    }
}

static void
test_crop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) photo = sample_jpeg (200, 120);
  g_autofree char *id = import (fixture, photo);
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) corner = dopys_photo_edits_with_crop (none, &(DopysRect) { 0, 0, 0.5, 0.5 });
  g_autoptr (DopysPhotoEdits) rest = dopys_photo_edits_with_crop (none, &(DopysRect) { 0.5, 0, 0.5, 1 });
  g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (corner, 1);
  g_autoptr (DopysPhotoEdits) whole = dopys_photo_edits_with_crop (corner, NULL);

  g_assert_true (is_blue (fixture, id, corner, 0.1, 0.1) && is_blue (fixture, id, corner, 0.9, 0.9));
  g_assert_false (is_blue (fixture, id, rest, 0.1, 0.1) || is_blue (fixture, id, rest, 0.9, 0.9));
  g_assert_true (is_blue (fixture, id, turned, 0.1, 0.1) && is_blue (fixture, id, turned, 0.9, 0.9));
  g_assert_true (dopys_photo_edits_is_none (whole));

  g_autofree char *path = NULL;
  g_autoptr (DopysRendition) rendition =
      dopys_library_make_rendition (fixture->library, id, NULL, turned, &path, NULL, NULL);
  g_assert_cmpuint (rendition->width, ==, 60);
  g_assert_cmpuint (rendition->height, ==, 100);
}

/* What was to be hidden is not in what is sent, nor in the thumbnail, however the photo is turned afterwards. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) photo = sample_jpeg (200, 120);
  g_autofree char *id = import (fixture, photo);
  const DopysPoint points[] = { { 0.1, 0.25 }, { 0.4, 0.25 } };
  const DopysHidden hidden[] = {
    { .mode = DOPYS_HIDE_BLACK, .rect = { 0, 0, 0.5, 0.5 } },
    { .mode = DOPYS_HIDE_BLACK, .n_points = 2, .points = (DopysPoint *) points, .radius = 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    for (int turns = 0; turns < 4; turns++)
      {
        static const double places[][2] = { { 0.25, 0.25 }, { 0.75, 0.25 }, { 0.75, 0.75 }, { 0.25, 0.75 } };
        g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
        g_autoptr (DopysPhotoEdits) black = dopys_photo_edits_with_hidden (none, &hidden[i]);
        g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (black, turns);
        guint8 color[3];

        look (fixture, id, turned, places[turns][0], places[turns][1], color);
        g_assert_cmpuint (color[0] + color[1] + color[2], <=, 24);
        g_autoptr (DopysPhotoEdits) shown = dopys_photo_edits_without_hidden (turned, 0);
        g_assert_true (is_blue (fixture, id, shown, places[turns][0], places[turns][1]));
      }
}

/* Blue and red under one region become one colour between them. */
static void
test_blurred (Fixture *fixture, gconstpointer data)
{
  static const DopysHideMode modes[] = { DOPYS_HIDE_BLUR, DOPYS_HIDE_PIXELATE };
  g_autoptr (GBytes) photo = sample_jpeg (400, 400);
  g_autofree char *id = import (fixture, photo);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const DopysHidden hidden = { .mode = modes[i], .rect = { 0.48, 0.1, 0.04, 0.04 } };
      g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
      g_autoptr (DopysPhotoEdits) blurred = dopys_photo_edits_with_hidden (none, &hidden);
      guint8 plain[3], color[3];

      look (fixture, id, none, 0.495, 0.12, plain);
      look (fixture, id, blurred, 0.495, 0.12, color);
      g_test_message ("%u %u %u becomes %u %u %u", plain[0], plain[1], plain[2], color[0], color[1], color[2]);
      g_assert_cmpint (abs (plain[0] - color[0]) + abs (plain[2] - color[2]), >=, 25);
      look (fixture, id, blurred, 0.2, 0.7, color);
      g_assert_cmpuint (color[0], >, 180);
    }
}

static void
test_tone (Fixture *fixture, gconstpointer data)
{
  const guint8 grey[] = { 100, 100, 100 };
  g_autoptr (GBytes) photo = sample_flat_jpeg (3, grey, FALSE, NULL);
  g_autofree char *id = import (fixture, photo);
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) brighter = dopys_photo_edits_with_tone (none, 40, 0);
  g_autoptr (DopysPhotoEdits) darker = dopys_photo_edits_with_tone (none, -40, 0);
  g_autoptr (DopysPhotoEdits) same = dopys_photo_edits_with_tone (brighter, 0, 0);
  guint8 color[3];

  look (fixture, id, brighter, 0.5, 0.5, color);
  g_assert_cmpuint (color[0], >, 110);
  look (fixture, id, darker, 0.5, 0.5, color);
  g_assert_cmpuint (color[0], <, 90);
  g_assert_true (dopys_photo_edits_is_none (same));
}

/* A line that is not understood in full is refused: half of it could leave a face in view. */
static void
test_text (void)
{
  static const char *const bad[] = { "x", "turns", "{'turns': <'three'>}", "{'unknown': <1>}", "\xff", "{} x" };
  const DopysPoint points[] = { { 0.125, 0.25 }, { 0.5, 0.75 } };
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (none, -1);
  g_autoptr (DopysPhotoEdits) angled = dopys_photo_edits_with_angle (turned, -2.5);
  g_autoptr (DopysPhotoEdits) cropped = dopys_photo_edits_with_crop (angled, &(DopysRect) { 0.1, 0.2, 0.3, 0.4 });
  g_autoptr (DopysPhotoEdits) toned = dopys_photo_edits_with_tone (cropped, 12, -7);
  g_autoptr (DopysPhotoEdits) blurred =
      dopys_photo_edits_with_hidden (toned, &(DopysHidden) { DOPYS_HIDE_BLUR, { 0.5, 0.5, 0.1, 0.1 }, 0, NULL, 0 });
  g_autoptr (DopysPhotoEdits) all = dopys_photo_edits_with_hidden (
      blurred, &(DopysHidden) { DOPYS_HIDE_BLACK, { 0 }, 2, (DopysPoint *) points, 0.05 });
  g_autofree char *text = dopys_photo_edits_to_string (all);
  g_autofree char *nothing = dopys_photo_edits_to_string (none);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoEdits) back = dopys_photo_edits_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (dopys_photo_edits_equal (all, back));
  g_assert_false (dopys_photo_edits_equal (all, blurred));
  g_assert_cmpuint (dopys_photo_edits_get_turns (back), ==, 3);
  g_assert_cmpuint (dopys_photo_edits_get_n_hidden (back), ==, 2);
  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) refused = NULL;
      g_assert_null (dopys_photo_edits_from_string (bad[i], &refused));
      g_assert_error (refused, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE);
    }
  /* Every shortened line: an error, or edits that say the same again. */
  for (gsize length = 1; length < strlen (text); length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (DopysPhotoEdits) some = dopys_photo_edits_from_string (cut, NULL);
      g_autofree char *again = some ? dopys_photo_edits_to_string (some) : NULL;
      g_autoptr (DopysPhotoEdits) twice = again ? dopys_photo_edits_from_string (again, NULL) : NULL;
      g_assert_true (some == NULL || dopys_photo_edits_equal (some, twice));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/edits/turns", test_turns);
  g_test_add ("/edits/turns-webp", Fixture, GINT_TO_POINTER (TRUE), set_up, test_turns, tear_down);
  ADD ("/edits/crop", test_crop);
  ADD ("/edits/hidden", test_hidden);
  ADD ("/edits/blurred", test_blurred);
  ADD ("/edits/tone", test_tone);
#undef ADD
  g_test_add_func ("/edits/text", test_text);
  return g_test_run ();
}
