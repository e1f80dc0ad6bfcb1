/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of photos in a body, as pure functions.
 *
 * A body has slots for photos, in reading order: one for each photo of each media block.  Reordering moves photos
 * between slots and leaves the slots where they are, so that no gallery grows or vanishes because a photo passed
 * through it.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-document.h"

G_BEGIN_DECLS

/* Photos in reading order, of DopysPhoto. Transfer full. */
GPtrArray *dopys_photo_order_list (DopysDocument *document);
/* The document with these photos in its slots; photos->len must be the number of slots. Transfer full. */
DopysDocument *dopys_photo_order_apply (DopysDocument *document, GPtrArray *photos);
/* The photos of these slots, in their order, put together before the photo that now stands at `before` (the number of
 * slots: at the end). Slots beyond the end are passed over. Transfer full. */
DopysDocument *dopys_photo_order_move (DopysDocument *document, GtkBitset *slots, guint before);
/* Where the photos of these slots go with one step by key: -1, 1 or a row of them, of n slots. Those that stand apart
 * come together first. For dopys_photo_order_move(). */
guint dopys_photo_order_step (GtkBitset *slots, guint n, int step);
/* Without the photos of these slots; a media block that loses its last photo goes. Transfer full. */
DopysDocument *dopys_photo_order_remove (DopysDocument *document, GtkBitset *slots);
/* With photos after the last one of the last gallery, or in a new block at the end. Transfer full. */
DopysDocument *dopys_photo_order_append (DopysDocument *document, GPtrArray *photos);
/* Puts photos before or after the one of this slot: into its gallery, into the one on the other side of the place, or,
 * between single photos, as a block of their own. */
DopysDocument *dopys_photo_order_insert (DopysDocument *document, GPtrArray *photos, guint slot, gboolean after);

G_END_DECLS
