/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-menu.h"

#include "dopys-photo-commands.h"

struct _DopysPhotoMenu
{
  GObject parent_instance;
  GtkWidget *view;
  DopysArticleObjects *objects;
  GtkEventController *keys;
  GtkWidget *popover;
  guint opening; /* source */
};

G_DEFINE_FINAL_TYPE (DopysPhotoMenu, dopys_photo_menu, G_TYPE_OBJECT)

static void
closed_cb (DopysPhotoMenu *self)
{
  gtk_widget_grab_focus (self->view);
}

static gboolean
popup_cb (gpointer user_data)
{
  DopysPhotoMenu *self = user_data;

  self->opening = 0;
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return G_SOURCE_REMOVE;
}

/* A menu puts its separators in when the main loop is idle, and shown before that it is too low for them. */
static gboolean
open_at (DopysPhotoMenu *self, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = dopys_photo_commands_new_menu (self->objects);

  if (!menu)
    return FALSE;
  if (!self->popover)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->view);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  if (self->opening == 0)
    self->opening = g_idle_add (popup_cb, self);
  return TRUE;
}

static void
menu_cb (DopysPhotoMenu *self, DopysObjectWidget *widget, double x, double y)
{
  graphene_point_t point;

  if (gtk_widget_compute_point (GTK_WIDGET (widget), self->view, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    open_at (self, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

/* At the middle of the selected object, or of its picked photo, as far as it is seen. */
static GdkRectangle
find_middle (DopysPhotoMenu *self)
{
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (!dopys_article_objects_get_bounds (self->objects, &bounds))
    return place;
  place.x = (int) (bounds.origin.x + bounds.size.width / 2);
  place.y = CLAMP ((int) (bounds.origin.y + bounds.size.height / 2), 0, gtk_widget_get_height (self->view));
  return place;
}

/* Before the text view's own menu. */
static gboolean
key_cb (DopysPhotoMenu *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean menu_key =
      (keyval == GDK_KEY_Menu && modifiers == 0) || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);

  if (!menu_key || !self->objects || !gtk_widget_is_focus (self->view) ||
      dopys_article_objects_get_selected (self->objects) == G_MAXUINT)
    return GDK_EVENT_PROPAGATE;
  GdkRectangle place = find_middle (self);
  return open_at (self, &place) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
dopys_photo_menu_dispose (GObject *object)
{
  dopys_photo_menu_close (DOPYS_PHOTO_MENU (object));
  G_OBJECT_CLASS (dopys_photo_menu_parent_class)->dispose (object);
}

static void
dopys_photo_menu_class_init (DopysPhotoMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_photo_menu_dispose;
}

static void
dopys_photo_menu_init (DopysPhotoMenu *self)
{
}

DopysPhotoMenu *
dopys_photo_menu_new (GtkWidget *view, DopysArticleObjects *objects)
{
  DopysPhotoMenu *self = g_object_new (DOPYS_TYPE_PHOTO_MENU, NULL);

  self->view = view;
  self->objects = g_object_ref (objects);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, self->keys);
  g_signal_connect_object (objects, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
dopys_photo_menu_close (DopysPhotoMenu *self)
{
  g_return_if_fail (DOPYS_IS_PHOTO_MENU (self));

  g_clear_handle_id (&self->opening, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->objects);
}
