/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#define SECONDS 30

static gboolean
give_up_cb (gpointer what)
{
  g_error ("waited too long for %s", (const char *) what);
  return G_SOURCE_REMOVE;
}

guint
app_fixture_guard (const char *what)
{
  return g_timeout_add_seconds (SECONDS, give_up_cb, (gpointer) what);
}

GBytes *
app_fixture_make_png (guint width, guint height, guint8 left, guint8 right)
{
  const gsize stride = (gsize) width * 3;
  guchar *pixels = g_malloc (stride * height);

  for (gsize i = 0; i < stride * height; i++)
    pixels[i] = i % stride < stride / 2 ? left : right;
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * height);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_R8G8B8, bytes, stride);
  return gdk_texture_save_to_png_bytes (texture);
}

void
app_fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        app_fixture_remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}
