/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-link-targets.h"

struct _DopysLinkTarget
{
  GObject parent_instance;
  char *title;
  char *address;
};

G_DEFINE_FINAL_TYPE (DopysLinkTarget, dopys_link_target, G_TYPE_OBJECT)

static void
dopys_link_target_finalize (GObject *object)
{
  g_free (DOPYS_LINK_TARGET (object)->title);
  g_free (DOPYS_LINK_TARGET (object)->address);
  G_OBJECT_CLASS (dopys_link_target_parent_class)->finalize (object);
}

static void
dopys_link_target_class_init (DopysLinkTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_link_target_finalize;
}

static void
dopys_link_target_init (DopysLinkTarget *self)
{
}

DopysLinkTarget *
dopys_link_target_new (const char *title, const char *address)
{
  DopysLinkTarget *self = g_object_new (DOPYS_TYPE_LINK_TARGET, NULL);

  self->title = g_strdup (title);
  self->address = g_strdup (address);
  return self;
}

const char *
dopys_link_target_get_title (DopysLinkTarget *self)
{
  return self->title;
}

const char *
dopys_link_target_get_address (DopysLinkTarget *self)
{
  return self->address;
}

/* ---- the list ---- */

struct _DopysLinkTargets
{
  GObject parent_instance;
  GPtrArray *targets;
};

static guint wanted_signal;

static G_DEFINE_QUARK (dopys - link - targets, targets)

    static GType get_item_type (GListModel *model)
{
  return DOPYS_TYPE_LINK_TARGET;
}

static guint
get_n_items (GListModel *model)
{
  return DOPYS_LINK_TARGETS (model)->targets->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *targets = DOPYS_LINK_TARGETS (model)->targets;

  return position < targets->len ? g_object_ref (g_ptr_array_index (targets, position)) : NULL;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysLinkTargets, dopys_link_targets, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
dopys_link_targets_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_LINK_TARGETS (object)->targets);
  G_OBJECT_CLASS (dopys_link_targets_parent_class)->finalize (object);
}

static void
dopys_link_targets_class_init (DopysLinkTargetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_link_targets_finalize;
  wanted_signal = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_link_targets_init (DopysLinkTargets *self)
{
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
}

DopysLinkTargets *
dopys_link_targets_new (void)
{
  return g_object_new (DOPYS_TYPE_LINK_TARGETS, NULL);
}

void
dopys_link_targets_want (DopysLinkTargets *self, const char *query)
{
  g_return_if_fail (DOPYS_IS_LINK_TARGETS (self));

  g_signal_emit (self, wanted_signal, 0, query);
}

void
dopys_link_targets_set (DopysLinkTargets *self, GPtrArray *targets)
{
  guint before;

  g_return_if_fail (DOPYS_IS_LINK_TARGETS (self));

  before = self->targets->len;
  g_ptr_array_set_size (self->targets, 0);
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (self->targets, g_object_ref (g_ptr_array_index (targets, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, targets->len);
}

void
dopys_link_targets_attach (DopysLinkTargets *self, GtkWidget *widget)
{
  g_return_if_fail (DOPYS_IS_LINK_TARGETS (self));

  g_object_set_qdata_full (G_OBJECT (widget), targets_quark (), g_object_ref (self), g_object_unref);
}

DopysLinkTargets *
dopys_link_targets_find (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    {
      DopysLinkTargets *self = g_object_get_qdata (G_OBJECT (widget), targets_quark ());
      if (self)
        return self;
    }
  return NULL;
}
