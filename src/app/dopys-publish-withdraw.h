/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes an article off its site: to the trash there, after a question. Here it stays as a draft, with its history. */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* message: how it ended, for the person; NULL where they changed their mind. */
typedef void (*DopysPublishWithdrawFunc) (const char *message, gpointer user_data);

/* Asks in a dialog over parent, then does it in a thread. func is called once. */
void dopys_publish_withdraw (GtkWidget *parent, DopysWorkspace *workspace, const char *article_id,
                             DopysPublishWithdrawFunc func, gpointer user_data);

G_END_DECLS
