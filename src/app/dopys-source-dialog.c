/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-source-dialog.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "dopys-source.h"

#define PAUSE_MSEC 600

struct _DopysSourceDialog
{
  AdwDialog parent;

  DopysArticleView *view; /* weak */
  DopysSession *session;
  DopysSource *source;
  GtkWidget *text;
  AdwBanner *trouble;
  guint pause; /* source */
};

G_DEFINE_FINAL_TYPE (DopysSourceDialog, dopys_source_dialog, ADW_TYPE_DIALOG)

static GtkTextBuffer *
get_buffer (DopysSourceDialog *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

/* ---- into the article ---- */

/* FALSE if it cannot go there, which is said then. */
static gboolean
apply (DopysSourceDialog *self)
{
  g_autoptr (DopysDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  document = dopys_source_apply (self->source, dopys_session_get_document (self->session), text, &error);
  if (error)
    adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, error != NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), error == NULL);
  if (document && document != dopys_session_get_document (self->session))
    dopys_session_apply (self->session, DOPYS_STEP_SOURCE, document, dopys_session_get_selection (self->session));
  return error == NULL;
}

static gboolean
pause_cb (gpointer user_data)
{
  DopysSourceDialog *self = user_data;

  self->pause = 0;
  apply (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DopysSourceDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MSEC, pause_cb, self);
}

/* ---- closing ---- */

static void
leave_cb (DopysSourceDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* Closing is refused while the text is not in the article. */
static void
close_attempt_cb (DopysSourceDialog *self)
{
  AdwDialog *question;

  if (apply (self))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  question = adw_alert_dialog_new (_ ("Close Without the Last Changes?"), NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (question),
                             _ ("What stands here now cannot go into the article. The article keeps what was "
                                "understood last."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "back", _ ("_Go On Editing"), "discard", _ ("_Close"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "back");
  g_signal_connect_object (question, "response", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
dopys_source_dialog_closed (AdwDialog *dialog)
{
  DopysSourceDialog *self = DOPYS_SOURCE_DIALOG (dialog);

  if (self->pause)
    apply (self);
  if (self->view)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- the object ---- */

static void
dopys_source_dialog_dispose (GObject *object)
{
  DopysSourceDialog *self = DOPYS_SOURCE_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->session);
  g_clear_pointer (&self->source, dopys_source_free);
  G_OBJECT_CLASS (dopys_source_dialog_parent_class)->dispose (object);
}

static void
dopys_source_dialog_class_init (DopysSourceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_source_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = dopys_source_dialog_closed;
  gtk_source_init ();
}

static void
scheme_cb (DopysSourceDialog *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (
      GTK_SOURCE_BUFFER (get_buffer (self)),
      gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                  dark ? "Adwaita-dark" : "Adwaita"));
}

static void
make_text (DopysSourceDialog *self)
{
  GtkSourceLanguage *html =
      gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "html");
  g_autoptr (GtkSourceBuffer) buffer = html ? gtk_source_buffer_new_with_language (html) : gtk_source_buffer_new (NULL);
  GtkTextView *view;

  self->text = gtk_source_view_new_with_buffer (buffer);
  view = GTK_TEXT_VIEW (self->text);
  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_bottom_margin (view, 9);
  gtk_text_view_set_left_margin (view, 9);
  gtk_text_view_set_right_margin (view, 9);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Markup"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (scheme_cb), self,
                           G_CONNECT_SWAPPED);
  scheme_cb (self);
}

static void
dopys_source_dialog_init (DopysSourceDialog *self)
{
  GtkWidget *bars = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new ();

  make_text (self);
  self->trouble = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->trouble, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), GTK_WIDGET (self->trouble));
  adw_toolbar_view_set_top_bar_style (ADW_TOOLBAR_VIEW (bars), ADW_TOOLBAR_RAISED_BORDER);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (bars), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), bars);
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_focus (ADW_DIALOG (self), self->text);
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

/* The caret stands where the block begins in which it stood. */
static void
show_text (DopysSourceDialog *self, guint block)
{
  const char *text = dopys_source_get_text (self->source);
  GtkTextBuffer *buffer = get_buffer (self);
  glong offset = g_utf8_strlen (text, (gssize) dopys_source_find_block (self->source, block));
  GtkTextIter caret;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) offset);
  while (gtk_text_iter_get_char (&caret) == '\n' && gtk_text_iter_forward_char (&caret))
    ;
  gtk_text_buffer_place_cursor (buffer, &caret);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

AdwDialog *
dopys_source_dialog_new (DopysArticleView *view, gboolean whole)
{
  DopysSourceDialog *self = g_object_new (DOPYS_TYPE_SOURCE_DIALOG, NULL);
  DopysDocument *document;
  guint start, end, first, last;

  g_set_weak_pointer (&self->view, view);
  self->session = g_object_ref (dopys_article_view_get_session (view));
  document = dopys_session_get_document (self->session);
  dopys_session_get_bounds (self->session, &start, &end);
  first = dopys_document_get_block_at (document, start, NULL);
  last = dopys_document_get_block_at (document, end > start ? end - 1 : end, NULL);
  self->source = whole ? dopys_source_new (document, 0, dopys_document_get_n_blocks (document))
                       : dopys_source_new (document, first, last - first + 1);
  adw_dialog_set_title (ADW_DIALOG (self), whole ? _ ("Markup of the Article") : _ ("Markup of the Block"));
  dopys_session_end_step (self->session);
  show_text (self, first);
  return ADW_DIALOG (self);
}
