/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-embed-markup.h"

#include "dopys-attributes.h"
#include "dopys-embed.h"
#include "dopys-inline.h"

#include <string.h>

#define VIDEO_CLASS "wp-embed-aspect-16-9 wp-has-aspect-ratio"

/* In the comment of a block nothing may look like its end, or like HTML: as Gutenberg's serializer does. */
static void
write_json_string (GString *out, const char *text)
{
  for (const char *p = text; *p; p++)
    if (strchr ("<>&\"\\", *p) || (*p == '-' && (p[1] == '-' || (p > text && p[-1] == '-'))) || (guchar) *p < 32)
      g_string_append_printf (out, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (out, *p);
}

static void
write_figure (GString *out, const char *address, const char *type, const char *slug, const char *class)
{
  g_string_append (out, "<figure class=\"wp-block-embed");
  if (type)
    g_string_append_printf (out, " is-type-%s", type);
  if (slug)
    g_string_append_printf (out, " is-provider-%s wp-block-embed-%s", slug, slug);
  if (class)
    g_string_append_printf (out, " %s", class);
  g_string_append (out, "\"><div class=\"wp-block-embed__wrapper\">\n");
  dopys_inline_escape (out, address, -1, FALSE);
  g_string_append (out, "\n</div></figure>");
}

void
dopys_embed_markup_write (GString *out, const char *address)
{
  const DopysEmbedProvider *provider = dopys_embed_find_provider (address);
  gboolean known = provider && provider->slug;

  g_string_append (out, "<!-- wp:embed {\"url\":\"");
  write_json_string (out, address);
  if (known)
    g_string_append_printf (
        out, "\",\"type\":\"%s\",\"providerNameSlug\":\"%s\",\"responsive\":true,\"className\":\"" VIDEO_CLASS,
        provider->type, provider->slug);
  g_string_append (out, "\"} -->\n");
  write_figure (out, address, known ? provider->type : NULL, known ? provider->slug : NULL, known ? VIDEO_CLASS : NULL);
  g_string_append (out, "\n<!-- /wp:embed -->");
}

char *
dopys_embed_markup_read (const char *html, gsize length, const char *attributes)
{
  g_autoptr (DopysAttributes) taken = dopys_attributes_parse (attributes);

  if (taken == NULL)
    return NULL;
  g_autofree char *address = dopys_attributes_take_string (taken, "url");
  g_autofree char *type = dopys_attributes_take_string (taken, "type");
  g_autofree char *slug = dopys_attributes_take_string (taken, "providerNameSlug");
  g_autofree char *class = dopys_attributes_take_string (taken, "className");
  dopys_attributes_take_boolean (taken, "responsive", FALSE);
  if (!dopys_attributes_all_taken (taken) || address == NULL || *address == '\0' || strchr (address, '\n'))
    return NULL;

  g_autoptr (GString) expected = g_string_new (NULL);
  write_figure (expected, address, type, slug, class);
  g_autofree char *given = g_strstrip (g_strndup (html, length));
  return g_str_equal (given, expected->str) ? g_steal_pointer (&address) : NULL;
}
