/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML, parsed by libxml2 and walked once: block elements begin blocks, inline elements set styles, the rest is
 * dropped. White space collapses as in browsers; no two words join where a block or a line break stood between them.
 */

#include "dopys-error.h"
#include "dopys-html-node.h"
#include "dopys-html-source.h"
#include "dopys-html-table.h"
#include "dopys-html.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define LINE_BREAK "\u2028"

typedef struct
{
  GPtrArray *blocks;
  DopysImageFunc image;
  gpointer user_data;
  guint n_left_out;
  GString *text;
  GArray *runs;
  DopysBlockFormat format;
  DopysStyle style;
  const char *link;
  gboolean space; /* a space is due before the next character, in the look of where it stood */
  DopysStyle space_style;
  const char *space_link;
  gboolean pre; /* line ends count */
  guint depth;
  guint list_depth;
  GPtrArray *gallery; /* collects photos while inside a gallery */
  guint n_figures;    /* open around here */
  char *caption;      /* of the figure that is being read */
  gboolean has_title; /* the only h1 is the title */
  char *title;
} Reader;

static void walk_children (Reader *reader, xmlNode *node);

/* ---- text ---- */

static void
append (Reader *reader, const char *text, gsize length, DopysStyle style, const char *link)
{
  guint characters = (guint) g_utf8_strlen (text, (gssize) length);
  DopysRun *last = reader->runs->len ? &g_array_index (reader->runs, DopysRun, reader->runs->len - 1) : NULL;

  g_string_append_len (reader->text, text, (gssize) length);
  if (last && last->style == style && last->link == link)
    last->length += characters;
  else
    {
      DopysRun run = { characters, style, link };
      g_array_append_val (reader->runs, run);
    }
}

/* Ends the block under construction, if it holds anything that can be seen. */
static void
flush (Reader *reader)
{
  gboolean seen = FALSE;

  while (g_str_has_suffix (reader->text->str, LINE_BREAK))
    g_string_truncate (reader->text, reader->text->len - strlen (LINE_BREAK));
  for (const char *p = reader->text->str; *p && !seen; p = g_utf8_next_char (p))
    seen = !g_unichar_isspace (g_utf8_get_char (p));
  if (seen)
    {
      g_ptr_array_add (reader->blocks,
                       dopys_block_new_text (&reader->format, reader->text->str,
                                             (const DopysRun *) (void *) reader->runs->data, reader->runs->len));
      reader->format.start = 0; /* only the first item has the number */
    }
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->runs, 0);
  reader->space = FALSE;
}

/* A second break in a row is how web forms part paragraphs. */
static void
add_break (Reader *reader)
{
  reader->space = FALSE;
  if (g_str_has_suffix (reader->text->str, LINE_BREAK))
    flush (reader);
  else if (reader->text->len > 0)
    append (reader, LINE_BREAK, strlen (LINE_BREAK), reader->style, reader->link);
}

static void
add_character (Reader *reader, const char *p)
{
  if (reader->space && reader->text->len > 0 && !g_str_has_suffix (reader->text->str, LINE_BREAK))
    append (reader, " ", 1, reader->space_style, reader->space_link);
  reader->space = FALSE;
  append (reader, p, (gsize) (g_utf8_next_char (p) - p), reader->style, reader->link);
}

static void
add_text (Reader *reader, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\n' && reader->pre)
        add_break (reader);
      else if (c <= ' ' || c == 0x7f || c == 0x2028 || c == 0x2029)
        {
          if (reader->space)
            continue;
          reader->space = TRUE;
          reader->space_style = reader->style;
          reader->space_link = reader->link;
        }
      else if (c != 0xfffc && c != 0xfeff) /* what the document uses for itself, and what no text needs */
        add_character (reader, p);
    }
}

/* ---- pictures ---- */

static void
add_photo (Reader *reader, DopysPhoto *photo)
{
  if (reader->gallery)
    {
      g_ptr_array_add (reader->gallery, dopys_photo_ref (photo));
      return;
    }
  flush (reader);
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  g_ptr_array_add (reader->blocks, dopys_block_new_media (media));
}

static DopysPhoto *
find_photo (Reader *reader, const char *src, const char *alt)
{
  if (reader->image)
    return reader->image (src, alt, reader->user_data);
  if (!g_str_has_prefix (src, "http://") && !g_str_has_prefix (src, "https://"))
    return NULL;
  g_autoptr (DopysPhoto) bare = dopys_photo_new_remote (src, 0);
  return dopys_photo_with_alt (bare, alt);
}

