/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of the program share: waiting, a small photo, a folder that goes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the main loop until the condition holds; ends the test where it does not within half a minute. */
#define WAIT_FOR(condition)                                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint guard_ = app_fixture_guard (#condition);                                                                     \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (guard_);                                                                                          \
  }                                                                                                                    \
  G_STMT_END

/* The source that ends the test. what: static. */
guint app_fixture_guard (const char *what);
/* Grey, from 0 to 255: the left half so, the right half so. Transfer full. */
GBytes *app_fixture_make_png (guint width, guint height, guint8 left, guint8 right);
/* The folder and all that is in it. */
void app_fixture_remove_folder (const char *path);

G_END_DECLS
