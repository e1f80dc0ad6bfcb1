/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-workspace.h"

struct _DopysWorkspace
{
  GObject parent;

  DopysStore *store;
  DopysLibrary *library;
  DopysPublisher *publisher;
  DopysOutbox *outbox;
  DopysSiteList *sites;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DopysWorkspace, dopys_workspace, G_TYPE_OBJECT)

static void
dopys_workspace_dispose (GObject *object)
{
  DopysWorkspace *self = DOPYS_WORKSPACE (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->publisher);
  g_clear_object (&self->sites);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dopys_workspace_parent_class)->dispose (object);
}

static void
dopys_workspace_class_init (DopysWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_workspace_dispose;
}

static void
dopys_workspace_init (DopysWorkspace *self)
{
  self->settings = g_settings_new ("org.dopys.Dopys");
}

DopysWorkspace *
dopys_workspace_open (const char *folder, GError **error)
{
  g_autoptr (DopysStore) store = dopys_store_open (folder, error);
  DopysWorkspace *self;

  if (!store)
    return NULL;
  self = g_object_new (DOPYS_TYPE_WORKSPACE, NULL);
  self->store = g_steal_pointer (&store);
  self->library = dopys_library_new (folder);
  self->publisher = dopys_publisher_new (self->store, self->library);
  self->outbox = dopys_outbox_new (self->publisher);
  self->sites = dopys_site_list_new (self->store);
  return self;
}

DopysStore *
dopys_workspace_get_store (DopysWorkspace *self)
{
  return self->store;
}

DopysLibrary *
dopys_workspace_get_library (DopysWorkspace *self)
{
  return self->library;
}

DopysPublisher *
dopys_workspace_get_publisher (DopysWorkspace *self)
{
  return self->publisher;
}

DopysOutbox *
dopys_workspace_get_outbox (DopysWorkspace *self)
{
  return self->outbox;
}

DopysSiteList *
dopys_workspace_get_sites (DopysWorkspace *self)
{
  return self->sites;
}

GSettings *
dopys_workspace_get_settings (DopysWorkspace *self)
{
  return self->settings;
}

void
dopys_workspace_get_rendition_options (DopysWorkspace *self, DopysRenditionOptions *options)
{
  *options = (DopysRenditionOptions) { .max_side = g_settings_get_uint (self->settings, "photo-max-side") };
}
