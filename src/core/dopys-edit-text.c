/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits that put content in or take it out.
 *
 * All are made of the two ends of the range [start, end): the head is what stays of the first block before start, the
 * tail what stays of the last block after end.  An object block lies wholly in one of them or in the range.  Whatever
 * is put in goes between, joining them where the rules of dopys-edit.h say so.
 */
#include "dopys-edit.h"

#include <string.h>

typedef struct
{
  guint first, last;       /* blocks */
  guint from, to;          /* positions in them */
  DopysBlock *head, *tail; /* NULL: an object that is inside the range */
} Ends;

static void
ends_clear (Ends *ends)
{
  g_clear_pointer (&ends->head, dopys_block_unref);
  g_clear_pointer (&ends->tail, dopys_block_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ends, ends_clear)

static void
ends_init (Ends *ends, DopysDocument *document, guint start, guint end)
{
  DopysBlock *first, *last;

  ends->first = dopys_document_get_block_at (document, start, &ends->from);
  ends->last = dopys_document_get_block_at (document, end, &ends->to);
  first = dopys_document_get_block (document, ends->first);
  last = dopys_document_get_block (document, ends->last);

  if (dopys_block_is_text (first))
    ends->head = dopys_block_sub (first, 0, ends->from);
  else
    ends->head = ends->from > 0 ? dopys_block_ref (first) : NULL;

  if (dopys_block_is_text (last))
    ends->tail = dopys_block_sub (last, ends->to, dopys_block_get_length (last));
  else
    ends->tail = ends->to == 0 ? dopys_block_ref (last) : NULL;
}

static gboolean
is_text (DopysBlock *block)
{
  return block && dopys_block_is_text (block);
}

static gboolean
is_empty_text (DopysBlock *block)
{
  return is_text (block) && dopys_block_get_length (block) == 0;
}

static DopysBlock *
append_block (DopysBlock *block, DopysBlock *more)
{
  guint length = dopys_block_get_length (block);

  return dopys_block_splice (block, length, length, more);
}

/* The first's format stays, unless it is empty. */
static DopysBlock *
join_blocks (DopysBlock *a, DopysBlock *b)
{
  return is_empty_text (a) ? dopys_block_ref (b) : append_block (a, b);
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
}

static void
add (GPtrArray *blocks, DopysBlock *block)
{
  g_ptr_array_add (blocks, dopys_block_ref (block));
}

static void
set_caret (guint *caret, guint offset, DopysDocument *document)
{
  if (caret)
    *caret = MIN (offset, dopys_document_get_length (document));
}

static DopysDocument *
put (DopysDocument *document, const Ends *ends, GPtrArray *blocks)
{
  return dopys_document_splice (document, ends->first, ends->last - ends->first + 1,
                                (DopysBlock *const *) blocks->pdata, blocks->len);
}

static gboolean
is_range (DopysDocument *document, guint start, guint end)
{
  return document != NULL && start <= end && end <= dopys_document_get_length (document);
}

/* ---- delete ---- */

/* Whether the blocks around objects that are removed would become one list or one quote.  There always is a block after
 * them: the last one is a paragraph. */
static gboolean
would_merge (DopysDocument *document, const Ends *ends)
{
  DopysBlockKind before, after;

  if (ends->first == 0)
    return FALSE;
  before = dopys_block_get_kind (dopys_document_get_block (document, ends->first - 1));
  after = dopys_block_get_kind (dopys_document_get_block (document, ends->last + 1));
  if (before == DOPYS_BLOCK_LIST_ITEM)
    return after == DOPYS_BLOCK_LIST_ITEM;
  return before == DOPYS_BLOCK_QUOTE && (after == DOPYS_BLOCK_QUOTE || after == DOPYS_BLOCK_QUOTE_SOURCE);
}

static void
close_ends (DopysDocument *document, const Ends *ends, GPtrArray *blocks)
{
  if (ends->first == ends->last && is_text (ends->head))
    {
      DopysBlock *block = dopys_document_get_block (document, ends->first);

      g_ptr_array_add (blocks, dopys_block_splice (block, ends->from, ends->to, NULL));
    }
  else if (is_text (ends->head) && is_text (ends->tail))
    g_ptr_array_add (blocks, join_blocks (ends->head, ends->tail));
  else
    {
      /* An empty paragraph that would be joined with an object is removed; text stays where it is. */
      if (ends->head && !(ends->tail && is_empty_text (ends->head)))
        add (blocks, ends->head);
      if (ends->tail && !(ends->head && is_empty_text (ends->tail)))
        add (blocks, ends->tail);
      if (blocks->len == 0 && would_merge (document, ends))
        g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0));
    }
}

