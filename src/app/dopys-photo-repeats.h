/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same photo again: photos that an article shows already are told of by name and offered, not added silently. */
#pragma once

#include "dopys-import.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

/* Takes those that the list shows already out of the photos; infos go along. Returns what was taken out, NULL if
 * nothing was; two of the same within the import count too. Transfer full. */
DopysImported *dopys_photo_repeats_take (DopysPhotoList *photos, DopysImported *imported);
/* One sentence that says which they are. Transfer full. */
char *dopys_photo_repeats_describe (DopysImported *repeats);

G_END_DECLS
