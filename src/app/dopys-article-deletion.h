/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting an article, which can be taken back for ten seconds. */
#pragma once

#include <adwaita.h>

#include "dopys-store.h"

G_BEGIN_DECLS

/* Deletes it and offers to undo that in a toast; a failure is told there too. */
void dopys_article_deletion_begin (DopysStore *store, AdwToastOverlay *toasts, const char *id);

G_END_DECLS
