/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What another site shows, as the block editor of WordPress 6.x writes it (core/embed). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* html[0, length): what is between the delimiters of the block; attributes: its JSON. The address, or NULL if it is
 * more than an address can say: a caption, a width. Transfer full. */
char *dopys_embed_markup_read (const char *html, gsize length, const char *attributes);
/* The whole block with its delimiters. */
void dopys_embed_markup_write (GString *out, const char *address);

G_END_DECLS
