/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-hide-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-template.h"

struct _DopysPhotoHidePanel
{
  GtkWidget parent;

  AdwToggleGroup *mode;
  AdwToggleGroup *shape;
  GtkWidget *brush_box;
  GtkAdjustment *radius;
  GtkWidget *list_box;
  GtkListBox *regions;
  DopysPhotoEditing *editing;
  DopysPhotoEdits *shown; /* whose regions the list has */
  gboolean showing;       /* the program sets the controls, not the person */
};

G_DEFINE_FINAL_TYPE (DopysPhotoHidePanel, dopys_photo_hide_panel, GTK_TYPE_WIDGET)

static const char *const mode_names[] = { "blur", "pixelate", "black" };

/* ---- the list ---- */

static const char *
describe (const DopysHidden *hidden)
{
  switch (hidden->mode)
    {
    case DOPYS_HIDE_BLUR:
      return hidden->n_points ? _ ("Blurred with the brush") : _ ("Blurred rectangle");
    case DOPYS_HIDE_PIXELATE:
      return hidden->n_points ? _ ("Pixelated with the brush") : _ ("Pixelated rectangle");
    case DOPYS_HIDE_BLACK:
    default:
      return hidden->n_points ? _ ("Blacked out with the brush") : _ ("Black rectangle");
    }
}

static void
remove_clicked_cb (DopysPhotoHidePanel *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  dopys_photo_editing_select_region (self->editing, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  dopys_photo_editing_remove_region (self->editing);
}

static GtkWidget *
make_row (DopysPhotoHidePanel *self, guint index, const DopysHidden *hidden)
{
  g_autofree char *title = g_strdup_printf ("%u. %s", index + 1, describe (hidden));
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (button, _ ("Show this place again"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
has_same_rows (DopysPhotoEdits *a, DopysPhotoEdits *b)
{
  guint n = a ? dopys_photo_edits_get_n_hidden (a) : G_MAXUINT;

  if (n != dopys_photo_edits_get_n_hidden (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const DopysHidden *x = dopys_photo_edits_get_hidden (a, i), *y = dopys_photo_edits_get_hidden (b, i);

      if (x->mode != y->mode || (x->n_points > 0) != (y->n_points > 0))
        return FALSE;
    }
  return TRUE;
}

/* The rows only where they are others: the focus stays on a row while its region is moved. */
static void
show_rows (DopysPhotoHidePanel *self, DopysPhotoEdits *edits)
{
  if (has_same_rows (self->shown, edits))
    return;
  g_clear_pointer (&self->shown, dopys_photo_edits_unref);
  self->shown = dopys_photo_edits_ref (edits);
  gtk_list_box_remove_all (self->regions);
  for (guint i = 0; i < dopys_photo_edits_get_n_hidden (edits); i++)
    gtk_list_box_append (self->regions, make_row (self, i, dopys_photo_edits_get_hidden (edits, i)));
  gtk_widget_set_visible (self->list_box, dopys_photo_edits_get_n_hidden (edits) > 0);
}

static gboolean
list_has_focus (DopysPhotoHidePanel *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->regions)) != NULL;
}

static void
show (DopysPhotoHidePanel *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  guint chosen = dopys_photo_editing_get_region (self->editing);
  gboolean focused = list_has_focus (self);
  GtkListBoxRow *row;

  self->showing = TRUE;
  show_rows (self, edits);
  row = chosen == DOPYS_REGION_NONE ? NULL : gtk_list_box_get_row_at_index (self->regions, (int) chosen);
  gtk_list_box_select_row (self->regions, row);
  if (focused && row && !list_has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  adw_toggle_group_set_active_name (self->mode, mode_names[dopys_photo_editing_get_mode (self->editing)]);
  adw_toggle_group_set_active_name (self->shape, dopys_photo_editing_get_brush (self->editing) ? "brush" : "rectangle");
  gtk_widget_set_visible (self->brush_box, dopys_photo_editing_get_brush (self->editing));
  gtk_adjustment_set_value (self->radius, dopys_photo_editing_get_radius (self->editing) * 100);
  self->showing = FALSE;
}

/* ---- controls ---- */

static void
mode_chosen_cb (DopysPhotoHidePanel *self)
{
  const char *name = adw_toggle_group_get_active_name (self->mode);

  if (self->showing || !self->editing || !name)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (mode_names); i++)
    if (g_str_equal (mode_names[i], name))
      dopys_photo_editing_set_mode (self->editing, (DopysHideMode) i);
}

static void
shape_chosen_cb (DopysPhotoHidePanel *self)
{
  if (!self->showing && self->editing)
    dopys_photo_editing_set_brush (self->editing,
                                   g_strcmp0 (adw_toggle_group_get_active_name (self->shape), "brush") == 0);
}

static void
radius_changed_cb (DopysPhotoHidePanel *self)
{
  if (!self->showing && self->editing)
    dopys_photo_editing_set_radius (self->editing, gtk_adjustment_get_value (self->radius) / 100);
}

static void
row_selected_cb (DopysPhotoHidePanel *self, GtkListBoxRow *row)
{
  if (!self->showing && self->editing && row)
    dopys_photo_editing_select_region (self->editing, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoHidePanel *self = DOPYS_PHOTO_HIDE_PANEL (widget);

  if (!self->editing || !list_has_focus (self))
    return GDK_EVENT_PROPAGATE;
  dopys_photo_editing_remove_region (self->editing);
  return GDK_EVENT_STOP;
}

/* ---- class ---- */

static void
dopys_photo_hide_panel_dispose (GObject *object)
{
  DopysPhotoHidePanel *self = DOPYS_PHOTO_HIDE_PANEL (object);

  if (self->editing)
    g_signal_handlers_disconnect_by_data (self->editing, self);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->shown, dopys_photo_edits_unref);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_HIDE_PANEL);
  G_OBJECT_CLASS (dopys_photo_hide_panel_parent_class)->dispose (object);
}

static void
dopys_photo_hide_panel_class_init (DopysPhotoHidePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_hide_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-hide-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, mode);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, shape);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, brush_box);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, radius);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, list_box);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoHidePanel, regions);
  gtk_widget_class_bind_template_callback (widget_class, mode_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shape_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, radius_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_cb, NULL);
}

static void
dopys_photo_hide_panel_init (DopysPhotoHidePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_photo_hide_panel_set_editing (DopysPhotoHidePanel *self, DopysPhotoEditing *editing)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  g_signal_connect_swapped (editing, "changed", G_CALLBACK (show), self);
  show (self);
}
