/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-desk FOLDER FILE…: the real window, its library in FOLDER.  The files are dropped on the text while somebody
 * types in it, then the grid of the photo desk is scrolled down and up.  Prints as JSON the CPU time that the window's
 * thread took for each frame (all from the end of one frame to the end of the next, so that what is done between two
 * frames counts), the time until the photos were in, and the memory over that of the empty window.
 */

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dopys-application.h"
#include "dopys-article-page.h"
#include "dopys-article-view.h"
#include "dopys-photo-grid.h"
#include "dopys-window.h"

#define KEY_MS 60
#define AFTER_MS 3000 /* typing goes on for so long after the photos are in */
#define SCROLLED 50   /* pixels a frame: a wheel that turns fast */
#define LOOK_MS 250
#define LIMIT_MS 16.0
#define SETTLE_MS 2000

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  DopysDraft *draft;
  GArray *frames; /* (nullable): of double, CPU milliseconds */
  double last;
  guint keys;
  guint wanted;
  gint64 arrived; /* monotonic; 0 before */
  gboolean done;
  GMutex lock;
  double peak_mb, workers_mb; /* under the lock */
  int ended;
  GtkAdjustment *adjustment;
  double step;
} Bench;

static double
cpu_ms (void)
{
  struct timespec t;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  double now = cpu_ms (), spent = now - bench->last;

  bench->last = now;
  if (bench->frames)
    g_array_append_val (bench->frames, spent);
}

/* ---- memory ---- */

/* What a process filled by itself. Pages of libraries are not in it: what of them is charged to one process depends on
 * who else runs. */
static double
own_mb (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *pss = g_file_get_contents (path, &text, NULL, NULL) ? g_strstr_len (text, -1, "\nPss_Anon:") : NULL;

  return pss ? strtod (pss + strlen ("\nPss_Anon:"), NULL) / 1024 : 0;
}

static double
workers_mb (void)
{
  /* A process is the child of the thread that started it. */
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;
  double sum = 0;

  while (tasks && (name = g_dir_read_name (tasks)))
    {
      g_autofree char *list = g_strdup_printf ("/proc/self/task/%s/children", name);
      g_autofree char *pids = NULL;
      if (!g_file_get_contents (list, &pids, NULL, NULL))
        continue;
      g_auto (GStrv) each = g_strsplit (g_strchomp (pids), " ", -1);
      for (char **pid = each; *pid; pid++)
        if (**pid)
          sum += own_mb (*pid);
    }
  return sum;
}

/* In a thread of its own: looking is no work of the window's. */
static gpointer
look_thread (gpointer user_data)
{
  Bench *bench = user_data;

  while (!g_atomic_int_get (&bench->ended))
    {
      double own = own_mb ("self"), workers = workers_mb ();
      g_mutex_lock (&bench->lock);
      bench->peak_mb = MAX (bench->peak_mb, own);
      bench->workers_mb = MAX (bench->workers_mb, workers);
      g_mutex_unlock (&bench->lock);
      g_usleep (LOOK_MS * 1000);
    }
  return NULL;
}

/* The most since this was last asked. */
static double
take_peak (Bench *bench)
{
  g_mutex_lock (&bench->lock);
  double peak = bench->peak_mb;
  bench->peak_mb = 0;
  g_mutex_unlock (&bench->lock);
  return peak;
}

/* ---- figures ---- */

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
print_frames (const char *name, GArray *frames)
{
  const double *values = (const double *) (void *) frames->data;
  guint over = 0;

  g_array_sort (frames, compare_doubles);
  for (guint i = 0; i < frames->len; i++)
    over += values[i] > LIMIT_MS;
  if (frames->len > 0)
    g_print ("\"%s\": {\"frames\": %u, \"p50\": %.2f, \"p95\": %.2f, \"worst\": %.2f, \"over\": %u}, ", name,
             frames->len, values[frames->len / 2], values[frames->len * 95 / 100], values[frames->len - 1], over);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_ms (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);
      if (found)
        return found;
    }
  return NULL;
}

/* ---- typing ---- */

static void
count_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  ++*(guint *) user_data;
}

static gboolean
key_cb (gpointer user_data)
{
  Bench *bench = user_data;
  gint64 now = g_get_monotonic_time ();
  guint photos = 0;

  g_signal_emit_by_name (bench->view, "insert-at-cursor", bench->keys % 6 == 5 ? " " : "ж");
  bench->keys++;
  double before = cpu_ms ();
  dopys_document_foreach_photo (dopys_session_get_document (dopys_draft_get_session (bench->draft)), count_cb, &photos);
  bench->last += cpu_ms () - before;
  if (photos >= bench->wanted && bench->arrived == 0)
    bench->arrived = now;
  bench->done = bench->arrived && now - bench->arrived > AFTER_MS * 1000;
  return G_SOURCE_CONTINUE;
}

