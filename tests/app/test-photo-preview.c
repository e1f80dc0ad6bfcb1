/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "dopys-photo-preview.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 600
#define HEIGHT 400

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysLibrary *library;
  char *id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = app_fixture_make_png (WIDTH, HEIGHT, 60, 180);
  g_autoptr (DopysPhotoInfo) info = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-preview-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->library = dopys_library_new (fixture->folder);
  info = dopys_library_import_bytes (fixture->library, png, "a.png", NULL, &error);
  g_assert_no_error (error);
  fixture->id = g_strdup (info->id);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dopys_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_object_unref (fixture->library);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->id);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(DopysPhotoPreview **) user_data = dopys_photo_preview_load_finish (result, &error);
  g_assert_no_error (error);
}

static DopysPhotoPreview *
load (Fixture *fixture)
{
  DopysPhotoPreview *preview = NULL;

  dopys_photo_preview_load_async (fixture->library, fixture->store, fixture->id, NULL, loaded_cb, &preview);
  WAIT_FOR (preview != NULL);
  return preview;
}

static int
width_of (DopysPhotoPreview *preview)
{
  return gdk_texture_get_width (dopys_photo_preview_get_developed (preview));
}

/* The red of the developed picture at a place, in fractions. */
static int
look (DopysPhotoPreview *preview, double x, double y)
{
  GdkTexture *texture = dopys_photo_preview_get_developed (preview);
  gsize width = (gsize) gdk_texture_get_width (texture), height = (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *data = g_malloc (width * height * 4);

  gdk_texture_download (texture, data, width * 4);
  return data[((gsize) (y * (double) height) * width + (gsize) (x * (double) width)) * 4 + 2];
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoPreview) preview = load (fixture);
  guint width, height;

  dopys_photo_preview_get_size (preview, &width, &height);
  g_assert_cmpuint (width, ==, WIDTH);
  g_assert_cmpuint (height, ==, HEIGHT);
  g_assert_cmpint (width_of (preview), ==, WIDTH);
  dopys_photo_preview_set_side (preview, 180);
  WAIT_FOR (width_of (preview) == 192);
  g_assert_cmpint (gdk_texture_get_height (dopys_photo_preview_get_developed (preview)), ==, 128);
  g_assert_cmpint (ABS (look (preview, 0.25, 0.5) - 60), <=, 2);
  g_assert_cmpint (ABS (look (preview, 0.75, 0.5) - 180), <=, 2);
  g_assert_cmpint (gdk_texture_get_width (dopys_photo_preview_get_original (preview)), ==, WIDTH);
  dopys_photo_preview_set_side (preview, 5000);
  WAIT_FOR (width_of (preview) == WIDTH);
}

/* Hiding and tone are there at any size; turning and cropping are not the preview's. */
static void
test_develop (Fixture *fixture, gconstpointer data)
{
  const DopysHidden black = { .mode = DOPYS_HIDE_BLACK, .rect = { 0.6, 0.4, 0.2, 0.2 } };
  g_autoptr (DopysPhotoPreview) preview = load (fixture);
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) brighter = dopys_photo_edits_with_tone (none, 60, 0);
  g_autoptr (DopysPhotoEdits) turned = dopys_photo_edits_with_turned (brighter, 1);
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_with_hidden (turned, &black);

  /* Of many in a row the last is sure to come. */
  for (int i = 1; i < 30; i++)
    {
      g_autoptr (DopysPhotoEdits) some = dopys_photo_edits_with_tone (none, i, -i);

      dopys_photo_preview_develop (preview, some);
    }
  dopys_photo_preview_develop (preview, edits);
  WAIT_FOR (look (preview, 0.7, 0.5) == 0);
  g_assert_cmpint (look (preview, 0.25, 0.5), >, 80);
  dopys_photo_preview_set_side (preview, 128);
  WAIT_FOR (width_of (preview) == 128);
  g_assert_cmpint (look (preview, 0.7, 0.5), ==, 0);
  g_assert_cmpint (look (preview, 0.25, 0.5), >, 80);
  dopys_photo_preview_develop (preview, none);
  WAIT_FOR (ABS (look (preview, 0.7, 0.5) - 180) <= 2);
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_null (dopys_photo_preview_load_finish (result, user_data));
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dopys_library_dup_original (fixture->library, fixture->id);
  GError *error = NULL;

  g_assert_cmpint (g_remove (path), ==, 0);
  dopys_photo_preview_load_async (fixture->library, fixture->store, fixture->id, NULL, failed_cb, &error);
  WAIT_FOR (error != NULL);
  g_clear_error (&error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/photo-preview/sizes", test_sizes);
  ADD ("/photo-preview/develop", test_develop);
  ADD ("/photo-preview/lost", test_lost);
#undef ADD
  return g_test_run ();
}
