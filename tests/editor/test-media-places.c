/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-media-places.h"

static const double unknown[12] = { 0 };

static DopysMedia *
new_gallery (guint n, guint columns)
{
  DopysMediaLayout layout = { .columns = columns };
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (DopysMedia) media = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (photos, dopys_photo_new ("a"));
  media = dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, n, NULL);
  return dopys_media_with_layout (media, &layout);
}

static void
assert_place (const DopysMediaPlaces *places, guint index, float x, float y, float width, float height)
{
  graphene_rect_t place = dopys_media_places_get (places, index);

  g_assert_cmpfloat_with_epsilon (place.origin.x, x, 0.01);
  g_assert_cmpfloat_with_epsilon (place.origin.y, y, 0.01);
  g_assert_cmpfloat_with_epsilon (place.size.width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (place.size.height, height, 0.01);
}

static void
test_grid (void)
{
  g_autoptr (DopysMedia) media = new_gallery (5, 3);
  DopysMediaPlaces places = { media, unknown, 612 };

  assert_place (&places, 0, 0, 0, 200, 133.333f);
  assert_place (&places, 2, 412, 0, 200, 133.333f);
  assert_place (&places, 3, 0, 139.333f, 303, 133.333f);
  assert_place (&places, 4, 309, 139.333f, 303, 133.333f);
  graphene_rect_t all = dopys_media_places_get_all (&places);
  g_assert_cmpfloat_with_epsilon (all.size.width, 612, 0.01);
  g_assert_cmpfloat_with_epsilon (all.size.height, 272.666, 0.01);
}

static void
test_single (void)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("a");
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  double tall = 0.5, flat = 2;
  DopysMediaPlaces places = { media, unknown, 600 };

  assert_place (&places, 0, 0, 0, 600, 400);
  places.ratios = &tall;
  assert_place (&places, 0, 185, 0, 230, 460);
  places.ratios = &flat;
  assert_place (&places, 0, 0, 0, 600, 300);
}

static void
assert_gap (const DopysMediaPlaces *places, double x, double y, guint expected, float line_x)
{
  graphene_rect_t line;

  g_assert_cmpuint (dopys_media_places_find_gap (places, x, y, &line), ==, expected);
  g_assert_cmpfloat_with_epsilon (line.origin.x, line_x, 0.01);
}

static void
test_find (void)
{
  g_autoptr (DopysMedia) media = new_gallery (5, 3);
  DopysMediaPlaces places = { media, unknown, 612 };

  g_assert_cmpuint (dopys_media_places_find (&places, 10, 10), ==, 0);
  g_assert_cmpuint (dopys_media_places_find (&places, 203, 10), ==, G_MAXUINT);
  g_assert_cmpuint (dopys_media_places_find (&places, 500, 200), ==, 4);
  assert_gap (&places, 10, 10, 0, 0);
  assert_gap (&places, 190, 10, 1, 201);
  assert_gap (&places, 210, 10, 1, 201);
  assert_gap (&places, 600, 10, 3, 608);
  assert_gap (&places, 20, 900, 3, 0);
  assert_gap (&places, 900, 900, 5, 608);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media-places/grid", test_grid);
  g_test_add_func ("/media-places/single", test_single);
  g_test_add_func ("/media-places/find", test_find);
  return g_test_run ();
}
