/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles as plain semantic HTML and as text: for the clipboard and for hand-over. */

#include "dopys-credit.h"
#include "dopys-html.h"
#include "dopys-inline.h"
#include "dopys-table-markup.h"

#include <string.h>

typedef struct
{
  GString *out;
  DopysPlacementFunc placement;
  gpointer user_data;
  guint depth; /* of open lists */
  gboolean ordered[DOPYS_LIST_MAX_DEPTH + 1];
  gboolean in_quote;
} Writer;

static void
close_lists (Writer *writer, guint to_depth)
{
  while (writer->depth > to_depth)
    {
      writer->depth--;
      g_string_append (writer->out, writer->ordered[writer->depth] ? "</li></ol>\n" : "</li></ul>\n");
    }
}

static void
write_item (Writer *writer, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  guint wanted = format->depth + 1u;

  if (writer->depth >= wanted &&
      (writer->ordered[wanted - 1] != format->ordered || (format->ordered && format->start > 1)))
    close_lists (writer, wanted - 1);
  close_lists (writer, wanted);
  if (writer->depth == wanted)
    g_string_append (writer->out, "</li>\n<li>");
  while (writer->depth < wanted)
    {
      writer->ordered[writer->depth++] = format->ordered;
      if (format->ordered && format->start > 1)
        g_string_append_printf (writer->out, "<ol start=\"%u\"><li>", format->start);
      else
        g_string_append (writer->out, format->ordered ? "<ol><li>" : "<ul><li>");
    }
  dopys_inline_write (writer->out, block);
}

static void
write_photo (Writer *writer, DopysPhoto *photo)
{
  DopysPlacement placement = { .url = dopys_photo_get_url (photo), .remote_id = dopys_photo_get_remote_id (photo) };
  g_autofree char *words = dopys_credit_dup_words (photo, DOPYS_CREDIT_BREAK);

  if (*placement.url == '\0' && (!writer->placement || !writer->placement (photo, &placement, writer->user_data)))
    return;
  g_string_append (writer->out, "<figure><img src=\"");
  dopys_inline_escape (writer->out, placement.url, -1, TRUE);
  g_string_append (writer->out, "\" alt=\"");
  if (!dopys_photo_get_decorative (photo))
    dopys_inline_escape (writer->out, dopys_photo_get_alt (photo), -1, TRUE);
  g_string_append_c (writer->out, '"');
  if (placement.width > 0)
    g_string_append_printf (writer->out, " width=\"%u\"", placement.width);
  g_string_append_c (writer->out, '>');
  if (*words)
    {
      g_string_append (writer->out, "<figcaption>");
      dopys_inline_escape (writer->out, words, -1, FALSE);
      g_string_append (writer->out, "</figcaption>");
    }
  g_string_append (writer->out, "</figure>\n");
}

static void
write_gallery (Writer *writer, DopysMedia *media)
{
  gsize before = writer->out->len;
  g_string_append (writer->out, "<figure class=\"gallery\">\n");
  gsize start = writer->out->len;
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    write_photo (writer, dopys_media_get_photo (media, i));
  if (writer->out->len == start)
    {
      g_string_truncate (writer->out, before);
      return;
    }
  if (*dopys_media_get_caption (media))
    {
      g_string_append (writer->out, "<figcaption>");
      dopys_inline_escape (writer->out, dopys_media_get_caption (media), -1, FALSE);
      g_string_append (writer->out, "</figcaption>\n");
    }
  g_string_append (writer->out, "</figure>\n");
}

