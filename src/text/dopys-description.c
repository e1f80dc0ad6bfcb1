/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-description.h"

#include <string.h>

#define SHORTEST_WORDS 3

/* Case, spaces and outer punctuation do not make a text another one. */
static char *
fold (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  gsize length = strlen (trimmed);
  while (length > 0 && strchr (".!,;:", trimmed[length - 1]))
    trimmed[--length] = '\0';
  return g_utf8_casefold (trimmed, -1);
}

/* Photos are judged whenever one of them changes: each pattern is compiled once. */
static gboolean
matches (const char *pattern, const char *text)
{
  static GMutex mutex;
  static GHashTable *compiled; /* pattern → GRegex */
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (!compiled)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (!regex)
    {
      regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (compiled, (gpointer) pattern, regex);
    }
  g_mutex_unlock (&mutex);
  return g_regex_match (regex, text, 0, NULL);
}

/* What cameras, phones and messengers call their files, with or without an ending. */
static gboolean
is_file_name (const char *text)
{
  return matches ("^(img|dsc[fn]?|dscn|pxl|mvimg|photo|image|viber[ _]image|зображення[_ ]viber|зображення|фото|"
                  "screenshot|знімок екрана|whatsapp image|telegram|received|p)[-_ ]?\\(?[0-9][-_0-9 .:()at]*"
                  "(-wa[0-9]+)?(\\.[a-z]{3,4})?$",
                  text) ||
         matches ("^\\S+\\.(jpe?g|png|webp|heic|heif|avif|tiff?|gif|bmp)$", text) || matches ("^[0-9_ -]{6,}$", text) ||
         matches ("^\\S*(_|[0-9]{3})\\S*$", text); /* one row of signs that nobody writes */
}

#define MONTH "(січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)[а-яіїєґ]+"
#define WEEKDAY "(понеділок|вівторок|середа|четвер|п.?ятниця|субота|неділя)"

/* In any of the usual spellings, with or without a time of day. */
static gboolean
is_date (const char *text)
{
  return matches ("^(" WEEKDAY ",?\\s+)?([0-9]{1,2}[. /-]([0-9]{1,2}|" MONTH
                  ")[. /-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|" MONTH
                  "\\s+[0-9]{4})\\s*(р\\.?|року)?(,?\\s+[0-9]{1,2}[:.][0-9]{2})?$",
                  text);
}

/* A word that fits any photo. */
static gboolean
says_nothing (const char *text)
{
  return *text == '\0' || matches ("^(фото|фотографія|фотка|світлина|зображення|картинка|малюнок|знімок|photo|image|"
                                   "picture|без опису|фото без опису|фото новини)$",
                                   text);
}

static guint
count_words (const char *text)
{
  g_autoptr (GRegex) word = g_regex_new ("[\\p{L}\\p{N}][\\p{L}\\p{N}'’ʼ-]*", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint words = 0;

  for (g_regex_match (word, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    words++;
  return words;
}

DopysDescriptionState
dopys_description_judge (DopysPhoto *photo, const char *title)
{
  if (dopys_photo_get_decorative (photo))
    return DOPYS_DESCRIPTION_GOOD;
  g_autofree char *alt = fold (dopys_photo_get_alt (photo));
  g_autofree char *caption = fold (dopys_photo_get_caption (photo));
  g_autofree char *heading = fold (title);

  if (says_nothing (alt))
    return DOPYS_DESCRIPTION_MISSING;
  if (is_date (alt))
    return DOPYS_DESCRIPTION_ONLY_DATE;
  if (is_file_name (alt))
    return DOPYS_DESCRIPTION_FILE_NAME;
  if (g_str_equal (alt, caption) || g_str_equal (alt, heading))
    return DOPYS_DESCRIPTION_REPEATS;
  if (matches ("^(фото|зображення|на фото|світлина|на світлині)\\b", alt))
    return DOPYS_DESCRIPTION_STARTS_PHOTO;
  if (count_words (alt) < SHORTEST_WORDS)
    return DOPYS_DESCRIPTION_TOO_SHORT;
  if (g_utf8_strlen (alt, -1) > DOPYS_DESCRIPTION_LONGEST)
    return DOPYS_DESCRIPTION_TOO_LONG;
  return DOPYS_DESCRIPTION_GOOD;
}

static gboolean
is_same_photo (DopysPhoto *a, DopysPhoto *b)
{
  return strcmp (dopys_photo_get_id (a), dopys_photo_get_id (b)) == 0 &&
         strcmp (dopys_photo_get_url (a), dopys_photo_get_url (b)) == 0;
}

gboolean
dopys_description_is_missing (DopysPhoto *photo)
{
  DopysDescriptionState state = dopys_description_judge (photo, NULL);
  return state == DOPYS_DESCRIPTION_MISSING || state == DOPYS_DESCRIPTION_FILE_NAME;
}

gboolean
dopys_description_is_shared (DopysPhoto *a, DopysPhoto *b)
{
  g_autofree char *first = fold (dopys_photo_get_alt (a)), *second = fold (dopys_photo_get_alt (b));

  return *first && g_str_equal (first, second) && !is_same_photo (a, b) && !dopys_photo_get_decorative (a) &&
         !dopys_photo_get_decorative (b);
}

guint
dopys_description_find_missing (DopysPhoto *const *photos, guint n, gboolean *missing)
{
  /* description → the first photo that has it */
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      missing[i] = dopys_description_is_missing (photos[i]);
      if (missing[i] || dopys_photo_get_decorative (photos[i]))
        continue;
      g_autofree char *alt = fold (dopys_photo_get_alt (photos[i]));
      gpointer other;
      if (!g_hash_table_lookup_extended (first, alt, NULL, &other))
        g_hash_table_insert (first, g_steal_pointer (&alt), GUINT_TO_POINTER (i));
      else if (!is_same_photo (photos[GPOINTER_TO_UINT (other)], photos[i]))
        missing[i] = missing[GPOINTER_TO_UINT (other)] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    count += missing[i];
  return count;
}
