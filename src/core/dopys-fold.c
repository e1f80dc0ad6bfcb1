/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-fold.h"

#define BREVE 0x0306
#define DIAERESIS 0x0308

gboolean
dopys_fold_is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x02bc || c == 0x2018 || c == 0x201b || c == 0x2032 ||
         c == 0x00b4;
}

static gboolean
is_space (gunichar c)
{
  return c == 0x00a0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a);
}

/* Stress marks, soft hyphen, zero width spaces and joiners, byte order mark. */
static gboolean
is_skipped (gunichar c)
{
  return c == 0x0301 || c == 0x0300 || c == 0x00ad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

/* The letter that a letter and a mark after it make; 0 if none. */
static gunichar
compose (gunichar letter, gunichar mark)
{
  static const struct
  {
    gunichar letter, mark, whole;
  } pairs[] = {
    { 0x0438, BREVE, 0x0439 },     { 0x0418, BREVE, 0x0419 },     { 0x0456, DIAERESIS, 0x0457 },
    { 0x0406, DIAERESIS, 0x0407 }, { 0x0435, DIAERESIS, 0x0451 }, { 0x0415, DIAERESIS, 0x0401 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].letter == letter && pairs[i].mark == mark)
      return pairs[i].whole;
  return 0;
}

/* Cyrillic by hand: a whole article is read with each key of a search. */
static gunichar
to_lower (gunichar c)
{
  if (c < 0x80)
    return g_ascii_tolower ((char) c);
  if (c >= 0x0430 && c <= 0x045f)
    return c;
  if (c >= 0x0410 && c <= 0x042f)
    return c + 0x20;
  if (c >= 0x0400 && c <= 0x040f)
    return c + 0x50;
  return g_unichar_tolower (c);
}

static gunichar
read_char (gunichar c, gboolean keep_case)
{
  if (c >= 0x80 && is_space (c))
    return ' ';
  if (dopys_fold_is_apostrophe (c))
    return DOPYS_FOLD_APOSTROPHE;
  return keep_case ? c : to_lower (c);
}

void
dopys_fold (const char *text, gboolean keep_case, GArray *folded)
{
  guint position = 0;

  g_array_set_size (folded, 0);
  for (const char *p = text; *p; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p), whole = 0;
      DopysFoldedChar *last = folded->len > 0 ? &g_array_index (folded, DopysFoldedChar, folded->len - 1) : NULL;

      if (last && (c == BREVE || c == DIAERESIS))
        whole = compose (last->c, c);
      if (whole || is_skipped (c))
        {
          if (last)
            last->end = position + 1;
          if (whole)
            last->c = whole;
          continue;
        }
      g_array_append_val (folded, ((DopysFoldedChar) { read_char (c, keep_case), position, position + 1 }));
    }
}

char *
dopys_fold_dup (const char *text, gboolean keep_case)
{
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (DopysFoldedChar));
  GString *result = g_string_new (NULL);

  dopys_fold (text, keep_case, folded);
  for (guint i = 0; i < folded->len; i++)
    g_string_append_unichar (result, g_array_index (folded, DopysFoldedChar, i).c);
  return g_string_free_and_steal (result);
}

static char *
without_apostrophes (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!dopys_fold_is_apostrophe (g_utf8_get_char (p)))
      g_string_append_unichar (result, g_utf8_get_char (p));
  return g_string_free_and_steal (result);
}

int
dopys_fold_collate (const char *a, const char *b)
{
  g_autofree char *first = without_apostrophes (a), *second = without_apostrophes (b);

  return g_utf8_collate (first, second);
}
