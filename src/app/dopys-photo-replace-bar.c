/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-replace-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-photo-replace.h"
#include "dopys-template.h"

struct _DopysPhotoReplaceBar
{
  GtkWidget parent;

  GtkRevealer *revealer;
  GtkEditable *needle;
  GtkEditable *replacement;
  GtkLabel *count;
  GtkWidget *replace_all;
  DopysPhotoList *photos;
};

enum
{
  REPLACING,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoReplaceBar, dopys_photo_replace_bar, GTK_TYPE_WIDGET)

static void
show_count (DopysPhotoReplaceBar *self)
{
  g_autoptr (DopysFinder) finder = dopys_finder_new (gtk_editable_get_text (self->needle), 0);
  gboolean open = gtk_revealer_get_reveal_child (self->revealer);
  guint n_photos = 0,
        n = finder && open && self->photos ? dopys_photo_replace_count (self->photos, finder, &n_photos) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("In %u photo", "In %u photos", n_photos), n_photos);

  gtk_label_set_label (self->count, !finder ? "" : n > 0 ? text : _ ("Not found"));
  gtk_widget_set_sensitive (self->replace_all, n > 0);
}

static void
replace_cb (DopysPhotoReplaceBar *self)
{
  g_autoptr (DopysFinder) finder = dopys_finder_new (gtk_editable_get_text (self->needle), 0);
  g_autofree char *told = NULL;
  guint n;

  if (!finder || !self->photos)
    return;
  g_signal_emit (self, signals[REPLACING], 0);
  n = dopys_photo_replace_all (self->photos, finder, gtk_editable_get_text (self->replacement));
  told = g_strdup_printf (ngettext ("Changed in %u photo", "Changed in %u photos", n), n);
  gtk_label_set_label (self->count, told);
  dopys_announce (GTK_WIDGET (self), told, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
needle_entered_cb (DopysPhotoReplaceBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->replacement));
}

static gboolean
close_cb (DopysPhotoReplaceBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return close_cb (DOPYS_PHOTO_REPLACE_BAR (widget));
}

static void
dopys_photo_replace_bar_dispose (GObject *object)
{
  dopys_photo_replace_bar_set_photos (DOPYS_PHOTO_REPLACE_BAR (object), NULL);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_REPLACE_BAR);
  G_OBJECT_CLASS (dopys_photo_replace_bar_parent_class)->dispose (object);
}

static void
dopys_photo_replace_bar_class_init (DopysPhotoReplaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_replace_bar_dispose;
  signals[REPLACING] =
      g_signal_new ("replacing", DOPYS_TYPE_PHOTO_REPLACE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] =
      g_signal_new ("closed", DOPYS_TYPE_PHOTO_REPLACE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-replace-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoReplaceBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoReplaceBar, needle);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoReplaceBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoReplaceBar, count);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoReplaceBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, show_count);
  gtk_widget_class_bind_template_callback (widget_class, needle_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
dopys_photo_replace_bar_init (DopysPhotoReplaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_photo_replace_bar_set_photos (DopysPhotoReplaceBar *self, DopysPhotoList *photos)
{
  if (self->photos)
    g_signal_handlers_disconnect_by_func (self->photos, show_count, self);
  g_set_object (&self->photos, photos);
  if (photos)
    g_signal_connect_swapped (photos, "counted", G_CALLBACK (show_count), self);
  else if (self->revealer)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

void
dopys_photo_replace_bar_open (DopysPhotoReplaceBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  show_count (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->needle));
}
