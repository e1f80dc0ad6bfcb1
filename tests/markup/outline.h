/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document in a form that a test can show: its blocks with their marks (p, h2…, b0… bullet, n0@5 number, q quote,
 * s source, M media, -, R raw, T table), styles as <b> and the like, links in brackets. */
#pragma once

#include "dopys-document.h"

/* between: stands between the blocks. whole: with the links' addresses, and with tables, pictures and captions
 * written out. Empty paragraphs are left out. Transfer full. */
char *outline (DopysDocument *document, const char *between, gboolean whole);
