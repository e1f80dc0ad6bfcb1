/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes an article off its site: to the trash there, after a question. Here it stays as a draft, with its history. */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* Asks in a dialog over parent. Result: FALSE with CANCELLED of G_IO_ERROR where the person changed their mind. */
void dopys_publish_withdraw_async (GtkWidget *parent, DopysWorkspace *workspace, const char *article_id,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_publish_withdraw_finish (GAsyncResult *result, GError **error);

G_END_DECLS
