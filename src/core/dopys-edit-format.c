/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits that change what text looks like or is, never the text itself: offsets stay, so there is no caret to move. */
#include "dopys-edit.h"

/* Gives the changed block (transfer full; the same with a new reference if it stays). from and to are positions. */
typedef DopysBlock *(*MapFunc) (DopysBlock *block, guint from, guint to, gpointer user_data);

static gboolean
is_range (DopysDocument *document, guint start, guint end)
{
  return document != NULL && start <= end && end <= dopys_document_get_length (document);
}

/* Changes the text blocks of blocks [first, last], of which the range covers the first from `from`, the last up to
 * `to`. */
static DopysDocument *
map_blocks (DopysDocument *document, guint start, guint end, MapFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  guint from, to;
  guint first = dopys_document_get_block_at (document, start, &from);
  guint last = dopys_document_get_block_at (document, end, &to);

  for (guint i = first; i <= last; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      guint length = dopys_block_get_length (block);

      if (dopys_block_is_text (block))
        block = func (block, i == first ? from : 0, i == last ? to : length, user_data);
      else
        dopys_block_ref (block);
      g_ptr_array_add (blocks, block);
    }
  return dopys_document_splice (document, first, last - first + 1, (DopysBlock *const *) blocks->pdata, blocks->len);
}

/* ---- styles ---- */

typedef struct
{
  DopysStyle set;
  DopysStyle unset;
} StyleChange;

static DopysBlock *
set_style_cb (DopysBlock *block, guint from, guint to, gpointer user_data)
{
  StyleChange *change = user_data;

  return dopys_block_with_style (block, from, to, change->set, change->unset);
}

DopysDocument *
dopys_edit_set_style (DopysDocument *document, guint start, guint end, DopysStyle set, DopysStyle unset)
{
  StyleChange change = { .set = set, .unset = unset };

  g_return_val_if_fail (is_range (document, start, end), NULL);

  return map_blocks (document, start, end, set_style_cb, &change);
}

static DopysBlock *
set_link_cb (DopysBlock *block, guint from, guint to, gpointer user_data)
{
  return dopys_block_with_link (block, from, to, user_data);
}

DopysDocument *
dopys_edit_set_link (DopysDocument *document, guint start, guint end, const char *link)
{
  g_return_val_if_fail (is_range (document, start, end), NULL);

  return map_blocks (document, start, end, set_link_cb, (gpointer) link);
}

/* Whether [from, to) of the block carries the style; counts its characters. */
static gboolean
block_has_style (DopysBlock *block, guint from, guint to, DopysStyle style, guint *n_characters)
{
  for (guint position = from; position < to;)
    {
      guint run_start;
      const DopysRun *run = dopys_block_get_run_at (block, position, &run_start);

      if ((run->style & style) != style)
        return FALSE;
      *n_characters += MIN (run_start + run->length, to) - position;
      position = run_start + run->length;
    }
  return TRUE;
}

gboolean
dopys_document_has_style (DopysDocument *document, guint start, guint end, DopysStyle style)
{
  guint first, last, from, to, n_characters = 0;

  g_return_val_if_fail (is_range (document, start, end), FALSE);

  first = dopys_document_get_block_at (document, start, &from);
  last = dopys_document_get_block_at (document, end, &to);
  for (guint i = first; i <= last; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      guint length = dopys_block_get_length (block);

      if (dopys_block_is_text (block) &&
          !block_has_style (block, i == first ? from : 0, i == last ? to : length, style, &n_characters))
        return FALSE;
    }
  return n_characters > 0;
}

/* ---- formats ---- */

/* A selection of whole lines ends at the start of the next one, which is not meant. */
static guint
last_touched (DopysDocument *document, guint start, guint end)
{
  guint position;

  dopys_document_get_block_at (document, end, &position);
  return end > start && position == 0 ? end - 1 : end;
}

static DopysBlock *
set_format_cb (DopysBlock *block, guint from, guint to, gpointer user_data)
{
  DopysBlockFormat *format = user_data;
  const DopysBlockFormat *own = dopys_block_get_format (block);
  DopysBlockFormat wanted = *format;

  if (wanted.kind == DOPYS_BLOCK_LIST_ITEM && own->kind == DOPYS_BLOCK_LIST_ITEM && wanted.depth == 0)
    wanted.depth = own->depth;
  if (wanted.align == DOPYS_ALIGN_NONE)
    wanted.align = own->align;
  format->start = 0;
  return dopys_block_with_format (block, &wanted);
}

DopysDocument *
dopys_edit_set_format (DopysDocument *document, guint start, guint end, const DopysBlockFormat *format)
{
  DopysBlockFormat copy;

  g_return_val_if_fail (is_range (document, start, end), NULL);
  g_return_val_if_fail (format != NULL && dopys_block_kind_is_text (format->kind), NULL);

  copy = *format;
  return map_blocks (document, start, last_touched (document, start, end), set_format_cb, &copy);
}

static DopysBlock *
set_align_cb (DopysBlock *block, guint from, guint to, gpointer user_data)
{
  DopysBlockFormat format = *dopys_block_get_format (block);

  format.align = (guint8) GPOINTER_TO_UINT (user_data);
  return dopys_block_with_format (block, &format);
}

DopysDocument *
dopys_edit_set_align (DopysDocument *document, guint start, guint end, DopysAlign align)
{
  g_return_val_if_fail (is_range (document, start, end), NULL);

  return map_blocks (document, start, last_touched (document, start, end), set_align_cb, GUINT_TO_POINTER (align));
}

static DopysBlock *
change_depth_cb (DopysBlock *block, guint from, guint to, gpointer user_data)
{
  int delta = GPOINTER_TO_INT (user_data);
  DopysBlockFormat format = *dopys_block_get_format (block);

  if (format.kind != DOPYS_BLOCK_LIST_ITEM)
    return dopys_block_ref (block);
  if (format.depth + delta < 0)
    format = DOPYS_FORMAT_PARAGRAPH;
  else
    format.depth = MIN (format.depth + delta, DOPYS_LIST_MAX_DEPTH);
  return dopys_block_with_format (block, &format);
}

DopysDocument *
dopys_edit_change_depth (DopysDocument *document, guint start, guint end, int delta)
{
  g_return_val_if_fail (is_range (document, start, end), NULL);
  g_return_val_if_fail (delta == 1 || delta == -1, NULL);

  return map_blocks (document, start, last_touched (document, start, end), change_depth_cb, GINT_TO_POINTER (delta));
}
