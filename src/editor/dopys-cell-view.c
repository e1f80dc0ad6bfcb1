/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cell-view.h"

#include "dopys-article-accessible.h"
#include "dopys-article-buffer.h"
#include "dopys-article-clipboard.h"
#include "dopys-article-commands.h"
#include "dopys-article-links.h"
#include "dopys-diff.h"
#include "dopys-edit.h"
#include "dopys-keys.h"
#include "dopys-link-popover.h"
#include "dopys-table-layout.h"

#include <string.h>

#define LINE_BREAK "\u2028"

struct _DopysCellView
{
  GtkTextView parent_instance;
  DopysSession *session;
  DopysPaster *paster;
  GtkWidget *link_popover;
  gboolean loading; /* what changes is not an edit */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysCellView, dopys_cell_view, GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, dopys_article_accessible_init))

enum
{
  EDITED,
  TABLE_PASTED,
  LEFT,
  COMMAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < DOPYS_TABLE_N_COMMANDS; i++)
    if (g_str_equal (dopys_table_command_get_info (i)->action, name))
      {
        g_signal_emit (widget, signals[COMMAND], 0, i);
        return;
      }
}

/* ---- one paragraph ---- */

static DopysBlock *
get_paragraph (DopysDocument *document)
{
  return dopys_document_get_block (document, 0);
}

static gboolean
is_paragraph (DopysDocument *document)
{
  return dopys_document_get_n_blocks (document) == 1;
}

static DopysTable *
find_table (DopysDocument *document)
{
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    if (dopys_block_get_table (dopys_document_get_block (document, i)))
      return dopys_block_get_table (dopys_document_get_block (document, i));
  return NULL;
}

/* How many blocks there are but for empty paragraphs at the end: one closes every document. */
static guint
count_filled (DopysDocument *document)
{
  guint n_blocks = dopys_document_get_n_blocks (document);

  while (n_blocks > 1 && dopys_block_get_length (dopys_document_get_block (document, n_blocks - 1)) == 0)
    n_blocks--;
  return n_blocks;
}

/* All text of the first blocks in one paragraph, a line for each, so that offsets stay while there are no objects. */
static DopysDocument *
join_blocks (DopysDocument *document, guint n_blocks)
{
  g_autoptr (DopysBlock) joined = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0);
  g_autoptr (DopysBlock) line_break = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, LINE_BREAK, NULL, 0);
  gboolean first = TRUE;

  for (guint i = 0; i < n_blocks; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      guint end = dopys_block_get_length (joined);
      g_autoptr (DopysBlock) broken = NULL;
      DopysBlock *longer;

      if (!dopys_block_is_text (block))
        continue;
      broken = dopys_block_splice (joined, end, end, first ? NULL : line_break);
      end = dopys_block_get_length (broken);
      longer = dopys_block_splice (broken, end, end, block);
      dopys_block_unref (joined);
      joined = longer;
      first = FALSE;
    }
  return dopys_document_new (&joined, 1);
}

/* What was pasted or typed may be more than a cell can hold, and a sign typed at the start no sign in a cell. */
static void
mend (DopysCellView *self, DopysDocument *document, DopysStepKind kind)
{
  g_autoptr (DopysTable) table = find_table (document) ? dopys_table_ref (find_table (document)) : NULL;
  g_autoptr (DopysDocument) joined = NULL;

  if (table == NULL && (kind == DOPYS_STEP_PASTE || kind == DOPYS_STEP_TYPING))
    {
      joined = join_blocks (document, kind == DOPYS_STEP_PASTE ? count_filled (document)
                                                               : dopys_document_get_n_blocks (document));
      dopys_session_apply (self->session, kind, joined, dopys_session_get_selection (self->session));
      return;
    }
  self->loading = TRUE;
  dopys_session_undo (self->session);
  self->loading = FALSE;
  if (table)
    g_signal_emit (self, signals[TABLE_PASTED], 0, table);
}

static void
changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, DopysCellView *self)
{
  DopysStepKind kind = DOPYS_STEP_OTHER;

  if (self->loading)
    return;
  dopys_session_can_undo (session, &kind);
  if (is_paragraph (new))
    g_signal_emit (self, signals[EDITED], 0, get_paragraph (new), (guint) kind);
  else
    mend (self, new, kind);
}

/* ---- keys ---- */

