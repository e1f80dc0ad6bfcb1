/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-runs.h"

DopysStyle
dopys_runs_clean_style (DopysStyle style)
{
  style &= DOPYS_STYLE_ALL;
  return style & DOPYS_STYLE_SUPERSCRIPT ? style & ~DOPYS_STYLE_SUBSCRIPT : style;
}

const char *
dopys_runs_intern_link (const char *link)
{
  g_autofree char *valid = NULL;

  if (!link || !*link)
    return NULL;
  if (g_utf8_validate (link, -1, NULL))
    return g_intern_string (link);
  valid = g_utf8_make_valid (link, -1);
  return g_intern_string (valid);
}

void
dopys_runs_append (DopysRun *runs, guint *n_runs, guint length, DopysStyle style, const char *link)
{
  if (length == 0)
    return;
  if (*n_runs > 0 && runs[*n_runs - 1].style == style && runs[*n_runs - 1].link == link)
    runs[*n_runs - 1].length += length;
  else
    runs[(*n_runs)++] = (DopysRun) { .length = length, .style = style, .link = link };
}

void
dopys_runs_append_piece (DopysRun *runs, guint *n_runs, const DopysRun *source, guint n_source, guint start, guint end,
                         const DopysRestyle *restyle)
{
  guint offset = 0;

  for (guint i = 0; i < n_source && offset < end; offset += source[i].length, i++)
    {
      const DopysRun *run = &source[i];
      guint from = MAX (offset, start);
      guint to = MIN (offset + run->length, end);
      DopysStyle style = run->style;

      if (from >= to)
        continue;
      if (restyle)
        style = dopys_runs_clean_style ((style & ~restyle->unset) | restyle->set);
      dopys_runs_append (runs, n_runs, to - from, style, restyle && restyle->change_link ? restyle->link : run->link);
    }
}

gboolean
dopys_runs_equal (const DopysRun *a, guint n_a, const DopysRun *b, guint n_b)
{
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (a[i].length != b[i].length || a[i].style != b[i].style || a[i].link != b[i].link)
      return FALSE;
  return TRUE;
}
