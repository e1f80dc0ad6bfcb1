/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks.  Text and runs stand in reference-counted boxes of their own, so that a block of which only the format or the
 * styles change shares the rest with the one it was made from.  The length in characters is kept beside the text: where
 * it equals the length in bytes, the text is ASCII and positions need no decoding.
 */
#include "dopys-block.h"

#include "dopys-plain-text.h"
#include "dopys-runs.h"

#include <string.h>

struct _DopysBlock
{
  DopysBlockFormat format;
  char *text; /* box; NULL in object blocks */
  guint n_bytes;
  guint length;
  DopysRun *runs; /* box; NULL when there are none */
  guint n_runs;
  int n_words; /* -1 until counted */
  DopysMedia *media;
  GBytes *raw;
  DopysTable *table;
  GRefString *embed;
  DopysOrigin *origin;
  guint origin_index;
  gboolean touched;
};

static void
clear (gpointer data)
{
  DopysBlock *self = data;

  g_clear_pointer (&self->text, g_atomic_rc_box_release);
  g_clear_pointer (&self->runs, g_atomic_rc_box_release);
  g_clear_pointer (&self->media, dopys_media_unref);
  g_clear_pointer (&self->raw, g_bytes_unref);
  g_clear_pointer (&self->table, dopys_table_unref);
  g_clear_pointer (&self->embed, g_ref_string_release);
  g_clear_pointer (&self->origin, dopys_origin_unref);
}

static DopysBlock *
new_block (const DopysBlockFormat *format)
{
  DopysBlock *self = g_atomic_rc_box_new0 (DopysBlock);

  self->format = *format;
  self->length = 1;
  self->n_words = -1;
  return self;
}

/* A block that shares everything with self and counts as changed since it was read. */
static DopysBlock *
copy_touched (DopysBlock *self)
{
  DopysBlock *result = new_block (&self->format);

  result->text = self->text ? g_atomic_rc_box_acquire (self->text) : NULL;
  result->n_bytes = self->n_bytes;
  result->length = self->length;
  result->runs = self->runs ? g_atomic_rc_box_acquire (self->runs) : NULL;
  result->n_runs = self->n_runs;
  result->n_words = g_atomic_int_get (&self->n_words);
  result->media = self->media ? dopys_media_ref (self->media) : NULL;
  result->raw = self->raw ? g_bytes_ref (self->raw) : NULL;
  result->table = self->table ? dopys_table_ref (self->table) : NULL;
  result->embed = self->embed ? g_ref_string_acquire (self->embed) : NULL;
  result->origin = self->origin ? dopys_origin_ref (self->origin) : NULL;
  result->origin_index = self->origin_index;
  result->touched = self->origin != NULL;
  return result;
}

/* ---- text ---- */

static void
set_text (DopysBlock *self, const char *text)
{
  g_autofree char *clean = dopys_plain_text_is_clean (text) ? NULL : dopys_plain_text_dup_clean (text);
  const char *source = clean ? clean : text;

  self->n_bytes = strlen (source);
  self->length = g_utf8_strlen (source, self->n_bytes);
  self->text = g_atomic_rc_box_alloc (self->n_bytes + 1);
  memcpy (self->text, source, self->n_bytes + 1);
}

static const char *
pointer_at (DopysBlock *self, guint position)
{
  if (self->n_bytes == self->length)
    return self->text + position;
  if (position > self->length / 2)
    return g_utf8_offset_to_pointer (self->text + self->n_bytes, (glong) position - (glong) self->length);
  return g_utf8_offset_to_pointer (self->text, position);
}

/* ---- runs ---- */

/* Takes a scratch array into the block; an array of nothing becomes NULL. */
static void
set_runs (DopysBlock *self, const DopysRun *runs, guint n_runs)
{
  self->n_runs = n_runs;
  self->runs = n_runs > 0 ? g_atomic_rc_box_dup (n_runs * sizeof *runs, (DopysRun *) runs) : NULL;
}

