/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-list-rest.h"

#define KEPT "dopys-resting-model"

/* The focus leaves a row only after it was unmapped: that row must be there so long. */
static gboolean
rest_cb (gpointer user_data)
{
  GtkWidget *view = user_data;
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* Without a parent it is gone, but for the reference of this source. */
  if (gtk_widget_get_parent (view) && !gtk_widget_get_mapped (view) && !(focus && gtk_widget_is_ancestor (focus, view)))
    g_object_set (view, "model", NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
unmapped_cb (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, rest_cb, g_object_ref (view), g_object_unref);
}

void
dopys_list_rest_install (GtkWidget *view)
{
  GObject *model;

  g_object_get (view, "model", &model, NULL);
  g_object_set_data_full (G_OBJECT (view), KEPT, model, g_object_unref);
  g_object_set (view, "model", NULL, NULL);
  g_signal_connect (view, "map", G_CALLBACK (dopys_list_rest_wake), NULL);
  g_signal_connect (view, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

gboolean
dopys_list_rest_wake (GtkWidget *view)
{
  g_autoptr (GObject) model = NULL;

  g_object_get (view, "model", &model, NULL);
  if (model)
    return FALSE;
  g_object_set (view, "model", g_object_get_data (G_OBJECT (view), KEPT), NULL);
  return TRUE;
}
