/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-outline.h"

#include <glib/gi18n-lib.h>

#define INDENT 18

struct _DopysOutline
{
  AdwDialog parent;

  DopysArticleView *view; /* weak */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DopysOutline, dopys_outline, ADW_TYPE_DIALOG)

static void
row_activated_cb (DopysOutline *self, GtkListBoxRow *row)
{
  guint offset = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "offset"));
  g_autoptr (DopysArticleView) view = self->view ? g_object_ref (self->view) : NULL;

  if (view == NULL)
    return;
  dopys_session_select (dopys_article_view_get_session (view), offset, offset);
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view),
                                gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))), 0, TRUE,
                                0, 0.1);
}

static void
add_heading (DopysOutline *self, DopysBlock *block, guint offset)
{
  GtkWidget *row = adw_action_row_new ();
  guint level = dopys_block_get_format (block)->level;
  GtkWidget *indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dopys_block_get_text (block));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_size_request (indent, (int) (level - 2) * INDENT, -1);
  if (level > 2)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), indent);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "offset", GUINT_TO_POINTER (offset));
  gtk_list_box_append (self->list, row);
}

static gboolean
add_headings (DopysOutline *self, DopysDocument *document)
{
  gboolean any = FALSE;

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);

      if (dopys_block_get_kind (block) != DOPYS_BLOCK_HEADING)
        continue;
      add_heading (self, block, dopys_document_get_block_offset (document, i));
      any = TRUE;
    }
  return any;
}

static void
dopys_outline_dispose (GObject *object)
{
  g_clear_weak_pointer (&DOPYS_OUTLINE (object)->view);
  G_OBJECT_CLASS (dopys_outline_parent_class)->dispose (object);
}

static void
dopys_outline_class_init (DopysOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_outline_dispose;
}

static void
dopys_outline_init (DopysOutline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 18);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_dialog_set_title (ADW_DIALOG (self), C_ ("dialog", "Outline"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_content_height (ADW_DIALOG (self), 420);
}

AdwDialog *
dopys_outline_new (DopysArticleView *view)
{
  DopysOutline *self = g_object_new (DOPYS_TYPE_OUTLINE, NULL);
  GtkWidget *toolbar = adw_toolbar_view_new (), *content;

  g_set_weak_pointer (&self->view, view);
  if (add_headings (self, dopys_session_get_document (dopys_article_view_get_session (view))))
    {
      content = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (content), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (content), GTK_WIDGET (self->list));
    }
  else
    {
      g_object_ref_sink (self->list);
      g_object_unref (self->list);
      self->list = NULL;
      content = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (content), "dopys-heading-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (content), _ ("No Headings Yet"));
      adw_status_page_set_description (
          ADW_STATUS_PAGE (content),
          _ ("A heading is made with Ctrl+Alt+2 or by typing “## ” at the start of a line."));
      gtk_widget_add_css_class (content, "compact");
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), content);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  return ADW_DIALOG (self);
}
