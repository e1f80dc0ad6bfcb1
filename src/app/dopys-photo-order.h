/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of photos in a body, as pure functions.
 *
 * A body has slots for photos, in reading order: one for each photo of each media block.  Reordering moves photos
 * between slots and leaves the slots where they are, so that no gallery grows or vanishes because a photo passed
 * through it.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/* Photos in reading order, of DopysPhoto. Transfer full. */
GPtrArray *dopys_photo_order_list (DopysDocument *document);
/* The document with these photos in its slots; photos->len must be the number of slots. Transfer full. */
DopysDocument *dopys_photo_order_apply (DopysDocument *document, GPtrArray *photos);
/* Takes the photo at `from` out and puts it in so that it stands at `to`. Transfer full. */
DopysDocument *dopys_photo_order_move (DopysDocument *document, guint from, guint to);
/* Without the photo of this slot; a media block that loses its last photo goes. Transfer full. */
DopysDocument *dopys_photo_order_remove (DopysDocument *document, guint slot);
/* With photos after the last one of the last gallery, or in a new block at the end. Transfer full. */
DopysDocument *dopys_photo_order_append (DopysDocument *document, GPtrArray *photos);

G_END_DECLS
