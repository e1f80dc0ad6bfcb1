/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How foreign blocks come between words: several paragraphs pasted into the middle of one would join their first and
 * last words with its words. There they stand alone. One paragraph goes between letters as it is. */
#pragma once

#include "dopys-session.h"

G_BEGIN_DECLS

/* slice, or one that keeps its outer words apart from those around the selection. Transfer full. */
DopysDocument *dopys_paste_fit (DopysDocument *slice, DopysSession *session);

G_END_DECLS
