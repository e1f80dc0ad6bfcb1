/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cli-site.h"

#include "dopys-cli-report.h"
#include "dopys-error.h"
#include "dopys-password.h"
#include "dopys-remote-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first line of the file. */
static char *
read_password (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = dopys_cli_read_file (path, error);
  if (bytes == NULL)
    return NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text = g_strndup (data ? data : "", size);
  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0')
    return text;
  dopys_password_free (text);
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID, _ ("The password file “%s” is empty. Nothing was sent."), path);
  return NULL;
}

static DopysSiteRecord *
find_record (DopysStore *store, const DopysDiscovery *found, const char *user, GError **error)
{
  g_autoptr (GPtrArray) sites = dopys_store_list_sites_sync (store, error);
  for (guint i = 0; sites && i < sites->len; i++)
    {
      DopysSiteRecord *site = g_ptr_array_index (sites, i);
      if (dopys_site_record_is (site, found->api, found->url, user))
        {
          DopysSiteRecord *known = dopys_site_record_copy (site);
          g_set_str (&known->api, found->api); /* the one that just answered */
          return known;
        }
    }
  return NULL;
}

/* Made of what names the account, not at random: two programs that meet the same site for the first time at once must
 * mean the same row, or each would publish under a lock of its own. */
static char *
make_site_id (const DopysDiscovery *found, const char *user)
{
  g_autofree char *account = g_strconcat (user, " ", found->api, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);
}

static DopysSiteRecord *
remember_site (DopysStore *store, const DopysDiscovery *found, const char *user, GError **error)
{
  g_autoptr (GError) failure = NULL;
  DopysSiteRecord *known = find_record (store, found, user, &failure);
  if (known || failure)
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return known;
    }
  g_autoptr (DopysSiteRecord) site = g_new0 (DopysSiteRecord, 1);
  site->id = make_site_id (found, user);
  site->kind = g_strdup (found->kind);
  site->name = g_strdup (found->name);
  site->url = g_strdup (found->url);
  site->api = g_strdup (found->api);
  site->user = g_strdup (user);
  site->time_zone = g_strdup (found->time_zone);
  return dopys_store_save_site_sync (store, site, error) ? g_steal_pointer (&site) : NULL;
}

static DopysCliSite *
open_only_site (DopysStore *store, GError **error)
{
  g_autoptr (GPtrArray) sites = dopys_store_list_sites_sync (store, error);
  if (sites == NULL)
    return NULL;
  if (sites->len != 1)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           sites->len == 0 ? _ ("No site is connected yet: name one with --site, --user and "
                                                "--password-file, or add it in the program.")
                                           : _ ("Several sites are connected: name one with --site, --user and "
                                                "--password-file."));
      return NULL;
    }
  g_autoptr (DopysCliSite) self = g_new0 (DopysCliSite, 1);
  self->record = dopys_site_record_copy (g_ptr_array_index (sites, 0));
  self->password = dopys_password_lookup (self->record->id, NULL, error);
  if (self->password)
    return g_steal_pointer (&self);
  if (error == NULL || *error == NULL)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN,
                 _ ("The keyring holds no password for “%s”: give --site, --user and --password-file."),
                 self->record->name);
  return NULL;
}

DopysCliSite *
dopys_cli_site_open (DopysStore *store, const char *url, const char *user, const char *password_file, GError **error)
{
  if (url == NULL)
    return open_only_site (store, error);

  g_autoptr (DopysCliSite) self = g_new0 (DopysCliSite, 1);
  self->password = read_password (password_file, error);
  if (self->password == NULL)
    return NULL;
  g_autoptr (DopysDiscovery) found = dopys_remote_discover (url, NULL, error);
  if (found == NULL)
    return NULL;
  g_autoptr (DopysRemote) remote = dopys_remote_open (found->kind, found->api, user, self->password, error);
  g_autoptr (DopysRemoteAccount) account = remote ? dopys_remote_check (remote, NULL, error) : NULL;
  if (account == NULL)
    return NULL;
  self->record = remember_site (store, found, user, error);
  return self->record ? g_steal_pointer (&self) : NULL;
}

void
dopys_cli_site_free (DopysCliSite *self)
{
  g_clear_pointer (&self->record, dopys_site_record_free);
  g_clear_pointer (&self->password, dopys_password_free);
  g_free (self);
}

DopysRemote *
dopys_cli_site_make_remote (const char *site_id, gpointer user_data, GError **error)
{
  DopysCliSite *self = user_data;
  return dopys_remote_open (self->record->kind, self->record->api, self->record->user, self->password, error);
}
