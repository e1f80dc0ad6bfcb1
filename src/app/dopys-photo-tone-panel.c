/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-tone-panel.h"

#include <math.h>

#include "dopys-template.h"

struct _DopysPhotoTonePanel
{
  GtkWidget parent;

  GtkAdjustment *brightness;
  GtkAdjustment *contrast;
  GtkLabel *brightness_value;
  GtkLabel *contrast_value;
  DopysPhotoEditing *editing;
  gboolean showing; /* the program sets the controls, not the person */
};

G_DEFINE_FINAL_TYPE (DopysPhotoTonePanel, dopys_photo_tone_panel, GTK_TYPE_WIDGET)

static void
show_value (GtkAdjustment *adjustment, GtkLabel *label, int value)
{
  g_autofree char *text = g_strdup_printf (value > 0 ? "+%d" : value < 0 ? "−%d" : "%d", ABS (value));

  gtk_adjustment_set_value (adjustment, value);
  gtk_label_set_label (label, text);
}

static void
show (DopysPhotoTonePanel *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);

  self->showing = TRUE;
  show_value (self->brightness, self->brightness_value, dopys_photo_edits_get_brightness (edits));
  show_value (self->contrast, self->contrast_value, dopys_photo_edits_get_contrast (edits));
  self->showing = FALSE;
}

static void
changed_cb (DopysPhotoTonePanel *self, GtkAdjustment *adjustment)
{
  g_autoptr (DopysPhotoEdits) toned = NULL;

  if (self->showing || !self->editing)
    return;
  toned = dopys_photo_edits_with_tone (dopys_photo_editing_get_edits (self->editing),
                                       (int) lrint (gtk_adjustment_get_value (self->brightness)),
                                       (int) lrint (gtk_adjustment_get_value (self->contrast)));
  dopys_photo_editing_apply (self->editing, toned, adjustment == self->contrast ? "contrast" : "brightness");
  show (self);
}

static void
dopys_photo_tone_panel_dispose (GObject *object)
{
  DopysPhotoTonePanel *self = DOPYS_PHOTO_TONE_PANEL (object);

  if (self->editing)
    g_signal_handlers_disconnect_by_data (self->editing, self);
  g_clear_object (&self->editing);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_TONE_PANEL);
  G_OBJECT_CLASS (dopys_photo_tone_panel_parent_class)->dispose (object);
}

static void
dopys_photo_tone_panel_class_init (DopysPhotoTonePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_tone_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-tone-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTonePanel, brightness);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTonePanel, contrast);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTonePanel, brightness_value);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTonePanel, contrast_value);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dopys_photo_tone_panel_init (DopysPhotoTonePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_photo_tone_panel_set_editing (DopysPhotoTonePanel *self, DopysPhotoEditing *editing)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  g_signal_connect_swapped (editing, "changed", G_CALLBACK (show), self);
  show (self);
}
