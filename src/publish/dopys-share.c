/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-share.h"

#include <string.h>

#define LONGEST_LEAD 300 /* characters; previews cut there anyway */

static const char *
find_lead (const DopysArticle *article)
{
  if (article->excerpt && *article->excerpt)
    return article->excerpt;
  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    {
      DopysBlock *block = dopys_document_get_block (article->document, i);
      const char *text = dopys_block_get_text (block);
      if (dopys_block_get_kind (block) == DOPYS_BLOCK_PARAGRAPH && text && *text)
        return text;
    }
  return "";
}

/* Whole words. */
static char *
shorten (const char *text)
{
  g_autofree char *flat = g_strstrip (g_strdelimit (g_strdup (text), "\n\r\t", ' '));

  if (g_utf8_strlen (flat, -1) <= LONGEST_LEAD)
    return g_steal_pointer (&flat);
  g_autofree char *start = g_utf8_substring (flat, 0, LONGEST_LEAD);
  char *space = strrchr (start, ' ');
  if (space)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

char *
dopys_share_dup_lead (const DopysArticle *article)
{
  return shorten (find_lead (article));
}

char *
dopys_share_text (const DopysArticle *article, const char *url)
{
  g_autofree char *lead = dopys_share_dup_lead (article);

  return g_strdup_printf ("%s%s%s\n\n%s", article->title ? article->title : "", *lead ? "\n\n" : "", lead, url);
}

char *
dopys_share_embed_code (const DopysArticle *article, const char *url)
{
  g_autofree char *title = g_markup_escape_text (article->title ? article->title : "", -1);
  g_autofree char *address = g_markup_escape_text (url, -1);
  const char *slash = g_str_has_suffix (url, "/") ? "" : "/";

  return g_strdup_printf ("<blockquote class=\"wp-embedded-content\"><a href=\"%s\">%s</a></blockquote>\n"
                          "<iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" src=\"%s%sembed/\" "
                          "title=\"%s\" width=\"600\" height=\"338\" loading=\"lazy\" frameborder=\"0\"></iframe>",
                          address, title, address, slash, title);
}
