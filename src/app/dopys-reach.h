/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that a program in a sandbox is told of and cannot open.
 *
 * A file manager that knows of sandboxes hands a dropped file over (it arrives under /run/user/…/doc); one that does
 * not gives only its path, which does not exist inside. To the person both look the same, so the sentence has to say
 * what to do.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the file is out of reach for this reason. Blocking (one look at the disk). */
gboolean dopys_reach_is_out (GFile *file);
/* For a test: info is the file that marks a sandbox. */
gboolean dopys_reach_is_out_of (const char *info, GFile *file);
/* Where it is, replaces the error that opening it gave; else leaves that alone. */
void dopys_reach_explain (GFile *file, GError **error);

G_END_DECLS
