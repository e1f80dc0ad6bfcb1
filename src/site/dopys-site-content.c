/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-content.h"

#include "dopys-site-media.h"

#include <string.h>

#define PICTURE "<img ([^>]*?)class=\"wp-image-([0-9]+)\"\\s*/?>"

static gboolean
picture_cb (const GMatchInfo *match, GString *out, gpointer user_data)
{
  g_autofree char *attributes = g_match_info_fetch (match, 1);
  g_autofree char *number = g_match_info_fetch (match, 2);
  gint64 id = g_ascii_strtoll (number, NULL, 10);
  int width, height, full_width, full_height;
  g_autofree char *url = dopys_site_media_url (user_data, id, "large", &width, &height);
  g_autofree char *full = dopys_site_media_url (user_data, id, "full", &full_width, &full_height);

  if (url)
    g_string_append_printf (out,
                            "<a class=\"photo\" href=\"%s\"><img %swidth=\"%d\" height=\"%d\" loading=\"lazy\"></a>",
                            full, attributes, width, height);
  else
    g_string_append_printf (out, "<img %s>", attributes);
  return FALSE;
}

/* What WordPress would show in a frame of the other site is a link here: nobody who reads this site is told of to
 * others. */
static gboolean
embed_cb (const GMatchInfo *match, GString *out, gpointer user_data)
{
  g_autofree char *address = g_match_info_fetch (match, 1);

  g_string_append_printf (out, "<a href=\"%s\">%s</a></div>", address, address);
  return FALSE;
}

char *
dopys_site_content_without_blocks (const char *content)
{
  g_autoptr (GRegex) comments = g_regex_new ("<!--.*?-->\\n?", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) embeds =
      g_regex_new ("(?<=<div class=\"wp-block-embed__wrapper\">)\\s*(https?://[^\\s<>\"]+)\\s*</div>", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (comments, content, -1, 0, "", 0, NULL);

  return g_regex_replace_eval (embeds, plain, -1, 0, 0, embed_cb, NULL, NULL);
}

char *
dopys_site_content_render (DopysSiteData *data, const char *content)
{
  g_autoptr (GRegex) pictures = g_regex_new (PICTURE, 0, 0, NULL);
  g_autofree char *linked = dopys_site_content_without_blocks (content);

  return g_regex_replace_eval (pictures, linked, -1, 0, 0, picture_cb, data, NULL);
}

char *
dopys_site_content_text (const char *content)
{
  g_autoptr (GRegex) tags = g_regex_new ("<!--.*?-->|<figure.*?</figure>|<[^>]*>", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) spaces = g_regex_new ("(\\s|&nbsp;)+", 0, 0, NULL);
  const char *more = strstr (content, "<!--more-->");
  g_autofree char *text = g_regex_replace_literal (tags, content, more ? more - content : -1, 0, " ", 0, NULL);
  g_autofree char *joined = g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
  g_autofree char *less = g_strstrip (g_steal_pointer (&joined));
  static const char *const entities[][2] = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&amp;", "&" } };
  g_autoptr (GString) out = g_string_new (less);

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (out, entities[i][0], entities[i][1], 0);
  return g_strdup (out->str);
}

gint64
dopys_site_content_cover (DopysSiteData *data, gint64 lead, const char *content)
{
  g_autoptr (GRegex) pictures = g_regex_new (PICTURE, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (lead || !g_regex_match (pictures, content, 0, &match))
    return lead;
  g_autofree char *number = g_match_info_fetch (match, 2);
  return g_ascii_strtoll (number, NULL, 10);
}
