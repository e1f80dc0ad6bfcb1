/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other sites offer to be shown in an article: recognized by its address, alone.  Pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DopysEmbedProvider:
 * @name: as people know it
 * @slug: WordPress's name of it (providerNameSlug of its embed block), or NULL where WordPress shows a link only, as it
 *   does for Facebook, which gives nothing to sites without a key
 * @type: WordPress's kind of it, or NULL
 */
typedef struct
{
  const char *name;
  const char *slug;
  const char *type;
} DopysEmbedProvider;

/* Whose video or post the address leads to; NULL if it is another address. Constant. */
const DopysEmbedProvider *dopys_embed_find_provider (const char *address);
/* text: the whole of a paragraph. Its address without the spaces around it if it is that of an embed alone, else NULL.
 * Transfer full. */
char *dopys_embed_dup_address (const char *text);
/* The address that people open for one that is made to be framed (youtube.com/embed/ID); NULL if it is none. Transfer
 * full. */
char *dopys_embed_dup_unframed (const char *address);

G_END_DECLS
