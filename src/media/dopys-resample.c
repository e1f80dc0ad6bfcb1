/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Source rows are kept in a ring as 16-bit numbers (the byte times 128).  An output row is first the weighted sum of
 * the ring's rows (64 times the value, rounded down at each tap, for which half a unit is given back), then resampled
 * across. Down first, because that leaves the dearer half, the sums along a row, for the fewer rows.  Compilers turn
 * the loops down into vector instructions; those across need saying so on x86-64.  There both exist a second time for
 * AVX2.
 */

#include "dopys-resample.h"

#include <math.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#define LOBES 3.0
#define ALIGN 64
#define BATCH 16 /* taps across are padded to it with zero weights, so that the sums are whole vectors */

/* For each output position: the first source position it needs, how many, and stride weights. */
typedef struct
{
  guint n;
  guint stride;
  guint low, high; /* of all source positions needed: low … high - 1 */
  guint *first;
  guint *taps;
  gint16 *weights;
} Kernel;

typedef void (*WidenFunc) (gint16 *to, const guint8 *from, guint n);
typedef void (*DownFunc) (gint16 *sum, const gint16 *const *rows, const gint16 *weights, guint taps, guint n);
typedef void (*AcrossFunc) (const Kernel *kernel, const gint16 *source, guint8 *output);

