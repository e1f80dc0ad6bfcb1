/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of whole blocks. */
#include "dopys-edit.h"

DopysDocument *
dopys_edit_replace_block (DopysDocument *document, guint index, DopysBlock *block)
{
  g_return_val_if_fail (document != NULL && block != NULL, NULL);
  g_return_val_if_fail (index < dopys_document_get_n_blocks (document), NULL);

  return dopys_document_splice (document, index, 1, &block, 1);
}

DopysDocument *
dopys_edit_remove_block (DopysDocument *document, guint index, guint *caret)
{
  DopysDocument *result;
  guint offset;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (index < dopys_document_get_n_blocks (document), NULL);

  offset = dopys_document_get_block_offset (document, index);
  if (!dopys_block_is_text (dopys_document_get_block (document, index)))
    return dopys_edit_delete (document, offset, offset + 1, caret);
  result = dopys_document_splice (document, index, 1, NULL, 0);
  if (caret)
    *caret = MIN (offset, dopys_document_get_length (result));
  return result;
}

/* The last paragraph, while empty, only closes the document: what is moved to the end goes before it. */
static guint
end_for_moving (DopysDocument *document)
{
  guint n_blocks = dopys_document_get_n_blocks (document);

  return dopys_block_get_length (dopys_document_get_block (document, n_blocks - 1)) == 0 ? n_blocks - 1 : n_blocks;
}

DopysDocument *
dopys_edit_move_block (DopysDocument *document, guint from, guint to)
{
  g_autoptr (GPtrArray) window = NULL;
  guint first, last;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (from < dopys_document_get_n_blocks (document), NULL);
  g_return_val_if_fail (to <= dopys_document_get_n_blocks (document), NULL);

  to = MIN (to, end_for_moving (document));
  if (to == from || to == from + 1)
    return dopys_document_ref (document);
  /* Only the blocks between the two places change theirs. */
  first = MIN (from, to);
  last = MAX (from + 1, to);
  window = g_ptr_array_new ();
  for (guint i = first; i < last; i++)
    if (i != from)
      g_ptr_array_add (window, dopys_document_get_block (document, i));
  g_ptr_array_insert (window, to < from ? 0 : -1, dopys_document_get_block (document, from));
  return dopys_document_splice (document, first, last - first, (DopysBlock *const *) window->pdata, window->len);
}
