/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours: what a profile says reaches the eye; values of reference from lcms2 itself, in floating point. */

#include "samples.h"

#include <lcms2.h>
#include <math.h>
#include <stdlib.h>

static const cmsCIExyY white = { 0.3127, 0.3290, 1 };

static cmsHPROFILE
make_profile (const cmsCIExyYTRIPLE *primaries, double gamma, const char *description)
{
  cmsToneCurve *curve = cmsBuildGamma (NULL, gamma);
  cmsToneCurve *curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = cmsCreateRGBProfile (&white, primaries, curves);
  cmsMLU *text = cmsMLUalloc (NULL, 1);
  cmsMLUsetASCII (text, "en", "US", description);
  cmsWriteTag (profile, cmsSigProfileDescriptionTag, text);
  cmsMLUfree (text);
  cmsFreeToneCurve (curve);
  return profile;
}

static cmsHPROFILE
make_p3 (const char *description)
{
  static const cmsCIExyYTRIPLE primaries = { { 0.680, 0.320, 1 }, { 0.265, 0.690, 1 }, { 0.150, 0.060, 1 } };
  return make_profile (&primaries, 2.2, description);
}

static cmsHPROFILE
make_adobe (const char *description)
{
  static const cmsCIExyYTRIPLE primaries = { { 0.640, 0.330, 1 }, { 0.210, 0.710, 1 }, { 0.150, 0.060, 1 } };
  return make_profile (&primaries, 2.19921875, description);
}

static GBytes *
save (cmsHPROFILE profile)
{
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem (profile, NULL, &size);
  guint8 *data = g_malloc (size);
  g_assert_true (cmsSaveProfileToMem (profile, data, &size));
  return g_bytes_new_take (data, size);
}

static void
assert_near (const guint8 found[3], const guint8 wanted[3], int tolerance)
{
  g_test_message ("found %u %u %u, wanted %u %u %u", found[0], found[1], found[2], wanted[0], wanted[1], wanted[2]);
  for (guint c = 0; c < 3; c++)
    g_assert_cmpint (abs (found[c] - wanted[c]), <=, tolerance);
}

/* What lcms2 makes of the colour in floating point. */
static void
find_reference (cmsHPROFILE profile, cmsUInt32Number format, const float *color, guint8 wanted[3])
{
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM transform =
      cmsCreateTransform (profile, format, srgb, TYPE_RGB_FLT, INTENT_PERCEPTUAL, cmsFLAGS_NOOPTIMIZE);
  float result[3];
  cmsDoTransform (transform, color, result, 1);
  for (guint c = 0; c < 3; c++)
    wanted[c] = (guint8) CLAMP (lrintf (result[c] * 255), 0, 255);
  cmsDeleteTransform (transform);
  cmsCloseProfile (srgb);
}

static void
check_rgb (cmsHPROFILE profile, const guint8 color[3])
{
  g_autoptr (GBytes) bytes = save (profile);
  g_autoptr (GBytes) jpeg = sample_flat_jpeg (3, color, FALSE, bytes);
  const guint16 deep[3] = { (guint16) (color[0] * 257), (guint16) (color[1] * 257), (guint16) (color[2] * 257) };
  g_autoptr (GBytes) png = sample_deep_png (deep, bytes);
  const float exact[3] = { color[0] / 255.0f, color[1] / 255.0f, color[2] / 255.0f };
  guint8 wanted[3], found[3];

  find_reference (profile, TYPE_RGB_FLT, exact, wanted);
  sample_read_pixel (jpeg, 20, 20, found);
  assert_near (found, wanted, 3); /* JPEG's own rounding */
  sample_read_pixel (png, 20, 20, found);
  assert_near (found, wanted, 1);
}

/* Two wide spaces, also under the name of sRGB: colours count, not names. */
static void
test_wide (void)
{
  static const guint8 colors[][3] = { { 200, 100, 50 }, { 30, 160, 60 }, { 90, 90, 200 }, { 128, 128, 128 } };
  cmsHPROFILE profiles[] = { make_p3 ("Display P3"), make_adobe ("Adobe RGB (1998)"), make_p3 ("sRGB IEC61966-2.1") };

  for (guint p = 0; p < G_N_ELEMENTS (profiles); p++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
        check_rgb (profiles[p], colors[i]);
      cmsCloseProfile (profiles[p]);
    }
}

/* sRGB under another name, and rubbish: the picture stays as it is. */
static void
test_unchanged (void)
{
  static const guint8 color[3] = { 200, 100, 50 };
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsMLU *text = cmsMLUalloc (NULL, 1);
  cmsMLUsetASCII (text, "en", "US", "Camera");
  cmsWriteTag (srgb, cmsSigProfileDescriptionTag, text);
  cmsMLUfree (text);
  g_autoptr (GBytes) named = save (srgb);
  cmsCloseProfile (srgb);
  g_autofree guint8 *noise = g_malloc0 (1000);
  g_autoptr (GBytes) rubbish = g_bytes_new (noise, 1000);
  GBytes *profiles[] = { NULL, named, rubbish };

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      guint8 found[3];
      g_autoptr (GBytes) jpeg = sample_flat_jpeg (3, color, FALSE, profiles[i]);
      sample_read_pixel (jpeg, 20, 20, found);
      assert_near (found, color, 2);
    }
}

