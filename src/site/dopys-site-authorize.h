/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page on which a person lets a program in, as WordPress's authorize-application.php: it asks, makes an application
 * password and hands it to the program's address.
 */
#pragma once

#include <libsoup/soup.h>

#include "dopys-site-data.h"

G_BEGIN_DECLS

#define DOPYS_SITE_AUTHORIZE "/wp-admin/authorize-application.php"

/* query may be NULL. */
void dopys_site_authorize_handle (DopysSiteData *data, SoupServerMessage *message, GHashTable *query);

G_END_DECLS
