/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A WordPress whose answers are scripted, and the program's side of it. */
#pragma once

#include "dopys-wordpress.h"
#include "scripted-server.h"

G_BEGIN_DECLS

typedef struct
{
  ScriptedServer *server;
  DopysRemote *remote;
} Fixture;

/* data: (nullable): the path of its API. */
void wordpress_fixture_set_up (Fixture *f, gconstpointer data);
void wordpress_fixture_tear_down (Fixture *f, gconstpointer data);
/* What the request of that number was; its path may go on. */
void wordpress_fixture_assert_asked (Fixture *f, guint i, const char *method, const char *path_start);
char *wordpress_fixture_dup_body (Fixture *f, guint i);

G_END_DECLS
