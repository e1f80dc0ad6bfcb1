/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each piece of the source is read by a strict reader for its kind; whatever differs from what could be written back in
 * the same sense makes the piece one raw block.  Every block remembers its piece, so that untouched ones are written
 * back byte for byte.
 */

#include "dopys-attributes.h"
#include "dopys-block-grammar.h"
#include "dopys-blocks.h"
#include "dopys-credit.h"
#include "dopys-embed-markup.h"
#include "dopys-inline.h"
#include "dopys-table-markup.h"

#include <string.h>

#define LIST_MAX_DEPTH DOPYS_LIST_MAX_DEPTH

/* A cursor over the inside of a block. */
typedef struct
{
  const char *text; /* of the whole content, for the grammar */
  gsize at;
  gsize end;
} Cursor;

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end && strchr (" \t\r\n", cursor->text[cursor->at]))
    cursor->at++;
}

static gboolean
take (Cursor *cursor, const char *expected)
{
  gsize length = strlen (expected);
  if (cursor->end - cursor->at < length || memcmp (cursor->text + cursor->at, expected, length) != 0)
    return FALSE;
  cursor->at += length;
  return TRUE;
}

/* Either of two spellings: what the editor writes now, or what it wrote before classes became explicit. */
static gboolean
take_either (Cursor *cursor, const char *now, const char *before)
{
  return take (cursor, now) || take (cursor, before);
}

/* Gives the stretch up to the mark, and steps over the mark. */
static gboolean
take_until (Cursor *cursor, const char *mark, Cursor *stretch)
{
  const char *start = cursor->text + cursor->at;
  const char *found = memmem (start, cursor->end - cursor->at, mark, strlen (mark));
  if (found == NULL)
    return FALSE;
  *stretch = (Cursor) { cursor->text, cursor->at, (gsize) (found - cursor->text) };
  cursor->at = stretch->end + strlen (mark);
  return TRUE;
}

static gboolean
at_end (Cursor *cursor)
{
  skip_space (cursor);
  return cursor->at == cursor->end;
}

static Cursor
inside (const char *text, const DopysPiece *piece)
{
  return (Cursor) { text, piece->inner_start, piece->inner_end };
}

static gboolean
add_inline (GPtrArray *blocks, const DopysBlockFormat *format, const Cursor *stretch)
{
  DopysBlock *block = dopys_inline_read_block (format, stretch->text + stretch->at, stretch->end - stretch->at);
  if (block)
    g_ptr_array_add (blocks, block);
  return block != NULL;
}

static gboolean
no_attributes (const DopysPiece *piece)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);
  return attributes && dopys_attributes_all_taken (attributes);
}

/* The opening tag for what the attributes of a paragraph say, and its format; NULL if they say more than that. */
static char *
read_paragraph_format (const DopysPiece *piece, DopysBlockFormat *format)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);

  if (attributes == NULL)
    return NULL;
  g_autofree char *class = dopys_attributes_take_string (attributes, "className");
  g_autofree char *align = dopys_attributes_take_string (attributes, "align");
  if (!dopys_attributes_all_taken (attributes))
    return NULL;
  if (class == NULL && align == NULL)
    return g_strdup ("<p>");
  if (format->kind != DOPYS_BLOCK_PARAGRAPH)
    return NULL;
  format->align = (guint8) dopys_inline_align_from_name (align);
  if (class == NULL && format->align && g_str_equal (align, dopys_inline_align_name (format->align)))
    return g_strdup_printf ("<p class=\"has-text-align-%s\">", align);
  if (align || !g_str_equal (class, DOPYS_NOTE_CLASS))
    return NULL;
  format->kind = DOPYS_BLOCK_NOTE;
  return g_strdup ("<p class=\"" DOPYS_NOTE_CLASS "\">");
}

static gboolean
read_paragraph (const char *text, const DopysPiece *piece, DopysBlockKind kind, GPtrArray *blocks)
{
  Cursor cursor = inside (text, piece), stretch;
  DopysBlockFormat format = { .kind = kind };
  g_autofree char *open = read_paragraph_format (piece, &format);

  skip_space (&cursor);
  return open && take (&cursor, open) && take_until (&cursor, "</p>", &stretch) && at_end (&cursor) &&
         add_inline (blocks, &format, &stretch);
}

