/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-library.h"

#include "dopys-decode.h"
#include "dopys-jpeg.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dopys-error.h"

#define ID_LENGTH 64
#define THUMBNAIL_QUALITY 85

struct _DopysLibrary
{
  GObject parent_instance;
  char *folder;
};

G_DEFINE_FINAL_TYPE (DopysLibrary, dopys_library, G_TYPE_OBJECT)

static void
dopys_library_finalize (GObject *object)
{
  g_free (DOPYS_LIBRARY (object)->folder);
  G_OBJECT_CLASS (dopys_library_parent_class)->finalize (object);
}

static void
dopys_library_class_init (DopysLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_library_finalize;
}

static void
dopys_library_init (DopysLibrary *self)
{
}

DopysLibrary *
dopys_library_new (const char *folder)
{
  DopysLibrary *self = g_object_new (DOPYS_TYPE_LIBRARY, NULL);
  self->folder = g_strdup (folder);
  return self;
}

/* An id comes from the database and from the clipboard: nothing but 64 hex digits may become a path. */
static gboolean
is_id (const char *id)
{
  return id && strlen (id) == ID_LENGTH && strspn (id, "0123456789abcdef") == ID_LENGTH;
}

/* FOLDER/KIND/ab/ID.EXT, its folder made. */
static char *
make_path (DopysLibrary *self, const char *kind, const char *id, const char *extension)
{
  char shelf[3] = { id[0], id[1], '\0' };
  g_autofree char *folder = g_build_filename (self->folder, kind, shelf, NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_strdup_printf ("%s/%s.%s", folder, id, extension);
}

char *
dopys_library_dup_original (DopysLibrary *self, const char *id)
{
  static const char *const extensions[] = { "jpg", "png", "webp", "tif", "gif", "bmp", "heic", "avif" };
  if (!is_id (id))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *path = make_path (self, "originals", id, extensions[i]);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Atomic and on disk when it returns: a crash leaves the whole file or none. */
static gboolean
write_file (const char *path, GBytes *bytes, const char *name, GError **error)
{
  GError *failure = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &failure))
    return TRUE;
  dopys_photo_error_take_io (error, name, failure);
  return FALSE;
}

static gboolean
write_thumbnail (DopysLibrary *self, const char *id, const DopysPixels *pixels, const char *name, GError **error)
{
  g_autofree char *path = make_path (self, "thumbnails", id, "jpg");
  g_autoptr (GBytes) encoded = dopys_jpeg_encode (pixels, THUMBNAIL_QUALITY);
  return write_file (path, encoded, name, error);
}

static DopysPhotoInfo *
make_info (char *id, const char *name, const DopysDecoded *decoded, gsize bytes)
{
  DopysPhotoInfo *info = g_new0 (DopysPhotoInfo, 1);
  info->id = id;
  info->name = g_strdup (name);
  info->mime_type = g_strdup (decoded->mime_type);
  info->width = decoded->width;
  info->height = decoded->height;
  info->bytes = bytes;
  info->taken = decoded->metadata.taken ? g_date_time_ref (decoded->metadata.taken) : NULL;
  info->has_location = (decoded->metadata.holds & DOPYS_HOLDS_GPS) != 0;
  return info;
}

DopysPhotoInfo *
dopys_library_import_bytes (DopysLibrary *self, GBytes *bytes, const char *name, GCancellable *cancellable,
                            GError **error)
{
  if (g_bytes_get_size (bytes) > DOPYS_PHOTO_MAX_BYTES)
    {
      dopys_photo_error_too_many_bytes (error, name);
      return NULL;
    }
  g_autoptr (DopysDecoded) decoded = dopys_decode (bytes, name, DOPYS_THUMBNAIL_SIZE, cancellable, error);
  if (decoded == NULL)
    return NULL;
  g_autofree char *id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = make_path (self, "originals", id, decoded->extension);
  gboolean known = g_file_test (path, G_FILE_TEST_IS_REGULAR);

  /* The thumbnail first: an original that is there always has one. */
  if (!write_thumbnail (self, id, decoded->pixels, name, error) || (!known && !write_file (path, bytes, name, error)))
    return NULL;
  return make_info (g_steal_pointer (&id), name, decoded, g_bytes_get_size (bytes));
}