static void
set_given_runs (DopysBlock *self, const DopysRun *runs, guint n_runs)
{
  g_autofree DopysRun *scratch = g_new (DopysRun, n_runs + 1);
  guint n_scratch = 0;
  guint covered = 0;

  for (guint i = 0; i < n_runs && covered < self->length; i++)
    {
      guint length = MIN (runs[i].length, self->length - covered);

      dopys_runs_append (scratch, &n_scratch, length, dopys_runs_clean_style (runs[i].style),
                         dopys_runs_intern_link (runs[i].link));
      covered += length;
    }
  dopys_runs_append (scratch, &n_scratch, self->length - covered, DOPYS_STYLE_NONE, NULL);
  set_runs (self, scratch, n_scratch);
}

static DopysBlock *
restyle (DopysBlock *self, guint start, guint end, const DopysRestyle *change)
{
  g_autofree DopysRun *runs = g_new (DopysRun, self->n_runs + 2);
  guint n_runs = 0;
  DopysBlock *result;

  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, 0, start, NULL);
  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, start, end, change);
  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, end, self->length, NULL);
  if (dopys_runs_equal (self->runs, self->n_runs, runs, n_runs))
    return dopys_block_ref (self);
  result = copy_touched (self);
  g_clear_pointer (&result->runs, g_atomic_rc_box_release);
  set_runs (result, runs, n_runs);
  return result;
}

/* ---- making ---- */

DopysBlock *
dopys_block_new_text (const DopysBlockFormat *format, const char *text, const DopysRun *runs, guint n_runs)
{
  DopysBlock *self;
  DopysBlockFormat clean;

  g_return_val_if_fail (format != NULL && dopys_block_kind_is_text (format->kind), NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);
  g_return_val_if_fail (runs != NULL || n_runs == 0, NULL);

  clean = dopys_block_format_clean (format);
  self = new_block (&clean);
  set_text (self, text);
  set_given_runs (self, runs, n_runs);
  return self;
}

DopysBlock *
dopys_block_new_media (DopysMedia *media)
{
  DopysBlock *self;

  g_return_val_if_fail (media != NULL, NULL);

  self = new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_MEDIA });
  self->media = dopys_media_ref (media);
  return self;
}

DopysBlock *
dopys_block_new_separator (void)
{
  return new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_SEPARATOR });
}

DopysBlock *
dopys_block_new_raw (GBytes *source)
{
  DopysBlock *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_RAW });
  self->raw = g_bytes_ref (source);
  return self;
}

DopysBlock *
dopys_block_new_table (DopysTable *table)
{
  DopysBlock *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_TABLE });
  self->table = dopys_table_ref (table);
  return self;
}

DopysBlock *
dopys_block_new_more (void)
{
  return new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_MORE });
}

DopysBlock *
dopys_block_new_embed (const char *address)
{
  DopysBlock *self;

  g_return_val_if_fail (address != NULL && g_utf8_validate (address, -1, NULL), NULL);

  self = new_block (&(DopysBlockFormat) { .kind = DOPYS_BLOCK_EMBED });
  self->embed = g_ref_string_new (address);
  return self;
}

DopysBlock *
dopys_block_ref (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_block_unref (DopysBlock *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/* ---- asking ---- */

DopysBlockKind
dopys_block_get_kind (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, DOPYS_BLOCK_PARAGRAPH);

  return self->format.kind;
}

gboolean
dopys_block_is_text (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->text != NULL;
}

guint
dopys_block_get_length (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

const DopysBlockFormat *
dopys_block_get_format (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->format;
}

const char *
dopys_block_get_text (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text ? self->text : "";
}

const DopysRun *
dopys_block_get_runs (DopysBlock *self, guint *n_runs)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_runs)
    *n_runs = self->n_runs;
  return self->runs;
}

