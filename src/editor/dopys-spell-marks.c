/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-spell-marks.h"

#include <string.h>

#include "dopys-diff.h"
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
  GtkTextTag *tag; /* of the buffer that shows the session */
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

static GtkTextBuffer *
buffer_of (DopysSpellMarks *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
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

/* Of DopysRange in the document. */
static GArray *
find_wanted (DopysSpellMarks *self, DopysBlock *block, guint offset)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  GArray *found = g_hash_table_lookup (self->results, block);

  for (guint i = 0; self->enabled && found && i < found->len; i++)
    {
      const DopysMisspelling *misspelling = &g_array_index (found, DopysMisspelling, i);
      if (is_shown (self, misspelling, offset))
        g_array_append_val (wanted, ((DopysRange) { offset + misspelling->start, offset + misspelling->end }));
    }
  return wanted;
}

static GArray *
find_marked (DopysSpellMarks *self, const GtkTextIter *from, const GtkTextIter *to)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  GtkTextIter at = *from;

  if (!gtk_text_iter_has_tag (&at, self->tag) && !gtk_text_iter_forward_to_tag_toggle (&at, self->tag))
    return marked;
  while (gtk_text_iter_compare (&at, to) < 0)
    {
      DopysRange range = { .start = (guint) gtk_text_iter_get_offset (&at) };
      gtk_text_iter_forward_to_tag_toggle (&at, self->tag);
      range.end = (guint) gtk_text_iter_get_offset (&at);
      g_array_append_val (marked, range);
      if (!gtk_text_iter_forward_to_tag_toggle (&at, self->tag))
        break;
    }
  return marked;
}

/* To tag means to lay a paragraph out again, so only what differs is tagged. */
static void
mark_block (DopysSpellMarks *self, guint index)
{
  DopysBlock *block = dopys_document_get_block (document_of (self), index);
  guint offset = dopys_document_get_block_offset (document_of (self), index);
  g_autoptr (GArray) wanted = NULL, marked = NULL;
  GtkTextIter from, to;

  if (!dopys_block_is_text (block))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &from, (int) offset);
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &to, (int) (offset + dopys_block_get_length (block)));
  wanted = find_wanted (self, block, offset);
  marked = find_marked (self, &from, &to);
  if (wanted->len == marked->len &&
      (wanted->len == 0 || memcmp (wanted->data, marked->data, wanted->len * sizeof (DopysRange)) == 0))
    return;
  gtk_text_buffer_remove_tag (buffer_of (self), self->tag, &from, &to);
  for (guint i = 0; i < wanted->len; i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer_of (self), &from, (int) g_array_index (wanted, DopysRange, i).start);
      gtk_text_buffer_get_iter_at_offset (buffer_of (self), &to, (int) g_array_index (wanted, DopysRange, i).end);
      gtk_text_buffer_apply_tag (buffer_of (self), self->tag, &from, &to);
    }
}

static void
mark_all (DopysSpellMarks *self)
{
  for (guint i = 0; self->session && i < dopys_document_get_n_blocks (document_of (self)); i++)
    mark_block (self, i);
}

static void
mark_at (DopysSpellMarks *self, guint offset)
{
  mark_block (self, dopys_document_get_block_at (document_of (self), offset, NULL));
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
  g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < results->len; i++)
    {
      GArray *found = g_ptr_array_index (results, i);
      DopysBlock *block = g_ptr_array_index (blocks, i);
      g_hash_table_insert (self->results, dopys_block_ref (block), found ? g_array_ref (found) : NULL);
      g_hash_table_add (fresh, block);
    }
  for (guint i = 0; i < dopys_document_get_n_blocks (document_of (self)); i++)
    if (g_hash_table_contains (fresh, dopys_document_get_block (document_of (self), i)))
      mark_block (self, i);
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
  guint n = dopys_document_get_n_blocks (new);
  DopysDiff diff;

  self->typing = TRUE;
  self->typed = dopys_session_get_selection (session).caret;
  self->in_change = TRUE;
  if (!self->enabled || !dopys_diff_compute (old, new, &diff))
    return;
  /* Where the buffer wrote, its tags are gone: also of the block before. */
  for (guint i = MAX (diff.start, 1) - 1; i < MIN (n, diff.start + diff.added + 1); i++)
    if (g_hash_table_contains (self->results, dopys_document_get_block (new, i)))
      mark_block (self, i);
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
  if (self->enabled)
    mark_at (self, MIN (self->typed, dopys_document_get_length (document_of (self))));
}

