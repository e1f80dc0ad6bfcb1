/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wp-posts.h"

#include <string.h>

#define PER_PAGE "20"
#define MAX_DOUBLES 9
#define STATE_FIELDS                                                                                                   \
  "id,slug,status,link,title.raw,content.raw,excerpt.raw,modified_gmt,date_gmt,author,featured_media,"                 \
  "categories,tags"
#define LIST_FIELDS                                                                                                    \
  "id,slug,status,link,title.raw,excerpt.raw,modified_gmt,date_gmt,author,featured_media,categories,tags"

char *
dopys_wp_posts_token_slugs (const char *token)
{
  GString *slugs = g_string_new (token);

  for (guint i = 2; i <= MAX_DOUBLES; i++)
    g_string_append_printf (slugs, ",%s-%u", token, i);
  return g_string_free_and_steal (slugs);
}

gboolean
dopys_wp_posts_is_double (const char *slug, const char *token)
{
  gsize length = strlen (token);

  return slug != NULL && strncmp (slug, token, length) == 0 && slug[length] == '-' &&
         g_ascii_isdigit (slug[length + 1]) && strspn (slug + length + 1, "0123456789") == strlen (slug + length + 1);
}

/* As little as makes the text come back as it is: a whole escape would show in the titles of other editors. */
static char *
escape_text (const char *text)
{
  GString *html = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      gboolean entity =
          *text == '&' && (text[1] == '#' || g_ascii_isalpha (text[1])) && text[1 + strcspn (text + 1, "; &<")] == ';';

      if (*text == '<')
        g_string_append (html, "&lt;");
      else if (*text == '>')
        g_string_append (html, "&gt;");
      else if (entity)
        g_string_append (html, "&amp;");
      else
        g_string_append_c (html, *text);
    }
  return g_string_free_and_steal (html);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *html = value != NULL ? escape_text (value) : NULL;

  add_string (builder, name, html);
}

static void
add_ids (JsonBuilder *builder, const char *name, const gint64 *ids, guint n)
{
  if (ids == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_int_value (builder, ids[i]);
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  if (value == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static JsonBuilder *
post_to_json (const DopysRemotePost *post, const char *slug, const char *status)
{
  JsonBuilder *builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_text (builder, "title", post->title);
  add_string (builder, "content", post->content);
  add_text (builder, "excerpt", post->excerpt);
  add_string (builder, "slug", slug);
  add_string (builder, "status", status);
  add_string (builder, "date_gmt", post->date_gmt);
  add_ids (builder, "categories", post->categories, post->n_categories);
  add_ids (builder, "tags", post->tags, post->n_tags);
  add_string (builder, "password", post->password);
  if (post->comments != DOPYS_CHOICE_LEAVE)
    add_string (builder, "comment_status", post->comments == DOPYS_CHOICE_YES ? "open" : "closed");
  if (post->sticky != DOPYS_CHOICE_LEAVE)
    {
      json_builder_set_member_name (builder, "sticky");
      json_builder_add_boolean_value (builder, post->sticky == DOPYS_CHOICE_YES);
    }
  add_number (builder, "author", post->author);
  if (post->set_lead)
    {
      json_builder_set_member_name (builder, "featured_media");
      json_builder_add_int_value (builder, post->lead);
    }
  json_builder_end_object (builder);
  return builder;
}

static char *
dup_text (JsonObject *object, const char *name)
{
  const char *html = dopys_json_get_text (object, name);

  return html != NULL ? dopys_json_unescape (html) : NULL;
}

/* NULL if it is no post. */
static DopysRemotePostState *
state_from_json (JsonObject *object)
{
  DopysRemotePostState *state;

  if (dopys_json_get_int (object, "id") <= 0)
    return NULL;
  state = g_new0 (DopysRemotePostState, 1);
  state->id = dopys_json_get_int (object, "id");
  state->slug = g_strdup (dopys_json_get_string (object, "slug"));
  state->status = g_strdup (dopys_json_get_string (object, "status"));
  state->url = dopys_json_dup_url (object, "link");
  state->title = dup_text (object, "title");
  state->content = g_strdup (dopys_json_get_text (object, "content"));
  state->excerpt = dup_text (object, "excerpt");
  state->modified_gmt = g_strdup (dopys_json_get_string (object, "modified_gmt"));
  state->date_gmt = g_strdup (dopys_json_get_string (object, "date_gmt"));
  state->author = dopys_json_get_int (object, "author");
  state->lead = dopys_json_get_int (object, "featured_media");
  state->categories = dopys_json_dup_ids (object, "categories", &state->n_categories);
  state->tags = dopys_json_dup_ids (object, "tags", &state->n_tags);
  return state;
}

static DopysRemotePostState *
state_from_answer (DopysAnswer *answer, GError **error)
{
  DopysRemotePostState *state;

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_OBJECT, error))
    return NULL;
  state = state_from_json (dopys_answer_get_object (answer));
  if (state == NULL)
    dopys_answer_set_incomplete (answer, error);
  return state;
}

static GPtrArray *
states_from_answer (DopysAnswer *answer, GError **error)
{
  GPtrArray *states;
  JsonArray *array;

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_ARRAY, error))
    return NULL;
  states = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_post_state_free);
  array = dopys_answer_get_array (answer);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      DopysRemotePostState *state =
          JSON_NODE_HOLDS_OBJECT (node) ? state_from_json (json_node_get_object (node)) : NULL;

      if (state != NULL)
        g_ptr_array_add (states, state);
    }
  return states;
}

