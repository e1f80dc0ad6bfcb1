/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-folder-item.h"

#include "dopys-library.h"

struct _DopysFolderItem
{
  GObject parent;

  GFile *file;
  gint64 modified;
  gboolean coming;
  gboolean chosen;
  GdkTexture *picture;
  GCancellable *loading;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  PROP_PICTURE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysFolderItem, dopys_folder_item, G_TYPE_OBJECT)

static void
dopys_folder_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysFolderItem *self = DOPYS_FOLDER_ITEM (object);

  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_PICTURE:
      g_value_set_object (value, self->picture);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_folder_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    dopys_folder_item_set_chosen (DOPYS_FOLDER_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_folder_item_dispose (GObject *object)
{
  DopysFolderItem *self = DOPYS_FOLDER_ITEM (object);

  dopys_folder_item_hide (self);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (dopys_folder_item_parent_class)->dispose (object);
}

static void
dopys_folder_item_class_init (DopysFolderItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dopys_folder_item_get_property;
  object_class->set_property = dopys_folder_item_set_property;
  object_class->dispose = dopys_folder_item_dispose;
  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_PICTURE] =
      g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dopys_folder_item_init (DopysFolderItem *self)
{
}

DopysFolderItem *
dopys_folder_item_new (GFile *file, gint64 modified)
{
  DopysFolderItem *self = g_object_new (DOPYS_TYPE_FOLDER_ITEM, NULL);

  self->file = g_object_ref (file);
  self->modified = modified;
  return self;
}

DopysFolderItem *
dopys_folder_item_new_coming (GFile *file)
{
  DopysFolderItem *self = dopys_folder_item_new (file, 0);

  self->coming = TRUE;
  return self;
}

GFile *
dopys_folder_item_get_file (DopysFolderItem *self)
{
  return self->file;
}

char *
dopys_folder_item_dup_name (DopysFolderItem *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  return g_filename_display_name (name ? name : "");
}

char *
dopys_folder_item_dup_time (DopysFolderItem *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (self->modified);

  return time ? g_date_time_format (time, "%d.%m.%Y %H:%M") : g_strdup ("");
}

gboolean
dopys_folder_item_get_chosen (DopysFolderItem *self)
{
  return self->chosen;
}

void
dopys_folder_item_set_chosen (DopysFolderItem *self, gboolean chosen)
{
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

GdkPaintable *
dopys_folder_item_get_picture (DopysFolderItem *self)
{
  return GDK_PAINTABLE (self->picture);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;

  /* Many may wait here, and most of them be scrolled away by their turn. */
  if (!g_cancellable_is_cancelled (cancellable))
    bytes = DOPYS_FOLDER_ITEM (source)->coming ? dopys_library_load_embedded (G_FILE (task_data), cancellable, NULL)
                                               : dopys_library_load_preview (G_FILE (task_data), cancellable, NULL);
  g_task_return_pointer (task, bytes ? gdk_texture_new_from_bytes (bytes, NULL) : NULL, g_object_unref);
}

/* A photo that cannot be shown is still listed: why it is none is said when it is added. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysFolderItem *self = DOPYS_FOLDER_ITEM (source);
  g_autoptr (GdkTexture) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!picture || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  g_set_object (&self->picture, picture);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PICTURE]);
}

void
dopys_folder_item_show (DopysFolderItem *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->loading)
    return;
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

void
dopys_folder_item_hide (DopysFolderItem *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->picture);
}
