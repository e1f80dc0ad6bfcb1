/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* HTTP for the kinds of site: one request, blocking, in the thread that calls.
 *
 * A DopysHttp may be used by several threads at once (libsoup allows sending from any thread); each request does its
 * own input and output in its own thread, and progress comes there.  What it promises:
 *  - certificates are verified; plain http goes to this computer only (127.0.0.0/8, ::1, localhost), past any proxy;
 *  - redirects are followed for reading only, five at most, and never carry user and password to another origin;
 *  - an answer is at most 32 MB and must be whole within the request's time, however slowly it drips;
 *  - nothing is sent twice: a POST is never repeated by itself, whatever connection it went over;
 *  - passwords and bodies are never logged.
 * Errors: CANCELLED of G_IO_ERROR; of DOPYS_ERROR: INVALID (address), NO_NETWORK (nothing was sent, or nothing that
 * could change the site), UNKNOWN_OUTCOME (sent, but the answer to a changing request got lost), NOT_A_SITE
 * (certificate), TOO_LARGE and BAD_ANSWER.  An answer with any status is no error here.
 */
#pragma once

#include <libsoup/soup.h>

#include "dopys-error.h"

G_BEGIN_DECLS

#define DOPYS_HTTP_MAX_ANSWER (32 * 1024 * 1024)

typedef struct _DopysHttp DopysHttp;

typedef void (*DopysHttpProgress) (guint64 sent, guint64 total, gpointer user_data);

/* user, password: NULL for none. headers: (nullable): name, value, …, NULL. timeout: milliseconds; 0: 60 s for reading,
 * 180 s for changing, more for a large body. reuses: a POST that may go over a connection that is open, as reading ones
 * do: without another handshake, but its answer gets lost where the server is just closing that connection. So it is
 * for what can be looked up or said again. */
typedef struct
{
  const char *method;
  const char *url;
  const char *user;
  const char *password;
  const char *const *headers;
  const char *content_type;
  GBytes *body;
  guint timeout;
  gboolean reuses;
  DopysHttpProgress progress;
  gpointer progress_data;
} DopysHttpRequest;

/* body ends with a NUL that length does not count; url is where the answer came from after redirects. */
typedef struct
{
  guint status;
  char *url;
  char *body;
  gsize length;
  SoupMessageHeaders *headers;
} DopysHttpAnswer;

DopysHttp *dopys_http_new (void);
DopysHttp *dopys_http_ref (DopysHttp *self);
void dopys_http_unref (DopysHttp *self);

DopysHttpAnswer *dopys_http_send (DopysHttp *self, const DopysHttpRequest *request, GCancellable *cancellable,
                                  GError **error);
void dopys_http_answer_free (DopysHttpAnswer *self);

/* Whether a host is this computer. */
gboolean dopys_http_is_loopback (const char *host);
/* Whether anybody listens there. Nothing is said. Blocking, for ten seconds at most. */
gboolean dopys_http_answers_at (const char *host, guint16 port, GCancellable *cancellable);
/* The error NO_HTTPS for a site. */
void dopys_http_set_no_https (GUri *uri, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHttp, dopys_http_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHttpAnswer, dopys_http_answer_free)

G_END_DECLS
