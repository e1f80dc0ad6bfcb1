/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-spell-marks.h"

#include "dopys-finder.h"
#include "dopys-fold.h"
#include "dopys-spell-menu.h"
#include "dopys-text-areas.h"

/* How long after a key the text is checked. */
#define PAUSE_MS 300
#define BLOCKS_AT_ONCE 40

struct _DopysSpellMarks
{
  GObject parent_instance;
  DopysArticleView *view; /* weak */
  DopysSession *session;
  DopysSpellChecker *checker;
  DopysHasWordFunc has_word;
  gpointer has_word_data;
  GHashTable *results; /* DopysBlock → GArray of DopysMisspelling, or NULL for none */
  GHashTable *ignored; /* folded words */
  GCancellable *cancellable;
  guint source;
  gboolean checking;
  gboolean enabled;
  gboolean typing; /* the last change was at the caret, and the caret did not go elsewhere since */
  guint typed;     /* where that change ended */
  gboolean in_change;
  DopysSpellMenu *menu;
};

G_DEFINE_FINAL_TYPE (DopysSpellMarks, dopys_spell_marks, G_TYPE_OBJECT)

static guint add_word_signal;

static void check_later (DopysSpellMarks *self, guint pause);

static DopysDocument *
document_of (DopysSpellMarks *self)
{
  return dopys_session_get_document (self->session);
}

/* ---- lines under words ---- */

static gboolean
is_shown (DopysSpellMarks *self, const DopysMisspelling *misspelling, guint offset)
{
  DopysSelection selection = dopys_session_get_selection (self->session);
  guint start = offset + misspelling->start, end = offset + misspelling->end;

  if (self->typing && selection.caret >= start && selection.caret <= end)
    return FALSE;
  if (g_hash_table_contains (self->ignored, misspelling->word))
    return FALSE;
  return self->has_word == NULL || !self->has_word (misspelling->word, self->has_word_data);
}

/* Appends the words of a block that have a line, as DopysRange of the document. */
static void
add_shown (DopysSpellMarks *self, guint index, GArray *ranges)
{
  GArray *found = g_hash_table_lookup (self->results, dopys_document_get_block (document_of (self), index));
  guint offset = dopys_document_get_block_offset (document_of (self), index);

  for (guint i = 0; self->enabled && found && i < found->len; i++)
    {
      const DopysMisspelling *misspelling = &g_array_index (found, DopysMisspelling, i);
      if (is_shown (self, misspelling, offset))
        g_array_append_val (ranges, ((DopysRange) { offset + misspelling->start, offset + misspelling->end }));
    }
}

static void
show (DopysSpellMarks *self)
{
  if (self->view)
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* One wave is as long as two of its heights on each side. */
static void
draw_wave_cb (const GdkRectangle *area, gpointer snapshot)
{
  const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 0.9f };
  const float step = 2.5f, height = 1.5f, y = (float) (area->y + area->height) - 1.5f;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.2f);
  float x = (float) area->x;

  gsk_path_builder_move_to (builder, x, y);
  for (int side = -1; x + step <= (float) (area->x + area->width) + 1; side = -side, x += step)
    gsk_path_builder_rel_quad_to (builder, step / 2, (float) side * height, step, 0);
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &red);
}

static guint
block_at (DopysSpellMarks *self, guint offset)
{
  return dopys_document_get_block_at (document_of (self), MIN (offset, dopys_document_get_length (document_of (self))),
                                      NULL);
}

static void
decorate_cb (GtkTextView *view, GtkSnapshot *snapshot, DopysSpellMarks *self)
{
  g_autoptr (GArray) ranges = NULL;
  guint start, end, last;

  if (!self->enabled || self->session == NULL)
    return;
  ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  dopys_text_areas_get_visible (view, &start, &end);
  last = block_at (self, end);
  for (guint i = block_at (self, start); i <= last; i++)
    add_shown (self, i, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const DopysRange *range = &g_array_index (ranges, DopysRange, i);
      if (range->end > start && range->start < end)
        dopys_text_areas_foreach (view, range->start, range->end, draw_wave_cb, snapshot);
    }
}

/* ---- checking ---- */

static void
free_found (gpointer found)
{
  g_clear_pointer ((GArray **) &found, g_array_unref);
}

static GHashTable *
new_results (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) dopys_block_unref, free_found);
}

