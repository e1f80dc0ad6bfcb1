/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One save at a time, so that the last choice is the one that is kept. */

#include "dopys-site-photos.h"

#include <glib/gi18n-lib.h>

#define KILOBYTE 1000
#define MAX_KILOBYTES 20000
#define STEP_KILOBYTES 50
#define PAGE_KILOBYTES 500

typedef struct
{
  DopysSiteItem *site;
  DopysStore *store;
  AdwExpanderRow *row; /* not owned: it owns this */
  gboolean saving;
  gboolean again;
} SitePhotos;

typedef struct
{
  char *site_id;
  DopysPhotoWish wish;
} Save;

static void
site_photos_free (SitePhotos *self)
{
  g_object_unref (self->site);
  g_object_unref (self->store);
  g_free (self);
}

static void
save_free (Save *save)
{
  g_free (save->site_id);
  g_free (save);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;
  DopysStore *store = g_object_get_data (G_OBJECT (task), "store");

  if (dopys_store_save_photo_wish_sync (store, save->site_id, &save->wish, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_save (SitePhotos *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SitePhotos *self = g_object_get_data (source, "site-photos");
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (source), ADW_TYPE_PREFERENCES_DIALOG);

  self->saving = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error) && dialog)
    {
      AdwToast *toast = adw_toast_new (error->message);
      adw_toast_set_use_markup (toast, FALSE);
      adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
    }
  if (self->again)
    start_save (self);
}

static void
start_save (SitePhotos *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->saving;
  if (self->saving)
    return;
  self->saving = TRUE;
  Save *save = g_new0 (Save, 1);
  save->site_id = g_strdup (dopys_site_item_get_id (self->site));
  save->wish = dopys_site_item_get_record (self->site)->photos;
  task = g_task_new (self->row, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, start_save);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_object_set_data_full (G_OBJECT (task), "store", g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

static void
kind_changed_cb (AdwComboRow *row, GParamSpec *pspec, SitePhotos *self)
{
  DopysPhotoWish wish = dopys_site_item_get_record (self->site)->photos;

  wish.kind = (DopysPhotoKind) adw_combo_row_get_selected (row); /* in the order of the list */
  dopys_site_item_set_photos (self->site, &wish);
  start_save (self);
}

static void
limit_changed_cb (GtkSpinButton *spin, GParamSpec *pspec, SitePhotos *self)
{
  DopysPhotoWish wish = dopys_site_item_get_record (self->site)->photos;

  wish.max_bytes = (guint64) gtk_spin_button_get_value (spin) * KILOBYTE;
  dopys_site_item_set_photos (self->site, &wish);
  start_save (self);
}

static void
author_changed_cb (AdwSwitchRow *row, GParamSpec *pspec, SitePhotos *self)
{
  DopysPhotoWish wish = dopys_site_item_get_record (self->site)->photos;

  wish.name_author = adw_switch_row_get_active (row);
  dopys_site_item_set_photos (self->site, &wish);
  start_save (self);
}

static GtkWidget *
make_kind_row (SitePhotos *self)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *const names[] = { _ ("JPEG"), _ ("JPEG that sharpens while loading"), _ ("WebP"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Format of photos"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Drawings and screenshots are sent as PNG"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), dopys_site_item_get_record (self->site)->photos.kind);
  g_signal_connect (row, "notify::selected", G_CALLBACK (kind_changed_cb), self);
  return row;
}

static GtkWidget *
make_limit_row (SitePhotos *self)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, MAX_KILOBYTES, STEP_KILOBYTES, PAGE_KILOBYTES, 0);
  /* No AdwSpinRow: assistive tools see nothing of it (libadwaita 1.7). */
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new (adjustment, 1, 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Largest photo, kilobytes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("0: no limit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Largest photo, kilobytes"),
                                  -1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             (double) dopys_site_item_get_record (self->site)->photos.max_bytes / KILOBYTE);
  g_signal_connect (spin, "notify::value", G_CALLBACK (limit_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

static GtkWidget *
make_author_row (SitePhotos *self)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Author in the file of a photo"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("The author you name, as author and holder of the copyright (EXIF and XMP); nothing "
                                  "of the original’s own data"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), dopys_site_item_get_record (self->site)->photos.name_author);
  g_signal_connect (row, "notify::active", G_CALLBACK (author_changed_cb), self);
  return row;
}

void
dopys_site_photos_add_rows (AdwExpanderRow *row, DopysSiteItem *site, DopysStore *store)
{
  SitePhotos *self = g_new0 (SitePhotos, 1);

  self->site = g_object_ref (site);
  self->store = g_object_ref (store);
  self->row = row;
  g_object_set_data_full (G_OBJECT (row), "site-photos", self, (GDestroyNotify) site_photos_free);
  adw_expander_row_add_row (row, make_kind_row (self));
  adw_expander_row_add_row (row, make_limit_row (self));
  adw_expander_row_add_row (row, make_author_row (self));
}
