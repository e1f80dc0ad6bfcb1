/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each source row is first resampled across into a ring of rows; an output row is the weighted sum of the ring's rows
 * as soon as the last it needs is there.  Pixels are four floats (the fourth unused), so that one vector
 * instruction handles a pixel.
 */

#include "dopys-resample.h"

#include <math.h>
#include <string.h>

#define LOBES 3.0

typedef float Vec __attribute__ ((vector_size (16)));

/* For each output position: the first source position it needs, and max_taps weights that sum to one. */
typedef struct
{
  guint max_taps;
  guint *first;
  guint *taps;
  float *weights;
} Kernel;

struct _DopysResampler
{
  guint from_width, from_height;
  Kernel across, down;
  Vec *source;
  Vec *ring;
  guint ring_rows;
  guint next_source;
  guint next_output;
  Vec *sum;
  DopysPixels *result;
};

static double
lanczos (double x)
{
  x = fabs (x);
  if (x < 1e-9)
    return 1;
  if (x >= LOBES)
    return 0;
  return LOBES * sin (G_PI * x) * sin (G_PI * x / LOBES) / (G_PI * G_PI * x * x);
}

static void
kernel_init (Kernel *kernel, guint from, guint to)
{
  double scale = MAX (1.0, (double) from / to), reach = LOBES * scale;

  kernel->max_taps = MIN (from, (guint) ceil (reach) * 2 + 2);
  kernel->first = g_new (guint, to);
  kernel->taps = g_new (guint, to);
  kernel->weights = g_new0 (float, (gsize) to * kernel->max_taps);
  for (guint i = 0; i < to; i++)
    {
      double centre = (i + 0.5) * from / to, total = 0;
      int low = MAX (0, (int) floor (centre - reach)), high = MIN ((int) from - 1, (int) ceil (centre + reach));
      guint n = MIN ((guint) (high - low + 1), kernel->max_taps);
      float *weights = kernel->weights + (gsize) i * kernel->max_taps;
      for (guint t = 0; t < n; t++)
        total += weights[t] = (float) lanczos ((low + t + 0.5 - centre) / scale);
      for (guint t = 0; t < n; t++)
        weights[t] = (float) (weights[t] / total);
      kernel->first[i] = low;
      kernel->taps[i] = n;
    }
}

static void
kernel_clear (Kernel *kernel)
{
  g_free (kernel->first);
  g_free (kernel->taps);
  g_free (kernel->weights);
}

static Vec *
new_row (gsize pixels)
{
  return g_aligned_alloc0 (pixels, sizeof (Vec), sizeof (Vec));
}

DopysResampler *
dopys_resampler_new (guint from_width, guint from_height, guint to_width, guint to_height)
{
  DopysResampler *self = g_new0 (DopysResampler, 1);

  self->from_width = from_width;
  self->from_height = from_height;
  kernel_init (&self->across, from_width, to_width);
  kernel_init (&self->down, from_height, to_height);
  self->ring_rows = self->down.max_taps;
  self->source = new_row (from_width);
  self->ring = new_row ((gsize) self->ring_rows * to_width);
  self->sum = new_row (to_width);
  self->result = dopys_pixels_new (to_width, to_height);
  return self;
}

void
dopys_resampler_free (DopysResampler *self)
{
  kernel_clear (&self->across);
  kernel_clear (&self->down);
  g_aligned_free (self->source);
  g_aligned_free (self->ring);
  g_aligned_free (self->sum);
  g_clear_pointer (&self->result, dopys_pixels_free);
  g_free (self);
}

static void
resample_across (DopysResampler *self, const guint8 *row, Vec *output)
{
  const Kernel *kernel = &self->across;

  for (guint x = 0; x < self->from_width; x++, row += 3)
    self->source[x] = (Vec) { row[0], row[1], row[2], 0 };
  for (guint x = 0; x < self->result->width; x++)
    {
      const float *weights = kernel->weights + (gsize) x * kernel->max_taps;
      const Vec *source = self->source + kernel->first[x];
      Vec sum = { 0 };
      for (guint t = 0; t < kernel->taps[x]; t++)
        sum += source[t] * weights[t];
      output[x] = sum;
    }
}

static inline guint8
to_byte (float value)
{
  return value <= 0 ? 0 : value >= 255 ? 255 : (guint8) (value + 0.5f);
}

static void
emit_row (DopysResampler *self, guint y)
{
  guint width = self->result->width;
  const Kernel *kernel = &self->down;
  guint8 *output = self->result->data + (gsize) y * width * 3;

  memset (self->sum, 0, sizeof (Vec) * width);
  for (guint t = 0; t < kernel->taps[y]; t++)
    {
      const Vec *row = self->ring + (gsize) ((kernel->first[y] + t) % self->ring_rows) * width;
      float weight = kernel->weights[(gsize) y * kernel->max_taps + t];
      for (guint x = 0; x < width; x++)
        self->sum[x] += row[x] * weight;
    }
  for (guint x = 0; x < width; x++, output += 3)
    {
      output[0] = to_byte (self->sum[x][0]);
      output[1] = to_byte (self->sum[x][1]);
      output[2] = to_byte (self->sum[x][2]);
    }
}

void
dopys_resampler_push (DopysResampler *self, const guint8 *row)
{
  g_return_if_fail (self->next_source < self->from_height);

  resample_across (self, row, self->ring + (gsize) (self->next_source % self->ring_rows) * self->result->width);
  self->next_source++;
  while (self->next_output < self->result->height &&
         self->down.first[self->next_output] + self->down.taps[self->next_output] <= self->next_source)
    emit_row (self, self->next_output++);
}

DopysPixels *
dopys_resampler_steal (DopysResampler *self)
{
  g_assert (self->next_output == self->result->height);
  return g_steal_pointer (&self->result);
}

void
dopys_fit_size (guint width, guint height, guint max_side, guint *to_width, guint *to_height)
{
  guint side = MAX (width, height);

  *to_width = side <= max_side ? width : MAX (1, (guint) (((guint64) width * max_side + side / 2) / side));
  *to_height = side <= max_side ? height : MAX (1, (guint) (((guint64) height * max_side + side / 2) / side));
}