static void
read_image (Reader *reader, xmlNode *node)
{
  g_autofree char *src = dopys_html_node_dup_source (node);
  g_autofree char *alt = dopys_html_node_dup_line (node, "alt");
  g_autoptr (DopysPhoto) photo = src && *src ? find_photo (reader, src, alt) : NULL;

  if (photo == NULL)
    {
      reader->n_left_out++;
      return;
    }
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

static xmlNode *
find_caption (xmlNode *node)
{
  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && is_caption (child))
      return child;
  return NULL;
}

static gboolean
is_figure (xmlNode *node)
{
  return dopys_html_node_is (node, "figure") || dopys_html_node_has_class (node, "wp-caption") ||
         dopys_html_node_has_class (node, "gallery-item");
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
read_gallery (Reader *reader, xmlNode *node)
{
  xmlNode *caption = find_caption (node);

  flush (reader);
  reader->gallery = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  reader->n_figures++;
  walk_children (reader, node);
  reader->n_figures--;
  g_autoptr (GPtrArray) photos = g_steal_pointer (&reader->gallery);
  flush (reader);
  if (photos->len == 0)
    return;
  g_autofree char *words = caption ? dopys_html_node_dup_text (caption) : NULL;
  g_autoptr (DopysMedia) media = dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, words);
  g_ptr_array_add (reader->blocks, dopys_block_new_media (media));
}

static void
read_block (Reader *reader, xmlNode *node, DopysBlockFormat format)
{
  DopysBlockFormat outer = reader->format;
  flush (reader);
  reader->format = format;
  walk_children (reader, node);
  flush (reader);
  reader->format = outer;
}

/* What stands below something other than a picture is text: whose words a quote is, what a table shows. */
static void
read_figure (Reader *reader, xmlNode *node)
{
  xmlNode *caption = find_caption (node);
  gboolean picture = dopys_html_node_count (node, "img") > 0;
  g_autofree char *outer = g_steal_pointer (&reader->caption);

  flush (reader);
  reader->caption = caption && picture ? dopys_html_node_dup_text (caption) : NULL;
  reader->n_figures++;
  walk_children (reader, node);
  reader->n_figures--;
  g_free (reader->caption);
  reader->caption = g_steal_pointer (&outer);
  flush (reader);
  if (caption && !picture)
    {
      DopysBlock *last = reader->blocks->len ? g_ptr_array_index (reader->blocks, reader->blocks->len - 1) : NULL;
      gboolean quoted = last && dopys_block_get_kind (last) == DOPYS_BLOCK_QUOTE;
      guint at = reader->blocks->len;
      read_block (reader, caption, quoted ? DOPYS_FORMAT_QUOTE_SOURCE : DOPYS_FORMAT_PARAGRAPH);
      dopys_html_table_take_caption (reader->blocks, at);
    }
}

/* ---- lists and quotes ---- */

static void
read_list (Reader *reader, xmlNode *node, gboolean ordered)
{
  DopysBlockFormat outer = reader->format;
  g_autofree char *start = dopys_html_node_dup_attribute (node, "start");
  guint64 number = ordered && start ? g_ascii_strtoull (start, NULL, 10) : 0;

  flush (reader);
  reader->format = ordered ? DOPYS_FORMAT_NUMBER (0) : DOPYS_FORMAT_BULLET (0);
  reader->format.depth = (guint8) MIN (reader->list_depth, DOPYS_LIST_MAX_DEPTH);
  reader->format.start = number > 1 && number <= 1000000 ? (guint) number : 0;
  reader->list_depth++;
  walk_children (reader, node);
  reader->list_depth--;
  flush (reader);
  reader->format = outer;
}

static void
read_item (Reader *reader, xmlNode *node)
{
  gboolean listed = reader->format.kind == DOPYS_BLOCK_LIST_ITEM;
  read_block (reader, node, listed ? reader->format : DOPYS_FORMAT_BULLET (0));
  reader->format.start = 0;
}

