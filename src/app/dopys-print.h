/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing an article for sign-off, or into a PDF, through the print dialog of the desktop (in a sandbox through its
 * portal). */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article.h"
#include "dopys-library.h"

G_BEGIN_DECLS

/* Prepares the article's photos in a thread. article: copied. Result: an operation that is ready to run; it can be
 * cancelled as long as photos are prepared. */
void dopys_print_prepare_async (DopysLibrary *library, const DopysArticle *article, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
GtkPrintOperation *dopys_print_prepare_finish (GAsyncResult *result, GError **error);

/* The same, with the print dialog over the window; what fails is told by its action win.tell. */
void dopys_print (GtkWindow *window, DopysLibrary *library, const DopysArticle *article);

G_END_DECLS
