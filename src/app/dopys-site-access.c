/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-access.h"

#include <glib/gi18n-lib.h>

#include "dopys-fold.h"
#include "dopys-password.h"
#include "dopys-remote-kinds.h"
#include "dopys-site-cache.h"

#define MAX_DEPTH 8

typedef struct
{
  char *site_id;
  char *address;
  char *user;
  char *password;
  DopysTermKind kind;
  gboolean may_add; /* (out) */
} Request;

static void
request_free (Request *request)
{
  g_free (request->site_id);
  g_free (request->address);
  g_free (request->user);
  dopys_password_free (request->password);
  g_free (request);
}

void
dopys_connection_free (DopysConnection *self)
{
  dopys_site_record_free (self->site);
  g_free (self->notice);
  g_free (self);
}

/* ---- terms ---- */

DopysRemote *
dopys_site_access_open_sync (DopysStore *store, const char *site_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysSiteRecord) site = dopys_store_load_site_sync (store, site_id, error);
  g_autoptr (GError) password_error = NULL;
  char *password;
  DopysRemote *remote;

  if (!site)
    return NULL;
  password = dopys_password_lookup (site_id, cancellable, &password_error);
  if (!password && password_error)
    {
      g_propagate_error (error, g_steal_pointer (&password_error));
      return NULL;
    }
  if (!password)
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN,
                   _ ("The password of “%s” is not known on this computer. Add the site again to enter it."),
                   site->name ? site->name : site->url);
      return NULL;
    }
  remote = dopys_remote_open (site->kind, site->api, site->user, password, error);
  dopys_password_free (password);
  return remote;
}

static void
site_term_free (DopysSiteTerm *self)
{
  g_free (self->name);
  g_free (self);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return dopys_fold_collate ((*(const DopysRemoteTerm *const *) a)->name, (*(const DopysRemoteTerm *const *) b)->name);
}

static gboolean
has_term (GPtrArray *terms, gint64 id)
{
  for (guint i = 0; i < terms->len; i++)
    if (((DopysRemoteTerm *) g_ptr_array_index (terms, i))->id == id)
      return TRUE;
  return FALSE;
}

/* Adds what stands in parent. A site may tell of circles, and of parents that are not there: at 0 those are taken as
 * standing alone. */
static void
add_branch (GPtrArray *all, GPtrArray *terms, gint64 parent, guint depth)
{
  for (guint i = 0; i < terms->len && depth < MAX_DEPTH; i++)
    {
      const DopysRemoteTerm *term = g_ptr_array_index (terms, i);
      gint64 stands_in = has_term (terms, term->parent) ? term->parent : 0;

      if (stands_in != parent)
        continue;
      DopysSiteTerm *row = g_new0 (DopysSiteTerm, 1);
      row->id = term->id;
      row->name = g_strdup (term->name);
      row->depth = depth;
      g_ptr_array_add (all, row);
      add_branch (all, terms, term->id, depth + 1);
    }
}

/* Categories want a right that authors do not have; tags are free to all. Where the site does not say, it is tried. */
static gboolean
may_add (DopysRemote *remote, DopysTermKind kind, GCancellable *cancellable)
{
  g_autoptr (DopysRemoteAccount) account =
      kind == DOPYS_TERM_CATEGORY ? dopys_remote_check (remote, cancellable, NULL) : NULL;

  return account == NULL || account->can_create_categories;
}

static GPtrArray *
make_rows (GPtrArray *terms)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) site_term_free);

  g_ptr_array_sort (terms, compare_terms);
  add_branch (all, terms, 0, 0);
  return all;
}

static void
list_terms_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, request->site_id, cancellable, &error);
  g_autoptr (GPtrArray) terms = remote ? dopys_remote_list_terms (remote, request->kind, cancellable, &error) : NULL;

  if (!terms)
    {
      g_task_return_error (task, error);
      return;
    }
  request->may_add = may_add (remote, request->kind, cancellable);
  g_task_return_pointer (task, make_rows (terms), (GDestroyNotify) g_ptr_array_unref);
}

