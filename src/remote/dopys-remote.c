/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-remote.h"

G_DEFINE_INTERFACE (DopysRemote, dopys_remote, G_TYPE_OBJECT)

static void
dopys_remote_default_init (DopysRemoteInterface *iface)
{
}

DopysRemoteAccount *
dopys_remote_check (DopysRemote *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->check (self, cancellable, error);
}

GPtrArray *
dopys_remote_list_terms (DopysRemote *self, DopysTermKind kind, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->list_terms (self, kind, cancellable, error);
}

gint64
dopys_remote_ensure_term (DopysRemote *self, DopysTermKind kind, const char *name, GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), 0);

  return DOPYS_REMOTE_GET_IFACE (self)->ensure_term (self, kind, name, cancellable, error);
}

DopysRemotePostState *
dopys_remote_create_draft (DopysRemote *self, const char *token, const DopysRemotePost *post, GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->create_draft (self, token, post, cancellable, error);
}

DopysRemotePostState *
dopys_remote_find_draft (DopysRemote *self, const char *token, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->find_draft (self, token, cancellable, error);
}

DopysRemotePostState *
dopys_remote_update_post (DopysRemote *self, gint64 id, const DopysRemotePost *post, GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->update_post (self, id, post, cancellable, error);
}

DopysRemotePostState *
dopys_remote_get_post (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->get_post (self, id, cancellable, error);
}

GPtrArray *
dopys_remote_list_authors (DopysRemote *self, GCancellable *cancellable, GError **error)
{
  DopysRemoteInterface *iface;

  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  iface = DOPYS_REMOTE_GET_IFACE (self);
  return iface->list_authors ? iface->list_authors (self, cancellable, error)
                             : g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_term_free);
}

GPtrArray *
dopys_remote_list_posts (DopysRemote *self, const DopysRemoteQuestion *question, gboolean *more,
                         GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->list_posts (self, question, more, cancellable, error);
}

gboolean
dopys_remote_delete_post (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), FALSE);

  return DOPYS_REMOTE_GET_IFACE (self)->delete_post (self, id, cancellable, error);
}

DopysRemoteMedia *
dopys_remote_upload_media (DopysRemote *self, const DopysRemoteUpload *upload, DopysRemoteProgress progress,
                           gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->upload_media (self, upload, progress, user_data, cancellable, error);
}

DopysRemoteMedia *
dopys_remote_find_media (DopysRemote *self, const char *token, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->find_media (self, token, cancellable, error);
}

DopysRemoteMedia *
dopys_remote_get_media (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), NULL);

  return DOPYS_REMOTE_GET_IFACE (self)->get_media (self, id, cancellable, error);
}

gboolean
dopys_remote_finish_media (DopysRemote *self, gint64 id, const char *alt, const char *caption, gint64 post,
                           GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOPYS_IS_REMOTE (self), FALSE);

  return DOPYS_REMOTE_GET_IFACE (self)->finish_media (self, id, alt, caption, post, cancellable, error);
}

guint
dopys_remote_get_pause (DopysRemote *self)
{
  DopysRemoteInterface *iface;

  g_return_val_if_fail (DOPYS_IS_REMOTE (self), 0);

  iface = DOPYS_REMOTE_GET_IFACE (self);
  return iface->get_pause != NULL ? iface->get_pause (self) : 0;
}

void
dopys_discovery_free (DopysDiscovery *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->api);
  g_free (self->name);
  g_free (self->time_zone);
  g_free (self->authorize_url);
  g_free (self);
}

void
dopys_remote_account_free (DopysRemoteAccount *self)
{
  if (self == NULL)
    return;
  g_free (self->site_name);
  g_free (self->site_url);
  g_free (self->time_zone);
  g_free (self->user_name);
  g_free (self);
}

void
dopys_remote_term_free (DopysRemoteTerm *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

void
dopys_remote_post_state_free (DopysRemotePostState *self)
{
  if (self == NULL)
    return;
  g_free (self->slug);
  g_free (self->status);
  g_free (self->url);
  g_free (self->title);
  g_free (self->content);
  g_free (self->excerpt);
  g_free (self->modified_gmt);
  g_free (self->date_gmt);
  g_free (self->categories);
  g_free (self->tags);
  g_free (self);
}

void
dopys_remote_media_free (DopysRemoteMedia *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->full_url);
  g_free (self->slug);
  g_free (self->alt);
  g_free (self);
}
