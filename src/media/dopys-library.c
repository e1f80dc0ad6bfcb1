/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-library.h"

#include "dopys-error.h"
#include "dopys-new-file.h"
#include "dopys-photo-error.h"
#include "dopys-photo-file.h"
#include "dopys-photo-pool.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ID_LENGTH 64
#define THUMBNAIL_QUALITY 85
#define PREVIEW_SIZE 320

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

const char *
dopys_library_get_folder (DopysLibrary *self)
{
  return self->folder;
}

/* An id comes from the database and from the clipboard: nothing but 64 hex digits may become a path. */
static gboolean
is_id (const char *id)
{
  return id && strlen (id) == ID_LENGTH && strspn (id, "0123456789abcdef") == ID_LENGTH;
}

/* FOLDER/KIND/ab/ID[-EDITS].EXT. edits: (nullable): they are part of the name, so that what is kept of other edits is
 * never taken for it. */
static char *
make_path (DopysLibrary *self, const char *kind, const char *id, DopysPhotoEdits *edits, const char *extension)
{
  g_autofree char *text = dopys_photo_edits_to_string (edits);
  g_autofree char *sum = *text ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) : NULL;
  g_autofree char *mark = sum ? g_strdup_printf ("-%.16s", sum) : g_strdup ("");

  return g_strdup_printf ("%s/%s/%.2s/%s%s.%s", self->folder, kind, id, id, mark, extension);
}

static gboolean
make_folder_of (const char *path, const char *name, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  int code = errno == EDQUOT ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (errno);
  dopys_photo_error_take_io (error, name, g_error_new_literal (G_IO_ERROR, code, g_strerror (errno)));
  return FALSE;
}

static const char *const extensions[] = { "jpg", "png", "webp", "tif", "gif", "bmp", "heic", "avif", NULL };

char *
dopys_library_dup_original (DopysLibrary *self, const char *id)
{
  if (!is_id (id))
    return NULL;
  for (gsize i = 0; extensions[i]; i++)
    {
      g_autofree char *path = make_path (self, "originals", id, NULL, extensions[i]);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

gboolean
dopys_library_read_metadata (DopysLibrary *self, const char *id, DopysMetadata *metadata, GError **error)
{
  g_autofree char *path = dopys_library_dup_original (self, id);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) file = NULL;

  if (!path)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, id);
      return FALSE;
    }
  mapped = g_mapped_file_new (path, FALSE, error);
  if (!mapped)
    return FALSE;
  file = g_mapped_file_get_bytes (mapped);
  dopys_metadata_read (file, metadata);
  return TRUE;
}

static gboolean
write_file (const char *path, GBytes *bytes, const char *name, GError **error)
{
  GError *failure = NULL;

  if (!make_folder_of (path, name, error))
    return FALSE;
  if (dopys_new_file_save (path, bytes, &failure))
    return TRUE;
  dopys_photo_error_take_io (error, name, failure);
  return FALSE;
}

static DopysPhotoInfo *
make_info (char *id, const char *name, const DopysPrepared *prepared, guint64 bytes)
{
  DopysPhotoInfo *info = g_new0 (DopysPhotoInfo, 1);
  info->id = id;
  info->name = g_strdup (name);
  info->mime_type = g_strdup (prepared->mime_type);
  info->width = prepared->width;
  info->height = prepared->height;
  info->bytes = bytes;
  info->taken = prepared->taken ? g_date_time_ref (prepared->taken) : NULL;
  info->has_location = (prepared->holds & DOPYS_HOLDS_GPS) != 0;
  return info;
}

#define THUMBNAIL { .max_side = DOPYS_THUMBNAIL_SIZE, .quality = THUMBNAIL_QUALITY, .never_png = TRUE }

static const DopysOrder thumbnail_order = { .options = THUMBNAIL };

