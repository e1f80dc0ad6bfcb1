/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-color.h"

#include <lcms2.h>

#define PROFILE_MAX (4 * 1024 * 1024)

static gboolean
is_srgb (cmsHPROFILE profile)
{
  char description[128] = "";
  cmsGetProfileInfoASCII (profile, cmsInfoDescription, "en", "US", description, sizeof description);
  return g_str_has_prefix (description, "sRGB");
}

void
dopys_color_to_srgb (DopysPixels *pixels, gconstpointer profile_data, gsize size)
{
  if (profile_data == NULL || size < 128 || size > PROFILE_MAX)
    return;
  cmsContext context = cmsCreateContext (NULL, NULL);
  cmsHPROFILE from = cmsOpenProfileFromMemTHR (context, profile_data, (cmsUInt32Number) size);
  if (from && cmsGetColorSpace (from) == cmsSigRgbData && !is_srgb (from))
    {
      cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR (context);
      cmsHTRANSFORM transform =
          cmsCreateTransformTHR (context, from, TYPE_RGB_8, srgb, TYPE_RGB_8, INTENT_PERCEPTUAL, 0);
      if (transform)
        {
          for (guint y = 0; y < pixels->height; y++)
            {
              guint8 *row = pixels->data + (gsize) y * pixels->width * 3;
              cmsDoTransform (transform, row, row, pixels->width);
            }
          cmsDeleteTransform (transform);
        }
      cmsCloseProfile (srgb);
    }
  if (from)
    cmsCloseProfile (from);
  cmsDeleteContext (context);
}
