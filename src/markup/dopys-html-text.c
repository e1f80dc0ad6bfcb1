/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-text.h"

#include <string.h>

#define LINE_BREAK "\u2028"

void
dopys_html_text_init (DopysHtmlText *self, GPtrArray *blocks)
{
  *self = (DopysHtmlText) { .blocks = blocks, .format = DOPYS_FORMAT_PARAGRAPH, .item = DOPYS_HTML_NO_ITEM };
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (DopysRun));
}

void
dopys_html_text_clear (DopysHtmlText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
}

static void
append (DopysHtmlText *self, const char *text, gsize length, DopysStyle style, const char *link)
{
  guint characters = (guint) g_utf8_strlen (text, (gssize) length);
  DopysRun *last = self->runs->len ? &g_array_index (self->runs, DopysRun, self->runs->len - 1) : NULL;

  if (self->format.kind == DOPYS_BLOCK_HEADING)
    style &= ~DOPYS_STYLE_BOLD; /* headings look so by themselves */
  g_string_append_len (self->text, text, (gssize) length);
  if (last && last->style == style && last->link == link)
    last->length += characters;
  else
    {
      DopysRun run = { characters, style, link };
      g_array_append_val (self->runs, run);
    }
}

/* Another paragraph of the list item whose block is the last one: another line of it. */
static void
add_line_to_item (DopysHtmlText *self, DopysBlock *block)
{
  DopysBlock **last = (DopysBlock **) &self->blocks->pdata[self->blocks->len - 1];
  g_autoptr (DopysBlock) line = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, LINE_BREAK, NULL, 0);
  guint length = dopys_block_get_length (*last);
  g_autoptr (DopysBlock) parted = dopys_block_splice (*last, length, length, line);
  DopysBlock *joined = dopys_block_splice (parted, length + 1, length + 1, block);

  dopys_block_unref (*last);
  *last = joined;
}

static void
add_block (DopysHtmlText *self)
{
  DopysBlock *block = dopys_block_new_text (&self->format, self->text->str,
                                            (const DopysRun *) (void *) self->runs->data, self->runs->len);

  if (self->format.kind == DOPYS_BLOCK_LIST_ITEM && self->item >= 0 && (guint) self->item + 1 == self->blocks->len)
    {
      add_line_to_item (self, block);
      dopys_block_unref (block);
      return;
    }
  g_ptr_array_add (self->blocks, block);
  if (self->format.kind == DOPYS_BLOCK_LIST_ITEM && self->item == DOPYS_HTML_NEW_ITEM)
    self->item = (gint) self->blocks->len - 1;
  self->format.start = 0; /* only the first item has the number */
}

void
dopys_html_text_flush (DopysHtmlText *self)
{
  gboolean seen = FALSE;

  while (g_str_has_suffix (self->text->str, LINE_BREAK))
    g_string_truncate (self->text, self->text->len - strlen (LINE_BREAK));
  for (const char *p = self->text->str; *p && !seen; p = g_utf8_next_char (p))
    seen = !g_unichar_isspace (g_utf8_get_char (p));
  if (seen)
    add_block (self);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->runs, 0);
  self->space = FALSE;
}

/* A second break in a row is how web forms part paragraphs. */
void
dopys_html_text_add_break (DopysHtmlText *self)
{
  self->space = FALSE;
  if (g_str_has_suffix (self->text->str, LINE_BREAK))
    dopys_html_text_flush (self);
  else if (self->text->len > 0)
    append (self, LINE_BREAK, strlen (LINE_BREAK), self->style, self->link);
}

static void
add_character (DopysHtmlText *self, const char *p)
{
  if (self->space && self->text->len > 0 && !g_str_has_suffix (self->text->str, LINE_BREAK))
    append (self, " ", 1, self->space_style, self->space_link);
  self->space = FALSE;
  append (self, p, (gsize) (g_utf8_next_char (p) - p), self->style, self->link);
}

static gboolean
is_space (gunichar c)
{
  return c <= ' ' || c == 0x7f || c == 0x2028 || c == 0x2029;
}

/* What the document uses for itself, and what no text needs: marks of byte order, and of where a word may be divided.
 */
static gboolean
is_nothing (gunichar c)
{
  return c == 0xfffc || c == 0xfeff || c == 0xad;
}

void
dopys_html_text_add (DopysHtmlText *self, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\n' && self->pre && !self->invisible)
        dopys_html_text_add_break (self);
      else if (is_space (c) || self->invisible)
        {
          if (self->space)
            continue;
          self->space = TRUE;
          self->space_style = self->style;
          self->space_link = self->link;
        }
      else if (!is_nothing (c))
        add_character (self, p);
    }
}

void
dopys_html_text_renumber (GPtrArray *blocks)
{
  guint numbers[DOPYS_LIST_MAX_DEPTH + 1] = { 0 };

  for (guint i = 0; i < blocks->len; i++)
    {
      DopysBlock *block = blocks->pdata[i];
      gboolean item = dopys_block_get_kind (block) == DOPYS_BLOCK_LIST_ITEM;
      DopysBlockFormat format = item ? *dopys_block_get_format (block) : DOPYS_FORMAT_PARAGRAPH;

      for (guint depth = item ? format.depth + 1u : 0; depth <= DOPYS_LIST_MAX_DEPTH; depth++)
        numbers[depth] = 0;
      if (!item)
        continue;
      guint next = numbers[format.depth] + 1;
      numbers[format.depth] = !format.ordered ? 0 : format.start > 1 ? format.start : next;
      if (!format.ordered || format.start == 0 || (format.start > 1 && format.start != next))
        continue;
      format.start = 0;
      blocks->pdata[i] = dopys_block_with_format (block, &format);
      dopys_block_unref (block);
    }
}
