/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-png-write.h"

#include <png.h>

#define MAX_COLORS 256

/* indexes: (nullable): of each pixel in colors; NULL where there are more than a palette holds. */
typedef struct
{
  png_color colors[MAX_COLORS];
  guint n;
  guint8 *indexes;
} Palette;

static void
palette_init (Palette *self, const DopysPixels *pixels)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  gsize n = (gsize) pixels->width * pixels->height;

  self->n = 0;
  self->indexes = g_malloc (n);
  for (gsize i = 0; i < n; i++)
    {
      const guint8 *p = pixels->data + i * 3;
      gpointer key = GUINT_TO_POINTER ((guint) p[0] << 16 | (guint) p[1] << 8 | p[2]), value;
      if (!g_hash_table_lookup_extended (found, key, NULL, &value))
        {
          if (self->n == MAX_COLORS)
            {
              g_clear_pointer (&self->indexes, g_free);
              return;
            }
          value = GUINT_TO_POINTER (self->n);
          g_hash_table_insert (found, key, value);
          self->colors[self->n++] = (png_color) { p[0], p[1], p[2] };
        }
      self->indexes[i] = (guint8) GPOINTER_TO_UINT (value);
    }
}

static void
write_cb (png_structp png, png_bytep data, size_t size)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) size);
}

static void
flush_cb (png_structp png)
{
}

GBytes *
dopys_png_encode (const DopysPixels *pixels)
{
  GByteArray *array = g_byte_array_new ();
  Palette palette;

  palette_init (&palette, pixels);
  /* Only a lack of memory can fail here, and that ends a GLib program anyway: libpng's own handler will do. */
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_set_write_fn (png, array, write_cb, flush_cb);
  png_set_IHDR (png, info, pixels->width, pixels->height, 8,
                palette.indexes ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (palette.indexes)
    png_set_PLTE (png, info, palette.colors, (int) palette.n);
  png_write_info (png, info);
  for (guint y = 0; y < pixels->height; y++)
    png_write_row (png, palette.indexes ? palette.indexes + (gsize) y * pixels->width
                                        : pixels->data + (gsize) y * pixels->width * 3);
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
  g_free (palette.indexes);
  return g_byte_array_free_to_bytes (array);
}
