/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-color.h"

#include <lcms2.h>
#include <math.h>
#include <stdlib.h>

#define PROFILE_MIN 128 /* the header */
#define PROFILE_MAX (4 * 1024 * 1024)
#define TOLERANCE 1 /* of 255: as much as two profiles of the same space differ by rounding */

#define CURVE_STEPS 1024
#define PQ_WHITE 203.0 /* nits, ITU-R BT.2408 */

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

/* ITU-T H.273, table 2. */
static const cmsCIExyYTRIPLE *
find_primaries (guint code)
{
  static const cmsCIExyYTRIPLE srgb = { { 0.640, 0.330, 1 }, { 0.300, 0.600, 1 }, { 0.150, 0.060, 1 } };
  static const cmsCIExyYTRIPLE pal = { { 0.640, 0.330, 1 }, { 0.290, 0.600, 1 }, { 0.150, 0.060, 1 } };
  static const cmsCIExyYTRIPLE ntsc = { { 0.630, 0.340, 1 }, { 0.310, 0.595, 1 }, { 0.155, 0.070, 1 } };
  static const cmsCIExyYTRIPLE bt2020 = { { 0.708, 0.292, 1 }, { 0.170, 0.797, 1 }, { 0.131, 0.046, 1 } };
  static const cmsCIExyYTRIPLE p3 = { { 0.680, 0.320, 1 }, { 0.265, 0.690, 1 }, { 0.150, 0.060, 1 } };

  switch (code)
    {
    case 1:
    case 2:
      return &srgb;
    case 5:
      return &pal;
    case 6:
    case 7:
      return &ntsc;
    case 9:
      return &bt2020;
    case 12:
      return &p3;
    default:
      return NULL;
    }
}

/* SMPTE ST 2084: light, of which 1 is white, for a value. */
static double
pq_to_light (double value)
{
  const double m1 = 2610.0 / 16384, m2 = 2523.0 / 32, c1 = 3424.0 / 4096, c2 = 2413.0 / 128, c3 = 2392.0 / 128;
  double power = pow (value, 1 / m2);
  return pow (MAX (power - c1, 0) / (c2 - c3 * power), 1 / m1) * 10000 / PQ_WHITE;
}

/* H.273, table 3. Television's curves (and HLG, made to be seen with them) are shown as sRGB, as browsers do. */
static cmsToneCurve *
make_curve (cmsContext context, guint transfer)
{
  static const double srgb[] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 };
  cmsUInt16Number pq[CURVE_STEPS];

  switch (transfer)
    {
    case 4:
      return cmsBuildGamma (context, 2.2);
    case 5:
      return cmsBuildGamma (context, 2.8);
    case 8:
      return cmsBuildGamma (context, 1);
    case 16:
      for (guint i = 0; i < CURVE_STEPS; i++)
        pq[i] = (cmsUInt16Number) (MIN (pq_to_light (i / (CURVE_STEPS - 1.0)), 1) * 65535 + 0.5);
      return cmsBuildTabulatedToneCurve16 (context, CURVE_STEPS, pq);
    default:
      return cmsBuildParametricToneCurve (context, 4, srgb);
    }
}

GBytes *
dopys_color_make_profile (guint primaries, guint transfer)
{
  static const cmsCIExyY white = { 0.3127, 0.3290, 1 };
  const cmsCIExyYTRIPLE *found = find_primaries (primaries);
  cmsUInt32Number size = 0;
  guint8 *data = NULL;

  if (found == NULL || (primaries <= 2 && (transfer <= 3 || transfer == 13)))
    return NULL;
  cmsContext context = cmsCreateContext (NULL, NULL);
  cmsToneCurve *curve = make_curve (context, transfer);
  cmsToneCurve *curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = cmsCreateRGBProfileTHR (context, &white, found, curves);
  if (profile && cmsSaveProfileToMem (profile, NULL, &size))
    {
      data = g_malloc (size);
      cmsSaveProfileToMem (profile, data, &size);
    }
  if (profile)
    cmsCloseProfile (profile);
  cmsFreeToneCurve (curve);
  cmsDeleteContext (context);
  return data ? g_bytes_new_take (data, size) : NULL;
}
