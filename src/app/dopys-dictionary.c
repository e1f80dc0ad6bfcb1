/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-dictionary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-word-list.h"

struct _DopysDictionary
{
  GObject parent;

  GFile *file;
  DopysWordList *list;
  gboolean read;
  gboolean writing;
  gboolean dirty;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysDictionary, dopys_dictionary, G_TYPE_OBJECT)

/* path → the object, while there is one */
static GHashTable *opened;

/* ---- disk ---- */

static void save (DopysDictionary *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysDictionary) self = user_data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (!g_file_replace_contents_finish (self->file, result, NULL, &error))
    {
      g_autofree char *message = g_strdup_printf (_ ("Could not save the dictionary: %s The words hold until Dopys is "
                                                     "closed; free some space and add them again."),
                                                  error->message);
      g_signal_emit (self, signals[FAILED], 0, message);
    }
  if (self->dirty)
    save (self);
}

/* Only what was read whole may be written over. */
static void
save (DopysDictionary *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) folder = NULL;

  self->dirty = TRUE;
  if (!self->read || self->writing)
    return;
  self->dirty = FALSE;
  self->writing = TRUE;
  text = dopys_word_list_to_text (self->list);
  bytes = g_bytes_new (text, strlen (text));
  folder = g_file_get_parent (self->file);
  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  g_file_replace_contents_bytes_async (self->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysDictionary) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* Without a file there are no words; one that cannot be read is left as it is. */
  if (!g_file_load_contents_finish (self->file, result, &text, &length, NULL, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;
  self->read = TRUE;
  if (text)
    {
      g_autofree char *added = dopys_word_list_to_text (self->list);
      g_autofree char *all = g_strconcat (text, "\n", added, NULL);
      dopys_word_list_free (self->list);
      self->list = dopys_word_list_new (all);
    }
  if (self->dirty)
    save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the object ---- */

static void
dopys_dictionary_finalize (GObject *object)
{
  DopysDictionary *self = DOPYS_DICTIONARY (object);

  g_hash_table_remove (opened, g_file_peek_path (self->file));
  g_object_unref (self->file);
  dopys_word_list_free (self->list);
  G_OBJECT_CLASS (dopys_dictionary_parent_class)->finalize (object);
}

static void
dopys_dictionary_class_init (DopysDictionaryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dopys_dictionary_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_dictionary_init (DopysDictionary *self)
{
  self->list = dopys_word_list_new (NULL);
}

DopysDictionary *
dopys_dictionary_open (const char *folder, const char *site_id)
{
  g_autofree char *name = g_strconcat (site_id && *site_id ? site_id : "articles", ".txt", NULL);
  g_autofree char *path = g_build_filename (folder, "dictionaries", name, NULL);
  DopysDictionary *self;

  if (opened == NULL)
    opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self = g_hash_table_lookup (opened, path);
  if (self)
    return g_object_ref (self);
  self = g_object_new (DOPYS_TYPE_DICTIONARY, NULL);
  self->file = g_file_new_for_path (path);
  g_hash_table_insert (opened, g_strdup (g_file_peek_path (self->file)), self);
  g_file_load_contents_async (self->file, NULL, read_cb, g_object_ref (self));
  return self;
}

gboolean
dopys_dictionary_has (DopysDictionary *self, const char *word)
{
  return dopys_word_list_has (self->list, word);
}

void
dopys_dictionary_add (DopysDictionary *self, const char *word)
{
  if (!dopys_word_list_add (self->list, word))
    return;
  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dopys_dictionary_remove (DopysDictionary *self, const char *word)
{
  if (!dopys_word_list_remove (self->list, word))
    return;
  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
dopys_dictionary_is_settled (DopysDictionary *self)
{
  return self->read && !self->writing && !self->dirty;
}
