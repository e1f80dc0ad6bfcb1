/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The edits that work on single pixels: hidden regions, straightening, brightness and contrast. */
#pragma once

#include "dopys-pixels.h"
#include "dopys-view.h"

G_BEGIN_DECLS

/* Whether the edits ask for anything that dopys_retouch() does. edits: (nullable). */
gboolean dopys_retouch_is_needed (DopysPhotoEdits *edits);
/* pixels: the view's window, sRGB. Takes it and returns the final picture. */
DopysPixels *dopys_retouch_take (DopysPixels *pixels, const DopysView *view, DopysPhotoEdits *edits);

G_END_DECLS
