/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-panes.h"

#include <adwaita.h>

#define PANE_KEY "dopys-pane"      /* of a pane: its Place */
#define LAST_KEY "dopys-last-pane" /* of a window: GWeakRef of the pane that had the focus last */

typedef struct
{
  GtkWidget *home; /* borrowed: part of the pane; (nullable) */
  GWeakRef last;   /* what had the focus last */
} Place;

/* ---- where the focus was ---- */

static void
place_free (gpointer data)
{
  Place *place = data;

  g_weak_ref_clear (&place->last);
  g_free (place);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static Place *
get_place (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), PANE_KEY);
}

/* The pane around a widget; NULL where there is none. */
static GtkWidget *
find_pane (GtkWidget *widget)
{
  while (widget && !get_place (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *pane = find_pane (focus);

  if (!pane)
    return;
  g_weak_ref_set (&get_place (pane)->last, focus);
  g_weak_ref_set (g_object_get_data (G_OBJECT (window), LAST_KEY), pane);
}

/* ---- which panes there are ---- */

/* A folded side pane lies over its neighbour, which then takes no focus. */
static gboolean
is_reachable (GtkWidget *pane)
{
  if (!gtk_widget_get_mapped (pane) || !gtk_widget_is_sensitive (pane))
    return FALSE;
  for (GtkWidget *widget = pane; widget; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_can_focus (widget))
      return FALSE;
  return TRUE;
}

static void
collect (GtkWidget *widget, GPtrArray *panes)
{
  if (get_place (widget))
    {
      if (is_reachable (widget))
        g_ptr_array_add (panes, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, panes);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer window)
{
  GtkWidget *panes[] = { *(GtkWidget *const *) a, *(GtkWidget *const *) b };
  graphene_point_t corners[2];

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (!gtk_widget_compute_point (panes[i], window, &GRAPHENE_POINT_INIT (0, 0), &corners[i]))
      return 0;
  if (ABS (corners[0].x - corners[1].x) >= 1)
    return corners[0].x < corners[1].x ? -1 : 1;
  return corners[0].y < corners[1].y ? -1 : corners[0].y > corners[1].y;
}

/* ---- going ---- */

static gboolean
focus_home (GtkWidget *home)
{
  if (GTK_IS_LIST_VIEW (home))
    {
      g_autoptr (GtkBitset) selected =
          gtk_selection_model_get_selection (gtk_list_view_get_model (GTK_LIST_VIEW (home)));

      if (!gtk_bitset_is_empty (selected))
        gtk_list_view_scroll_to (GTK_LIST_VIEW (home), gtk_bitset_get_minimum (selected), GTK_LIST_SCROLL_FOCUS, NULL);
    }
  return gtk_widget_grab_focus (home);
}

void
dopys_panes_enter (GtkWidget *pane)
{
  Place *place = get_place (pane);
  g_return_if_fail (place != NULL);
  g_autoptr (GtkWidget) last = g_weak_ref_get (&place->last);
  gboolean there = last && gtk_widget_get_mapped (last) && gtk_widget_is_ancestor (last, pane);

  if (place->home && there)
    there = (GTK_IS_EDITABLE (last) || GTK_IS_TEXT_VIEW (last)) && last != place->home &&
            !gtk_widget_is_ancestor (last, place->home);
  if (there && gtk_widget_grab_focus (last))
    return;
  if (place->home && gtk_widget_get_mapped (place->home) && focus_home (place->home))
    return;
  gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* From a bar that belongs to no pane, back to where one was. */
static void
go (GtkWindow *window, int step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  g_autoptr (GtkWidget) last = g_weak_ref_get (g_object_get_data (G_OBJECT (window), LAST_KEY));
  GtkWidget *pane = find_pane (gtk_window_get_focus (window));
  guint at;

  collect (GTK_WIDGET (window), panes);
  g_ptr_array_sort_with_data (panes, compare_places, window);
  if (panes->len == 0)
    return;
  if (g_ptr_array_find (panes, pane, &at))
    at = (at + panes->len + (guint) step) % panes->len;
  else if (!g_ptr_array_find (panes, last, &at))
    at = step > 0 ? 0 : panes->len - 1;
  if (g_ptr_array_index (panes, at) != pane)
    dopys_panes_enter (g_ptr_array_index (panes, at));
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* What lies over the panes has none of them. */
  if (ADW_IS_APPLICATION_WINDOW (widget) && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)))
    return;
  go (GTK_WINDOW (widget), g_str_equal (name, "win.next-pane") ? 1 : -1);
}

/* ---- public ---- */

void
dopys_panes_mark (GtkWidget *pane, GtkWidget *home)
{
  Place *place = g_new0 (Place, 1);

  g_return_if_fail (!get_place (pane));
  place->home = home;
  g_weak_ref_init (&place->last, NULL);
  g_object_set_data_full (G_OBJECT (pane), PANE_KEY, place, place_free);
}

void
dopys_panes_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.next-pane", NULL, go_action);
  gtk_widget_class_install_action (window_class, "win.previous-pane", NULL, go_action);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_F6, 0, "win.next-pane", NULL);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_F6, GDK_SHIFT_MASK, "win.previous-pane", NULL);
}

void
dopys_panes_follow (GtkWindow *window)
{
  GWeakRef *last = g_new0 (GWeakRef, 1);

  g_weak_ref_init (last, NULL);
  g_object_set_data_full (G_OBJECT (window), LAST_KEY, last, weak_ref_free);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}