/* Blocks of earlier states stay for undo, but not without end. */
static void
forget_old (DopysSpellMarks *self)
{
  DopysDocument *document = document_of (self);
  guint n = dopys_document_get_n_blocks (document);
  GHashTable *kept;

  if (g_hash_table_size (self->results) <= 2 * n + 500)
    return;
  kept = new_results ();
  for (guint i = 0; i < n; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      gpointer found;
      if (g_hash_table_lookup_extended (self->results, block, NULL, &found))
        g_hash_table_insert (kept, dopys_block_ref (block), found ? g_array_ref (found) : NULL);
    }
  g_hash_table_unref (self->results);
  self->results = kept;
}

static void
add_unchecked (DopysSpellMarks *self, guint from, guint to, GPtrArray *blocks)
{
  for (guint i = from; i < to && blocks->len < BLOCKS_AT_ONCE; i++)
    {
      DopysBlock *block = dopys_document_get_block (document_of (self), i);
      if (dopys_block_is_text (block) && !g_hash_table_contains (self->results, block))
        g_ptr_array_add (blocks, dopys_block_ref (block));
    }
}

/* What is visible first. */
static GPtrArray *
find_unchecked (DopysSpellMarks *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  guint start, end, first, n = dopys_document_get_n_blocks (document_of (self));

  dopys_text_areas_get_visible (GTK_TEXT_VIEW (self->view), &start, &end);
  first = dopys_document_get_block_at (document_of (self), MIN (start, dopys_document_get_length (document_of (self))),
                                       NULL);
  add_unchecked (self, first, n, blocks);
  add_unchecked (self, 0, first, blocks);
  return blocks;
}

typedef struct
{
  DopysSpellMarks *self;
  GPtrArray *blocks;
} Batch;

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->blocks);
  g_object_unref (batch->self);
  g_free (batch);
}

static void
take_results (DopysSpellMarks *self, GPtrArray *blocks, GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      GArray *found = g_ptr_array_index (results, i);
      DopysBlock *block = g_ptr_array_index (blocks, i);
      g_hash_table_insert (self->results, dopys_block_ref (block), found ? g_array_ref (found) : NULL);
    }
  show (self);
  forget_old (self);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;
  DopysSpellMarks *self = batch->self;
  g_autoptr (GPtrArray) results = dopys_spell_checker_check_finish (self->checker, result, NULL);

  if (results) /* not of an article that was left meanwhile */
    {
      self->checking = FALSE;
      take_results (self, batch->blocks, results);
      check_later (self, 0);
    }
  batch_free (batch);
}

static gboolean
check_cb (gpointer user_data)
{
  DopysSpellMarks *self = user_data;
  g_autoptr (GPtrArray) blocks = find_unchecked (self);
  Batch *batch;

  self->source = 0;
  if (blocks->len == 0)
    return G_SOURCE_REMOVE;
  self->checking = TRUE;
  batch = g_new0 (Batch, 1);
  batch->self = g_object_ref (self);
  batch->blocks = g_ptr_array_ref (blocks);
  dopys_spell_checker_check_async (self->checker, blocks, self->cancellable, checked_cb, batch);
  return G_SOURCE_REMOVE;
}

static void
check_later (DopysSpellMarks *self, guint pause)
{
  if (!self->enabled || self->session == NULL || self->checking)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source =
      pause > 0 ? g_timeout_add (pause, check_cb, self) : g_idle_add_full (G_PRIORITY_LOW, check_cb, self, NULL);
}

/* ---- following ---- */

static void
session_changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, DopysSpellMarks *self)
{
  self->typing = TRUE;
  self->in_change = TRUE;
  check_later (self, PAUSE_MS);
}

static void
selection_changed_cb (DopysSession *session, DopysSpellMarks *self)
{
  gboolean moved = !self->in_change;

  self->in_change = FALSE;
  if (!moved || !self->typing)
    return;
  self->typing = FALSE;
  show (self);
}

static void
drop_session (DopysSpellMarks *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->results);
  self->checking = FALSE;
  self->typing = FALSE;
}

