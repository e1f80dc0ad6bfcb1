/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kind of site, behind one interface.  WordPress is one implementation; which there are is known to
 * dopys-remote-kinds alone.
 *
 * All calls block and belong in worker threads; each takes a GCancellable.  Errors are DOPYS_ERROR; after a call that
 * may have changed the site and whose answer got lost the code is UNKNOWN_OUTCOME (or CANCELLED of G_IO_ERROR), and the
 * find functions tell what happened. Exactly once: every create carries a token that the site itself keeps (WordPress:
 * the slug), see the find functions.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-error.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_REMOTE (dopys_remote_get_type ())
G_DECLARE_INTERFACE (DopysRemote, dopys_remote, DOPYS, REMOTE, GObject)

/* @can_create_categories etc.: what this user may do there. */
typedef struct
{
  char *site_name;
  char *site_url;
  char *time_zone; /* IANA name, or an offset as "+02:00" */
  char *user_name; /* for people */
  gint64 user_id;
  gboolean can_publish;
  gboolean can_upload;
  gboolean can_create_categories;
} DopysRemoteAccount;

/* @name as text (not HTML). */
typedef struct
{
  gint64 id;
  gint64 parent;
  char *name;
} DopysRemoteTerm;

typedef enum
{
  DOPYS_TERM_CATEGORY,
  DOPYS_TERM_TAG,
} DopysTermKind;

typedef enum
{
  DOPYS_CHOICE_LEAVE,
  DOPYS_CHOICE_YES,
  DOPYS_CHOICE_NO,
} DopysChoice;

/* What was found at an address. @kind: as dopys_remote_open() takes it, static. @authorize_url: (nullable): where a
 * browser can grant a password for this program */
typedef struct
{
  const char *kind;
  char *url;
  char *api;
  char *name;
  char *time_zone;
  char *authorize_url;
} DopysDiscovery;

/* Which articles. @page: from 1. NULL and 0 mean: any. */
typedef struct
{
  guint page;
  const char *search;
  const char *status; /* one, or several with commas */
  gint64 category;
  gint64 author;
  const char *slug; /* exactly this one */
} DopysRemoteQuestion;

/* What is sent. NULL strings and 0 mean: leave as it is (on create: none). */
typedef struct
{
  const char *title;
  const char *content; /* block markup */
  const char *excerpt;
  const char *slug;
  const char *status;   /* draft, publish, future, pending, private */
  const char *date_gmt; /* ISO 8601 with Z */
  const gint64 *categories;
  guint n_categories;
  const gint64 *tags;
  guint n_tags;
  DopysChoice comments;
  DopysChoice sticky;   /* stays on top of the front page */
  const char *password; /* visitors have to know it */
  gint64 author;
  gboolean set_lead; /* whether lead is to be sent (0 takes it away) */
  gint64 lead;
} DopysRemotePost;

/* What came back. Strings may be NULL where the site was not asked for them. */
typedef struct
{
  gint64 id;
  char *slug;
  char *status;
  char *url;
  char *title;
  char *content; /* raw */
  char *excerpt;
  char *modified_gmt;
  char *date_gmt;
  gint64 author;
  gint64 lead;
  gint64 *categories;
  guint n_categories;
  gint64 *tags;
  guint n_tags;
} DopysRemotePostState;

typedef struct
{
  gint64 id;
  char *url; /* the size to show in an article: "large" where it exists, else the file itself */
  char *full_url;
  char *slug;
  char *alt;
  gboolean complete; /* all sizes made */
} DopysRemoteMedia;

/* @path: the rendition; mapped or streamed, never the user's own file. @md5: 32 hex digits */
typedef struct
{
  const char *path;
  const char *file_name;
  const char *mime_type;
  const char *md5;
  const char *token;
  const char *alt;
  const char *title;
} DopysRemoteUpload;

typedef void (*DopysRemoteProgress) (guint64 sent, guint64 total, gpointer user_data); /* in the calling thread */

struct _DopysRemoteInterface
{
  GTypeInterface parent;

