/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of one article as a page that any browser opens: what was sent where and when, and each kept version, for
 * requests for public information.
 */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

/* HTML with its style in it. Blocking; for worker threads. Transfer full. */
char *dopys_record_make (DopysStore *store, const char *article_id, GError **error);
/* What a version was kept for, for people. */
const char *dopys_revision_kind_get_title (DopysRevisionKind kind);

G_END_DECLS
