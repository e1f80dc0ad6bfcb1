/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-transliteration.h"

#include <string.h>

/* Resolution № 55. Lower case only; at the start of a word five letters sound otherwise. Russian letters are outside
 * the act. */
typedef struct
{
  const char *letter;
  const char *latin;
  const char *at_start;
} Letter;

static const Letter letters[] = {
  { "а", "a", NULL },  { "б", "b", NULL },  { "в", "v", NULL },  { "г", "h", NULL },  { "ґ", "g", NULL },
  { "д", "d", NULL },  { "е", "e", NULL },  { "є", "ie", "ye" }, { "ж", "zh", NULL }, { "з", "z", NULL },
  { "и", "y", NULL },  { "і", "i", NULL },  { "ї", "i", "yi" },  { "й", "i", "y" },   { "к", "k", NULL },
  { "л", "l", NULL },  { "м", "m", NULL },  { "н", "n", NULL },  { "о", "o", NULL },  { "п", "p", NULL },
  { "р", "r", NULL },  { "с", "s", NULL },  { "т", "t", NULL },  { "у", "u", NULL },  { "ф", "f", NULL },
  { "х", "kh", NULL }, { "ц", "ts", NULL }, { "ч", "ch", NULL }, { "ш", "sh", NULL }, { "щ", "shch", NULL },
  { "ю", "iu", "yu" }, { "я", "ia", "ya" }, { "ь", "", NULL },   { "ы", "y", NULL },  { "э", "e", NULL },
  { "ё", "io", NULL }, { "ъ", "", NULL },
};

static const Letter *
find_letter (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_utf8_get_char (letters[i].letter) == c)
      return &letters[i];
  return NULL;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x2018 || c == '`' || c == 0x00b4 || c == 0x201b ||
         c == 0x2032 || c == 0xff07;
}

/* Soft hyphens and the like, which come with text from elsewhere, and stress marks: за́мок is замок. */
static gboolean
is_unseen (gunichar before, gunichar c)
{
  if (c == 0x00ad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff)
    return TRUE;
  return g_unichar_ismark (c) && g_unichar_get_script (before) == G_UNICODE_SCRIPT_CYRILLIC;
}

static glong
remove_unseen (gunichar *text, glong length)
{
  glong kept = 0;
  for (glong i = 0; i < length; i++)
    if (!is_unseen (kept > 0 ? text[kept - 1] : 0, text[i]))
      text[kept++] = text[i];
  text[kept] = 0;
  return kept;
}

/* Capitals only where a neighbour is a capital too: ЩЕРБУХИ SHCHERBUKHY, but Щербухи Shcherbukhy. */
static gboolean
in_capitals (const gunichar *text, glong at)
{
  gunichar before = at > 0 ? text[at - 1] : 0, after = text[at + 1];
  for (glong i = at - 1; i > 0 && is_apostrophe (before); i--)
    before = text[i - 1];
  for (glong i = at + 1; after && is_apostrophe (after); i++)
    after = text[i + 1];
  return (g_unichar_isalpha (after) && g_unichar_isupper (after)) ||
         (!g_unichar_isalpha (after) && g_unichar_isalpha (before) && g_unichar_isupper (before));
}

static void
append_latin (GString *out, const char *latin, gboolean upper, gboolean all)
{
  for (gsize i = 0; latin[i]; i++)
    g_string_append_c (out, upper && (all || i == 0) ? g_ascii_toupper (latin[i]) : latin[i]);
}

char *
dopys_transliterate (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  glong length = 0;
  g_autofree gunichar *source = g_utf8_to_ucs4_fast (composed ? composed : "", -1, &length);
  GString *out = g_string_new (NULL);
  gboolean start = TRUE;

  length = remove_unseen (source, length);
  for (glong i = 0; i < length; i++)
    {
      gunichar c = source[i], lower = g_unichar_tolower (c);
      const Letter *letter = find_letter (lower);
      gboolean upper = lower != c;
      if (is_apostrophe (c))
        continue; /* dropped, and no start of a word */
      if (letter == NULL)
        g_string_append_unichar (out, c);
      else if (lower == g_utf8_get_char ("з") && i + 1 < length &&
               g_unichar_tolower (source[i + 1]) == g_utf8_get_char ("г"))
        {
          append_latin (out, "z", upper, FALSE);
          gboolean next_upper = g_unichar_isupper (source[++i]);
          append_latin (out, "gh", next_upper, next_upper);
        }
      else
        append_latin (out, start && letter->at_start ? letter->at_start : letter->latin, upper,
                      upper && in_capitals (source, i));
      start = !g_unichar_isalpha (c) && !g_unichar_ismark (c);
    }
  return g_string_free (out, FALSE);
}

/* Cut at a word where there is one; a single longer word is cut through. */
static void
cut (GString *slug)
{
  if (slug->len <= DOPYS_SLUG_MAX)
    return;
  gsize end = DOPYS_SLUG_MAX;
  while (end > 0 && slug->str[end] != '-')
    end--;
  g_string_truncate (slug, end > 0 ? end : DOPYS_SLUG_MAX);
}

char *
dopys_slug (const char *text, GDateTime *date)
{
  g_autofree char *latin = dopys_transliterate (text ? text : "");
  g_auto (GStrv) parts = g_strsplit (latin, "№", -1); /* which g_str_to_ascii() would spell "No" */
  g_autofree char *joined = g_strjoinv (" ", parts);
  g_autofree char *plain = g_str_to_ascii (joined, "C");
  GString *slug = g_string_new (NULL);

  for (const char *p = plain; *p; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-'); /* also for "?", which stands for what has no Latin letter */
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  cut (slug);
  if (slug->len == 0)
    {
      g_autoptr (GDateTime) now = date ? g_date_time_ref (date) : g_date_time_new_now_local ();
      g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
      g_string_assign (slug, day);
    }
  return g_string_free (slug, FALSE);
}

char *
dopys_photo_file_name (const char *slug, guint number, const char *extension)
{
  return g_strdup_printf ("%s-%02u.%s", slug, number, extension);
}
