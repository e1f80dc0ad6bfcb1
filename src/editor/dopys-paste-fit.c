/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-paste-fit.h"

#include <string.h>

/* Objects and nothing at all are no letters. */
static gboolean
ends_with_letter (const char *text, gsize length)
{
  const char *last = length > 0 ? g_utf8_find_prev_char (text, text + length) : NULL;
  return last && !g_unichar_isspace (g_utf8_get_char (last)) && g_utf8_get_char (last) != 0xfffc;
}

static gboolean
begins_with_letter (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  return first != 0 && !g_unichar_isspace (first) && first != 0xfffc;
}

static gboolean
joins (DopysDocument *document, guint offset, DopysBlock *piece, gboolean before)
{
  guint position;
  guint index = dopys_document_get_block_at (document, offset, &position);
  DopysBlock *own = dopys_document_get_block (document, index);

  if (!dopys_block_is_text (own) || !dopys_block_is_text (piece))
    return FALSE;
  const char *text = dopys_block_get_text (own), *at = g_utf8_offset_to_pointer (text, position);
  const char *words = dopys_block_get_text (piece);
  return before ? ends_with_letter (text, (gsize) (at - text)) && begins_with_letter (words)
                : begins_with_letter (at) && ends_with_letter (words, strlen (words));
}

DopysDocument *
dopys_paste_fit (DopysDocument *slice, DopysSession *session)
{
  DopysDocument *document = dopys_session_get_document (session);
  guint n_blocks = dopys_document_get_n_blocks (slice);
  guint start, end;

  dopys_session_get_bounds (session, &start, &end);
  gboolean before = joins (document, start, dopys_document_get_block (slice, 0), TRUE);
  gboolean after = joins (document, end, dopys_document_get_block (slice, n_blocks - 1), FALSE);
  if (n_blocks == 1 || (!before && !after))
    return dopys_document_ref (slice);

  /* The rest of the paragraph stays of its kind. */
  DopysBlock *own = dopys_document_get_block (document, dopys_document_get_block_at (document, end, NULL));
  g_autoptr (DopysBlock) lead = before ? dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0) : NULL;
  g_autoptr (DopysBlock) rest = after ? dopys_block_new_text (dopys_block_get_format (own), "", NULL, 0) : NULL;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  if (before)
    g_ptr_array_add (blocks, lead);
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (blocks, dopys_document_get_block (slice, i));
  if (after)
    g_ptr_array_add (blocks, rest);
  return dopys_document_new_slice ((DopysBlock *const *) blocks->pdata, blocks->len);
}
