/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-welcome.h"

#include <glib/gi18n-lib.h>

struct _DopysWelcome
{
  AdwNavigationPage parent;

  GtkStack *stack;
  DopysWorkspace *workspace;
  gboolean focusing; /* the choices are to get the focus once they are there */
};

G_DEFINE_FINAL_TYPE (DopysWelcome, dopys_welcome, ADW_TYPE_NAVIGATION_PAGE)

static void
sites_changed_cb (DopysWelcome *self)
{
  DopysSiteList *sites = dopys_workspace_get_sites (self->workspace);
  gboolean first = dopys_site_list_get_loaded (sites) && g_list_model_get_n_items (G_LIST_MODEL (sites)) == 0;

  gtk_stack_set_visible_child_name (self->stack, first ? "first" : "later");
  if (self->focusing && dopys_site_list_get_loaded (sites))
    {
      self->focusing = FALSE;
      gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
    }
}

static void
dopys_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_WELCOME);
  g_clear_object (&DOPYS_WELCOME (object)->workspace);
  G_OBJECT_CLASS (dopys_welcome_parent_class)->dispose (object);
}

static void
dopys_welcome_class_init (DopysWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysWelcome, stack);
}

static void
dopys_welcome_init (DopysWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_welcome_set_workspace (DopysWelcome *self, DopysWorkspace *workspace)
{
  DopysSiteList *sites = dopys_workspace_get_sites (workspace);

  g_return_if_fail (self->workspace == NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (sites, "items-changed", G_CALLBACK (sites_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sites, "notify::loaded", G_CALLBACK (sites_changed_cb), self, G_CONNECT_SWAPPED);
  sites_changed_cb (self);
}

void
dopys_welcome_focus (DopysWelcome *self)
{
  self->focusing = TRUE;
  sites_changed_cb (self);
}
