/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A server on loopback that answers as a script says, byte for byte, and keeps what it was asked.
 *
 * Answers are used in the order in which they were added, one for each request; a connection serves one request, but
 * for SERVER_KEEP. It has threads of its own, so that blocking calls can be tested from the test's thread.  stop()
 * fails the test if an answer was left over or missing.
 */
#pragma once

#include <gio/gio.h>

typedef struct _ScriptedServer ScriptedServer;

typedef enum
{
  SERVER_ANSWER,
  SERVER_KEEP,   /* answers and leaves the connection open for the next request */
  SERVER_CUT,    /* takes the request and closes without a byte */
  SERVER_HALF,   /* closes after half of the body */
  SERVER_SILENT, /* says nothing until the client gives up */
  SERVER_DRIP,   /* a byte at a time, never faster than one in 20 ms */
} ServerManner;

/* Strings are never NULL. */
typedef struct
{
  char *method;
  char *path; /* with query */
  char *head; /* all header lines */
  GBytes *body;
} ServerRequest;

ScriptedServer *scripted_server_start (void);
/* The same with https and a certificate that nobody vouches for. */
ScriptedServer *scripted_server_start_tls (void);
void scripted_server_stop (ScriptedServer *self);
const char *scripted_server_get_url (ScriptedServer *self); /* http(s)://127.0.0.1:PORT */

/* headers: (nullable): lines, each with \r\n. body: (nullable). */
void scripted_server_add (ScriptedServer *self, ServerManner manner, guint status, const char *headers,
                          const char *body);
/* A JSON answer; format as printf. */
void scripted_server_add_json (ScriptedServer *self, guint status, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Borrowed until stop. */
const ServerRequest *scripted_server_get_request (ScriptedServer *self, guint i);
guint scripted_server_count (ScriptedServer *self);
guint scripted_server_count_connections (ScriptedServer *self);
/* The value of a request's header, or NULL. */
char *server_request_dup_header (const ServerRequest *self, const char *name);
