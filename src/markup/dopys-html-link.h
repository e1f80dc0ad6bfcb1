/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links of foreign pages, made fit for a public article. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address to which the link leads, without what only tells somebody who followed it from where (utm_source, fbclid
 * and their like), and without the counting stations that mail programs and networks put before addresses. NULL if it
 * is none that an article may lead to. Transfer full. */
char *dopys_html_link_clean (const char *href);

G_END_DECLS
