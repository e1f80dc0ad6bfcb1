/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Consecutive blocks that make one WordPress block are a unit: the items of a list, the paragraphs of a quote with its
 * source.  A unit that is exactly what one piece of the source gave, untouched, is written as that piece's bytes.
 */

#include "dopys-blocks.h"
#include "dopys-credit.h"
#include "dopys-embed-markup.h"
#include "dopys-inline.h"
#include "dopys-table-markup.h"

#include <string.h>

typedef struct
{
  GString *out;
  DopysPlacementFunc placement;
  gpointer user_data;
  guint missing;
} Writer;

/* ---- units ---- */

static DopysOrigin *
origin_of (DopysDocument *document, guint i)
{
  return dopys_block_get_origin (dopys_document_get_block (document, i), NULL, NULL);
}

static gboolean
joins (DopysBlockKind before, DopysBlockKind after)
{
  return (before == DOPYS_BLOCK_LIST_ITEM && after == DOPYS_BLOCK_LIST_ITEM) ||
         (before == DOPYS_BLOCK_QUOTE && (after == DOPYS_BLOCK_QUOTE || after == DOPYS_BLOCK_QUOTE_SOURCE));
}

/* Whether the list has to end before item i: at the outermost level, another kind of list or a new number begins. */
static gboolean
list_breaks (DopysDocument *document, guint first, guint i)
{
  const DopysBlockFormat *head = dopys_block_get_format (dopys_document_get_block (document, first));
  const DopysBlockFormat *format = dopys_block_get_format (dopys_document_get_block (document, i));
  return head->kind == DOPYS_BLOCK_LIST_ITEM && format->depth == 0 &&
         (format->ordered != head->ordered || (format->ordered && format->start > 1));
}

/* Whether the first block of a later piece of the source stands at i, and the owner's blocks are all behind: two lists
 * that were two stay two, but an item moved into another list becomes one of its own. */
static gboolean
begins_piece (DopysDocument *document, DopysOrigin *owner, guint i, guint n_blocks)
{
  DopysBlock *block = dopys_document_get_block (document, i);
  guint index, reading, owner_reading;
  DopysOrigin *origin = dopys_block_get_origin (block, &index, NULL);

  if (origin == owner || index != 0 || dopys_block_get_format (block)->depth > 0)
    return FALSE;
  guint place = dopys_origin_get_place (origin, &reading);
  if (dopys_origin_get_place (owner, &owner_reading) >= place || reading != owner_reading)
    return FALSE;
  for (i++; i < n_blocks && joins (dopys_block_get_kind (dopys_document_get_block (document, i - 1)),
                                   dopys_block_get_kind (dopys_document_get_block (document, i)));
       i++)
    if (origin_of (document, i) == owner)
      return FALSE;
  return TRUE;
}

/* owner: (out): the piece that the unit goes on from, or NULL. Blocks written here belong to the piece around them: an
 * item typed into a list from the site joins that list. */
static guint
find_unit_end (DopysDocument *document, guint first, guint n_blocks, DopysOrigin **owner)
{
  guint end = first + 1;

  *owner = origin_of (document, first);
  for (; end < n_blocks; end++)
    {
      DopysOrigin *origin = origin_of (document, end);
      if (!joins (dopys_block_get_kind (dopys_document_get_block (document, end - 1)),
                  dopys_block_get_kind (dopys_document_get_block (document, end))) ||
          list_breaks (document, first, end) || (origin && *owner && begins_piece (document, *owner, end, n_blocks)))
        break;
      if (*owner == NULL)
        *owner = origin;
    }
  return end;
}

static gboolean
is_verbatim (DopysDocument *document, guint first, guint end)
{
  DopysOrigin *origin = origin_of (document, first);

  if (origin == NULL || dopys_origin_get_n_blocks (origin) != end - first)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      guint index;
      gboolean touched;
      if (dopys_block_get_origin (dopys_document_get_block (document, i), &index, &touched) != origin || touched ||
          index != i - first)
        return FALSE;
    }
  return TRUE;
}