static gboolean
read_heading (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);
  Cursor cursor = inside (text, piece), stretch;

  if (attributes == NULL)
    return FALSE;
  gint64 level = dopys_attributes_take_int (attributes, "level", 2);
  g_autofree char *align = dopys_attributes_take_string (attributes, "textAlign");
  DopysBlockFormat format = DOPYS_FORMAT_HEADING ((guint8) CLAMP (level, 0, G_MAXUINT8));
  format.align = (guint8) dopys_inline_align_from_name (align);
  if (!dopys_attributes_all_taken (attributes) || level < 2 || level > 4 ||
      g_strcmp0 (align, dopys_inline_align_name (format.align)) != 0)
    return FALSE;
  g_autofree char *class = align ? g_strdup_printf ("has-text-align-%s", align) : NULL;
  g_autofree char *open =
      g_strdup_printf ("<h%d class=\"wp-block-heading%s%s\">", (int) level, class ? " " : "", class ? class : "");
  g_autofree char *old =
      class ? g_strdup_printf ("<h%d class=\"%s\">", (int) level, class) : g_strdup_printf ("<h%d>", (int) level);
  g_autofree char *close = g_strdup_printf ("</h%d>", (int) level);
  skip_space (&cursor);
  return take_either (&cursor, open, old) && take_until (&cursor, close, &stretch) && at_end (&cursor) &&
         add_inline (blocks, &format, &stretch);
}

static gboolean read_list (const char *text, const DopysPiece *piece, guint depth, GPtrArray *blocks);

/* <li>text, then nested lists, </li> */
static gboolean
read_list_item (const char *text, const DopysPiece *piece, const DopysBlockFormat *format, GPtrArray *blocks)
{
  Cursor cursor = inside (text, piece);

  skip_space (&cursor);
  while (cursor.end > cursor.at && strchr (" \t\r\n", text[cursor.end - 1]))
    cursor.end--;
  if (!no_attributes (piece) || !take (&cursor, "<li>") || cursor.end - cursor.at < 5 ||
      memcmp (text + cursor.end - 5, "</li>", 5) != 0)
    return FALSE;
  cursor.end -= 5;
  g_autoptr (GPtrArray) nested = dopys_block_grammar_cut (text, cursor.at, cursor.end);
  Cursor stretch = cursor;
  for (guint i = 0; i < nested->len; i++)
    {
      const DopysPiece *child = g_ptr_array_index (nested, i);
      if (child->block)
        {
          stretch.end = child->start;
          break;
        }
    }
  while (stretch.end > stretch.at && stretch.end < cursor.end && text[stretch.end - 1] == '\n')
    stretch.end--;
  if (!add_inline (blocks, format, &stretch))
    return FALSE;
  const DopysBlockFormat *before = NULL;
  for (guint i = 0; i < nested->len; i++)
    {
      const DopysPiece *child = g_ptr_array_index (nested, i);
      guint first = blocks->len;
      if (!child->block && child->start < stretch.end)
        continue; /* the item's own text */
      if (!child->block || !g_str_equal (child->name, "list") || !read_list (text, child, format->depth + 1, blocks))
        return FALSE;
      const DopysBlockFormat *head = dopys_block_get_format (g_ptr_array_index (blocks, first));
      if (before && before->ordered == head->ordered && head->start <= 1)
        return FALSE; /* as items, two lists of one kind would become one */
      before = head;
    }
  return TRUE;
}

static gboolean
read_list (const char *text, const DopysPiece *piece, guint depth, GPtrArray *blocks)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);
  Cursor cursor = inside (text, piece), stretch;

  if (attributes == NULL || depth > LIST_MAX_DEPTH)
    return FALSE;
  gboolean ordered = dopys_attributes_take_boolean (attributes, "ordered", FALSE);
  gint64 start = dopys_attributes_take_int (attributes, "start", 0);
  if (!dopys_attributes_all_taken (attributes) || start < 0 || start > 1000000 || (start > 0 && !ordered))
    return FALSE;
  g_autofree char *numbered = g_strdup_printf ("<ol start=\"%d\" class=\"wp-block-list\">", (int) start);
  skip_space (&cursor);
  gboolean opened = !ordered    ? take_either (&cursor, "<ul class=\"wp-block-list\">", "<ul>")
                    : start > 0 ? take (&cursor, numbered)
                                : take_either (&cursor, "<ol class=\"wp-block-list\">", "<ol>");
  while (cursor.end > cursor.at && strchr (" \t\r\n", text[cursor.end - 1]))
    cursor.end--;
  if (!opened || cursor.end - cursor.at < 5 || memcmp (text + cursor.end - 5, ordered ? "</ol>" : "</ul>", 5) != 0)
    return FALSE;
  stretch = (Cursor) { text, cursor.at, cursor.end - 5 };
  g_autoptr (GPtrArray) items = dopys_block_grammar_cut (text, stretch.at, stretch.end);
  for (guint i = 0; i < items->len; i++)
    {
      const DopysPiece *item = g_ptr_array_index (items, i);
      DopysBlockFormat format = {
        .kind = DOPYS_BLOCK_LIST_ITEM, .depth = (guint8) depth, .ordered = ordered, .start = i == 0 ? (guint) start : 0
      };
      if (!item->block || !g_str_equal (item->name, "list-item") || !read_list_item (text, item, &format, blocks))
        return FALSE;
    }
  return items->len > 0;
}

