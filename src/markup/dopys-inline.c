/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-inline.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define LINE_BREAK "\u2028"
#define MAX_OPEN 32
/* Which exclude each other in the article. */
#define BOTH_SCRIPTS (DOPYS_STYLE_SUPERSCRIPT | DOPYS_STYLE_SUBSCRIPT)

typedef struct
{
  const char *tag;
  DopysStyle style;
} StyleTag;

/* The first tag of each style is the one that is written; the order is the order of nesting. */
static const StyleTag style_tags[] = {
  { "strong", DOPYS_STYLE_BOLD },
  { "em", DOPYS_STYLE_ITALIC },
  { "u", DOPYS_STYLE_UNDERLINE },
  { "s", DOPYS_STYLE_STRIKETHROUGH },
  { "sup", DOPYS_STYLE_SUPERSCRIPT },
  { "sub", DOPYS_STYLE_SUBSCRIPT },
  { "code", DOPYS_STYLE_CODE },
  { "b", DOPYS_STYLE_BOLD },
  { "i", DOPYS_STYLE_ITALIC },
  { "del", DOPYS_STYLE_STRIKETHROUGH },
  { "strike", DOPYS_STYLE_STRIKETHROUGH },
};
#define N_WRITTEN 7

/* ---- alignment ---- */

static const char *const align_names[] = { NULL, "left", "center", "right" };

const char *
dopys_inline_align_name (guint align)
{
  return align < G_N_ELEMENTS (align_names) ? align_names[align] : NULL;
}

DopysAlign
dopys_inline_align_from_name (const char *name)
{
  for (guint i = 1; name && i < G_N_ELEMENTS (align_names); i++)
    if (g_ascii_strcasecmp (name, align_names[i]) == 0)
      return (DopysAlign) i;
  return DOPYS_ALIGN_NONE;
}

/* ---- reading ---- */

typedef struct
{
  const char *p;
  const char *end;
  GString *text;
  GArray *runs;
  const StyleTag *open[MAX_OPEN]; /* NULL stands for a link */
  guint n_open;
  const char *link;
  gsize link_start; /* in text */
} Reader;

static DopysStyle
current_style (const Reader *reader)
{
  DopysStyle style = DOPYS_STYLE_NONE;
  for (guint i = 0; i < reader->n_open; i++)
    if (reader->open[i])
      style |= reader->open[i]->style;
  return style;
}

static void
add_text (Reader *reader, const char *text, gsize length)
{
  DopysRun run = { (guint) g_utf8_strlen (text, (gssize) length), current_style (reader), reader->link };
  if (run.length == 0)
    return;
  g_string_append_len (reader->text, text, (gssize) length);
  g_array_append_val (reader->runs, run);
}

/* The digits of a numeric entity, from p to the semicolon, which is stepped over; 0 if it is none. */
static gunichar
read_number (const char **p, const char *end)
{
  const char *at = *p;
  gboolean hex = at < end && (*at == 'x' || *at == 'X');
  guint32 code = 0;

  at += hex;
  for (; at < end && code <= 0x10ffff && (hex ? g_ascii_isxdigit (*at) : g_ascii_isdigit (*at)); at++)
    code = code * (hex ? 16 : 10) + (guint32) g_ascii_xdigit_value (*at);
  /* Browsers take 127–159 for something else. */
  if (at >= end || *at != ';' || code < 32 || (code >= 127 && code < 160) || !g_unichar_validate (code))
    return 0;
  *p = at + 1;
  return code;
}

/* At "&": the character that is meant, or 0 for an entity that is not known. */
static gunichar
read_entity (const char **p, const char *end)
{
  char name[12];
  guint length = 0;

  (*p)++;
  if (*p == end || strchr (" \t\r\n", **p))
    return '&'; /* alone, it means itself */
  if (**p == '#')
    {
      (*p)++;
      return read_number (p, end);
    }
  while (*p + length < end && length < sizeof name - 1 && g_ascii_isalnum ((*p)[length]))
    {
      name[length] = (*p)[length];
      length++;
    }
  name[length] = '\0';
  const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) name);
  if (*p + length == end || (*p)[length] != ';' || (!entity && !g_str_equal (name, "apos")))
    return 0;
  *p += length + 1;
  return entity ? entity->value : '\'';
}

