/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-own-links.h"

#include "dopys-link-targets.h"

#define MAX_FOUND 20

static G_DEFINE_QUARK (dopys - own - links - cancellable, cancellable)

    static void cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysLinkTargets) targets = user_data;
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_finish (DOPYS_STORE (source), result, NULL);
  g_autoptr (GPtrArray) found = NULL;

  /* Another search has begun, or the store cannot be read now, which its autosave tells already. */
  if (!rows)
    return;
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len && found->len < MAX_FOUND; i++)
    {
      DopysArticleRow *row = g_ptr_array_index (rows, i);
      if (row->status == DOPYS_STATUS_PUBLISH && row->remote_url && *row->remote_url)
        g_ptr_array_add (found, dopys_link_target_new (row->title ? row->title : "", row->remote_url));
    }
  dopys_link_targets_set (targets, found);
}

static void
wanted_cb (DopysLinkTargets *targets, const char *query, DopysWorkspace *workspace)
{
  GCancellable *cancellable = g_cancellable_new ();
  g_autofree char *words = g_strstrip (g_strdup (query));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_object_set_qdata_full (G_OBJECT (targets), cancellable_quark (), cancellable, cancel);
  if (*words)
    dopys_store_list_articles_async (dopys_workspace_get_store (workspace), words, cancellable, listed_cb,
                                     g_object_ref (targets));
  else
    dopys_link_targets_set (targets, none);
}

void
dopys_own_links_attach (GtkWidget *widget, DopysWorkspace *workspace)
{
  g_autoptr (DopysLinkTargets) targets = dopys_link_targets_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (targets, "wanted", G_CALLBACK (wanted_cb), workspace, 0);
  dopys_link_targets_attach (targets, widget);
}
