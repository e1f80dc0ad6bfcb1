/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two directions, told apart by `projecting`: what GTK does on behalf of a user goes to the session, what the session
 * says is written by the parent class.  A user's insertion is projected within its own signal emission, without a
 * second signal, so that listeners hear of it once.
 */

#include "dopys-article-buffer.h"

#include "dopys-article-tags.h"
#include "dopys-diff.h"

#include <string.h>

struct _DopysArticleBuffer
{
  GtkTextBuffer parent_instance;
  DopysSession *session;
  guint projecting;
  gboolean in_user_edit;
  char *typed; /* (nullable): what the user action has put in, if it was a single character */
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (DopysArticleBuffer, dopys_article_buffer, GTK_TYPE_TEXT_BUFFER)

static guint object_added_signal, object_changed_signal;

#define PARENT GTK_TEXT_BUFFER_CLASS (dopys_article_buffer_parent_class)

/* ---- from the session to the buffer ---- */

static void
raw_insert (DopysArticleBuffer *self, GtkTextIter *at, const char *text, int length)
{
  if (length == 0)
    return;
  if (self->in_user_edit)
    PARENT->insert_text (GTK_TEXT_BUFFER (self), at, text, length);
  else
    gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), at, text, length);
}

static void
raw_delete (DopysArticleBuffer *self, guint start, guint end)
{
  GtkTextIter from, to;

  if (start == end)
    return;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &to, (int) end);
  if (self->in_user_edit)
    PARENT->delete_range (GTK_TEXT_BUFFER (self), &from, &to);
  else
    gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &from, &to);
}

static gboolean
is_item (DopysDocument *document, guint index)
{
  DopysBlock *block = dopys_document_get_block (document, index);
  return dopys_block_is_text (block) && dopys_block_get_format (block)->kind == DOPYS_BLOCK_LIST_ITEM;
}

static void
apply_run (GtkTextBuffer *buffer, const DopysRun *run, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  for (guint bit = 1; bit & DOPYS_STYLE_ALL; bit <<= 1)
    if (run->style & bit)
      gtk_text_buffer_apply_tag (buffer, dopys_article_tags_for_style (table, (DopysStyle) bit), from, to);
  if (run->link)
    gtk_text_buffer_apply_tag (buffer, dopys_article_tags_for_link (table), from, to);
}

/* Styles and format of the characters [first, last) of block `index`, which stands in the buffer already; the
 * character after its text is the newline, which carries the format too. */
static void
apply_tags_within (DopysArticleBuffer *self, DopysDocument *document, guint index, guint first, guint last)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  DopysBlock *block = dopys_document_get_block (document, index);
  guint offset = dopys_document_get_block_offset (document, index), at = 0, n_runs = 0;
  guint end = MIN (offset + last, dopys_document_get_length (document));
  GtkTextTag *format = dopys_article_tags_for_block (gtk_text_buffer_get_tag_table (buffer), block);
  GtkTextTag *align = dopys_article_tags_for_align (gtk_text_buffer_get_tag_table (buffer), block);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) (offset + first));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) end);
  gtk_text_buffer_remove_all_tags (buffer, &from, &to);
  if (format)
    gtk_text_buffer_apply_tag (buffer, format, &from, &to);
  if (align)
    gtk_text_buffer_apply_tag (buffer, align, &from, &to);
  if (is_item (document, index) && !is_item (document, index + 1)) /* the last block is never an item */
    gtk_text_buffer_apply_tag_by_name (buffer, "list-end", &from, &to);
  const DopysRun *runs = dopys_block_is_text (block) ? dopys_block_get_runs (block, &n_runs) : NULL;
  for (guint i = 0; i < n_runs && at < last; at += runs[i].length, i++)
    {
      guint start = MAX (at, first), stop = MIN (at + runs[i].length, last);
      if (start >= stop || (runs[i].style == DOPYS_STYLE_NONE && runs[i].link == NULL))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) (offset + start));
      gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) (offset + stop));
      apply_run (buffer, &runs[i], &from, &to);
    }
}

static void
apply_tags (DopysArticleBuffer *self, DopysDocument *document, guint index)
{
  guint length = dopys_block_get_length (dopys_document_get_block (document, index));
  apply_tags_within (self, document, index, 0, length + 1);
}

