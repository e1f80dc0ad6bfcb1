/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Abbreviations at their first use, and names that are spelled in two ways.
 *
 * An abbreviation is expanded where it stands in brackets, or brackets follow it, or the words it is made of came
 * before it.  Two names are one where their stems differ in nothing but letters that people mix up: і and и, е and є, г
 * and ґ, a doubled letter, the soft sign, the apostrophe.  Endings are left out, because they change.
 */
#include <string.h>

#include "dopys-check-rules.h"

#define MAX_ABBREVIATION 6
#define MIN_NAME 6
#define ENDING 2

struct _DopysNameCheck
{
  GHashTable *abbreviations; /* those that were seen */
  GString *initials;         /* of all words so far */
  GHashTable *stems;         /* key → Name */
  GHashTable *told;          /* stems of names that were told of */
};

typedef struct
{
  char *stem;
  char *written;
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->stem);
  g_free (name->written);
  g_free (name);
}

DopysNameCheck *
dopys_name_check_new (void)
{
  DopysNameCheck *self = g_new0 (DopysNameCheck, 1);

  self->abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->initials = g_string_new (NULL);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, name_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dopys_name_check_free (DopysNameCheck *self)
{
  g_hash_table_unref (self->abbreviations);
  g_string_free (self->initials, TRUE);
  g_hash_table_unref (self->stems);
  g_hash_table_unref (self->told);
  g_free (self);
}

/* ---- abbreviations ---- */

/* What every reader knows, and kinds of enterprises. */
static const char *const known[] = {
  "сша", "єс",  "оон", "нато", "зсу", "срср", "унр", "змі", "дтп", "пдв", "тов",
  "ат",  "пат", "фоп", "кп",   "жк",  "азс",  "аес", "днк", "тв",  "тк",  "уточнити"
};

/* Beginnings of first names: capitals beside them are a surname. */
static const char *const first_names[] = {
  "олег",   "олексі",  "олекс",     "іван",    "петр",   "василь",  "василя",    "микол",  "марі",
  "олен",   "ольг",    "тарас",     "юрі",     "андрі",  "сергі",   "дмитр",     "богдан", "роман",
  "ігор",   "віктор",  "володимир", "анатолі", "михайл", "наталі",  "ірин",      "тетян",  "світлан",
  "людмил", "катерин", "юлі",       "оксан",   "галин",  "надія",   "наді",      "любов",  "вір",
  "ларис",  "валенти", "ярослав",   "павл",    "максим", "євген",   "артем",     "денис",  "станіслав",
  "вадим",  "віталі",  "григорі",   "степан",  "федір",  "федор",   "ганн",      "софі",   "анн",
  "леоні",  "борис",   "руслан",    "валері",  "едуард", "геннаді", "костянтин", "лілі",   "інн",
};

static gboolean
is_known (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i], key))
      return TRUE;
  return FALSE;
}

static gboolean
is_first_name (const DopysToken *token)
{
  if (!token || token->kind != DOPYS_TOKEN_WORD || !token->capital || token->capitals)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (first_names); i++)
    if (g_str_has_prefix (token->key, first_names[i]) &&
        g_utf8_strlen (token->key, -1) <= g_utf8_strlen (first_names[i], -1) + 4)
      return TRUE;
  return FALSE;
}

static gboolean
is_roman (const char *key)
{
  return strspn (key, "іхivxlcdm") == strlen (key);
}

/* Of a row of words in capitals, which another check speaks of. */
static gboolean
is_shouted (const DopysToken *token)
{
  return token && token->capitals && token->n_letters > 2;
}