void
dopys_site_access_list_terms_async (DopysStore *store, const char *site_id, DopysTermKind kind,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->site_id = g_strdup (site_id);
  request->kind = kind;
  g_task_set_source_tag (task, dopys_site_access_list_terms_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, list_terms_in_thread);
}

GPtrArray *
dopys_site_access_list_terms_finish (DopysStore *store, GAsyncResult *result, gboolean *may_add, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  if (may_add)
    *may_add = ((Request *) g_task_get_task_data (G_TASK (result)))->may_add;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_authors_in_thread (GTask *task, gpointer source, gpointer site_id, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, site_id, cancellable, &error);
  g_autoptr (GPtrArray) authors = remote ? dopys_remote_list_authors (remote, cancellable, &error) : NULL;

  if (authors)
    g_task_return_pointer (task, make_rows (authors), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dopys_site_access_list_authors_async (DopysStore *store, const char *site_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dopys_site_access_list_authors_async);
  g_task_set_task_data (task, g_strdup (site_id), g_free);
  g_task_run_in_thread (task, list_authors_in_thread);
}

GPtrArray *
dopys_site_access_list_authors_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- an address ---- */

typedef struct
{
  char *site_id;
  char *slug;
  char *title; /* (out) */
} Address;

static void
address_free (Address *address)
{
  g_free (address->site_id);
  g_free (address->slug);
  g_free (address->title);
  g_free (address);
}

static void
find_slug_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Address *address = task_data;
  const DopysRemoteQuestion question = { .page = 1, .slug = address->slug };
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, address->site_id, cancellable, &error);
  g_autoptr (GPtrArray) posts = remote ? dopys_remote_list_posts (remote, &question, NULL, cancellable, &error) : NULL;
  const DopysRemotePostState *post = posts && posts->len > 0 ? g_ptr_array_index (posts, 0) : NULL;

  if (!posts)
    {
      g_task_return_error (task, error);
      return;
    }
  address->title = post ? g_strdup (post->title) : NULL;
  g_task_return_int (task, post ? post->id : 0);
}

void
dopys_site_access_find_slug_async (DopysStore *store, const char *site_id, const char *slug, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Address *address = g_new0 (Address, 1);

  address->site_id = g_strdup (site_id);
  address->slug = g_strdup (slug);
  g_task_set_source_tag (task, dopys_site_access_find_slug_async);
  g_task_set_task_data (task, address, (GDestroyNotify) address_free);
  g_task_run_in_thread (task, find_slug_in_thread);
}

gint64
dopys_site_access_find_slug_finish (DopysStore *store, GAsyncResult *result, char **title, GError **error)
{
  gint64 id;

  g_return_val_if_fail (g_task_is_valid (result, store), 0);
  id = g_task_propagate_int (G_TASK (result), error);
  *title = id > 0 ? g_strdup (((Address *) g_task_get_task_data (G_TASK (result)))->title) : NULL;
  return MAX (id, 0);
}

/* ---- connecting ---- */

/* The id of the same site and user where it is connected already. */
static char *
find_known_id (DopysStore *store, const DopysDiscovery *found, const char *user)
{
  g_autoptr (GPtrArray) sites = dopys_store_list_sites_sync (store, NULL);

  for (guint i = 0; sites && i < sites->len; i++)
    {
      const DopysSiteRecord *site = g_ptr_array_index (sites, i);

      if (dopys_site_record_is (site, found->api, found->url, user))
        return g_strdup (site->id);
    }
  return g_uuid_string_random ();
}

static DopysSiteRecord *
make_record (DopysStore *store, const DopysDiscovery *found, const DopysRemoteAccount *account, const char *user)
{
  DopysSiteRecord *site = g_new0 (DopysSiteRecord, 1);
  const char *name = account->site_name && *account->site_name ? account->site_name : found->name;

  site->id = find_known_id (store, found, user);
  site->kind = g_strdup (found->kind);
  site->name = g_strdup (name);
  site->url = g_strdup (found->url);
  site->api = g_strdup (found->api);
  site->user = g_strdup (user);
  site->time_zone = g_strdup (account->time_zone ? account->time_zone : found->time_zone);
  return site;
}