static void
insert_block (DopysArticleBuffer *self, GtkTextIter *at, DopysBlock *block)
{
  if (dopys_block_is_text (block))
    {
      const char *text = dopys_block_get_text (block);
      raw_insert (self, at, text, (int) strlen (text));
      return;
    }
  GtkTextChildAnchor *anchor = gtk_text_child_anchor_new ();
  gtk_text_buffer_insert_child_anchor (GTK_TEXT_BUFFER (self), at, anchor);
  g_object_unref (anchor);
}

static void
tell_of_objects (DopysArticleBuffer *self, DopysDocument *document, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      GtkTextIter iter;
      if (dopys_block_is_text (dopys_document_get_block (document, i)))
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter,
                                          (int) dopys_document_get_block_offset (document, i));
      g_signal_emit (self, object_added_signal, 0, gtk_text_iter_get_child_anchor (&iter), i);
    }
}

/* Takes the widgets of blocks [start, end) from their view.  GTK would do that amid the deletion; where the pointer is
 * over one of them, the view then gets another state and looks at text that is half deleted. */
static void
remove_widgets (DopysArticleBuffer *self, DopysDocument *document, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      g_autofree GtkWidget **widgets = NULL;
      GtkTextIter iter;
      guint n_widgets;

      if (dopys_block_is_text (dopys_document_get_block (document, i)))
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter,
                                          (int) dopys_document_get_block_offset (document, i));
      widgets = gtk_text_child_anchor_get_widgets (gtk_text_iter_get_child_anchor (&iter), &n_widgets);
      for (guint j = 0; j < n_widgets; j++)
        gtk_text_view_remove (GTK_TEXT_VIEW (gtk_widget_get_parent (widgets[j])), widgets[j]);
    }
}

/* Replaces whole blocks. The newlines go with the blocks before the end, and stand before blocks at the end. */
static void
project_blocks (DopysArticleBuffer *self, DopysDocument *old, DopysDocument *new, const DopysDiff *diff)
{
  guint n_old = dopys_document_get_n_blocks (old);
  gboolean to_end = diff->start + diff->removed == n_old;
  guint from =
      diff->start < n_old ? dopys_document_get_block_offset (old, diff->start) : dopys_document_get_length (old);
  guint to =
      to_end ? dopys_document_get_length (old) : dopys_document_get_block_offset (old, diff->start + diff->removed);
  gboolean newline_first = to_end && diff->start > 0;
  GtkTextIter at;

  if (newline_first && diff->start < n_old)
    from--;
  remove_widgets (self, old, diff->start, diff->start + diff->removed);
  raw_delete (self, from, to);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &at, (int) from);
  for (guint i = 0; i < diff->added; i++)
    {
      if (newline_first || (to_end && i > 0))
        raw_insert (self, &at, "\n", 1);
      insert_block (self, &at, dopys_document_get_block (new, diff->start + i));
      if (!to_end)
        raw_insert (self, &at, "\n", 1);
    }
}

static gboolean
is_same_format (DopysArticleBuffer *self, DopysDocument *old, DopysDocument *new, guint index)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self));
  DopysBlock *before = dopys_document_get_block (old, index), *after = dopys_document_get_block (new, index);
  return dopys_article_tags_for_block (table, before) == dopys_article_tags_for_block (table, after) &&
         dopys_article_tags_for_align (table, before) == dopys_article_tags_for_align (table, after);
}

static gboolean
is_text_change (DopysDocument *old, DopysDocument *new, const DopysDiff *diff)
{
  return diff->removed == 1 && diff->added == 1 && dopys_block_is_text (dopys_document_get_block (old, diff->start)) &&
         dopys_block_is_text (dopys_document_get_block (new, diff->start));
}

static void
project_text (DopysArticleBuffer *self, DopysDocument *new, const DopysDiff *diff)
{
  guint offset = dopys_document_get_block_offset (new, diff->start);
  const char *text = dopys_block_get_text (dopys_document_get_block (new, diff->start));
  const char *from = g_utf8_offset_to_pointer (text, diff->text_start - offset);
  const char *to = g_utf8_offset_to_pointer (from, diff->text_added);
  GtkTextIter at;

  raw_delete (self, diff->text_start, diff->text_start + diff->text_removed);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &at, (int) diff->text_start);
  raw_insert (self, &at, from, (int) (to - from));
}

