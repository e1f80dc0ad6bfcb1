/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-provision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-edit.h"
#include "dopys-html.h"
#include "dopys-site-access.h"

/* ---- site ---- */

/* The value of NAME=value, quotes around it taken off. */
static char *
find_value (char **lines, const char *name)
{
  for (guint i = 0; lines[i]; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize length = strlen (name);

      if (g_str_has_prefix (line, name) && line[length] == '=')
        return g_shell_unquote (line + length + 1, NULL);
    }
  return NULL;
}

static gboolean
is_loopback (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) inet = host ? g_inet_address_new_from_string (host) : NULL;

  return host && ((inet && g_inet_address_get_is_loopback (inet)) || g_str_equal (host, "localhost"));
}

gboolean
dopys_provision_site (DopysWorkspace *workspace, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (DopysConnection) connection = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  address = find_value (lines, "SITE_URL");
  user = find_value (lines, "SITE_USER");
  password = find_value (lines, "SITE_PASSWORD");
  if (!address || !user || !password || !is_loopback (address))
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                   _ ("“%s” does not name a site on this computer with SITE_URL, SITE_USER and SITE_PASSWORD."), path);
      return FALSE;
    }
  connection =
      dopys_site_access_connect_sync (dopys_workspace_get_store (workspace), address, user, password, NULL, error);
  return connection != NULL;
}

/* ---- sample ---- */

typedef struct
{
  DopysWorkspace *workspace;
  GFile *folder;
  GError *error; /* the first one */
} Sample;

static DopysPhoto *
import_image (const char *src, const char *alt, gpointer user_data)
{
  Sample *sample = user_data;
  g_autoptr (GFile) file = g_file_resolve_relative_path (sample->folder, src);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoInfo) info =
      dopys_library_import (dopys_workspace_get_library (sample->workspace), file, NULL, &error);
  g_autoptr (DopysPhoto) photo = NULL;

  if (!info || !dopys_store_save_photo_sync (dopys_workspace_get_store (sample->workspace), info, &error))
    {
      if (!sample->error)
        sample->error = g_steal_pointer (&error);
      return NULL;
    }
  photo = dopys_photo_new (info->id);
  return dopys_photo_with_alt (photo, alt);
}

/* The first single photo of the body leads: it moves out of the text. */
static void
take_lead (DopysArticle *article)
{
  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (article->document, i));
      g_autoptr (DopysDocument) document = NULL;

      if (!media || dopys_media_is_gallery (media))
        continue;
      article->lead = dopys_photo_ref (dopys_media_get_photo (media, 0));
      document = dopys_edit_remove_block (article->document, i, NULL);
      dopys_document_unref (article->document);
      article->document = g_steal_pointer (&document);
      return;
    }
}

static DopysArticle *
read_sample (Sample *sample, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (sample->folder, "article.html");
  g_autofree char *html = NULL;
  g_autoptr (DopysHtml) read = NULL;
  gsize length;
  DopysArticle *article;

  if (!g_file_load_contents (file, NULL, &html, &length, NULL, error))
    return NULL;
  read = dopys_html_read (html, (gssize) length, import_image, sample, error);
  if (!read)
    return NULL;
  if (sample->error)
    {
      g_propagate_error (error, g_steal_pointer (&sample->error));
      return NULL;
    }
  article = dopys_article_new ();
  g_set_str (&article->title, read->title);
  dopys_document_unref (article->document);
  article->document = dopys_document_ref (read->document);
  take_lead (article);
  return article;
}

gboolean
dopys_provision_sample (DopysWorkspace *workspace, const char *folder, char **id, GError **error)
{
  DopysStore *store = dopys_workspace_get_store (workspace);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (store, "", error);
  g_autoptr (DopysArticle) article = NULL;
  Sample sample = { .workspace = workspace, .folder = file };

  if (id)
    *id = NULL;
  if (!rows || rows->len > 0)
    return rows != NULL;
  article = read_sample (&sample, error);
  g_clear_error (&sample.error);
  if (!article || !dopys_store_save_article_sync (store, article, error))
    return FALSE;
  if (id)
    *id = g_strdup (article->id);
  return TRUE;
}
