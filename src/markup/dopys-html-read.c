/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML, parsed by libxml2 and walked once: block elements begin blocks, inline elements set styles, the rest is
 * dropped. White space collapses as in browsers; no two words join where a block or a line break stood between them.
 */

#include "dopys-error.h"
#include "dopys-html.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <string.h>

#define MAX_DEPTH 200

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
  gboolean space; /* a space is due before the next character, in the style it was met in */
  DopysStyle space_style;
  const char *space_link;
  guint depth;
  guint list_depth;
  GPtrArray *gallery; /* collects photos while inside a gallery */
  char *caption;      /* of the figure that was just read */
  char *heading;      /* text of the first h1 */
} Reader;

static void walk_children (Reader *reader, xmlNode *node);

/* ---- text ---- */

static void
append_styled (Reader *reader, const char *text, gsize length, DopysStyle style, const char *link)
{
  DopysRun run = { (guint) g_utf8_strlen (text, (gssize) length), style, link };
  g_string_append_len (reader->text, text, (gssize) length);
  g_array_append_val (reader->runs, run);
}

static void
append (Reader *reader, const char *text, gsize length)
{
  append_styled (reader, text, length, reader->style, reader->link);
}

static gboolean
at_line_start (Reader *reader)
{
  return reader->text->len == 0 || g_str_has_suffix (reader->text->str, "\u2028");
}

static void
add_text (Reader *reader, const char *text)
{
  for (const char *p = text; *p;)
    {
      if (strchr (" \t\r\n\f", *p))
        {
          if (!reader->space)
            {
              reader->space_style = reader->style;
              reader->space_link = reader->link;
            }
          reader->space = TRUE;
          p++;
          continue;
        }
      const char *end = p + strcspn (p, " \t\r\n\f");
      if (reader->space && !at_line_start (reader))
        append_styled (reader, " ", 1, reader->space_style, reader->space_link);
      reader->space = FALSE;
      /* What the document uses for itself, and what no text needs. */
      for (const char *q = p; q < end; q = g_utf8_next_char (q))
        {
          gunichar c = g_utf8_get_char (q);
          if (c >= 32 && c != 0xfffc && c != 0x2028 && c != 0x2029 && c != 0xfeff)
            append (reader, q, (gsize) (g_utf8_next_char (q) - q));
        }
      p = end;
    }
}

/* Ends the block under construction, if it holds anything. */
static void
flush (Reader *reader)
{
  while (g_str_has_suffix (reader->text->str, "\u2028"))
    g_string_truncate (reader->text, reader->text->len - strlen ("\u2028"));
  if (reader->text->len > 0)
    g_ptr_array_add (reader->blocks,
                     dopys_block_new_text (&reader->format, reader->text->str,
                                           (const DopysRun *) (void *) reader->runs->data, reader->runs->len));
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->runs, 0);
  reader->space = FALSE;
}

/* ---- elements ---- */

static char *
get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value && g_utf8_validate ((const char *) value, -1, NULL) ? g_strdup ((const char *) value) : NULL;
  xmlFree (value);
  return copy;
}

static gboolean
has_class (xmlNode *node, const char *word)
{
  g_autofree char *classes = get_attribute (node, "class");
  g_auto (GStrv) words = g_strsplit_set (classes ? classes : "", " \t\n", -1);
  return g_strv_contains ((const char *const *) words, word);
}

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *style = get_attribute (node, "style");
  if (xmlHasProp (node, (const xmlChar *) "hidden"))
    return TRUE;
  return style && g_regex_match_simple ("display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all", style,
                                        G_REGEX_CASELESS, 0);
}

static void
add_photo (Reader *reader, DopysPhoto *photo)
{
  if (reader->gallery)
    {
      g_ptr_array_add (reader->gallery, dopys_photo_ref (photo));
      return;
    }
  DopysBlockFormat format = reader->format;
  flush (reader);
  reader->format = format;
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
  g_autofree char *src = get_attribute (node, "src");
  g_autofree char *alt = get_attribute (node, "alt");
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

static char *
text_content (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_auto (GStrv) words = g_strsplit_set (content ? (const char *) content : "", " \t\r\n\f", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_strv_builder_add (builder, words[i]);
  xmlFree (content);
  g_auto (GStrv) kept = g_strv_builder_end (builder);
  return g_strjoinv (" ", kept);
}

static xmlNode *
find_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) child->name, name) == 0)
      return child;
  return NULL;
}

