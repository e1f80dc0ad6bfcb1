/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wordpress.h"

#include "dopys-wp-account.h"
#include "dopys-wp-media.h"
#include "dopys-wp-posts.h"
#include "dopys-wp-terms.h"

/* Immutable after its creation but for the pace, so any thread may call. */
struct _DopysWordpress
{
  GObject parent_instance;

  DopysWpApi *api;
};

static void remote_init (DopysRemoteInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysWordpress, dopys_wordpress, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DOPYS_TYPE_REMOTE, remote_init))

static DopysWpApi *
api_of (DopysRemote *remote)
{
  return DOPYS_WORDPRESS (remote)->api;
}

static DopysRemoteAccount *
check (DopysRemote *remote, GCancellable *cancellable, GError **error)
{
  return dopys_wp_account_check (api_of (remote), cancellable, error);
}

static GPtrArray *
list_terms (DopysRemote *remote, DopysTermKind kind, GCancellable *cancellable, GError **error)
{
  return dopys_wp_terms_list (api_of (remote), kind, cancellable, error);
}

static gint64
ensure_term (DopysRemote *remote, DopysTermKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  return dopys_wp_terms_ensure (api_of (remote), kind, name, cancellable, error);
}

static DopysRemotePostState *
create_draft (DopysRemote *remote, const char *token, const DopysRemotePost *post, GCancellable *cancellable,
              GError **error)
{
  return dopys_wp_posts_create (api_of (remote), token, post, cancellable, error);
}

static DopysRemotePostState *
find_draft (DopysRemote *remote, const char *token, GCancellable *cancellable, GError **error)
{
  return dopys_wp_posts_find (api_of (remote), token, cancellable, error);
}

static DopysRemotePostState *
update_post (DopysRemote *remote, gint64 id, const DopysRemotePost *post, GCancellable *cancellable, GError **error)
{
  return dopys_wp_posts_update (api_of (remote), id, post, cancellable, error);
}

static DopysRemotePostState *
get_post (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  return dopys_wp_posts_get (api_of (remote), id, cancellable, error);
}

static GPtrArray *
list_authors (DopysRemote *remote, GCancellable *cancellable, GError **error)
{
  return dopys_wp_account_list_authors (api_of (remote), cancellable, error);
}

static GPtrArray *
list_posts (DopysRemote *remote, const DopysRemoteQuestion *question, gboolean *more, GCancellable *cancellable,
            GError **error)
{
  return dopys_wp_posts_list (api_of (remote), question, more, cancellable, error);
}

static gboolean
delete_post (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  return dopys_wp_posts_delete (api_of (remote), id, cancellable, error);
}

static DopysRemoteMedia *
upload_media (DopysRemote *remote, const DopysRemoteUpload *upload, DopysRemoteProgress progress, gpointer user_data,
              GCancellable *cancellable, GError **error)
{
  return dopys_wp_media_upload (api_of (remote), upload, progress, user_data, cancellable, error);
}

static DopysRemoteMedia *
find_media (DopysRemote *remote, const char *token, GCancellable *cancellable, GError **error)
{
  return dopys_wp_media_find (api_of (remote), token, cancellable, error);
}

static DopysRemoteMedia *
get_media (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  return dopys_wp_media_get (api_of (remote), id, cancellable, error);
}

static gboolean
finish_media (DopysRemote *remote, gint64 id, const char *alt, const char *caption, gint64 post,
              GCancellable *cancellable, GError **error)
{
  return dopys_wp_media_finish (api_of (remote), id, alt, caption, post, cancellable, error);
}

static guint
get_pause (DopysRemote *remote)
{
  return dopys_wp_api_get_pause (api_of (remote));
}

static void
remote_init (DopysRemoteInterface *iface)
{
  iface->check = check;
  iface->list_terms = list_terms;
  iface->ensure_term = ensure_term;
  iface->create_draft = create_draft;
  iface->find_draft = find_draft;
  iface->update_post = update_post;
  iface->get_post = get_post;
  iface->list_authors = list_authors;
  iface->list_posts = list_posts;
  iface->delete_post = delete_post;
  iface->upload_media = upload_media;
  iface->find_media = find_media;
  iface->get_media = get_media;
  iface->finish_media = finish_media;
  iface->get_pause = get_pause;
}

static void
dopys_wordpress_finalize (GObject *object)
{
  DopysWordpress *self = DOPYS_WORDPRESS (object);

  g_clear_pointer (&self->api, dopys_wp_api_free);
  G_OBJECT_CLASS (dopys_wordpress_parent_class)->finalize (object);
}

static void
dopys_wordpress_init (DopysWordpress *self)
{
}

static void
dopys_wordpress_class_init (DopysWordpressClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dopys_wordpress_finalize;
}

DopysRemote *
dopys_wordpress_new (const char *api, const char *user, const char *password)
{
  DopysWordpress *self;

  g_return_val_if_fail (api != NULL, NULL);
  g_return_val_if_fail (user != NULL && password != NULL, NULL);

  self = g_object_new (DOPYS_TYPE_WORDPRESS, NULL);
  self->api = dopys_wp_api_new (api, user, password);
  return DOPYS_REMOTE (self);
}

void
dopys_wordpress_set_pace (DopysWordpress *self, guint timeout, guint poll)
{
  g_return_if_fail (DOPYS_IS_WORDPRESS (self));

  dopys_wp_api_set_pace (self->api, timeout, poll);
}
