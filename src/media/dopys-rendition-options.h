/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a photo is to be sent: a plain value, kept in the publishing job. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_RENDITION_JPEG,
  DOPYS_RENDITION_WEBP,
} DopysRenditionFormat;

#define DOPYS_RENDITION_SIDE 1920
#define DOPYS_RENDITION_QUALITY 82

/**
 * DopysRenditionOptions:
 * @max_side: 0 for DOPYS_RENDITION_SIDE
 * @quality: 0 for DOPYS_RENDITION_QUALITY
 * @format: of photos
 * @progressive: JPEG that appears whole and sharpens
 * @never_png: also a drawing or screenshot becomes a photo
 * @max_bytes: 0 for no limit; for it the quality goes down first, then the size
 * @author: (nullable): borrowed: written into it as its author, and as who holds the copyright; without it nothing is
 */
typedef struct
{
  guint max_side;
  guint quality;
  DopysRenditionFormat format;
  gboolean progressive;
  gboolean never_png;
  guint64 max_bytes;
  const char *author;
} DopysRenditionOptions;

G_END_DECLS
