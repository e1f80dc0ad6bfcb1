/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-background.h"

#include <glib/gi18n-lib.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"

typedef struct
{
  GtkApplication *application; /* borrowed: the watch goes with it */
  DopysOutbox *outbox;
  DopysPublisher *publisher;
  gboolean held;
  guint idle;
  GDBusConnection *bus; /* (nullable) */
  guint answer;         /* subscription on it */
} Watch;

static void
stop_asking (Watch *watch)
{
  if (watch->answer)
    g_dbus_connection_signal_unsubscribe (watch->bus, watch->answer);
  watch->answer = 0;
}

static void
let_go (Watch *watch)
{
  stop_asking (watch);
  if (watch->held)
    g_application_release (G_APPLICATION (watch->application));
  watch->held = FALSE;
}

/* ---- the leave of the person, in a sandbox ---- */

static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GVariant) results = NULL;
  gboolean allowed = TRUE;
  guint response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &allowed);
  if (response == 1 || (response == 0 && !allowed)) /* 2: the desktop has nobody to ask */
    let_go (watch);
}

static void
ask_for_leave (Watch *watch)
{
  static guint number;
  GDBusConnection *bus = watch->bus;
  g_autofree char *token = g_strdup_printf ("dopys%u", ++number);
  g_autofree char *name = NULL, *path = NULL;
  GVariantDict options, status;

  if (!bus || !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return;
  name = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  watch->answer =
      g_dbus_connection_signal_subscribe (bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE, answered_cb, watch, NULL);
  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "handle_token", "s", token);
  g_variant_dict_insert (&options, "reason", "s", _ ("The article is sent to its end."));
  g_variant_dict_insert (&options, "autostart", "b", FALSE);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", g_variant_dict_end (&options)), NULL, 0, -1, NULL, NULL,
                          NULL);
  g_variant_dict_init (&status, NULL);
  g_variant_dict_insert (&status, "message", "s", _ ("Publishing…"));
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "SetStatus",
                          g_variant_new ("(@a{sv})", g_variant_dict_end (&status)), NULL, 0, -1, NULL, NULL, NULL);
}

/* ---- watching ---- */

static void
update (Watch *watch)
{
  gboolean wanted =
      gtk_application_get_windows (watch->application) == NULL && dopys_publisher_is_busy (watch->publisher);

  if (wanted && !watch->held)
    {
      watch->held = TRUE;
      g_application_hold (G_APPLICATION (watch->application));
      ask_for_leave (watch);
    }
  else if (!wanted)
    let_go (watch);
}

static gboolean
idle_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->idle = 0;
  update (watch);
  return G_SOURCE_REMOVE;
}

/* Later: where one job ended, the outbox begins the next one first. */
static void
job_changed_cb (Watch *watch)
{
  if (watch->held && !watch->idle)
    watch->idle = g_idle_add (idle_cb, watch);
}

static void
watch_free (Watch *watch)
{
  g_clear_handle_id (&watch->idle, g_source_remove);
  stop_asking (watch);
  g_clear_object (&watch->bus);
  g_object_unref (watch->outbox);
  g_object_unref (watch->publisher);
  g_free (watch);
}

/* The outbox may live on in a thread when the application is gone. */
static void
listen_to_outbox (Watch *watch, const char *signal)
{
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (job_changed_cb), watch, NULL);

  g_object_watch_closure (G_OBJECT (watch->application), closure);
  g_signal_connect_closure (watch->outbox, signal, closure, FALSE);
}

void
dopys_background_watch (GtkApplication *application, DopysWorkspace *workspace)
{
  Watch *watch = g_new0 (Watch, 1);
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (application));

  watch->application = application;
  watch->outbox = g_object_ref (dopys_workspace_get_outbox (workspace));
  watch->publisher = g_object_ref (dopys_workspace_get_publisher (workspace));
  g_set_object (&watch->bus, bus);
  g_object_set_data_full (G_OBJECT (application), "dopys-background", watch, (GDestroyNotify) watch_free);
  listen_to_outbox (watch, "changed");
  listen_to_outbox (watch, "finished");
  g_signal_connect_swapped (application, "window-removed", G_CALLBACK (update), watch);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (update), watch);
}
