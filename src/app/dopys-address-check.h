/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the address that an article would get on its site is free there, asked when nobody has changed it for a
 * moment.
 *
 * Signals: answered (const char *note, gboolean taken): a line for people; NULL while it is not known, or the site
 * cannot be asked.
 */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ADDRESS_CHECK (dopys_address_check_get_type ())
G_DECLARE_FINAL_TYPE (DopysAddressCheck, dopys_address_check, DOPYS, ADDRESS_CHECK, GObject)

DopysAddressCheck *dopys_address_check_new (DopysWorkspace *workspace);
/* site_id, slug: (nullable): nothing is asked. own_id: the article's number on that site, 0 where it is not there. The
 * same question is asked once. */
void dopys_address_check_ask (DopysAddressCheck *self, const char *site_id, const char *slug, gint64 own_id);

G_END_DECLS
