/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-color.h"

#include <lcms2.h>
#include <stdlib.h>

#define PROFILE_MIN 128 /* the header */
#define PROFILE_MAX (4 * 1024 * 1024)
#define TOLERANCE 1 /* of 255: as much as two profiles of the same space differ by rounding */

struct _DopysColor
{
  cmsContext context;
  cmsHTRANSFORM transform;
};

/* Whether the transform leaves a grid of colours as they are. */
static gboolean
is_identity (cmsHTRANSFORM transform)
{
  enum
  {
    STEPS = 6,
    N = STEPS * STEPS * STEPS
  };
  guint8 from[N * 3], to[N * 3];

  for (guint i = 0; i < N; i++)
    {
      from[i * 3] = (guint8) (i % STEPS * 51);
      from[i * 3 + 1] = (guint8) (i / STEPS % STEPS * 51);
      from[i * 3 + 2] = (guint8) (i / STEPS / STEPS * 51);
    }
  cmsDoTransform (transform, from, to, N);
  for (guint i = 0; i < N * 3; i++)
    if (abs (from[i] - to[i]) > TOLERANCE)
      return FALSE;
  return TRUE;
}

static cmsHTRANSFORM
make_transform (cmsContext context, DopysColorKind kind, gconstpointer profile, gsize size)
{
  cmsHPROFILE from = cmsOpenProfileFromMemTHR (context, profile, (cmsUInt32Number) size);
  cmsHTRANSFORM transform = NULL;

  if (from && cmsGetColorSpace (from) == (kind == DOPYS_COLOR_RGB ? cmsSigRgbData : cmsSigCmykData))
    {
      cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR (context);
      cmsUInt32Number format = kind == DOPYS_COLOR_RGB   ? TYPE_RGB_8
                               : kind == DOPYS_COLOR_INK ? TYPE_CMYK_8
                                                         : TYPE_CMYK_8_REV;
      transform = cmsCreateTransformTHR (context, from, format, srgb, TYPE_RGB_8, INTENT_PERCEPTUAL, 0);
      cmsCloseProfile (srgb);
    }
  if (from)
    cmsCloseProfile (from);
  return transform;
}

DopysColor *
dopys_color_new (DopysColorKind kind, gconstpointer profile, gsize size)
{
  if (profile == NULL || size < PROFILE_MIN || size > PROFILE_MAX)
    return NULL;
  DopysColor *self = g_new0 (DopysColor, 1);
  self->context = cmsCreateContext (NULL, NULL);
  self->transform = make_transform (self->context, kind, profile, size);
  if (self->transform == NULL || (kind == DOPYS_COLOR_RGB && is_identity (self->transform)))
    g_clear_pointer (&self, dopys_color_free);
  return self;
}

void
dopys_color_free (DopysColor *self)
{
  if (self->transform)
    cmsDeleteTransform (self->transform);
  cmsDeleteContext (self->context);
  g_free (self);
}

void
dopys_color_convert (DopysColor *self, const guint8 *from, guint8 *to, guint n)
{
  cmsDoTransform (self->transform, from, to, n);
}
