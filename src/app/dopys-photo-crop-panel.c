/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-crop-panel.h"

#include <adwaita.h>
#include <math.h>

#include "dopys-photo-cutout.h"
#include "dopys-template.h"

struct _DopysPhotoCropPanel
{
  GtkWidget parent;

  AdwToggleGroup *ratio;
  GtkWidget *swap;
  GtkAdjustment *angle;
  GtkLabel *degrees;
  GtkWidget *whole;
  GtkWidget *lead_box;
  DopysPhotoCutout *card;
  DopysPhotoCutout *square;
  DopysPhotoEditing *editing;
  gboolean showing; /* the program sets the controls, not the person */
};

G_DEFINE_FINAL_TYPE (DopysPhotoCropPanel, dopys_photo_crop_panel, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  double ratio; /* of a landscape */
} ratios[] = { { "free", 0 }, { "3-2", 3 / 2.0 }, { "16-9", 16 / 9.0 }, { "1-1", 1 } };

/* As the picture lies, so will a crop of it. */
static gboolean
is_upright (DopysPhotoCropPanel *self)
{
  gboolean sideways = dopys_photo_edits_get_turns (dopys_photo_editing_get_edits (self->editing)) % 2;
  guint width, height;

  dopys_photo_editing_get_size (self->editing, &width, &height);
  return sideways ? width > height : height > width;
}

static const char *
name_of (double ratio)
{
  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (fabs (ratios[i].ratio - ratio) < 1e-9 || (ratio > 0 && fabs (ratios[i].ratio - 1 / ratio) < 1e-9))
      return ratios[i].name;
  return "free";
}

static void
show (DopysPhotoCropPanel *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  double ratio = dopys_photo_editing_get_ratio (self->editing), angle = dopys_photo_edits_get_angle (edits);
  DopysRect crop = dopys_photo_edits_get_crop (edits);
  g_autofree char *degrees = g_strdup_printf ("%.1f°", angle);

  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->ratio, name_of (ratio));
  gtk_widget_set_sensitive (self->swap, ratio > 0 && ratio != 1);
  gtk_adjustment_set_value (self->angle, angle);
  gtk_label_set_label (self->degrees, degrees);
  gtk_widget_set_sensitive (self->whole, crop.width < 1 || crop.height < 1);
  self->showing = FALSE;
}

static void
ratio_chosen_cb (DopysPhotoCropPanel *self)
{
  const char *name = adw_toggle_group_get_active_name (self->ratio);

  if (self->showing || !self->editing || !name)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (g_str_equal (ratios[i].name, name))
      dopys_photo_editing_set_ratio (self->editing,
                                     ratios[i].ratio > 0 && is_upright (self) ? 1 / ratios[i].ratio : ratios[i].ratio);
}

static void
swap_cb (DopysPhotoCropPanel *self)
{
  dopys_photo_editing_set_ratio (self->editing, 1 / dopys_photo_editing_get_ratio (self->editing));
}

static void
angle_changed_cb (DopysPhotoCropPanel *self)
{
  g_autoptr (DopysPhotoEdits) straight = NULL;

  if (self->showing || !self->editing)
    return;
  /* A tenth of a degree is what the label says, and zero is really none. */
  straight = dopys_photo_edits_with_angle (dopys_photo_editing_get_edits (self->editing),
                                           round (gtk_adjustment_get_value (self->angle) * 10) / 10);
  dopys_photo_editing_apply (self->editing, straight, "angle");
}

static void
whole_cb (DopysPhotoCropPanel *self)
{
  dopys_photo_editing_set_ratio (self->editing, 0);
  dopys_photo_editing_set_crop (self->editing, NULL, NULL);
}

static void
dopys_photo_crop_panel_dispose (GObject *object)
{
  DopysPhotoCropPanel *self = DOPYS_PHOTO_CROP_PANEL (object);

  if (self->editing)
    g_signal_handlers_disconnect_by_data (self->editing, self);
  g_clear_object (&self->editing);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_CROP_PANEL);
  G_OBJECT_CLASS (dopys_photo_crop_panel_parent_class)->dispose (object);
}

static void
dopys_photo_crop_panel_class_init (DopysPhotoCropPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_crop_panel_dispose;
  g_type_ensure (DOPYS_TYPE_PHOTO_CUTOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-crop-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, ratio);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, swap);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, angle);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, degrees);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, whole);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, lead_box);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, card);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoCropPanel, square);
  gtk_widget_class_bind_template_callback (widget_class, ratio_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_cb);
  gtk_widget_class_bind_template_callback (widget_class, angle_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_cb);
}

static void
dopys_photo_crop_panel_init (DopysPhotoCropPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_photo_crop_panel_set_editing (DopysPhotoCropPanel *self, DopysPhotoEditing *editing)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  g_signal_connect_swapped (editing, "changed", G_CALLBACK (show), self);
  show (self);
}

void
dopys_photo_crop_panel_show_lead (DopysPhotoCropPanel *self, DopysPhotoPreview *preview)
{
  g_return_if_fail (self->editing != NULL);
  dopys_photo_cutout_set_photo (self->card, self->editing, preview);
  dopys_photo_cutout_set_photo (self->square, self->editing, preview);
  gtk_widget_set_visible (self->lead_box, TRUE);
}
