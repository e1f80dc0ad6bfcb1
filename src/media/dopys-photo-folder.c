/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-folder.h"

#include <string.h>

#define MAX_DEPTH 10
#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN            \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED

static void
folder_photo_free (DopysFolderPhoto *photo)
{
  g_object_unref (photo->file);
  g_free (photo);
}

static gboolean
has_photo_name (const char *name)
{
  static const char *const ends[] = { "jpg",  "jpeg", "jpe",  "jfif", "png",  "webp", "heic",
                                      "heif", "hif",  "avif", "tif",  "tiff", "gif",  "bmp" };
  const char *dot = strrchr (name, '.');

  for (gsize i = 0; dot && i < G_N_ELEMENTS (ends); i++)
    if (g_ascii_strcasecmp (dot + 1, ends[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean list (GFile *folder, guint depth, GPtrArray *photos, GCancellable *cancellable, GError **error);

static void
take (GFile *folder, GFileInfo *info, guint depth, GPtrArray *photos, GCancellable *cancellable)
{
  const char *name = g_file_info_get_name (info);
  GFileType type = g_file_info_get_file_type (info);

  /* macOS puts a file of its own beside each photo: ._IMG_0001.JPG. */
  if (g_file_info_get_is_hidden (info) || *name == '.')
    return;
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  if (type == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
    list (file, depth + 1, photos, cancellable, NULL);
  /* A link is followed when the photo is read; what it leads to is looked at then. */
  else if ((type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_SYMBOLIC_LINK) && has_photo_name (name))
    {
      DopysFolderPhoto *photo = g_new0 (DopysFolderPhoto, 1);
      photo->file = g_steal_pointer (&file);
      photo->modified = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
      g_ptr_array_add (photos, photo);
    }
}

static gboolean
list (GFile *folder, guint depth, GPtrArray *photos, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) files =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  GFileInfo *info;

  if (files == NULL)
    return FALSE;
  while (photos->len < DOPYS_PHOTO_FOLDER_MAX && g_file_enumerator_iterate (files, &info, NULL, cancellable, error) &&
         info)
    take (folder, info, depth, photos, cancellable);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DopysFolderPhoto *first = *(DopysFolderPhoto *const *) a, *second = *(DopysFolderPhoto *const *) b;

  if (first->modified != second->modified)
    return first->modified > second->modified ? -1 : 1;
  g_autofree char *first_name = g_file_get_parse_name (first->file);
  g_autofree char *second_name = g_file_get_parse_name (second->file);
  g_autofree char *first_key = g_utf8_collate_key_for_filename (first_name, -1);
  g_autofree char *second_key = g_utf8_collate_key_for_filename (second_name, -1);
  return strcmp (first_key, second_key);
}

GPtrArray *
dopys_photo_folder_list (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) folder_photo_free);

  if (!list (folder, 0, photos, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (photos, compare);
  return g_steal_pointer (&photos);
}
