/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-lead-photo.h"

#include "dopys-description.h"
#include "dopys-photo-sources.h"
#include "dopys-template.h"
#include "dopys-thumbnail.h"

struct _DopysLeadPhoto
{
  GtkWidget parent;

  GtkStack *stack;
  DopysThumbnail *picture;
  GtkWidget *missing;
};

enum
{
  SOURCES_DROPPED,
  CHOOSE,
  REMOVE,
  DESCRIBE,
  CROP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysLeadPhoto, dopys_lead_photo, GTK_TYPE_WIDGET)

static void
choose_cb (DopysLeadPhoto *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
remove_cb (DopysLeadPhoto *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
describe_cb (DopysLeadPhoto *self)
{
  g_signal_emit (self, signals[DESCRIBE], 0);
}

static void
crop_cb (DopysLeadPhoto *self)
{
  g_signal_emit (self, signals[CROP], 0);
}

static void
dropped_cb (GPtrArray *sources, gpointer user_data)
{
  g_signal_emit (user_data, signals[SOURCES_DROPPED], 0, sources);
}

static void
dopys_lead_photo_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_LEAD_PHOTO);
  G_OBJECT_CLASS (dopys_lead_photo_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, DOPYS_TYPE_LEAD_PHOTO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_lead_photo_class_init (DopysLeadPhotoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_lead_photo_dispose;
  signals[SOURCES_DROPPED] = g_signal_new ("sources-dropped", DOPYS_TYPE_LEAD_PHOTO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[CHOOSE] = add_signal ("choose");
  signals[REMOVE] = add_signal ("remove");
  signals[DESCRIBE] = add_signal ("describe");
  signals[CROP] = add_signal ("crop");
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/lead-photo.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysLeadPhoto, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysLeadPhoto, picture);
  gtk_widget_class_bind_template_child (widget_class, DopysLeadPhoto, missing);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_cb);
  gtk_widget_class_bind_template_callback (widget_class, crop_cb);
}

static void
dopys_lead_photo_init (DopysLeadPhoto *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_photo_sources_accept_drops (GTK_WIDGET (self), dropped_cb, self);
}

void
dopys_lead_photo_set_photo (DopysLeadPhoto *self, DopysLibrary *library, DopysPhoto *photo)
{
  dopys_thumbnail_set_photo (self->picture, library, photo);
  gtk_widget_set_visible (self->missing, photo && dopys_description_is_missing (photo));
  gtk_stack_set_visible_child_name (self->stack, photo ? "photo" : "empty");
}
