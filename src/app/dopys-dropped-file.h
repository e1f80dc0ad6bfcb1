/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture dragged out of a web page.  Browsers built on Chromium offer neither a file nor a kind of picture, only the
 * file's bytes under application/octet-stream: these become a file, which lasts as long as its GFile.  A type of its
 * own and not a list of files: whoever takes those must not be given bytes where there are files. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Boxed: a GFile. */
#define DOPYS_TYPE_DROPPED_FILE (dopys_dropped_file_get_type ())
GType dopys_dropped_file_get_type (void);
/* Once, when the program starts. */
void dopys_dropped_file_install (void);

G_END_DECLS