static GtkTextBuffer *
get_buffer (DopysCellView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *way, gpointer user_data)
{
  g_signal_emit (widget, signals[LEFT], 0, (guint) g_variant_get_int32 (way));
  return TRUE;
}

/* Whether the caret can go no farther that way within the cell. */
static gboolean
is_at_edge (DopysCellView *self, DopysCellWay way)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter caret, moved;

  if (dopys_session_get_bounds (self->session, NULL, NULL))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
  moved = caret;
  switch (way)
    {
    case DOPYS_CELL_LEFT:
      return gtk_text_iter_is_start (&caret);
    case DOPYS_CELL_RIGHT:
      return gtk_text_iter_is_end (&caret);
    case DOPYS_CELL_ABOVE:
      return !gtk_text_view_backward_display_line (view, &moved);
    default:
      gtk_text_view_forward_display_line (view, &moved);
      gtk_text_view_backward_display_line_start (view, &moved);
      gtk_text_view_backward_display_line_start (view, &caret);
      return gtk_text_iter_compare (&moved, &caret) <= 0;
    }
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *way, gpointer user_data)
{
  if (!is_at_edge (DOPYS_CELL_VIEW (widget), (DopysCellWay) g_variant_get_int32 (way)))
    return FALSE;
  return walk_cb (widget, way, NULL);
}

static gboolean
line_break_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysCellView *self = DOPYS_CELL_VIEW (widget);
  guint start, end;

  dopys_session_get_bounds (self->session, &start, &end);
  dopys_session_insert_text (self->session, start, end, LINE_BREAK);
  return TRUE;
}

/* ---- clipboard and links ---- */

static GdkClipboard *
get_clipboard (DopysCellView *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self));
}

static void
dopys_cell_view_copy (GtkTextView *view)
{
  DopysCellView *self = DOPYS_CELL_VIEW (view);

  dopys_article_clipboard_copy (self->session, NULL, get_clipboard (self));
}

static void
dopys_cell_view_cut (GtkTextView *view)
{
  DopysCellView *self = DOPYS_CELL_VIEW (view);
  guint start, end;

  dopys_cell_view_copy (view);
  if (dopys_session_get_bounds (self->session, &start, &end))
    dopys_session_delete (self->session, start, end);
}

static void
dopys_cell_view_paste (GtkTextView *view)
{
  DopysCellView *self = DOPYS_CELL_VIEW (view);

  DopysPasteKind kind = dopys_article_clipboard_offer (get_clipboard (self));

  if (kind != DOPYS_PASTE_PICTURE)
    dopys_paster_paste (self->paster, view, self->session, kind, FALSE);
}

static gboolean
paste_plain_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysCellView *self = DOPYS_CELL_VIEW (widget);

  dopys_paster_paste (self->paster, GTK_TEXT_VIEW (self), self->session, DOPYS_PASTE_TEXT, FALSE);
  return TRUE;
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysCellView *self = DOPYS_CELL_VIEW (widget);
  GtkTextIter caret;
  GdkRectangle place;

  if (self->link_popover == NULL)
    {
      self->link_popover = dopys_link_popover_new ();
      gtk_widget_set_parent (self->link_popover, widget);
    }
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &caret, &place);
  dopys_link_popover_open (DOPYS_LINK_POPOVER (self->link_popover), self->session, &place);
}

/* ---- the object ---- */

static void
dopys_cell_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysCellView *self = DOPYS_CELL_VIEW (widget);

  GTK_WIDGET_CLASS (dopys_cell_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->link_popover)
    gtk_popover_present (GTK_POPOVER (self->link_popover));
}

