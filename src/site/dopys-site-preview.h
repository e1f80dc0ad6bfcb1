/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article that is on no site yet, as its page would look: one HTML file that needs nothing else, with a switch
 * between the width of a computer and of a phone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* article: a key file (GKeyFile) with the group [article]: site, title, date, machine, categories, content; and, where
 * there is a lead photo, [lead]: url, alt, caption. Pictures have addresses that need no server (data:). No scripts run
 * in what comes of it. Transfer full; NULL with an error where it is no key file. */
char *dopys_site_preview_write (const char *article, gsize size, GError **error);

G_END_DECLS
