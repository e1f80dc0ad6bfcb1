/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How else an article is to be published: the text before the photos, whose name it bears on the site, comments, on top
 * of the front page.
 */
#pragma once

#include <adwaita.h>

#include "dopys-publisher.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_OPTIONS (dopys_publish_options_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishOptions, dopys_publish_options, DOPYS, PUBLISH_OPTIONS, AdwPreferencesGroup)

/* site_id: (nullable). new_photos: how many would follow the text of an article that is not on the site yet; 0 where
 * none can. */
void dopys_publish_options_show (DopysPublishOptions *self, DopysWorkspace *workspace, const char *site_id,
                                 guint new_photos);
/* WordPress refuses an article that is both behind a password and on top. */
void dopys_publish_options_set_hidden (DopysPublishOptions *self, gboolean hidden);
void dopys_publish_options_fill (DopysPublishOptions *self, DopysPublishRequest *request);

G_END_DECLS