struct _DopysResampler
{
  guint from_width, from_height;
  Kernel across, down;
  WidenFunc widen;
  DownFunc sum_down;
  AcrossFunc sum_across;
  gint16 *ring;
  gsize row_size;
  guint ring_rows;
  const gint16 **rows; /* of the current output row */
  gint16 *sum;
  guint next_source;
  guint next_output;
  DopysPlane result;
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

/* Weights that sum to unit exactly; what rounding leaves over goes to the largest. */
static void
quantise (const double *from, gint16 *to, guint n, int unit)
{
  double total = 0;
  int left = unit;
  guint largest = 0;

  for (guint t = 0; t < n; t++)
    total += from[t];
  for (guint t = 0; t < n; t++)
    {
      to[t] = (gint16) CLAMP (lrint (from[t] / total * unit), -G_MAXINT16, G_MAXINT16);
      left -= to[t];
      if (to[t] > to[largest])
        largest = t;
    }
  to[largest] = (gint16) CLAMP (to[largest] + left, -G_MAXINT16, G_MAXINT16);
}

static void
kernel_init (Kernel *kernel, guint from, DopysSpan span, int unit)
{
  double ratio = span.length / span.n, scale = MAX (1.0, ratio), reach = LOBES * scale;
  int lowest = CLAMP ((int) floor (span.start), 0, (int) from - 1);
  int highest = CLAMP ((int) ceil (span.start + span.length), lowest + 1, (int) from);
  guint most = (guint) ceil (reach) * 2 + 2;
  g_autofree double *exact = g_new (double, most);

  kernel->n = span.n;
  kernel->stride = (most + BATCH - 1) / BATCH * BATCH;
  kernel->first = g_new (guint, span.n);
  kernel->taps = g_new (guint, span.n);
  kernel->weights = g_new0 (gint16, (gsize) span.n * kernel->stride);
  kernel->low = lowest;
  kernel->high = highest;
  for (guint i = 0; i < span.n; i++)
    {
      double centre = CLAMP (span.start + (i + 0.5) * ratio, lowest + 0.5, highest - 0.5);
      int low = MAX (lowest, (int) ceil (centre - reach - 0.5));
      int high = MIN (highest - 1, (int) floor (centre + reach - 0.5));
      guint n = (guint) (high - low + 1);
      for (guint t = 0; t < n; t++)
        exact[t] = lanczos ((low + t + 0.5 - centre) / scale);
      quantise (exact, kernel->weights + (gsize) i * kernel->stride, n, unit);
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

static inline __attribute__ ((always_inline)) gint16
high_product (gint16 a, gint16 b)
{
  return (gint16) (((gint32) a * b) >> 16);
}

/* Four rows at a time: one sum read and written for four products. rows and weights hold taps rounded up to four. */
static inline __attribute__ ((always_inline)) void
down (gint16 *restrict sum, const gint16 *const *rows, const gint16 *weights, guint taps, guint n)
{
  for (guint x = 0; x < n; x++)
    sum[x] = (gint16) (taps / 2);
  for (guint t = 0; t < taps; t += 4)
    {
      const gint16 *a = rows[t], *b = rows[t + 1], *c = rows[t + 2], *d = rows[t + 3];
      gint16 wa = weights[t], wb = weights[t + 1], wc = weights[t + 2], wd = weights[t + 3];
      for (guint x = 0; x < n; x++)
        sum[x] = (gint16) (sum[x] + high_product (a[x], wa) + high_product (b[x], wb) + high_product (c[x], wc) +
                           high_product (d[x], wd));
    }
}

static inline __attribute__ ((always_inline)) void
widen (gint16 *restrict to, const guint8 *restrict from, guint n)
{
  for (guint x = 0; x < n; x++)
    to[x] = (gint16) (from[x] << 7);
}

/* From sums that hold 64 times the value and weights of 14 bits. */
static inline guint8
to_byte (gint32 sum)
{
  return (guint8) CLAMP ((sum + (1 << 19)) >> 20, 0, 255);
}

/* The output samples from x on. */
static void
across_from (const Kernel *kernel, const gint16 *source, guint8 *output, guint x)
{
  for (; x < kernel->n; x++)
    {
      const gint16 *weights = kernel->weights + (gsize) x * kernel->stride;
      const gint16 *from = source + kernel->first[x] - kernel->low;
      gint32 sum = 0;
      for (guint t = 0; t < kernel->taps[x]; t++)
        sum += (gint32) from[t] * weights[t];
      output[x] = to_byte (sum);
    }
}

static void
down_plain (gint16 *sum, const gint16 *const *rows, const gint16 *weights, guint taps, guint n)
{
  down (sum, rows, weights, taps, n);
}

static void
widen_plain (gint16 *to, const guint8 *from, guint n)
{
  widen (to, from, n);
}

#ifndef __x86_64__
static void
across_plain (const Kernel *kernel, const gint16 *source, guint8 *output)
{
  across_from (kernel, source, output, 0);
}
#else
/* Four sums of 32 bits to four bytes. */
static inline void
store_bytes (__m128i sums, guint8 *output)
{
  __m128i rounded = _mm_srai_epi32 (_mm_add_epi32 (sums, _mm_set1_epi32 (1 << 19)), 20);
  __m128i words = _mm_packs_epi32 (rounded, rounded);
  gint32 bytes = _mm_cvtsi128_si32 (_mm_packus_epi16 (words, words));
  memcpy (output, &bytes, sizeof bytes);
}

/* SSE2, which every x86-64 has: four samples at a time, so that their last sums are made together. */
static void
across_plain (const Kernel *kernel, const gint16 *source, guint8 *output)
{
  guint x = 0;

  for (; x + 4 <= kernel->n; x += 4)
    {
      __m128i sums[4];
      for (guint i = 0; i < 4; i++)
        {
          const gint16 *weights = kernel->weights + (gsize) (x + i) * kernel->stride;
          const gint16 *from = source + kernel->first[x + i] - kernel->low;
          sums[i] = _mm_setzero_si128 ();
          for (guint t = 0; t < kernel->stride; t += 8)
            sums[i] = _mm_add_epi32 (sums[i], _mm_madd_epi16 (_mm_loadu_si128 ((const __m128i *) (from + t)),
                                                              _mm_loadu_si128 ((const __m128i *) (weights + t))));
        }
      __m128i a = _mm_add_epi32 (_mm_unpacklo_epi32 (sums[0], sums[1]), _mm_unpackhi_epi32 (sums[0], sums[1]));
      __m128i b = _mm_add_epi32 (_mm_unpacklo_epi32 (sums[2], sums[3]), _mm_unpackhi_epi32 (sums[2], sums[3]));
      store_bytes (_mm_add_epi32 (_mm_unpacklo_epi64 (a, b), _mm_unpackhi_epi64 (a, b)), output + x);
    }
  across_from (kernel, source, output, x);
}

__attribute__ ((target ("avx2"))) static void
across_avx2 (const Kernel *kernel, const gint16 *source, guint8 *output)
{
  guint x = 0;

  for (; x + 4 <= kernel->n; x += 4)
    {
      __m256i sums[4];
      for (guint i = 0; i < 4; i++)
        {
          const gint16 *weights = kernel->weights + (gsize) (x + i) * kernel->stride;
          const gint16 *from = source + kernel->first[x + i] - kernel->low;
          sums[i] = _mm256_setzero_si256 ();
          for (guint t = 0; t < kernel->stride; t += 16)
            sums[i] =
                _mm256_add_epi32 (sums[i], _mm256_madd_epi16 (_mm256_loadu_si256 ((const __m256i *) (from + t)),
                                                              _mm256_loadu_si256 ((const __m256i *) (weights + t))));
        }
      __m256i all = _mm256_hadd_epi32 (_mm256_hadd_epi32 (sums[0], sums[1]), _mm256_hadd_epi32 (sums[2], sums[3]));
      store_bytes (_mm_add_epi32 (_mm256_castsi256_si128 (all), _mm256_extracti128_si256 (all, 1)), output + x);
    }
  across_from (kernel, source, output, x);
}

__attribute__ ((target ("avx2"))) static void
down_avx2 (gint16 *sum, const gint16 *const *rows, const gint16 *weights, guint taps, guint n)
{
  down (sum, rows, weights, taps, n);
}

__attribute__ ((target ("avx2"))) static void
widen_avx2 (gint16 *to, const guint8 *from, guint n)
{
  widen (to, from, n);
}
#endif

static void
choose_loops (DopysResampler *self)
{
  self->widen = widen_plain;
  self->sum_down = down_plain;
  self->sum_across = across_plain;
#ifdef __x86_64__
  if (__builtin_cpu_supports ("avx2"))
    {
      self->widen = widen_avx2;
      self->sum_down = down_avx2;
      self->sum_across = across_avx2;
    }
#endif
}

DopysResampler *
dopys_resampler_new (guint from_width, guint from_height, DopysSpan span_across, DopysSpan span_down)
{
  DopysResampler *self = g_new0 (DopysResampler, 1);

  self->from_width = from_width;
  self->from_height = from_height;
  choose_loops (self);
  kernel_init (&self->across, from_width, span_across, 1 << 14);
  kernel_init (&self->down, from_height, span_down, 1 << 15);
  self->row_size = self->across.high - self->across.low + self->across.stride;
  self->row_size += (ALIGN / 2 - self->row_size % (ALIGN / 2)) % (ALIGN / 2);
  self->ring_rows = MIN (self->down.stride, self->down.high - self->down.low);
  self->ring = g_aligned_alloc0 ((gsize) self->ring_rows * self->row_size, sizeof (gint16), ALIGN);
  self->sum = g_aligned_alloc0 (self->row_size, sizeof (gint16), ALIGN);
  self->rows = g_new0 (const gint16 *, self->down.stride);
  self->result = (DopysPlane) { span_across.n, span_down.n, g_malloc ((gsize) span_across.n * span_down.n) };
  return self;
}

void
dopys_resampler_free (DopysResampler *self)
{
  kernel_clear (&self->across);
  kernel_clear (&self->down);
  g_aligned_free (self->ring);
  g_aligned_free (self->sum);
  g_free (self->rows);
  g_free (self->result.data);
  g_free (self);
}

static void
emit_row (DopysResampler *self, guint y)
{
  const Kernel *kernel = &self->down;
  guint first = kernel->first[y], taps = kernel->taps[y], padded = (taps + 3) & ~3u;

  /* The padding's weights are zero: any row will do. */
  for (guint t = 0; t < padded; t++)
    self->rows[t] = self->ring + ((first + MIN (t, taps - 1)) % self->ring_rows) * self->row_size;
  self->sum_down (self->sum, self->rows, kernel->weights + (gsize) y * kernel->stride, padded,
                  self->across.high - self->across.low);
  self->sum_across (&self->across, self->sum, self->result.data + (gsize) y * self->result.width);
}

static void
keep_row (DopysResampler *self, const guint8 *row, guint step)
{
  gint16 *to = self->ring + (self->next_source % self->ring_rows) * self->row_size;
  guint n = self->across.high - self->across.low;

  row += (gsize) self->across.low * step;
  if (step == 1)
    self->widen (to, row, n);
  else
    for (guint x = 0; x < n; x++)
      to[x] = (gint16) (row[x * step] << 7);
}

void
dopys_resampler_push (DopysResampler *self, const guint8 *row, guint step)
{
  if (self->next_source >= self->down.low && self->next_source < self->down.high)
    keep_row (self, row, step);
  self->next_source++;
  while (self->next_output < self->result.height &&
         self->down.first[self->next_output] + self->down.taps[self->next_output] <= self->next_source)
    emit_row (self, self->next_output++);
}

DopysPlane
dopys_resampler_steal (DopysResampler *self)
{
  DopysPlane plane = self->result;
  g_assert (self->next_output == self->result.height);
  self->result = (DopysPlane) { 0 };
  return plane;
}

void
dopys_fit_size (double width, double height, guint max_side, guint *to_width, guint *to_height)
{
  double scale = MIN (1.0, max_side / MAX (width, height));

  *to_width = MAX (1, (guint) lrint (width * scale));
  *to_height = MAX (1, (guint) lrint (height * scale));
}
