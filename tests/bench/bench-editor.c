/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-editor bare|dopys: one view with 100,000 words and 10,000 bold spans, in Dopys with 200 photos besides; prints
 * as JSON the time to the first frame, the CPU time from a keystroke in the middle to its frame, and the memory.  Both
 * kinds run the same text and the same keystrokes, so that their ratio within one run means something.
 */

#include <gtk/gtk.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>

#include "dopys-article-view.h"

#define N_PARAGRAPHS 1667
#define WORDS_PER_PARAGRAPH 60
#define KEYSTROKES 200
#define PHOTOS 200

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  gboolean painted;
} Bench;

static double
cpu_ms (void)
{
  struct timespec t;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static char *
make_paragraph (guint number)
{
  static const char *const words[] = { "громада", "відновлення", "школа",   "вода",    "зустріч", "рішення",
                                       "область", "дорога",      "лікарня", "будинок", "фахівці", "робота" };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < WORDS_PER_PARAGRAPH; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", words[(number * 7 + i * 5) % G_N_ELEMENTS (words)]);
  return g_string_free (text, FALSE);
}

/* Six bold words in each paragraph, every tenth: 10,000 spans. */
static void
fill_bare (GtkTextBuffer *buffer)
{
  GtkTextTag *bold = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  GtkTextIter at;
  gtk_text_buffer_get_end_iter (buffer, &at);
  for (guint p = 0; p < N_PARAGRAPHS; p++)
    {
      g_autofree char *text = make_paragraph (p);
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      for (guint w = 0; words[w]; w++)
        {
          gtk_text_buffer_insert_with_tags (buffer, &at, words[w], -1, w % 10 == 0 ? bold : NULL, NULL);
          gtk_text_buffer_insert (buffer, &at, words[w + 1] ? " " : "\n", 1);
        }
    }
}

static DopysBlock *
make_photo (guint number)
{
  g_autofree char *id = g_strdup_printf ("%064x", number);
  g_autoptr (DopysPhoto) photo = dopys_photo_new (id);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (photo, "Засідання сесії");
  g_autoptr (DopysMedia) media = dopys_media_new_photo (described);
  return dopys_block_new_media (media);
}

static DopysDocument *
make_document (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  for (guint p = 0; p < N_PARAGRAPHS; p++)
    {
      g_autofree char *text = make_paragraph (p);
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DopysRun));
      for (guint w = 0; words[w]; w++)
        {
          guint space = words[w + 1] ? 1 : 0;
          DopysRun run = { (guint) g_utf8_strlen (words[w], -1), w % 10 == 0 ? DOPYS_STYLE_BOLD : DOPYS_STYLE_NONE,
                           NULL };
          DopysRun gap = { space, DOPYS_STYLE_NONE, NULL };
          g_array_append_val (runs, run);
          if (space)
            g_array_append_val (runs, gap);
        }
      g_ptr_array_add (
          blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, (DopysRun *) (void *) runs->data, runs->len));
      if (p % (N_PARAGRAPHS / PHOTOS) == 0)
        g_ptr_array_add (blocks, make_photo (p));
    }
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->painted = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (bench->view);
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left to lay out, so that the keystrokes pay for themselves only. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
go_to_middle (Bench *bench)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->view));
  GtkTextIter middle;
  gtk_text_buffer_get_iter_at_offset (buffer, &middle, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (bench->view), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
  for (guint i = 0; i < 10; i++)
    wait_for_frame (bench);
  settle ();
}

static long
resident_kb (void)
{
  long pages = 0, ignored = 0;
  FILE *file = fopen ("/proc/self/statm", "r");
  if (file == NULL || fscanf (file, "%ld %ld", &ignored, &pages) != 2)
    pages = 0;
  if (file)
    fclose (file);
  return pages * 4;
}

static GtkWidget *
make_view (const char *kind)
{
  if (g_str_equal (kind, "bare"))
    {
      GtkWidget *view = gtk_text_view_new ();
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
      fill_bare (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
      return view;
    }
  GtkWidget *view = dopys_article_view_new ();
  g_autoptr (DopysDocument) document = make_document ();
  g_autoptr (DopysSession) session = dopys_session_new (document);
  dopys_article_view_set_session (DOPYS_ARTICLE_VIEW (view), session);
  return view;
}

int
main (int argc, char **argv)
{
  if (argc != 2 || !(g_str_equal (argv[1], "bare") || g_str_equal (argv[1], "dopys")))
    {
      g_printerr ("usage: bench-editor bare|dopys\n");
      return 2;
    }
  gtk_init ();
  setlocale (LC_NUMERIC, "C"); /* JSON's points */
  Bench bench = { 0 };
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 900, 800);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_window_set_child (GTK_WINDOW (bench.window), scrolled);
  gtk_widget_realize (bench.window);
  g_signal_connect (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (after_paint_cb), &bench);

  gint64 start = g_get_monotonic_time ();
  bench.view = make_view (argv[1]);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), bench.view);
  gtk_window_present (GTK_WINDOW (bench.window));
  wait_for_frame (&bench);
  double opening = (g_get_monotonic_time () - start) / 1e3;

  gtk_widget_grab_focus (bench.view);
  go_to_middle (&bench);
  double keys[KEYSTROKES];
  for (guint i = 0; i < KEYSTROKES; i++)
    {
      double before = cpu_ms ();
      g_signal_emit_by_name (bench.view, "insert-at-cursor", i % 6 == 5 ? " " : "ж");
      wait_for_frame (&bench);
      keys[i] = cpu_ms () - before;
      settle ();
    }
  qsort (keys, KEYSTROKES, sizeof (double), compare_doubles);
  g_print ("{\"opening_ms\": %.1f, \"key_p50_ms\": %.2f, \"key_p95_ms\": %.2f, \"key_worst_ms\": %.2f, "
           "\"resident_mb\": %.1f}\n",
           opening, keys[KEYSTROKES / 2], keys[KEYSTROKES * 95 / 100], keys[KEYSTROKES - 1], resident_kb () / 1024.0);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}
