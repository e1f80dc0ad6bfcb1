/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-place.h"

static DopysBlock *
block_at (DopysDocument *document, guint offset, guint *position)
{
  return dopys_document_get_block (document, dopys_document_get_block_at (document, offset, position));
}

DopysStyle
dopys_place_get_style (DopysDocument *document, guint start, guint end)
{
  guint position, length;
  DopysBlock *block;

  g_return_val_if_fail (document != NULL && start <= end, DOPYS_STYLE_NONE);

  block = block_at (document, start, &position);
  length = dopys_block_get_length (block);
  if (!dopys_block_is_text (block) || length == 0)
    return DOPYS_STYLE_NONE;
  if (position == length || (start == end && position > 0))
    position--;
  return dopys_block_get_run_at (block, position, NULL)->style;
}

const char *
dopys_place_get_surrounding_link (DopysDocument *document, guint start, guint end)
{
  guint from, to;
  DopysBlock *block;
  const char *link;

  g_return_val_if_fail (document != NULL && start <= end, NULL);

  block = block_at (document, start, &from);
  if (block != block_at (document, end, &to) || !dopys_block_is_text (block))
    return NULL;
  if (from == 0 || to >= dopys_block_get_length (block))
    return NULL;
  link = dopys_block_get_run_at (block, from - 1, NULL)->link;
  return link == dopys_block_get_run_at (block, to, NULL)->link ? link : NULL;
}

/* Widens [from, to) over all neighbouring runs with the same link. */
static void
widen (DopysBlock *block, const char *link, guint *from, guint *to)
{
  guint run_start;
  const DopysRun *run;

  while (*from > 0 && dopys_block_get_run_at (block, *from - 1, &run_start)->link == link)
    *from = run_start;
  while (*to < dopys_block_get_length (block))
    {
      run = dopys_block_get_run_at (block, *to, &run_start);
      if (run->link != link)
        break;
      *to = run_start + run->length;
    }
}

const char *
dopys_place_get_link (DopysDocument *document, guint offset, guint *start, guint *end)
{
  guint position, from, to;
  DopysBlock *block;
  const char *link = NULL;

  g_return_val_if_fail (document != NULL && start != NULL && end != NULL, NULL);

  block = block_at (document, offset, &position);
  if (!dopys_block_is_text (block))
    return NULL;
  if (position > 0)
    link = dopys_block_get_run_at (block, position - 1, NULL)->link;
  if (!link && position < dopys_block_get_length (block))
    link = dopys_block_get_run_at (block, position, NULL)->link;
  if (!link)
    return NULL;
  from = to = position;
  widen (block, link, &from, &to);
  *start = offset - position + from;
  *end = offset - position + to;
  return link;
}

const char *
dopys_place_get_common_link (DopysDocument *document, guint start, guint end)
{
  g_autoptr (DopysDocument) slice = NULL;
  const char *link = NULL;

  g_return_val_if_fail (document != NULL && start <= end, NULL);

  slice = dopys_document_dup_slice (document, start, end);
  for (guint i = 0; i < dopys_document_get_n_blocks (slice); i++)
    {
      guint n_runs;
      const DopysRun *runs = dopys_block_get_runs (dopys_document_get_block (slice, i), &n_runs);

      for (guint j = 0; j < n_runs; j++)
        {
          if (!runs[j].link || (link && runs[j].link != link))
            return NULL;
          link = runs[j].link;
        }
    }
  return link;
}