/* Without the block comments of the site, and nothing at all if it is not text. */
static void
write_raw (Writer *writer, GBytes *raw)
{
  gsize size;
  const char *bytes = g_bytes_get_data (raw, &size);

  if (!g_utf8_validate_len (bytes, size, NULL))
    return;
  g_autofree char *text = g_strndup (bytes, size);
  const char *p = text;
  for (const char *mark = text; (mark = strstr (mark, "<!-- "));)
    {
      mark += strlen ("<!-- ");
      if (!g_str_has_prefix (mark, "wp:") && !g_str_has_prefix (mark, "/wp:"))
        continue;
      const char *end = strstr (mark, "-->");
      if (end == NULL)
        break;
      g_string_append_len (writer->out, p, mark - strlen ("<!-- ") - p);
      p = mark = end + strlen ("-->");
    }
  g_string_append (writer->out, p);
  g_string_append_c (writer->out, '\n');
}

static void
write_text_element (Writer *writer, DopysBlock *block, const char *tag)
{
  g_string_append_printf (writer->out, "<%s>", tag);
  dopys_inline_write (writer->out, block);
  g_string_append_printf (writer->out, "</%s>\n", tag);
}

static void
write_paragraph (Writer *writer, DopysBlock *block, const char *tag)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);

  if (format->kind == DOPYS_BLOCK_NOTE)
    g_string_append_printf (writer->out, "<%s class=\"" DOPYS_NOTE_CLASS "\">", tag);
  else if (format->align)
    g_string_append_printf (writer->out, "<%s style=\"text-align: %s\">", tag, dopys_inline_align_name (format->align));
  else
    g_string_append_printf (writer->out, "<%s>", tag);
  dopys_inline_write (writer->out, block);
  g_string_append_printf (writer->out, "</%s>\n", tag);
}

static void
write_embed (Writer *writer, const char *address)
{
  g_string_append (writer->out, "<p><a href=\"");
  dopys_inline_escape (writer->out, address, -1, TRUE);
  g_string_append (writer->out, "\">");
  dopys_inline_escape (writer->out, address, -1, FALSE);
  g_string_append (writer->out, "</a></p>\n");
}

static void
write_block (Writer *writer, DopysBlock *block)
{
  static const char *const headings[] = { "h2", "h3", "h4" };
  DopysMedia *media = dopys_block_get_media (block);

  switch (dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_HEADING:
      write_paragraph (writer, block, headings[dopys_block_get_format (block)->level - 2]);
      break;
    case DOPYS_BLOCK_LIST_ITEM:
      write_item (writer, block);
      break;
    case DOPYS_BLOCK_QUOTE_SOURCE:
      write_text_element (writer, block, "cite");
      break;
    case DOPYS_BLOCK_MEDIA:
      if (dopys_media_is_gallery (media))
        write_gallery (writer, media);
      else
        write_photo (writer, dopys_media_get_photo (media, 0));
      break;
    case DOPYS_BLOCK_SEPARATOR:
      g_string_append (writer->out, "<hr>\n");
      break;
    case DOPYS_BLOCK_TABLE:
      dopys_table_markup_write_html (writer->out, dopys_block_get_table (block));
      break;
    case DOPYS_BLOCK_RAW:
      write_raw (writer, dopys_block_get_raw (block));
      break;
    case DOPYS_BLOCK_MORE:
      g_string_append (writer->out, "<!--more-->\n");
      break;
    case DOPYS_BLOCK_EMBED:
      write_embed (writer, dopys_block_get_embed (block));
      break;
    default:
      write_paragraph (writer, block, "p");
    }
}

static gboolean
is_quote (DopysBlockKind kind)
{
  return kind == DOPYS_BLOCK_QUOTE || kind == DOPYS_BLOCK_QUOTE_SOURCE;
}

static gboolean
is_spare (DopysDocument *document, guint i)
{
  DopysBlock *block = dopys_document_get_block (document, i);
  return i + 1 == dopys_document_get_n_blocks (document) && dopys_block_is_text (block) &&
         dopys_block_get_length (block) == 0;
}

