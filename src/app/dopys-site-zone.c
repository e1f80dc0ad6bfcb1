/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-zone.h"

#include "dopys-site-access.h"

/* FALSE with an error, or without one where nothing has changed. */
static gboolean
keep_zone (DopysStore *store, const char *site_id, const char *zone, GError **error)
{
  g_autoptr (DopysSiteRecord) site = dopys_store_load_site_sync (store, site_id, error);

  if (site == NULL || zone == NULL || g_strcmp0 (site->time_zone, zone) == 0)
    return FALSE;
  g_set_str (&site->time_zone, zone);
  return dopys_store_save_site_sync (store, site, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer site_id, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, site_id, cancellable, &error);
  g_autoptr (DopysRemoteAccount) account = remote ? dopys_remote_check (remote, cancellable, &error) : NULL;
  gboolean changed = account && keep_zone (source, site_id, account->time_zone, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, changed ? g_strdup (account->time_zone) : NULL, g_free);
}

void
dopys_site_zone_read_async (DopysStore *store, const char *site_id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dopys_site_zone_read_async);
  g_task_set_task_data (task, g_strdup (site_id), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

char *
dopys_site_zone_read_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
