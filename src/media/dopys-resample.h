/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lanczos3 resampling of a picture that arrives row by row, so that an original is never held whole.
 *
 * Make one for the sizes, push all source rows in order; the result is complete after the last.
 */
#pragma once

#include "dopys-pixels.h"

G_BEGIN_DECLS

typedef struct _DopysResampler DopysResampler;

DopysResampler *dopys_resampler_new (guint from_width, guint from_height, guint to_width, guint to_height);
void dopys_resampler_free (DopysResampler *self);
/* row: from_width RGB pixels. */
void dopys_resampler_push (DopysResampler *self, const guint8 *row);
/* The finished picture; transfer full; only after all rows. */
DopysPixels *dopys_resampler_steal (DopysResampler *self);

/* The size of a picture within a square of max_side, never enlarged, at least 1 × 1. */
void dopys_fit_size (guint width, guint height, guint max_side, guint *to_width, guint *to_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysResampler, dopys_resampler_free)

G_END_DECLS
