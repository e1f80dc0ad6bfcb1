/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is no description of a photo (see the advice for alt texts): pure functions. */
#pragma once

#include "dopys-photo.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_DESCRIPTION_GOOD,
  DOPYS_DESCRIPTION_MISSING,      /* empty, «Фото без опису», or a word such as «Фото» alone */
  DOPYS_DESCRIPTION_FILE_NAME,    /* IMG_2034, photo_2024-11-20_18-46-02, DSC… */
  DOPYS_DESCRIPTION_TOO_SHORT,    /* under three words */
  DOPYS_DESCRIPTION_TOO_LONG,     /* over DOPYS_DESCRIPTION_LONGEST characters */
  DOPYS_DESCRIPTION_STARTS_PHOTO, /* «Фото…», «Зображення…», «На фото…» */
  DOPYS_DESCRIPTION_ONLY_DATE,
  DOPYS_DESCRIPTION_REPEATS, /* same as title or caption */
} DopysDescriptionState;

#define DOPYS_DESCRIPTION_LONGEST 250

/* title may be NULL. A decorative photo is always GOOD. */
DopysDescriptionState dopys_description_judge (DopysPhoto *photo, const char *title);
/* Whether the publishing list must ask for it: MISSING or FILE_NAME. */
gboolean dopys_description_is_missing (DopysPhoto *photo);
/* Whether two photos that are not the same have one description, which therefore tells them not apart. */
gboolean dopys_description_is_shared (DopysPhoto *a, DopysPhoto *b);
/* The same for all photos of an article: a description that several photos share tells none of them from the others, so
 * it is missing in each. The same photo in several places may have one. missing: (out): one for each photo. Returns how
 * many are missing. */
guint dopys_description_find_missing (DopysPhoto *const *photos, guint n, gboolean *missing);

G_END_DECLS