  DopysRemoteAccount *(*check) (DopysRemote *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*list_terms) (DopysRemote *self, DopysTermKind kind, GCancellable *cancellable, GError **error);
  gint64 (*ensure_term) (DopysRemote *self, DopysTermKind kind, const char *name, GCancellable *cancellable,
                         GError **error);
  DopysRemotePostState *(*create_draft) (DopysRemote *self, const char *token, const DopysRemotePost *post,
                                         GCancellable *cancellable, GError **error);
  DopysRemotePostState *(*find_draft) (DopysRemote *self, const char *token, GCancellable *cancellable, GError **error);
  DopysRemotePostState *(*update_post) (DopysRemote *self, gint64 id, const DopysRemotePost *post,
                                        GCancellable *cancellable, GError **error);
  DopysRemotePostState *(*get_post) (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
  GPtrArray *(*list_authors) (DopysRemote *self, GCancellable *cancellable, GError **error); /* optional */
  GPtrArray *(*list_posts) (DopysRemote *self, const DopysRemoteQuestion *question, gboolean *more,
                            GCancellable *cancellable, GError **error);
  gboolean (*delete_post) (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
  DopysRemoteMedia *(*upload_media) (DopysRemote *self, const DopysRemoteUpload *upload, DopysRemoteProgress progress,
                                     gpointer user_data, GCancellable *cancellable, GError **error);
  DopysRemoteMedia *(*find_media) (DopysRemote *self, const char *token, GCancellable *cancellable, GError **error);
  DopysRemoteMedia *(*get_media) (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
  gboolean (*finish_media) (DopysRemote *self, gint64 id, const char *alt, const char *caption, gint64 post,
                            GCancellable *cancellable, GError **error);
  guint (*get_pause) (DopysRemote *self); /* optional */
};

/* Who am I, what may I do (WordPress: users/me; a wrong password is SIGN_IN). */
DopysRemoteAccount *dopys_remote_check (DopysRemote *self, GCancellable *cancellable, GError **error);
GPtrArray *dopys_remote_list_terms (DopysRemote *self, DopysTermKind kind, GCancellable *cancellable,
                                    GError **error); /* of DopysRemoteTerm */
/* Finds the term by name (case folded) or creates it; 0 on error. */
gint64 dopys_remote_ensure_term (DopysRemote *self, DopysTermKind kind, const char *name, GCancellable *cancellable,
                                 GError **error);
/* Creates a draft that carries the token. If the answer shows that an earlier attempt had landed, keeps the oldest and
 * deletes the others. */
DopysRemotePostState *dopys_remote_create_draft (DopysRemote *self, const char *token, const DopysRemotePost *post,
                                                 GCancellable *cancellable, GError **error);
/* NULL without error: no post carries the token. */
DopysRemotePostState *dopys_remote_find_draft (DopysRemote *self, const char *token, GCancellable *cancellable,
                                               GError **error);
DopysRemotePostState *dopys_remote_update_post (DopysRemote *self, gint64 id, const DopysRemotePost *post,
                                                GCancellable *cancellable, GError **error);
DopysRemotePostState *dopys_remote_get_post (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
/* Those whom this user may name as authors of an article, as DopysRemoteTerm; none where there is no choice. */
GPtrArray *dopys_remote_list_authors (DopysRemote *self, GCancellable *cancellable, GError **error);
/* Newest first; of DopysRemotePostState without content. */
GPtrArray *dopys_remote_list_posts (DopysRemote *self, const DopysRemoteQuestion *question, gboolean *more,
                                    GCancellable *cancellable, GError **error);
/* Moves the post to the site's own trash where there is one; TRUE as well if it is gone already. */
gboolean dopys_remote_delete_post (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
DopysRemoteMedia *dopys_remote_upload_media (DopysRemote *self, const DopysRemoteUpload *upload,
                                             DopysRemoteProgress progress, gpointer user_data,
                                             GCancellable *cancellable, GError **error);
/* NULL without error: nothing carries the token. Completes sizes that an interruption left unmade. */
DopysRemoteMedia *dopys_remote_find_media (DopysRemote *self, const char *token, GCancellable *cancellable,
                                           GError **error);
DopysRemoteMedia *dopys_remote_get_media (DopysRemote *self, gint64 id, GCancellable *cancellable, GError **error);
gboolean dopys_remote_finish_media (DopysRemote *self, gint64 id, const char *alt, const char *caption, gint64 post,
                                    GCancellable *cancellable, GError **error);

/* Seconds that the site asked to wait with its last answer (after BUSY); 0 if it did not say. */
guint dopys_remote_get_pause (DopysRemote *self);

void dopys_discovery_free (DopysDiscovery *self);
void dopys_remote_account_free (DopysRemoteAccount *self);
void dopys_remote_term_free (DopysRemoteTerm *self);
void dopys_remote_post_state_free (DopysRemotePostState *self);
void dopys_remote_media_free (DopysRemoteMedia *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysDiscovery, dopys_discovery_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRemoteAccount, dopys_remote_account_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRemoteTerm, dopys_remote_term_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRemotePostState, dopys_remote_post_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRemoteMedia, dopys_remote_media_free)

G_END_DECLS
