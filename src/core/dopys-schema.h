/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema: what a well-formed document is, and how an edit's result becomes one.
 *
 * Runs merged; list depth starts at 0 and rises by at most one; a quote source stands only after a quote
 * paragraph, at most one; the last block is a plain paragraph without origin or the document's own last one.
 */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* Normalizes in place an array of owned DopysBlock (free func dopys_block_unref). */
void dopys_schema_normalize (GPtrArray *blocks);
gboolean dopys_schema_is_normal (DopysBlock *const *blocks, guint n_blocks);

G_END_DECLS
