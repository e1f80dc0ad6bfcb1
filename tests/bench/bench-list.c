/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-list FOLDER: the side bar over a library: CPU of the main thread for each frame while the list is scrolled by
 * the wheel and by pages, and from a save to the frame that shows it, as JSON. */

#include "dopys-application.h"
#include "dopys-sidebar.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

#define STEPS 400
#define STEP_HEIGHT 60 /* pixels, of a notch of the wheel */
#define PAGES 60
#define SAVES 40

typedef struct
{
  GtkWidget *window;
  DopysSidebar *sidebar;
  GtkAdjustment *adjustment;
  DopysStore *store;
  guint read; /* how many times the list was told to be read */
  gboolean painted;
} Bench;

/* Of this thread alone: what the store's does meanwhile delays no frame. */
static double
cpu_ms (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->painted = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (bench->window);
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
read_cb (Bench *bench)
{
  bench->read++;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);
      if (found)
        return found;
    }
  return NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
report (const char *name, double *times, guint n, gboolean last)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("\"%s_p95_ms\": %.2f, \"%s_worst_ms\": %.2f%s", name, times[n * 95 / 100], name, times[n - 1],
           last ? "}\n" : ", ");
}

static void
scroll (Bench *bench, const char *name, guint n, double by)
{
  g_autofree double *times = g_new (double, n);

  gtk_adjustment_set_value (bench->adjustment, 0);
  wait_for_frame (bench);
  for (guint i = 0; i < n; i++)
    {
      double start = cpu_ms ();
      gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + by);
      wait_for_frame (bench);
      times[i] = cpu_ms () - start;
    }
  report (name, times, n, FALSE);
}

/* As typing in an article does every second. */
static void
save (Bench *bench, const char *id)
{
  double times[SAVES];
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (bench->store, id, NULL);

  for (guint i = 0; i < SAVES; i++)
    {
      guint before = bench->read;
      double start = cpu_ms ();
      g_clear_pointer (&article->modified, g_date_time_unref);
      article->modified = g_date_time_new_now_local ();
      dopys_store_save_article_sync (bench->store, article, NULL);
      while (bench->read == before)
        g_main_context_iteration (NULL, TRUE);
      wait_for_frame (bench);
      times[i] = cpu_ms () - start;
    }
  report ("save", times, SAVES, TRUE);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  adw_init ();
  g_autoptr (DopysApplication) application = dopys_application_new (); /* has the resources */
  setlocale (LC_NUMERIC, "C");                                         /* JSON's points */
  g_autoptr (DopysWorkspace) workspace = dopys_workspace_open (argv[1], &error);
  if (workspace == NULL)
    g_error ("%s", error->message);
  bench.store = dopys_workspace_get_store (workspace);
  bench.window = gtk_window_new ();
  bench.sidebar = g_object_new (DOPYS_TYPE_SIDEBAR, NULL);
  g_signal_connect_swapped (bench.sidebar, "list-read", G_CALLBACK (read_cb), &bench);
  dopys_sidebar_set_workspace (bench.sidebar, workspace);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 300, 800);
  gtk_window_set_child (GTK_WINDOW (bench.window), GTK_WIDGET (bench.sidebar));
  gtk_widget_realize (bench.window);
  g_signal_connect (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (painted_cb), &bench);
  gtk_window_present (GTK_WINDOW (bench.window));
  while (bench.read == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (&bench);
  GtkWidget *list = find_list (GTK_WIDGET (bench.sidebar));
  bench.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_print ("{");
  scroll (&bench, "wheel", STEPS, STEP_HEIGHT);
  scroll (&bench, "page", PAGES, gtk_adjustment_get_page_size (bench.adjustment));
  g_autofree char *first = dopys_sidebar_dup_first (bench.sidebar);
  save (&bench, first);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
