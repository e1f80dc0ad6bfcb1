/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list makes its rows when it is looked at, gives them back, and keeps what is chosen. */

#include "app-fixture.h"
#include "dopys-list-rest.h"

#define ITEMS 500

static int n_rows;

static void
row_gone_cb (gpointer data, GObject *row)
{
  n_rows--;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_label_new ("");

  n_rows++;
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, NULL);
  gtk_widget_set_focusable (row, TRUE);
  gtk_list_item_set_child (item, row);
}

static GtkWidget *
make_list (GtkSingleSelection **selection)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < ITEMS; i++)
    gtk_string_list_append (strings, "x");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  *selection = gtk_single_selection_new (G_LIST_MODEL (strings));
  return gtk_list_view_new (GTK_SELECTION_MODEL (*selection), factory);
}

static void
test_rest (void)
{
  GtkWidget *window = gtk_window_new (), *stack = gtk_stack_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *other = gtk_entry_new ();
  GtkSingleSelection *selection;
  GtkWidget *list = make_list (&selection);

  dopys_list_rest_install (list);
  g_assert_cmpint (n_rows, ==, 0);
  gtk_single_selection_set_selected (selection, 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_stack_add_named (GTK_STACK (stack), other, "other");
  gtk_stack_add_named (GTK_STACK (stack), scroller, "list");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (other));
  g_assert_cmpint (n_rows, ==, 0);

  gtk_stack_set_visible_child (GTK_STACK (stack), scroller);
  WAIT_FOR (n_rows > 0);
  g_assert_false (dopys_list_rest_wake (list));
  gtk_widget_grab_focus (list);

  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  gtk_widget_grab_focus (other);
  WAIT_FOR (n_rows == 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 300);
  g_assert_true (dopys_list_rest_wake (list));
  g_assert_cmpint (n_rows, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (n_rows == 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-rest/rest", test_rest);
  return g_test_run ();
}
