/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-clipboard-read.h"

#define PIECE (256 * 1024)

typedef struct
{
  GInputStream *stream;
  GByteArray *bytes;
  gsize limit;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->stream);
  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

static gboolean read_piece_cb (gpointer user_data);

/* Not within the answer to the piece before: GDK's stream forgets a read that is asked for there, when another program
 * sends in parts (INCR). */
static void
read_on (GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, read_piece_cb, g_object_ref (task), g_object_unref);
}

static void
piece_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GInputStream *stream = G_INPUT_STREAM (source);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize size = 0;
  const guint8 *data = piece ? g_bytes_get_data (piece, &size) : NULL;

  if (error)
    g_task_return_error (task, error);
  else if (size == 0)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (reading->bytes)),
                           (GDestroyNotify) g_bytes_unref);
  else if (reading->bytes->len + size > reading->limit)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "too much on the clipboard");
  else
    {
      g_byte_array_append (reading->bytes, data, (guint) size);
      read_on (task);
    }
}

static gboolean
read_piece_cb (gpointer user_data)
{
  Reading *reading = g_task_get_task_data (user_data);

  g_input_stream_read_bytes_async (reading->stream, PIECE, G_PRIORITY_DEFAULT, NULL, piece_cb,
                                   g_object_ref (user_data));
  return G_SOURCE_REMOVE;
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Reading *reading = g_task_get_task_data (task);

  reading->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (reading->stream == NULL)
    g_task_return_error (task, error);
  else
    read_on (task);
}

void
dopys_clipboard_read_async (GdkClipboard *clipboard, const char *const *mime_types, gsize limit,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_byte_array_new ();
  reading->limit = limit;
  g_task_set_source_tag (task, dopys_clipboard_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  gdk_clipboard_read_async (clipboard, (const char **) mime_types, G_PRIORITY_DEFAULT, NULL, stream_cb, task);
}

GBytes *
dopys_clipboard_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
