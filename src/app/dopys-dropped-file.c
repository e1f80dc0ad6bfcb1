/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-dropped-file.h"

#include <glib/gi18n-lib.h>

typedef GFile DopysDroppedFile;

#define KIND "application/octet-stream"
#define PATTERN "dopys-XXXXXX"
#define OWN "dopys-dropped-file"

G_DEFINE_BOXED_TYPE (DopysDroppedFile, dopys_dropped_file, g_object_ref, g_object_unref)

static void
remove_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (task_data);

  g_file_delete (task_data, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/* path: of a file whose GFile is gone; taken. */
static void
remove_file (gpointer path)
{
  g_autofree char *own_path = path;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, g_file_new_for_path (own_path), g_object_unref);
  g_task_run_in_thread (task, remove_in_thread);
}

static void
fail (GdkContentDeserializer *reading, GError *error)
{
  gdk_content_deserializer_return_error (reading, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkContentDeserializer *reading = user_data;
  GError *error = NULL;
  GFile *file = gdk_content_deserializer_get_task_data (reading);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      fail (reading, error);
      return;
    }
  g_value_set_boxed (gdk_content_deserializer_get_value (reading), file);
  gdk_content_deserializer_return_success (reading);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkContentDeserializer *reading = user_data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      fail (reading, error);
      return;
    }
  g_output_stream_splice_async (G_OUTPUT_STREAM (stream), gdk_content_deserializer_get_input_stream (reading),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                gdk_content_deserializer_get_priority (reading),
                                gdk_content_deserializer_get_cancellable (reading), written_cb, reading);
}

static void
folder_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkContentDeserializer *reading = user_data;
  GError *error = NULL;
  g_autoptr (GFile) folder = g_file_new_tmp_dir_finish (result, &error);

  if (folder == NULL)
    {
      fail (reading, error);
      return;
    }
  GFile *file = g_file_get_child (folder, _ ("Picture from a web page"));
  g_object_set_data_full (G_OBJECT (file), OWN, g_file_get_path (file), remove_file);
  gdk_content_deserializer_set_task_data (reading, file, g_object_unref);
  g_file_create_async (file, G_FILE_CREATE_PRIVATE, gdk_content_deserializer_get_priority (reading),
                       gdk_content_deserializer_get_cancellable (reading), created_cb, reading);
}

static void
read_cb (GdkContentDeserializer *reading)
{
  g_file_new_tmp_dir_async (PATTERN, gdk_content_deserializer_get_priority (reading),
                            gdk_content_deserializer_get_cancellable (reading), folder_made_cb, reading);
}

void
dopys_dropped_file_install (void)
{
  gdk_content_register_deserializer (KIND, DOPYS_TYPE_DROPPED_FILE, read_cb, NULL, NULL);
}
