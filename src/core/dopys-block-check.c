/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The invariants of a block, as its owners see them. */
#include "dopys-block.h"

#include "dopys-plain-text.h"
#include "dopys-runs.h"

static void
check_runs (DopysBlock *self)
{
  guint n_runs, covered = 0;
  const DopysRun *runs = dopys_block_get_runs (self, &n_runs);

  g_assert ((runs == NULL) == (n_runs == 0));
  for (guint i = 0; i < n_runs; i++)
    {
      g_assert_cmpuint (runs[i].length, >, 0);
      g_assert_cmpuint (runs[i].style, ==, dopys_runs_clean_style (runs[i].style));
      g_assert (runs[i].link == NULL || runs[i].link == g_intern_string (runs[i].link));
      g_assert (i == 0 || runs[i].style != runs[i - 1].style || runs[i].link != runs[i - 1].link);
      covered += runs[i].length;
    }
  g_assert_cmpuint (covered, ==, dopys_block_get_length (self));
}

static void
check_text (DopysBlock *self)
{
  const char *text = dopys_block_get_text (self);
  g_autoptr (DopysBlock) made_anew = NULL;

  g_assert (g_utf8_validate (text, -1, NULL));
  g_assert (dopys_plain_text_is_clean (text));
  g_assert_cmpuint (g_utf8_strlen (text, -1), ==, dopys_block_get_length (self));
  check_runs (self);
  /* Attributes that the kind does not have, or out of range, would not come back. */
  made_anew = dopys_block_new_text (dopys_block_get_format (self), text, NULL, 0);
  g_assert (dopys_block_format_equal (dopys_block_get_format (made_anew), dopys_block_get_format (self)));
}

void
dopys_block_check (DopysBlock *self)
{
  DopysBlockKind kind = dopys_block_get_kind (self);
  DopysTable *table = dopys_block_get_table (self);
  gboolean touched;
  guint index, n_runs;
  DopysOrigin *origin = dopys_block_get_origin (self, &index, &touched);

  g_assert_cmpint (dopys_block_is_text (self), ==, dopys_block_kind_is_text (kind));
  g_assert ((dopys_block_get_media (self) != NULL) == (kind == DOPYS_BLOCK_MEDIA));
  g_assert ((dopys_block_get_raw (self) != NULL) == (kind == DOPYS_BLOCK_RAW));
  g_assert ((table != NULL) == (kind == DOPYS_BLOCK_TABLE));
  g_assert ((dopys_block_get_embed (self) != NULL) == (kind == DOPYS_BLOCK_EMBED));
  g_assert (origin == NULL || index < dopys_origin_get_n_blocks (origin));
  g_assert (origin != NULL || !touched);
  if (table)
    dopys_table_check (table);
  if (dopys_block_is_text (self))
    {
      check_text (self);
      return;
    }
  g_assert_cmpuint (dopys_block_get_length (self), ==, 1);
  g_assert_null (dopys_block_get_runs (self, &n_runs));
  g_assert_cmpuint (n_runs, ==, 0);
}
