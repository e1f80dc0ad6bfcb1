/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-publish-compare.h"
#include "dopys-publish-conflict.h"
#include "dopys-record.h"
#include "dopys-template.h"
#include "dopys-transliteration.h"
#include "dopys-when.h"

struct _DopysPublishHistory
{
  AdwDialog parent;

  AdwNavigationView *pages;
  AdwNavigationPage *compare_page;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *restore_part_button;
  DopysPublishCompare *compare;
  AdwStatusPage *trouble;
  DopysWorkspace *workspace;
  DopysDraft *draft;
  GPtrArray *rows;       /* of DopysRevisionRow */
  DopysArticle *version; /* (nullable): the one compared */
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishHistory, dopys_publish_history, ADW_TYPE_DIALOG)

static void
show_trouble (DopysPublishHistory *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->trouble, text);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  adw_navigation_view_pop_to_tag (self->pages, "list");
}

/* ---- the list ---- */

static void
add_row (DopysPublishHistory *self, const DopysRevisionRow *revision)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = dopys_when_exact (revision->made);
  g_auto (GStrv) note = g_strsplit (revision->note ? revision->note : "", "\n", 2);
  const char *kind = dopys_revision_kind_get_title (revision->kind);
  g_autofree char *text = note[0] && *note[0] ? g_strdup_printf ("%s · %s", kind, note[0]) : g_strdup (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer article_id, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *rows = dopys_store_list_revisions_sync (source, article_id, &error);

  if (rows)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_task_propagate_pointer (G_TASK (result), &error);

  if (!self->draft)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      return;
    }
  if (!rows)
    {
      show_trouble (self, error);
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  for (guint i = 0; i < rows->len; i++)
    add_row (self, g_ptr_array_index (rows, i));
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "list" : "empty");
}

/* Runs in a thread with the store and the article's id or the pointer in data. */
static void
run (DopysPublishHistory *self, GTaskThreadFunc func, gpointer data, GDestroyNotify destroy,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task =
      g_task_new (dopys_workspace_get_store (self->workspace), NULL, callback, g_object_ref (self));

  g_task_set_task_data (task, data, destroy);
  g_task_run_in_thread (task, func);
}

/* ---- one version ---- */

static void
load_in_thread (GTask *task, gpointer source, gpointer number, GCancellable *cancellable)
{
  GError *error = NULL;
  DopysArticle *article = dopys_store_load_revision_sync (source, *(const gint64 *) number, &error);

  if (article)
    g_task_return_pointer (task, article, (GDestroyNotify) dopys_article_free);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysArticle *version = g_task_propagate_pointer (G_TASK (result), &error);

  if (!version)
    {
      show_trouble (self, error);
      return;
    }
  g_clear_pointer (&self->version, dopys_article_free);
  self->version = version;
  if (!self->draft)
    return;
  dopys_publish_compare_show (self->compare, dopys_draft_get_article (self->draft), _ ("Now"), version,
                              adw_navigation_page_get_title (self->compare_page));
  adw_navigation_view_push (self->pages, self->compare_page);
}

static void
row_activated_cb (DopysPublishHistory *self, GtkListBoxRow *row)
{
  const DopysRevisionRow *revision = g_ptr_array_index (self->rows, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *when = dopys_when_exact (revision->made);

  adw_navigation_page_set_title (self->compare_page, when);
  run (self, load_in_thread, g_memdup2 (&revision->number, sizeof (gint64)), g_free, loaded_cb);
}

/* ---- bringing back ---- */

static void
choice_changed_cb (DopysPublishHistory *self)
{
  gtk_widget_set_sensitive (self->restore_part_button, dopys_publish_compare_is_mixed (self->compare));
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer article, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dopys_store_save_revision_sync (source, article, DOPYS_REVISION_REPLACED, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->draft)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_trouble (self, error);
      return;
    }
  dopys_publish_conflict_take_over (self->draft, self->version);
  g_signal_emit (self, signals[NOTICE], 0, _ ("Brought back. What was here stays in the history."));
  adw_dialog_close (ADW_DIALOG (self));
}

/* What is here now is kept before anything takes its place. */
static void
restore_cb (DopysPublishHistory *self)
{
  run (self, keep_in_thread, dopys_article_copy (dopys_draft_get_article (self->draft)),
       (GDestroyNotify) dopys_article_free, kept_cb);
}

static void
restore_part_cb (DopysPublishHistory *self)
{
  DopysArticle *merged = dopys_publish_compare_dup_merged (self->compare);

  g_clear_pointer (&self->version, dopys_article_free);
  self->version = merged;
  restore_cb (self);
}

/* ---- the record ---- */

static void
save_in_thread (GTask *task, gpointer source, gpointer article_id, GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  GError *error = NULL;
  g_autofree char *page = dopys_record_make (source, article_id, &error);

  if (page && g_file_replace_contents (file, page, strlen (page), NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    text = g_strdup_printf (_ ("The record could not be saved: %s"), error->message);
  g_signal_emit (self, signals[NOTICE], 0, text ? text : _ ("The record of the article was saved"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishHistory) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (!file || !self->draft)
    return;
  task = g_task_new (dopys_workspace_get_store (self->workspace), NULL, saved_cb, g_object_ref (self));
  g_task_set_task_data (task, g_strdup (dopys_draft_get_article (self->draft)->id), g_free);
  g_object_set_data_full (G_OBJECT (task), "file", g_steal_pointer (&file), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

static void
save_record_cb (DopysPublishHistory *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *title = dopys_draft_get_article (self->draft)->title;
  g_autofree char *slug = dopys_slug (title ? title : "", NULL);
  g_autofree char *name = g_strconcat (slug, ".html", NULL);

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

/* ---- class ---- */

static void
dopys_publish_history_dispose (GObject *object)
{
  DopysPublishHistory *self = DOPYS_PUBLISH_HISTORY (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_HISTORY);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->version, dopys_article_free);
  G_OBJECT_CLASS (dopys_publish_history_parent_class)->dispose (object);
}

static void
dopys_publish_history_class_init (DopysPublishHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_history_dispose;
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_PUBLISH_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DOPYS_TYPE_PUBLISH_COMPARE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-history.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, pages);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, compare_page);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, list);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, restore_part_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, compare);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishHistory, trouble);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_part_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_record_cb);
}

static void
dopys_publish_history_init (DopysPublishHistory *self)
{
  dopys_template_init_dialog (ADW_DIALOG (self));
}

AdwDialog *
dopys_publish_history_new (DopysWorkspace *workspace, DopysDraft *draft)
{
  DopysPublishHistory *self = g_object_new (DOPYS_TYPE_PUBLISH_HISTORY, NULL);

  self->workspace = g_object_ref (workspace);
  self->draft = g_object_ref (draft);
  run (self, list_in_thread, g_strdup (dopys_draft_get_article (draft)->id), g_free, listed_cb);
  return ADW_DIALOG (self);
}
