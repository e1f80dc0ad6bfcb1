/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeps the program from a site and only those who run the site can mend: a text for them, which says what fails
 * and what to change, in the words of those who will change it. Pure but for the translation.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether those who run the site are the ones to ask. */
gboolean dopys_hosting_can_mend (const GError *error);
/* The text. site: its address as a person knows it. Transfer full. */
char *dopys_hosting_letter (const GError *error, const char *site);

/* What it means that the site did not take a password that it had made itself a moment ago: the password does not reach
 * it. NULL for any other error. Transfer full. */
GError *dopys_hosting_explain_granted (const GError *error);

G_END_DECLS
