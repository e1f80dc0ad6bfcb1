/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-visit.h"

#include <glib/gi18n-lib.h>

#include "dopys-page-check.h"

typedef struct
{
  char *url;
  char **photos;
  gboolean good; /* (out) */
} Visit;

static void
visit_free (Visit *visit)
{
  g_free (visit->url);
  g_strfreev (visit->photos);
  g_free (visit);
}

static char *
say (guint found, guint n)
{
  if (n == 0)
    return g_strdup (_ ("Checked: the page opens"));
  if (found == n)
    return g_strdup_printf (ngettext ("Checked: the page opens, %u photo is in its place",
                                      "Checked: the page opens, %u photos are in their places", n),
                            n);
  return g_strdup_printf (_ ("The page opens, but shows %u of %u photos. Look at it in the browser."), found, n);
}

static void
visit_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Visit *visit = task_data;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length (visit->photos), found;

  if (!dopys_page_check (visit->url, (const char *const *) visit->photos, &found, cancellable, &error))
    {
      g_task_return_pointer (task, g_strdup (error->message), g_free);
      return;
    }
  visit->good = found == n;
  g_task_return_pointer (task, say (found, n), g_free);
}

void
dopys_publish_visit_async (const DopysJobProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GStrvBuilder) photos = g_strv_builder_new ();
  Visit *visit = g_new0 (Visit, 1);

  for (guint i = 0; i < progress->photos->len; i++)
    {
      const DopysPhotoProgress *photo = g_ptr_array_index (progress->photos, i);
      if (photo->url)
        g_strv_builder_add (photos, photo->url);
    }
  visit->url = g_strdup (progress->url);
  visit->photos = g_strv_builder_end (photos);
  g_task_set_task_data (task, visit, (GDestroyNotify) visit_free);
  g_task_run_in_thread (task, visit_thread);
}

char *
dopys_publish_visit_finish (GAsyncResult *result, gboolean *good)
{
  *good = ((Visit *) g_task_get_task_data (G_TASK (result)))->good;
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
