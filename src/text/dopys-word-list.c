/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-word-list.h"

#include "dopys-fold.h"

struct _DopysWordList
{
  GHashTable *words; /* folded, case kept */
};

DopysWordList *
dopys_word_list_new (const char *text)
{
  DopysWordList *self = g_new0 (DopysWordList, 1);
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i]; i++)
    if (g_utf8_validate (lines[i], -1, NULL))
      dopys_word_list_add (self, lines[i]);
  return self;
}

void
dopys_word_list_free (DopysWordList *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

/* NULL if it is no word. */
static char *
make_key (const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word));
  return *trimmed ? dopys_fold_dup (trimmed, TRUE) : NULL;
}

gboolean
dopys_word_list_add (DopysWordList *self, const char *word)
{
  char *key = make_key (word);
  return key && g_hash_table_add (self->words, key);
}

gboolean
dopys_word_list_remove (DopysWordList *self, const char *word)
{
  g_autofree char *key = make_key (word);
  return key && g_hash_table_remove (self->words, key);
}

static char *
with_capital (const char *lower)
{
  GString *result = g_string_new (NULL);

  g_string_append_unichar (result, g_unichar_totitle (g_utf8_get_char (lower)));
  g_string_append (result, g_utf8_next_char (lower));
  return g_string_free_and_steal (result);
}

gboolean
dopys_word_list_has (DopysWordList *self, const char *word)
{
  g_autofree char *key = make_key (word);
  g_autofree char *lower = NULL, *upper = NULL, *title = NULL;

  if (key == NULL)
    return FALSE;
  if (g_hash_table_contains (self->words, key))
    return TRUE;
  lower = g_utf8_strdown (key, -1);
  upper = g_utf8_strup (key, -1);
  title = with_capital (lower);
  if (g_str_equal (key, upper) && g_hash_table_contains (self->words, title))
    return TRUE;
  return (g_str_equal (key, upper) || g_str_equal (key, title)) && g_hash_table_contains (self->words, lower);
}

guint
dopys_word_list_get_n (DopysWordList *self)
{
  return g_hash_table_size (self->words);
}

char *
dopys_word_list_to_text (DopysWordList *self)
{
  g_autoptr (GPtrArray) words = g_hash_table_get_keys_as_ptr_array (self->words);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort_values (words, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (words, i));
  return g_string_free_and_steal (text);
}
