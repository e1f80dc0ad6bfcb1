/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A photo as it stands in an article: which photo it is, and what is said of it there.
 *
 * Immutable and reference-counted.  The picture itself is not here: a photo of the library is named by
 * the SHA-256 of its original (64 lower-case hex digits); a photo that was read from a site has a
 * remote address and id instead.  The description (alt text), the caption and the edits are part of the article, so
 * that undo, autosave and revisions cover them as they cover the text.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _DopysPhoto DopysPhoto;

#define DOPYS_TYPE_PHOTO (dopys_photo_get_type ())
GType dopys_photo_get_type (void);

/* id, url, alt and caption may be NULL, which means empty. */
DopysPhoto *dopys_photo_new (const char *id);
DopysPhoto *dopys_photo_new_remote (const char *url, gint64 remote_id);
DopysPhoto *dopys_photo_ref (DopysPhoto *self);
void dopys_photo_unref (DopysPhoto *self);

/* Copies with one thing changed; transfer full. */
DopysPhoto *dopys_photo_with_alt (DopysPhoto *self, const char *alt);
DopysPhoto *dopys_photo_with_caption (DopysPhoto *self, const char *caption);
DopysPhoto *dopys_photo_with_author (DopysPhoto *self, const char *author);
/* edits: as dopys_photo_edits_to_string() of the layer above writes them; here they are a word like any other. */
DopysPhoto *dopys_photo_with_edits (DopysPhoto *self, const char *edits);
DopysPhoto *dopys_photo_with_decorative (DopysPhoto *self, gboolean decorative);

/* Never NULL: "" where there is none. */
const char *dopys_photo_get_id (DopysPhoto *self);
const char *dopys_photo_get_url (DopysPhoto *self);
gint64 dopys_photo_get_remote_id (DopysPhoto *self);
const char *dopys_photo_get_alt (DopysPhoto *self);
const char *dopys_photo_get_caption (DopysPhoto *self);
const char *dopys_photo_get_author (DopysPhoto *self);
const char *dopys_photo_get_edits (DopysPhoto *self);
gboolean dopys_photo_get_decorative (DopysPhoto *self);

/* Whether somebody who cannot see the photo learns something from it: a non-empty description, or decorative. */
gboolean dopys_photo_is_described (DopysPhoto *self);
/* The same original with the same edits, whatever is said of it: one picture on a site. */
gboolean dopys_photo_is_same_picture (DopysPhoto *a, DopysPhoto *b);
/* The id and the edits as one word, and a photo of it, of which nothing is said. Transfer full. */
char *dopys_photo_dup_picture (DopysPhoto *self);
DopysPhoto *dopys_photo_new_for_picture (const char *picture);
gboolean dopys_photo_equal (DopysPhoto *a, DopysPhoto *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhoto, dopys_photo_unref)

G_END_DECLS