static void
set_no_passwords (GError **error)
{
  g_set_error_literal (
      error, DOPYS_ERROR, DOPYS_ERROR_NO_PASSWORDS,
      _ ("Application passwords are turned off on this site, so no program can publish there. Ask the site’s "
         "administrator to allow them: a security plugin usually has a switch for it."));
}

/* Whether the site takes the password; where it takes none at all, that is what is wrong. */
static DopysRemoteAccount *
sign_in (const DopysDiscovery *found, DopysRemote *remote, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) refused = NULL;
  DopysRemoteAccount *account = dopys_remote_check (remote, cancellable, &refused);

  if (account)
    return account;
  if (!found->authorize_url && g_error_matches (refused, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN))
    set_no_passwords (error);
  else
    g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

DopysConnection *
dopys_site_access_connect_sync (DopysStore *store, const char *address, const char *user, const char *password,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysDiscovery) found = dopys_remote_discover (address, cancellable, error);
  g_autoptr (DopysRemote) remote = NULL;
  g_autoptr (DopysRemoteAccount) account = NULL;
  g_autoptr (DopysConnection) connection = NULL;
  g_autoptr (GError) password_error = NULL;

  if (!found)
    return NULL;
  remote = dopys_remote_open (found->kind, found->api, user, password, error);
  account = !remote ? NULL : sign_in (found, remote, cancellable, error);
  if (!account)
    return NULL;
  connection = g_new0 (DopysConnection, 1);
  connection->site = make_record (store, found, account, user);
  if (!dopys_store_save_site_sync (store, connection->site, error))
    return NULL;
  if (!dopys_password_store (connection->site->id, connection->site->name, user, password, cancellable,
                             &password_error))
    {
      if (!g_error_matches (password_error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING))
        {
          g_propagate_error (error, g_steal_pointer (&password_error));
          return NULL;
        }
      connection->notice = g_strdup (password_error->message);
    }
  return g_steal_pointer (&connection);
}

static void
connect_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  DopysConnection *connection =
      dopys_site_access_connect_sync (source, request->address, request->user, request->password, cancellable, &error);

  if (connection)
    g_task_return_pointer (task, connection, (GDestroyNotify) dopys_connection_free);
  else
    g_task_return_error (task, error);
}

void
dopys_site_access_connect_async (DopysStore *store, const char *address, const char *user, const char *password,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->address = g_strdup (address);
  request->user = g_strdup (user);
  request->password = g_strdup (password);
  g_task_set_source_tag (task, dopys_site_access_connect_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, connect_in_thread);
}

DopysConnection *
dopys_site_access_connect_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- granting in the browser ---- */

static void
find_page_in_thread (GTask *task, gpointer source, gpointer address, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DopysDiscovery) found = dopys_remote_discover (address, cancellable, &error);

  if (!found)
    g_task_return_error (task, error);
  else if (!found->authorize_url)
    {
      set_no_passwords (&error);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, g_strdup (found->authorize_url), g_free);
}

void
dopys_site_access_find_page_async (DopysStore *store, const char *address, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dopys_site_access_find_page_async);
  g_task_set_task_data (task, g_strdup (address), g_free);
  g_task_run_in_thread (task, find_page_in_thread);
}

char *
dopys_site_access_find_page_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- forgetting ---- */

static void
forget_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *site_id = task_data;
  GError *error = NULL;

  if (!dopys_store_delete_site_sync (source, site_id, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Without a keyring there is nothing left to forget. */
  dopys_password_forget (site_id, cancellable, NULL);
  dopys_site_cache_forget (site_id);
  g_task_return_boolean (task, TRUE);
}

void
dopys_site_access_forget_async (DopysStore *store, const char *site_id, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, dopys_site_access_forget_async);
  g_task_set_task_data (task, g_strdup (site_id), g_free);
  g_task_run_in_thread (task, forget_in_thread);
}

gboolean
dopys_site_access_forget_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
