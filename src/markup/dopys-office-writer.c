/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-office-writer.h"

#include <string.h>

#define MAX_LISTS 9
#define TITLE_CHARACTERS 200

struct _DopysOfficeWriter
{
  GString *out;
  gboolean lists[MAX_LISTS]; /* the open ones: whether each is numbered */
  guint n_lists;
  guint n_tables;
  GString *inside; /* of the open paragraph; NULL between paragraphs */
  DopysOfficeParagraph paragraph;
  glong n_characters; /* of its text */
  gboolean bold;      /* all of it */
  gboolean pictures;
  gboolean has_text;    /* some paragraph had */
  gboolean has_heading; /* of the first level */
  gsize title_start;    /* of the first paragraph's tags in out, if it may be the title */
  gsize title_end;
};

DopysOfficeWriter *
dopys_office_writer_new (void)
{
  DopysOfficeWriter *self = g_new0 (DopysOfficeWriter, 1);

  self->out = g_string_new (NULL);
  return self;
}

static void
close_lists (DopysOfficeWriter *self, guint depth)
{
  while (self->n_lists > depth)
    g_string_append (self->out, self->lists[--self->n_lists] ? "</li></ol>" : "</li></ul>");
}

/* An item deeper by more than one stands one deeper: there is nothing for it to stand in. */
static void
open_item (DopysOfficeWriter *self, guint level, gboolean ordered)
{
  guint depth = MIN (MIN (level, self->n_lists), MAX_LISTS - 1);

  close_lists (self, depth + 1);
  if (self->n_lists == depth + 1 && self->lists[depth] != ordered)
    close_lists (self, depth);
  if (self->n_lists == depth + 1)
    g_string_append (self->out, "</li><li>");
  else
    {
      self->lists[self->n_lists++] = ordered;
      g_string_append (self->out, ordered ? "<ol><li>" : "<ul><li>");
    }
}

void
dopys_office_writer_begin (DopysOfficeWriter *self, const DopysOfficeParagraph *paragraph)
{
  if (self->inside)
    dopys_office_writer_end (self);
  self->paragraph = *paragraph;
  self->inside = g_string_new (NULL);
  self->n_characters = 0;
  self->bold = TRUE;
  self->pictures = FALSE;
}

static const struct
{
  DopysStyle style;
  const char *name;
} tags[] = {
  { DOPYS_STYLE_BOLD, "b" },          { DOPYS_STYLE_ITALIC, "i" },        { DOPYS_STYLE_UNDERLINE, "u" },
  { DOPYS_STYLE_STRIKETHROUGH, "s" }, { DOPYS_STYLE_SUPERSCRIPT, "sup" }, { DOPYS_STYLE_SUBSCRIPT, "sub" },
};

