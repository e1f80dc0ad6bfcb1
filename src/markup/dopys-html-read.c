/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML, parsed by libxml2 and walked once: block elements begin blocks, inline elements set styles, the rest is
 * dropped. White space collapses as in browsers; no two words join where a block or a line break stood between them.
 */

#include "dopys-error.h"
#include "dopys-html-css.h"
#include "dopys-html-link.h"
#include "dopys-html-node.h"
#include "dopys-html-photos.h"
#include "dopys-html-picture.h"
#include "dopys-html-source.h"
#include "dopys-html-table.h"
#include "dopys-html-text.h"
#include "dopys-html-word.h"
#include "dopys-html.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_PASTED_BYTES (96 * 1024 * 1024) /* with its pictures */

typedef struct
{
  DopysHtmlText text;
  DopysHtmlPhotos photos;
  guint depth;
  guint list_depth;
  GPtrArray *gallery; /* collects photos while inside a gallery */
  guint n_photos;     /* so far */
  char *caption;      /* of the figure that is being read */
  gboolean has_title; /* the only h1 is the title */
  char *title;
} Reader;

static void walk_children (Reader *reader, xmlNode *node);

/* ---- pictures ---- */

static void
add_photo (Reader *reader, DopysPhoto *photo)
{
  reader->n_photos++;
  if (reader->gallery)
    {
      g_ptr_array_add (reader->gallery, dopys_photo_ref (photo));
      return;
    }
  dopys_html_text_flush (&reader->text);
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  g_ptr_array_add (reader->text.blocks, dopys_block_new_media (media));
}

static void
read_image (Reader *reader, xmlNode *node)
{
  g_autofree char *alt = dopys_html_node_dup_line (node, "alt");
  DopysHtmlPictureKind kind = dopys_html_picture_judge (node, alt);

  if (kind == DOPYS_HTML_PICTURE_EMOJI)
    dopys_html_text_add (&reader->text, alt);
  if (kind != DOPYS_HTML_PICTURE)
    return;
  g_autoptr (DopysPhoto) photo = dopys_html_photos_find (&reader->photos, node, alt);
  if (photo == NULL)
    return;
  if (reader->caption == NULL)
    {
      add_photo (reader, photo);
      return;
    }
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (photo, reader->caption);
  add_photo (reader, captioned);
}

static gboolean
is_caption (xmlNode *node)
{
  return dopys_html_node_is (node, "figcaption") || dopys_html_node_has_class (node, "wp-caption-text");
}

static gboolean
is_figure (xmlNode *node)
{
  return dopys_html_node_is (node, "figure") || dopys_html_node_has_class (node, "wp-caption") ||
         dopys_html_node_has_class (node, "gallery-item");
}