static void
follow_session (DopysSpellMarks *self)
{
  DopysSession *session = dopys_article_view_get_session (self->view);

  if (session == self->session)
    return;
  drop_session (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  check_later (self, 0);
}

/* ---- the menu ---- */

static void
replace_cb (DopysSpellMarks *self, guint start, guint end, const char *word)
{
  g_autoptr (DopysDocument) replaced = NULL;

  if (end > dopys_document_get_length (document_of (self)))
    return;
  replaced = dopys_find_replace (document_of (self), start, &end, word);
  dopys_session_apply (self->session, DOPYS_STEP_REPLACE, replaced, (DopysSelection) { end, end });
  self->typing = FALSE;
}

static void
add_cb (DopysSpellMarks *self, const char *word)
{
  g_signal_emit (self, add_word_signal, 0, word);
}

static void
ignore_cb (DopysSpellMarks *self, const char *word)
{
  g_hash_table_add (self->ignored, dopys_fold_dup (word, TRUE));
  show (self);
}

static gboolean
wants_menu_cb (DopysSpellMarks *self, guint offset, guint *start, guint *end)
{
  self->typing = FALSE; /* who asks for a menu is not typing */
  show (self);
  return dopys_spell_marks_find (self, offset, start, end);
}

/* ---- the object ---- */

static void
dopys_spell_marks_dispose (GObject *object)
{
  DopysSpellMarks *self = DOPYS_SPELL_MARKS (object);

  drop_session (self);
  g_clear_object (&self->menu);
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->checker);
  G_OBJECT_CLASS (dopys_spell_marks_parent_class)->dispose (object);
}

static void
dopys_spell_marks_finalize (GObject *object)
{
  DopysSpellMarks *self = DOPYS_SPELL_MARKS (object);

  g_hash_table_unref (self->results);
  g_hash_table_unref (self->ignored);
  G_OBJECT_CLASS (dopys_spell_marks_parent_class)->finalize (object);
}

static void
dopys_spell_marks_class_init (DopysSpellMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_spell_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_spell_marks_finalize;
  add_word_signal = g_signal_new ("add-word", DOPYS_TYPE_SPELL_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_spell_marks_init (DopysSpellMarks *self)
{
  self->results = new_results ();
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DopysSpellMarks *
dopys_spell_marks_new (DopysArticleView *view, DopysSpellChecker *checker)
{
  DopysSpellMarks *self = g_object_new (DOPYS_TYPE_SPELL_MARKS, NULL);

  g_set_weak_pointer (&self->view, view);
  self->checker = g_object_ref (checker);
  g_signal_connect_swapped (view, "notify::buffer", G_CALLBACK (follow_session), self);
  g_signal_connect (view, "decorate-below", G_CALLBACK (decorate_cb), self);
  self->menu = dopys_spell_menu_new (view, checker);
  g_signal_connect_swapped (self->menu, "wanted", G_CALLBACK (wants_menu_cb), self);
  g_signal_connect_swapped (self->menu, "replace", G_CALLBACK (replace_cb), self);
  g_signal_connect_swapped (self->menu, "add", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->menu, "ignore", G_CALLBACK (ignore_cb), self);
  follow_session (self);
  return self;
}

void
dopys_spell_marks_set_enabled (DopysSpellMarks *self, gboolean enabled)
{
  if (self->enabled == enabled)
    return;
  self->enabled = enabled;
  show (self);
  check_later (self, 0);
}

void
dopys_spell_marks_set_words (DopysSpellMarks *self, DopysHasWordFunc has_word, gpointer user_data)
{
  self->has_word = has_word;
  self->has_word_data = user_data;
  show (self);
}

void
dopys_spell_marks_refresh (DopysSpellMarks *self)
{
  show (self);
}

gboolean
dopys_spell_marks_is_done (DopysSpellMarks *self)
{
  return !self->checking && self->source == 0;
}

gboolean
dopys_spell_marks_find (DopysSpellMarks *self, guint offset, guint *start, guint *end)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));

  if (self->session)
    add_shown (self, block_at (self, offset), ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const DopysRange *range = &g_array_index (ranges, DopysRange, i);
      if (offset < range->start || offset > range->end)
        continue;
      *start = range->start;
      *end = range->end;
      return TRUE;
    }
  return FALSE;
}

/* The first word with a line at or after the offset. */
static gboolean
find_from (DopysSpellMarks *self, guint offset, DopysRange *range)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));

  for (guint i = block_at (self, offset); i < dopys_document_get_n_blocks (document_of (self)); i++)
    {
      g_array_set_size (ranges, 0);
      add_shown (self, i, ranges);
      for (guint j = 0; j < ranges->len; j++)
        {
          *range = g_array_index (ranges, DopysRange, j);
          if (range->start >= offset)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
dopys_spell_marks_go_next (DopysSpellMarks *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  DopysRange range;
  guint caret;

  if (self->session == NULL)
    return FALSE;
  self->typing = FALSE;
  dopys_session_get_bounds (self->session, NULL, &caret);
  if (!find_from (self, caret, &range) && !find_from (self, 0, &range))
    return FALSE;
  dopys_session_select (self->session, range.start, range.end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0.2, FALSE, 0, 0);
  dopys_spell_menu_open (self->menu, range.start, range.end);
  return TRUE;
}
