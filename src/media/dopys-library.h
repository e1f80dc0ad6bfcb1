/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library of originals: a folder of files named by the SHA-256 of their content, never altered, and thumbnails made
 * from them.  Layout: originals/ab/abcd….EXT, thumbnails/ab/abcd….jpg, renditions/OPTIONS/ab/abcd….picture (its
 * format is among the facts beside it); with edits their hash follows the name.  The object is immutable and
 * all functions may be called from any thread; several processes may share the folder.
 */
#pragma once

#include "dopys-metadata.h"
#include "dopys-photo-edits.h"
#include "dopys-photo-error.h"
#include "dopys-rendition.h"

G_BEGIN_DECLS

#define DOPYS_THUMBNAIL_SIZE 512

#define DOPYS_TYPE_LIBRARY (dopys_library_get_type ())
G_DECLARE_FINAL_TYPE (DopysLibrary, dopys_library, DOPYS, LIBRARY, GObject)

/**
 * DopysPhotoInfo:
 * What is known of an original.
 * @id: SHA-256 of the file, lower-case hex
 * @name: the file name it came with, for people
 * @width: upright
 * @taken: (nullable): when it was taken, by its EXIF
 * @has_location: whether the original holds coordinates
 */
typedef struct
{
  char *id;
  char *name;
  char *mime_type;
  guint width;
  guint height;
  guint64 bytes;
  GDateTime *taken;
  gboolean has_location;
} DopysPhotoInfo;

DopysLibrary *dopys_library_new (const char *folder);
const char *dopys_library_get_folder (DopysLibrary *self);

/* Copies the file in (once, shared with the original where the file system can; the same content again is only
 * recognised), checks that it decodes, makes the thumbnail. A kill at any moment leaves the whole photo or none.
 * Blocking; for worker threads. Errors: NOT_FOUND, NOT_A_PHOTO, DAMAGED_FILE, TOO_LARGE, NO_SPACE, STORAGE, each a
 * whole sentence with the file's name; CANCELLED. */
DopysPhotoInfo *dopys_library_import (DopysLibrary *self, GFile *file, GCancellable *cancellable, GError **error);
DopysPhotoInfo *dopys_library_import_bytes (DopysLibrary *self, GBytes *bytes, const char *name,
                                            GCancellable *cancellable, GError **error);
/* The same at the border: runs in a thread; result DopysPhotoInfo, transfer full. */
void dopys_library_import_async (DopysLibrary *self, GFile *file, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
DopysPhotoInfo *dopys_library_import_finish (DopysLibrary *self, GAsyncResult *result, GError **error);
void dopys_library_import_bytes_async (DopysLibrary *self, GBytes *bytes, const char *name, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

/* For a grid at once, before the import: the thumbnail that the camera put into the photo, upright, as a small JPEG.
 * Reads only the beginning of the file. Blocking. Errors: as import; NOT_FOUND where there is none. Transfer full. */
GBytes *dopys_library_load_embedded (GFile *file, GCancellable *cancellable, GError **error);

/* The same for a place where a picture must be shown: where the camera put none into the photo it is decoded. */
GBytes *dopys_library_load_preview (GFile *file, GCancellable *cancellable, GError **error);

/* Paths; NULL if there is no such photo. Transfer full. */
char *dopys_library_dup_original (DopysLibrary *self, const char *id);
/* What an original of the library holds besides its picture. Blocking. FALSE: it is not there or cannot be read. */
gboolean dopys_library_read_metadata (DopysLibrary *self, const char *id, DopysMetadata *metadata, GError **error);
/* The thumbnail's path, upright, long side 512 px, no metadata; made anew if it got lost. Blocking. */
char *dopys_library_dup_thumbnail (DopysLibrary *self, const char *id, GError **error);
/* The same with edits (nullable: none), kept beside it under their hash. Blocking. */
char *dopys_library_dup_edited_thumbnail (DopysLibrary *self, const char *id, DopysPhotoEdits *edits,
                                          GCancellable *cancellable, GError **error);
/* A rendition of a photo of the library, kept in renditions/ so that a repetition costs nothing. edits: (nullable).
 * path: (out) transfer full. Blocking. */
DopysRendition *dopys_library_make_rendition (DopysLibrary *self, const char *id, const DopysRenditionOptions *options,
                                              DopysPhotoEdits *edits, char **path, GCancellable *cancellable,
                                              GError **error);
/* After the site refused it: if the file at path is not the rendition any more, the next dopys_library_make_rendition()
 * makes it anew. Blocking. */
void dopys_library_check_rendition (const char *path, const DopysRendition *rendition);

DopysPhotoInfo *dopys_photo_info_copy (const DopysPhotoInfo *self);
void dopys_photo_info_free (DopysPhotoInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhotoInfo, dopys_photo_info_free)

G_END_DECLS
