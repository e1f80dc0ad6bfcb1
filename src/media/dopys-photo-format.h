/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formats that people take for photos and that cannot be added, so that the error can name them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word for what the file is by its content; NULL for what is taken, and for what is not known. Static. raw: as in
 * DopysMetadata. */
const char *dopys_photo_format_guess_other (const guint8 *data, gsize size, gboolean raw);
/* What people call it, in their language; NULL for a word that is none of ours. */
const char *dopys_photo_format_get_title (const char *word);

G_END_DECLS
