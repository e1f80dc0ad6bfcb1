/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A time by which a blocking call must have ended.
 *
 * A deadline gives a cancellable of its own to hand to the blocking call: it is cancelled when the person's own
 * cancellable is, or when the time is over; has_passed() tells the two apart. Needed because a time-out of the socket
 * starts again with every byte, so that a site that drips its answer would hold a thread for ever. All deadlines share
 * one thread, which is started with the first and lives as long as the program.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DopysDeadline DopysDeadline;

/* parent: (nullable). The deadline belongs to one thread; free it there. */
DopysDeadline *dopys_deadline_new (GCancellable *parent, guint milliseconds);
void dopys_deadline_free (DopysDeadline *self);

GCancellable *dopys_deadline_get_cancellable (DopysDeadline *self);
gboolean dopys_deadline_has_passed (DopysDeadline *self);

/* Pauses the calling thread; FALSE at once with G_IO_ERROR_CANCELLED when cancelled. */
gboolean dopys_deadline_pause (guint milliseconds, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysDeadline, dopys_deadline_free)

G_END_DECLS
