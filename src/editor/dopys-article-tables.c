/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-tables.h"

#include "dopys-cell-view.h"
#include "dopys-table-command.h"
#include "dopys-table-entry.h"
#include "dopys-table-menu.h"
#include "dopys-table-widget.h"

#include <glib/gi18n-lib.h>

struct _DopysArticleTables
{
  GObject parent_instance;
  GtkTextView *view;
  DopysSession *session;
  DopysCellView *editor;
  DopysTableWidget *active; /* weak */
  DopysTablePlace place;
  gboolean editing; /* a cell was made active; its table may be gone since */
  gboolean marked;  /* tables were told of a selection */
  gboolean busy;    /* what the session tells is our own doing */
};

G_DEFINE_FINAL_TYPE (DopysArticleTables, dopys_article_tables, G_TYPE_OBJECT)

static guint active_changed_signal;

/* Where a table's widget stands. */
static G_DEFINE_QUARK (dopys - table - anchor, table_anchor)

    static GtkTextBuffer *get_buffer (DopysArticleTables *self)
{
  return gtk_text_view_get_buffer (self->view);
}

/* ---- where tables are ---- */

static gboolean
find_table (DopysArticleTables *self, DopysTableWidget *widget, guint *index, guint *offset)
{
  GtkTextChildAnchor *anchor = widget ? g_object_get_qdata (G_OBJECT (widget), table_anchor_quark ()) : NULL;
  GtkTextIter iter;

  if (anchor == NULL || gtk_text_child_anchor_get_deleted (anchor))
    return FALSE;
  gtk_text_buffer_get_iter_at_child_anchor (get_buffer (self), &iter, anchor);
  *offset = (guint) gtk_text_iter_get_offset (&iter);
  *index = dopys_document_get_block_at (dopys_session_get_document (self->session), *offset, NULL);
  return TRUE;
}

static DopysTableWidget *
get_widget (GtkTextChildAnchor *anchor)
{
  guint n_widgets = 0;
  g_autofree GtkWidget **widgets = anchor ? gtk_text_child_anchor_get_widgets (anchor, &n_widgets) : NULL;

  return n_widgets > 0 && DOPYS_IS_TABLE_WIDGET (widgets[0]) ? DOPYS_TABLE_WIDGET (widgets[0]) : NULL;
}

/* The widget of the table that is block `index`, or NULL. */
static DopysTableWidget *
widget_of_block (DopysArticleTables *self, guint index)
{
  DopysDocument *document = dopys_session_get_document (self->session);
  GtkTextIter iter;

  if (index >= dopys_document_get_n_blocks (document) ||
      !dopys_block_get_table (dopys_document_get_block (document, index)))
    return NULL;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter,
                                      (int) dopys_document_get_block_offset (document, index));
  return get_widget (gtk_text_iter_get_child_anchor (&iter));
}

/* ---- the active cell ---- */

static DopysBlock *
get_cell (DopysTable *table, guint row, guint column)
{
  return row < dopys_table_get_n_rows (table) ? dopys_table_get_cell (table, row, column)
                                              : dopys_table_get_caption (table);
}

static void
set_active_widget (DopysArticleTables *self, DopysTableWidget *widget)
{
  if (self->active == widget)
    return;
  if (self->active)
    dopys_table_widget_release (self->active);
  g_set_weak_pointer (&self->active, widget);
}

