/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The photos of a folder and of the folders in it, as cameras and phones keep them on a card (DCIM/100CANON/…). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOPYS_PHOTO_FOLDER_MAX 10000

/**
 * DopysFolderPhoto:
 * @file: the photo, told by the end of its name; nothing of it was read
 * @modified: when it was last changed, which for a photo on a card is when it was taken; seconds since 1970
 */
typedef struct
{
  GFile *file;
  gint64 modified;
} DopysFolderPhoto;

/* Of DopysFolderPhoto, the newest first, of the same second by name; no more than DOPYS_PHOTO_FOLDER_MAX. Hidden files
 * and links to folders are left out, as are folders in it that cannot be read. Blocking. NULL where the folder itself
 * cannot be read, or it was cancelled. Transfer full. */
GPtrArray *dopys_photo_folder_list (GFile *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
