/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The word count of the status line: a quiet button that says how many words the text has and opens characters and
 * reading time.  Counts in a pause of writing. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_WORD_COUNT (dopys_word_count_get_type ())
G_DECLARE_FINAL_TYPE (DopysWordCount, dopys_word_count, DOPYS, WORD_COUNT, GtkWidget)

/* session: (nullable). */
void dopys_word_count_set_session (DopysWordCount *self, DopysSession *session);

G_END_DECLS
