/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which site dopys-cli publish talks to: one named on the command line, or the only one the program knows. */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* @record: known to the store. @password: never shown. */
typedef struct
{
  DopysSiteRecord *record;
  char *password;
} DopysCliSite;

/* url, user and password_file: all given (the site is looked up and remembered without its password), or all NULL. */
DopysCliSite *dopys_cli_site_open (DopysStore *store, const char *url, const char *user, const char *password_file,
                                   GError **error);
void dopys_cli_site_free (DopysCliSite *self);

/* A DopysRemoteFunc; user_data is the DopysCliSite. */
DopysRemote *dopys_cli_site_make_remote (const char *site_id, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysCliSite, dopys_cli_site_free)

G_END_DECLS
