/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture dragged out of a web page.  Browsers built on Chromium offer neither a file nor a kind of picture, only the
 * file's bytes under application/octet-stream: these become a file for all who take files.  It lasts as long as its
 * GFile. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, when the program starts: a drop or a clipboard with such bytes then gives a GDK_TYPE_FILE_LIST. */
void dopys_dropped_file_install (void);

G_END_DECLS
