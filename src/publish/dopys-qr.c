/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names are those of the standard: a code is made of modules; its function patterns say where it is, how large and
 * how masked; the codewords (data and their correction, in blocks that are interleaved) fill the rest in a zigzag.
 */
#include "dopys-qr.h"

#include <string.h>

#define LARGEST_VERSION 20
#define LARGEST_SIZE (17 + 4 * LARGEST_VERSION)
#define MOST_CODEWORDS 1085 /* of version 20 */
#define MOST_CHECK 30

struct _DopysQr
{
  guint version;
  guint size;
  guint8 dark[LARGEST_SIZE * LARGEST_SIZE];
  guint8 fixed[LARGEST_SIZE * LARGEST_SIZE]; /* of a function pattern: never masked, carries no data */
};

/* For error correction M, by version: check codewords in each block, and blocks. */
static const guint8 check_codewords[] = { 0,  10, 16, 26, 18, 24, 16, 18, 22, 22, 26,
                                          30, 22, 22, 24, 24, 28, 28, 26, 26, 26 };
static const guint8 blocks_of_version[] = { 0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16 };

/* ---- sizes ---- */

/* The centres of the alignment patterns in a row or a column. */
static guint
get_alignment (guint version, guint *centres)
{
  guint n = version == 1 ? 0 : version / 7 + 2;
  guint step = n < 2 ? 0 : (version * 8 + n * 3 + 5) / (n * 4 - 4) * 2;

  for (guint i = n; i > 1; i--)
    centres[i - 1] = 4 * version + 10 - (n - i) * step;
  if (n > 0)
    centres[0] = 6;
  return n;
}

static guint
count_codewords (guint version)
{
  guint modules = (16 * version + 128) * version + 64;

  if (version >= 2)
    {
      guint n = version / 7 + 2;
      modules -= (25 * n - 10) * n - 55;
    }
  return (version >= 7 ? modules - 36 : modules) / 8;
}

static guint
count_data (guint version)
{
  return count_codewords (version) - (guint) check_codewords[version] * blocks_of_version[version];
}

static guint
count_bits (guint version)
{
  return version < 10 ? 8 : 16; /* of the length */
}

/* ---- codewords ---- */

static guint8
multiply (guint8 a, guint8 b)
{
  guint product = 0;

  for (int i = 7; i >= 0; i--)
    {
      product = (product << 1) ^ ((product >> 7) * 0x11d);
      product ^= ((b >> i) & 1u) * a;
    }
  return (guint8) product;
}

void
dopys_qr_correct (const guint8 *data, guint n, guint8 *check, guint n_check)
{
  guint8 divisor[MOST_CHECK] = { 0 };
  guint8 root = 1;

  g_return_if_fail (n_check > 0 && n_check <= MOST_CHECK);
  divisor[n_check - 1] = 1;
  for (guint i = 0; i < n_check; i++, root = multiply (root, 2))
    for (guint k = 0; k < n_check; k++)
      divisor[k] = (guint8) (multiply (divisor[k], root) ^ (k + 1 < n_check ? divisor[k + 1] : 0));
  memset (check, 0, n_check);
  for (guint i = 0; i < n; i++)
    {
      guint8 factor = data[i] ^ check[0];
      memmove (check, check + 1, n_check - 1);
      check[n_check - 1] = 0;
      for (guint k = 0; k < n_check; k++)
        check[k] ^= multiply (divisor[k], factor);
    }
}

static void
put_bits (guint8 *bytes, guint *at, guint value, guint n)
{
  for (guint i = n; i > 0; i--, (*at)++)
    bytes[*at / 8] |= (guint8) (((value >> (i - 1)) & 1u) << (7 - *at % 8));
}

/* Mode, length, the text, an end, and the padding of the standard. */
static void
make_data (const DopysQr *self, const char *text, guint8 *data)
{
  guint n = count_data (self->version), at = 0;

  put_bits (data, &at, 4, 4);
  put_bits (data, &at, (guint) strlen (text), count_bits (self->version));
  for (const char *c = text; *c; c++)
    put_bits (data, &at, (guint8) *c, 8);
  at = (MIN (at + 4, n * 8) + 7) / 8;
  for (guint8 pad = 0xec; at < n; at++, pad ^= 0xec ^ 0x11)
    data[at] = pad;
}