/* The mark that Word writes before an item: «1.», «а)», «·». */
static xmlNode *
find_mark (xmlNode *node, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      g_autofree char *list = dopys_html_node_dup_css (child, "mso-list");
      xmlNode *found = g_strcmp0 (list, "ignore") == 0 ? child : find_mark (child, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

/* Word copies list items as paragraphs: style="mso-list:l0 level1 lfo1". */
static gboolean
read_word_item (Reader *reader, xmlNode *node)
{
  g_autofree char *list = dopys_html_node_dup_css (node, "mso-list");
  const char *level = list ? strstr (list, "level") : NULL;
  xmlNode *mark = level ? find_mark (node, 0) : NULL;

  if (mark == NULL)
    return FALSE;
  g_autofree char *words = dopys_html_node_dup_text (mark);
  guint64 number = g_ascii_strtoull (level + strlen ("level"), NULL, 10);
  guint8 depth = (guint8) CLAMP (number, 1, DOPYS_LIST_MAX_DEPTH + 1) - 1;
  gboolean ordered = g_unichar_isalnum (g_utf8_get_char (words)) && (strchr (words, '.') || strchr (words, ')'));
  read_block (reader, node, ordered ? DOPYS_FORMAT_NUMBER (depth) : DOPYS_FORMAT_BULLET (depth));
  return TRUE;
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
  if (reader->format.kind != DOPYS_BLOCK_QUOTE)
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
  const char *outer = reader->link;
  g_autofree char *href = dopys_html_node_dup_attribute (node, "href");
  static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };
  g_autofree char *scheme = href ? g_uri_parse_scheme (href) : NULL;

  if (scheme && g_strv_contains (schemes, scheme))
    reader->link = g_intern_string (href);
  walk_children (reader, node);
  reader->link = outer;
}

static void
read_heading (Reader *reader, xmlNode *node, guint level)
{
  g_autofree char *words = level == 1 && reader->has_title ? dopys_html_node_dup_text (node) : NULL;

  if (words && *words)
    {
      flush (reader);
      reader->title = g_steal_pointer (&words);
      return;
    }
  read_block (reader, node, DOPYS_FORMAT_HEADING ((guint8) CLAMP (level, 2, 4)));
}

/* What is in a cell, apart from what is around the table. */
static void
read_cell (xmlNode *cell, GPtrArray *blocks, gpointer user_data)
{
  Reader *reader = user_data;
  GPtrArray *outer = reader->blocks;
  guint outer_depth = reader->list_depth;
  DopysStyle outer_style = reader->style;

  reader->blocks = blocks;
  reader->list_depth = 0;
  reader->style = dopys_html_node_restyle (cell, outer_style);
  read_block (reader, cell, DOPYS_FORMAT_PARAGRAPH);
  reader->blocks = outer;
  reader->list_depth = outer_depth;
  reader->style = outer_style;
}

static void
read_table (Reader *reader, xmlNode *node)
{
  flush (reader);
  if (dopys_html_table_is_layout (node))
    read_block (reader, node, reader->format);
  else
    dopys_html_table_read (node, read_cell, reader, reader->blocks);
}

/* Elements that begin and end blocks; FALSE for others. */
static gboolean
read_block_element (Reader *reader, xmlNode *node)
{
  const char *name = (const char *) node->name;

  if (reader->gallery == NULL && is_gallery (node))
    read_gallery (reader, node);
  else if (is_figure (node))
    read_figure (reader, node);
  else if ((name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    read_heading (reader, node, (guint) (name[1] - '0'));
  else if (dopys_html_node_is (node, "ol") || dopys_html_node_is (node, "ul") || dopys_html_node_is (node, "menu") ||
           dopys_html_node_is (node, "dir"))
    read_list (reader, node, dopys_html_node_is (node, "ol"));
  else if (dopys_html_node_is (node, "li"))
    read_item (reader, node);
  else if (dopys_html_node_is (node, "blockquote"))
    read_block (reader, node, DOPYS_FORMAT_QUOTE);
  else if (is_source (reader, node))
    read_block (reader, node, DOPYS_FORMAT_QUOTE_SOURCE);
  else if (dopys_html_node_is (node, "hr"))
    {
      flush (reader);
      g_ptr_array_add (reader->blocks, dopys_block_new_separator ());
    }
  else if (dopys_html_node_is (node, "table"))
    read_table (reader, node);
  else if (!dopys_html_node_is_block (node))
    return FALSE;
  else if (!read_word_item (reader, node))
    {
      gboolean outer = reader->pre;
      reader->pre = outer || dopys_html_node_is (node, "pre");
      read_block (reader, node, reader->format);
      reader->pre = outer;
    }
  return TRUE;
}

static void
read_inline_element (Reader *reader, xmlNode *node)
{
  if (dopys_html_node_is (node, "img"))
    read_image (reader, node);
  else if (dopys_html_node_is (node, "br"))
    add_break (reader);
  else if (dopys_html_node_is (node, "a"))
    read_link (reader, node);
  else if (dopys_html_node_is (node, "q"))
    {
      add_text (reader, "«");
      walk_children (reader, node);
      add_text (reader, "»");
    }
  else
    walk_children (reader, node);
}

static void
read_element (Reader *reader, xmlNode *node)
{
  static const char *const dropped[] = { "script",   "style",  "head",   "template", "noscript", "title",
                                         "textarea", "select", "button", "input",    "datalist", NULL };
  static const char *const embedded[] = {
    "iframe", "object", "embed", "video", "audio", "canvas", "svg", "math", NULL
  };
  DopysStyle outer = reader->style;

  if (dopys_html_node_is_one_of (node, dropped) || dopys_html_node_is_hidden (node) ||
      (reader->n_figures > 0 && is_caption (node)))
    return;
  if (dopys_html_node_is_one_of (node, embedded))
    {
      reader->n_left_out++;
      return;
    }
  reader->style = dopys_html_node_restyle (node, outer);
  if (reader->link || dopys_html_node_is (node, "a"))
    reader->style &= ~DOPYS_STYLE_UNDERLINE; /* links look so by themselves */
  if (!read_block_element (reader, node))
    read_inline_element (reader, node);
  reader->style = outer;
}

static void
walk_children (Reader *reader, xmlNode *node)
{
  if (reader->depth == DOPYS_HTML_MAX_DEPTH)
    return;
  reader->depth++;
  for (xmlNode *child = node->children; child; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        read_element (reader, child);
      else if (child->type == XML_TEXT_NODE && child->content &&
               g_utf8_validate ((const char *) child->content, -1, NULL))
        add_text (reader, (const char *) child->content);
    }
  reader->depth--;
}

/* ---- the whole ---- */

static DopysDocument *
finish_document (Reader *reader, gboolean fragment)
{
  DopysBlock *const *blocks = (DopysBlock *const *) reader->blocks->pdata;

  if (reader->blocks->len == 0)
    return dopys_document_new_empty ();
  return fragment ? dopys_document_new_slice (blocks, reader->blocks->len)
                  : dopys_document_new (blocks, reader->blocks->len);
}

static DopysHtml *
read_html (const char *html, gssize length, gboolean fragment, DopysImageFunc image, gpointer user_data, GError **error)
{
  gsize size = length < 0 ? strlen (html) : (gsize) length;

  if (size > DOPYS_HTML_MAX_BYTES)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                           _ ("The text is larger than 16 MB. Nothing was taken over; bring it in parts."));
      return NULL;
    }

  g_autofree char *clean = dopys_html_source_clean (html, size);
  Reader reader = { .image = image, .user_data = user_data, .format = DOPYS_FORMAT_PARAGRAPH };
  xmlDoc *doc = htmlReadMemory (clean, (int) strlen (clean), NULL, "UTF-8",
                                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  reader.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  reader.text = g_string_new (NULL);
  reader.runs = g_array_new (FALSE, FALSE, sizeof (DopysRun));
  DopysHtml *self = g_new0 (DopysHtml, 1);
  if (doc)
    {
      reader.has_title = !fragment && dopys_html_node_count ((xmlNode *) doc, "h1") == 1;
      walk_children (&reader, (xmlNode *) doc);
      flush (&reader);
      if (!fragment)
        self->title = reader.title ? reader.title : dopys_html_node_dup_title (xmlDocGetRootElement (doc));
      xmlFreeDoc (doc);
    }
  self->document = finish_document (&reader, fragment);
  self->n_left_out = reader.n_left_out;
  g_ptr_array_unref (reader.blocks);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.runs);
  return self;
}

DopysHtml *
dopys_html_read (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error)
{
  return read_html (html, length, FALSE, image, user_data, error);
}

DopysHtml *
dopys_html_read_fragment (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error)
{
  return read_html (html, length, TRUE, image, user_data, error);
}

void
dopys_html_free (DopysHtml *self)
{
  g_free (self->title);
  g_clear_pointer (&self->document, dopys_document_unref);
  g_free (self);
}
