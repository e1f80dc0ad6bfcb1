/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-replace.h"

typedef struct
{
  DopysFinder *finder;
  const char *replacement;
} Replacing;

/* A description as a paragraph, in which finders look. */
static DopysBlock *
block_of (DopysPhoto *photo)
{
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, dopys_photo_get_alt (photo), NULL, 0);
}

static gboolean
is_spoken_of (DopysPhoto *photo)
{
  return !dopys_photo_get_decorative (photo) && *dopys_photo_get_alt (photo);
}

guint
dopys_photo_replace_count (DopysPhotoList *photos, DopysFinder *finder, guint *n_photos)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  guint n = 0;

  *n_photos = 0;
  for (guint i = 0; i < dopys_photo_list_get_n (photos); i++)
    {
      DopysPhoto *photo = dopys_photo_item_get_photo (dopys_photo_list_get (photos, i));
      g_autoptr (DopysBlock) block = block_of (photo);
      guint found = is_spoken_of (photo) ? dopys_finder_search (finder, block, ranges) : 0;

      n += found;
      *n_photos += found > 0;
    }
  return n;
}

static DopysPhoto *
replace_cb (DopysPhoto *photo, gpointer user_data)
{
  const Replacing *replacing = user_data;
  g_autoptr (DopysBlock) block = block_of (photo);
  DopysBlock *const blocks[] = { block };
  g_autoptr (DopysDocument) before = dopys_document_new (blocks, 1);
  g_autoptr (DopysDocument) after = NULL;
  g_autofree char *text = NULL;
  guint n;

  if (!is_spoken_of (photo))
    return dopys_photo_ref (photo);
  after = dopys_finder_replace_all (replacing->finder, before, replacing->replacement, &n);
  text = g_strstrip (dopys_document_dup_text (after));
  return dopys_photo_with_alt (photo, text);
}

guint
dopys_photo_replace_all (DopysPhotoList *photos, DopysFinder *finder, const char *replacement)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, dopys_photo_list_get_n (photos));
  Replacing replacing = { finder, replacement };

  return dopys_photo_list_map (photos, all, DOPYS_STEP_REPLACE, replace_cb, &replacing);
}
