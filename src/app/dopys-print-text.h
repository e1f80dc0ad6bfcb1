/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of an article as Pango lays it out on paper. Lengths are points. */
#pragma once

#include <pango/pangocairo.h>

#include "dopys-block.h"

G_BEGIN_DECLS

#define DOPYS_PRINT_SIZE 11.0 /* of the text */

/* A layout of words of our own: size in points. Transfer full. */
PangoLayout *dopys_print_text_plain (PangoContext *context, const char *text, double size, gboolean bold, double width);
/* block: of text. bold: all of it, as in the head of a table. Transfer full. */
PangoLayout *dopys_print_text_block (PangoContext *context, DopysBlock *block, gboolean bold, double width);

G_END_DECLS