static gboolean
read_quote (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  Cursor cursor = inside (text, piece), stretch;

  skip_space (&cursor);
  if (!no_attributes (piece) || !take (&cursor, "<blockquote class=\"wp-block-quote\">") ||
      !take_until (&cursor, "</blockquote>", &stretch) || !at_end (&cursor))
    return FALSE;
  g_autoptr (GPtrArray) children = dopys_block_grammar_cut (text, stretch.at, stretch.end);
  for (guint i = 0; i < children->len; i++)
    {
      const DopysPiece *child = g_ptr_array_index (children, i);
      Cursor rest = { text, child->start, child->end }, source;
      gboolean good =
          child->block
              ? g_str_equal (child->name, "paragraph") && read_paragraph (text, child, DOPYS_BLOCK_QUOTE, blocks)
              : i == children->len - 1 && i > 0 && take (&rest, "<cite>") && take_until (&rest, "</cite>", &source) &&
                    at_end (&rest) && add_inline (blocks, &DOPYS_FORMAT_QUOTE_SOURCE, &source);
      if (!good)
        return FALSE;
    }
  return blocks->len > 0;
}

/* Plain text of strict inline HTML, or NULL: captions with styles are left to the site. */
static char *
read_lines (const Cursor *stretch)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) runs = NULL;

  if (memchr (stretch->text + stretch->at, '\n', stretch->end - stretch->at) ||
      !dopys_inline_read (stretch->text + stretch->at, stretch->end - stretch->at, &text, &runs))
    return NULL;
  for (guint i = 0; i < runs->len; i++)
    {
      const DopysRun *run = &g_array_index (runs, DopysRun, i);
      if (run->style || run->link)
        return NULL;
    }
  return g_steal_pointer (&text);
}

/* The same of one line. */
static char *
read_plain (const Cursor *stretch)
{
  g_autofree char *text = read_lines (stretch);
  return text && !strstr (text, DOPYS_CREDIT_BREAK) ? g_steal_pointer (&text) : NULL;
}

/* caption: (out): NULL where there is none. */
static gboolean
take_caption (Cursor *cursor, const char *open, char **caption)
{
  Cursor stretch;

  *caption = NULL;
  if (!take (cursor, open))
    return TRUE;
  if (!take_until (cursor, "</figcaption>", &stretch))
    return FALSE;
  *caption = read_lines (&stretch);
  return *caption != NULL;
}

static char *
take_quoted (Cursor *cursor, const char *before)
{
  Cursor stretch;
  if (!take (cursor, before) || !take_until (cursor, "\"", &stretch))
    return NULL;
  return read_plain (&stretch);
}

/* It is written into JSON and into a class. */
static gboolean
is_slug (const char *text)
{
  return *text && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen (text);
}

/* One wp:image; NULL if it is more than this program can say. */
static DopysMedia *
read_image (const char *text, const DopysPiece *piece)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);
  Cursor cursor = inside (text, piece);

  if (attributes == NULL)
    return NULL;
  gint64 id = dopys_attributes_take_int (attributes, "id", 0);
  g_autofree char *size = dopys_attributes_take_string (attributes, "sizeSlug");
  g_autofree char *link = dopys_attributes_take_string (attributes, "linkDestination");
  g_autofree char *align = dopys_attributes_take_string (attributes, "align");
  gboolean wide = g_strcmp0 (align, "wide") == 0;
  if (!dopys_attributes_all_taken (attributes) || size == NULL || !is_slug (size) || g_strcmp0 (link, "none") != 0 ||
      (align && !wide))
    return NULL;

  g_autofree char *open =
      g_strdup_printf ("<figure class=\"wp-block-image %ssize-%s\"><img ", wide ? "alignwide " : "", size);
  g_autofree char *class = id ? g_strdup_printf ("\" class=\"wp-image-%" G_GINT64_FORMAT "\"", id) : g_strdup ("\"");
  skip_space (&cursor);
  if (!take (&cursor, open))
    return NULL;
  g_autofree char *url = take_quoted (&cursor, "src=\"");
  g_autofree char *alt = url ? take_quoted (&cursor, " alt=\"") : NULL;
  cursor.at--; /* the closing quote belongs to class */
  g_autofree char *caption = NULL;
  if (alt == NULL || !take (&cursor, class) || !take_either (&cursor, "/>", " />") ||
      !take_caption (&cursor, "<figcaption class=\"wp-element-caption\">", &caption) || !take (&cursor, "</figure>") ||
      !at_end (&cursor))
    return NULL;
  g_autoptr (DopysPhoto) bare = dopys_photo_new_remote (url, id);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (bare, alt);
  g_autoptr (DopysPhoto) photo = dopys_credit_take_words (described, caption ? caption : "");
  if (photo == NULL)
    return NULL;
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  const DopysMediaLayout layout = { .wide = wide, .size_slug = size };
  return dopys_media_with_layout (media, &layout);
}

