/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of a picture to sRGB, by its ICC profile. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_COLOR_RGB,
  DOPYS_COLOR_INK,          /* CMYK, 255 is full ink */
  DOPYS_COLOR_INVERTED_INK, /* as Adobe stores it, 0 is full ink */
} DopysColorKind;

typedef struct _DopysColor DopysColor;

/* NULL where there is nothing to convert: the profile is broken, is of another kind, or says what sRGB says (found by
 * its effect on colours, not by its name). Such a picture stays as it is: a photo with a wrong tint is better than
 * none. profile: (nullable). */
DopysColor *dopys_color_new (DopysColorKind kind, gconstpointer profile, gsize size);
void dopys_color_free (DopysColor *self);
/* An RGB profile for the code points of ITU-T H.273 (nclx), or NULL where they say sRGB, nothing or something unheard
 * of. Of pictures brighter than white (PQ) what is above 203 nits becomes white. Transfer full. */
GBytes *dopys_color_make_profile (guint primaries, guint transfer);
/* n pixels of 3 (RGB) or 4 (ink) bytes to n of 3; for RGB from and to may be the same. */
void dopys_color_convert (DopysColor *self, const guint8 *from, guint8 *to, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysColor, dopys_color_free)

G_END_DECLS