static void
drop_session (DopysSpellMarks *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->tag);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_remove_all (self->results);
  self->checking = FALSE;
  self->typing = FALSE;
}

static void
make_tag (DopysSpellMarks *self)
{
  const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 1.0f };

  /* Screen readers are told by this kind of line that a word is misspelt. */
  self->tag = gtk_text_buffer_create_tag (buffer_of (self), "misspelt", "underline", PANGO_UNDERLINE_ERROR,
                                          "underline-rgba", &red, NULL);
  g_object_ref (self->tag);
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
  make_tag (self);
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
  dopys_session_apply (self->session, DOPYS_STEP_OTHER, replaced, (DopysSelection) { end, end });
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
  mark_all (self);
}

static gboolean
wants_menu_cb (DopysSpellMarks *self, guint offset, guint *start, guint *end)
{
  self->typing = FALSE; /* who asks for a menu is not typing */
  if (self->session)
    mark_at (self, offset);
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
  mark_all (self);
  check_later (self, 0);
}

void
dopys_spell_marks_set_words (DopysSpellMarks *self, DopysHasWordFunc has_word, gpointer user_data)
{
  self->has_word = has_word;
  self->has_word_data = user_data;
  mark_all (self);
}

void
dopys_spell_marks_refresh (DopysSpellMarks *self)
{
  mark_all (self);
}

gboolean
dopys_spell_marks_is_done (DopysSpellMarks *self)
{
  return !self->checking && self->source == 0;
}

gboolean
dopys_spell_marks_find (DopysSpellMarks *self, guint offset, guint *start, guint *end)
{
  GtkTextIter from, to;

  if (self->session == NULL || !self->enabled)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &from, (int) offset);
  if (!gtk_text_iter_has_tag (&from, self->tag) && !gtk_text_iter_ends_tag (&from, self->tag))
    return FALSE;
  to = from;
  if (!gtk_text_iter_starts_tag (&from, self->tag))
    gtk_text_iter_backward_to_tag_toggle (&from, self->tag);
  if (!gtk_text_iter_ends_tag (&to, self->tag))
    gtk_text_iter_forward_to_tag_toggle (&to, self->tag);
  *start = (guint) gtk_text_iter_get_offset (&from);
  *end = (guint) gtk_text_iter_get_offset (&to);
  return TRUE;
}

gboolean
dopys_spell_marks_go_next (DopysSpellMarks *self)
{
  GtkTextIter at;
  guint start, end, caret;

  if (self->session == NULL || !self->enabled)
    return FALSE;
  dopys_session_get_bounds (self->session, NULL, &caret);
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &at, (int) caret);
  do
    if (!gtk_text_iter_forward_to_tag_toggle (&at, self->tag))
      {
        gtk_text_buffer_get_start_iter (buffer_of (self), &at);
        if (!gtk_text_iter_starts_tag (&at, self->tag) && !gtk_text_iter_forward_to_tag_toggle (&at, self->tag))
          return FALSE;
      }
  while (!gtk_text_iter_starts_tag (&at, self->tag));
  dopys_spell_marks_find (self, (guint) gtk_text_iter_get_offset (&at), &start, &end);
  dopys_session_select (self->session, start, end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &at, 0.2, FALSE, 0, 0);
  dopys_spell_menu_open (self->menu, start, end);
  return TRUE;
}
