/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Access to connected sites, off the main loop: what their categories and tags are, how a new one is connected and an
 * old one forgotten.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* The site with its password, ready for requests. Blocking; for worker threads. */
DopysRemote *dopys_site_access_open_sync (DopysStore *store, const char *site_id, GCancellable *cancellable,
                                          GError **error);

/* A category, tag or author as people see it. @depth: how many categories it stands in. */
typedef struct
{
  gint64 id; /* on the site */
  char *name;
  guint depth;
} DopysSiteTerm;

/* The site's categories as a tree, each after the one it stands in, or its tags; by name. Of DopysSiteTerm. may_add:
 * (out) (optional): FALSE where this user must take one that is there. */
void dopys_site_access_list_terms_async (DopysStore *store, const char *site_id, DopysTermKind kind,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_site_access_list_terms_finish (DopysStore *store, GAsyncResult *result, gboolean *may_add,
                                                GError **error);
/* Whom this user may name as author; empty where there is no choice. Of DopysSiteTerm, by name. */
void dopys_site_access_list_authors_async (DopysStore *store, const char *site_id, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_site_access_list_authors_finish (DopysStore *store, GAsyncResult *result, GError **error);

/* The number of the article that has an address on the site, in any state but the trash; 0 where none has, and with an
 * error. title: (out): its title, NULL with 0. */
void dopys_site_access_find_slug_async (DopysStore *store, const char *site_id, const char *slug,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64 dopys_site_access_find_slug_finish (DopysStore *store, GAsyncResult *result, char **title, GError **error);

/**
 * DopysConnection:
 * What connecting a site gave.
 * @notice: (nullable): something the person should know although it worked (the password is kept in memory only)
 */
typedef struct
{
  DopysSiteRecord *site;
  char *notice;
} DopysConnection;

/* Finds the site, signs in, stores the site and its password.  The same site and user again updates the stored one.
 * Errors: those of dopys_remote_discover() and dopys_remote_check(). */
void dopys_site_access_connect_async (DopysStore *store, const char *address, const char *user, const char *password,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DopysConnection *dopys_site_access_connect_finish (DopysStore *store, GAsyncResult *result, GError **error);
/* The same, blocking. */
DopysConnection *dopys_site_access_connect_sync (DopysStore *store, const char *address, const char *user,
                                                 const char *password, GCancellable *cancellable, GError **error);
/* The page of the site that grants an application password in the browser. Result: its address; NOT_A_SITE where the
 * site grants none, and the errors of dopys_remote_discover(). */
void dopys_site_access_find_page_async (DopysStore *store, const char *address, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
char *dopys_site_access_find_page_finish (DopysStore *store, GAsyncResult *result, GError **error);

/* Takes the site and its password off this computer; what was published stays there. */
void dopys_site_access_forget_async (DopysStore *store, const char *site_id, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dopys_site_access_forget_finish (DopysStore *store, GAsyncResult *result, GError **error);
void dopys_connection_free (DopysConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysConnection, dopys_connection_free)

G_END_DECLS
