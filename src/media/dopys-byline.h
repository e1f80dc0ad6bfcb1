/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The author in the file of a rendition: EXIF's Artist and Copyright and XMP's dc:creator and dc:rights, nothing else.
 * Both, because some programs read the one and some the other; built here from the name alone, never taken from an
 * original. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same JPEG, PNG or WebP (lossy, without alpha), freshly written and without metadata, with the author in it.
 * width, height: of the picture, which WebP says once more then. author: (nullable): the same file without one.
 * Transfer full. */
GBytes *dopys_byline_add (GBytes *encoded, const char *mime_type, guint width, guint height, const char *author);
/* By how many bytes a file grows at most; 0 without an author. */
gsize dopys_byline_get_size (const char *author);

G_END_DECLS
