/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-options.h"

#include <glib/gi18n-lib.h>

#include "dopys-site-access.h"

struct _DopysPublishOptions
{
  AdwPreferencesGroup parent;

  AdwSwitchRow *text_first_row;
  AdwComboRow *author_row;
  AdwComboRow *comments_row;
  AdwComboRow *sticky_row;
  GPtrArray *authors; /* of DopysSiteTerm; empty until they were read, and where there is no choice */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DopysPublishOptions, dopys_publish_options, ADW_TYPE_PREFERENCES_GROUP)

static void
dopys_publish_options_dispose (GObject *object)
{
  DopysPublishOptions *self = DOPYS_PUBLISH_OPTIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_OPTIONS);
  G_OBJECT_CLASS (dopys_publish_options_parent_class)->dispose (object);
}

static void
dopys_publish_options_class_init (DopysPublishOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_options_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-options.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPublishOptions, text_first_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishOptions, author_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishOptions, comments_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishOptions, sticky_row);
}

static void
dopys_publish_options_init (DopysPublishOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the site cannot be asked, or gives no choice, the row stays away. */
static void
authors_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishOptions) self = user_data;
  g_autoptr (GPtrArray) authors = dopys_site_access_list_authors_finish (DOPYS_STORE (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (authors == NULL || self->cancellable == NULL || authors->len < 2)
    return;
  gtk_string_list_append (names, _ ("As the site has it"));
  for (guint i = 0; i < authors->len; i++)
    gtk_string_list_append (names, ((DopysSiteTerm *) g_ptr_array_index (authors, i))->name);
  adw_combo_row_set_model (self->author_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->author_row), TRUE);
  self->authors = g_steal_pointer (&authors);
}

void
dopys_publish_options_show (DopysPublishOptions *self, DopysWorkspace *workspace, const char *site_id, guint new_photos)
{
  gtk_widget_set_visible (GTK_WIDGET (self->text_first_row), new_photos > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->author_row), FALSE);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (site_id == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  dopys_site_access_list_authors_async (dopys_workspace_get_store (workspace), site_id, self->cancellable,
                                        authors_listed_cb, g_object_ref (self));
}

void
dopys_publish_options_set_hidden (DopysPublishOptions *self, gboolean hidden)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->sticky_row), !hidden);
}

void
dopys_publish_options_fill (DopysPublishOptions *self, DopysPublishRequest *request)
{
  guint author = adw_combo_row_get_selected (self->author_row);

  request->text_first =
      gtk_widget_get_visible (GTK_WIDGET (self->text_first_row)) && adw_switch_row_get_active (self->text_first_row);
  /* The first row of each list leaves it as it is. */
  if (self->authors && author > 0 && author <= self->authors->len)
    request->author = ((DopysSiteTerm *) g_ptr_array_index (self->authors, author - 1))->id;
  request->comments = (DopysChoice) adw_combo_row_get_selected (self->comments_row);
  request->sticky =
      request->password ? DOPYS_CHOICE_LEAVE : (DopysChoice) adw_combo_row_get_selected (self->sticky_row);
}