/* ---- kinds ---- */

static void
append_bytes (GString *out, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_string_append_len (out, data, (gssize) size);
}

static void
write_paragraph (GString *out, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);

  if (format->kind == DOPYS_BLOCK_NOTE)
    g_string_append (out, "<!-- wp:paragraph {\"className\":\"" DOPYS_NOTE_CLASS "\"} -->\n<p class=\"" DOPYS_NOTE_CLASS
                          "\">");
  else if (format->align)
    g_string_append_printf (out, "<!-- wp:paragraph {\"align\":\"%s\"} -->\n<p class=\"has-text-align-%s\">",
                            dopys_inline_align_name (format->align), dopys_inline_align_name (format->align));
  else
    g_string_append (out, "<!-- wp:paragraph -->\n<p>");
  dopys_inline_write (out, block);
  g_string_append (out, "</p>\n<!-- /wp:paragraph -->");
}

static void
write_heading (GString *out, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  guint level = format->level;
  const char *align = dopys_inline_align_name (format->align);
  g_autofree char *aligned = align ? g_strdup_printf ("\"textAlign\":\"%s\"", align) : NULL;

  g_string_append (out, "<!-- wp:heading ");
  if (level != 2)
    g_string_append_printf (out, "{%s%s\"level\":%u} ", aligned ? aligned : "", aligned ? "," : "", level);
  else if (aligned)
    g_string_append_printf (out, "{%s} ", aligned);
  g_string_append_printf (out, "-->\n<h%u class=\"wp-block-heading%s%s\">", level, align ? " has-text-align-" : "",
                          align ? align : "");
  dopys_inline_write (out, block);
  g_string_append_printf (out, "</h%u>\n<!-- /wp:heading -->", level);
}

/* Items [first, end) of one depth or deeper; the first has the depth. */
static void
write_list (GString *out, DopysDocument *document, guint first, guint end)
{
  const DopysBlockFormat *head = dopys_block_get_format (dopys_document_get_block (document, first));
  const char *tag = head->ordered ? "ol" : "ul";

  g_string_append (out, "<!-- wp:list ");
  if (head->ordered && head->start > 1)
    g_string_append_printf (out, "{\"ordered\":true,\"start\":%u} -->\n<ol start=\"%u\" class=\"wp-block-list\">",
                            head->start, head->start);
  else
    g_string_append_printf (out, "%s-->\n<%s class=\"wp-block-list\">", head->ordered ? "{\"ordered\":true} " : "",
                            tag);
  for (guint i = first; i < end;)
    {
      guint child = i + 1;
      g_string_append (out, i > first ? "\n\n<!-- wp:list-item -->\n<li>" : "<!-- wp:list-item -->\n<li>");
      dopys_inline_write (out, dopys_document_get_block (document, i));
      while (child < end && dopys_block_get_format (dopys_document_get_block (document, child))->depth > head->depth)
        {
          const DopysBlockFormat *nested = dopys_block_get_format (dopys_document_get_block (document, child));
          guint stop = child + 1;
          for (; stop < end; stop++)
            {
              const DopysBlockFormat *next = dopys_block_get_format (dopys_document_get_block (document, stop));
              if (next->depth < nested->depth || (next->depth == nested->depth && (next->ordered != nested->ordered ||
                                                                                   (next->ordered && next->start > 1))))
                break;
            }
          write_list (out, document, child, stop);
          child = stop;
        }
      g_string_append (out, "</li>\n<!-- /wp:list-item -->");
      i = child;
    }
  g_string_append_printf (out, "</%s>\n<!-- /wp:list -->", tag);
}

