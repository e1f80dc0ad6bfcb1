/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the photos of a foreign page come from, and what of it could not be brought.
 *
 * Nothing is fetched and no file is opened: who put an address on the clipboard may not be who is allowed to read it.
 */
#pragma once

#include "dopys-html.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * DopysHtmlPhotos:
 * @image, @paste: how photos are found; one of them at most
 * @pictures: (nullable): that a pasted page brings with itself, of GBytes
 * @rtf: (nullable): those of its files, as Rich Text brings them
 */
typedef struct
{
  DopysImageFunc image;
  const DopysHtmlPaste *paste;
  gpointer user_data;
  GPtrArray *pictures;
  GPtrArray *rtf;
  guint n_left_out;
  GPtrArray *losses;
} DopysHtmlPhotos;

void dopys_html_photos_init (DopysHtmlPhotos *self, DopysImageFunc image, const DopysHtmlPaste *paste,
                             gpointer user_data);
/* losses stay: they are the caller's. */
void dopys_html_photos_clear (DopysHtmlPhotos *self);

/* To be called before the walk. */
void dopys_html_photos_match (DopysHtmlPhotos *self, xmlDoc *doc);
/* The photo of an <img>; NULL if it has none or is lost. Transfer full. */
DopysPhoto *dopys_html_photos_find (DopysHtmlPhotos *self, xmlNode *img, const char *alt);
/* Whether the element is a film, a map or a drawing; signs of a page's own dress are no loss. */
gboolean dopys_html_photos_lose_embedded (DopysHtmlPhotos *self, xmlNode *node);

G_END_DECLS