static void
type_and_import (Bench *bench, char **paths)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  GdkFileList *files;
  gint64 start;
  guint keys;

  for (guint i = 0; paths[i]; i++)
    g_ptr_array_add (sources, g_file_new_for_path (paths[i]));
  bench->wanted = sources->len;
  for (guint i = 0; i < 120; i++)
    g_signal_emit_by_name (bench->view, "insert-at-cursor", i % 6 == 5 ? " " : "ж");
  wait_ms (SETTLE_MS);
  bench->frames = g_array_new (FALSE, FALSE, sizeof (double));
  start = g_get_monotonic_time ();
  files = gdk_file_list_new_from_array ((GFile **) sources->pdata, sources->len);
  g_signal_emit_by_name (bench->view, "files-dropped", files, 0u, G_MAXUINT);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  keys = g_timeout_add (KEY_MS, key_cb, bench);
  while (!bench->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (keys);
  g_print ("\"import_s\": %.2f, ", (bench->arrived - start) / 1e6);
  print_frames ("typing", bench->frames);
  g_clear_pointer (&bench->frames, g_array_unref);
}

/* ---- scrolling ---- */

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double end = bench->step > 0
                   ? gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment)
                   : 0;

  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + bench->step);
  bench->done = fabs (gtk_adjustment_get_value (bench->adjustment) - end) < 1;
  return bench->done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
scroll (Bench *bench, GtkWidget *grid, double step, const char *name)
{
  bench->step = step;
  bench->done = FALSE;
  bench->frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench->last = cpu_ms ();
  gtk_widget_add_tick_callback (grid, scroll_cb, bench, NULL);
  while (!bench->done)
    g_main_context_iteration (NULL, TRUE);
  print_frames (name, bench->frames);
  g_clear_pointer (&bench->frames, g_array_unref);
  wait_ms (SETTLE_MS);
}

static void
scroll_desk (Bench *bench)
{
  GtkWidget *grid, *view, *scrolled;

  gtk_widget_activate_action (bench->window, "win.show-photos", "u", 0);
  while (!(grid = find_widget (bench->window, DOPYS_TYPE_PHOTO_GRID)) || !gtk_widget_get_mapped (grid))
    g_main_context_iteration (NULL, TRUE);
  wait_ms (SETTLE_MS);
  view = find_widget (grid, GTK_TYPE_GRID_VIEW);
  scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  bench->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  scroll (bench, view, SCROLLED, "scroll_down");
  scroll (bench, view, -SCROLLED, "scroll_up");
}

int
main (int argc, char **argv)
{
  g_autoptr (DopysApplication) application = NULL;
  g_autoptr (DopysWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  if (argc < 3)
    return 2;
  gtk_init ();
  setlocale (LC_NUMERIC, "C"); /* JSON's points */
  application = dopys_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  workspace = dopys_workspace_open (argv[1], &error);
  if (!workspace || !g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  bench.window = dopys_window_new (GTK_APPLICATION (application), workspace);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1200, 800);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_signal_connect (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (after_paint_cb), &bench);
  dopys_window_new_article (DOPYS_WINDOW (bench.window));
  bench.draft = dopys_window_get_draft (DOPYS_WINDOW (bench.window));
  bench.view = find_widget (find_widget (bench.window, DOPYS_TYPE_ARTICLE_PAGE), DOPYS_TYPE_ARTICLE_VIEW);
  gtk_widget_grab_focus (bench.view);
  wait_ms (SETTLE_MS);

  double idle = own_mb ("self");
  GThread *looking = g_thread_new ("looking", look_thread, &bench);
  g_print ("{");
  type_and_import (&bench, argv + 2);
  double import_peak = take_peak (&bench);
  scroll_desk (&bench);
  double grid_peak = take_peak (&bench);
  g_atomic_int_set (&bench.ended, 1);
  g_thread_join (looking);
  g_print ("\"import_over_idle_mb\": %.1f, \"workers_mb\": %.1f, \"grid_over_idle_mb\": %.1f, \"idle_mb\": %.1f}\n",
           import_peak - idle, bench.workers_mb, grid_peak - idle, idle);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  dopys_store_close (dopys_workspace_get_store (workspace));
  return 0;
}
