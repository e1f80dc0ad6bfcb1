/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-site.h"

struct _FakeSite
{
  GObject parent_instance;
  GRand *rand;
  guint percent;
  const char *faulty_call;
  FakeFault fault;
  gboolean gone; /* out of reach since its last answer got lost */
  GPtrArray *posts;
  GPtrArray *media;
  gint64 last_id;
  guint calls;
  gboolean rewrites;
  gboolean drops;
};

static void fake_site_iface_init (DopysRemoteInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSite, fake_site, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DOPYS_TYPE_REMOTE, fake_site_iface_init))

static void
post_free (FakePost *post)
{
  g_free (post->slug);
  g_free (post->status);
  g_free (post->title);
  g_free (post->content);
  g_free (post->excerpt);
  g_free (post->date);
  g_array_unref (post->categories);
  g_array_unref (post->tags);
  g_free (post);
}

static void
media_free (FakeMedia *media)
{
  g_free (media->token);
  g_free (media->md5);
  g_free (media->alt);
  dopys_metadata_clear (&media->told);
  g_free (media);
}

/* ---- faults ---- */

static FakeFault
begin (FakeSite *self, const char *call)
{
  gboolean faulty = self->faulty_call && g_str_equal (self->faulty_call, call);

  self->calls++;
  if (self->gone)
    return FAKE_OUT_OF_REACH;
  if (faulty && self->fault == FAKE_LAST_ANSWER_LOST)
    {
      self->gone = TRUE;
      return FAKE_ANSWER_LOST;
    }
  if (self->faulty_call)
    return faulty ? self->fault : FAKE_NO_FAULT;
  if (self->rand && (guint) g_rand_int_range (self->rand, 0, 100) < self->percent)
    return (FakeFault) g_rand_int_range (self->rand, FAKE_OUT_OF_REACH, N_FAKE_FAULTS);
  return FAKE_NO_FAULT;
}

/* Whether the call ends before the site did anything. */
static gboolean
fails_before (FakeFault fault, GError **error)
{
  static const DopysError codes[] = {
    [FAKE_OUT_OF_REACH] = DOPYS_ERROR_NO_NETWORK,
    [FAKE_BUSY] = DOPYS_ERROR_BUSY,
    [FAKE_REQUEST_LOST] = DOPYS_ERROR_UNKNOWN_OUTCOME,
    [FAKE_REFUSED] = DOPYS_ERROR_REFUSED,
  };
  if (fault == FAKE_NO_FAULT || fault == FAKE_ANSWER_LOST || fault == FAKE_BAD_ANSWER || fault == FAKE_CANCELLED)
    return FALSE;
  g_set_error_literal (error, DOPYS_ERROR, codes[fault], "before");
  return TRUE;
}

static gboolean
fails_after (FakeFault fault, GCancellable *cancellable, GError **error)
{
  if (fault == FAKE_NO_FAULT)
    return FALSE;
  if (fault == FAKE_CANCELLED)
    {
      if (cancellable)
        g_cancellable_cancel (cancellable);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return TRUE;
    }
  g_set_error_literal (error, DOPYS_ERROR,
                       fault == FAKE_BAD_ANSWER ? DOPYS_ERROR_BAD_ANSWER : DOPYS_ERROR_UNKNOWN_OUTCOME, "after");
  return TRUE;
}

/* ---- posts ---- */

static FakePost *
find_post (FakeSite *self, gint64 id, const char *slug)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      FakePost *post = g_ptr_array_index (self->posts, i);
      if (post->id == id || g_strcmp0 (post->slug, slug) == 0)
        return post;
    }
  return NULL;
}

static DopysRemotePostState *
state_of (const FakePost *post)
{
  DopysRemotePostState *state = g_new0 (DopysRemotePostState, 1);
  state->id = post->id;
  state->slug = g_strdup (post->slug);
  state->status = g_strdup (post->status);
  state->title = g_strdup (post->title);
  state->content = g_strdup (post->content);
  state->excerpt = g_strdup (post->excerpt);
  state->date_gmt = g_strdup (post->date);
  state->n_categories = post->categories->len;
  state->categories = g_memdup2 (post->categories->data, post->categories->len * sizeof (gint64));
  state->n_tags = post->tags->len;
  state->tags = g_memdup2 (post->tags->data, post->tags->len * sizeof (gint64));
  state->url = g_strdup_printf ("https://rada.example/%s/", post->slug);
  state->modified_gmt = g_strdup_printf ("2026-11-23T10:%02u:%02u", post->changes / 60, post->changes % 60);
  state->lead = post->lead;
  return state;
}

