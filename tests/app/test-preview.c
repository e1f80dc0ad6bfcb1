/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of a draft: one file with the words, the pictures as renditions, and nothing of where a photo was taken.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dopys-preview.h"

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **made = user_data;

  *made = g_object_ref (result);
}

static char *
preview (DopysWorkspace *workspace, DopysDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  char *page = NULL;

  dopys_preview_make_async (workspace, draft, made_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  file = dopys_preview_make_finish (workspace, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &page, NULL, NULL, &error));
  return page;
}

/* The number of occurrences. */
static guint
count (const char *page, const char *words)
{
  guint n = 0;

  for (const char *at = page; (at = strstr (at, words)); at += strlen (words))
    n++;
  return n;
}

static void
test_preview (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dopys-preview-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysWorkspace) workspace = dopys_workspace_open (folder, &error);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "photo-2.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  g_autoptr (DopysPhotoInfo) info =
      workspace ? dopys_library_import (dopys_workspace_get_library (workspace), file, NULL, &error) : NULL;
  g_assert_no_error (error);
  g_autoptr (DopysPhoto) bare = dopys_photo_new (info->id), photo = dopys_photo_with_alt (bare, "Сад навесні");
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  DopysDraft *draft = dopys_draft_new (dopys_workspace_get_store (workspace), dopys_article_new ());
  g_autofree char *page = NULL;

  dopys_draft_set_title (draft, "Толока <у п’ятницю>");
  dopys_draft_set_lead (draft, photo);
  dopys_session_insert_text (dopys_draft_get_session (draft), 0, 0, "Приходьте всі.");
  dopys_session_insert_object (dopys_draft_get_session (draft), 14, block);
  page = preview (workspace, draft);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>"));
  g_assert_nonnull (strstr (page, "Толока &lt;у п’ятницю&gt;"));
  g_assert_nonnull (strstr (page, "Приходьте всі."));
  g_assert_cmpuint (count (page, "data:image/jpeg;base64,"), ==, 2);
  g_assert_cmpuint (count (page, "Сад навесні"), ==, 2);
  g_assert_nonnull (strstr (page, "sandbox="));
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "&lt;script"));
  g_assert_true (dopys_draft_flush (draft, NULL));
  g_object_unref (draft);
}

int
main (int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("dopys-preview-XXXXXX", NULL);

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/draft", test_preview);
  return g_test_run ();
}