/* html[start, end) with entities resolved; NULL if one is not known. */
static char *
unescape (const char *start, const char *end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  while (start < end)
    if (*start == '&')
      {
        gunichar c = read_entity (&start, end);
        if (c == 0)
          return NULL;
        g_string_append_unichar (out, c);
      }
    else
      g_string_append_c (out, *start++);
  return g_strdup (out->str);
}

/* body: what is between < and >. */
static gboolean
open_tag (Reader *reader, const char *body, gsize length)
{
  if (length >= 2 && strncmp (body, "br", 2) == 0 && strspn (body + 2, " /") == length - 2)
    {
      add_text (reader, LINE_BREAK, strlen (LINE_BREAK));
      return TRUE;
    }
  if (reader->n_open == MAX_OPEN)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (style_tags); i++)
    if (strlen (style_tags[i].tag) == length && strncmp (style_tags[i].tag, body, length) == 0)
      {
        reader->open[reader->n_open++] = &style_tags[i];
        return (current_style (reader) & BOTH_SCRIPTS) != BOTH_SCRIPTS;
      }
  /* A link with an address and nothing else. */
  if (length < 9 || strncmp (body, "a href=\"", 8) != 0 || body[length - 1] != '"' || reader->link ||
      memchr (body + 8, '"', length - 9))
    return FALSE;
  g_autofree char *address = unescape (body + 8, body + length - 1);
  if (address == NULL || *address == '\0')
    return FALSE;
  reader->link = g_intern_string (address);
  reader->link_start = reader->text->len;
  reader->open[reader->n_open++] = NULL;
  return TRUE;
}

static gboolean
close_tag (Reader *reader, const char *name, gsize length)
{
  if (reader->n_open == 0)
    return FALSE;
  const StyleTag *top = reader->open[--reader->n_open];
  const char *expected = top ? top->tag : "a";
  if (top == NULL)
    {
      reader->link = NULL;
      if (reader->text->len == reader->link_start)
        return FALSE; /* a link around nothing could not be kept */
    }
  return strlen (expected) == length && strncmp (expected, name, length) == 0;
}

static gboolean
read_tag (Reader *reader)
{
  const char *body = reader->p + 1;
  const char *close = memchr (body, '>', (gsize) (reader->end - body));

  if (close == NULL)
    return FALSE;
  reader->p = close + 1;
  return *body == '/' ? close_tag (reader, body + 1, (gsize) (close - body - 1))
                      : open_tag (reader, body, (gsize) (close - body));
}

static gboolean
read_entity_text (Reader *reader)
{
  char utf8[6];
  gunichar c = read_entity (&reader->p, reader->end);

  if (c == 0 || c == 0xfffc || c == 0x2028 || c == 0x2029)
    return FALSE;
  add_text (reader, utf8, (gsize) g_unichar_to_utf8 (c, utf8));
  return TRUE;
}

/* A line end of the source means a space, and nothing at the start of a line. */
static void
read_line_end (Reader *reader)
{
  while (reader->p < reader->end && strchr (" \t\r\n", *reader->p))
    reader->p++;
  if (reader->text->len > 0 && !g_str_has_suffix (reader->text->str, " ") &&
      !g_str_has_suffix (reader->text->str, LINE_BREAK))
    add_text (reader, " ", 1);
}

static gboolean
read_text (Reader *reader)
{
  const char *start = reader->p;

  while (reader->p < reader->end && !strchr ("<&\r\n", *reader->p))
    {
      gunichar c = g_utf8_get_char (reader->p);
      if ((c < 32 && c != '\t') || c == 127 || c == 0xfffc || c == 0x2028 || c == 0x2029)
        return FALSE;
      reader->p = g_utf8_next_char (reader->p);
    }
  add_text (reader, start, (gsize) (reader->p - start));
  return TRUE;
}

