/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decoded picture as a file: JPEG, WebP or PNG, freshly written, without metadata but the author's name where
 * the options give one. */
#pragma once

#include "dopys-decode.h"
#include "dopys-rendition-options.h"

G_BEGIN_DECLS

/* Drawings and screenshots become PNG where the options allow it and the limit of bytes leaves room. For the limit the
 * quality is lowered as far as can be shown; the result may still be larger. mime_type: (out): static. Transfer full.
 */
GBytes *dopys_encode (DopysDecoded *decoded, const DopysRenditionOptions *options, const char **mime_type);

G_END_DECLS
