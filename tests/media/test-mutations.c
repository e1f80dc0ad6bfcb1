/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small photos of several formats with bytes changed, cut and doubled by a fixed sequence of chances, given to the
 * fuzzers' function: each is a photo or an error, never a crash or a promise broken.
 */

#include "fuzz.h"
#include "samples.h"

#include <string.h>

#define ROUNDS 150
#define SEED 20261127

static void
mutate (GByteArray *bytes, GRand *chance)
{
  guint n = (guint) g_rand_int_range (chance, 1, 6);

  for (guint i = 0; i < n; i++)
    {
      guint at = (guint) g_rand_int_range (chance, 0, (gint32) bytes->len);
      switch (g_rand_int_range (chance, 0, 5))
        {
        case 0:
          bytes->data[at] ^= (guint8) (1u << g_rand_int_range (chance, 0, 8));
          break;
        case 1:
          bytes->data[at] = g_rand_boolean (chance) ? 0xff : 0;
          break;
        case 2:
          memset (bytes->data + at, 0xff, MIN (4, bytes->len - at));
          break;
        case 3:
          g_byte_array_append (bytes, bytes->data, MIN (at, 64));
          break;
        default:
          if (i == 0 && at > 16)
            g_byte_array_set_size (bytes, at);
          break;
        }
    }
}

static void
try_sample (GBytes *sample)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);
  gsize size;
  const guint8 *data = g_bytes_get_data (sample, &size);

  LLVMFuzzerTestOneInput (data, size);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) size + 512);
      g_byte_array_append (bytes, data, (guint) size);
      mutate (bytes, chance);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

static void
test_mutations (void)
{
  static const guint16 deep[3] = { 50000, 20000, 10000 };
  static const guint8 ink[4] = { 51, 153, 204, 26 };
  g_autoptr (GBytes) plain = sample_jpeg (48, 32);
  g_autoptr (GBytes) turned = sample_with_orientation (plain, 6);
  g_autoptr (GBytes) cmyk = sample_flat_jpeg (4, ink, TRUE, NULL);
  g_autoptr (GBytes) png = sample_deep_png (deep, NULL);
  g_autoptr (GBytes) tiff = sample_deep_tiff (deep);
  g_autoptr (GBytes) gif = sample_gif ();
  GBytes *samples[] = { turned, cmyk, png, tiff, gif };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    try_sample (samples[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutations", test_mutations);
  return g_test_run ();
}