static void
dopys_cell_view_dispose (GObject *object)
{
  DopysCellView *self = DOPYS_CELL_VIEW (object);

  g_clear_pointer (&self->link_popover, gtk_widget_unparent);
  if (self->session)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      dopys_article_buffer_close (DOPYS_ARTICLE_BUFFER (get_buffer (self)));
    }
  g_clear_object (&self->session);
  g_clear_object (&self->paster);
  G_OBJECT_CLASS (dopys_cell_view_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key, keypad;
    DopysCellWay way;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, DOPYS_CELL_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, DOPYS_CELL_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, DOPYS_CELL_ABOVE },
    { GDK_KEY_Down, GDK_KEY_KP_Down, DOPYS_CELL_BELOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (klass, arrows[i].key, 0, arrow_cb, "i", arrows[i].way);
      gtk_widget_class_add_binding (klass, arrows[i].keypad, 0, arrow_cb, "i", arrows[i].way);
    }
  gtk_widget_class_add_binding (klass, GDK_KEY_Tab, 0, walk_cb, "i", DOPYS_CELL_NEXT);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Tab, 0, walk_cb, "i", DOPYS_CELL_NEXT);
  gtk_widget_class_add_binding (klass, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, walk_cb, "i", DOPYS_CELL_PREVIOUS);
  gtk_widget_class_add_binding (klass, GDK_KEY_Tab, GDK_SHIFT_MASK, walk_cb, "i", DOPYS_CELL_PREVIOUS);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, walk_cb, "i", DOPYS_CELL_BELOW);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, walk_cb, "i", DOPYS_CELL_BELOW);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, walk_cb, "i", DOPYS_CELL_OUT);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, GDK_SHIFT_MASK, line_break_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, line_break_cb, NULL);
  dopys_keys_bind (klass, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, paste_plain_cb, NULL);
}

static void
install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < DOPYS_TABLE_N_COMMANDS; i++)
    {
      const DopysTableCommandInfo *info = dopys_table_command_get_info (i);

      gtk_widget_class_install_action (klass, info->action, NULL, command_action);
      if (info->key)
        dopys_keys_bind_action (klass, info->key, info->modifiers, info->action, NULL);
    }
  dopys_article_commands_install_styles (klass);
  gtk_widget_class_install_action (klass, "article.link", NULL, link_action);
  dopys_keys_bind_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "article.link", NULL);
}

static void
dopys_cell_view_class_init (DopysCellViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_cell_view_dispose;
  widget_class->size_allocate = dopys_cell_view_size_allocate;
  view_class->copy_clipboard = dopys_cell_view_copy;
  view_class->cut_clipboard = dopys_cell_view_cut;
  view_class->paste_clipboard = dopys_cell_view_paste;
  bind_keys (widget_class);
  install_actions (widget_class);
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_POINTER, G_TYPE_UINT);
  signals[TABLE_PASTED] =
      g_signal_new ("table-pasted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COMMAND] =
      g_signal_new ("command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dopys_cell_view_init (DopysCellView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysArticleBuffer) buffer = NULL;

  self->session = dopys_session_new (empty);
  buffer = dopys_article_buffer_new (self->session);
  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (buffer));
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, DOPYS_TABLE_PADDING_X);
  gtk_text_view_set_right_margin (view, DOPYS_TABLE_PADDING_X);
  gtk_text_view_set_top_margin (view, DOPYS_TABLE_PADDING_Y);
  gtk_text_view_set_bottom_margin (view, DOPYS_TABLE_PADDING_Y);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell");
  dopys_article_links_attach (view);
  g_signal_connect (self->session, "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
dopys_cell_view_new (DopysPaster *paster)
{
  DopysCellView *self = g_object_new (DOPYS_TYPE_CELL_VIEW, NULL);

  self->paster = g_object_ref (paster);
  return GTK_WIDGET (self);
}

void
dopys_cell_view_show (DopysCellView *self, DopysBlock *cell, guint caret)
{
  g_autoptr (DopysDocument) document = dopys_document_new (&cell, 1);

  g_return_if_fail (DOPYS_IS_CELL_VIEW (self));

  self->loading = TRUE;
  dopys_session_load (self->session, document);
  dopys_session_select (self->session, caret, caret);
  self->loading = FALSE;
}

void
dopys_cell_view_update (DopysCellView *self, DopysBlock *cell)
{
  g_autoptr (DopysDocument) document = dopys_document_new (&cell, 1);
  g_autoptr (DopysDocument) before = NULL;
  DopysDiff diff;

  g_return_if_fail (DOPYS_IS_CELL_VIEW (self));

  before = dopys_document_ref (dopys_session_get_document (self->session));
  if (dopys_diff_compute (before, document, &diff))
    dopys_cell_view_show (self, cell, diff.text_start + diff.text_added);
}

DopysSession *
dopys_cell_view_get_session (DopysCellView *self)
{
  g_return_val_if_fail (DOPYS_IS_CELL_VIEW (self), NULL);

  return self->session;
}