static gboolean
read_single (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  g_autoptr (DopysMedia) media = read_image (text, piece);
  if (media)
    g_ptr_array_add (blocks, dopys_block_new_media (media));
  return media != NULL;
}

/* All photos of a gallery must agree in what the gallery can say of them only as a whole. */
static gboolean
collect_photos (const char *text, const Cursor *stretch, GPtrArray *photos, char **size, char **caption)
{
  g_autoptr (GPtrArray) children = dopys_block_grammar_cut (text, stretch->at, stretch->end);

  for (guint i = 0; i < children->len; i++)
    {
      const DopysPiece *child = g_ptr_array_index (children, i);
      Cursor rest = { text, child->start, child->end };
      if (!child->block && i == children->len - 1 && i > 0)
        return take_caption (&rest, "<figcaption class=\"blocks-gallery-caption wp-element-caption\">", caption) &&
               *caption && !strstr (*caption, DOPYS_CREDIT_BREAK) && at_end (&rest);
      g_autoptr (DopysMedia) media =
          child->block && g_str_equal (child->name, "image") ? read_image (text, child) : NULL;
      if (media == NULL || dopys_media_get_layout (media)->wide)
        return FALSE;
      const char *own_size = dopys_media_get_layout (media)->size_slug;
      if (*size == NULL)
        *size = g_strdup (own_size);
      if (g_strcmp0 (*size, own_size) != 0)
        return FALSE;
      g_ptr_array_add (photos, dopys_photo_ref (dopys_media_get_photo (media, 0)));
    }
  return photos->len > 0;
}

static gboolean
read_gallery (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  g_autoptr (DopysAttributes) attributes = dopys_attributes_parse (piece->attributes);
  Cursor cursor = inside (text, piece);

  if (attributes == NULL)
    return FALSE;
  gint64 columns = dopys_attributes_take_int (attributes, "columns", 0);
  gboolean crop = dopys_attributes_take_boolean (attributes, "imageCrop", TRUE);
  g_autofree char *link = dopys_attributes_take_string (attributes, "linkTo");
  g_autofree char *align = dopys_attributes_take_string (attributes, "align");
  gboolean wide = g_strcmp0 (align, "wide") == 0;
  if (!dopys_attributes_all_taken (attributes) || columns < 0 || columns > 8 || g_strcmp0 (link, "none") != 0 ||
      (align && !wide))
    return FALSE;
  g_autofree char *number = columns ? g_strdup_printf ("%d", (int) columns) : g_strdup ("default");
  g_autofree char *open = g_strdup_printf ("<figure class=\"wp-block-gallery %shas-nested-images columns-%s%s\">",
                                           wide ? "alignwide " : "", number, crop ? " is-cropped" : "");
  skip_space (&cursor);
  while (cursor.end > cursor.at && strchr (" \t\r\n", text[cursor.end - 1]))
    cursor.end--;
  if (!take (&cursor, open) || cursor.end - cursor.at < 9 || memcmp (text + cursor.end - 9, "</figure>", 9) != 0)
    return FALSE;
  cursor.end -= 9;

  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autofree char *caption = NULL, *size = NULL;
  if (!collect_photos (text, &cursor, photos, &size, &caption))
    return FALSE;
  g_autoptr (DopysMedia) plain = dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, caption);
  const DopysMediaLayout layout = { (guint) columns, !crop, wide, size, NULL };
  g_autoptr (DopysMedia) media = dopys_media_with_layout (plain, &layout);
  g_ptr_array_add (blocks, dopys_block_new_media (media));
  return TRUE;
}

static gboolean
read_separator (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  Cursor cursor = inside (text, piece);

  skip_space (&cursor);
  if (!no_attributes (piece) || !take (&cursor, "<hr class=\"wp-block-separator has-alpha-channel-opacity\"") ||
      !take_either (&cursor, "/>", " />") || !at_end (&cursor))
    return FALSE;
  g_ptr_array_add (blocks, dopys_block_new_separator ());
  return TRUE;
}