DopysPhotoInfo *
dopys_library_import (DopysLibrary *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = dopys_photo_file_load (file, name, cancellable, error);

  return bytes ? dopys_library_import_bytes (self, bytes, name, cancellable, error) : NULL;
}

char *
dopys_library_dup_thumbnail (DopysLibrary *self, const char *id, GError **error)
{
  g_autofree char *original = dopys_library_dup_original (self, id);

  if (original == NULL)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                           _ ("The photo is not in the library of this computer."));
      return NULL;
    }
  g_autofree char *path = make_path (self, "thumbnails", id, "jpg");
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);

  g_autofree char *name = g_path_get_basename (original);
  g_autoptr (GFile) file = g_file_new_for_path (original);
  g_autoptr (GBytes) bytes = dopys_photo_file_load (file, name, NULL, error);
  g_autoptr (DopysDecoded) decoded = bytes ? dopys_decode (bytes, name, DOPYS_THUMBNAIL_SIZE, NULL, error) : NULL;
  if (decoded == NULL || !write_thumbnail (self, id, decoded->pixels, name, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* What was removed is a list of words beside the rendition, so that a repetition need not decode the original. */
static DopysRendition *
read_rendition (const char *path, const char *mime_type)
{
  g_autofree char *facts_path = g_strconcat (path, ".facts", NULL);
  g_autofree char *facts = NULL;
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (facts_path, &facts, NULL, NULL) || !g_file_get_contents (path, &data, &size, NULL))
    return NULL;
  g_auto (GStrv) words = g_strsplit (g_strchomp (facts), " ", -1);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, data, (gssize) size);
  if (g_strv_length (words) < 3 || !g_str_equal (words[0], sha256))
    return NULL;
  DopysRendition *self = g_new0 (DopysRendition, 1);
  self->width = (guint) g_ascii_strtoull (words[1], NULL, 10);
  self->height = (guint) g_ascii_strtoull (words[2], NULL, 10);
  self->bytes = size;
  self->mime_type = g_strdup (mime_type);
  self->sha256 = g_steal_pointer (&sha256);
  self->md5 = g_compute_checksum_for_string (G_CHECKSUM_MD5, data, (gssize) size);
  self->removed = g_strdupv (words + 3);
  return self;
}

static void
write_facts (const char *path, const DopysRendition *rendition)
{
  g_autofree char *facts_path = g_strconcat (path, ".facts", NULL);
  g_autofree char *removed = g_strjoinv (" ", rendition->removed);
  g_autofree char *facts = g_strdup_printf ("%s %u %u%s%s", rendition->sha256, rendition->width, rendition->height,
                                            *removed ? " " : "", removed);
  /* Only a saving of time: if it cannot be written, the next run makes the rendition anew. */
  g_file_set_contents (facts_path, facts, -1, NULL);
}

DopysRendition *
dopys_library_make_rendition (DopysLibrary *self, const char *id, const DopysRenditionOptions *options, char **path,
                              GCancellable *cancellable, GError **error)
{
  g_autofree char *original = dopys_library_dup_original (self, id);
  gboolean webp = options && options->format == DOPYS_RENDITION_WEBP;

  if (original == NULL)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                           _ ("The photo is not in the library of this computer."));
      return NULL;
    }
  g_autofree char *kind =
      g_strdup_printf ("renditions/%u-%u", options ? options->max_side : 0, options ? options->quality : 0);
  g_autofree char *output = make_path (self, kind, id, webp ? "webp" : "jpg");
  DopysRendition *rendition = read_rendition (output, webp ? "image/webp" : "image/jpeg");
  if (rendition == NULL)
    {
      rendition = dopys_rendition_make (original, output, options, cancellable, error);
      if (rendition)
        write_facts (output, rendition);
    }
  if (rendition)
    *path = g_steal_pointer (&output);
  return rendition;
}
