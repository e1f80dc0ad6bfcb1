/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cli-article.h"

#include "dopys-cli-report.h"
#include "dopys-edit.h"
#include "dopys-error.h"
#include "dopys-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GFile *folder;
  DopysLibrary *library;
  DopysStore *store;
  GError *error; /* of the first picture that could not be brought */
} Reader;

static DopysPhoto *
import_photo (DopysLibrary *library, DopysStore *store, GFile *file, const char *alt, GError **error)
{
  g_autoptr (DopysPhotoInfo) info = dopys_library_import (library, file, NULL, error);
  if (info == NULL || (store && !dopys_store_save_photo_sync (store, info, error)))
    return NULL;
  g_autoptr (DopysPhoto) photo = dopys_photo_new (info->id);
  return dopys_photo_with_alt (photo, alt);
}

/* A relative or absolute path, percent-encoded as in HTML, or a file: address. NULL for addresses of the web. */
static GFile *
local_file (GFile *folder, const char *src)
{
  g_autofree char *scheme = g_uri_parse_scheme (src);
  if (scheme && g_ascii_strcasecmp (scheme, "file") == 0)
    return g_file_new_for_uri (src);
  if (scheme || g_str_has_prefix (src, "//"))
    return NULL;
  g_autofree char *path = g_uri_unescape_string (src, NULL);
  return g_file_resolve_relative_path (folder, path ? path : src);
}

static DopysPhoto *
image_cb (const char *src, const char *alt, gpointer user_data)
{
  Reader *reader = user_data;
  g_autoptr (GFile) file = local_file (reader->folder, src);

  if (file == NULL)
    {
      g_autofree char *scheme = g_uri_parse_scheme (src);
      if (scheme == NULL || !g_str_has_prefix (scheme, "http"))
        return NULL;
      g_autoptr (DopysPhoto) remote = dopys_photo_new_remote (src, 0);
      return dopys_photo_with_alt (remote, alt);
    }
  if (reader->error)
    return NULL;
  return import_photo (reader->library, reader->store, file, alt, &reader->error);
}

/* The entities that an address in an attribute may hold. */
static char *
unescape (const char *text)
{
  static const char *const entities[][2] = {
    { "&quot;", "\"" }, { "&#39;", "'" }, { "&apos;", "'" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" },
  };
  g_autoptr (GString) out = g_string_new (text);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (out, entities[i][0], entities[i][1], 0);
  return g_strdup (out->str);
}

/* The value of src of the first <img> whose class holds the word "lead". */
static char *
find_lead_source (const char *html)
{
  g_autoptr (GRegex) image = g_regex_new ("<img\\b[^>]*>", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) lead = g_regex_new ("\\bclass\\s*=\\s*[\"'][^\"']*\\blead\\b", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) source =
      g_regex_new ("\\bsrc\\s*=\\s*(?|\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (image, html, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *tag = g_match_info_fetch (match, 0);
      g_autoptr (GMatchInfo) found = NULL;
      if (g_regex_match (lead, tag, 0, NULL) && g_regex_match (source, tag, 0, &found))
        {
          g_autofree char *escaped = g_match_info_fetch (found, 1);
          return unescape (escaped);
        }
    }
  return NULL;
}

/* Takes the lead photo out of the body: the first single photo that shows the same picture. */
static gboolean
take_lead (DopysArticle *article, Reader *reader, const char *html, GError **error)
{
  g_autofree char *src = find_lead_source (html);
  g_autoptr (GFile) file = src ? local_file (reader->folder, src) : NULL;
  if (file == NULL)
    return TRUE;
  g_autoptr (DopysPhoto) lead = import_photo (reader->library, reader->store, file, NULL, error);
  if (lead == NULL)
    return FALSE;

  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (article->document, i));
      if (media == NULL || dopys_media_is_gallery (media))
        continue;
      DopysPhoto *photo = dopys_media_get_photo (media, 0);
      if (!g_str_equal (dopys_photo_get_id (photo), dopys_photo_get_id (lead)))
        continue;
      article->lead = dopys_photo_ref (photo);
      DopysDocument *rest = dopys_edit_remove_block (article->document, i, NULL);
      dopys_document_unref (article->document);
      article->document = rest;
      return TRUE;
    }
  article->lead = g_steal_pointer (&lead);
  return TRUE;
}

/* "FILE=DESCRIPTION", where either may hold "=": the first split whose left part is a file counts. */
static char *
split_photo (const char *argument, const char **description)
{
  *description = NULL;
  if (g_file_test (argument, G_FILE_TEST_EXISTS))
    return g_strdup (argument);
  const char *first = strchr (argument, '=');
  for (const char *at = first; at; at = strchr (at + 1, '='))
    {
      g_autofree char *path = g_strndup (argument, at - argument);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          *description = at + 1;
          return g_steal_pointer (&path);
        }
    }
  return first ? g_strndup (argument, first - argument) : g_strdup (argument);
}

static gboolean
append_gallery (DopysArticle *article, Reader *reader, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  for (guint i = 0; arguments && arguments[i]; i++)
    {
      const char *description;
      g_autofree char *path = split_photo (arguments[i], &description);
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
      DopysPhoto *photo = import_photo (reader->library, reader->store, file, description, error);
      if (photo == NULL)
        return FALSE;
      g_ptr_array_add (photos, photo);
    }
  if (photos->len == 0)
    return TRUE;
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (gallery);
  DopysDocument *whole =
      dopys_edit_insert_object (article->document, dopys_document_get_length (article->document), block, NULL);
  dopys_document_unref (article->document);
  article->document = whole;
  return TRUE;
}

DopysArticle *
dopys_cli_article_read (const char *path, char **photos, DopysLibrary *library, DopysStore *store, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = dopys_cli_read_file (path, error);
  Reader reader = { folder, library, store, NULL };

  if (bytes == NULL)
    return NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID, _ ("The file “%s” is empty. Nothing was sent."), path);
      return NULL;
    }
  g_autoptr (DopysHtml) html = dopys_html_read (data, size, image_cb, &reader, error);
  if (reader.error)
    {
      g_clear_error (error);
      g_propagate_error (error, reader.error);
      return NULL;
    }
  if (html == NULL)
    return NULL;

  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_set_str (&article->title, html->title);
  dopys_document_unref (article->document);
  article->document = dopys_document_ref (html->document);
  g_autofree char *text = g_strndup (data, size);
  if (!take_lead (article, &reader, text, error) || !append_gallery (article, &reader, photos, error))
    return NULL;
  return g_steal_pointer (&article);
}
