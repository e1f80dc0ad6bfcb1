/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-preferences.h"

#include <glib/gi18n-lib.h>

#include "dopys-site-access.h"
#include "dopys-site-dialog.h"
#include "dopys-site-photos.h"
#include "dopys-template.h"

struct _DopysPreferences
{
  AdwPreferencesDialog parent;

  GtkListBox *sites;
  GtkWidget *check_spelling;
  GtkWidget *correct_typography;
  GtkWidget *typography_years;
  GtkWidget *letter_apostrophe;
  GtkEditable *wartime_words;
  GtkSpinButton *max_side;
  AdwSwitchRow *metered;
  DopysWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (DopysPreferences, dopys_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static void
tell (DopysPreferences *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dopys_site_access_forget_finish (DOPYS_STORE (source), result, &error))
    tell (self, error->message);
}

static void
response_cb (AdwAlertDialog *alert, const char *response, DopysPreferences *self)
{
  const char *site_id = g_object_get_data (G_OBJECT (alert), "site-id");

  if (g_str_equal (response, "remove"))
    dopys_site_access_forget_async (dopys_workspace_get_store (self->workspace), site_id, forgotten_cb,
                                    g_object_ref (self));
}

static void
remove_cb (GtkWidget *button, DopysPreferences *self)
{
  DopysSiteItem *site = g_object_get_data (G_OBJECT (button), "site");
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));

  adw_alert_dialog_format_heading (alert, _ ("Remove “%s”?"), dopys_site_item_get_name (site));
  adw_alert_dialog_set_body (alert,
                             _ ("The site and its password are taken off this computer. Articles stay here, and what "
                                "was published stays on the site."));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data_full (G_OBJECT (alert), "site-id", g_strdup (dopys_site_item_get_id (site)), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

static GtkWidget *
make_site_row (gpointer item, gpointer user_data)
{
  DopysPreferences *self = user_data;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const DopysSiteRecord *record = dopys_site_item_get_record (item);
  g_autofree char *host = dopys_site_item_dup_host (item);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", host, record->user);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dopys_site_item_get_name (item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  /* Its title names what it shows, not the row itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, dopys_site_item_get_name (item),
                                  -1);
  gtk_widget_set_tooltip_text (button, _ ("Remove the site"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "site", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), user_data, G_CONNECT_DEFAULT);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  dopys_site_photos_add_rows (ADW_EXPANDER_ROW (row), item, dopys_workspace_get_store (self->workspace));
  return row;
}

static void
sites_changed_cb (DopysPreferences *self)
{
  GListModel *sites = G_LIST_MODEL (dopys_workspace_get_sites (self->workspace));

  gtk_widget_set_visible (GTK_WIDGET (self->sites), g_list_model_get_n_items (sites) > 0);
}

static void
add_site_cb (DopysPreferences *self)
{
  AdwDialog *dialog = dopys_site_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "notice", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- the words of the reminder ---- */

static gboolean
get_words (GValue *value, GVariant *variant, gpointer user_data)
{
  g_autofree const char **words = g_variant_get_strv (variant, NULL);

  g_value_take_string (value, g_strjoinv (", ", (char **) words));
  return TRUE;
}

static GVariant *
set_words (const GValue *value, const GVariantType *type, gpointer user_data)
{
  g_auto (GStrv) parts = g_strsplit_set (g_value_get_string (value), ",;", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_strv_builder_add (words, parts[i]);
  list = g_strv_builder_end (words);
  return g_variant_new_strv ((const char *const *) list, -1);
}

static void
reset_words_cb (DopysPreferences *self)
{
  g_settings_reset (dopys_workspace_get_settings (self->workspace), "wartime-words");
}

/* ---- the dialog ---- */

static void
dopys_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PREFERENCES);
  g_clear_object (&DOPYS_PREFERENCES (object)->workspace);
  G_OBJECT_CLASS (dopys_preferences_parent_class)->dispose (object);
}

static void
dopys_preferences_class_init (DopysPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, sites);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, check_spelling);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, correct_typography);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, typography_years);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, letter_apostrophe);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, wartime_words);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, max_side);
  gtk_widget_class_bind_template_child (widget_class, DopysPreferences, metered);
  gtk_widget_class_bind_template_callback (widget_class, add_site_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_words_cb);
}

static void
dopys_preferences_init (DopysPreferences *self)
{
  dopys_template_init_dialog (ADW_DIALOG (self));
}

static void
bind_settings (DopysPreferences *self, GSettings *settings)
{
  const struct
  {
    const char *key;
    gpointer row;
    const char *property;
  } bindings[] = {
    { "check-spelling", self->check_spelling, "active" },
    { "correct-typography", self->correct_typography, "active" },
    { "typography-years", self->typography_years, "active" },
    { "typography-letter-apostrophe", self->letter_apostrophe, "active" },
    { "photo-max-side", self->max_side, "value" },
    { "pause-on-metered", self->metered, "active" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (settings, bindings[i].key, bindings[i].row, bindings[i].property, G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "wartime-words", self->wartime_words, "text", G_SETTINGS_BIND_DEFAULT,
                                get_words, set_words, NULL, NULL);
}

AdwDialog *
dopys_preferences_new (DopysWorkspace *workspace)
{
  DopysPreferences *self = g_object_new (DOPYS_TYPE_PREFERENCES, NULL);
  GListModel *sites = G_LIST_MODEL (dopys_workspace_get_sites (workspace));

  self->workspace = g_object_ref (workspace);
  gtk_list_box_bind_model (self->sites, sites, make_site_row, self, NULL);
  g_signal_connect_object (sites, "items-changed", G_CALLBACK (sites_changed_cb), self, G_CONNECT_SWAPPED);
  sites_changed_cb (self);
  bind_settings (self, dopys_workspace_get_settings (workspace));
  return ADW_DIALOG (self);
}
