/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The WordPress block grammar: articles read from and written as post_content.
 *
 * Verbatim: what was read and not edited is written back byte for byte; a changed block changes only its own bytes;
 * what is not understood becomes a raw block. What is written is what the block editor of WordPress 6.8–7.1 writes.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/**
 * DopysPlacement:
 * Where a photo of the library is on the site; filled by a DopysPlacementFunc for the writer.
 * @url: address of the picture to show (owned by the callee's data; valid until the next call)
 * @remote_id: attachment id, 0 if there is none
 * @width: CSS pixels, for plain HTML; 0: as wide as the picture is
 */
typedef struct
{
  const char *url;
  gint64 remote_id;
  guint width;
} DopysPlacement;

/* FALSE: not known; the writer then leaves the photo out and the result is not fit to publish (see missing below). */
typedef gboolean (*DopysPlacementFunc) (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data);

/* content: any bytes. Never fails: the worst case is one raw block. Transfer full. */
DopysDocument *dopys_blocks_read (GBytes *content);

/* placement: NULL if the document has no photos of the library (those read from a site know their address).
 * missing: (out, optional) how many photos had no placement. Transfer full. */
GBytes *dopys_blocks_write (DopysDocument *document, DopysPlacementFunc placement, gpointer user_data, guint *missing);

G_END_DECLS