static char *
post_url (DopysWpApi *api, gint64 id, const char *parameter, const char *value)
{
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, id);

  return dopys_wp_api_url (api, route, parameter, value, NULL);
}

/* For good. Somebody else may have done it. */
static gboolean
delete_double (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer = dopys_wp_api_delete (api, post_url (api, id, "force", "true"), cancellable, error);

  if (answer == NULL)
    return FALSE;
  if (answer->http->status == 404 || answer->http->status == 410)
    return TRUE;
  return dopys_answer_check (answer, JSON_NODE_OBJECT, error);
}

DopysRemotePostState *
dopys_wp_posts_find (DopysWpApi *api, const char *token, GCancellable *cancellable, GError **error)
{
  g_autofree char *slugs = dopys_wp_posts_token_slugs (token);
  char *url = dopys_wp_api_url (api, "wp/v2/posts", "slug", slugs, "status", "any", "context", "edit", "orderby", "id",
                                "order", "asc", "per_page", "100", "_fields", STATE_FIELDS, NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, url, cancellable, error);
  g_autoptr (GPtrArray) states = states_from_answer (answer, error);
  guint keep = 0;

  if (states == NULL || states->len == 0)
    return NULL;
  /* Not relied upon: a cache or plugin may have changed the order. */
  for (guint i = 1; i < states->len; i++)
    if (((DopysRemotePostState *) states->pdata[i])->id < ((DopysRemotePostState *) states->pdata[keep])->id)
      keep = i;
  for (guint i = 0; i < states->len; i++)
    {
      const DopysRemotePostState *state = states->pdata[i];
      gboolean ours = g_strcmp0 (state->slug, token) == 0 || dopys_wp_posts_is_double (state->slug, token);

      if (i != keep && ours && g_strcmp0 (state->status, "draft") == 0 &&
          !delete_double (api, state->id, cancellable, error))
        return NULL;
    }
  return g_ptr_array_steal_index (states, keep);
}

DopysRemotePostState *
dopys_wp_posts_create (DopysWpApi *api, const char *token, const DopysRemotePost *post, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (JsonBuilder) builder = post_to_json (post, token, "draft");
  char *url = dopys_wp_api_url (api, "wp/v2/posts", "context", "edit", NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_post (api, url, builder, cancellable, error);
  g_autoptr (DopysRemotePostState) state = state_from_answer (answer, error);
  g_autoptr (DopysRemotePostState) kept = NULL;
  g_autoptr (GError) lost = NULL;

  if (state == NULL)
    return NULL;
  if (!dopys_wp_posts_is_double (state->slug, token))
    return g_steal_pointer (&state);

  kept = dopys_wp_posts_find (api, token, cancellable, &lost);
  if (kept != NULL)
    return g_steal_pointer (&kept);
  if (lost == NULL)
    return g_steal_pointer (&state);
  if (g_error_matches (lost, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&lost));
  else
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME, lost->message);
  return NULL;
}

DopysRemotePostState *
dopys_wp_posts_update (DopysWpApi *api, gint64 id, const DopysRemotePost *post, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (JsonBuilder) builder = post_to_json (post, post->slug, post->status);
  g_autoptr (DopysAnswer) answer =
      dopys_wp_api_post (api, post_url (api, id, "context", "edit"), builder, cancellable, error);

  return state_from_answer (answer, error);
}

DopysRemotePostState *
dopys_wp_posts_get (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, post_url (api, id, "context", "edit"), cancellable, error);

  return state_from_answer (answer, error);
}

static const char *
nothing_as_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* NULL for 0: not asked for. */
static char *
dup_number (gint64 number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

GPtrArray *
dopys_wp_posts_list (DopysWpApi *api, const DopysRemoteQuestion *question, gboolean *more, GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *number = dup_number (MAX (question->page, 1));
  g_autofree char *category = dup_number (question->category);
  g_autofree char *author = dup_number (question->author);
  const char *status = nothing_as_null (question->status);
  char *url = dopys_wp_api_url (api, "wp/v2/posts", "page", number, "per_page", PER_PAGE, "search",
                                nothing_as_null (question->search), "status", status != NULL ? status : "any", "slug",
                                nothing_as_null (question->slug), "categories", category, "author", author, "context",
                                "edit", "orderby", "date", "order", "desc", "_fields", LIST_FIELDS, NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, url, cancellable, error);

  if (more != NULL)
    *more = FALSE;
  if (answer == NULL)
    return NULL;
  if (dopys_answer_has_code (answer, "rest_post_invalid_page_number"))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_post_state_free);
  if (more != NULL)
    *more = dopys_answer_get_number (answer, "X-WP-TotalPages") > MAX (question->page, 1);
  return states_from_answer (answer, error);
}

gboolean
dopys_wp_posts_delete (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer = dopys_wp_api_delete (api, post_url (api, id, NULL, NULL), cancellable, error);

  if (answer == NULL)
    return FALSE;
  if (dopys_answer_has_code (answer, "rest_already_trashed") || dopys_answer_has_code (answer, "rest_post_invalid_id"))
    return TRUE;
  if (dopys_answer_has_code (answer, "rest_trash_not_supported"))
    return delete_double (api, id, cancellable, error);
  return dopys_answer_check (answer, JSON_NODE_OBJECT, error);
}