static gboolean
read_more (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  Cursor cursor = inside (text, piece);

  skip_space (&cursor);
  if (!no_attributes (piece) || !take (&cursor, "<!--more-->") || !at_end (&cursor))
    return FALSE;
  g_ptr_array_add (blocks, dopys_block_new_more ());
  return TRUE;
}

static gboolean
read_embed (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  g_autofree char *address =
      dopys_embed_markup_read (text + piece->inner_start, piece->inner_end - piece->inner_start, piece->attributes);
  if (address)
    g_ptr_array_add (blocks, dopys_block_new_embed (address));
  return address != NULL;
}

static gboolean
read_table (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  g_autoptr (DopysTable) table =
      dopys_table_markup_read (text + piece->inner_start, piece->inner_end - piece->inner_start, piece->attributes);
  if (table)
    g_ptr_array_add (blocks, dopys_block_new_table (table));
  return table != NULL;
}

static gboolean
read_piece (const char *text, const DopysPiece *piece, GPtrArray *blocks)
{
  if (!piece->block || !g_utf8_validate_len (text + piece->start, piece->end - piece->start, NULL))
    return FALSE;
  if (g_str_equal (piece->name, "paragraph"))
    return read_paragraph (text, piece, DOPYS_BLOCK_PARAGRAPH, blocks);
  if (g_str_equal (piece->name, "heading"))
    return read_heading (text, piece, blocks);
  if (g_str_equal (piece->name, "list"))
    return read_list (text, piece, 0, blocks);
  if (g_str_equal (piece->name, "quote"))
    return read_quote (text, piece, blocks);
  if (g_str_equal (piece->name, "image"))
    return read_single (text, piece, blocks);
  if (g_str_equal (piece->name, "gallery"))
    return read_gallery (text, piece, blocks);
  if (g_str_equal (piece->name, "separator"))
    return read_separator (text, piece, blocks);
  if (g_str_equal (piece->name, "more"))
    return read_more (text, piece, blocks);
  if (g_str_equal (piece->name, "embed"))
    return read_embed (text, piece, blocks);
  if (g_str_equal (piece->name, "table"))
    return read_table (text, piece, blocks);
  return FALSE;
}

/* Appends the piece's blocks with their origin; returns the origin for the next piece to follow. */
static DopysOrigin *
add_piece (GBytes *content, const char *text, const DopysPiece *piece, gsize gap_start, DopysOrigin *previous,
           GPtrArray *all)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (GBytes) before = g_bytes_new_from_bytes (content, gap_start, piece->start - gap_start);
  g_autoptr (GBytes) source = g_bytes_new_from_bytes (content, piece->start, piece->end - piece->start);

  if (!read_piece (text, piece, blocks))
    {
      g_ptr_array_set_size (blocks, 0);
      g_ptr_array_add (blocks, dopys_block_new_raw (source));
    }
  DopysOrigin *origin = dopys_origin_new (before, source, blocks->len, previous);
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (all, dopys_block_with_origin (g_ptr_array_index (blocks, i), origin, i));
  return origin;
}

DopysDocument *
dopys_blocks_read (GBytes *content)
{
  gsize size;
  const char *text = g_bytes_get_data (content, &size);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysOrigin) last = NULL;
  gsize gap_start = 0;

  g_autoptr (GPtrArray) pieces = dopys_block_grammar_cut (size ? text : "", 0, size);
  for (guint i = 0; i < pieces->len; i++)
    {
      const DopysPiece *piece = g_ptr_array_index (pieces, i);
      DopysOrigin *origin = add_piece (content, text, piece, gap_start, last, all);
      g_clear_pointer (&last, dopys_origin_unref);
      last = origin;
      gap_start = piece->end;
    }
  if (last)
    {
      g_autoptr (GBytes) after = g_bytes_new_from_bytes (content, gap_start, size - gap_start);
      dopys_origin_set_after (last, after);
    }
  else if (size > 0)
    {
      /* Nothing but white space: still somebody's bytes. */
      g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
      g_autoptr (DopysOrigin) origin = dopys_origin_new (nothing, content, 1, NULL);
      g_autoptr (DopysBlock) raw = dopys_block_new_raw (content);
      g_ptr_array_add (all, dopys_block_with_origin (raw, origin, 0));
    }
  if (all->len == 0)
    return dopys_document_new_empty ();
  return dopys_document_new ((DopysBlock *const *) all->pdata, all->len);
}