static xmlNode *
find_caption (xmlNode *node, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      xmlNode *found = is_caption (child) ? child : is_figure (child) ? NULL : find_caption (child, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

/* The caption, which is then not read where it stands. */
static xmlNode *
take_caption (xmlNode *node)
{
  xmlNode *caption = find_caption (node, 0);

  if (caption)
    caption->_private = caption;
  return caption;
}

/* A figure with several pictures, or what says that it is a gallery. */
static gboolean
is_gallery (xmlNode *node)
{
  gboolean named = dopys_html_node_has_class (node, "gallery") ||
                   dopys_html_node_has_class (node, "wp-block-gallery") ||
                   dopys_html_node_has_class (node, "blocks-gallery-grid");
  return (named || dopys_html_node_is (node, "figure")) && dopys_html_node_count (node, "img") > (named ? 0 : 1);
}

static void
read_block (Reader *reader, xmlNode *node, DopysBlockFormat format)
{
  DopysBlockFormat outer = reader->text.format;
  dopys_html_text_flush (&reader->text);
  reader->text.format = format;
  walk_children (reader, node);
  dopys_html_text_flush (&reader->text);
  reader->text.format = outer;
}

static void
read_gallery (Reader *reader, xmlNode *node)
{
  xmlNode *caption = take_caption (node);

  dopys_html_text_flush (&reader->text);
  reader->gallery = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  walk_children (reader, node);
  g_autoptr (GPtrArray) photos = g_steal_pointer (&reader->gallery);
  dopys_html_text_flush (&reader->text);
  if (photos->len > 0)
    {
      g_autofree char *words = caption ? dopys_html_node_dup_text (caption) : NULL;
      g_autoptr (DopysMedia) media = dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, words);
      g_ptr_array_add (reader->text.blocks, dopys_block_new_media (media));
    }
  else if (caption)
    read_block (reader, caption, DOPYS_FORMAT_PARAGRAPH);
}

/* What stands below something other than a picture, or below one that was lost, is text: whose words a quote is, what a
 * table shows. */
static void
read_figure (Reader *reader, xmlNode *node)
{
  xmlNode *caption = take_caption (node);
  guint n_photos = reader->n_photos;
  gboolean picture = dopys_html_node_count (node, "img") > 0;
  g_autofree char *outer = g_steal_pointer (&reader->caption);

  dopys_html_text_flush (&reader->text);
  reader->caption = caption && picture ? dopys_html_node_dup_text (caption) : NULL;
  walk_children (reader, node);
  g_free (reader->caption);
  reader->caption = g_steal_pointer (&outer);
  dopys_html_text_flush (&reader->text);
  if (caption && reader->n_photos == n_photos)
    {
      GPtrArray *blocks = reader->text.blocks;
      DopysBlock *last = blocks->len ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
      gboolean quoted = last && dopys_block_get_kind (last) == DOPYS_BLOCK_QUOTE;
      guint at = blocks->len;
      read_block (reader, caption, quoted ? DOPYS_FORMAT_QUOTE_SOURCE : DOPYS_FORMAT_PARAGRAPH);
      dopys_html_table_take_caption (blocks, at);
    }
}

/* ---- lists and quotes ---- */

static void
read_list (Reader *reader, xmlNode *node, gboolean ordered)
{
  DopysBlockFormat outer = reader->text.format;
  g_autofree char *start = dopys_html_node_dup_attribute (node, "start");
  guint64 number = ordered && start ? g_ascii_strtoull (start, NULL, 10) : 0;

  dopys_html_text_flush (&reader->text);
  reader->text.format = ordered ? DOPYS_FORMAT_NUMBER (0) : DOPYS_FORMAT_BULLET (0);
  reader->text.format.depth = (guint8) MIN (reader->list_depth, DOPYS_LIST_MAX_DEPTH);
  reader->text.format.start = number > 1 && number <= 1000000 ? (guint) number : 0;
  reader->list_depth++;
  walk_children (reader, node);
  reader->list_depth--;
  dopys_html_text_flush (&reader->text);
  reader->text.format = outer;
}

/* Word on the web makes a list of each item, and tells its level aside. */
static void
read_item (Reader *reader, xmlNode *node)
{
  gboolean listed = reader->text.format.kind == DOPYS_BLOCK_LIST_ITEM;
  DopysBlockFormat format = listed ? reader->text.format : DOPYS_FORMAT_BULLET (0);
  g_autofree char *level = dopys_html_node_dup_attribute (node, "aria-level");
  g_autofree char *word_level = level ? NULL : dopys_html_node_dup_attribute (node, "data-aria-level");
  g_autofree char *value = format.ordered ? dopys_html_node_dup_attribute (node, "value") : NULL;
  const char *said = level ? level : word_level;
  guint64 depth = said ? g_ascii_strtoull (said, NULL, 10) : 0;
  guint64 number = value ? g_ascii_strtoull (value, NULL, 10) : 0;
  gint outer = reader->text.item;

  if (depth > 0)
    format.depth = (guint8) MIN (depth - 1, DOPYS_LIST_MAX_DEPTH);
  if (number > 0 && number <= 1000000)
    format.start = (guint) number;
  dopys_html_text_flush (&reader->text);
  reader->text.item = DOPYS_HTML_NEW_ITEM;
  read_block (reader, node, format);
  reader->text.item = outer;
  reader->text.format.start = 0;
}

static gboolean
is_blank (xmlNode *node)
{
  if (node->type == XML_TEXT_NODE)
    return node->content == NULL ||
           strspn ((const char *) node->content, " \t\r\n") == strlen ((const char *) node->content);
  g_autofree char *text = dopys_html_node_dup_text (node);
  return *text == '\0';
}

/* A source ends the quote and stands alone in its line; a <cite> amid the words is the name of a book. */
static gboolean
is_source (Reader *reader, xmlNode *node)
{
  if (reader->text.format.kind != DOPYS_BLOCK_QUOTE)
    return FALSE;
  if (dopys_html_node_is (node, "footer"))
    return TRUE;
  if (!dopys_html_node_is (node, "cite") || is_blank (node))
    return FALSE;
  for (xmlNode *at = node; at && !dopys_html_node_is (at, "blockquote"); at = at->parent)
    {
      for (xmlNode *next = at->next; next; next = next->next)
        if (!is_blank (next))
          return FALSE;
      for (xmlNode *before = at->prev; before && at->parent && !dopys_html_node_is (at->parent, "blockquote");
           before = before->prev)
        if (!is_blank (before))
          return FALSE;
    }
  return TRUE;
}

/* ---- elements ---- */

static void
read_link (Reader *reader, xmlNode *node)
{
  const char *outer = reader->text.link;
  g_autofree char *href = dopys_html_node_dup_attribute (node, "href");
  g_autofree char *address = href ? dopys_html_link_clean (href) : NULL;

  if (address)
    reader->text.link = g_intern_string (address);
  walk_children (reader, node);
  reader->text.link = outer;
}

static void
read_heading (Reader *reader, xmlNode *node, guint level)
{
  g_autofree char *words = level == 1 && reader->has_title ? dopys_html_node_dup_text (node) : NULL;

  if (words && *words)
    {
      dopys_html_text_flush (&reader->text);
      reader->title = g_steal_pointer (&words);
      reader->has_title = FALSE; /* whatever else looks like one */
      return;
    }
  read_block (reader, node, DOPYS_FORMAT_HEADING ((guint8) CLAMP (level, 2, 4)));
}

/* What is in a cell, apart from what is around the table. */
static void
read_cell (xmlNode *cell, GPtrArray *blocks, gpointer user_data)
{
  Reader *reader = user_data;
  GPtrArray *outer = reader->text.blocks;
  guint outer_depth = reader->list_depth;
  gint outer_item = reader->text.item;
  DopysStyle outer_style = reader->text.style;
  g_auto (DopysHtmlCss) css;

  dopys_html_css_read (cell, &css);
  if (dopys_html_css_hides (&css))
    return;
  reader->text.blocks = blocks;
  reader->list_depth = 0;
  reader->text.item = DOPYS_HTML_NO_ITEM;
  reader->text.style = dopys_html_css_restyle (&css, dopys_html_node_get_style (cell) | outer_style);
  read_block (reader, cell, DOPYS_FORMAT_PARAGRAPH);
  reader->text.item = outer_item;
  reader->text.blocks = outer;
  reader->list_depth = outer_depth;
  reader->text.style = outer_style;
}

static void
read_table (Reader *reader, xmlNode *node)
{
  dopys_html_text_flush (&reader->text);
  if (dopys_html_table_is_layout (node))
    read_block (reader, node, reader->text.format);
  else
    dopys_html_table_read (node, read_cell, reader, reader->text.blocks);
}

/* Elements that begin and end blocks; FALSE for others. */
static gboolean
read_block_element (Reader *reader, xmlNode *node, const DopysHtmlCss *css)
{
  guint heading = dopys_html_node_get_heading (node);
  g_autoptr (DopysBlock) object = NULL;
  DopysBlockFormat item;

  if (reader->gallery == NULL && is_gallery (node))
    read_gallery (reader, node);
  else if (is_figure (node))
    read_figure (reader, node);
  else if (heading > 0)
    read_heading (reader, node, heading);
  else if (dopys_html_node_is (node, "ol") || dopys_html_node_is (node, "ul") || dopys_html_node_is (node, "menu") ||
           dopys_html_node_is (node, "dir"))
    read_list (reader, node, dopys_html_node_is (node, "ol"));
  else if (dopys_html_node_is (node, "li"))
    read_item (reader, node);
  else if (dopys_html_node_is_quote (node))
    read_block (reader, node, DOPYS_FORMAT_QUOTE);
  else if (dopys_html_node_is_note (node))
    read_block (reader, node, DOPYS_FORMAT_NOTE);
  else if (is_source (reader, node))
    read_block (reader, node, DOPYS_FORMAT_QUOTE_SOURCE);
  else if ((object = dopys_html_node_dup_object (node)))
    {
      dopys_html_text_flush (&reader->text);
      g_ptr_array_add (reader->text.blocks, g_steal_pointer (&object));
    }
  else if (dopys_html_node_is (node, "table"))
    read_table (reader, node);
  else if (!dopys_html_node_is_block (node) && !dopys_html_css_is_block (css))
    return FALSE;
  else if (dopys_html_word_is_item (node, css, &item))
    read_block (reader, node, item);
  else
    read_block (reader, node, reader->text.format);
  return TRUE;
}

static void
read_inline_element (Reader *reader, xmlNode *node)
{
  if (dopys_html_node_is (node, "img") || dopys_html_node_is (node, "v-imagedata"))
    read_image (reader, node);
  else if (dopys_html_node_is (node, "br"))
    dopys_html_text_add_break (&reader->text);
  else if (dopys_html_node_is (node, "a"))
    read_link (reader, node);
  else if (dopys_html_node_is (node, "q"))
    {
      dopys_html_text_add (&reader->text, "«");
      walk_children (reader, node);
      dopys_html_text_add (&reader->text, "»");
    }
  else
    walk_children (reader, node);
}

static gboolean
is_dropped (xmlNode *node, const DopysHtmlCss *css)
{
  static const char *const dropped[] = { "script",   "style",      "head",           "template", "noscript",
                                         "title",    "textarea",   "select",         "button",   "input",
                                         "datalist", "annotation", "annotation-xml", NULL };

  return node->_private == node || dopys_html_node_is_one_of (node, dropped) || dopys_html_css_hides (css) ||
         dopys_html_node_is_marked_hidden (node);
}

static void
add_heading_number (Reader *reader, xmlNode *mark)
{
  g_autofree char *text = dopys_html_node_dup_text (mark);
  char *end = text;

  while (*end && !g_unichar_isspace (g_utf8_get_char (end))) /* what follows only fills the space to the text */
    end = g_utf8_next_char (end);
  *end = '\0';
  dopys_html_text_add (&reader->text, text);
  dopys_html_text_add (&reader->text, " ");
}

static void
read_element (Reader *reader, xmlNode *node)
{
  DopysHtmlText *text = &reader->text;
  const DopysStyle style = text->style;
  const gboolean pre = text->pre, invisible = text->invisible;
  g_auto (DopysHtmlCss) css;

  dopys_html_css_read (node, &css);
  if (text->format.kind == DOPYS_BLOCK_HEADING && dopys_html_word_is_number (node, &css))
    add_heading_number (reader, node);
  if (is_dropped (node, &css) || dopys_html_photos_lose_embedded (&reader->photos, node))
    return;
  text->style = dopys_html_css_restyle (&css, style | dopys_html_node_get_style (node));
  if (text->link || dopys_html_node_is (node, "a"))
    text->style &= ~DOPYS_STYLE_UNDERLINE; /* links look so by themselves */
  text->pre = dopys_html_css_is_pre (&css, pre || dopys_html_node_is (node, "pre"));
  text->invisible = dopys_html_css_is_invisible (&css, invisible);
  if (!read_block_element (reader, node, &css))
    read_inline_element (reader, node);
  text->style = style;
  text->pre = pre;
  text->invisible = invisible;
}

static void
add_deep_text (Reader *reader, xmlNode *node)
{
  g_autofree char *all = dopys_html_node_dup_all_text (node);
  dopys_html_text_add (&reader->text, all);
}

static void
walk_children (Reader *reader, xmlNode *node)
{
  if (reader->depth == DOPYS_HTML_MAX_DEPTH)
    {
      add_deep_text (reader, node);
      return;
    }
  reader->depth++;
  for (xmlNode *child = node->children; child; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        read_element (reader, child);
      else if (child->type == XML_TEXT_NODE && child->content &&
               g_utf8_validate ((const char *) child->content, -1, NULL))
        dopys_html_text_add (&reader->text, (const char *) child->content);
    }
  reader->depth--;
}

/* ---- the whole ---- */

static DopysDocument *
finish_document (GPtrArray *blocks, gboolean fragment)
{
  DopysBlock *const *each = (DopysBlock *const *) blocks->pdata;

  if (blocks->len == 0)
    return dopys_document_new_empty ();
  return fragment ? dopys_document_new_slice (each, blocks->len) : dopys_document_new (each, blocks->len);
}

/* deep: (out): the parser gave up where elements stand in elements in elements without end. */
static xmlDoc *
parse (const char *html, gboolean *deep)
{
  htmlParserCtxt *context = htmlCreateMemoryParserCtxt (html, (int) strlen (html));

  *deep = FALSE;
  if (context == NULL)
    return NULL;
  htmlCtxtUseOptions (context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding (context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (context);
  *deep = context->disableSAX != 0;
  xmlDoc *doc = context->myDoc;
  htmlFreeParserCtxt (context);
  return doc;
}

static xmlDoc *
parse_all (const char *html)
{
  gboolean deep;
  xmlDoc *doc = parse (html, &deep);

  if (!deep)
    return doc;
  g_autofree char *flat = dopys_html_source_flatten (html);
  g_clear_pointer (&doc, xmlFreeDoc);
  return parse (flat, &deep);
}

static char *
read_document (Reader *reader, const char *html, gboolean fragment)
{
  char *title = NULL;
  xmlDoc *doc = parse_all (html);

  if (doc == NULL)
    return NULL;
  dopys_html_photos_match (&reader->photos, doc);
  reader->has_title = !fragment && dopys_html_node_count ((xmlNode *) doc, "h1") == 1;
  dopys_html_css_take_sheets (doc);
  walk_children (reader, (xmlNode *) doc);
  dopys_html_text_flush (&reader->text);
  if (!fragment)
    title = reader->title ? reader->title : dopys_html_node_dup_title (xmlDocGetRootElement (doc));
  dopys_html_css_drop_sheets (doc);
  xmlFreeDoc (doc);
  return title;
}

static DopysHtml *
read_with (Reader *reader, const char *html, gssize length, gboolean fragment, GError **error)
{
  gsize size = length < 0 ? strlen (html) : (gsize) length;
  g_autofree char *clean = size <= MAX_PASTED_BYTES ? dopys_html_source_clean (html, size) : NULL;
  g_autofree char *taken =
      clean && reader->photos.pictures ? dopys_html_picture_take_data (clean, reader->photos.pictures) : NULL;
  const char *source = taken ? taken : clean;

  if (source == NULL || strlen (source) > DOPYS_HTML_MAX_BYTES)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                           _ ("The text is larger than 16 MB. Nothing was taken over; bring it in parts."));
      return NULL;
    }

  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  dopys_html_text_init (&reader->text, blocks);
  DopysHtml *self = g_new0 (DopysHtml, 1);
  self->title = read_document (reader, source, fragment);
  dopys_html_text_renumber (blocks);
  self->document = finish_document (blocks, fragment);
  self->n_left_out = reader->photos.n_left_out;
  self->losses = g_ptr_array_ref (reader->photos.losses);
  dopys_html_text_clear (&reader->text);
  return self;
}

static DopysHtml *
read_html (const char *html, gssize length, gboolean fragment, DopysImageFunc image, const DopysHtmlPaste *paste,
           gpointer user_data, GError **error)
{
  Reader reader = { .depth = 0 };

  dopys_html_photos_init (&reader.photos, image, paste, user_data);
  DopysHtml *self = read_with (&reader, html, length, fragment, error);
  g_ptr_array_unref (reader.photos.losses);
  dopys_html_photos_clear (&reader.photos);
  return self;
}

DopysHtml *
dopys_html_read (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error)
{
  return read_html (html, length, FALSE, image, NULL, user_data, error);
}

DopysHtml *
dopys_html_read_fragment (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error)
{
  return read_html (html, length, TRUE, image, NULL, user_data, error);
}

DopysHtml *
dopys_html_read_pasted (const char *html, gssize length, const DopysHtmlPaste *paste, GError **error)
{
  return read_html (html, length, TRUE, NULL, paste, paste->user_data, error);
}

void
dopys_html_free (DopysHtml *self)
{
  g_free (self->title);
  g_clear_pointer (&self->document, dopys_document_unref);
  g_ptr_array_unref (self->losses);
  g_free (self);
}
