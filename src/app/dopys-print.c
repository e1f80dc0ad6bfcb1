/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-print.h"

#include <glib/gi18n-lib.h>

#include "dopys-print-article.h"
#include "dopys-print-text.h"
#include "dopys-when.h"

#define FOOT 24.0 /* points, kept free for the foot of a page */

typedef struct
{
  DopysLibrary *library;
  DopysArticle *article;
  GHashTable *pictures; /* of DopysPrintPicture by picture */
  DopysPrintPages *pages;
} Paper;

static void
paper_free (Paper *paper)
{
  g_clear_object (&paper->library);
  dopys_article_free (paper->article);
  g_hash_table_unref (paper->pictures);
  g_clear_pointer (&paper->pages, dopys_print_pages_free);
  g_free (paper);
}

/* ---- photos, in a thread ---- */

typedef struct
{
  Paper *paper;
  GCancellable *cancellable;
} Preparation;

/* A photo that cannot be prepared gets a frame: the paper is about the text, too. */
static void
prepare_photo (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  Preparation *preparation = user_data;
  Paper *paper = preparation->paper;
  g_autofree char *key = dopys_photo_dup_picture (photo);
  g_autofree char *path = NULL;
  g_autoptr (DopysPhotoEdits) edits = NULL;
  g_autoptr (DopysRendition) rendition = NULL;
  DopysPrintPicture *picture;

  if (!*dopys_photo_get_id (photo) || g_hash_table_contains (paper->pictures, key) ||
      g_cancellable_is_cancelled (preparation->cancellable))
    return;
  edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), NULL);
  if (edits)
    rendition = dopys_library_make_rendition (paper->library, dopys_photo_get_id (photo), NULL, edits, &path,
                                              preparation->cancellable, NULL);
  if (!rendition)
    return;
  picture = g_new0 (DopysPrintPicture, 1);
  picture->path = g_steal_pointer (&path);
  picture->width = rendition->width;
  picture->height = rendition->height;
  g_hash_table_insert (paper->pictures, g_steal_pointer (&key), picture);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Preparation preparation = { .paper = task_data, .cancellable = cancellable };

  if (preparation.paper->article->lead)
    prepare_photo (0, 0, preparation.paper->article->lead, &preparation);
  dopys_document_foreach_photo (preparation.paper->article->document, prepare_photo, &preparation);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
dopys_print_prepare_async (DopysLibrary *library, const DopysArticle *article, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Paper *paper = g_new0 (Paper, 1);

  paper->library = g_object_ref (library);
  paper->article = dopys_article_copy (article);
  paper->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dopys_print_picture_free);
  g_task_set_task_data (task, paper, NULL); /* the operation takes it */
  g_task_run_in_thread (task, prepare_in_thread);
}

/* ---- the operation ---- */

static char *
dup_about (Paper *paper)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = dopys_when_exact (now);
  guint n = dopys_document_count_words (paper->article->document);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n), n);

  /* Translators: the top line of a printed article: the date, and how many words it has */
  return g_strdup_printf (_ ("For approval · %s · %s"), when, words);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Paper *paper)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  g_autofree char *about = dup_about (paper);

  g_clear_pointer (&paper->pages, dopys_print_pages_free);
  paper->pages =
      dopys_print_article (paper->article, paper->pictures, about, pango, gtk_print_context_get_width (context),
                           gtk_print_context_get_height (context) - FOOT);
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) dopys_print_pages_get_n (paper->pages));
}

static void
draw_foot (Paper *paper, GtkPrintContext *context, int page)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  g_autofree char *number = g_strdup_printf (_ ("%d of %u"), page + 1, dopys_print_pages_get_n (paper->pages));
  const char *title = paper->article->title ? paper->article->title : "";
  g_autoptr (PangoLayout) left = dopys_print_text_plain (pango, title, 8, FALSE, width - 80);
  g_autoptr (PangoLayout) right = dopys_print_text_plain (pango, number, 8, FALSE, 70);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_move_to (cr, 0, height - dopys_print_layout_height (left));
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, width - 70, height - dopys_print_layout_height (right));
  pango_cairo_show_layout (cr, right);
  g_object_unref (pango);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Paper *paper)
{
  dopys_print_pages_draw (paper->pages, gtk_print_context_get_cairo_context (context), (guint) page);
  draw_foot (paper, context, page);
}

static GtkPrintOperation *
make_operation (Paper *paper)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  const char *title = paper->article->title && *paper->article->title ? paper->article->title : _ ("Untitled");

  /* As the public service sets its papers: 30 mm to bind at the left. */
  gtk_page_setup_set_paper_size (page, size);
  gtk_page_setup_set_top_margin (page, 20, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, 15, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, 30, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, 15, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), paper);
  g_object_set_data_full (G_OBJECT (operation), "dopys-paper", paper, (GDestroyNotify) paper_free);
  return operation;
}

GtkPrintOperation *
dopys_print_prepare_finish (GAsyncResult *result, GError **error)
{
  Paper *paper = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), error))
    return make_operation (paper);
  paper_free (paper);
  return NULL;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GtkPrintOperation) operation = dopys_print_prepare_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (operation && gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, &error) ==
                       GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s", error->message);
}

void
dopys_print (GtkWindow *window, DopysLibrary *library, const DopysArticle *article)
{
  dopys_print_prepare_async (library, article, NULL, prepared_cb, g_object_ref (window));
}
