/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The HTTP server of the practice site: routes requests to the REST interface and to the public pages. */
#pragma once

#include <libsoup/soup.h>

#include "dopys-site-data.h"

G_BEGIN_DECLS

/* Listens on 127.0.0.1 only. port 0: any free one. Sets data->base. NULL with an error if the port is taken. */
SoupServer *dopys_site_server_start (DopysSiteData *data, guint port, GError **error);

G_END_DECLS
