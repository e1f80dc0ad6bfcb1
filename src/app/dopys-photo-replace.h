/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding and replacing in the descriptions of photos: pure but for the list's history. */
#pragma once

#include "dopys-finder.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

/* How often the finder's text is in the descriptions of all photos. n_photos: (out): in how many of them. */
guint dopys_photo_replace_count (DopysPhotoList *photos, DopysFinder *finder, guint *n_photos);
/* Replaces all of them in one step of the history. Returns how many photos changed. */
guint dopys_photo_replace_all (DopysPhotoList *photos, DopysFinder *finder, const char *replacement);

G_END_DECLS
