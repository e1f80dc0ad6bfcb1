/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-sites.h"

#include <glib/gi18n-lib.h>

#include "dopys-term-row.h"

typedef struct
{
  char *site_id;
  AdwExpanderRow *row; /* borrowed, as what is in it */
  DopysTermRow *categories;
  AdwSwitchRow *draft;
} Place;

struct _DopysPublishSites
{
  AdwPreferencesGroup parent;

  GPtrArray *places; /* of Place */
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishSites, dopys_publish_sites, ADW_TYPE_PREFERENCES_GROUP)

static void
place_free (Place *place)
{
  g_free (place->site_id);
  g_free (place);
}

static void
dopys_publish_sites_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PUBLISH_SITES (object)->places);
  G_OBJECT_CLASS (dopys_publish_sites_parent_class)->finalize (object);
}

static void
dopys_publish_sites_class_init (DopysPublishSitesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_publish_sites_finalize;
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_PUBLISH_SITES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_publish_sites_init (DopysPublishSites *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_place (DopysPublishSites *self, DopysWorkspace *workspace, DopysSiteItem *site)
{
  Place *place = g_new0 (Place, 1);
  g_autofree char *host = dopys_site_item_dup_host (site);

  place->site_id = g_strdup (dopys_site_item_get_id (site));
  place->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (place->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (place->row), dopys_site_item_get_name (site));
  adw_expander_row_set_subtitle (place->row, host);
  adw_expander_row_set_show_enable_switch (place->row, TRUE);
  adw_expander_row_set_enable_expansion (place->row, FALSE);

  place->categories = g_object_new (DOPYS_TYPE_TERM_ROW, "title", _ ("Categories"), NULL);
  dopys_term_row_set_site (place->categories, workspace, place->site_id);
  adw_expander_row_add_row (place->row, GTK_WIDGET (place->categories));

  place->draft = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (place->draft), _ ("Only as a draft there"));
  adw_expander_row_add_row (place->row, GTK_WIDGET (place->draft));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (place->row));
  g_ptr_array_add (self->places, place);
}

void
dopys_publish_sites_show (DopysPublishSites *self, DopysWorkspace *workspace, const char *own_id)
{
  GListModel *sites = G_LIST_MODEL (dopys_workspace_get_sites (workspace));

  for (guint i = 0; i < self->places->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  GTK_WIDGET (((Place *) g_ptr_array_index (self->places, i))->row));
  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (DopysSiteItem) site = g_list_model_get_item (sites, i);

      if (g_strcmp0 (dopys_site_item_get_id (site), own_id) != 0)
        add_place (self, workspace, site);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->places->len > 0);
}

/* From here on the outbox has it; a dialog that is closed by then misses nothing. */
static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishSites) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *job_id = dopys_outbox_publish_finish (DOPYS_OUTBOX (source), result, &error);

  if (!job_id)
    g_signal_emit (self, signals[NOTICE], 0, error->message);
}

void
dopys_publish_sites_publish (DopysPublishSites *self, DopysOutbox *outbox, const DopysPublishRequest *request)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = g_ptr_array_index (self->places, i);
      DopysPublishRequest beside = *request;

      if (!adw_expander_row_get_enable_expansion (place->row))
        continue;
      beside.site_id = place->site_id;
      beside.categories = dopys_term_row_get_names (place->categories);
      beside.beside = TRUE;
      beside.author = 0; /* a number of the other site */
      if (adw_switch_row_get_active (place->draft))
        beside.status = DOPYS_STATUS_DRAFT;
      dopys_outbox_publish_async (outbox, &beside, stored_cb, g_object_ref (self));
    }
}

void
dopys_publish_sites_follow (DopysPublishSites *self, const DopysJobProgress *progress)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = g_ptr_array_index (self->places, i);
      const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (place->row));
      g_autofree char *text = NULL;

      if (g_strcmp0 (place->site_id, progress->site_id) != 0)
        continue;
      if (progress->state == DOPYS_JOB_DONE)
        text = g_strdup_printf (_ ("On “%s” as well"), name);
      else if (progress->state == DOPYS_JOB_STOPPED && progress->error)
        text = g_strdup_printf (_ ("Not on “%s”: %s"), name, progress->error->message);
      if (text)
        g_signal_emit (self, signals[NOTICE], 0, text);
    }
}
