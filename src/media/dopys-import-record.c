/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-import-record.h"

#include <glib/gstdio.h>

#define ENDING ".import"

/* The records of this run, which are no leftovers. */
static GMutex lock;
static GHashTable *own; /* of paths */

static char *
dup_folder (DopysLibrary *library)
{
  return g_build_filename (dopys_library_get_folder (library), "imports", NULL);
}

static void
remember (const char *path, gboolean is_own)
{
  g_mutex_lock (&lock);
  if (own == NULL)
    own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_own)
    g_hash_table_add (own, g_strdup (path));
  else
    g_hash_table_remove (own, path);
  g_mutex_unlock (&lock);
}

static gboolean
is_own (const char *path)
{
  g_mutex_lock (&lock);
  gboolean found = own && g_hash_table_contains (own, path);
  g_mutex_unlock (&lock);
  return found;
}

char *
dopys_import_record_save (DopysLibrary *library, const char *article, GPtrArray *files)
{
  g_autofree char *folder = dup_folder (library), *name = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (folder, "/", name, ENDING, NULL);
  g_autoptr (GString) text = g_string_new (article);
  guint n = 0;

  g_string_append_c (text, '\n');
  for (guint i = 0; i < files->len; i++)
    if (G_IS_FILE (g_ptr_array_index (files, i)))
      {
        g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));
        g_string_append_printf (text, "%s\n", uri);
        n++;
      }
  if (n == 0 || g_mkdir_with_parents (folder, 0700) != 0)
    return NULL;
  remember (path, TRUE);
  if (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return g_steal_pointer (&path);
  remember (path, FALSE);
  return NULL;
}

void
dopys_import_record_remove (const char *path)
{
  g_unlink (path);
  remember (path, FALSE);
}

/* NULL if it is of another article, or is none. */
static GPtrArray *
read_record (const char *path, const char *article)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  if (g_strcmp0 (lines[0], article) != 0)
    return NULL;
  for (char **line = lines + 1; *line; line++)
    if (**line)
      g_ptr_array_add (files, g_file_new_for_uri (*line));
  return files->len > 0 ? g_steal_pointer (&files) : NULL;
}

GPtrArray *
dopys_import_record_find (DopysLibrary *library, const char *article, char **path)
{
  g_autofree char *folder = dup_folder (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *found = g_build_filename (folder, name, NULL);
      GPtrArray *files = g_str_has_suffix (name, ENDING) && !is_own (found) ? read_record (found, article) : NULL;
      if (files)
        {
          *path = g_steal_pointer (&found);
          return files;
        }
    }
  return NULL;
}
