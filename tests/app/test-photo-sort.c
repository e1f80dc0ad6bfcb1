/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-sort.h"

static void
add_info (GHashTable *infos, const char *id, const char *name, guint64 bytes, const char *taken)
{
  DopysPhotoInfo *info = g_new0 (DopysPhotoInfo, 1);

  info->id = g_strdup (id);
  info->name = g_strdup (name);
  info->bytes = bytes;
  info->taken = taken ? g_date_time_new_from_iso8601 (taken, NULL) : NULL;
  g_hash_table_insert (infos, info->id, info);
}

static GHashTable *
make_infos (void)
{
  GHashTable *infos = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dopys_photo_info_free);

  add_info (infos, "a", "IMG_10.jpg", 300, "2026-11-20T10:00:00Z");
  add_info (infos, "b", "IMG_9.jpg", 100, NULL);
  add_info (infos, "c", "Яблуні.jpg", 900, "2026-11-20T09:00:00Z");
  add_info (infos, "d", "IMG_1.jpg", 100, "2026-11-20T10:00:00Z");
  return infos;
}

/* "x" is a photo of a site, of which the store knows nothing. */
static void
assert_sorted (const char *word, const char *expected)
{
  g_autoptr (GHashTable) infos = make_infos ();
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (GString) ids = g_string_new (NULL);
  DopysPhotoSort by;

  for (const char *id = "xabcd"; *id; id++)
    g_ptr_array_add (photos, dopys_photo_new ((const char[]) { *id, '\0' }));
  g_assert_true (dopys_photo_sort_from_string (word, &by));
  dopys_photo_sort (photos, infos, by);
  for (guint i = 0; i < photos->len; i++)
    g_string_append (ids, dopys_photo_get_id (g_ptr_array_index (photos, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_sort (void)
{
  assert_sorted ("oldest", "cadxb");
  assert_sorted ("newest", "adcxb");
  assert_sorted ("name", "dbacx");
  assert_sorted ("largest", "cabdx");
}

static void
test_words (void)
{
  DopysPhotoSort by;

  g_assert_false (dopys_photo_sort_from_string ("", &by));
  g_assert_false (dopys_photo_sort_from_string ("size", &by));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-sort/sort", test_sort);
  g_test_add_func ("/photo-sort/words", test_words);
  return g_test_run ();
}