static void
write_quote (GString *out, DopysDocument *document, guint first, guint end)
{
  g_string_append (out, "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">");
  for (guint i = first; i < end; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      if (dopys_block_get_kind (block) == DOPYS_BLOCK_QUOTE_SOURCE)
        {
          g_string_append (out, "<cite>");
          dopys_inline_write (out, block);
          g_string_append (out, "</cite>");
          continue;
        }
      if (i > first)
        g_string_append (out, "\n\n");
      write_paragraph (out, block);
    }
  g_string_append (out, "</blockquote>\n<!-- /wp:quote -->");
}

static gboolean
find_placement (Writer *writer, DopysPhoto *photo, DopysPlacement *placement)
{
  placement->url = dopys_photo_get_url (photo);
  placement->remote_id = dopys_photo_get_remote_id (photo);
  if (*placement->url != '\0')
    return TRUE;
  if (writer->placement && writer->placement (photo, placement, writer->user_data) && placement->url && *placement->url)
    return TRUE;
  writer->missing++;
  return FALSE;
}

/* FALSE if the site does not have the photo: nothing is written then. */
static gboolean
write_image (Writer *writer, DopysPhoto *photo, const DopysMediaLayout *layout, gboolean single)
{
  GString *out = writer->out;
  const char *size = layout->size_slug ? layout->size_slug : "large";
  gboolean wide = single && layout->wide;
  g_autofree char *words = dopys_credit_dup_words (photo, DOPYS_CREDIT_BREAK);
  DopysPlacement placement;

  if (!find_placement (writer, photo, &placement))
    return FALSE;
  g_string_append (out, "<!-- wp:image {");
  if (placement.remote_id)
    g_string_append_printf (out, "\"id\":%" G_GINT64_FORMAT ",", placement.remote_id);
  g_string_append_printf (out, "\"sizeSlug\":\"%s\",\"linkDestination\":\"none\"%s} -->\n", size,
                          wide ? ",\"align\":\"wide\"" : "");
  g_string_append_printf (out, "<figure class=\"wp-block-image %ssize-%s\"><img src=\"", wide ? "alignwide " : "",
                          size);
  dopys_inline_escape (out, placement.url, -1, TRUE);
  g_string_append (out, "\" alt=\"");
  if (!dopys_photo_get_decorative (photo))
    dopys_inline_escape (out, dopys_photo_get_alt (photo), -1, TRUE);
  if (placement.remote_id)
    g_string_append_printf (out, "\" class=\"wp-image-%" G_GINT64_FORMAT, placement.remote_id);
  g_string_append (out, "\"/>");
  if (*words)
    {
      g_string_append (out, "<figcaption class=\"wp-element-caption\">");
      dopys_inline_escape (out, words, -1, FALSE);
      g_string_append (out, "</figcaption>");
    }
  g_string_append (out, "</figure>\n<!-- /wp:image -->");
  return TRUE;
}

static void
write_gallery (Writer *writer, DopysMedia *media)
{
  const DopysMediaLayout *layout = dopys_media_get_layout (media);
  GString *out = writer->out;
  gsize start = out->len;
  guint written = 0;

  g_string_append (out, "<!-- wp:gallery {");
  if (layout->columns)
    g_string_append_printf (out, "\"columns\":%u,", layout->columns);
  if (layout->natural)
    g_string_append (out, "\"imageCrop\":false,");
  g_string_append_printf (out,
                          "\"linkTo\":\"none\"%s} -->\n<figure class=\"wp-block-gallery %shas-nested-images columns-",
                          layout->wide ? ",\"align\":\"wide\"" : "", layout->wide ? "alignwide " : "");
  if (layout->columns)
    g_string_append_printf (out, "%u", layout->columns);
  else
    g_string_append (out, "default");
  g_string_append_printf (out, "%s\">", layout->natural ? "" : " is-cropped");
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      gsize before = out->len;
      if (written > 0)
        g_string_append (out, "\n\n");
      if (write_image (writer, dopys_media_get_photo (media, i), layout, FALSE))
        written++;
      else
        g_string_truncate (out, before);
    }
  if (*dopys_media_get_caption (media))
    {
      g_string_append (out, "<figcaption class=\"blocks-gallery-caption wp-element-caption\">");
      dopys_inline_escape (out, dopys_media_get_caption (media), -1, FALSE);
      g_string_append (out, "</figcaption>");
    }
  g_string_append (out, "</figure>\n<!-- /wp:gallery -->");
  if (written == 0)
    g_string_truncate (out, start);
}