static char *
rewrite (const char *content)
{
  g_autoptr (GRegex) script = g_regex_new ("</?script[^>]*>", 0, 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *without = g_regex_replace_literal (script, content, -1, 0, "", 0, NULL);
  g_string_assign (text, without);
  g_string_replace (text, "\"/>", "\" />", 0);
  return g_strdup (text->str);
}

static void
change_ids (GArray *ids, const gint64 *sent, guint n)
{
  if (sent == NULL)
    return;
  g_array_set_size (ids, 0);
  if (n > 0)
    g_array_append_vals (ids, sent, n);
}

static void
change_dropped (FakeSite *self, FakePost *post, const DopysRemotePost *sent)
{
  if (sent->slug)
    {
      g_free (post->slug);
      post->slug = g_strconcat (sent->slug, self->drops ? "-2" : "", NULL);
    }
  if (sent->status)
    g_set_str (&post->status, self->drops && g_str_equal (sent->status, "publish") ? "pending" : sent->status);
  if (self->drops)
    return;
  if (sent->excerpt)
    g_set_str (&post->excerpt, sent->excerpt);
  change_ids (post->categories, sent->categories, sent->n_categories);
  change_ids (post->tags, sent->tags, sent->n_tags);
  if (sent->set_lead)
    post->lead = sent->lead;
}

static void
change_post (FakeSite *self, FakePost *post, const DopysRemotePost *sent)
{
  change_dropped (self, post, sent);
  if (sent->title)
    g_set_str (&post->title, sent->title);
  if (sent->date_gmt)
    g_set_str (&post->date, sent->date_gmt);
  if (sent->content)
    {
      g_free (post->content);
      post->content = self->rewrites ? rewrite (sent->content) : g_strdup (sent->content);
    }
  post->changes++;
}

static DopysRemotePostState *
create_draft (DopysRemote *remote, const char *token, const DopysRemotePost *sent, GCancellable *cancellable,
              GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "create");

  g_assert_true (g_str_has_prefix (token, "pp-"));
  g_assert_null (find_post (self, 0, token));
  if (fails_before (fault, error))
    return NULL;
  FakePost *post = g_new0 (FakePost, 1);
  post->id = ++self->last_id;
  post->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  post->tags = g_array_new (FALSE, FALSE, sizeof (gint64));
  change_post (self, post, sent);
  g_set_str (&post->slug, token);
  g_set_str (&post->status, "draft");
  g_ptr_array_add (self->posts, post);
  return fails_after (fault, cancellable, error) ? NULL : state_of (post);
}

static DopysRemotePostState *
find_draft (DopysRemote *remote, const char *token, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "find");

  if (fails_before (fault, error) || fails_after (fault, cancellable, error))
    return NULL;
  const FakePost *post = find_post (self, 0, token);
  return post ? state_of (post) : NULL;
}

static DopysRemotePostState *
update_post (DopysRemote *remote, gint64 id, const DopysRemotePost *sent, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "update");
  FakePost *post = find_post (self, id, NULL);

  g_assert_nonnull (post);
  if (fails_before (fault, error))
    return NULL;
  change_post (self, post, sent);
  return fails_after (fault, cancellable, error) ? NULL : state_of (post);
}

static DopysRemotePostState *
get_post (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "get");

  if (fails_before (fault, error) || fails_after (fault, cancellable, error))
    return NULL;
  const FakePost *post = find_post (self, id, NULL);
  if (post)
    return state_of (post);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, "no such post");
  return NULL;
}

static gboolean
delete_post (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "delete");
  FakePost *post = find_post (self, id, NULL);

  if (fails_before (fault, error))
    return FALSE;
  if (post)
    g_ptr_array_remove (self->posts, post);
  return !fails_after (fault, cancellable, error);
}

/* ---- terms, media ---- */

static gint64
ensure_term (DopysRemote *remote, DopysTermKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  FakeFault fault = begin (FAKE_SITE (remote), "term");
  if (fails_before (fault, error) || fails_after (fault, cancellable, error))
    return 0;
  return 1000 + (gint64) g_str_hash (name) % 1000;
}

static GPtrArray *
list_terms (DopysRemote *remote, DopysTermKind kind, GCancellable *cancellable, GError **error)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_term_free);
}

static FakeMedia *
find_in_media (FakeSite *self, gint64 id, const char *token)
{
  for (guint i = 0; i < self->media->len; i++)
    {
      FakeMedia *media = g_ptr_array_index (self->media, i);
      if (media->id == id || g_strcmp0 (media->token, token) == 0)
        return media;
    }
  return NULL;
}

