/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-widget.h"

#include "dopys-table-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A table that is lower is drawn whole, and needs no drawing when the text scrolls. */
#define WHOLE_HEIGHT 3000
#define NEAR 1500 /* drawn beyond the visible part */
#define GAP_BELOW 6

struct _DopysTableWidget
{
  GtkWidget parent_instance;
  DopysTable *table;
  DopysTableLayout *layout;
  GtkAdjustment *visible;
  GtkWidget *editor; /* our child while a cell is active */
  guint row;         /* of the active cell */
  guint column;
  int width;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DopysTableWidget, dopys_table_widget, GTK_TYPE_WIDGET)

static guint pressed_signal;

static gboolean
is_active (DopysTableWidget *self, guint row, guint column)
{
  return self->editor && self->row == row && self->column == column;
}

static void
relayout (DopysTableWidget *self)
{
  gboolean caption = self->editor && self->row >= dopys_table_get_n_rows (self->table);

  dopys_table_layout_update (self->layout, self->table, self->width - 1, caption);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

static GdkRGBA
with_alpha (GtkWidget *widget, float alpha)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= alpha;
  return color;
}

static void
draw_text (DopysTableWidget *self, GtkSnapshot *snapshot, guint row, guint column, const GdkRGBA *color)
{
  GdkRectangle place;

  if (!dopys_table_layout_get_place (self->layout, row, column, &place) || is_active (self, row, column))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place.x + DOPYS_TABLE_PADDING_X,
                                                          (float) place.y + DOPYS_TABLE_PADDING_Y));
  gtk_snapshot_append_layout (snapshot, dopys_table_layout_get_text (self->layout, row, column), color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_row (DopysTableWidget *self, GtkSnapshot *snapshot, guint row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA text = with_alpha (widget, 1), line = with_alpha (widget, 0.22f), fill = with_alpha (widget, 0.07f);
  guint n_columns = dopys_table_get_n_columns (self->table);
  GdkRectangle place;

  dopys_table_layout_get_place (self->layout, row, 0, &place);
  if (row == 0 && dopys_table_get_header (self->table))
    draw_line (snapshot, &fill, 0, place.y, self->width, place.height);
  draw_line (snapshot, &line, 0, place.y, self->width, 1);
  for (guint j = 0; j < n_columns; j++)
    {
      dopys_table_layout_get_place (self->layout, row, j, &place);
      draw_line (snapshot, &line, place.x, place.y + 1, 1, place.height - 1);
      draw_text (self, snapshot, row, j, &text);
    }
  draw_line (snapshot, &line, self->width - 1, place.y + 1, 1, place.height - 1);
}

/* From where to where rows are to be drawn, in our coordinates. */
static void
find_drawn_part (DopysTableWidget *self, int *top, int *bottom)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_point_t origin;

  *top = 0;
  *bottom = G_MAXINT;
  if (dopys_table_layout_get_height (self->layout) <= WHOLE_HEIGHT || !parent ||
      !gtk_widget_compute_point (GTK_WIDGET (self), parent, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;
  *top = (int) -origin.y - NEAR;
  *bottom = (int) -origin.y + gtk_widget_get_height (parent) + NEAR;
}

static void
dopys_table_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (widget);
  GdkRGBA line = with_alpha (widget, 0.22f), quiet = with_alpha (widget, 0.75f);
  guint n_rows = dopys_table_get_n_rows (self->table);
  GdkRectangle place;
  int top, bottom;

  find_drawn_part (self, &top, &bottom);
  for (guint i = 0; i < n_rows; i++)
    {
      dopys_table_layout_get_place (self->layout, i, 0, &place);
      if (place.y + place.height >= top && place.y <= bottom)
        draw_row (self, snapshot, i);
    }
  draw_line (snapshot, &line, 0, dopys_table_layout_get_grid_height (self->layout) - 1, self->width, 1);
  draw_text (self, snapshot, n_rows, 0, &quiet);
  if (self->editor)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
}

static void
scrolled_cb (DopysTableWidget *self)
{
  if (dopys_table_layout_get_height (self->layout) > WHOLE_HEIGHT)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- size ---- */

static void
dopys_table_widget_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? self->width
                            : dopys_table_layout_get_height (self->layout) + GAP_BELOW;
}

static void
dopys_table_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (widget);
  GtkAllocation place;
  int unused;

  if (self->editor == NULL)
    return;
  dopys_table_layout_get_place (self->layout, self->row, self->column, &place);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, place.width, &unused, NULL, NULL, NULL);
  place.width += 1; /* over the line at its right and the one below */
  place.height += 1;
  gtk_widget_size_allocate (self->editor, &place, -1);
}

static GtkSizeRequestMode
dopys_table_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dopys_table_widget_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (widget);

  GTK_WIDGET_CLASS (dopys_table_widget_parent_class)->css_changed (widget, change);
  if (self->table == NULL)
    return;
  dopys_table_layout_forget (self->layout);
  relayout (self);
}

/* ---- pointer ---- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DopysTableWidget *self)
{
  guint row, column, button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkRectangle place;
  PangoLayout *text;
  int index, trailing;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dopys_table_layout_find (self->layout, x, y, &row, &column);
  dopys_table_layout_get_place (self->layout, row, column, &place);
  text = dopys_table_layout_get_text (self->layout, row, column);
  pango_layout_xy_to_index (text, (int) (x - place.x - DOPYS_TABLE_PADDING_X) * PANGO_SCALE,
                            (int) (y - place.y - DOPYS_TABLE_PADDING_Y) * PANGO_SCALE, &index, &trailing);
  g_signal_emit (self, pressed_signal, 0, row, column,
                 (guint) g_utf8_strlen (pango_layout_get_text (text), index) + (guint) trailing, button);
}

/* ---- the object ---- */

