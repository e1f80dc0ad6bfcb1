/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of the photos and galleries in a body: pure functions from a document to a document, as in dopys-edit.h.
 *
 * Each returns the new, normalized document (transfer full; the same one with a new reference if nothing changed) and,
 * where caret is not NULL, the offset of the media block that a person looks at afterwards.
 */
#pragma once

#include "dopys-edit.h"

G_BEGIN_DECLS

/* A photo of a media block; as a target, the photo before which something is put (the number of photos: at the end). */
typedef struct
{
  guint block;
  guint index;
} DopysPhotoPlace;

/* A single photo that gets a second one becomes a gallery. n_photos ≥ 1. */
DopysDocument *dopys_edit_add_photos (DopysDocument *document, DopysPhotoPlace to, DopysPhoto *const *photos,
                                      guint n_photos, guint *caret);
/* Within its gallery, or into another media block; a block that loses its last photo goes. */
DopysDocument *dopys_edit_move_photo (DopysDocument *document, DopysPhotoPlace from, DopysPhotoPlace to, guint *caret);
/* Out of its gallery, as a photo of its own before block `to` (the number of blocks: at the end). The only photo of a
 * block is moved with it. */
DopysDocument *dopys_edit_take_photo_out (DopysDocument *document, DopysPhotoPlace from, guint to, guint *caret);
/* A block that loses its last photo goes. */
DopysDocument *dopys_edit_remove_photo (DopysDocument *document, DopysPhotoPlace from, guint *caret);
/* The photos from `at` on become a media block of their own; nothing at the first photo. The caption stays above. */
DopysDocument *dopys_edit_split_gallery (DopysDocument *document, DopysPhotoPlace at, guint *caret);
/* The media block after `block` that dopys_edit_join_media() would join to it, or G_MAXUINT: it follows at once or
 * after an empty paragraph. */
guint dopys_edit_find_joinable (DopysDocument *document, guint block);
/* One gallery of this media block and the next; nothing if there is none (see above). Both captions are kept. */
DopysDocument *dopys_edit_join_media (DopysDocument *document, guint block, guint *caret);

G_END_DECLS
