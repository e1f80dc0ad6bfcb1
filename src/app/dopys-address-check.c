/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-address-check.h"

#include <glib/gi18n-lib.h>

#include "dopys-site-access.h"

#define PAUSE_MS 700

struct _DopysAddressCheck
{
  GObject parent_instance;

  DopysWorkspace *workspace;
  GCancellable *cancellable; /* of the question that is under way */
  char *site_id;
  char *slug;
  gint64 own_id;
  guint timeout;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysAddressCheck, dopys_address_check, G_TYPE_OBJECT)

static void
tell (DopysAddressCheck *self, const char *note, gboolean taken)
{
  g_signal_emit (self, signals[ANSWERED], 0, note, taken);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysAddressCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  gint64 id = dopys_site_access_find_slug_finish (DOPYS_STORE (source), result, &title, &error);

  /* A question that was changed meanwhile is cancelled; what fails otherwise is no matter of the address. */
  if (error)
    return;
  if (id == 0 || id == self->own_id)
    {
      tell (self, id == 0 ? _ ("This address is free on the site") : NULL, FALSE);
      return;
    }
  note = g_strdup_printf (
      _ ("This address is taken on the site by “%s”: a number would be added to it. Better choose another."),
      title && *title ? title : _ ("Untitled"));
  tell (self, note, TRUE);
}

static gboolean
ask_cb (gpointer user_data)
{
  DopysAddressCheck *self = user_data;

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  dopys_site_access_find_slug_async (dopys_workspace_get_store (self->workspace), self->site_id, self->slug,
                                     self->cancellable, found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop (DopysAddressCheck *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
dopys_address_check_dispose (GObject *object)
{
  DopysAddressCheck *self = DOPYS_ADDRESS_CHECK (object);

  stop (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_address_check_parent_class)->dispose (object);
}

static void
dopys_address_check_finalize (GObject *object)
{
  g_free (DOPYS_ADDRESS_CHECK (object)->site_id);
  g_free (DOPYS_ADDRESS_CHECK (object)->slug);
  G_OBJECT_CLASS (dopys_address_check_parent_class)->finalize (object);
}

static void
dopys_address_check_class_init (DopysAddressCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_address_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_address_check_finalize;
  signals[ANSWERED] = g_signal_new ("answered", DOPYS_TYPE_ADDRESS_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dopys_address_check_init (DopysAddressCheck *self)
{
}

DopysAddressCheck *
dopys_address_check_new (DopysWorkspace *workspace)
{
  DopysAddressCheck *self = g_object_new (DOPYS_TYPE_ADDRESS_CHECK, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

void
dopys_address_check_ask (DopysAddressCheck *self, const char *site_id, const char *slug, gint64 own_id)
{
  if (g_strcmp0 (self->site_id, site_id) == 0 && g_strcmp0 (self->slug, slug) == 0 && self->own_id == own_id)
    return;
  stop (self);
  g_set_str (&self->site_id, site_id);
  g_set_str (&self->slug, slug);
  self->own_id = own_id;
  tell (self, NULL, FALSE);
  if (site_id && slug && *slug)
    self->timeout = g_timeout_add (PAUSE_MS, ask_cb, self);
}