/* Block by block with their check codewords, then a codeword of each in turn. */
static void
interleave (const DopysQr *self, const guint8 *data, guint8 *codewords)
{
  guint n = blocks_of_version[self->version], n_check = check_codewords[self->version];
  guint all = count_codewords (self->version), n_short = n - all % n;
  guint length = all / n - n_check; /* of the data of a short block; a long one has a codeword more */
  const guint8 *block = data;

  for (guint i = 0; i < n; i++)
    {
      guint n_data = length + (i >= n_short);
      guint8 check[MOST_CHECK];

      dopys_qr_correct (block, n_data, check, n_check);
      for (guint k = 0; k < n_data; k++)
        codewords[k < length ? k * n + i : length * n + i - n_short] = block[k];
      for (guint k = 0; k < n_check; k++)
        codewords[count_data (self->version) + k * n + i] = check[k];
      block += n_data;
    }
}

/* ---- modules ---- */

static void
set_fixed (DopysQr *self, int x, int y, gboolean dark)
{
  if (x < 0 || y < 0 || x >= (int) self->size || y >= (int) self->size)
    return;
  self->dark[y * (int) self->size + x] = dark != 0;
  self->fixed[y * (int) self->size + x] = 1;
}

/* Rings around a centre; the distance is that of the square. */
static void
draw_rings (DopysQr *self, int x, int y, int radius, guint dark_rings)
{
  for (int dy = -radius; dy <= radius; dy++)
    for (int dx = -radius; dx <= radius; dx++)
      set_fixed (self, x + dx, y + dy, (dark_rings >> MAX (ABS (dx), ABS (dy))) & 1u);
}

/* The bits of value with those of the generator's code for n_check bits after them. */
static guint
with_check_bits (guint value, guint generator, guint n_check)
{
  guint rest = value;

  for (guint i = 0; i < n_check; i++)
    rest = (rest << 1) ^ ((rest >> (n_check - 1)) * generator);
  return value << n_check | rest;
}

/* Correction M is 00; then the mask. Twice, and the one module that is always dark. */
static void
draw_format (DopysQr *self, guint mask)
{
  guint bits = with_check_bits (mask, 0x537, 10) ^ 0x5412;
  int size = (int) self->size;

  for (int i = 0; i < 15; i++)
    {
      gboolean dark = (bits >> i) & 1u;
      int first = i < 6 ? i : i < 8 ? i + 1 : -1;
      if (first >= 0)
        set_fixed (self, 8, first, dark);
      else
        set_fixed (self, i == 8 ? 7 : 14 - i, 8, dark);
      if (i < 8)
        set_fixed (self, size - 1 - i, 8, dark);
      else
        set_fixed (self, 8, size - 15 + i, dark);
    }
  set_fixed (self, 8, size - 8, TRUE);
}

static void
draw_version (DopysQr *self)
{
  guint bits = with_check_bits (self->version, 0x1f25, 12);

  for (int i = 0; self->version >= 7 && i < 18; i++)
    {
      int a = (int) self->size - 11 + i % 3, b = i / 3;
      set_fixed (self, a, b, (bits >> i) & 1u);
      set_fixed (self, b, a, (bits >> i) & 1u);
    }
}

static void
draw_patterns (DopysQr *self)
{
  guint centres[LARGEST_VERSION / 7 + 2];
  guint n = get_alignment (self->version, centres);
  int size = (int) self->size;

  for (int i = 0; i < size; i++)
    {
      set_fixed (self, 6, i, i % 2 == 0);
      set_fixed (self, i, 6, i % 2 == 0);
    }
  draw_rings (self, 3, 3, 4, 0xb);
  draw_rings (self, size - 4, 3, 4, 0xb);
  draw_rings (self, 3, size - 4, 4, 0xb);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (!(i == 0 && k == 0) && !(i == 0 && k == n - 1) && !(i == n - 1 && k == 0))
        draw_rings (self, (int) centres[i], (int) centres[k], 2, 0x5);
  draw_format (self, 0); /* keeps its place free */
  draw_version (self);
}