static void
dopys_table_widget_dispose (GObject *object)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  if (self->visible)
    g_signal_handlers_disconnect_by_data (self->visible, self);
  g_clear_object (&self->visible);
  G_OBJECT_CLASS (dopys_table_widget_parent_class)->dispose (object);
}

static void
dopys_table_widget_finalize (GObject *object)
{
  DopysTableWidget *self = DOPYS_TABLE_WIDGET (object);

  g_clear_pointer (&self->layout, dopys_table_layout_free);
  g_clear_pointer (&self->table, dopys_table_unref);
  G_OBJECT_CLASS (dopys_table_widget_parent_class)->finalize (object);
}

static void
dopys_table_widget_class_init (DopysTableWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_table_widget_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_table_widget_finalize;
  widget_class->snapshot = dopys_table_widget_snapshot;
  widget_class->measure = dopys_table_widget_measure;
  widget_class->size_allocate = dopys_table_widget_size_allocate;
  widget_class->get_request_mode = dopys_table_widget_get_request_mode;
  widget_class->css_changed = dopys_table_widget_css_changed;
  gtk_widget_class_set_css_name (widget_class, "article-table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  pressed_signal = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
dopys_table_widget_init (DopysTableWidget *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->layout = dopys_table_layout_new (GTK_WIDGET (self));
  self->width = 400;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

static void
set_label (DopysTableWidget *self)
{
  guint n_rows = dopys_table_get_n_rows (self->table), n_columns = dopys_table_get_n_columns (self->table);
  g_autofree char *rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n_rows), n_rows);
  g_autofree char *columns =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", n_columns), n_columns);
  const char *caption = dopys_block_get_text (dopys_table_get_caption (self->table));
  /* Translators: the numbers of rows and columns of a table */
  g_autofree char *label = g_strdup_printf (_ ("Table: %s, %s"), rows, columns);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, caption, -1);
}

GtkWidget *
dopys_table_widget_new (DopysTable *table, GtkAdjustment *visible)
{
  DopysTableWidget *self = g_object_new (DOPYS_TYPE_TABLE_WIDGET, NULL);

  if (visible)
    g_signal_connect_swapped (self->visible = g_object_ref (visible), "value-changed", G_CALLBACK (scrolled_cb), self);
  dopys_table_widget_set_table (self, table);
  return GTK_WIDGET (self);
}

void
dopys_table_widget_set_table (DopysTableWidget *self, DopysTable *table)
{
  g_return_if_fail (DOPYS_IS_TABLE_WIDGET (self));
  g_return_if_fail (table != NULL);

  if (self->table == table)
    return;
  g_clear_pointer (&self->table, dopys_table_unref);
  self->table = dopys_table_ref (table);
  self->row = MIN (self->row, dopys_table_get_n_rows (table));
  self->column = MIN (self->column, dopys_table_get_n_columns (table) - 1);
  set_label (self);
  relayout (self);
}

DopysTable *
dopys_table_widget_get_table (DopysTableWidget *self)
{
  g_return_val_if_fail (DOPYS_IS_TABLE_WIDGET (self), NULL);

  return self->table;
}

void
dopys_table_widget_set_column (DopysTableWidget *self, int width)
{
  g_return_if_fail (DOPYS_IS_TABLE_WIDGET (self));

  if (self->width == width || width < 40)
    return;
  self->width = width;
  relayout (self);
}

void
dopys_table_widget_set_selected (DopysTableWidget *self, gboolean selected)
{
  g_return_if_fail (DOPYS_IS_TABLE_WIDGET (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
dopys_table_widget_activate_cell (DopysTableWidget *self, GtkWidget *editor, guint row, guint column)
{
  guint n_rows = dopys_table_get_n_rows (self->table);

  g_return_if_fail (DOPYS_IS_TABLE_WIDGET (self));
  g_return_if_fail (row <= n_rows && column < dopys_table_get_n_columns (self->table));

  if (self->editor == NULL)
    {
      self->editor = editor;
      gtk_widget_set_parent (editor, GTK_WIDGET (self));
    }
  self->row = row;
  self->column = row < n_rows ? column : 0;
  set_class (editor, "header", row == 0 && dopys_table_get_header (self->table));
  set_class (editor, "caption", row == n_rows);
  relayout (self);
}

void
dopys_table_widget_release (DopysTableWidget *self)
{
  g_return_if_fail (DOPYS_IS_TABLE_WIDGET (self));

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  relayout (self);
}

gboolean
dopys_table_widget_get_place (DopysTableWidget *self, guint row, guint column, GdkRectangle *place)
{
  g_return_val_if_fail (DOPYS_IS_TABLE_WIDGET (self), FALSE);

  return dopys_table_layout_get_place (self->layout, row, column, place);
}

guint
dopys_table_widget_find_column (DopysTableWidget *self, double x)
{
  guint row, column;

  g_return_val_if_fail (DOPYS_IS_TABLE_WIDGET (self), 0);

  dopys_table_layout_find (self->layout, x, 0, &row, &column);
  return column;
}
