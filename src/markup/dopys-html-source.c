/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-source.h"

#include <string.h>

#define CHARSET_WITHIN 4096 /* browsers look at the first kilobyte */
#define LONGEST_CONDITION 200

/* ---- encoding ---- */

/* The encoding that the page names for itself, or NULL. */
static char *
find_charset (const char *html, gsize length)
{
  g_autofree char *head = g_ascii_strdown (html, (gssize) MIN (length, CHARSET_WITHIN));
  const char *found = strstr (head, "charset=");

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  gsize size = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_");
  return size > 0 && size < 40 ? g_strndup (found, size) : NULL;
}

/* Which of the encodings with two bytes a character it is, or NULL. Windows programs do not mark theirs. */
static const char *
find_wide (const char *html, gsize length)
{
  if (length >= 2 && (memcmp (html, "\xff\xfe", 2) == 0 || memcmp (html, "\xfe\xff", 2) == 0))
    return "utf-16";
  return length >= 4 && html[0] == '<' && html[1] == '\0' && html[3] == '\0' ? "utf-16le" : NULL;
}

/* Without what ends a string in C: LibreOffice puts that on the clipboard too. */
static char *
make_valid (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == '\0')
    length--;
  return g_utf8_make_valid (text, (gssize) length);
}

static char *
to_utf8 (const char *html, gsize length)
{
  g_autofree char *charset = g_strdup (find_wide (html, length));
  g_autofree char *converted = NULL;
  gsize size = 0;

  if (length >= 3 && memcmp (html, "\xef\xbb\xbf", 3) == 0)
    return make_valid (html + 3, length - 3);
  while (charset == NULL && length > 0 && html[length - 1] == '\0')
    length--;
  if (charset == NULL && !g_utf8_validate_len (html, length, NULL))
    charset = find_charset (html, length);
  if (charset)
    converted = g_convert (html, (gssize) length, "UTF-8", charset, NULL, &size, NULL);
  return converted ? make_valid (converted, size) : make_valid (html, length);
}

/* ---- Word's conditions ---- */

static gboolean
take (const char **p, const char *expected)
{
  gsize length = strlen (expected);
  if (g_ascii_strncasecmp (*p, expected, length) != 0)
    return FALSE;
  *p += length;
  return TRUE;
}

/* At what follows "[if": steps over the condition and its bracket. */
static gboolean
take_condition (const char **p)
{
  for (guint i = 0; i < LONGEST_CONDITION && (*p)[i] && (*p)[i] != '>'; i++)
    if ((*p)[i] == ']')
      {
        *p += i + 1;
        return TRUE;
      }
  return FALSE;
}

/* At "<!": steps over a conditional mark, or over all that it hides. has_end: whether any end is to be expected. */
static gboolean
take_conditional (const char **p, gboolean *has_end)
{
  const char *at = *p;

  if (take (&at, "<!--[if"))
    {
      if (!take_condition (&at))
        return FALSE;
      if (!take (&at, "-->") && !take (&at, "><!-->") && !take (&at, ">-->"))
        {
          const char *end = *at == '>' && *has_end ? strstr (at, "<![endif]-->") : NULL;
          *has_end = end != NULL;
          if (end == NULL)
            return FALSE;
          at = end + strlen ("<![endif]-->");
        }
    }
  else if (take (&at, "<![if"))
    {
      if (!take_condition (&at) || !take (&at, ">"))
        return FALSE;
    }
  else if (!take (&at, "<!--<![endif]-->") && !take (&at, "<!--[endif]-->") && !take (&at, "<![endif]-->") &&
           !take (&at, "<![endif]>"))
    return FALSE;
  *p = at;
  return TRUE;
}

/* The parser drops the prefixes of elements, and so takes Word's <o:p>, which means nothing, for a paragraph: what has
 * a prefix gets a name of its own, <o-p>. At "<". */
static void
rename_prefixed (char *tag)
{
  char *p = tag + 1 + (tag[1] == '/');
  char *name = p;

  while (g_ascii_isalnum (*p))
    p++;
  if (*p == ':' && p > name && g_ascii_isalpha (p[1]))
    *p = '-';
}

/* Windows puts a header before the text: "Version:0.9", "StartHTML:…". */
static const char *
skip_header (const char *text)
{
  const char *begin = g_str_has_prefix (text, "Version:") ? strstr (text, "StartHTML:") : NULL;
  return begin ? begin + strcspn (begin, "<") : text;
}

char *
dopys_html_source_clean (const char *html, gsize length)
{
  g_autofree char *text = to_utf8 (html, length);
  GString *out = g_string_sized_new (length);
  gboolean has_end = TRUE;

  for (const char *p = skip_header (text); *p;)
    {
      const char *mark = p;
      while (*mark && !(mark[0] == '<' && mark[1] == '!'))
        mark++;
      g_string_append_len (out, p, mark - p);
      p = mark;
      if (*p && !take_conditional (&p, &has_end))
        {
          g_string_append (out, "<!");
          p += 2;
        }
    }
  for (char *tag = out->str; (tag = strchr (tag, '<')); tag++)
    rename_prefixed (tag);
  return g_string_free_and_steal (out);
}

/* ---- without elements ---- */

static gboolean
is_inline (const char *name, gsize length)
{
  static const char *const names[] = { "a",    "b",   "i",   "u",    "s",   "em",  "strong", "span",
                                       "font", "sub", "sup", "code", "o-p", "del", "ins",    "strike" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && g_ascii_strncasecmp (name, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Behind the end of what begins at p, an element that holds no text for people; NULL if it is another one. */
static const char *
skip_code (const char *p)
{
  static const char *const names[] = { "script", "style" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (p + 1, names[i], strlen (names[i])) == 0)
      {
        g_autofree char *end = g_strconcat ("</", names[i], NULL);
        const char *found = strstr (p, end);
        return found ? found : p + strlen (p);
      }
  return NULL;
}

char *
dopys_html_source_flatten (const char *html)
{
  GString *out = g_string_new (NULL);

  for (const char *p = html; *p;)
    {
      const char *name = p + 1 + (p[1] == '/');
      if (*p != '<' || !(g_ascii_isalpha (*name) || *name == '!'))
        {
          g_string_append_c (out, *p++);
          continue;
        }
      const char *code = skip_code (p);
      if (!is_inline (name, strcspn (name, " \t\r\n/>")))
        g_string_append (out, "<br>");
      p = code ? code : p;
      p += strcspn (p, ">");
      p += *p == '>';
    }
  return g_string_free_and_steal (out);
}
