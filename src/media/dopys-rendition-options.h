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

/* @max_side: 0 for DOPYS_RENDITION_SIDE. @quality: 0 for DOPYS_RENDITION_QUALITY. */
typedef struct
{
  guint max_side;
  guint quality;
  DopysRenditionFormat format;
} DopysRenditionOptions;

G_END_DECLS
