/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes of one type from the clipboard, never more than a limit: another program may send without end. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The first of the mime types that is offered. */
void dopys_clipboard_read_async (GdkClipboard *clipboard, const char *const *mime_types, gsize limit,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* Transfer full. Errors: those of GdkClipboard, G_IO_ERROR_MESSAGE_TOO_LARGE. */
GBytes *dopys_clipboard_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error);

G_END_DECLS
