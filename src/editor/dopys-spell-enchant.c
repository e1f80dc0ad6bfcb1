/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-spell-enchant.h"

#include <enchant.h>
#include <string.h>

/* By script: the first of these that is there. */
static const char *const languages[][4] = {
  [DOPYS_SCRIPT_CYRILLIC] = { "uk_UA", "uk" },
  [DOPYS_SCRIPT_LATIN] = { "en_GB", "en_US", "en" },
};

typedef struct
{
  EnchantBroker *broker;
  EnchantDict *dicts[G_N_ELEMENTS (languages)];
  gboolean sought[G_N_ELEMENTS (languages)];
} Dictionaries;

static EnchantDict *
find_dict (Dictionaries *self, DopysScript script)
{
  g_return_val_if_fail (script < G_N_ELEMENTS (languages), NULL);
  if (self->broker == NULL)
    self->broker = enchant_broker_init ();
  for (guint i = 0; !self->sought[script] && self->dicts[script] == NULL && languages[script][i]; i++)
    self->dicts[script] = enchant_broker_request_dict (self->broker, languages[script][i]);
  self->sought[script] = TRUE;
  return self->dicts[script];
}

static gboolean
check (gpointer data, DopysScript script, const char *word)
{
  EnchantDict *dict = find_dict (data, script);
  return dict == NULL || enchant_dict_check (dict, word, (gssize) strlen (word)) == 0;
}

static char **
suggest (gpointer data, DopysScript script, const char *word)
{
  EnchantDict *dict = find_dict (data, script);
  GStrvBuilder *builder = NULL;
  char **found;
  gsize n = 0;

  if (dict == NULL)
    return NULL;
  found = enchant_dict_suggest (dict, word, (gssize) strlen (word), &n);
  if (found == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  for (gsize i = 0; i < n; i++)
    if (g_utf8_validate (found[i], -1, NULL))
      g_strv_builder_add (builder, found[i]);
  enchant_dict_free_string_list (dict, found);
  return g_strv_builder_unref_to_strv (builder);
}

static void
free_dictionaries (gpointer data)
{
  Dictionaries *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (self->dicts); i++)
    if (self->dicts[i])
      enchant_broker_free_dict (self->broker, self->dicts[i]);
  g_clear_pointer (&self->broker, enchant_broker_free);
  g_free (self);
}

DopysSpelling *
dopys_spell_enchant_new (void)
{
  static const DopysSpellingFuncs funcs = { check, suggest, free_dictionaries };
  return dopys_spelling_new (&funcs, g_new0 (Dictionaries, 1));
}