/* The copy becomes the original of that id. The thumbnail first: an original that is there always has one. */
static gboolean
keep (DopysLibrary *self, DopysNewFile *copy, const char *id, const DopysPrepared *prepared, const char *name,
      GError **error)
{
  GError *failure = NULL;
  g_autofree char *path = make_path (self, "originals", id, NULL, prepared->extension);
  g_autofree char *thumbnail = make_path (self, "thumbnails", id, NULL, "jpg");

  if (!write_file (thumbnail, prepared->encoded, name, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!make_folder_of (path, name, error))
    return FALSE;
  if (dopys_new_file_keep (copy, path, FALSE, &failure))
    return TRUE;
  dopys_photo_error_take_io (error, name, failure);
  return FALSE;
}

/* copy: complete, with the hash id (taken). */
static DopysPhotoInfo *
import_copy (DopysLibrary *self, DopysNewFile *copy, char *id, guint64 size, const char *name,
             GCancellable *cancellable, GError **error)
{
  g_autofree char *own_id = id;
  g_auto (DopysPrepared) prepared = { 0 };
  GError *failure = NULL;

  int fd = dopys_new_file_reopen (copy, &failure);
  if (fd < 0)
    {
      dopys_photo_error_take_io (error, name, failure);
      return NULL;
    }
  gboolean done = dopys_photo_pool_prepare (&prepared, fd, name, &thumbnail_order, cancellable, error);
  close (fd);
  /* What the other process says of the format becomes part of a path. */
  if (done && !g_strv_contains (extensions, prepared.extension))
    {
      dopys_photo_error_damaged (error, name);
      return NULL;
    }
  if (!done || !keep (self, copy, id, &prepared, name, error))
    return NULL;
  return make_info (g_steal_pointer (&own_id), name, &prepared, size);
}

/* In the folder of the originals, so that giving it its name moves no data. */
static DopysNewFile *
open_copy (DopysLibrary *self, const char *name, GError **error)
{
  g_autofree char *any = g_build_filename (self->folder, "originals", "any", NULL);
  g_autofree char *folder = g_path_get_dirname (any);
  GError *failure = NULL;

  if (!make_folder_of (any, name, error))
    return NULL;
  DopysNewFile *copy = dopys_new_file_open (folder, &failure);
  if (copy == NULL)
    dopys_photo_error_take_io (error, name, failure);
  return copy;
}

DopysPhotoInfo *
dopys_library_import_bytes (DopysLibrary *self, GBytes *bytes, const char *name, GCancellable *cancellable,
                            GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  GError *failure = NULL;

  if (size > DOPYS_PHOTO_MAX_BYTES || size == 0)
    {
      size ? dopys_photo_error_too_many_bytes (error, name) : dopys_photo_error_empty (error, name);
      return NULL;
    }
  g_autoptr (DopysNewFile) copy = open_copy (self, name, error);
  if (copy == NULL)
    return NULL;
  if (!dopys_new_file_write (copy, data, size, &failure))
    {
      dopys_photo_error_take_io (error, name, failure);
      return NULL;
    }
  return import_copy (self, copy, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), size, name, cancellable,
                      error);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *path = g_file_get_parse_name (file);
  return g_filename_display_basename (path);
}

DopysPhotoInfo *
dopys_library_import (DopysLibrary *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = dup_name (file);
  guint64 size;

  if (!dopys_photo_file_check (file, name, cancellable, error))
    return NULL;
  g_autoptr (DopysNewFile) copy = open_copy (self, name, error);
  char *id = copy ? dopys_photo_file_copy (file, name, copy, &size, cancellable, error) : NULL;

  return id ? import_copy (self, copy, id, size, name, cancellable, error) : NULL;
}

static GBytes *
load_picture (GFile *file, const DopysOrder *order, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = dup_name (file);
  g_auto (DopysPrepared) prepared = { 0 };
  GError *failure = NULL;

  if (!dopys_photo_file_check (file, name, cancellable, error))
    return NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &failure);
  if (stream == NULL)
    {
      dopys_photo_error_take_io (error, name, failure);
      return NULL;
    }
  if (!G_IS_FILE_DESCRIPTOR_BASED (stream))
    {
      dopys_photo_error_no_thumbnail (error, name); /* far away: reading it whole would be the import */
      return NULL;
    }
  int fd = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));
  if (!dopys_photo_pool_prepare (&prepared, fd, name, order, cancellable, error))
    return NULL;
  return g_steal_pointer (&prepared.encoded);
}

GBytes *
dopys_library_load_embedded (GFile *file, GCancellable *cancellable, GError **error)
{
  const DopysOrder order = { .options = THUMBNAIL, .embedded = TRUE };

  return load_picture (file, &order, cancellable, error);
}

GBytes *
dopys_library_load_preview (GFile *file, GCancellable *cancellable, GError **error)
{
  const DopysOrder order = { .options = { .max_side = PREVIEW_SIZE, .quality = THUMBNAIL_QUALITY, .never_png = TRUE } };
  g_autoptr (GError) failure = NULL;
  GBytes *embedded = dopys_library_load_embedded (file, cancellable, &failure);

  if (embedded || !g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND))
    {
      if (!embedded)
        g_propagate_error (error, g_steal_pointer (&failure));
      return embedded;
    }
  return load_picture (file, &order, cancellable, error);
}

static char *
find_original (DopysLibrary *self, const char *id, GError **error)
{
  char *original = dopys_library_dup_original (self, id);
  if (original == NULL)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                         _ ("The photo is not in the library of this computer."));
  return original;
}

