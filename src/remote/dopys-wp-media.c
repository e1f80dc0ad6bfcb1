/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wp-media.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-deadline.h"
#include "dopys-wp-posts.h"

/* What media_from_json() reads. WordPress 6.8 leaves media_details out where only a part of it is asked for. */
#define MEDIA_FIELDS "id,slug,alt_text,source_url,media_details,missing_image_sizes"
#define MAX_LOOKS 60       /* at something that the site is still making */
#define PATIENT_LOOKS 4    /* without a change, until it counts as interrupted */
#define MAX_QUERY_ALT 1500 /* bytes when escaped; addresses of more than 8 KB are refused by common servers */

static char *
media_url (DopysWpApi *api, gint64 id, const char *tail, const char *parameter, const char *value)
{
  g_autofree char *route = g_strdup_printf ("wp/v2/media/%" G_GINT64_FORMAT "%s", id, tail);

  return dopys_wp_api_url (api, route, parameter, value, NULL);
}

static guint
count_missing (JsonObject *object)
{
  JsonArray *missing = dopys_json_get_array (object, "missing_image_sizes");

  return missing != NULL ? json_array_get_length (missing) : 0;
}

/* NULL if it is no photo with an address. */
static DopysRemoteMedia *
media_from_json (JsonObject *object)
{
  JsonObject *sizes = dopys_json_get_object (dopys_json_get_object (object, "media_details"), "sizes");
  JsonObject *large = dopys_json_get_object (sizes, "large");
  g_autofree char *full_url = dopys_json_dup_url (object, "source_url");
  DopysRemoteMedia *media;

  if (dopys_json_get_int (object, "id") <= 0 || full_url == NULL)
    return NULL;
  media = g_new0 (DopysRemoteMedia, 1);
  media->id = dopys_json_get_int (object, "id");
  media->url = large != NULL ? dopys_json_dup_url (large, "source_url") : NULL;
  if (media->url == NULL)
    media->url = g_strdup (full_url);
  media->full_url = g_steal_pointer (&full_url);
  media->slug = g_strdup (dopys_json_get_string (object, "slug"));
  media->alt = g_strdup (dopys_json_get_string (object, "alt_text"));
  media->complete = count_missing (object) == 0;
  return media;
}

static DopysRemoteMedia *
media_from_answer (DopysAnswer *answer, GError **error)
{
  DopysRemoteMedia *media;

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_OBJECT, error))
    return NULL;
  media = media_from_json (dopys_answer_get_object (answer));
  if (media == NULL)
    dopys_answer_set_incomplete (answer, error);
  return media;
}

DopysRemoteMedia *
dopys_wp_media_get (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer =
      dopys_wp_api_get (api, media_url (api, id, "", "context", "edit"), cancellable, error);

  return media_from_answer (answer, error);
}

/* Asks the site to make what an interruption left unmade. */
static DopysRemoteMedia *
post_process (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (DopysAnswer) answer = NULL;
  GError *cancelled = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "action");
  json_builder_add_string_value (builder, "create-image-subsizes");
  json_builder_end_object (builder);
  answer = dopys_wp_api_post (api, media_url (api, id, "/post-process", NULL, NULL), builder, cancellable, &cancelled);
  if (g_error_matches (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cancelled);
      return NULL;
    }
  g_clear_error (&cancelled);
  /* Whatever became of it, the photo is there; how far it got is to be seen. */
  return dopys_wp_media_get (api, id, cancellable, error);
}

/* Waits while the site is still making sizes, then asks for the rest once. */
static DopysRemoteMedia *
complete (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  guint least = G_MAXUINT, patience = 0;

  for (guint look = 0; look < MAX_LOOKS && patience < PATIENT_LOOKS; look++)
    {
      g_autoptr (DopysAnswer) answer =
          dopys_wp_api_get (api, media_url (api, id, "", "context", "edit"), cancellable, error);
      guint missing;

      if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_OBJECT, error))
        return NULL;
      missing = count_missing (dopys_answer_get_object (answer));
      if (missing == 0)
        return media_from_answer (answer, error);
      patience = missing < least ? 0 : patience + 1;
      least = MIN (missing, least);
      if (!dopys_deadline_pause (dopys_wp_api_get_poll (api), cancellable, error))
        return NULL;
    }
  return post_process (api, id, cancellable, error);
}

static gboolean
delete_double (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer =
      dopys_wp_api_delete (api, media_url (api, id, "", "force", "true"), cancellable, error);

  if (answer == NULL)
    return FALSE;
  return answer->http->status == 404 || answer->http->status == 410 ||
         dopys_answer_check (answer, JSON_NODE_OBJECT, error);
}

/* The lowest id that carries the token, 0 for none, -1 on error; deletes the others. */
static gint64
find_and_clean (DopysWpApi *api, const char *token, GCancellable *cancellable, GError **error)
{
  g_autofree char *slugs = dopys_wp_posts_token_slugs (token);
  char *url = dopys_wp_api_url (api, "wp/v2/media", "slug", slugs, "context", "edit", "orderby", "id", "order", "asc",
                                "per_page", "100", "_fields", "id,slug", NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, url, cancellable, error);
  g_autofree gint64 *ids = NULL;
  JsonArray *array;
  guint n = 0;
  gint64 keep = 0;

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_ARRAY, error))
    return -1;
  array = dopys_answer_get_array (answer);
  ids = g_new0 (gint64, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *slug = dopys_json_get_string (object, "slug");
      gint64 id = dopys_json_get_int (object, "id");

      /* What only looks alike is not ours to delete. */
      if (id <= 0 || (g_strcmp0 (slug, token) != 0 && !dopys_wp_posts_is_double (slug, token)))
        continue;
      ids[n++] = id;
      keep = keep == 0 ? id : MIN (keep, id);
    }
  for (guint i = 0; i < n; i++)
    if (ids[i] != keep && !delete_double (api, ids[i], cancellable, error))
      return -1;
  return keep;
}

