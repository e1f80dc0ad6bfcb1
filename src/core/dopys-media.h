/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The attributes of a media block: one photo, or a gallery of one or more.  Immutable, reference-counted. */
#pragma once

#include "dopys-photo.h"

G_BEGIN_DECLS

typedef struct _DopysMedia DopysMedia;

/**
 * DopysMediaLayout:
 * @columns: 0 for the site's default, else 1–8 (galleries only)
 * @natural: pictures keep their proportions (WordPress: no is-cropped); the default, FALSE, crops them to a grid
 * @wide: wider than the text column (single photos and galleries)
 * @size_slug: WordPress image size, or NULL for "large"
 * @link: where a click leads: NULL or "none", "media"
 */
typedef struct
{
  guint columns;
  gboolean natural;
  gboolean wide;
  const char *size_slug;
  const char *link;
} DopysMediaLayout;

DopysMedia *dopys_media_new_photo (DopysPhoto *photo);
/* photos: borrowed array of n (≥ 1) photos, each gets a reference. caption may be NULL. */
DopysMedia *dopys_media_new_gallery (DopysPhoto *const *photos, guint n_photos, const char *caption);
DopysMedia *dopys_media_ref (DopysMedia *self);
void dopys_media_unref (DopysMedia *self);

DopysMedia *dopys_media_with_layout (DopysMedia *self, const DopysMediaLayout *layout);
DopysMedia *dopys_media_with_caption (DopysMedia *self, const char *caption);
DopysMedia *dopys_media_with_photo (DopysMedia *self, guint index, DopysPhoto *photo);
/* Same gallery with other photos. n_photos ≥ 1; a single photo that gets a second one becomes a gallery. */
DopysMedia *dopys_media_with_photos (DopysMedia *self, DopysPhoto *const *photos, guint n_photos);

gboolean dopys_media_is_gallery (DopysMedia *self);
guint dopys_media_get_n_photos (DopysMedia *self);
DopysPhoto *dopys_media_get_photo (DopysMedia *self, guint index);
const char *dopys_media_get_caption (DopysMedia *self); /* the gallery's own caption, "" if none */
const DopysMediaLayout *dopys_media_get_layout (DopysMedia *self);
gboolean dopys_media_equal (DopysMedia *a, DopysMedia *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysMedia, dopys_media_unref)

G_END_DECLS