const DopysRun *
dopys_block_get_run_at (DopysBlock *self, guint position, guint *run_start)
{
  guint offset = 0;

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (position < self->length, NULL);

  for (guint i = 0;; offset += self->runs[i++].length)
    if (position < offset + self->runs[i].length)
      {
        if (run_start)
          *run_start = offset;
        return &self->runs[i];
      }
}

DopysMedia *
dopys_block_get_media (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->media;
}

GBytes *
dopys_block_get_raw (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->raw;
}

DopysTable *
dopys_block_get_table (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

const char *
dopys_block_get_embed (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->embed;
}

guint
dopys_block_count_words (DopysBlock *self)
{
  int n_words;

  g_return_val_if_fail (self != NULL, 0);

  n_words = g_atomic_int_get (&self->n_words);
  if (n_words < 0)
    {
      n_words = self->text    ? dopys_plain_text_count_words (self->text)
                : self->table ? dopys_table_count_words (self->table)
                              : 0;
      g_atomic_int_set (&self->n_words, n_words);
    }
  return n_words;
}

/* ---- changing ---- */

DopysBlock *
dopys_block_sub (DopysBlock *self, guint start, guint end)
{
  DopysBlock *result;
  g_autofree DopysRun *runs = NULL;
  guint n_runs = 0;
  const char *from, *to;

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  if (start == 0 && end == self->length)
    return dopys_block_ref (self);
  from = pointer_at (self, start);
  to = pointer_at (self, end);
  result = copy_touched (self);
  g_clear_pointer (&result->text, g_atomic_rc_box_release);
  g_clear_pointer (&result->runs, g_atomic_rc_box_release);
  result->n_words = -1;
  result->n_bytes = to - from;
  result->length = end - start;
  result->text = g_atomic_rc_box_alloc (result->n_bytes + 1);
  memcpy (result->text, from, result->n_bytes);
  result->text[result->n_bytes] = '\0';
  runs = g_new (DopysRun, self->n_runs + 1);
  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, start, end, NULL);
  set_runs (result, runs, n_runs);
  return result;
}

/* Text and runs of self with [start, end) replaced, put into result, which has none yet. */
static void
set_spliced (DopysBlock *result, DopysBlock *self, guint start, guint end, DopysBlock *insert)
{
  const char *from = pointer_at (self, start);
  const char *to = pointer_at (self, end);
  gsize n_before = from - self->text;
  gsize n_after = self->n_bytes - (to - self->text);
  gsize n_insert = insert ? insert->n_bytes : 0;
  g_autofree DopysRun *runs = g_new (DopysRun, self->n_runs + 2 + (insert ? insert->n_runs : 0));
  guint n_runs = 0;

  g_assert (n_before + n_insert + n_after < G_MAXINT32);
  result->n_bytes = n_before + n_insert + n_after;
  result->length = self->length - (end - start) + (insert ? insert->length : 0);
  result->text = g_atomic_rc_box_alloc (result->n_bytes + 1);
  memcpy (result->text, self->text, n_before);
  if (insert)
    memcpy (result->text + n_before, insert->text, n_insert);
  memcpy (result->text + n_before + n_insert, to, n_after + 1);

  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, 0, start, NULL);
  if (insert)
    dopys_runs_append_piece (runs, &n_runs, insert->runs, insert->n_runs, 0, insert->length, NULL);
  dopys_runs_append_piece (runs, &n_runs, self->runs, self->n_runs, end, self->length, NULL);
  set_runs (result, runs, n_runs);
}

DopysBlock *
dopys_block_splice (DopysBlock *self, guint start, guint end, DopysBlock *insert)
{
  DopysBlock *result;

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);
  g_return_val_if_fail (insert == NULL || insert->text != NULL, NULL);

  if (start == end && (!insert || insert->length == 0))
    return dopys_block_ref (self);
  result = copy_touched (self);
  g_clear_pointer (&result->text, g_atomic_rc_box_release);
  g_clear_pointer (&result->runs, g_atomic_rc_box_release);
  result->n_words = -1;
  set_spliced (result, self, start, end, insert);
  return result;
}

