/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-picker.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"

#define N_ROWS 8
#define N_COLUMNS 8
#define SQUARE 24
#define GAP 3

struct _DopysTablePicker
{
  GtkPopover parent_instance;
  GtkWidget *grid;
  GtkWidget *label;
  int rows;
  int columns;
};

G_DEFINE_FINAL_TYPE (DopysTablePicker, dopys_table_picker, GTK_TYPE_POPOVER)

static guint picked_signal;

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DopysTablePicker *self = user_data;
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (area), &color);
  for (int i = 0; i < N_ROWS * N_COLUMNS; i++)
    {
      int row = i / N_COLUMNS, column = i % N_COLUMNS;
      gboolean chosen = row < self->rows && column < self->columns;

      cairo_rectangle (cr, column * (SQUARE + GAP), row * (SQUARE + GAP), SQUARE, SQUARE);
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * (chosen ? 0.85 : 0.16));
      cairo_fill (cr);
    }
}

static void
choose (DopysTablePicker *self, int rows, int columns)
{
  g_autofree char *size = NULL, *said = NULL;

  self->rows = CLAMP (rows, 1, N_ROWS);
  self->columns = CLAMP (columns, 1, N_COLUMNS);
  /* Translators: the size of a table, columns × rows */
  size = g_strdup_printf (_ ("%d × %d"), self->columns, self->rows);
  /* Translators: the same for a screen reader */
  said = g_strdup_printf (_ ("Columns: %d, rows: %d"), self->columns, self->rows);
  gtk_label_set_text (GTK_LABEL (self->label), size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  if (gtk_widget_get_mapped (self->grid))
    dopys_announce (GTK_WIDGET (self->grid), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_queue_draw (self->grid);
}

static void
pick (DopysTablePicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, (guint) self->rows, (guint) self->columns);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DopysTablePicker *self)
{
  choose (self, 1 + (int) y / (SQUARE + GAP), 1 + (int) x / (SQUARE + GAP));
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, DopysTablePicker *self)
{
  choose (self, 1 + (int) y / (SQUARE + GAP), 1 + (int) x / (SQUARE + GAP));
  pick (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, DopysTablePicker *self)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      choose (self, self->rows - 1, self->columns);
      return TRUE;
    case GDK_KEY_Down:
      choose (self, self->rows + 1, self->columns);
      return TRUE;
    case GDK_KEY_Left:
      choose (self, self->rows, self->columns - 1);
      return TRUE;
    case GDK_KEY_Right:
      choose (self, self->rows, self->columns + 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      pick (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dopys_table_picker_show (GtkWidget *widget)
{
  DopysTablePicker *self = DOPYS_TABLE_PICKER (widget);

  choose (self, 3, 3);
  GTK_WIDGET_CLASS (dopys_table_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (self->grid);
}

static void
dopys_table_picker_class_init (DopysTablePickerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = dopys_table_picker_show;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
add_controllers (DopysTablePicker *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->grid, motion);
  gtk_widget_add_controller (self->grid, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->grid, keys);
}

static void
dopys_table_picker_init (DopysTablePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->grid = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  self->label = gtk_label_new (NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->grid), N_COLUMNS * (SQUARE + GAP) - GAP);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->grid), N_ROWS * (SQUARE + GAP) - GAP);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->grid), draw_cb, self, NULL);
  gtk_widget_set_focusable (self->grid, TRUE);
  gtk_widget_add_css_class (self->grid, "table-picker");
  gtk_widget_add_css_class (self->label, "numeric");
  add_controllers (self);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  choose (self, 3, 3);
}

GtkWidget *
dopys_table_picker_new (void)
{
  return g_object_new (DOPYS_TYPE_TABLE_PICKER, NULL);
}