/* As a screen reader calls it. */
static void
name_editor (DopysArticleTables *self)
{
  DopysTable *table = dopys_table_widget_get_table (self->active);
  g_autofree char *label = NULL;

  if (self->place.row < dopys_table_get_n_rows (table))
    /* Translators: of a cell in a table */
    label = g_strdup_printf (_ ("Row %u, column %u"), self->place.row + 1, self->place.column + 1);
  else
    label = g_strdup (_ ("Caption of the table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Scrolls the text so that the active cell is seen. */
static void
show_cell (DopysArticleTables *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle place;
  graphene_point_t origin;

  if (!adjustment || !dopys_table_widget_get_place (self->active, self->place.row, self->place.column, &place) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->active), GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT (0, 0),
                                 &origin))
    return;
  double top = gtk_adjustment_get_value (adjustment) + origin.y + place.y;
  gtk_adjustment_clamp_page (adjustment, top, top + place.height);
}

/* caret: a position in the cell, clamped. */
static void
activate_cell (DopysArticleTables *self, DopysTableWidget *widget, DopysTablePlace place, guint caret)
{
  DopysTable *table = dopys_table_widget_get_table (widget);
  guint index, offset;

  if (!find_table (self, widget, &index, &offset))
    return;
  self->editing = TRUE;
  set_active_widget (self, widget);
  self->place.row = MIN (place.row, dopys_table_get_n_rows (table));
  self->place.column = MIN (place.column, dopys_table_get_n_columns (table) - 1);
  /* The next edit is a step of its own, because the caret went away and came back. */
  self->busy = TRUE;
  dopys_session_select (self->session, offset + 1, offset + 1);
  dopys_session_select (self->session, offset, offset);
  self->busy = FALSE;
  dopys_cell_view_show (self->editor, get_cell (table, self->place.row, self->place.column), caret);
  dopys_table_widget_activate_cell (widget, GTK_WIDGET (self->editor), self->place.row, self->place.column);
  name_editor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  show_cell (self);
  dopys_article_tables_follow_selection (self);
  g_signal_emit (self, active_changed_signal, 0);
}

static void
deactivate (DopysArticleTables *self)
{
  /* With a table that was taken away the focus has gone too. */
  gboolean focused =
      !gtk_widget_get_root (GTK_WIDGET (self->editor)) || gtk_widget_is_focus (GTK_WIDGET (self->editor));

  self->editing = FALSE;
  set_active_widget (self, NULL);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  dopys_article_tables_follow_selection (self);
  g_signal_emit (self, active_changed_signal, 0);
}

/* The caret goes back into the text. */
static void
leave_to (DopysArticleTables *self, guint anchor, guint caret)
{
  self->busy = TRUE;
  dopys_session_select (self->session, anchor, caret);
  self->busy = FALSE;
  deactivate (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (get_buffer (self)));
}

/* ---- changes ---- */

static void
apply (DopysArticleTables *self, DopysStepKind kind, DopysTable *table)
{
  g_autoptr (DopysBlock) block = NULL;
  guint index, offset;

  if (!find_table (self, self->active, &index, &offset))
    return;
  block = dopys_block_with_table (dopys_document_get_block (dopys_session_get_document (self->session), index), table);
  self->busy = TRUE;
  dopys_session_replace_block (self->session, kind, index, block);
  self->busy = FALSE;
}

static void
edited_cb (DopysCellView *editor, DopysBlock *cell, guint kind, DopysArticleTables *self)
{
  DopysTable *table;
  g_autoptr (DopysTable) changed = NULL;

  if (!self->active)
    return;
  table = dopys_table_widget_get_table (self->active);
  changed = self->place.row < dopys_table_get_n_rows (table)
                ? dopys_table_with_cell (table, self->place.row, self->place.column, cell)
                : dopys_table_with_caption (table, cell);
  apply (self, (DopysStepKind) kind, changed);
}

static void
table_pasted_cb (DopysCellView *editor, DopysTable *pasted, DopysArticleTables *self)
{
  DopysTable *table = self->active ? dopys_table_widget_get_table (self->active) : NULL;
  g_autoptr (DopysTable) changed = NULL;

  if (!table || self->place.row == dopys_table_get_n_rows (table))
    return;
  changed = dopys_table_overlay (table, self->place.row, self->place.column, pasted);
  apply (self, DOPYS_STEP_PASTE, changed);
  activate_cell (self, self->active, self->place, G_MAXUINT);
}

static void
remove_table (DopysArticleTables *self)
{
  guint index, offset;

  if (!find_table (self, self->active, &index, &offset))
    return;
  deactivate (self);
  dopys_session_remove_block (self->session, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
command_cb (DopysCellView *editor, guint command, DopysArticleTables *self)
{
  DopysTablePlace place = self->place;
  g_autoptr (DopysTable) changed = NULL;

  if (!self->active)
    return;
  if (command == DOPYS_TABLE_REMOVE)
    {
      remove_table (self);
      return;
    }
  changed = dopys_table_command_run (dopys_table_widget_get_table (self->active), (DopysTableCommand) command, &place);
  apply (self, DOPYS_STEP_TABLE, changed);
  activate_cell (self, self->active, place,
                 place.row == self->place.row && place.column == self->place.column
                     ? dopys_session_get_selection (dopys_cell_view_get_session (editor)).caret
                     : G_MAXUINT);
}

/* ---- walking ---- */

static void
leave_before (DopysArticleTables *self)
{
  guint index, offset;

  if (!find_table (self, self->active, &index, &offset))
    return;
  /* Where the text above ends; a table at the very start has only itself. */
  offset = offset > 0 ? offset - 1 : offset;
  leave_to (self, offset, offset);
}

static void
leave_after (DopysArticleTables *self)
{
  guint index, offset;

  /* A block always follows: the last one is a paragraph. */
  if (find_table (self, self->active, &index, &offset))
    leave_to (self, offset + 2, offset + 2);
}

static void
select_table (DopysArticleTables *self)
{
  guint index, offset;

  if (find_table (self, self->active, &index, &offset))
    leave_to (self, offset, offset + 1);
}

static void
left_cb (DopysCellView *editor, guint way, DopysArticleTables *self)
{
  guint caret = dopys_session_get_selection (dopys_cell_view_get_session (editor)).caret;
  DopysTablePlace place = self->place;
  gboolean vertical = way == DOPYS_CELL_ABOVE || way == DOPYS_CELL_BELOW;

  if (!self->active)
    return;
  switch (dopys_table_command_walk (dopys_table_widget_get_table (self->active), (DopysCellWay) way, &place))
    {
    case DOPYS_WALK_TO_CELL:
      activate_cell (self, self->active, place, vertical ? caret : way == DOPYS_CELL_RIGHT ? 0 : G_MAXUINT);
      break;
    case DOPYS_WALK_NEW_ROW:
      command_cb (editor, DOPYS_TABLE_ROW_BELOW, self);
      activate_cell (self, self->active, place, 0);
      break;
    case DOPYS_WALK_BEFORE:
      leave_before (self);
      break;
    case DOPYS_WALK_AFTER:
      leave_after (self);
      break;
    default:
      select_table (self);
    }
}

gboolean
dopys_article_tables_enter (DopysArticleTables *self, guint keyval)
{
  DopysTableEntry entry;
  DopysTableWidget *widget;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_TABLES (self), FALSE);

  if (self->active || !self->session || !dopys_table_entry_find (self->view, self->session, keyval, &entry))
    return FALSE;
  widget = widget_of_block (self, entry.block);
  if (!widget)
    return FALSE;
  if (entry.x >= 0)
    entry.place.column = dopys_table_widget_find_column (widget, entry.x);
  activate_cell (self, widget, entry.place, entry.at_end ? G_MAXUINT : 0);
  return TRUE;
}

/* ---- widgets ---- */

static void
pressed_cb (DopysTableWidget *widget, guint row, guint column, guint position, guint button, DopysArticleTables *self)
{
  activate_cell (self, widget, (DopysTablePlace) { row, column }, position);
  if (button == GDK_BUTTON_SECONDARY)
    gtk_widget_activate_action (GTK_WIDGET (self->editor), "menu.popup", NULL);
}

void
dopys_article_tables_add (DopysArticleTables *self, GtkTextChildAnchor *anchor, DopysTable *table)
{
  GtkWidget *widget;

  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  widget = dopys_table_widget_new (table, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  g_signal_connect_object (widget, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_object_set_qdata_full (G_OBJECT (widget), table_anchor_quark (), g_object_ref (anchor), g_object_unref);
  gtk_text_view_add_child_at_anchor (self->view, widget, anchor);
}

/* The first cell that differs; TRUE if tables of the same size differ in one. */
static gboolean
find_difference (DopysTable *a, DopysTable *b, DopysTablePlace *place)
{
  guint n_rows = dopys_table_get_n_rows (a), n_columns = dopys_table_get_n_columns (a);

  if (n_rows != dopys_table_get_n_rows (b) || n_columns != dopys_table_get_n_columns (b))
    return FALSE;
  for (place->row = 0; place->row <= n_rows; place->row++)
    for (place->column = 0; place->column < n_columns; place->column++)
      if (!dopys_block_equal (get_cell (a, place->row, place->column), get_cell (b, place->row, place->column)))
        return TRUE;
  return FALSE;
}

/* An edit from elsewhere, such as undo: the caret goes to the cell that it changed. */
void
dopys_article_tables_update (DopysArticleTables *self, GtkTextChildAnchor *anchor, DopysTable *table)
{
  DopysTableWidget *widget = get_widget (anchor);
  g_autoptr (DopysTable) before = NULL;
  DopysTablePlace place;
  gboolean in_caption;

  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  if (!widget)
    return;
  before = dopys_table_ref (dopys_table_widget_get_table (widget));
  dopys_table_widget_set_table (widget, table);
  if (widget != self->active || self->busy)
    return;
  in_caption = self->place.row == dopys_table_get_n_rows (before);
  if (find_difference (before, table, &place))
    dopys_cell_view_show (self->editor, get_cell (before, place.row, place.column), 0);
  else
    place = (DopysTablePlace) { in_caption ? dopys_table_get_n_rows (table)
                                           : MIN (self->place.row, dopys_table_get_n_rows (table) - 1),
                                MIN (self->place.column, dopys_table_get_n_columns (table) - 1) };
  self->place = place;
  dopys_cell_view_update (self->editor, get_cell (table, place.row, place.column));
  dopys_table_widget_activate_cell (widget, GTK_WIDGET (self->editor), place.row, place.column);
  name_editor (self);
  show_cell (self);
  g_signal_emit (self, active_changed_signal, 0);
}

static void
for_each_table (DopysArticleTables *self, void (*func) (DopysArticleTables *, DopysTableWidget *, int), int value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (DOPYS_IS_TABLE_WIDGET (child))
      func (self, DOPYS_TABLE_WIDGET (child), value);
}

static void
set_column (DopysArticleTables *self, DopysTableWidget *widget, int width)
{
  dopys_table_widget_set_column (widget, width);
}

void
dopys_article_tables_set_column (DopysArticleTables *self, int width)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  for_each_table (self, set_column, width);
}

static void
show_selected (DopysArticleTables *self, DopysTableWidget *widget, int unused)
{
  guint start, end, index, offset;
  gboolean any = dopys_session_get_bounds (self->session, &start, &end);

  dopys_table_widget_set_selected (widget, any && widget != self->active &&
                                               find_table (self, widget, &index, &offset) && offset >= start &&
                                               offset < end);
}

void
dopys_article_tables_follow_selection (DopysArticleTables *self)
{
  guint start, end, index, offset;
  gboolean any;

  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  if (self->busy || !self->session)
    return;
  any = dopys_session_get_bounds (self->session, &start, &end);
  if (self->active && (!find_table (self, self->active, &index, &offset) || start != offset || end != offset))
    deactivate (self);
  else if (any || self->marked) /* with each key: most need no look at all that stands in the text */
    {
      self->marked = any;
      for_each_table (self, show_selected, 0);
    }
}

/* ---- the object ---- */

static void
dopys_article_tables_dispose (GObject *object)
{
  dopys_article_tables_close (DOPYS_ARTICLE_TABLES (object));
  G_OBJECT_CLASS (dopys_article_tables_parent_class)->dispose (object);
}

static void
dopys_article_tables_class_init (DopysArticleTablesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_article_tables_dispose;
  active_changed_signal = g_signal_new ("active-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

/* A click into the text, also where the caret is already, ends the editing of a cell. */
static void
clicked_cb (GtkGestureClick *click, int n_press, double x, double y, DopysArticleTables *self)
{
  graphene_rect_t bounds;

  if (self->active && gtk_widget_compute_bounds (GTK_WIDGET (self->active), GTK_WIDGET (self->view), &bounds) &&
      !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    deactivate (self);
}

static void
dopys_article_tables_init (DopysArticleTables *self)
{
}

static void
make_editor (DopysArticleTables *self, DopysPaster *paster)
{
  g_autoptr (GMenuModel) menu = dopys_table_menu_new ();

  self->editor = g_object_ref_sink (DOPYS_CELL_VIEW (dopys_cell_view_new (paster)));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->editor), menu);
  g_signal_connect (self->editor, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (self->editor, "table-pasted", G_CALLBACK (table_pasted_cb), self);
  g_signal_connect (self->editor, "left", G_CALLBACK (left_cb), self);
  g_signal_connect (self->editor, "command", G_CALLBACK (command_cb), self);
}

DopysArticleTables *
dopys_article_tables_new (GtkTextView *view, DopysPaster *paster)
{
  DopysArticleTables *self = g_object_new (DOPYS_TYPE_ARTICLE_TABLES, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = view;
  make_editor (self, paster);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  return self;
}

void
dopys_article_tables_close (DopysArticleTables *self)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  dopys_article_tables_set_session (self, NULL);
  if (self->editor)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
}

void
dopys_article_tables_set_session (DopysArticleTables *self, DopysSession *session)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));

  if (self->editing)
    {
      self->editing = FALSE;
      set_active_widget (self, NULL);
      g_signal_emit (self, active_changed_signal, 0);
    }
  g_set_object (&self->session, session);
}

void
dopys_article_tables_insert (DopysArticleTables *self, guint n_rows, guint n_columns)
{
  g_autoptr (DopysTable) bare = NULL, table = NULL;
  g_autoptr (DopysBlock) block = NULL;
  DopysDocument *document;

  g_return_if_fail (DOPYS_IS_ARTICLE_TABLES (self));
  g_return_if_fail (dopys_table_fits (n_rows, n_columns));

  bare = dopys_table_new (n_rows, n_columns);
  table = dopys_table_with_header (bare, n_rows > 1);
  block = dopys_block_new_table (table);
  if (self->active)
    leave_after (self);
  dopys_session_insert_object (self->session, dopys_session_get_selection (self->session).caret, block);
  document = dopys_session_get_document (self->session);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    if (dopys_document_get_block (document, i) == block && widget_of_block (self, i))
      activate_cell (self, widget_of_block (self, i), (DopysTablePlace) { 0, 0 }, 0);
}

GtkWidget *
dopys_article_tables_get_editor (DopysArticleTables *self)
{
  g_return_val_if_fail (DOPYS_IS_ARTICLE_TABLES (self), NULL);

  return self->active ? GTK_WIDGET (self->editor) : NULL;
}

DopysSession *
dopys_article_tables_get_session (DopysArticleTables *self)
{
  g_return_val_if_fail (DOPYS_IS_ARTICLE_TABLES (self), NULL);

  return self->active ? dopys_cell_view_get_session (self->editor) : NULL;
}

DopysTable *
dopys_article_tables_get_table (DopysArticleTables *self)
{
  g_return_val_if_fail (DOPYS_IS_ARTICLE_TABLES (self), NULL);

  return self->active ? dopys_table_widget_get_table (self->active) : NULL;
}
