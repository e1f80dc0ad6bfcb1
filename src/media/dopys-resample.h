/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lanczos3 resampling of one plane (one colour channel) that arrives row by row, so that an original is never held
 * whole.  Make one for the sizes, push all source rows in order; the result is complete after the last.
 */
#pragma once

#include "dopys-picture.h"

G_BEGIN_DECLS

/* A part of an axis of the source (in samples; may begin between two and reach beyond either end) and the number of
 * samples it becomes. What lies outside of the part has no influence on the result. */
typedef struct
{
  double start;
  double length;
  guint n;
} DopysSpan;

typedef struct _DopysResampler DopysResampler;

DopysResampler *dopys_resampler_new (guint from_width, guint from_height, DopysSpan across, DopysSpan down);
void dopys_resampler_free (DopysResampler *self);
/* row: from_width samples, each step bytes after the one before. Rows beyond from_height are ignored. */
void dopys_resampler_push (DopysResampler *self, const guint8 *row, guint step);
/* The finished plane; the caller owns its data; only after all rows. */
DopysPlane dopys_resampler_steal (DopysResampler *self);

/* The size of a picture within a square of max_side, never enlarged, at least 1 × 1. */
void dopys_fit_size (double width, double height, guint max_side, guint *to_width, guint *to_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysResampler, dopys_resampler_free)

G_END_DECLS
