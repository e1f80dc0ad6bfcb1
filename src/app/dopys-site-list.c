/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-list.h"

struct _DopysSiteList
{
  GObject parent;

  DopysStore *store;
  GPtrArray *items; /* of DopysSiteItem */
  GCancellable *cancellable;
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static GType
dopys_site_list_get_item_type (GListModel *model)
{
  return DOPYS_TYPE_SITE_ITEM;
}

static guint
dopys_site_list_get_n_items (GListModel *model)
{
  return DOPYS_SITE_LIST (model)->items->len;
}

static gpointer
dopys_site_list_get_item (GListModel *model, guint position)
{
  DopysSiteList *self = DOPYS_SITE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
dopys_site_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dopys_site_list_get_item_type;
  iface->get_n_items = dopys_site_list_get_n_items;
  iface->get_item = dopys_site_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysSiteList, dopys_site_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dopys_site_list_model_init))

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *records = dopys_store_list_sites_sync (task_data, &error);

  if (!records)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysSiteList *self = DOPYS_SITE_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);
  guint removed = self->items->len;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!records)
    {
      g_message ("The list of sites could not be read: %s", error->message);
      return;
    }
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->items, dopys_site_item_new (g_ptr_array_index (records, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->items->len);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
    }
}

static void
sites_changed_cb (DopysStore *store, DopysSiteList *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, sites_changed_cb);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}

static void
dopys_site_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, DOPYS_SITE_LIST (object)->loaded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_site_list_dispose (GObject *object)
{
  DopysSiteList *self = DOPYS_SITE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dopys_site_list_parent_class)->dispose (object);
}

static void
dopys_site_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_SITE_LIST (object)->items);
  G_OBJECT_CLASS (dopys_site_list_parent_class)->finalize (object);
}

static void
dopys_site_list_class_init (DopysSiteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dopys_site_list_get_property;
  object_class->dispose = dopys_site_list_dispose;
  object_class->finalize = dopys_site_list_finalize;
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dopys_site_list_init (DopysSiteList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

DopysSiteList *
dopys_site_list_new (DopysStore *store)
{
  DopysSiteList *self = g_object_new (DOPYS_TYPE_SITE_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "sites-changed", G_CALLBACK (sites_changed_cb), self, G_CONNECT_DEFAULT);
  sites_changed_cb (store, self);
  return self;
}

gboolean
dopys_site_list_get_loaded (DopysSiteList *self)
{
  return self->loaded;
}

DopysSiteItem *
dopys_site_list_get (DopysSiteList *self, guint position)
{
  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

DopysSiteItem *
dopys_site_list_find (DopysSiteList *self, const char *id, guint *position)
{
  for (guint i = 0; id && i < self->items->len; i++)
    {
      DopysSiteItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (dopys_site_item_get_id (item), id) != 0)
        continue;
      if (position)
        *position = i;
      return item;
    }
  return NULL;
}
