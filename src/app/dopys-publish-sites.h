/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The other sites that an article goes to at the same time: each on or off, with categories and a state of its own.
 *
 * Signal: notice (const char *text): how it went on one of them.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_SITES (dopys_publish_sites_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishSites, dopys_publish_sites, DOPYS, PUBLISH_SITES, AdwPreferencesGroup)

/* A row for each site but the article's own, all off; hidden where there is none. */
void dopys_publish_sites_show (DopysPublishSites *self, DopysWorkspace *workspace, const char *own_id);
/* The request again for each site that is on, with what was chosen for it. */
void dopys_publish_sites_publish (DopysPublishSites *self, DopysOutbox *outbox, const DopysPublishRequest *request);
/* How a job of the article goes, if it is for one of these sites. */
void dopys_publish_sites_follow (DopysPublishSites *self, const DopysJobProgress *progress);

G_END_DECLS
