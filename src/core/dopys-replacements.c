/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-replacements.h"

static void
replacement_clear (gpointer data)
{
  g_free (((DopysReplacement *) data)->text);
}

GArray *
dopys_replacements_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (DopysReplacement));

  g_array_set_clear_func (self, replacement_clear);
  return self;
}

void
dopys_replacements_add (GArray *self, guint start, guint end, char *text, gboolean apart)
{
  DopysReplacement *last = self->len > 0 ? &g_array_index (self, DopysReplacement, self->len - 1) : NULL;

  g_return_if_fail (start <= end && (last == NULL || last->end <= start));

  if (last && !apart && last->end == start)
    {
      char *joined = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      g_free (text);
      last->text = joined;
      last->end = end;
      return;
    }
  g_array_append_val (self, ((DopysReplacement) { start, end, text }));
}

/* How text that takes the place of [start, end) looks. */
static DopysRun
style_for (DopysBlock *block, guint start, guint end)
{
  DopysRun style = { 0 };
  const DopysRun *before, *after;
  guint length = dopys_block_get_length (block);

  if (length == 0)
    return style;
  after = dopys_block_get_run_at (block, MIN (start, length - 1), NULL);
  before = start < end ? after : dopys_block_get_run_at (block, start > 0 ? start - 1 : 0, NULL);
  style.style = before->style & after->style;
  style.link = before->link == after->link ? before->link : NULL;
  return style;
}

DopysBlock *
dopys_replacements_apply (GArray *self, DopysBlock *block)
{
  DopysBlock *result = dopys_block_ref (block);

  g_return_val_if_fail (dopys_block_is_text (block), result);

  for (guint i = self->len; i-- > 0;)
    {
      const DopysReplacement *replacement = &g_array_index (self, DopysReplacement, i);
      DopysRun style = style_for (block, replacement->start, replacement->end);
      g_autoptr (DopysBlock) before = result;
      g_autoptr (DopysBlock) insert = NULL;

      style.length = (guint) g_utf8_strlen (replacement->text, -1);
      if (style.length > 0)
        insert = dopys_block_new_text (dopys_block_get_format (block), replacement->text, &style, 1);
      result = dopys_block_splice (before, replacement->start, replacement->end, insert);
    }
  return result;
}

guint
dopys_replacements_map (GArray *self, guint position)
{
  gint64 moved = 0;

  for (guint i = 0; i < self->len; i++)
    {
      const DopysReplacement *replacement = &g_array_index (self, DopysReplacement, i);
      guint length = (guint) g_utf8_strlen (replacement->text, -1);

      if (replacement->start >= position && replacement->end > position)
        break;
      if (replacement->end > position)
        return (guint) (replacement->start + moved + MIN (position - replacement->start, length));
      moved += (gint64) length - (replacement->end - replacement->start);
    }
  return (guint) (position + moved);
}
