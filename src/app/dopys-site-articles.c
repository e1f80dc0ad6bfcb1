/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-articles.h"

#include <glib/gi18n-lib.h>

#include "dopys-article-item.h"
#include "dopys-site-reading.h"
#include "dopys-when.h"

struct _DopysSiteArticles
{
  AdwDialog parent;

  GtkSearchEntry *search;
  GtkDropDown *state;
  GtkStack *stack;
  GtkListBox *rows;
  GtkWidget *more_button;
  AdwStatusPage *trouble;
  DopysWorkspace *workspace;
  char *site_id;
  GCancellable *cancellable; /* of what is being read; a new question ends it */
  guint page;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSiteArticles, dopys_site_articles, ADW_TYPE_DIALOG)

/* In the order of the drop-down's list. */
static const char *const states[] = { NULL, "publish", "future", "draft", "pending", "private" };

static void read_page (DopysSiteArticles *self, guint page);

static GCancellable *
renew_cancellable (DopysSiteArticles *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
show_trouble (DopysSiteArticles *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->trouble, text);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

/* ---- rows ---- */

static char *
dup_subtitle (const DopysRemotePostState *post)
{
  DopysStatus status = DOPYS_STATUS_DRAFT;
  g_autofree char *utc = post->date_gmt ? g_strconcat (post->date_gmt, "Z", NULL) : NULL;
  g_autoptr (GDateTime) date = utc ? g_date_time_new_from_iso8601 (utc, NULL) : NULL;
  g_autoptr (GDateTime) here = date ? g_date_time_to_local (date) : NULL;
  g_autofree char *when = here ? dopys_when_exact (here) : NULL;

  dopys_status_from_string (post->status ? post->status : "draft", &status);
  return when ? g_strdup_printf ("%s · %s", dopys_status_get_title (status), when)
              : g_strdup (dopys_status_get_title (status));
}

static void
add_row (DopysSiteArticles *self, const DopysRemotePostState *post)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (post);
  gint64 *id = g_new (gint64, 1);

  *id = post->id;
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), post->title && *post->title ? post->title : _ ("Untitled"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->rows, row);
}

/* ---- reading ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;
  g_autoptr (GPtrArray) posts = dopys_site_reading_list_finish (DOPYS_STORE (source), result, &more, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  if (!posts)
    {
      show_trouble (self, error);
      return;
    }
  if (self->page == 1)
    gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < posts->len; i++)
    add_row (self, g_ptr_array_index (posts, i));
  gtk_widget_set_visible (self->more_button, more);
  gtk_widget_set_sensitive (self->more_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, posts->len == 0 && self->page == 1 ? "nothing" : "list");
}

static void
read_page (DopysSiteArticles *self, guint page)
{
  guint state = gtk_drop_down_get_selected (self->state);

  self->page = page;
  if (page == 1)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_widget_set_sensitive (self->more_button, FALSE);
  dopys_site_reading_list_async (dopys_workspace_get_store (self->workspace), self->site_id, page,
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                 state < G_N_ELEMENTS (states) ? states[state] : NULL, renew_cancellable (self),
                                 listed_cb, g_object_ref (self));
}

static void
question_changed_cb (DopysSiteArticles *self)
{
  if (self->workspace)
    read_page (self, 1);
}

static void
more_cb (DopysSiteArticles *self)
{
  read_page (self, self->page + 1);
}

/* ---- opening ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = dopys_site_reading_open_finish (DOPYS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  if (!id)
    {
      show_trouble (self, error);
      return;
    }
  g_signal_emit (self, signals[OPENED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
row_activated_cb (DopysSiteArticles *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_stack_set_visible_child_name (self->stack, "loading");
  dopys_site_reading_open_async (dopys_workspace_get_store (self->workspace), self->site_id, *id,
                                 renew_cancellable (self), opened_cb, g_object_ref (self));
}

/* ---- class ---- */

static void
dopys_site_articles_dispose (GObject *object)
{
  DopysSiteArticles *self = DOPYS_SITE_ARTICLES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_SITE_ARTICLES);
  G_OBJECT_CLASS (dopys_site_articles_parent_class)->dispose (object);
}

static void
dopys_site_articles_finalize (GObject *object)
{
  g_free (DOPYS_SITE_ARTICLES (object)->site_id);
  G_OBJECT_CLASS (dopys_site_articles_parent_class)->finalize (object);
}

static void
dopys_site_articles_class_init (DopysSiteArticlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_site_articles_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_site_articles_finalize;
  signals[OPENED] = g_signal_new ("opened", DOPYS_TYPE_SITE_ARTICLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/site-articles.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, search);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, state);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, rows);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, more_button);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, trouble);
  gtk_widget_class_bind_template_callback (widget_class, question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dopys_site_articles_init (DopysSiteArticles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
dopys_site_articles_new (DopysWorkspace *workspace, const char *site_id)
{
  DopysSiteArticles *self = g_object_new (DOPYS_TYPE_SITE_ARTICLES, NULL);

  self->workspace = g_object_ref (workspace);
  self->site_id = g_strdup (site_id);
  read_page (self, 1);
  return ADW_DIALOG (self);
}
