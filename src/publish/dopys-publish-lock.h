/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One publisher for each article, over all programs on this computer that share the library.
 *
 * A range of one byte in a file beside the database, whose place is made of the article's id, locked for an open file.
 * The kernel lets go of it when the program ends in any way, so that nothing is left behind after a kill or a crash.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DopysPublishLock DopysPublishLock;

/* folder: that of the store. NULL with BUSY where somebody publishes the article, with STORAGE where it cannot be
 * told. Does not wait. */
DopysPublishLock *dopys_publish_lock_try (const char *folder, const char *article_id, const char *site_id,
                                          GError **error);
void dopys_publish_lock_free (DopysPublishLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPublishLock, dopys_publish_lock_free)

G_END_DECLS
