/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document that was written elsewhere (.docx, .odt, .html) becomes an article of the library, with its photos.
 *
 * Pictures of an HTML file are looked for in its own folder and below only.
 */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* By its name; it may be something else all the same. */
gboolean dopys_open_is_document (GFile *file);

/* Reads it in a thread and stores the article. */
void dopys_open_document_async (DopysWorkspace *workspace, GFile *file, GAsyncReadyCallback callback,
                                gpointer user_data);
/* The article's id, transfer full; NULL with a whole sentence. n_left_out: (out): pictures that could not be brought.
 */
char *dopys_open_document_finish (DopysWorkspace *workspace, GAsyncResult *result, guint *n_left_out, GError **error);

G_END_DECLS