static void
test_ink_plain (void)
{
  /* cyan 20 %, magenta 60 %, yellow 80 %, black 10 %, as ink and inverted */
  static const guint8 ink[] = { 51, 153, 204, 26 }, inverted[] = { 204, 102, 51, 229 };
  static const guint8 wanted[] = { 183, 92, 46 };
  g_autoptr (GBytes) plain = sample_flat_jpeg (4, ink, FALSE, NULL);
  g_autoptr (GBytes) adobe = sample_flat_jpeg (4, inverted, TRUE, NULL);
  guint8 found[3];

  sample_read_pixel (plain, 20, 20, found);
  assert_near (found, wanted, 2);
  sample_read_pixel (adobe, 20, 20, found);
  assert_near (found, wanted, 2);
}

/* An invented press: each ink takes its share of light and of colour. */
static cmsInt32Number
press_cb (const cmsUInt16Number in[], cmsUInt16Number out[], void *data)
{
  cmsCIELab lab = { 100.0 * (1 - in[3] / 65535.0) * (1 - 0.4 * in[0] / 65535.0) * (1 - 0.5 * in[1] / 65535.0),
                    60.0 * (in[1] - 0.5 * in[0]) / 65535.0, 70.0 * (in[2] - 0.7 * in[0]) / 65535.0 };
  cmsFloat2LabEncoded (out, &lab);
  return TRUE;
}

static cmsHPROFILE
make_press (void)
{
  cmsHPROFILE profile = cmsCreateProfilePlaceholder (NULL);
  cmsPipeline *pipeline = cmsPipelineAlloc (NULL, 4, 3);
  cmsStage *table = cmsStageAllocCLut16bit (NULL, 9, 4, 3, NULL);

  cmsStageSampleCLut16bit (table, press_cb, NULL, 0);
  /* The tag is written only as curves, table, curves. */
  cmsPipelineInsertStage (pipeline, cmsAT_END, cmsStageAllocToneCurves (NULL, 4, NULL));
  cmsPipelineInsertStage (pipeline, cmsAT_END, table);
  cmsPipelineInsertStage (pipeline, cmsAT_END, cmsStageAllocToneCurves (NULL, 3, NULL));
  cmsSetProfileVersion (profile, 4.3);
  cmsSetDeviceClass (profile, cmsSigOutputClass);
  cmsSetColorSpace (profile, cmsSigCmykData);
  cmsSetPCS (profile, cmsSigLabData);
  g_assert_true (cmsWriteTag (profile, cmsSigAToB0Tag, pipeline));
  cmsPipelineFree (pipeline);
  return profile;
}

static void
test_ink_profile (void)
{
  static const guint8 ink[] = { 51, 153, 204, 26 }, inverted[] = { 204, 102, 51, 229 };
  const float exact[] = { 20, 60, 80, 100 * 26 / 255.0f }; /* lcms2's ink in floating point is in per cent */
  cmsHPROFILE press = make_press ();
  g_autoptr (GBytes) profile = save (press);
  g_autoptr (GBytes) plain = sample_flat_jpeg (4, ink, FALSE, profile);
  g_autoptr (GBytes) adobe = sample_flat_jpeg (4, inverted, TRUE, profile);
  guint8 wanted[3], found[3];

  find_reference (press, TYPE_CMYK_FLT, exact, wanted);
  cmsCloseProfile (press);
  sample_read_pixel (plain, 20, 20, found);
  assert_near (found, wanted, 3);
  sample_read_pixel (adobe, 20, 20, found);
  assert_near (found, wanted, 3);
}

static void
test_deep (void)
{
  static const guint16 color[3] = { 200 * 257, 100 * 257, 50 * 257 };
  static const guint8 wanted[3] = { 200, 100, 50 };
  g_autoptr (GBytes) png = sample_deep_png (color, NULL);
  g_autoptr (GBytes) tiff = sample_deep_tiff (color);
  guint8 found[3];

  sample_read_pixel (png, 20, 20, found);
  assert_near (found, wanted, 1);
  sample_read_pixel (tiff, 20, 20, found);
  assert_near (found, wanted, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/wide", test_wide);
  g_test_add_func ("/color/unchanged", test_unchanged);
  g_test_add_func ("/color/ink-plain", test_ink_plain);
  g_test_add_func ("/color/ink-profile", test_ink_profile);
  g_test_add_func ("/color/deep", test_deep);
  return g_test_run ();
}