/* Two columns at a time from the right, up and down in turn, around the timing pattern. */
static void
draw_codewords (DopysQr *self, const guint8 *codewords)
{
  guint n = count_codewords (self->version) * 8, at = 0;
  int size = (int) self->size;

  for (int right = size - 1; right >= 1; right -= right == 8 ? 3 : 2)
    for (int step = 0; step < size; step++)
      for (int k = 0; k < 2; k++)
        {
          gboolean upwards = ((right + 1 - (right < 6)) & 2) == 0;
          int x = right - k, y = upwards ? size - 1 - step : step;
          if (self->fixed[y * size + x] || at >= n)
            continue;
          self->dark[y * size + x] = (codewords[at / 8] >> (7 - at % 8)) & 1u;
          at++;
        }
}

/* ---- masks ---- */

static gboolean
is_masked (guint mask, guint x, guint y)
{
  switch (mask)
    {
    case 0:
      return (x + y) % 2 == 0;
    case 1:
      return y % 2 == 0;
    case 2:
      return x % 3 == 0;
    case 3:
      return (x + y) % 3 == 0;
    case 4:
      return (x / 3 + y / 2) % 2 == 0;
    case 5:
      return x * y % 2 + x * y % 3 == 0;
    case 6:
      return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
      return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/* Applied twice it changes nothing. */
static void
apply_mask (DopysQr *self, guint mask)
{
  for (guint y = 0; y < self->size; y++)
    for (guint x = 0; x < self->size; x++)
      if (!self->fixed[y * self->size + x])
        self->dark[y * self->size + x] ^= is_masked (mask, x, y);
}

/* Of a row (or, with down, a column): runs of five and more, and what looks like a finder pattern. */
static guint
rate_line (const DopysQr *self, guint line, gboolean down)
{
  guint penalty = 0, run = 0, seen = 0;

  for (guint i = 0; i < self->size; i++)
    {
      guint dark = down ? dopys_qr_get (self, line, i) : dopys_qr_get (self, i, line);
      run = i > 0 && (seen & 1u) == dark ? run + 1 : 1;
      seen = (seen << 1 | dark) & 0x7ff;
      if (run == 5)
        penalty += 3;
      else if (run > 5)
        penalty++;
      if (i >= 10 && (seen == 0x5d0 || seen == 0x05d))
        penalty += 40;
    }
  return penalty;
}

/* How hard the code is to read, by the standard's four rules. */
static guint
rate (const DopysQr *self)
{
  guint penalty = 0, dark = 0, all = self->size * self->size;

  for (guint i = 0; i < self->size; i++)
    penalty += rate_line (self, i, FALSE) + rate_line (self, i, TRUE);
  for (guint y = 0; y < self->size; y++)
    for (guint x = 0; x < self->size; x++)
      {
        gboolean here = dopys_qr_get (self, x, y);
        dark += here != 0;
        if (x + 1 < self->size && y + 1 < self->size && here == dopys_qr_get (self, x + 1, y) &&
            here == dopys_qr_get (self, x, y + 1) && here == dopys_qr_get (self, x + 1, y + 1))
          penalty += 3;
      }
  return penalty + (guint) ABS ((int) (dark * 20) - (int) (all * 10)) / all * 10;
}

static void
choose_mask (DopysQr *self)
{
  guint best = 0, least = G_MAXUINT;

  for (guint mask = 0; mask < 8; mask++)
    {
      draw_format (self, mask);
      apply_mask (self, mask);
      guint penalty = rate (self);
      apply_mask (self, mask);
      if (penalty < least)
        {
          least = penalty;
          best = mask;
        }
    }
  draw_format (self, best);
  apply_mask (self, best);
}

/* ---- public ---- */

DopysQr *
dopys_qr_new (const char *text)
{
  guint8 data[MOST_CODEWORDS] = { 0 }, codewords[MOST_CODEWORDS] = { 0 };
  gsize length = strlen (text);
  guint version = 1;
  DopysQr *self;

  while (version <= LARGEST_VERSION && 4 + count_bits (version) + length * 8 > (gsize) count_data (version) * 8)
    version++;
  if (version > LARGEST_VERSION)
    return NULL;
  self = g_new0 (DopysQr, 1);
  self->version = version;
  self->size = 17 + 4 * version;
  make_data (self, text, data);
  interleave (self, data, codewords);
  draw_patterns (self);
  draw_codewords (self, codewords);
  choose_mask (self);
  return self;
}

void
dopys_qr_free (DopysQr *self)
{
  g_free (self);
}

guint
dopys_qr_get_size (const DopysQr *self)
{
  return self->size;
}

gboolean
dopys_qr_get (const DopysQr *self, guint x, guint y)
{
  return self->dark[y * self->size + x];
}
