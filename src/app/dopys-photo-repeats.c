/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-repeats.h"

#include <glib/gi18n-lib.h>

DopysImported *
dopys_photo_repeats_take (DopysPhotoList *photos, DopysImported *imported)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DopysImported) repeats = dopys_imported_new ();

  for (guint i = 0; i < imported->infos->len;)
    {
      DopysPhotoInfo *info = g_ptr_array_index (imported->infos, i);

      if (!dopys_photo_list_has (photos, info->id) && g_hash_table_add (seen, info->id))
        {
          i++;
          continue;
        }
      g_ptr_array_add (repeats->infos, g_ptr_array_steal_index (imported->infos, i));
      g_ptr_array_add (repeats->photos, g_ptr_array_steal_index (imported->photos, i));
    }
  return repeats->infos->len > 0 ? g_steal_pointer (&repeats) : NULL;
}

char *
dopys_photo_repeats_describe (DopysImported *repeats)
{
  const DopysPhotoInfo *first = g_ptr_array_index (repeats->infos, 0);

  if (repeats->infos->len == 1)
    return g_strdup_printf (_ ("“%s” is in the article already"), first->name);
  return g_strdup_printf (
      ngettext ("%u photo is in the article already", "%u photos are in the article already", repeats->infos->len),
      repeats->infos->len);
}