DopysDocument *
dopys_edit_delete (DopysDocument *document, guint start, guint end, guint *caret)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (GPtrArray) blocks = NULL;
  DopysDocument *result;

  g_return_val_if_fail (is_range (document, start, end), NULL);

  if (start == end)
    result = dopys_document_ref (document);
  else
    {
      blocks = new_blocks ();
      ends_init (&ends, document, start, end);
      close_ends (document, &ends, blocks);
      result = put (document, &ends, blocks);
    }
  set_caret (caret, start, result);
  return result;
}

/* ---- insert one piece of text ---- */

/* The text's runs go into the block that stays at the range; beside objects the text is a block of its own. */
static void
fill_ends (DopysDocument *document, const Ends *ends, DopysBlock *content, GPtrArray *blocks)
{
  gboolean replaces = ends->first != ends->last || ends->from != ends->to;

  if (ends->first == ends->last && is_text (ends->head))
    {
      DopysBlock *block = dopys_document_get_block (document, ends->first);

      g_ptr_array_add (blocks, dopys_block_splice (block, ends->from, ends->to, content));
      return;
    }
  if (ends->head && !is_text (ends->head))
    add (blocks, ends->head);
  if (is_text (ends->head) && !(is_empty_text (ends->head) && is_text (ends->tail)))
    {
      g_autoptr (DopysBlock) body = append_block (ends->head, content);

      g_ptr_array_add (blocks, is_text (ends->tail) ? append_block (body, ends->tail) : dopys_block_ref (body));
    }
  else if (is_text (ends->tail) && replaces)
    g_ptr_array_add (blocks, dopys_block_splice (ends->tail, 0, 0, content));
  else
    add (blocks, content);
  if (ends->tail && !is_text (ends->tail))
    add (blocks, ends->tail);
}

static DopysDocument *
insert_inline (DopysDocument *document, guint start, guint end, DopysBlock *content, guint *caret)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (GPtrArray) blocks = new_blocks ();
  DopysDocument *result;
  guint offset;

  ends_init (&ends, document, start, end);
  fill_ends (document, &ends, content, blocks);
  result = put (document, &ends, blocks);
  offset = start + dopys_block_get_length (content);
  set_caret (caret, ends.head && !is_text (ends.head) ? offset + 1 : offset, result);
  return result;
}

/* ---- insert blocks ---- */

static gboolean
is_same_format (const DopysBlockFormat *a, const DopysBlockFormat *b)
{
  return a->kind == b->kind && a->level == b->level && a->depth == b->depth && !a->ordered == !b->ordered &&
         a->align == b->align;
}

/* Whether a piece that was put in continues the text it comes to: plain paragraphs flow into anything. */
static gboolean
flows (DopysBlock *piece, DopysBlock *own)
{
  return is_text (piece) && (dopys_block_get_kind (piece) == DOPYS_BLOCK_PARAGRAPH ||
                             is_same_format (dopys_block_get_format (piece), dopys_block_get_format (own)));
}

static void
add_after_head (GPtrArray *blocks, DopysBlock *head, DopysBlock *piece)
{
  gboolean takes_over;

  if (!is_text (head))
    {
      if (head)
        add (blocks, head);
      add (blocks, piece);
      return;
    }
  takes_over = is_empty_text (head) &&
               (!flows (piece, head) || is_same_format (dopys_block_get_format (piece), dopys_block_get_format (head)));
  if (takes_over)
    add (blocks, piece);
  else if (flows (piece, head))
    g_ptr_array_add (blocks, append_block (head, piece));
  else
    {
      add (blocks, head);
      add (blocks, piece);
    }
}

static void
add_tail (GPtrArray *blocks, DopysBlock *tail)
{
  DopysBlock *piece = blocks->pdata[blocks->len - 1];

  if (!tail || is_empty_text (tail))
    return;
  if (is_text (tail) && flows (piece, tail))
    {
      blocks->pdata[blocks->len - 1] = append_block (piece, tail);
      dopys_block_unref (piece);
    }
  else
    add (blocks, tail);
}

/* Where the last of blocks ends, when the first stands at offset. */
static guint
end_of_blocks (GPtrArray *blocks, guint offset)
{
  for (guint i = 0; i < blocks->len; i++)
    offset += dopys_block_get_length (blocks->pdata[i]) + 1;
  return offset - 1;
}