/* How many characters from the start (or, backwards, from the end) have the same styles in both blocks. */
static guint
count_same_styles (DopysBlock *a, DopysBlock *b, gboolean backwards)
{
  guint n_a, n_b, i = 0, j = 0, same = 0, left_a = 0, left_b = 0;
  const DopysRun *runs_a = dopys_block_get_runs (a, &n_a), *runs_b = dopys_block_get_runs (b, &n_b);

  for (;;)
    {
      if (left_a == 0 && i < n_a)
        left_a = runs_a[backwards ? n_a - 1 - i : i].length;
      if (left_b == 0 && j < n_b)
        left_b = runs_b[backwards ? n_b - 1 - j : j].length;
      if (left_a == 0 || left_b == 0)
        return same;
      const DopysRun *run_a = &runs_a[backwards ? n_a - 1 - i : i], *run_b = &runs_b[backwards ? n_b - 1 - j : j];
      if (run_a->style != run_b->style || (run_a->link == NULL) != (run_b->link == NULL))
        return same;
      guint step = MIN (left_a, left_b);
      same += step;
      i += (left_a -= step) == 0;
      j += (left_b -= step) == 0;
    }
}

/* Only where text or styles changed: to tag a paragraph means to lay it out again, with each key. */
static void
retag_text (DopysArticleBuffer *self, DopysDocument *old, DopysDocument *new, const DopysDiff *diff)
{
  DopysBlock *before = dopys_document_get_block (old, diff->start),
             *after = dopys_document_get_block (new, diff->start);
  guint length = dopys_block_get_length (after);
  guint first = diff->text_start - dopys_document_get_block_offset (new, diff->start);
  guint rest = length - first - diff->text_added;

  first = MIN (first, count_same_styles (before, after, FALSE));
  rest = MIN (rest, count_same_styles (before, after, TRUE));
  if (first + rest < length)
    apply_tags_within (self, new, diff->start, first, length - rest);
}

static void
project_selection (DopysArticleBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  DopysSelection selection = dopys_session_get_selection (self->session);
  GtkTextIter caret, anchor, now_caret, now_anchor;

  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) selection.caret);
  gtk_text_buffer_get_iter_at_offset (buffer, &anchor, (int) selection.anchor);
  gtk_text_buffer_get_iter_at_mark (buffer, &now_caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &now_anchor, gtk_text_buffer_get_selection_bound (buffer));
  if (gtk_text_iter_equal (&caret, &now_caret) && gtk_text_iter_equal (&anchor, &now_anchor))
    return;
  self->selecting = TRUE;
  gtk_text_buffer_select_range (buffer, &caret, &anchor);
  self->selecting = FALSE;
}

static gboolean
is_same_kind_of_object (DopysBlock *a, DopysBlock *b)
{
  return !dopys_block_is_text (a) && dopys_block_get_kind (a) == dopys_block_get_kind (b);
}

/* A table or photos that became others stay where they are, with their widget: the text does not change. */
static gboolean
project_object (DopysArticleBuffer *self, DopysDocument *old, DopysDocument *new, const DopysDiff *diff)
{
  GtkTextIter iter;

  if (diff->removed != 1 || diff->added != 1 ||
      !is_same_kind_of_object (dopys_document_get_block (old, diff->start),
                               dopys_document_get_block (new, diff->start)))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter,
                                      (int) dopys_document_get_block_offset (new, diff->start));
  g_signal_emit (self, object_changed_signal, 0, gtk_text_iter_get_child_anchor (&iter), diff->start);
  project_selection (self);
  return TRUE;
}

static void
changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, DopysArticleBuffer *self)
{
  DopysDiff diff;

  if (!dopys_diff_compute (old, new, &diff) || project_object (self, old, new, &diff))
    return;
  gboolean text_only = is_text_change (old, new, &diff);
  self->projecting++;
  if (text_only)
    project_text (self, new, &diff);
  else
    project_blocks (self, old, new, &diff);
  if (text_only && is_same_format (self, old, new, diff.start))
    retag_text (self, old, new, &diff);
  else /* with the block before: whether a list ends there depends on what follows */
    for (guint i = MAX (diff.start, 1) - 1; i < diff.start + diff.added; i++)
      apply_tags (self, new, i);
  tell_of_objects (self, new, diff.start, diff.start + diff.added);
  self->projecting--;
  project_selection (self);
}

