/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-gallery-rows.h"

#define DEFAULT_COLUMNS 3
#define PHONE_COLUMNS 2

/* Returns the row's height. */
static double
place_row (const double *ratios, guint n, gboolean natural, double y, double width, double gap, DopysRect *places)
{
  double cell = (width - gap * (n - 1)) / n, height = 0;

  for (guint i = 0; i < n; i++)
    {
      places[i] = (DopysRect) { i * (cell + gap), y, cell, cell / ratios[i] };
      height = MAX (height, places[i].height);
    }
  for (guint i = 0; i < n && !natural; i++)
    places[i].height = height;
  return height;
}

double
dopys_gallery_rows_place (const double *ratios, guint n, const DopysMediaLayout *layout, double width, double gap,
                          gboolean phone, DopysRect *places)
{
  guint columns = layout->columns ? layout->columns : DEFAULT_COLUMNS;
  double y = 0;

  if (phone)
    columns = MIN (columns, PHONE_COLUMNS);
  for (guint start = 0; start < n; start += columns)
    {
      if (start > 0)
        y += gap;
      y += place_row (ratios + start, MIN (columns, n - start), layout->natural, y, width, gap, places + start);
    }
  return y;
}
