/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-credit.h"

#include <string.h>

#define LABEL "Фото: "

static gboolean
is_credit (const char *line)
{
  return g_str_has_prefix (line, LABEL) && line[strlen (LABEL)];
}

char *
dopys_credit_dup_words (DopysPhoto *photo, const char *between)
{
  const char *caption = dopys_photo_get_caption (photo), *author = dopys_photo_get_author (photo);

  if (!*author)
    return g_strdup (caption);
  /* Some write the word themselves. */
  return g_strconcat (caption, *caption ? between : "", is_credit (author) ? "" : LABEL, author, NULL);
}

const char *
dopys_credit_get_author (DopysPhoto *photo)
{
  const char *author = dopys_photo_get_author (photo);

  return is_credit (author) ? author + strlen (LABEL) : author;
}

DopysPhoto *
dopys_credit_take_words (DopysPhoto *photo, const char *words)
{
  const char *parting = strstr (words, DOPYS_CREDIT_BREAK);
  const char *last = parting ? parting + strlen (DOPYS_CREDIT_BREAK) : words;
  g_autofree char *caption = NULL;

  if (parting && (parting == words || strstr (last, DOPYS_CREDIT_BREAK) || !is_credit (last)))
    return NULL;
  if (!is_credit (last))
    return dopys_photo_with_caption (photo, words);
  caption = g_strndup (words, parting ? (gsize) (parting - words) : 0);
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (photo, caption);
  return dopys_photo_with_author (captioned, last + strlen (LABEL));
}