void
dopys_office_writer_run (DopysOfficeWriter *self, const char *text, gssize length, DopysStyle style, const char *link)
{
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  g_autofree char *safe = g_markup_escape_text (copy, -1);
  g_auto (GStrv) lines = g_strsplit (safe, "\n", -1);
  g_autofree char *broken = g_strjoinv ("<br>", lines);
  gboolean blank = *g_strstrip (copy) == '\0';

  if (self->inside == NULL)
    return;
  if (link)
    {
      g_autofree char *address = g_markup_escape_text (link, -1);
      g_string_append_printf (self->inside, "<a href=\"%s\">", address);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (style & tags[i].style)
      g_string_append_printf (self->inside, "<%s>", tags[i].name);
  g_string_append (self->inside, broken);
  for (guint i = G_N_ELEMENTS (tags); i-- > 0;)
    if (style & tags[i].style)
      g_string_append_printf (self->inside, "</%s>", tags[i].name);
  if (link)
    g_string_append (self->inside, "</a>");
  if (!blank)
    self->bold = self->bold && (style & DOPYS_STYLE_BOLD);
  self->n_characters += blank ? 0 : g_utf8_strlen (copy, -1);
}

void
dopys_office_writer_picture (DopysOfficeWriter *self, const char *part, const char *alt)
{
  g_autofree char *name = g_markup_escape_text (part, -1);
  g_autofree char *description = g_markup_escape_text (alt ? alt : "", -1);

  if (self->inside == NULL)
    return;
  g_string_append_printf (self->inside, "<img src=\"%s\" alt=\"%s\">", name, description);
  self->pictures = TRUE;
}

static void
write_text (DopysOfficeWriter *self)
{
  gboolean first = !self->has_text && self->n_tables == 0;

  close_lists (self, 0);
  self->title_start = first ? self->out->len : self->title_start;
  g_string_append_printf (self->out, "<p>%s</p>", self->inside->str);
  if (first && self->bold && !self->pictures && self->n_characters <= TITLE_CHARACTERS)
    self->title_end = self->out->len;
}

void
dopys_office_writer_end (DopysOfficeWriter *self)
{
  g_autoptr (GString) inside = g_steal_pointer (&self->inside);

  if (inside == NULL || (self->n_characters == 0 && !self->pictures))
    return;
  self->inside = inside;
  switch (self->paragraph.kind)
    {
    case DOPYS_OFFICE_HEADING:
      close_lists (self, 0);
      self->has_heading = self->has_heading || self->paragraph.level == 1;
      g_string_append_printf (self->out, "<h%u>%s</h%u>", self->paragraph.level, inside->str, self->paragraph.level);
      break;
    case DOPYS_OFFICE_QUOTE:
      close_lists (self, 0);
      g_string_append_printf (self->out, "<blockquote><p>%s</p></blockquote>", inside->str);
      break;
    case DOPYS_OFFICE_ITEM:
      open_item (self, self->paragraph.level, self->paragraph.ordered);
      g_string_append (self->out, inside->str);
      break;
    case DOPYS_OFFICE_TEXT:
    default:
      write_text (self);
      break;
    }
  self->inside = NULL;
  self->has_text = self->has_text || self->n_characters > 0;
}

void
dopys_office_writer_begin_table (DopysOfficeWriter *self)
{
  dopys_office_writer_end (self);
  close_lists (self, 0);
  self->n_tables++;
  g_string_append (self->out, "<table>");
}

void
dopys_office_writer_end_table (DopysOfficeWriter *self)
{
  g_string_append (self->out, "</table>");
  self->n_tables--;
  self->has_text = TRUE;
}

void
dopys_office_writer_begin_row (DopysOfficeWriter *self)
{
  g_string_append (self->out, "<tr>");
}

void
dopys_office_writer_end_row (DopysOfficeWriter *self)
{
  g_string_append (self->out, "</tr>");
}

void
dopys_office_writer_begin_cell (DopysOfficeWriter *self, gboolean header, guint columns)
{
  g_string_append_printf (self->out, "<%s colspan=\"%u\">", header ? "th" : "td", MAX (columns, 1));
}

void
dopys_office_writer_end_cell (DopysOfficeWriter *self, gboolean header)
{
  dopys_office_writer_end (self);
  close_lists (self, 0);
  g_string_append (self->out, header ? "</th>" : "</td>");
}

/* The tags of the first paragraph become those of a heading, whose text needs no bold. */
static void
make_title (DopysOfficeWriter *self)
{
  g_autofree char *inner = g_strndup (self->out->str + self->title_start + strlen ("<p>"),
                                      self->title_end - self->title_start - strlen ("<p></p>"));
  g_autofree char *heading = NULL;
  g_auto (GStrv) parts = g_strsplit (inner, "<b>", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_auto (GStrv) ends = g_strsplit (joined, "</b>", -1);
  g_autofree char *plain = g_strjoinv ("", ends);

  heading = g_strdup_printf ("<h1>%s</h1>", plain);
  g_string_erase (self->out, (gssize) self->title_start, (gssize) (self->title_end - self->title_start));
  g_string_insert (self->out, (gssize) self->title_start, heading);
}

char *
dopys_office_writer_finish (DopysOfficeWriter *self)
{
  char *html;

  dopys_office_writer_end (self);
  close_lists (self, 0);
  if (self->title_end > 0 && !self->has_heading)
    make_title (self);
  html = g_string_free (self->out, FALSE);
  g_free (self);
  return html;
}
