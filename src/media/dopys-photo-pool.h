/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The processes that decode photos (dopys-photo-worker), from the side of the program.
 *
 * A file that crashes a decoder, keeps it busy or takes too much memory costs that process; the program gets
 * DAMAGED_FILE.  A process is used again only after a photo that was taken, and goes by itself when it has nothing to
 * do.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-prepare.h"

G_BEGIN_DECLS

/* photo: an open file, borrowed; what it is like is of no concern. name: for sentences. Blocking, from any thread;
 * waits while as many photos are in work as there are processors (two to four). Errors: as dopys_prepare(), CANCELLED,
 * STORAGE if no process can be started. */
gboolean dopys_photo_pool_prepare (DopysPrepared *prepared, int photo, const char *name, const DopysOrder *order,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