char *
dopys_library_dup_thumbnail (DopysLibrary *self, const char *id, GError **error)
{
  return dopys_library_dup_edited_thumbnail (self, id, NULL, NULL, error);
}

char *
dopys_library_dup_edited_thumbnail (DopysLibrary *self, const char *id, DopysPhotoEdits *edits,
                                    GCancellable *cancellable, GError **error)
{
  const DopysRenditionOptions options = THUMBNAIL;
  g_autofree char *original = find_original (self, id, error);
  if (original == NULL)
    return NULL;
  g_autofree char *path = make_path (self, "thumbnails", id, edits, "jpg");
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  if (!make_folder_of (path, id, error))
    return NULL;
  g_autoptr (DopysRendition) made = dopys_rendition_make (original, path, &options, edits, cancellable, error);
  return made ? g_steal_pointer (&path) : NULL;
}

static char *
dup_facts_path (const char *path)
{
  return g_strconcat (path, ".facts", NULL);
}

/* What a rendition is stands in words beside it, so that a repetition need neither decode the original nor read the
 * rendition: it was written whole or not at all. */
static DopysRendition *
read_rendition (const char *path)
{
  g_autofree char *facts_path = dup_facts_path (path), *facts = NULL;
  GStatBuf there;

  if (!g_file_get_contents (facts_path, &facts, NULL, NULL) || g_stat (path, &there) != 0)
    return NULL;
  g_auto (GStrv) words = g_strsplit (g_strchomp (facts), " ", -1);
  if (g_strv_length (words) < 6 || g_ascii_strtoull (words[2], NULL, 10) != (guint64) there.st_size)
    return NULL;
  DopysRendition *self = g_new0 (DopysRendition, 1);
  self->sha256 = g_strdup (words[0]);
  self->md5 = g_strdup (words[1]);
  self->bytes = (guint64) there.st_size;
  self->width = (guint) g_ascii_strtoull (words[3], NULL, 10);
  self->height = (guint) g_ascii_strtoull (words[4], NULL, 10);
  self->mime_type = g_strdup (dopys_rendition_check_type (words[5]));
  self->removed = g_strdupv (words + 6);
  return self;
}

static void
write_facts (const char *path, const DopysRendition *rendition)
{
  g_autofree char *facts_path = dup_facts_path (path), *removed = g_strjoinv (" ", rendition->removed);
  g_autofree char *facts = g_strdup_printf ("%s %s %" G_GUINT64_FORMAT " %u %u %s%s%s", rendition->sha256,
                                            rendition->md5, (guint64) rendition->bytes, rendition->width,
                                            rendition->height, rendition->mime_type, *removed ? " " : "", removed);
  /* Only a saving of time: if it cannot be written, the next run makes the rendition anew. */
  g_file_set_contents (facts_path, facts, -1, NULL);
}

void
dopys_library_check_rendition (const char *path, const DopysRendition *rendition)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file ? g_mapped_file_get_bytes (file) : NULL;
  g_autofree char *sum = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (g_strcmp0 (sum, rendition->sha256) == 0)
    return;
  g_autofree char *facts_path = dup_facts_path (path);
  g_unlink (facts_path);
}

/* The folder of all renditions with the same options. */
static char *
dup_rendition_kind (const DopysRenditionOptions *options)
{
  const DopysRenditionOptions usual = { 0 };
  const DopysRenditionOptions *o = options ? options : &usual;

  g_autofree char *author = o->author ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, o->author, -1) : NULL;

  return g_strdup_printf ("renditions/%u-%u-%u%s%s-%" G_GUINT64_FORMAT "%s%.16s", o->max_side, o->quality,
                          (guint) o->format, o->progressive ? "p" : "", o->never_png ? "n" : "", o->max_bytes,
                          author ? "-" : "", author ? author : "");
}

DopysRendition *
dopys_library_make_rendition (DopysLibrary *self, const char *id, const DopysRenditionOptions *options,
                              DopysPhotoEdits *edits, char **path, GCancellable *cancellable, GError **error)
{
  g_autofree char *original = find_original (self, id, error);

  if (original == NULL)
    return NULL;
  g_autofree char *kind = dup_rendition_kind (options);
  g_autofree char *output = make_path (self, kind, id, edits, "picture");
  DopysRendition *rendition = read_rendition (output);
  if (rendition == NULL && make_folder_of (output, id, error))
    {
      rendition = dopys_rendition_make (original, output, options, edits, cancellable, error);
      if (rendition)
        {
          dopys_rendition_sum (rendition);
          write_facts (output, rendition);
        }
    }
  if (rendition)
    *path = g_steal_pointer (&output);
  return rendition;
}
