/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-link-popover.h"

#include "dopys-address.h"

#include <glib/gi18n-lib.h>

struct _DopysLinkPopover
{
  GtkPopover parent_instance;
  GtkWidget *entry;
  GtkWidget *apply;
  DopysSession *session;
};

G_DEFINE_FINAL_TYPE (DopysLinkPopover, dopys_link_popover, GTK_TYPE_POPOVER)

static void
entry_changed_cb (DopysLinkPopover *self)
{
  g_autofree char *address = dopys_address_complete (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_widget_set_sensitive (self->apply, address != NULL);
}

static void
apply_cb (DopysLinkPopover *self)
{
  g_autofree char *address = dopys_address_complete (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (address == NULL)
    return;
  dopys_session_set_link (self->session, address);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (DopysLinkPopover *self)
{
  dopys_session_set_link (self->session, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dopys_link_popover_dispose (GObject *object)
{
  g_clear_object (&DOPYS_LINK_POPOVER (object)->session);
  G_OBJECT_CLASS (dopys_link_popover_parent_class)->dispose (object);
}

static void
dopys_link_popover_class_init (DopysLinkPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_link_popover_dispose;
}

static void
dopys_link_popover_init (DopysLinkPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Address of the page"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_URL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Address of the page"), -1);
  self->apply = gtk_button_new_with_label (_ ("Link"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_tooltip_text (remove, _ ("Remove the link"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->apply);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
}

GtkWidget *
dopys_link_popover_new (void)
{
  return g_object_new (DOPYS_TYPE_LINK_POPOVER, NULL);
}

void
dopys_link_popover_open (DopysLinkPopover *self, DopysSession *session, const GdkRectangle *place)
{
  const char *link = dopys_session_get_link (session);

  g_set_object (&self->session, session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), link ? link : "");
  entry_changed_cb (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