static gboolean
read_next (Reader *reader)
{
  switch (*reader->p)
    {
    case '<':
      return read_tag (reader);
    case '&':
      return read_entity_text (reader);
    case '\r':
    case '\n':
      read_line_end (reader);
      return TRUE;
    default:
      return read_text (reader);
    }
}

gboolean
dopys_inline_read (const char *html, gsize length, char **text, GArray **runs)
{
  Reader reader = { .p = html, .end = html + length };
  gboolean good = g_utf8_validate_len (html, length, NULL);

  reader.text = g_string_new (NULL);
  reader.runs = g_array_new (FALSE, FALSE, sizeof (DopysRun));
  while (good && reader.p < reader.end)
    good = read_next (&reader);
  good = good && reader.n_open == 0;
  *runs = good ? reader.runs : NULL;
  *text = g_string_free (reader.text, !good);
  if (!good)
    g_array_unref (reader.runs);
  return good;
}

DopysBlock *
dopys_inline_read_block (const DopysBlockFormat *format, const char *html, gsize length)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) runs = NULL;

  if (!dopys_inline_read (html, length, &text, &runs))
    return NULL;
  return dopys_block_new_text (format, text, (const DopysRun *) (void *) runs->data, runs->len);
}

/* ---- writing ---- */

void
dopys_inline_escape (GString *out, const char *text, gssize length, gboolean attribute)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, attribute ? "&quot;" : "\"");
        break;
      case 0xa0:
        g_string_append (out, "&nbsp;");
        break;
      case 0x2028:
        g_string_append (out, attribute ? " " : "<br>");
        break;
      case 0x7f:
        g_string_append_c (out, ' ');
        break;
      default:
        if ((guchar) *p < 32 && *p != '\t')
          g_string_append_c (out, ' '); /* a description may have been typed in two lines */
        else
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
      }
}

static void
close_styles (GString *out, DopysStyle style)
{
  for (guint i = N_WRITTEN; i-- > 0;)
    if (style & style_tags[i].style)
      g_string_append_printf (out, "</%s>", style_tags[i].tag);
}

static void
open_styles (GString *out, DopysStyle style)
{
  for (guint i = 0; i < N_WRITTEN; i++)
    if (style & style_tags[i].style)
      g_string_append_printf (out, "<%s>", style_tags[i].tag);
}

/* Styles of which all outer ones stay open from one run to the next. */
static DopysStyle
kept_open (DopysStyle before, DopysStyle after)
{
  DopysStyle kept = DOPYS_STYLE_NONE;
  for (guint i = 0; i < N_WRITTEN; i++)
    {
      DopysStyle style = style_tags[i].style;
      if ((before & style) != (after & style))
        break;
      kept |= before & style;
    }
  return kept;
}

void
dopys_inline_write (GString *out, DopysBlock *block)
{
  guint n_runs;
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);
  const char *p = dopys_block_get_text (block);
  DopysStyle open = DOPYS_STYLE_NONE;
  const char *link = NULL;

  for (guint i = 0; i < n_runs; i++)
    {
      const char *next = g_utf8_offset_to_pointer (p, runs[i].length);
      DopysStyle kept = link == runs[i].link ? kept_open (open, runs[i].style) : DOPYS_STYLE_NONE;
      close_styles (out, open & ~kept);
      if (link != runs[i].link)
        {
          if (link)
            g_string_append (out, "</a>");
          link = runs[i].link;
          if (link)
            {
              g_string_append (out, "<a href=\"");
              dopys_inline_escape (out, link, -1, TRUE);
              g_string_append (out, "\">");
            }
        }
      open_styles (out, runs[i].style & ~kept);
      open = runs[i].style;
      dopys_inline_escape (out, p, next - p, FALSE);
      p = next;
    }
  close_styles (out, open);
  if (link)
    g_string_append (out, "</a>");
}