DopysBlock *
dopys_block_with_format (DopysBlock *self, const DopysBlockFormat *format)
{
  DopysBlock *result;
  DopysBlockFormat clean;

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (format != NULL && dopys_block_kind_is_text (format->kind), NULL);

  clean = dopys_block_format_clean (format);
  if (dopys_block_format_equal (&clean, &self->format))
    return dopys_block_ref (self);
  result = copy_touched (self);
  result->format = clean;
  return result;
}

DopysBlock *
dopys_block_with_style (DopysBlock *self, guint start, guint end, DopysStyle set, DopysStyle unset)
{
  DopysRestyle change = { .set = dopys_runs_clean_style (set), .unset = unset };

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  if (change.set & DOPYS_STYLE_SUBSCRIPT)
    change.unset |= DOPYS_STYLE_SUPERSCRIPT;
  return restyle (self, start, end, &change);
}

DopysBlock *
dopys_block_with_link (DopysBlock *self, guint start, guint end, const char *link)
{
  DopysRestyle change = { .change_link = TRUE, .link = dopys_runs_intern_link (link) };

  g_return_val_if_fail (self != NULL && self->text != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  return restyle (self, start, end, &change);
}

DopysBlock *
dopys_block_with_media (DopysBlock *self, DopysMedia *media)
{
  DopysBlock *result;

  g_return_val_if_fail (self != NULL && self->media != NULL, NULL);
  g_return_val_if_fail (media != NULL, NULL);

  if (dopys_media_equal (self->media, media))
    return dopys_block_ref (self);
  result = copy_touched (self);
  dopys_media_unref (result->media);
  result->media = dopys_media_ref (media);
  return result;
}

DopysBlock *
dopys_block_with_table (DopysBlock *self, DopysTable *table)
{
  DopysBlock *result;

  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  if (dopys_table_equal (self->table, table))
    return dopys_block_ref (self);
  result = copy_touched (self);
  result->n_words = -1;
  dopys_table_unref (result->table);
  result->table = dopys_table_ref (table);
  return result;
}

gboolean
dopys_block_equal (DopysBlock *a, DopysBlock *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (!dopys_block_format_equal (&a->format, &b->format) || a->length != b->length || a->n_bytes != b->n_bytes)
    return FALSE;
  if (a->text)
    return (a->text == b->text || memcmp (a->text, b->text, a->n_bytes) == 0) &&
           dopys_runs_equal (a->runs, a->n_runs, b->runs, b->n_runs);
  if (a->media)
    return dopys_media_equal (a->media, b->media);
  if (a->table)
    return dopys_table_equal (a->table, b->table);
  if (a->embed)
    return g_str_equal (a->embed, b->embed);
  return !a->raw || g_bytes_equal (a->raw, b->raw);
}

/* ---- origin ---- */

DopysBlock *
dopys_block_with_origin (DopysBlock *self, DopysOrigin *origin, guint index)
{
  DopysBlock *result;

  g_return_val_if_fail (self != NULL && origin != NULL, NULL);
  g_return_val_if_fail (index < dopys_origin_get_n_blocks (origin), NULL);

  result = copy_touched (self);
  g_clear_pointer (&result->origin, dopys_origin_unref);
  result->origin = dopys_origin_ref (origin);
  result->origin_index = index;
  result->touched = FALSE;
  return result;
}

DopysBlock *
dopys_block_with_touch (DopysBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->origin && !self->touched ? copy_touched (self) : dopys_block_ref (self);
}

DopysOrigin *
dopys_block_get_origin (DopysBlock *self, guint *index, gboolean *touched)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (index)
    *index = self->origin_index;
  if (touched)
    *touched = self->touched;
  return self->origin;
}
