/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-office.h"
#include "dopys-reach.h"

#define MAX_BYTES (256 * 1024 * 1024)

typedef struct
{
  DopysWorkspace *workspace;
  GFile *folder;
  guint n_lost; /* pictures that are there and cannot be used */
} Opening;

gboolean
dopys_open_is_document (GFile *file)
{
  static const char *const endings[] = { ".docx", ".odt", ".html", ".htm", ".xhtml" };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* ---- pictures ---- */

static DopysPhoto *
keep_photo (Opening *opening, DopysPhotoInfo *info)
{
  if (info && dopys_store_save_photo_sync (dopys_workspace_get_store (opening->workspace), info, NULL))
    return dopys_photo_new (info->id);
  opening->n_lost++;
  return NULL;
}

static DopysPhoto *
picture_cb (GBytes *picture, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (dopys_workspace_get_library (opening->workspace),
                                                                picture, _ ("Photo from the document"), NULL, NULL);

  return keep_photo (opening, info);
}

static DopysPhoto *
image_cb (const char *src, const char *alt, gpointer user_data)
{
  Opening *opening = user_data;
  g_autofree char *scheme = g_uri_parse_scheme (src);
  g_autofree char *path = scheme ? NULL : g_uri_unescape_string (src, NULL);
  g_autoptr (GFile) file = path && opening->folder ? g_file_resolve_relative_path (opening->folder, path) : NULL;
  g_autoptr (DopysPhotoInfo) info = NULL;
  g_autoptr (DopysPhoto) photo = NULL;

  if (scheme && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    photo = dopys_photo_new_remote (src, 0);
  else if (file && g_file_has_prefix (file, opening->folder))
    {
      info = dopys_library_import (dopys_workspace_get_library (opening->workspace), file, NULL, NULL);
      photo = keep_photo (opening, info);
    }
  return photo ? dopys_photo_with_alt (photo, alt) : NULL;
}

/* ---- reading ---- */

static GBytes *
load (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) <= MAX_BYTES)
    return g_file_load_bytes (file, NULL, NULL, error);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                       _ ("The document is larger than 256 MB. Nothing was taken over; bring the text and the photos "
                          "separately."));
  return NULL;
}

static DopysHtml *
read_bytes (GBytes *bytes, Opening *opening, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (dopys_office_is (bytes))
    return dopys_office_read (bytes, picture_cb, opening, error);
  return dopys_html_read (data ? data : "", (gssize) size, image_cb, opening, error);
}

static void
name_failure (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if ((*error)->domain == DOPYS_ERROR)
    return;
  g_clear_error (error);
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
               _ ("The file “%s” could not be read. Nothing was changed; check that it is still there."), name);
  dopys_reach_explain (file, error);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  Opening opening = { .workspace = source, .folder = folder };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = load (file, &error);
  g_autoptr (DopysHtml) read = bytes ? read_bytes (bytes, &opening, &error) : NULL;
  g_autoptr (DopysArticle) article = NULL;

  if (!read)
    {
      name_failure (file, &error);
      g_task_return_error (task, error);
      return;
    }
  article = dopys_article_new ();
  g_set_str (&article->title, read->title);
  dopys_document_unref (article->document);
  article->document = dopys_document_ref (read->document);
  if (!dopys_store_save_article_sync (dopys_workspace_get_store (source), article, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data (G_OBJECT (task), "left-out", GUINT_TO_POINTER (MAX (read->n_left_out, opening.n_lost)));
  g_task_return_pointer (task, g_strdup (article->id), g_free);
}

void
dopys_open_document_async (DopysWorkspace *workspace, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

char *
dopys_open_document_finish (DopysWorkspace *workspace, GAsyncResult *result, guint *n_left_out, GError **error)
{
  *n_left_out = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "left-out"));
  return g_task_propagate_pointer (G_TASK (result), error);
}
