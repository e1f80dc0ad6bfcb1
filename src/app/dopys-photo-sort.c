/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-sort.h"

#include <string.h>

typedef struct
{
  GHashTable *infos;
  DopysPhotoSort by;
} Order;

gboolean
dopys_photo_sort_from_string (const char *word, DopysPhotoSort *by)
{
  static const char *const words[] = { "oldest", "newest", "name", "largest" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      {
        *by = (DopysPhotoSort) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_known (const DopysPhotoInfo *info, DopysPhotoSort by)
{
  if (!info)
    return FALSE;
  if (by == DOPYS_PHOTO_SORT_NAME)
    return info->name && *info->name;
  return by == DOPYS_PHOTO_SORT_LARGEST || info->taken;
}

static int
compare_names (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (a, -1), *second = g_utf8_collate_key_for_filename (b, -1);

  return strcmp (first, second);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  const DopysPhotoInfo *first = g_hash_table_lookup (order->infos, dopys_photo_get_id (*(DopysPhoto **) a));
  const DopysPhotoInfo *second = g_hash_table_lookup (order->infos, dopys_photo_get_id (*(DopysPhoto **) b));
  gboolean first_known = is_known (first, order->by), second_known = is_known (second, order->by);

  if (!first_known || !second_known)
    return second_known - first_known;
  switch (order->by)
    {
    case DOPYS_PHOTO_SORT_NEWEST:
      return g_date_time_compare (second->taken, first->taken);
    case DOPYS_PHOTO_SORT_NAME:
      return compare_names (first->name, second->name);
    case DOPYS_PHOTO_SORT_LARGEST:
      return (second->bytes > first->bytes) - (second->bytes < first->bytes);
    case DOPYS_PHOTO_SORT_OLDEST:
    default:
      return g_date_time_compare (first->taken, second->taken);
    }
}

void
dopys_photo_sort (GPtrArray *photos, GHashTable *infos, DopysPhotoSort by)
{
  Order order = { infos, by };

  g_ptr_array_sort_with_data (photos, compare_cb, &order);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *photos = task_data;
  g_autoptr (GHashTable) infos =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dopys_photo_info_free);

  for (guint i = 0; i < photos->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *id = dopys_photo_get_id (g_ptr_array_index (photos, i));
      DopysPhotoInfo *info =
          *id && !g_hash_table_contains (infos, id) ? dopys_store_load_photo_sync (source, id, NULL) : NULL;

      if (info)
        g_hash_table_insert (infos, info->id, info);
    }
  g_task_return_pointer (task, g_steal_pointer (&infos), (GDestroyNotify) g_hash_table_unref);
}

static gpointer
ref_photo (gconstpointer photo, gpointer user_data)
{
  return dopys_photo_ref ((DopysPhoto *) photo);
}

void
dopys_photo_sort_load_async (DopysStore *store, GPtrArray *photos, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, g_ptr_array_copy (photos, ref_photo, NULL), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, load_in_thread);
}

GHashTable *
dopys_photo_sort_load_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
