/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-remote-kinds.h"

#include <glib/gi18n-lib.h>

#include "dopys-wordpress.h"

typedef struct
{
  const char *name;
  DopysDiscovery *(*discover) (const char *address, GCancellable *cancellable, GError **error);
  DopysRemote *(*open) (const char *api, const char *user, const char *password);
} Kind;

/* The first that knows the address is taken; what the first says of a failure is what people are told. */
static const Kind kinds[] = {
  { DOPYS_WORDPRESS_KIND, dopys_wordpress_discover, dopys_wordpress_new },
};

DopysDiscovery *
dopys_remote_discover (const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      DopysDiscovery *found = kinds[i].discover (address, cancellable, first == NULL ? &first : NULL);

      if (found != NULL)
        return found;
    }
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

DopysRemote *
dopys_remote_open (const char *kind, const char *api, const char *user, const char *password, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].name) == 0)
      return kinds[i].open (api, user, password);
  g_set_error (
      error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
      _ ("This version of Dopys does not know sites of the kind “%s”. Nothing was sent; use the version in which "
         "the site was added, or a newer one."),
      kind ? kind : "");
  return NULL;
}
