/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-password.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "dopys-deadline.h"
#include "dopys-error.h"

/* A service may show a dialog to unlock itself; a person needs time for that. */
#define PATIENCE 90000

static const SecretSchema schema = {
  "org.dopys.Dopys.Site",
  SECRET_SCHEMA_NONE,
  { { "site", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* What the service would not take, by site. */
static GMutex memory_mutex;
static GHashTable *memory;

void
dopys_password_free (char *password)
{
  if (password == NULL)
    return;
  explicit_bzero (password, strlen (password));
  g_free (password);
}

static void
remember (const char *site_id, const char *password)
{
  g_mutex_lock (&memory_mutex);
  if (memory == NULL)
    memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dopys_password_free);
  g_hash_table_replace (memory, g_strdup (site_id), g_strdup (password));
  g_mutex_unlock (&memory_mutex);
}

static void
forget (const char *site_id)
{
  g_mutex_lock (&memory_mutex);
  if (memory != NULL)
    g_hash_table_remove (memory, site_id);
  g_mutex_unlock (&memory_mutex);
}

static char *
recall (const char *site_id)
{
  char *password;

  g_mutex_lock (&memory_mutex);
  password = memory != NULL ? g_strdup (g_hash_table_lookup (memory, site_id)) : NULL;
  g_mutex_unlock (&memory_mutex);
  return password;
}

/* Cancelled by the person stays so; all else means that the service is of no use now. */
static void
set_no_keyring (GError **error, GCancellable *cancellable, const char *sentence)
{
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING, sentence);
}

gboolean
dopys_password_store (const char *site_id, const char *site_name, const char *user, const char *password,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysDeadline) deadline = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (site_id != NULL && password != NULL, FALSE);

  /* First of all here, so that publishing works whatever becomes of the service. */
  remember (site_id, password);
  deadline = dopys_deadline_new (cancellable, PATIENCE);
  /* Translators: how the password is listed in the system's password manager: user, site */
  label = g_strdup_printf (_ ("Dopys: application password of %s at %s"), user, site_name);
  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password,
                                  dopys_deadline_get_cancellable (deadline), NULL, "site", site_id, NULL))
    {
      forget (site_id);
      return TRUE;
    }
  set_no_keyring (error, cancellable,
                  _ ("The system’s password store does not answer, so the password is kept only until Dopys is closed. "
                     "Publishing works; the next time the password will be asked for again."));
  return FALSE;
}

char *
dopys_password_lookup (const char *site_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysDeadline) deadline = NULL;
  g_autoptr (GError) cause = NULL;
  char *password, *copy;

  g_return_val_if_fail (site_id != NULL, NULL);

  password = recall (site_id);
  if (password != NULL)
    return password;
  deadline = dopys_deadline_new (cancellable, PATIENCE);
  password =
      secret_password_lookup_sync (&schema, dopys_deadline_get_cancellable (deadline), &cause, "site", site_id, NULL);
  if (cause != NULL)
    {
      set_no_keyring (error, cancellable,
                      _ ("The system’s password store does not answer, so the application password of the site is not "
                         "known. Enter it again; it will be kept until Dopys is closed."));
      return NULL;
    }
  copy = g_strdup (password);
  secret_password_free (password);
  return copy;
}

gboolean
dopys_password_forget (const char *site_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysDeadline) deadline = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (site_id != NULL, FALSE);

  forget (site_id);
  deadline = dopys_deadline_new (cancellable, PATIENCE);
  secret_password_clear_sync (&schema, dopys_deadline_get_cancellable (deadline), &cause, "site", site_id, NULL);
  if (cause == NULL)
    return TRUE;
  set_no_keyring (
      error, cancellable,
      _ ("The system’s password store does not answer, so a password that may be in it could not be removed. "
         "Remove it in the system’s password manager."));
  return FALSE;
}
