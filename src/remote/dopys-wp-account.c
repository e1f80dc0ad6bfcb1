/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wp-account.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dopys-error.h"

gboolean
dopys_wp_account_is_wordpress (JsonObject *root)
{
  JsonArray *namespaces = dopys_json_get_array (root, "namespaces");

  for (guint i = 0; namespaces != NULL && i < json_array_get_length (namespaces); i++)
    {
      JsonNode *node = json_array_get_element (namespaces, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_strcmp0 (json_node_get_string (node), "wp/v2") == 0)
        return TRUE;
    }
  return FALSE;
}

/* Hours, a number or a number in a string, with halves and quarters. */
static double
get_offset (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "gmt_offset");
  double hours = 0;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    hours = g_ascii_strtod (json_node_get_string (node), NULL);
  else
    hours = json_node_get_double (node);
  return hours >= -14 && hours <= 14 ? hours : 0;
}

char *
dopys_wp_account_dup_time_zone (JsonObject *root)
{
  const char *name = dopys_json_get_string (root, "timezone_string");
  int minutes;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  minutes = (int) lround (get_offset (root) * 60);
  return g_strdup_printf ("%c%02d:%02d", minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
}

/* Whether the list at route may be posted to. */
static gboolean
allows_post (DopysWpApi *api, const char *route, gboolean *allowed, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysAnswer) answer =
      dopys_wp_api_get (api, dopys_wp_api_url (api, route, "per_page", "1", "_fields", "id", NULL), cancellable, error);

  if (answer == NULL)
    return FALSE;
  *allowed = dopys_answer_allows (answer, "POST");
  return TRUE;
}

static gboolean
set_reader (const DopysRemoteAccount *account, GError **error)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS,
               _ ("User “%s” may only read on this site. Ask the site’s administrator for the role of an author or an "
                  "editor, then try again."),
               account->user_name ? account->user_name : "");
  return FALSE;
}

/* Fails for a user who could write nothing at all (a subscriber); a contributor may at least hand in drafts. */
static gboolean
read_rights (DopysWpApi *api, JsonObject *user, DopysRemoteAccount *account, GCancellable *cancellable, GError **error)
{
  JsonObject *capabilities = dopys_json_get_object (user, "capabilities");

  if (capabilities != NULL)
    {
      if (!dopys_json_get_true (capabilities, "edit_posts"))
        return set_reader (account, error);
      account->can_publish = dopys_json_get_true (capabilities, "publish_posts");
      account->can_upload = dopys_json_get_true (capabilities, "upload_files");
      account->can_create_categories = dopys_json_get_true (capabilities, "manage_categories");
      return TRUE;
    }
  if (!allows_post (api, "wp/v2/posts", &account->can_publish, cancellable, error))
    return FALSE;
  if (!account->can_publish)
    return set_reader (account, error);
  return allows_post (api, "wp/v2/media", &account->can_upload, cancellable, error) &&
         allows_post (api, "wp/v2/categories", &account->can_create_categories, cancellable, error);
}

DopysRemoteAccount *
dopys_wp_account_check (DopysWpApi *api, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysRemoteAccount) account = g_new0 (DopysRemoteAccount, 1);
  g_autoptr (DopysAnswer) user = NULL;
  g_autoptr (DopysAnswer) root = NULL;
  JsonObject *object;

  user = dopys_wp_api_get (api, dopys_wp_api_url (api, "wp/v2/users/me", "context", "edit", NULL), cancellable, error);
  if (user == NULL || !dopys_answer_check (user, JSON_NODE_OBJECT, error))
    return NULL;
  object = dopys_answer_get_object (user);
  account->user_id = dopys_json_get_int (object, "id");
  account->user_name = dopys_json_unescape (dopys_json_get_string (object, "name"));
  if (account->user_id <= 0)
    {
      dopys_answer_set_incomplete (user, error);
      return NULL;
    }
  if (!read_rights (api, object, account, cancellable, error))
    return NULL;

  root = dopys_wp_api_get (api, dopys_wp_api_url (api, "", "_fields", DOPYS_WP_ROOT_FIELDS, NULL), cancellable, error);
  if (root == NULL || !dopys_answer_check (root, JSON_NODE_OBJECT, error))
    return NULL;
  object = dopys_answer_get_object (root);
  account->site_name = dopys_json_unescape (dopys_json_get_string (object, "name"));
  account->site_url = dopys_json_dup_url (object, "home");
  account->time_zone = dopys_wp_account_dup_time_zone (object);
  return g_steal_pointer (&account);
}

/* Whether this user may put another's name to an article. */
static gboolean
names_others (DopysWpApi *api, gboolean *may, GCancellable *cancellable, GError **error)
{
  char *url = dopys_wp_api_url (api, "wp/v2/users/me", "context", "edit", "_fields", "id,capabilities", NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, url, cancellable, error);

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_OBJECT, error))
    return FALSE;
  *may = dopys_json_get_true (dopys_json_get_object (dopys_answer_get_object (answer), "capabilities"),
                              "edit_others_posts");
  return TRUE;
}

GPtrArray *
dopys_wp_account_list_authors (DopysWpApi *api, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_term_free);
  g_autoptr (DopysAnswer) answer = NULL;
  gboolean may = FALSE;
  JsonArray *array;

  if (!names_others (api, &may, cancellable, error))
    return NULL;
  if (!may)
    return g_steal_pointer (&authors);
  answer = dopys_wp_api_get (api,
                             dopys_wp_api_url (api, "wp/v2/users", "who", "authors", "per_page", "100", "orderby",
                                               "name", "_fields", "id,name", NULL),
                             cancellable, error);
  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_ARRAY, error))
    return NULL;
  array = dopys_answer_get_array (answer);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      DopysRemoteTerm *author;

      if (dopys_json_get_int (object, "id") <= 0 || dopys_json_get_string (object, "name") == NULL)
        continue;
      author = g_new0 (DopysRemoteTerm, 1);
      author->id = dopys_json_get_int (object, "id");
      author->name = dopys_json_unescape (dopys_json_get_string (object, "name"));
      g_ptr_array_add (authors, author);
    }
  return g_steal_pointer (&authors);
}
