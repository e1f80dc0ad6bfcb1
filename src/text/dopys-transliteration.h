/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ukrainian to Latin by resolution № 55 of the Cabinet of Ministers, 27.01.2010, and addresses made from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOPYS_SLUG_MAX 75

/* Names and sentences, case kept (Щербухи Shcherbukhy, ЩЕРБУХИ SHCHERBUKHY). Transfer full. */
char *dopys_transliterate (const char *text);
/* An address: lower case ASCII, words joined by "-", at most 75 characters cut at a word. Never empty: where nothing
 * is left, the date as yyyy-mm-dd (now where date is NULL). Transfer full. */
char *dopys_slug (const char *text, GDateTime *date);
/* A file name for the number-th photo (from 1) of an article: "slug-01.jpg". extension without dot. Transfer full. */
char *dopys_photo_file_name (const char *slug, guint number, const char *extension);

G_END_DECLS