static void
selection_changed_cb (DopysSession *session, DopysArticleBuffer *self)
{
  if (self->projecting == 0)
    project_selection (self);
}

static void
project_all (DopysArticleBuffer *self)
{
  DopysDocument *document = dopys_session_get_document (self->session);
  guint n_blocks = dopys_document_get_n_blocks (document);
  GtkTextIter at;

  self->projecting++;
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &at);
  for (guint i = 0; i < n_blocks; i++)
    {
      insert_block (self, &at, dopys_document_get_block (document, i));
      if (i + 1 < n_blocks)
        raw_insert (self, &at, "\n", 1);
    }
  for (guint i = 0; i < n_blocks; i++)
    apply_tags (self, document, i);
  self->projecting--;
  project_selection (self);
}

/* ---- from the user to the session ---- */

static void
dopys_article_buffer_insert_text (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, int length)
{
  DopysArticleBuffer *self = DOPYS_ARTICLE_BUFFER (buffer);

  if (self->projecting)
    {
      PARENT->insert_text (buffer, iter, text, length);
      return;
    }
  guint offset = (guint) gtk_text_iter_get_offset (iter);
  g_autofree char *typed = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  g_clear_pointer (&self->typed, g_free);
  if (g_utf8_strlen (typed, -1) == 1)
    self->typed = g_strdup (typed);
  self->in_user_edit = TRUE;
  if (g_str_equal (typed, "\n") && dopys_session_get_selection (self->session).caret == offset)
    dopys_session_split (self->session);
  else
    dopys_session_insert_text (self->session, offset, offset, typed);
  self->in_user_edit = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) dopys_session_get_selection (self->session).caret);
}

static void
dopys_article_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  g_clear_pointer (&DOPYS_ARTICLE_BUFFER (buffer)->typed, g_free);
  if (PARENT->begin_user_action)
    PARENT->begin_user_action (buffer);
}

/* What was typed is looked at when all who follow the insertion have heard of it. */
static void
dopys_article_buffer_end_user_action (GtkTextBuffer *buffer)
{
  DopysArticleBuffer *self = DOPYS_ARTICLE_BUFFER (buffer);
  g_autofree char *typed = g_steal_pointer (&self->typed);

  if (PARENT->end_user_action)
    PARENT->end_user_action (buffer);
  if (typed && self->session)
    dopys_session_expand (self->session, typed);
}

static void
dopys_article_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  DopysArticleBuffer *self = DOPYS_ARTICLE_BUFFER (buffer);

  if (self->projecting)
    {
      PARENT->delete_range (buffer, start, end);
      return;
    }
  guint from = (guint) gtk_text_iter_get_offset (start), to = (guint) gtk_text_iter_get_offset (end);
  self->in_user_edit = TRUE;
  dopys_session_delete (self->session, MIN (from, to), MAX (from, to));
  self->in_user_edit = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, start, (int) dopys_session_get_selection (self->session).caret);
  *end = *start;
}

/* Objects come into an article as blocks only: nothing else may put a widget or picture into the text. */
static void
dopys_article_buffer_insert_child_anchor (GtkTextBuffer *buffer, GtkTextIter *iter, GtkTextChildAnchor *anchor)
{
  if (DOPYS_ARTICLE_BUFFER (buffer)->projecting)
    PARENT->insert_child_anchor (buffer, iter, anchor);
}

static void
dopys_article_buffer_insert_paintable (GtkTextBuffer *buffer, GtkTextIter *iter, GdkPaintable *paintable)
{
}

