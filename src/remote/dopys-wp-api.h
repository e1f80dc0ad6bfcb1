/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The address of a WordPress site's REST interface and who signs in there: what every call needs.
 *
 * The root comes from discovery and may hold a query itself (http://host/index.php?rest_route=/): a route is appended
 * to it, parameters are joined with ? or &.  Immutable but for the pace, which is set before the first call;
 * thread-safe.
 */
#pragma once

#include "dopys-answer.h"

G_BEGIN_DECLS

typedef struct _DopysWpApi DopysWpApi;

/* user, password: NULL for a visitor. */
DopysWpApi *dopys_wp_api_new (const char *root, const char *user, const char *password);
void dopys_wp_api_free (DopysWpApi *self);

/* timeout: milliseconds for each request, 0 for what suits it. poll: milliseconds between two looks at something that
 * the site is still making. */
void dopys_wp_api_set_pace (DopysWpApi *self, guint timeout, guint poll);
guint dopys_wp_api_get_poll (DopysWpApi *self);
/* Seconds that the site asked to wait in the last answer that did so, 0 for none. */
guint dopys_wp_api_get_pause (DopysWpApi *self);

/* route: "wp/v2/posts/7". Then name, value, …, NULL; parameters whose value is NULL are left out. */
char *dopys_wp_api_url (DopysWpApi *self, const char *route, ...) G_GNUC_NULL_TERMINATED;

/* Each gives an answer of any status, or an error of dopys_http_send(). The url is taken. */
DopysAnswer *dopys_wp_api_get (DopysWpApi *self, char *url, GCancellable *cancellable, GError **error);
DopysAnswer *dopys_wp_api_delete (DopysWpApi *self, char *url, GCancellable *cancellable, GError **error);
/* Sends the object that the builder made. set: the same, where to say it twice is to say it once (see reuses of
 * DopysHttpRequest). */
DopysAnswer *dopys_wp_api_post (DopysWpApi *self, char *url, JsonBuilder *builder, GCancellable *cancellable,
                                GError **error);
DopysAnswer *dopys_wp_api_set (DopysWpApi *self, char *url, JsonBuilder *builder, GCancellable *cancellable,
                               GError **error);
/* Sends anything else: url, user, password and timeout of the request are filled in here. */
DopysAnswer *dopys_wp_api_send (DopysWpApi *self, char *url, const DopysHttpRequest *request, GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysWpApi, dopys_wp_api_free)

G_END_DECLS