char *
dopys_html_write (DopysDocument *document, DopysPlacementFunc placement, gpointer user_data)
{
  Writer writer = { .out = g_string_new (NULL), .placement = placement, .user_data = user_data };

  for (guint i = 0; i < dopys_document_get_n_blocks (document) && !is_spare (document, i); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      DopysBlockKind kind = dopys_block_get_kind (block);
      if (kind != DOPYS_BLOCK_LIST_ITEM)
        close_lists (&writer, 0);
      if (is_quote (kind) != writer.in_quote)
        {
          writer.in_quote = is_quote (kind);
          g_string_append (writer.out, writer.in_quote ? "<blockquote>\n" : "</blockquote>\n");
        }
      write_block (&writer, block);
      if (kind == DOPYS_BLOCK_QUOTE_SOURCE && writer.in_quote)
        {
          writer.in_quote = FALSE; /* what follows is another quote */
          g_string_append (writer.out, "</blockquote>\n");
        }
    }
  close_lists (&writer, 0);
  if (writer.in_quote)
    g_string_append (writer.out, "</blockquote>\n");
  return g_string_free (writer.out, FALSE);
}

/* ---- text ---- */

static void
append_plain (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\u2028", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);
  g_string_append (out, joined);
}

static void
write_plain_block (GString *out, DopysBlock *block, guint number)
{
  const DopysBlockFormat *format;
  DopysMedia *media = dopys_block_get_media (block);

  if (dopys_block_get_kind (block) == DOPYS_BLOCK_SEPARATOR)
    g_string_append (out, "* * *");
  if (dopys_block_get_embed (block))
    g_string_append (out, dopys_block_get_embed (block));
  if (dopys_block_get_table (block))
    dopys_table_markup_write_text (out, dopys_block_get_table (block));
  for (guint i = 0; media && i < dopys_media_get_n_photos (media); i++)
    {
      DopysPhoto *photo = dopys_media_get_photo (media, i);
      g_autofree char *words = dopys_credit_dup_words (photo, ". ");
      const char *said = *words ? words : dopys_photo_get_alt (photo);
      if (*said)
        g_string_append_printf (out, "%s[%s]", out->len ? "\n" : "", said);
    }
  if (!dopys_block_is_text (block))
    return;
  format = dopys_block_get_format (block);
  if (format->kind == DOPYS_BLOCK_LIST_ITEM)
    {
      for (guint i = 0; i < format->depth; i++)
        g_string_append (out, "  ");
      if (format->ordered)
        g_string_append_printf (out, "%u. ", number);
      else
        g_string_append (out, "• ");
    }
  else if (format->kind == DOPYS_BLOCK_QUOTE_SOURCE)
    g_string_append (out, "— ");
  append_plain (out, dopys_block_get_text (block));
}

char *
dopys_text_write (DopysDocument *document)
{
  GString *out = g_string_new (NULL);
  guint numbers[DOPYS_LIST_MAX_DEPTH + 1] = { 0 };
  gboolean in_list = FALSE;

  for (guint i = 0; i < dopys_document_get_n_blocks (document) && !is_spare (document, i); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      const DopysBlockFormat *format = dopys_block_is_text (block) ? dopys_block_get_format (block) : NULL;
      gboolean item = format && format->kind == DOPYS_BLOCK_LIST_ITEM;
      guint number = 0;
      if (item)
        {
          if (!in_list)
            memset (numbers, 0, sizeof numbers);
          for (guint deeper = format->depth + 1u; deeper <= DOPYS_LIST_MAX_DEPTH; deeper++)
            numbers[deeper] = 0;
          number = format->start > 1 && numbers[format->depth] == 0 ? format->start : numbers[format->depth] + 1;
          numbers[format->depth] = format->ordered ? number : 0;
        }
      g_autoptr (GString) plain = g_string_new (NULL);
      write_plain_block (plain, block, number);
      if (plain->len > 0)
        {
          if (out->len > 0)
            g_string_append (out, item && in_list ? "\n" : "\n\n");
          g_string_append_len (out, plain->str, (gssize) plain->len);
        }
      in_list = item;
    }
  if (out->len > 0)
    g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
