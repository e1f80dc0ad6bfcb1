/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-articles.h"

#include <glib/gi18n-lib.h>

#include "dopys-article-item.h"
#include "dopys-site-access.h"
#include "dopys-site-reading.h"
#include "dopys-template.h"
#include "dopys-when.h"

struct _DopysSiteArticles
{
  AdwDialog parent;

  GtkSearchEntry *search;
  GtkDropDown *state;
  GtkDropDown *category;
  GtkDropDown *author;
  AdwBanner *banner;
  GtkStack *stack;
  GtkListBox *rows;
  GtkWidget *more_button;
  AdwStatusPage *trouble;
  DopysWorkspace *workspace;
  char *site_id;
  GPtrArray *categories;     /* (nullable): of DopysSiteTerm, in the order of the drop-down after its first row */
  GPtrArray *authors;        /* (nullable): the same */
  GCancellable *cancellable; /* of what is being read; a new question ends it */
  GCancellable *filters;     /* of what the filters offer */
  GDateTime *read_at;        /* (nullable): of the answer of an earlier day that is shown */
  GError *failure;           /* (nullable): why the site did not answer */
  gboolean answered;
  gboolean filling; /* the program changes the filters, not the person */
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

static void
renew_cancellable (DopysSiteArticles *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
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
show_posts (DopysSiteArticles *self, GPtrArray *posts, gboolean more)
{
  if (self->page == 1)
    gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < posts->len; i++)
    add_row (self, g_ptr_array_index (posts, i));
  gtk_widget_set_visible (self->more_button, more);
  gtk_widget_set_sensitive (self->more_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, posts->len == 0 && self->page == 1 ? "nothing" : "list");
}

/* An old list is better than none; the reason stays to be seen. */
static void
show_old (DopysSiteArticles *self, const GError *error)
{
  g_autofree char *when = dopys_when_exact (self->read_at);
  g_autofree char *text = g_strdup_printf (_ ("This is the list of %s. %s"), when, error->message);

  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;
  g_autoptr (GPtrArray) posts = dopys_site_reading_list_finish (DOPYS_STORE (source), result, &more, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  if (posts)
    {
      g_clear_pointer (&self->read_at, g_date_time_unref);
      self->answered = TRUE;
      show_posts (self, posts, more);
    }
  else if (self->read_at)
    show_old (self, error);
  else
    {
      g_clear_error (&self->failure);
      self->failure = g_steal_pointer (&error);
      show_trouble (self, self->failure);
    }
}

/* What the site said the last time is there at once, until it answers anew. */
static void
recalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) read_at = NULL;
  g_autoptr (GPtrArray) posts = dopys_site_reading_recall_finish (DOPYS_STORE (source), result, &read_at, &error);

  if (posts == NULL || self->answered || !self->workspace)
    return;
  self->read_at = g_steal_pointer (&read_at);
  show_posts (self, posts, FALSE);
  if (self->failure)
    show_old (self, self->failure);
}

static gint64
chosen_id (GtkDropDown *list, GPtrArray *terms)
{
  guint selected = gtk_drop_down_get_selected (list);

  return terms && selected > 0 && selected <= terms->len
             ? ((DopysSiteTerm *) g_ptr_array_index (terms, selected - 1))->id
             : 0;
}

static void
read_page (DopysSiteArticles *self, guint page)
{
  DopysStore *store = dopys_workspace_get_store (self->workspace);
  guint state = gtk_drop_down_get_selected (self->state);
  const DopysRemoteQuestion question = {
    .page = page,
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .status = state < G_N_ELEMENTS (states) ? states[state] : NULL,
    .category = chosen_id (self->category, self->categories),
    .author = chosen_id (self->author, self->authors),
  };

  self->page = page;
  self->answered = FALSE;
  g_clear_error (&self->failure);
  g_clear_pointer (&self->read_at, g_date_time_unref);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->more_button, FALSE);
  renew_cancellable (self);
  if (page == 1)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      dopys_site_reading_recall_async (store, self->site_id, &question, self->cancellable, recalled_cb,
                                       g_object_ref (self));
    }
  dopys_site_reading_list_async (store, self->site_id, &question, self->cancellable, listed_cb, g_object_ref (self));
}

static void
question_changed_cb (DopysSiteArticles *self)
{
  if (self->workspace && !self->filling)
    read_page (self, 1);
}

static void
more_cb (DopysSiteArticles *self)
{
  read_page (self, self->page + 1);
}

/* ---- what can be asked for ---- */

static void
fill_filter (GtkDropDown *list, const char *any, GPtrArray *terms)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, any);
  for (guint i = 0; i < terms->len; i++)
    {
      const DopysSiteTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *indent = g_strnfill (term->depth * 2, ' ');
      g_autofree char *name = g_strconcat (indent, term->name, NULL);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (list, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (list), terms->len > 1);
}

static void
categories_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  GPtrArray *terms = dopys_site_access_list_terms_finish (DOPYS_STORE (source), result, NULL, NULL);

  if (terms == NULL || !self->workspace)
    return;
  self->filling = TRUE;
  fill_filter (self->category, _ ("All categories"), terms);
  self->filling = FALSE;
  self->categories = terms;
}

static void
authors_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteArticles) self = user_data;
  GPtrArray *authors = dopys_site_access_list_authors_finish (DOPYS_STORE (source), result, NULL);

  if (authors == NULL || !self->workspace)
    return;
  self->filling = TRUE;
  fill_filter (self->author, _ ("All authors"), authors);
  self->filling = FALSE;
  self->authors = authors;
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
  renew_cancellable (self);
  dopys_site_reading_open_async (dopys_workspace_get_store (self->workspace), self->site_id, *id, self->cancellable,
                                 opened_cb, g_object_ref (self));
}

/* ---- class ---- */

static void
dopys_site_articles_dispose (GObject *object)
{
  DopysSiteArticles *self = DOPYS_SITE_ARTICLES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->filters);
  g_clear_object (&self->filters);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_SITE_ARTICLES);
  G_OBJECT_CLASS (dopys_site_articles_parent_class)->dispose (object);
}

static void
dopys_site_articles_finalize (GObject *object)
{
  DopysSiteArticles *self = DOPYS_SITE_ARTICLES (object);

  g_free (self->site_id);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->read_at, g_date_time_unref);
  g_clear_error (&self->failure);
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
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, category);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, author);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, banner);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, rows);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, more_button);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteArticles, trouble);
  gtk_widget_class_bind_template_callback (widget_class, question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dopys_site_articles_init (DopysSiteArticles *self)
{
  dopys_template_init_dialog (ADW_DIALOG (self));
}

AdwDialog *
dopys_site_articles_new (DopysWorkspace *workspace, const char *site_id)
{
  DopysSiteArticles *self = g_object_new (DOPYS_TYPE_SITE_ARTICLES, NULL);

  self->workspace = g_object_ref (workspace);
  self->site_id = g_strdup (site_id);
  self->filters = g_cancellable_new ();
  read_page (self, 1);
  dopys_site_access_list_terms_async (dopys_workspace_get_store (workspace), site_id, DOPYS_TERM_CATEGORY,
                                      self->filters, categories_listed_cb, g_object_ref (self));
  dopys_site_access_list_authors_async (dopys_workspace_get_store (workspace), site_id, self->filters,
                                        authors_listed_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