static DopysRemoteMedia *
describe (const FakeMedia *media)
{
  DopysRemoteMedia *described = g_new0 (DopysRemoteMedia, 1);
  described->id = media->id;
  described->url = g_strdup_printf ("https://rada.example/photo-%d.jpg", (int) media->id);
  described->full_url = g_strdup (described->url);
  described->slug = g_strdup (media->token);
  described->complete = TRUE;
  return described;
}

static void
read_file (FakeMedia *media, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
  dopys_metadata_read (bytes, &media->told);
}

static DopysRemoteMedia *
upload_media (DopysRemote *remote, const DopysRemoteUpload *upload, DopysRemoteProgress progress, gpointer user_data,
              GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "upload");

  g_assert_true (g_str_has_prefix (upload->token, "pm-"));
  g_assert_null (find_in_media (self, -1, upload->token));
  g_assert_true (g_file_test (upload->path, G_FILE_TEST_IS_REGULAR));
  if (fails_before (fault, error))
    return NULL;
  progress (1, 1, user_data);
  FakeMedia *media = g_new0 (FakeMedia, 1);
  media->id = ++self->last_id;
  media->token = g_strdup (upload->token);
  media->md5 = g_strdup (upload->md5);
  read_file (media, upload->path);
  g_ptr_array_add (self->media, media);
  return fails_after (fault, cancellable, error) ? NULL : describe (media);
}

static DopysRemoteMedia *
find_media (DopysRemote *remote, const char *token, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "find");

  if (fails_before (fault, error) || fails_after (fault, cancellable, error))
    return NULL;
  const FakeMedia *media = find_in_media (self, -1, token);
  return media ? describe (media) : NULL;
}

static DopysRemoteMedia *
get_media (DopysRemote *remote, gint64 id, GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "get");

  if (fails_before (fault, error) || fails_after (fault, cancellable, error))
    return NULL;
  const FakeMedia *media = find_in_media (self, id, NULL);
  if (media)
    return describe (media);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, "no such photo");
  return NULL;
}

static gboolean
finish_media (DopysRemote *remote, gint64 id, const char *alt, const char *caption, gint64 parent,
              GCancellable *cancellable, GError **error)
{
  FakeSite *self = FAKE_SITE (remote);
  FakeFault fault = begin (self, "finish");
  FakeMedia *media = find_in_media (self, id, NULL);

  if (fails_before (fault, error))
    return FALSE;
  g_assert_nonnull (media);
  g_set_str (&media->alt, alt);
  media->parent = parent;
  return !fails_after (fault, cancellable, error);
}

static void
fake_site_iface_init (DopysRemoteInterface *iface)
{
  iface->create_draft = create_draft;
  iface->find_draft = find_draft;
  iface->update_post = update_post;
  iface->get_post = get_post;
  iface->delete_post = delete_post;
  iface->list_terms = list_terms;
  iface->ensure_term = ensure_term;
  iface->upload_media = upload_media;
  iface->find_media = find_media;
  iface->get_media = get_media;
  iface->finish_media = finish_media;
}

static void
fake_site_finalize (GObject *object)
{
  FakeSite *self = FAKE_SITE (object);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->media);
  G_OBJECT_CLASS (fake_site_parent_class)->finalize (object);
}

static void
fake_site_class_init (FakeSiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_site_finalize;
}

static void
fake_site_init (FakeSite *self)
{
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) post_free);
  self->media = g_ptr_array_new_with_free_func ((GDestroyNotify) media_free);
}

FakeSite *
fake_site_new (GRand *rand, guint percent)
{
  FakeSite *self = g_object_new (FAKE_TYPE_SITE, NULL);
  self->rand = rand;
  self->percent = percent;
  return self;
}

void
fake_site_set_fault (FakeSite *self, const char *call, FakeFault fault)
{
  self->faulty_call = call;
  self->fault = fault;
  self->gone = FALSE;
}

void
fake_site_set_rewrites (FakeSite *self)
{
  self->rewrites = TRUE;
}

void
fake_site_set_drops (FakeSite *self)
{
  self->drops = TRUE;
}

GPtrArray *
fake_site_get_posts (FakeSite *self)
{
  return self->posts;
}

GPtrArray *
fake_site_get_media (FakeSite *self)
{
  return self->media;
}

guint
fake_site_count_calls (FakeSite *self)
{
  return self->calls;
}
