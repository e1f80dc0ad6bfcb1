/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos in the media library of a WordPress site, uploaded exactly once.
 *
 * A photo is sent as a raw body (which passes PHP's own limits) with its MD5, since a truncated JPEG would be accepted
 * otherwise, and with a token as its slug, by which it is found after a lost answer.  WordPress then makes smaller
 * sizes; where it was interrupted in that, it is asked to finish, once: some servers can never make them, so an
 * incomplete one is given back as it is.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-wp-api.h"

G_BEGIN_DECLS

DopysRemoteMedia *dopys_wp_media_upload (DopysWpApi *api, const DopysRemoteUpload *upload, DopysRemoteProgress progress,
                                         gpointer user_data, GCancellable *cancellable, GError **error);
DopysRemoteMedia *dopys_wp_media_find (DopysWpApi *api, const char *token, GCancellable *cancellable, GError **error);
DopysRemoteMedia *dopys_wp_media_get (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error);
gboolean dopys_wp_media_finish (DopysWpApi *api, gint64 id, const char *alt, const char *caption, gint64 post,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
