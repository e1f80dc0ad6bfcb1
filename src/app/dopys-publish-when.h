/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When and for whom an article is published: now, at a time of the site's own clock, as a draft there, for review,
 * privately, behind a password.
 *
 * Signal: changed ().
 */
#pragma once

#include <adwaita.h>

#include "dopys-article.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_WHEN (dopys_publish_when_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishWhen, dopys_publish_when, DOPYS, PUBLISH_WHEN, AdwPreferencesGroup)

/* Begins with what the article is on the site. zone: (nullable): the site's, as it names it. */
void dopys_publish_when_show (DopysPublishWhen *self, const DopysArticle *article, const char *zone);
/* The site's zone is another one than was known: a time that was entered stays, by the hands of the site's clock; one
 * that was not touched stays the same moment. */
void dopys_publish_when_set_zone (DopysPublishWhen *self, const char *zone);
/* FALSE for a time that has passed or does not exist, and where the password is missing. */
gboolean dopys_publish_when_is_fine (DopysPublishWhen *self);
/* date: (out): with DOPYS_STATUS_FUTURE, and where an update is to have its own; else NULL. */
DopysStatus dopys_publish_when_get (DopysPublishWhen *self, GDateTime **date);
/* What visitors have to enter; NULL where nothing was chosen about it. */
const char *dopys_publish_when_get_password (DopysPublishWhen *self);
/* For the button that does it. */
const char *dopys_publish_when_get_label (DopysPublishWhen *self);

G_END_DECLS