static guint
count_images (xmlNode *node, guint depth)
{
  guint images = 0;
  for (xmlNode *child = node->children; child && depth < MAX_DEPTH; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      images += g_ascii_strcasecmp ((const char *) child->name, "img") == 0 ? 1 : count_images (child, depth + 1);
  return images;
}

/* A figure with several pictures, or one that says it is a gallery, becomes a gallery. */
static void
read_figure (Reader *reader, xmlNode *node)
{
  gboolean gallery = reader->gallery == NULL && (has_class (node, "gallery") || has_class (node, "wp-block-gallery") ||
                                                 count_images (node, 0) > 1);
  xmlNode *caption = find_child (node, "figcaption");

  flush (reader);
  if (!gallery)
    {
      g_autofree char *outer = g_steal_pointer (&reader->caption);
      reader->caption = caption ? text_content (caption) : NULL;
      walk_children (reader, node);
      g_free (reader->caption);
      reader->caption = g_steal_pointer (&outer);
      flush (reader);
      return;
    }
  reader->gallery = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  walk_children (reader, node);
  g_autoptr (GPtrArray) photos = g_steal_pointer (&reader->gallery);
  flush (reader);
  if (photos->len == 0)
    return;
  g_autofree char *words = caption ? text_content (caption) : NULL;
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

static void
read_list (Reader *reader, xmlNode *node, gboolean ordered)
{
  DopysBlockFormat outer = reader->format;
  DopysBlockFormat format = ordered ? DOPYS_FORMAT_NUMBER (0) : DOPYS_FORMAT_BULLET (0);

  format.depth = (guint8) MIN (reader->list_depth, DOPYS_LIST_MAX_DEPTH);
  flush (reader);
  reader->list_depth++;
  for (xmlNode *child = node->children; child; child = child->next)
    {
      reader->format = format;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      gboolean item = g_ascii_strcasecmp ((const char *) child->name, "li") == 0;
      if (item)
        read_block (reader, child, format);
      else if (find_child (child, "li"))
        read_list (reader, child, g_ascii_strcasecmp ((const char *) child->name, "ol") == 0);
    }
  reader->list_depth--;
  flush (reader);
  reader->format = outer;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (; *names; names++)
    if (g_ascii_strcasecmp (*names, name) == 0)
      return TRUE;
  return FALSE;
}

/* Leaves of a foreign table only its cells and their text: no scripts, styles, comments or attributes but spans. */
static void
strip_table (xmlNode *node, guint depth)
{
  static const char *const kept[] = { "table", "caption", "thead",  "tbody", "tfoot", "tr", "th",
                                      "td",    "b",       "strong", "i",     "em",    "u",  "s",
                                      "sup",   "sub",     "br",     "p",     "span",  NULL };
  static const char *const spans[] = { "colspan", "rowspan", NULL };

  for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next)
    {
      next = attribute->next;
      if (!is_one_of ((const char *) attribute->name, spans))
        xmlRemoveProp (attribute);
    }
  for (xmlNode *child = node->children, *next; child; child = next)
    {
      next = child->next;
      gboolean element = child->type == XML_ELEMENT_NODE && is_one_of ((const char *) child->name, kept);
      if (element && depth < MAX_DEPTH)
        strip_table (child, depth + 1);
      else if (child->type != XML_TEXT_NODE)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

/* Tables have no place in the article yet: the site gets them as they are, in its block for HTML. */
static void
read_table (Reader *reader, xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  flush (reader);
  strip_table (node, 0);
  htmlNodeDump (buffer, node->doc, node);
  g_autofree char *html =
      g_strdup_printf ("<!-- wp:html -->\n%s\n<!-- /wp:html -->", (const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_ptr_array_add (reader->blocks, dopys_block_new_raw (bytes));
}

static void
read_styled (Reader *reader, xmlNode *node, DopysStyle style)
{
  DopysStyle outer = reader->style;
  reader->style |= style;
  walk_children (reader, node);
  reader->style = outer;
}

static void
read_link (Reader *reader, xmlNode *node)
{
  const char *outer = reader->link;
  g_autofree char *href = get_attribute (node, "href");
  static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };
  g_autofree char *scheme = href ? g_uri_parse_scheme (href) : NULL;

  if (scheme && g_strv_contains (schemes, scheme))
    reader->link = g_intern_string (href);
  walk_children (reader, node);
  reader->link = outer;
}

static DopysStyle
style_of (const char *name)
{
  static const struct
  {
    const char *name;
    DopysStyle style;
  } tags[] = {
    { "b", DOPYS_STYLE_BOLD },          { "strong", DOPYS_STYLE_BOLD },       { "i", DOPYS_STYLE_ITALIC },
    { "em", DOPYS_STYLE_ITALIC },       { "u", DOPYS_STYLE_UNDERLINE },       { "ins", DOPYS_STYLE_UNDERLINE },
    { "s", DOPYS_STYLE_STRIKETHROUGH }, { "del", DOPYS_STYLE_STRIKETHROUGH }, { "strike", DOPYS_STYLE_STRIKETHROUGH },
    { "sup", DOPYS_STYLE_SUPERSCRIPT }, { "sub", DOPYS_STYLE_SUBSCRIPT },     { "code", DOPYS_STYLE_CODE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strcasecmp (tags[i].name, name) == 0)
      return tags[i].style;
  return DOPYS_STYLE_NONE;
}

static void
read_heading (Reader *reader, xmlNode *node, guint level)
{
  if (level == 1 && reader->heading == NULL)
    {
      flush (reader);
      reader->heading = text_content (node);
      return;
    }
  read_block (reader, node, DOPYS_FORMAT_HEADING ((guint8) CLAMP (level, 2, 4)));
}

static void
read_element (Reader *reader, xmlNode *node)
{
  static const char *const dropped[] = { "script", "style",    "head",   "template", "noscript", "figcaption",
                                         "title",  "textarea", "select", "button",   "form",     NULL };
  static const char *const embedded[] = {
    "iframe", "object", "embed", "video", "audio", "canvas", "svg", "math", NULL
  };
  static const char *const blocks[] = { "p",     "div",  "section", "article", "main",    "header", "footer",
                                        "aside", "nav",  "address", "center",  "pre",     "dl",     "dt",
                                        "dd",    "body", "html",    "details", "summary", NULL };
  const char *name = (const char *) node->name;
  DopysStyle style = style_of (name);

  if (is_one_of (name, dropped) || is_hidden (node))
    return;
  if (is_one_of (name, embedded))
    reader->n_left_out++;
  else if (g_ascii_strcasecmp (name, "img") == 0)
    read_image (reader, node);
  else if (g_ascii_strcasecmp (name, "figure") == 0)
    read_figure (reader, node);
  else if (g_ascii_strcasecmp (name, "br") == 0)
    {
      if (reader->text->len > 0)
        append (reader, "\u2028", strlen ("\u2028"));
      reader->space = FALSE;
    }
  else if ((name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    read_heading (reader, node, (guint) (name[1] - '0'));
  else if (g_ascii_strcasecmp (name, "ul") == 0 || g_ascii_strcasecmp (name, "ol") == 0)
    read_list (reader, node, g_ascii_strcasecmp (name, "ol") == 0);
  else if (g_ascii_strcasecmp (name, "blockquote") == 0)
    read_block (reader, node, DOPYS_FORMAT_QUOTE);
  else if (g_ascii_strcasecmp (name, "cite") == 0 && reader->format.kind == DOPYS_BLOCK_QUOTE)
    read_block (reader, node, DOPYS_FORMAT_QUOTE_SOURCE);
  else if (g_ascii_strcasecmp (name, "hr") == 0)
    {
      flush (reader);
      g_ptr_array_add (reader->blocks, dopys_block_new_separator ());
    }
  else if (g_ascii_strcasecmp (name, "table") == 0)
    read_table (reader, node);
  else if (g_ascii_strcasecmp (name, "a") == 0)
    read_link (reader, node);
  else if (is_one_of (name, blocks))
    read_block (reader, node, reader->format);
  else
    read_styled (reader, node, style);
}

static void
walk_children (Reader *reader, xmlNode *node)
{
  if (reader->depth == MAX_DEPTH)
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

static char *
find_title (xmlNode *node, guint depth)
{
  for (; node && depth < MAX_DEPTH; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (g_ascii_strcasecmp ((const char *) node->name, "title") == 0)
        return text_content (node);
      char *found = find_title (node->children, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

/* Word's conditional comments of both kinds: libxml2 2.9 would let the second into the text. */
static char *
without_conditionals (const char *html, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (html, (gssize) length);
  g_autoptr (GRegex) hidden =
      g_regex_new ("<!--\\[if[^\\]]*\\]>.*?<!\\[endif\\]-->", G_REGEX_DOTALL | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) shown =
      g_regex_new ("<!--?\\[(if[^\\]]*|endif)\\](--)?>|<!\\[(if[^\\]]*|endif)\\]>", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *half = g_regex_replace_literal (hidden, valid, -1, 0, "", 0, NULL);
  char *whole = g_regex_replace_literal (shown, half ? half : valid, -1, 0, "", 0, NULL);
  return whole ? whole : g_steal_pointer (&valid);
}

static DopysDocument *
finish_document (Reader *reader)
{
  if (reader->blocks->len == 0)
    return dopys_document_new_empty ();
  return dopys_document_new ((DopysBlock *const *) reader->blocks->pdata, reader->blocks->len);
}

DopysHtml *
dopys_html_read (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error)
{
  gsize size = length < 0 ? strlen (html) : (gsize) length;

  if (size > DOPYS_HTML_MAX_BYTES)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                           _ ("The text is larger than 16 MB. Nothing was taken over; bring it in parts."));
      return NULL;
    }

  g_autofree char *clean = without_conditionals (html, size);
  Reader reader = { .image = image, .user_data = user_data, .format = DOPYS_FORMAT_PARAGRAPH };
  xmlDoc *doc = htmlReadMemory (clean, (int) strlen (clean), NULL, "UTF-8",
                                HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  reader.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  reader.text = g_string_new (NULL);
  reader.runs = g_array_new (FALSE, FALSE, sizeof (DopysRun));
  DopysHtml *self = g_new0 (DopysHtml, 1);
  if (doc)
    {
      walk_children (&reader, (xmlNode *) doc);
      flush (&reader);
      self->title = reader.heading ? g_steal_pointer (&reader.heading) : find_title (xmlDocGetRootElement (doc), 0);
      xmlFreeDoc (doc);
    }
  self->document = finish_document (&reader);
  self->n_left_out = reader.n_left_out;
  g_ptr_array_unref (reader.blocks);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.runs);
  return self;
}

void
dopys_html_free (DopysHtml *self)
{
  g_free (self->title);
  g_clear_pointer (&self->document, dopys_document_unref);
  g_free (self);
}
