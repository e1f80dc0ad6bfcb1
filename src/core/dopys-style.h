/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Styles of characters: a set of flags and a link. Runs cover a block's text without gaps, see DopysBlock. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_STYLE_NONE = 0,
  DOPYS_STYLE_BOLD = 1 << 0,
  DOPYS_STYLE_ITALIC = 1 << 1,
  DOPYS_STYLE_UNDERLINE = 1 << 2,
  DOPYS_STYLE_STRIKETHROUGH = 1 << 3,
  DOPYS_STYLE_SUPERSCRIPT = 1 << 4,
  DOPYS_STYLE_SUBSCRIPT = 1 << 5,
  DOPYS_STYLE_CODE = 1 << 6,
} DopysStyle;

#define DOPYS_STYLE_ALL ((DopysStyle) 0x7f)

/**
 * DopysRun:
 * @length: characters (not bytes), > 0
 * @style: flags
 * @link: interned address, or NULL; compare by pointer (g_intern_string)
 */
typedef struct
{
  guint length;
  DopysStyle style;
  const char *link;
} DopysRun;

G_END_DECLS