DopysRemoteMedia *
dopys_wp_media_find (DopysWpApi *api, const char *token, GCancellable *cancellable, GError **error)
{
  gint64 id = find_and_clean (api, token, cancellable, error);

  return id > 0 ? complete (api, id, cancellable, error) : NULL;
}

gboolean
dopys_wp_media_finish (DopysWpApi *api, gint64 id, const char *alt, const char *caption, gint64 post,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (DopysAnswer) answer = NULL;
  g_autoptr (DopysRemoteMedia) media = NULL;
  const char *const texts[][2] = { { "alt_text", alt }, { "caption", caption } };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i][1] == NULL)
        continue;
      json_builder_set_member_name (builder, texts[i][0]);
      json_builder_add_string_value (builder, texts[i][1]);
    }
  if (post > 0)
    {
      json_builder_set_member_name (builder, "post");
      json_builder_add_int_value (builder, post);
    }
  json_builder_end_object (builder);
  answer = dopys_wp_api_set (api, media_url (api, id, "", "_fields", "id,source_url"), builder, cancellable, error);
  media = media_from_answer (answer, error);
  return media != NULL;
}

static char *
ascii_file_name (const char *name)
{
  g_autofree char *safe = g_strdup (name != NULL && *name != '\0' ? name : "photo.jpg");

  return g_strdup (g_strcanon (safe, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-", '-'));
}

static GBytes *
map_file (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, &cause);

  if (mapped != NULL && g_mapped_file_get_length (mapped) > 0)
    return g_mapped_file_get_bytes (mapped);
  if (mapped == NULL)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
                 _ ("The prepared photo could not be read from the disk (%s). Your own file is untouched; try again."),
                 cause->message);
  else
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
                         _ ("The prepared photo is empty, so it was not sent. Your own file is untouched; try again."));
  return NULL;
}

/* What the answer to an upload means: a photo, an interrupted one that can be finished, or an error. */
static DopysRemoteMedia *
understand_upload (DopysWpApi *api, DopysAnswer *answer, const char *token, GCancellable *cancellable, GError **error)
{
  gint64 interrupted = dopys_answer_get_number (answer, "X-WP-Upload-Attachment-ID");
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (DopysRemoteMedia) kept = NULL;
  g_autoptr (GError) cause = NULL;

  if (answer->http->status >= 500 && interrupted > 0)
    {
      media = post_process (api, interrupted, cancellable, &cause);
      if (media == NULL && !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dopys_answer_check (answer, JSON_NODE_OBJECT, error);
      else if (media == NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
    }
  else
    {
      media = media_from_answer (answer, error);
    }
  if (media == NULL || !dopys_wp_posts_is_double (media->slug, token))
    return g_steal_pointer (&media);

  /* An earlier attempt had landed. */
  kept = dopys_wp_media_find (api, token, cancellable, &cause);
  if (kept != NULL)
    return g_steal_pointer (&kept);
  if (cause == NULL)
    return g_steal_pointer (&media);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME, cause->message);
  return NULL;
}

static DopysAnswer *
send_file (DopysWpApi *api, const DopysRemoteUpload *upload, const char *query_alt, DopysRemoteProgress progress,
           gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) body = map_file (upload->path, error);
  g_autofree char *name = ascii_file_name (upload->file_name);
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s\"", name);
  const char *const headers[] = { "Content-Disposition", disposition, upload->md5 != NULL ? "Content-MD5" : NULL,
                                  upload->md5, NULL };
  DopysHttpRequest request = { .method = "POST",
                               .content_type = upload->mime_type,
                               .body = body,
                               .headers = headers,
                               .reuses = TRUE,
                               .progress = progress,
                               .progress_data = user_data };

  if (body == NULL)
    return NULL;
  return dopys_wp_api_send (api,
                            dopys_wp_api_url (api, "wp/v2/media", "slug", upload->token, "alt_text", query_alt, "title",
                                              upload->title, "_fields", MEDIA_FIELDS, NULL),
                            &request, cancellable, error);
}

DopysRemoteMedia *
dopys_wp_media_upload (DopysWpApi *api, const DopysRemoteUpload *upload, DopysRemoteProgress progress,
                       gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *escaped = upload->alt != NULL ? g_uri_escape_string (upload->alt, NULL, FALSE) : NULL;
  gboolean long_alt = escaped != NULL && strlen (escaped) > MAX_QUERY_ALT;
  g_autoptr (DopysAnswer) answer =
      send_file (api, upload, long_alt ? NULL : upload->alt, progress, user_data, cancellable, error);
  g_autoptr (DopysRemoteMedia) media = NULL;

  if (answer == NULL)
    return NULL;
  media = understand_upload (api, answer, upload->token, cancellable, error);
  if (media == NULL || !long_alt)
    return g_steal_pointer (&media);
  /* Should this fail, the photo is there all the same, and the state says which description it has. */
  if (dopys_wp_media_finish (api, media->id, upload->alt, NULL, 0, cancellable, NULL))
    {
      g_free (media->alt);
      media->alt = g_strdup (upload->alt);
    }
  return g_steal_pointer (&media);
}