static void
dopys_article_buffer_mark_set (GtkTextBuffer *buffer, const GtkTextIter *location, GtkTextMark *mark)
{
  DopysArticleBuffer *self = DOPYS_ARTICLE_BUFFER (buffer);
  GtkTextMark *insert = gtk_text_buffer_get_insert (buffer), *bound = gtk_text_buffer_get_selection_bound (buffer);
  GtkTextIter caret, anchor;

  if (PARENT->mark_set)
    PARENT->mark_set (buffer, location, mark);
  if (self->session == NULL || self->projecting || self->selecting || self->in_user_edit ||
      (mark != insert && mark != bound))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, insert);
  gtk_text_buffer_get_iter_at_mark (buffer, &anchor, bound);
  self->selecting = TRUE;
  dopys_session_select (self->session, (guint) gtk_text_iter_get_offset (&anchor),
                        (guint) gtk_text_iter_get_offset (&caret));
  self->selecting = FALSE;
}

/* ---- the object ---- */

static void
drop_session (DopysArticleBuffer *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
dopys_article_buffer_dispose (GObject *object)
{
  g_clear_pointer (&DOPYS_ARTICLE_BUFFER (object)->typed, g_free);
  drop_session (DOPYS_ARTICLE_BUFFER (object));
  G_OBJECT_CLASS (dopys_article_buffer_parent_class)->dispose (object);
}

static void
dopys_article_buffer_class_init (DopysArticleBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_article_buffer_dispose;
  buffer_class->insert_text = dopys_article_buffer_insert_text;
  buffer_class->begin_user_action = dopys_article_buffer_begin_user_action;
  buffer_class->end_user_action = dopys_article_buffer_end_user_action;
  buffer_class->delete_range = dopys_article_buffer_delete_range;
  buffer_class->insert_child_anchor = dopys_article_buffer_insert_child_anchor;
  buffer_class->insert_paintable = dopys_article_buffer_insert_paintable;
  buffer_class->mark_set = dopys_article_buffer_mark_set;
  object_added_signal = g_signal_new ("object-added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, GTK_TYPE_TEXT_CHILD_ANCHOR, G_TYPE_UINT);
  object_changed_signal = g_signal_new ("object-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, GTK_TYPE_TEXT_CHILD_ANCHOR, G_TYPE_UINT);
}

static void
dopys_article_buffer_init (DopysArticleBuffer *self)
{
}

DopysArticleBuffer *
dopys_article_buffer_new (DopysSession *session)
{
  g_autoptr (GtkTextTagTable) tags = dopys_article_tags_new ();
  DopysArticleBuffer *self = g_object_new (DOPYS_TYPE_ARTICLE_BUFFER, "tag-table", tags, NULL);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  self->session = g_object_ref (session);
  project_all (self);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  return self;
}

DopysSession *
dopys_article_buffer_get_session (DopysArticleBuffer *self)
{
  return self->session;
}

void
dopys_article_buffer_close (DopysArticleBuffer *self)
{
  drop_session (self);
  self->projecting++;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  self->projecting--;
}

/* ---- checking ---- */

static void
check_tags (DopysArticleBuffer *self, DopysDocument *document, guint index)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  DopysBlock *block = dopys_document_get_block (document, index);
  GtkTextTag *format = dopys_article_tags_for_block (table, block);
  guint offset = dopys_document_get_block_offset (document, index);

  for (guint i = 0; i < dopys_block_get_length (block); i++)
    {
      GtkTextIter iter;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) (offset + i));
      g_assert_true (format == NULL || gtk_text_iter_has_tag (&iter, format));
      if (!dopys_block_is_text (block))
        {
          g_assert_nonnull (gtk_text_iter_get_child_anchor (&iter));
          continue;
        }
      const DopysRun *run = dopys_block_get_run_at (block, i, NULL);
      for (guint bit = 1; bit & DOPYS_STYLE_ALL; bit <<= 1)
        g_assert_cmpint (gtk_text_iter_has_tag (&iter, dopys_article_tags_for_style (table, (DopysStyle) bit)), ==,
                         (run->style & bit) != 0);
      g_assert_cmpint (gtk_text_iter_has_tag (&iter, dopys_article_tags_for_link (table)), ==, run->link != NULL);
    }
}

void
dopys_article_buffer_check (DopysArticleBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  DopysDocument *document = dopys_session_get_document (self->session);
  g_autofree char *expected = dopys_document_dup_text (document);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, expected);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    check_tags (self, document, i);
}
