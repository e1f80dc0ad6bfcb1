/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-picture.h"

#include "dopys-html-css.h"
#include "dopys-html-node.h"

#include <string.h>

#define ADDRESS "x-dopys-picture:"
#define START "data:image/"
#define SIGN_PIXELS 24
#define TRACKER_PIXELS 3
#define LONGEST_EMOJI 8 /* characters: flags and families are joined of several */

/* ---- what a picture is ---- */

static double
find_size (xmlNode *img, const char *attribute, const DopysHtmlCss *css, DopysCssProperty property)
{
  g_autofree char *value = dopys_html_node_dup_attribute (img, attribute);
  double size = dopys_html_css_parse_length (css->value[property]);
  return size >= 0 ? size : dopys_html_css_parse_length (value);
}

static gboolean
is_emoji (const char *alt)
{
  gboolean pictograph = FALSE;
  glong length = alt ? g_utf8_strlen (alt, -1) : 0;

  for (const char *p = alt; length > 0 && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalpha (c) || (c < 0x200d && c != 0xa9 && c != 0xae && !g_ascii_isdigit ((char) c) && c != '#'))
        return FALSE;
      pictograph |= c >= 0x2190 || c == 0xa9 || c == 0xae;
    }
  return pictograph && length <= LONGEST_EMOJI;
}

DopysHtmlPictureKind
dopys_html_picture_judge (xmlNode *img, const char *alt)
{
  g_auto (DopysHtmlCss) css;

  dopys_html_css_read (img, &css);
  double width = find_size (img, "width", &css, DOPYS_CSS_WIDTH);
  double height = find_size (img, "height", &css, DOPYS_CSS_HEIGHT);
  if (is_emoji (alt))
    return DOPYS_HTML_PICTURE_EMOJI;
  if ((width >= 0 && width < TRACKER_PIXELS) || (height >= 0 && height < TRACKER_PIXELS))
    return DOPYS_HTML_PICTURE_SIGN;
  if (width >= 0 && width <= SIGN_PIXELS && height >= 0 && height <= SIGN_PIXELS)
    return DOPYS_HTML_PICTURE_SIGN;
  return DOPYS_HTML_PICTURE;
}

/* ---- pictures within the page ---- */

static GBytes *
decode (const char *data, gsize length)
{
  g_autofree char *copy = g_strndup (data, length);
  char *comma = strchr (copy, ',');

  if (comma == NULL)
    return NULL;
  *comma = '\0';
  g_autofree char *plain = strchr (comma + 1, '%') ? g_uri_unescape_string (comma + 1, NULL) : g_strdup (comma + 1);
  if (plain == NULL)
    return NULL;
  gsize size = strlen (plain);
  if (g_str_has_suffix (copy, ";base64") && size > 1)
    g_base64_decode_inplace (plain, &size);
  return size > 0 ? g_bytes_new_take (g_steal_pointer (&plain), size) : NULL;
}

/* How long the address is that begins at p; 0 if it is not one of an attribute. */
static gsize
find_length (const char *html, const char *p)
{
  char before = p > html ? p[-1] : '\0';

  if (before == '"' || before == '\'')
    {
      const char *end = strchr (p, before);
      return end ? (gsize) (end - p) : 0;
    }
  return before == '=' ? strcspn (p, " \t\r\n>") : 0;
}

char *
dopys_html_picture_take_data (const char *html, GPtrArray *pictures)
{
  GString *out = g_string_new (NULL);
  const char *p = html, *found;

  while ((found = strstr (p, START)))
    {
      gsize length = pictures->len < DOPYS_HTML_MAX_PICTURES ? find_length (html, found) : 0;
      g_string_append_len (out, p, found - p);
      p = found;
      if (length == 0)
        {
          g_string_append (out, START);
          p += strlen (START);
          continue;
        }
      g_string_append_printf (out, ADDRESS "%u", pictures->len);
      g_ptr_array_add (pictures, decode (found, length));
      p += length;
    }
  g_string_append (out, p);
  return g_string_free_and_steal (out);
}

gboolean
dopys_html_picture_find_data (GPtrArray *pictures, const char *address, GBytes **bytes)
{
  *bytes = NULL;
  if (g_str_has_prefix (address, "data:"))
    return TRUE;
  if (!g_str_has_prefix (address, ADDRESS))
    return FALSE;
  guint64 index = g_ascii_strtoull (address + strlen (ADDRESS), NULL, 10);
  if (index < pictures->len)
    *bytes = pictures->pdata[index];
  return TRUE;
}
