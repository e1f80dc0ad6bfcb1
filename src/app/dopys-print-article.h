/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article on paper, for whoever has to agree to it: the text as it stands, under each photo what it shows and what
 * is said of it, at the end a line to sign.
 */
#pragma once

#include "dopys-article.h"
#include "dopys-print-pages.h"

G_BEGIN_DECLS

/* A prepared picture of a photo. */
typedef struct
{
  char *path;
  guint width;
  guint height;
} DopysPrintPicture;

void dopys_print_picture_free (DopysPrintPicture *self);

/* pictures: of DopysPrintPicture by dopys_photo_dup_picture(); a photo without one gets a frame. about: a line above
 * the title. width, height: in points. */
DopysPrintPages *dopys_print_article (const DopysArticle *article, GHashTable *pictures, const char *about,
                                      PangoContext *context, double width, double height);

G_END_DECLS