static DopysDocument *
insert_blocks (DopysDocument *document, guint start, guint end, DopysBlock *const *pieces, guint n_pieces, guint *caret)
{
  g_auto (Ends) ends = { 0 };
  g_autoptr (GPtrArray) blocks = new_blocks ();
  DopysDocument *result;
  DopysBlock *piece = pieces[n_pieces - 1];
  guint offset, last;

  ends_init (&ends, document, start, end);
  add_after_head (blocks, ends.head, pieces[0]);
  for (guint i = 1; i < n_pieces; i++)
    add (blocks, pieces[i]);
  offset = end_of_blocks (blocks, dopys_document_get_block_offset (document, ends.first));
  last = ends.first + blocks->len - 1;
  add_tail (blocks, ends.tail);
  result = put (document, &ends, blocks);

  /* After an object, which is never the last block, one goes on writing in the text that follows, if it is text. */
  if (!is_text (piece) && is_text (dopys_document_get_block (result, last + 1)))
    offset++;
  set_caret (caret, offset, result);
  return result;
}

DopysDocument *
dopys_edit_insert_object (DopysDocument *document, guint offset, DopysBlock *object, guint *caret)
{
  g_return_val_if_fail (is_range (document, offset, offset), NULL);
  g_return_val_if_fail (object != NULL && !dopys_block_is_text (object), NULL);

  return insert_blocks (document, offset, offset, &object, 1, caret);
}

DopysDocument *
dopys_edit_replace (DopysDocument *document, guint start, guint end, DopysDocument *slice, guint *caret)
{
  g_autoptr (GPtrArray) pieces = NULL;
  guint n_pieces;
  DopysBlock *first;

  g_return_val_if_fail (is_range (document, start, end), NULL);
  g_return_val_if_fail (slice != NULL, NULL);

  n_pieces = dopys_document_get_n_blocks (slice);
  first = dopys_document_get_block (slice, 0);
  if (n_pieces == 1 && is_empty_text (first))
    return dopys_edit_delete (document, start, end, caret);
  if (n_pieces == 1 && is_text (first))
    return insert_inline (document, start, end, first, caret);
  pieces = new_blocks ();
  for (guint i = 0; i < n_pieces; i++)
    add (pieces, dopys_document_get_block (slice, i));
  return insert_blocks (document, start, end, (DopysBlock *const *) pieces->pdata, n_pieces, caret);
}

/* ---- split ---- */

/* What follows a block of this format when Enter is pressed in it. */
static DopysBlockFormat
format_after (const DopysBlockFormat *format)
{
  DopysBlockFormat after = *format;

  if (format->kind == DOPYS_BLOCK_HEADING || format->kind == DOPYS_BLOCK_QUOTE_SOURCE)
    return DOPYS_FORMAT_PARAGRAPH;
  after.start = 0;
  return after;
}

/* What comes before it when Enter is pressed at its start. */
static DopysBlockFormat
format_before (const DopysBlockFormat *format)
{
  if (format->kind == DOPYS_BLOCK_HEADING)
    return DOPYS_FORMAT_PARAGRAPH;
  return format->kind == DOPYS_BLOCK_QUOTE_SOURCE ? DOPYS_FORMAT_QUOTE : *format;
}

/* Enter in an empty item or quote leads out of the list or quote; NULL for other blocks. */
static DopysBlock *
leave (DopysBlock *block)
{
  DopysBlockFormat format = *dopys_block_get_format (block);

  if (!is_empty_text (block) || format.kind == DOPYS_BLOCK_PARAGRAPH || format.kind == DOPYS_BLOCK_HEADING)
    return NULL;
  if (format.kind == DOPYS_BLOCK_LIST_ITEM && format.depth > 0)
    format.depth--;
  else
    format = DOPYS_FORMAT_PARAGRAPH;
  return dopys_block_with_format (block, &format);
}

static void
split_text (DopysBlock *block, guint position, GPtrArray *halves)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  DopysBlockFormat before = format_before (format);
  DopysBlockFormat after = format_after (format);
  guint length = dopys_block_get_length (block);

  if (position == length)
    {
      add (halves, block);
      g_ptr_array_add (halves, dopys_block_new_text (&after, "", NULL, 0));
    }
  else if (position == 0)
    {
      DopysBlockFormat own = *format;

      own.start = 0;
      g_ptr_array_add (halves, dopys_block_new_text (&before, "", NULL, 0));
      g_ptr_array_add (halves, dopys_block_with_format (block, &own));
    }
  else
    {
      g_autoptr (DopysBlock) rest = dopys_block_sub (block, position, length);

      g_ptr_array_add (halves, dopys_block_sub (block, 0, position));
      g_ptr_array_add (halves, dopys_block_with_format (rest, &after));
    }
}

static DopysDocument *
split_at (DopysDocument *document, guint offset, guint *caret)
{
  guint position;
  guint index = dopys_document_get_block_at (document, offset, &position);
  DopysBlock *block = dopys_document_get_block (document, index);
  g_autoptr (GPtrArray) halves = new_blocks ();
  DopysDocument *result;

  if (is_text (block))
    {
      split_text (block, position, halves);
      offset++;
    }
  else
    {
      g_autoptr (DopysBlock) paragraph = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0);

      add (halves, position == 0 ? paragraph : block);
      add (halves, position == 0 ? block : paragraph);
      offset += position;
    }
  result = dopys_document_splice (document, index, 1, (DopysBlock *const *) halves->pdata, halves->len);
  set_caret (caret, offset, result);
  return result;
}

