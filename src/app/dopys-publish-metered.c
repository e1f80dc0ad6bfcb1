/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-metered.h"

static void
changed_cb (DopysOutbox *outbox)
{
  GSettings *settings = g_object_get_data (G_OBJECT (outbox), "dopys-settings");
  gboolean metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());

  dopys_outbox_set_held_back (outbox, metered && g_settings_get_boolean (settings, "pause-on-metered"));
}

void
dopys_publish_metered_watch (DopysWorkspace *workspace)
{
  DopysOutbox *outbox = dopys_workspace_get_outbox (workspace);
  GSettings *settings = dopys_workspace_get_settings (workspace);

  g_object_set_data_full (G_OBJECT (outbox), "dopys-settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (settings, "changed::pause-on-metered", G_CALLBACK (changed_cb), outbox, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "notify::network-metered", G_CALLBACK (changed_cb), outbox,
                           G_CONNECT_SWAPPED);
  changed_cb (outbox);
}
