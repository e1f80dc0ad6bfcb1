/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-grid.h"
#include "dopys-photo-tile.h"

#include <adwaita.h>

#include "app-fixture.h"
#include "dopys-application.h"

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysDraft *draft;
  DopysPhotoList *list;
  DopysLibrary *library;
  GtkWidget *window;
  DopysPhotoGrid *grid;
  GListStore *coming;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-photo-grid-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->draft = dopys_draft_new (fixture->store, dopys_article_new ());
  fixture->list = dopys_photo_list_new (fixture->draft);
  fixture->library = dopys_library_new (fixture->folder);
  fixture->coming = g_list_store_new (DOPYS_TYPE_FOLDER_ITEM);
  fixture->grid = g_object_new (DOPYS_TYPE_PHOTO_GRID, NULL);
  dopys_photo_grid_set_coming (fixture->grid, G_LIST_MODEL (fixture->coming));
  dopys_photo_grid_set_photos (fixture->grid, fixture->library, fixture->list);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->coming);
  g_object_unref (fixture->library);
  g_object_unref (fixture->list);
  g_object_unref (fixture->draft);
  dopys_store_close (fixture->store);
  g_object_unref (fixture->store);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
come (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/nowhere/IMG_%u.JPG", i);
      g_autoptr (GFile) file = g_file_new_for_path (name);
      g_autoptr (DopysFolderItem) item = dopys_folder_item_new_coming (file);

      g_list_store_append (fixture->coming, item);
    }
}

static void
arrive (Fixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  g_ptr_array_add (photos, dopys_photo_new (id));
  dopys_photo_list_append (fixture->list, photos);
}

static GtkGridView *
find_view (GtkWidget *widget)
{
  if (GTK_IS_GRID_VIEW (widget))
    return GTK_GRID_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkGridView *found = find_view (child);

      if (found)
        return found;
    }
  return NULL;
}

static guint
count_tiles (GtkWidget *widget, gboolean coming)
{
  guint n = 0;

  if (DOPYS_IS_PHOTO_TILE (widget))
    return (dopys_photo_tile_get_item (DOPYS_PHOTO_TILE (widget)) == NULL) == coming;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_child_visible (child) ? count_tiles (child, coming) : 0;
  return n;
}

/* What is being added is shown after the photos, and is none of those that can be chosen. */
static void
test_coming (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (find_view (GTK_WIDGET (fixture->grid)));

  come (fixture, 3);
  g_assert_null (dopys_photo_grid_get_current (fixture->grid));
  WAIT_FOR (count_tiles (view, TRUE) == 3);
  arrive (fixture, "a");
  arrive (fixture, "b");
  g_list_store_splice (fixture->coming, 0, 2, NULL, 0);
  WAIT_FOR (count_tiles (view, TRUE) == 1 && count_tiles (view, FALSE) == 2);
  g_assert_true (dopys_photo_grid_get_current (fixture->grid) == dopys_photo_list_get (fixture->list, 0));
  gtk_selection_model_select_all (gtk_grid_view_get_model (GTK_GRID_VIEW (view)));
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (fixture->grid);
  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, 2);
  g_assert_true (gtk_bitset_contains (chosen, 0) && gtk_bitset_contains (chosen, 1));
}

static void
wait_frame (GtkWidget *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (view);
  WAIT_FOR (gdk_frame_clock_get_frame_counter (clock) > before + 1 || (gtk_widget_queue_draw (view), FALSE));
}

/* The view does not go along with those that are pushed down by the photos. */
static void
test_stays_at_top (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (find_view (GTK_WIDGET (fixture->grid)));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  come (fixture, 60);
  WAIT_FOR (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      arrive (fixture, id);
      g_list_store_remove (fixture->coming, 0);
      wait_frame (view);
    }
  WAIT_FOR (count_tiles (view, FALSE) > 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);
}

/* Coming from outside, the focus goes to the current photo, not to the one that had it last, out of sight by now. */
static void
test_focus_comes_to_current (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (find_view (GTK_WIDGET (fixture->grid))), *tile;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      arrive (fixture, id);
    }
  dopys_photo_grid_choose (fixture->grid, 29);
  WAIT_FOR (gtk_widget_grab_focus (GTK_WIDGET (fixture->grid)));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  dopys_photo_grid_choose (fixture->grid, 0);
  wait_frame (view);
  WAIT_FOR (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_BACKWARD));
  tile = gtk_widget_get_first_child (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  g_assert_true (DOPYS_IS_PHOTO_TILE (tile));
  g_assert_true (dopys_photo_tile_get_item (DOPYS_PHOTO_TILE (tile)) == dopys_photo_list_get (fixture->list, 0));
}

int
main (int argc, char **argv)
{
  g_autoptr (DopysApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = dopys_application_new (); /* for its resources */
  adw_init ();
#define ADD(name, func) g_test_add ("/app/photo-grid/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("coming", test_coming);
  ADD ("stays-at-top", test_stays_at_top);
  ADD ("focus-comes-to-current", test_focus_comes_to_current);
  return g_test_run ();
}