/* The empty paragraph that closes every document stands right after block `index`: who leaves a list, a quote or a
 * heading there goes on in it, and no second empty one comes. */
static gboolean
is_before_closing (DopysDocument *document, guint index)
{
  return index + 2 == dopys_document_get_n_blocks (document) &&
         is_empty_text (dopys_document_get_block (document, index + 1));
}

static gboolean
goes_on_in_closing (DopysDocument *document, guint offset)
{
  guint position, index = dopys_document_get_block_at (document, offset, &position);
  DopysBlock *block = dopys_document_get_block (document, index);

  return is_text (block) && position > 0 && position == dopys_block_get_length (block) &&
         dopys_block_get_format (block)->kind != DOPYS_BLOCK_PARAGRAPH &&
         format_after (dopys_block_get_format (block)).kind == DOPYS_BLOCK_PARAGRAPH &&
         is_before_closing (document, index);
}

DopysDocument *
dopys_edit_split (DopysDocument *document, guint start, guint end, guint *caret)
{
  g_autoptr (DopysDocument) cut = NULL;
  guint offset;

  g_return_val_if_fail (is_range (document, start, end), NULL);

  if (start == end)
    {
      guint index = dopys_document_get_block_at (document, start, NULL);
      g_autoptr (DopysBlock) left = leave (dopys_document_get_block (document, index));

      if (left)
        {
          gboolean closing =
              dopys_block_get_format (left)->kind == DOPYS_BLOCK_PARAGRAPH && is_before_closing (document, index);
          set_caret (caret, start, document);
          return dopys_document_splice (document, index, 1, &left, closing ? 0 : 1);
        }
    }
  cut = dopys_edit_delete (document, start, end, &offset);
  if (goes_on_in_closing (cut, offset))
    {
      set_caret (caret, offset + 1, cut);
      return g_steal_pointer (&cut);
    }
  return split_at (cut, offset, caret);
}

/* ---- insert text ---- */

/* How many bytes at p end a line; 0: none. */
static gsize
line_end (const char *p)
{
  if (*p == '\n')
    return 1;
  if (*p == '\r')
    return p[1] == '\n' ? 2 : 1;
  return strncmp (p, "\342\200\251", 3) == 0 ? 3 : 0;
}

static GPtrArray *
split_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *line = text;

  for (const char *p = text; *p;)
    {
      gsize n_bytes = line_end (p);

      if (n_bytes > 0)
        g_ptr_array_add (lines, g_strndup (line, p - line));
      p += MAX (n_bytes, 1);
      if (n_bytes > 0)
        line = p;
    }
  g_ptr_array_add (lines, g_strdup (line));
  return lines;
}

static DopysBlock *
new_line (const DopysBlockFormat *format, const char *line, DopysStyle style, const char *link)
{
  DopysRun run = { .length = G_MAXUINT, .style = style, .link = link };

  return dopys_block_new_text (format, line, &run, 1);
}

/* Lines become blocks as if Enter had been pressed between them. */
static DopysDocument *
insert_lines (DopysDocument *document, guint start, guint end, GPtrArray *lines, DopysStyle style, const char *link,
              guint *caret)
{
  DopysBlock *block = dopys_document_get_block (document, dopys_document_get_block_at (document, start, NULL));
  DopysBlockFormat format = is_text (block) ? *dopys_block_get_format (block) : DOPYS_FORMAT_PARAGRAPH;
  g_autoptr (GPtrArray) pieces = new_blocks ();

  for (guint i = 0; i < lines->len; i++)
    {
      g_ptr_array_add (pieces, new_line (&format, lines->pdata[i], style, link));
      format = format_after (&format);
    }
  return insert_blocks (document, start, end, (DopysBlock *const *) pieces->pdata, pieces->len, caret);
}

DopysDocument *
dopys_edit_insert_text (DopysDocument *document, guint start, guint end, const char *text, DopysStyle style,
                        const char *link, guint *caret)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (DopysBlock) content = NULL;

  g_return_val_if_fail (is_range (document, start, end), NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  if (!*text)
    return dopys_edit_delete (document, start, end, caret);
  if (line_end (text) == strlen (text))
    return dopys_edit_split (document, start, end, caret);
  lines = split_lines (text);
  if (lines->len > 1)
    return insert_lines (document, start, end, lines, style, link, caret);
  content = new_line (&DOPYS_FORMAT_PARAGRAPH, text, style, link);
  return insert_inline (document, start, end, content, caret);
}
