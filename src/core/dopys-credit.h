/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands under a photo on a site: its caption and, in a line of its own, whose photo it is («Фото: Ім’я»). The
 * line break keeps the two apart, so that what was written can be read back without loss. The word is that of the
 * article, not of the program's language.
 */
#pragma once

#include "dopys-photo.h"

G_BEGIN_DECLS

/* The line break of texts in an article. */
#define DOPYS_CREDIT_BREAK "\u2028"

/* Caption and credit with `between` between them where there are both; "" where there is neither. Transfer full. */
char *dopys_credit_dup_words (DopysPhoto *photo, const char *between);
/* Whose photo it is, without the word for it that some write; "" where nobody says. Borrowed. */
const char *dopys_credit_get_author (DopysPhoto *photo);
/* The photo with caption and author as the words, parted by DOPYS_CREDIT_BREAK, tell; NULL where they are more than
 * that. Transfer full. */
DopysPhoto *dopys_credit_take_words (DopysPhoto *photo, const char *words);

G_END_DECLS