static void
write_unit (Writer *writer, DopysDocument *document, guint first, guint end)
{
  DopysBlock *block = dopys_document_get_block (document, first);

  switch (dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_PARAGRAPH:
    case DOPYS_BLOCK_NOTE:
      write_paragraph (writer->out, block);
      break;
    case DOPYS_BLOCK_HEADING:
      write_heading (writer->out, block);
      break;
    case DOPYS_BLOCK_LIST_ITEM:
      write_list (writer->out, document, first, end);
      break;
    case DOPYS_BLOCK_QUOTE:
    case DOPYS_BLOCK_QUOTE_SOURCE:
      write_quote (writer->out, document, first, end);
      break;
    case DOPYS_BLOCK_SEPARATOR:
      g_string_append (writer->out,
                       "<!-- wp:separator -->\n<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n"
                       "<!-- /wp:separator -->");
      break;
    case DOPYS_BLOCK_RAW:
      append_bytes (writer->out, dopys_block_get_raw (block));
      break;
    case DOPYS_BLOCK_TABLE:
      dopys_table_markup_write (writer->out, dopys_block_get_table (block));
      break;
    case DOPYS_BLOCK_MORE:
      g_string_append (writer->out, "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->");
      break;
    case DOPYS_BLOCK_EMBED:
      dopys_embed_markup_write (writer->out, dopys_block_get_embed (block));
      break;
    case DOPYS_BLOCK_MEDIA:
      if (dopys_media_is_gallery (dopys_block_get_media (block)))
        write_gallery (writer, dopys_block_get_media (block));
      else
        write_image (writer, dopys_media_get_photo (dopys_block_get_media (block), 0),
                     dopys_media_get_layout (dopys_block_get_media (block)), TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* ---- the whole ---- */

/* The empty last paragraph is the editor's, not the article's. */
static guint
count_written (DopysDocument *document)
{
  guint n = dopys_document_get_n_blocks (document);
  DopysBlock *last = dopys_document_get_block (document, n - 1);
  gboolean touched;
  DopysOrigin *origin = dopys_block_get_origin (last, NULL, &touched);
  gboolean spare = dopys_block_get_kind (last) == DOPYS_BLOCK_PARAGRAPH && dopys_block_get_length (last) == 0 &&
                   (origin == NULL || touched);
  return spare ? n - 1 : n;
}

static void
write_gap (GString *out, DopysOrigin *previous, DopysOrigin *origin, gboolean first)
{
  if (origin && (first || previous) && dopys_origin_follows (first ? NULL : previous, origin))
    append_bytes (out, dopys_origin_get_before (origin));
  else if (!first && out->len > 0)
    g_string_append (out, "\n\n");
}

GBytes *
dopys_blocks_write (DopysDocument *document, DopysPlacementFunc placement, gpointer user_data, guint *missing)
{
  Writer writer = { g_string_new (NULL), placement, user_data, 0 };
  guint n_blocks = count_written (document);
  DopysOrigin *previous = NULL;

  for (guint first = 0; first < n_blocks;)
    {
      DopysOrigin *origin;
      guint end = find_unit_end (document, first, n_blocks, &origin);
      gsize before = writer.out->len;
      write_gap (writer.out, previous, origin, first == 0);
      gsize start = writer.out->len;
      if (is_verbatim (document, first, end))
        append_bytes (writer.out, dopys_origin_get_source (origin));
      else
        write_unit (&writer, document, first, end);
      if (writer.out->len == start)
        g_string_truncate (writer.out, before);
      previous = origin;
      first = end;
    }
  GBytes *after = previous ? dopys_origin_get_after (previous) : NULL;
  if (after)
    append_bytes (writer.out, after);
  if (missing)
    *missing = writer.missing;
  return g_string_free_to_bytes (writer.out);
}
