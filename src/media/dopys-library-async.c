/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing at the border: the same functions in a worker thread. */

#include "dopys-library.h"

typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *name;
} Import;

static void
import_free (Import *import)
{
  g_clear_object (&import->file);
  g_clear_pointer (&import->bytes, g_bytes_unref);
  g_free (import->name);
  g_free (import);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  g_autoptr (GError) error = NULL;
  DopysPhotoInfo *info = import->file
                             ? dopys_library_import (source, import->file, cancellable, &error)
                             : dopys_library_import_bytes (source, import->bytes, import->name, cancellable, &error);
  if (info)
    g_task_return_pointer (task, info, (GDestroyNotify) dopys_photo_info_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (DopysLibrary *self, Import *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_thread);
}

void
dopys_library_import_async (DopysLibrary *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Import *import = g_new0 (Import, 1);
  import->file = g_object_ref (file);
  start (self, import, cancellable, callback, user_data);
}

void
dopys_library_import_bytes_async (DopysLibrary *self, GBytes *bytes, const char *name, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Import *import = g_new0 (Import, 1);
  import->bytes = g_bytes_ref (bytes);
  import->name = g_strdup (name);
  start (self, import, cancellable, callback, user_data);
}

DopysPhotoInfo *
dopys_library_import_finish (DopysLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
