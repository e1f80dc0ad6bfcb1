/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article as it was before an hour's work, kept among its revisions; run on the store's thread within a save. */
#pragma once

#include "dopys-sql.h"

G_BEGIN_DECLS

/* Before the article is changed: keeps it as it is, if nothing of it was kept in the last hour. */
gboolean dopys_store_hourly_keep (sqlite3 *db, const char *article_id, GError **error);

G_END_DECLS