static gboolean
is_abbreviation (DopysTokens *tokens, gint at)
{
  const DopysToken *token = dopys_tokens_get (tokens, at);

  if (token->kind != DOPYS_TOKEN_WORD || !token->capitals || !token->cyrillic || token->latin ||
      token->n_letters > MAX_ABBREVIATION || is_known (token->key) || is_roman (token->key))
    return FALSE;
  if (is_first_name (dopys_tokens_get (tokens, at - 1)) || is_first_name (dopys_tokens_get (tokens, at + 1)))
    return FALSE;
  /* «Т. ШЕВЧУК» */
  if (dopys_tokens_is (tokens, at - 1, ".") && dopys_tokens_get (tokens, at - 2) &&
      dopys_tokens_get (tokens, at - 2)->n_letters == 1 && token->n_letters > 3)
    return FALSE;
  return !is_shouted (dopys_tokens_get (tokens, at - 1)) && !is_shouted (dopys_tokens_get (tokens, at + 1));
}

static gboolean
is_expanded (DopysNameCheck *self, DopysTokens *tokens, gint at)
{
  if (dopys_tokens_is (tokens, at + 1, "("))
    return TRUE;
  for (gint i = at - 1; i >= 0 && i > at - 6; i--)
    {
      if (dopys_tokens_is (tokens, i, "("))
        return TRUE;
      if (dopys_tokens_is (tokens, i, ")"))
        break;
    }
  return dopys_tokens_get (tokens, at)->n_letters > 2 &&
         strstr (self->initials->str, dopys_tokens_get (tokens, at)->key) != NULL;
}

static void
check_abbreviation (DopysNameCheck *self, const DopysCheckText *text, gint at)
{
  const DopysToken *token = dopys_tokens_get (text->tokens, at);

  if (!is_abbreviation (text->tokens, at) || !g_hash_table_add (self->abbreviations, g_strdup (token->key)))
    return;
  if (!is_expanded (self, text->tokens, at))
    dopys_check_add (text, DOPYS_FINDING_ABBREVIATION, token->start, token->end);
}

/* ---- names ---- */

static gunichar
simplify (gunichar c)
{
  static const char from[] = "іїґєыэё", to[] = "иигеиее";
  const char *at = g_utf8_strchr (from, -1, c);

  return at ? g_utf8_get_char (g_utf8_offset_to_pointer (to, g_utf8_pointer_to_offset (from, at))) : c;
}

/* The stem as it sounds to somebody who mixes letters up. */
static char *
make_sound (const char *stem)
{
  GString *sound = g_string_new (NULL);
  gunichar last = 0;

  for (const char *p = stem; *p; p = g_utf8_next_char (p))
    {
      gunichar c = simplify (g_utf8_get_char (p));

      if (c == 0x044c || c == 0x2019 || c == last)
        continue;
      g_string_append_unichar (sound, c);
      last = c;
    }
  return g_string_free_and_steal (sound);
}

static void
check_name (DopysNameCheck *self, const DopysCheckText *text, const DopysToken *token)
{
  g_autofree char *stem = NULL, *sound = NULL;
  DopysFinding *finding;
  Name *name;

  if (token->kind != DOPYS_TOKEN_WORD || !token->capital || !token->cyrillic || token->latin ||
      token->n_letters < MIN_NAME)
    return;
  stem = g_utf8_substring (token->key, 0, g_utf8_strlen (token->key, -1) - ENDING);
  sound = make_sound (stem);
  name = g_hash_table_lookup (self->stems, sound);
  if (!name)
    {
      name = g_new0 (Name, 1);
      name->stem = g_steal_pointer (&stem);
      name->written = g_utf8_substring (text->text, token->start, token->end);
      g_hash_table_insert (self->stems, g_steal_pointer (&sound), name);
      return;
    }
  if (g_str_equal (name->stem, stem) || !g_hash_table_add (self->told, g_strdup (stem)))
    return;
  finding = dopys_check_add (text, DOPYS_FINDING_NAME, token->start, token->end);
  finding->better = g_strdup (name->written);
}

void
dopys_name_check_add (DopysNameCheck *self, const DopysCheckText *text)
{
  const DopysToken *token;

  for (gint i = 0; (token = dopys_tokens_get (text->tokens, i)); i++)
    {
      if (token->kind != DOPYS_TOKEN_WORD)
        continue;
      if (token->capitals)
        check_abbreviation (self, text, i);
      check_name (self, text, token);
      g_string_append_unichar (self->initials, g_utf8_get_char (token->key));
    }
}
