/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-finder.h"

#include <string.h>

#include "dopys-fold.h"

struct _DopysFinder
{
  GArray *needle; /* of DopysFoldedChar */
  GArray *text;   /* of the block that is being searched; kept to be used again */
  DopysFindFlags flags;
  gboolean has_capitals;
};

static const DopysFoldedChar *
folded (GArray *array)
{
  return (const DopysFoldedChar *) (void *) array->data;
}

static gboolean
has_capitals (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

DopysFinder *
dopys_finder_new (const char *needle, DopysFindFlags flags)
{
  g_autoptr (DopysFinder) self = g_new0 (DopysFinder, 1);

  g_return_val_if_fail (needle != NULL, NULL);

  self->flags = flags;
  self->has_capitals = has_capitals (needle);
  self->needle = g_array_new (FALSE, FALSE, sizeof (DopysFoldedChar));
  self->text = g_array_new (FALSE, FALSE, sizeof (DopysFoldedChar));
  dopys_fold (needle, flags & DOPYS_FIND_CASE, self->needle);
  return self->needle->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
dopys_finder_free (DopysFinder *self)
{
  g_clear_pointer (&self->needle, g_array_unref);
  g_clear_pointer (&self->text, g_array_unref);
  g_free (self);
}

/* ---- finding ---- */

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_' || g_unichar_ismark (c);
}

/* Whether the character at `at` is of a word, as its neighbours show. */
static gboolean
is_word_char (const DopysFoldedChar *text, guint length, guint at)
{
  if (is_letter (text[at].c))
    return TRUE;
  return text[at].c == DOPYS_FOLD_APOSTROPHE && at > 0 && at + 1 < length && is_letter (text[at - 1].c) &&
         is_letter (text[at + 1].c);
}

static gboolean
is_border (const DopysFoldedChar *text, guint length, guint at)
{
  return at == 0 || at == length || !is_word_char (text, length, at - 1) || !is_word_char (text, length, at);
}

static gboolean
matches_at (DopysFinder *self, guint at)
{
  const DopysFoldedChar *text = folded (self->text), *needle = folded (self->needle);
  guint n = self->needle->len;

  for (guint i = 0; i < n; i++)
    if (text[at + i].c != needle[i].c)
      return FALSE;
  return !(self->flags & DOPYS_FIND_WORDS) ||
         (is_border (text, self->text->len, at) && is_border (text, self->text->len, at + n));
}

guint
dopys_finder_search (DopysFinder *self, DopysBlock *block, GArray *ranges)
{
  guint n = self->needle->len, found = 0;

  if (!dopys_block_is_text (block) || dopys_block_get_length (block) < n)
    return 0;
  dopys_fold (dopys_block_get_text (block), self->flags & DOPYS_FIND_CASE, self->text);
  const DopysFoldedChar *text = folded (self->text);
  for (guint at = 0; at + n <= self->text->len;)
    {
      if (text[at].c != folded (self->needle)[0].c || !matches_at (self, at))
        {
          at++;
          continue;
        }
      g_array_append_val (ranges, ((DopysRange) { text[at].start, text[at + n - 1].end }));
      found++;
      at += n;
    }
  return found;
}

gboolean
dopys_finder_is_match (DopysFinder *self, DopysDocument *document, guint start, guint end)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  guint position;
  guint index = dopys_document_get_block_at (document, start, &position);

  dopys_finder_search (self, dopys_document_get_block (document, index), ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const DopysRange *range = &g_array_index (ranges, DopysRange, i);
      if (range->start == position && range->end - range->start == end - start)
        return TRUE;
    }
  return FALSE;
}

/* ---- replacing ---- */

/* Written in capitals throughout, and more than one of them. */
static gboolean
is_all_capitals (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_islower (c))
        return FALSE;
      n += g_unichar_isupper (c);
    }
  return n > 1;
}

char *
dopys_finder_dup_replacement (DopysFinder *self, const char *match, const char *replacement)
{
  gunichar first = g_utf8_get_char (replacement);
  GString *result;

  if ((self->flags & DOPYS_FIND_CASE) || self->has_capitals || has_capitals (replacement))
    return g_strdup (replacement);
  if (is_all_capitals (match))
    return g_utf8_strup (replacement, -1);
  if (!g_unichar_isupper (g_utf8_get_char (match)) || first == 0)
    return g_strdup (replacement);
  result = g_string_new (NULL);
  g_string_append_unichar (result, g_unichar_totitle (first));
  g_string_append (result, g_utf8_next_char (replacement));
  return g_string_free_and_steal (result);
}

/* The block with [start, end) replaced by text as its first character looks. */
static DopysBlock *
replace_in_block (DopysBlock *block, guint start, guint end, const char *text)
{
  const DopysRun *run = dopys_block_get_run_at (block, start, NULL);
  DopysRun style = { .length = (guint) g_utf8_strlen (text, -1), .style = run->style, .link = run->link };
  g_autoptr (DopysBlock) insert =
      dopys_block_new_text (dopys_block_get_format (block), text, &style, style.length > 0 ? 1 : 0);

  return dopys_block_splice (block, start, end, insert);
}

DopysDocument *
dopys_find_replace (DopysDocument *document, guint start, guint *end, const char *text)
{
  guint position;
  guint index = dopys_document_get_block_at (document, start, &position);
  DopysBlock *block = dopys_document_get_block (document, index);
  g_autoptr (DopysBlock) replaced = NULL;

  g_return_val_if_fail (dopys_block_is_text (block), NULL);
  g_return_val_if_fail (start < *end && position + (*end - start) <= dopys_block_get_length (block), NULL);

  replaced = replace_in_block (block, position, position + (*end - start), text);
  *end = start + (dopys_block_get_length (replaced) + (*end - start) - dopys_block_get_length (block));
  return dopys_document_splice (document, index, 1, &replaced, 1);
}

static DopysBlock *
replace_ranges (DopysFinder *self, DopysBlock *block, GArray *ranges, const char *replacement)
{
  DopysBlock *result = dopys_block_ref (block);

  for (guint i = ranges->len; i-- > 0;)
    {
      const DopysRange *range = &g_array_index (ranges, DopysRange, i);
      g_autofree char *match = g_utf8_substring (dopys_block_get_text (block), range->start, range->end);
      g_autofree char *text = dopys_finder_dup_replacement (self, match, replacement);
      g_autoptr (DopysBlock) before = result;
      result = replace_in_block (before, range->start, range->end, text);
    }
  return result;
}

DopysDocument *
dopys_finder_replace_all (DopysFinder *self, DopysDocument *document, const char *replacement, guint *n)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));

  *n = 0;
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      g_array_set_size (ranges, 0);
      *n += dopys_finder_search (self, dopys_document_get_block (document, i), ranges);
      g_ptr_array_add (blocks, replace_ranges (self, dopys_document_get_block (document, i), ranges, replacement));
    }
  if (*n == 0)
    return dopys_document_ref (document);
  return dopys_document_splice (document, 0, dopys_document_get_n_blocks (document),
                                (DopysBlock *const *) blocks->pdata, blocks->len);
}
