/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line over an article that is on a site: says so where it was changed or deleted there, or has missed its time, as
 * soon as the site has been asked.  Nothing is shown where all is well or the site cannot be reached.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-draft.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_BANNER (dopys_publish_banner_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishBanner, dopys_publish_banner, DOPYS, PUBLISH_BANNER, GtkWidget)

/* draft: (nullable). Asks the site of its article, in a thread. */
void dopys_publish_banner_set_draft (DopysPublishBanner *self, DopysWorkspace *workspace, DopysDraft *draft);

G_END_DECLS
