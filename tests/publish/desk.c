/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

static DopysRemote *
remote_cb (const char *site_id, gpointer user_data, GError **error)
{
  g_assert_true (g_str_equal (site_id, SITE) || g_str_equal (site_id, OTHER_SITE));
  return DOPYS_REMOTE (g_object_ref (((Desk *) user_data)->site));
}

void
desk_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->store = dopys_store_open (desk->folder, &error);
  g_assert_no_error (error);
  desk->library = dopys_library_new (desk->folder);
  desk->publisher = dopys_publisher_new (desk->store, desk->library);
  dopys_publisher_set_remote_func (desk->publisher, remote_cb, desk, NULL);
  dopys_publisher_set_pause (desk->publisher, 0);
}

void
desk_close (Desk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->publisher); /* the worker thread may let go of it a moment later */
  dopys_store_close (desk->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->store);
  g_clear_object (&desk->library);
}

static char *
import_photo (Desk *desk, guint32 color)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 32, 24);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, color);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "png", &error, NULL);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (buffer, size);
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (desk->library, bytes, "photo.png", NULL, &error);
  g_assert_no_error (error);
  return g_strdup (info->id);
}

void
desk_write (Desk *desk, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) article =
      desk->article_id ? dopys_store_load_article_sync (desk->store, desk->article_id, &error) : dopys_article_new ();
  DopysPhoto *photos[N_PHOTOS];

  g_assert_no_error (error);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr (DopysPhoto) photo = dopys_photo_new (desk->photo_ids[i]);
      g_autoptr (DopysPhoto) turned = dopys_photo_with_edits (photo, i == 1 ? "{'turns': <1>}" : "");
      photos[i] = dopys_photo_with_alt (turned, "Сесія ради");
    }
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, N_PHOTOS, NULL);
  const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
  g_autoptr (DopysBlock) paragraph = dopys_block_new_text (&format, text, NULL, 0);
  g_autoptr (DopysBlock) gallery = dopys_block_new_media (media);
  DopysBlock *blocks[] = { paragraph, gallery };
  dopys_document_unref (article->document);
  article->document = dopys_document_new (blocks, 2);
  g_set_str (&article->title, "Сесія ради відбулася");
  if (article->lead == NULL)
    article->lead = dopys_photo_ref (photos[0]);
  g_clear_pointer (&article->categories, g_strfreev);
  article->categories = g_strdupv ((char *[]) { (char *) "Новини", NULL });
  dopys_store_save_article_sync (desk->store, article, &error);
  g_assert_no_error (error);
  g_set_str (&desk->article_id, article->id);
  for (guint i = 0; i < N_PHOTOS; i++)
    dopys_photo_unref (photos[i]);
}

void
desk_init (Desk *desk, GRand *rand, guint percent)
{
  const DopysSiteRecord site = { (char *) SITE,
                                 (char *) "wordpress",
                                 (char *) "Рада",
                                 (char *) "https://rada.example/",
                                 (char *) "",
                                 (char *) "editor",
                                 NULL };
  g_autoptr (GError) error = NULL;

  *desk = (Desk) { 0 };
  desk->folder = g_dir_make_tmp ("dopys-publisher-XXXXXX", NULL);
  desk->site = fake_site_new (rand, percent);
  desk_open (desk);
  dopys_store_save_site_sync (desk->store, &site, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PHOTOS; i++)
    desk->photo_ids[i] = import_photo (desk, 0x204060ff + i * 0x30000000u);
  desk_write (desk, "Депутати ухвалили бюджет.");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
desk_clear (Desk *desk)
{
  desk_close (desk);
  g_clear_object (&desk->site);
  remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->article_id);
  for (guint i = 0; i < N_PHOTOS; i++)
    g_free (desk->photo_ids[i]);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

DopysJobProgress *
desk_run (Desk *desk, const char *job, GError **error)
{
  const DopysPublishRequest request = {
    .article_id = desk->article_id, .site_id = SITE, .status = DOPYS_STATUS_PUBLISH, .text_first = desk->text_first
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  if (job)
    dopys_publisher_resume_async (desk->publisher, job, cancellable, keep_result_cb, &result);
  else
    dopys_publisher_publish_async (desk->publisher, &request, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dopys_publisher_finish (desk->publisher, result, error);
}

char *
desk_dup_unfinished (Desk *desk)
{
  g_autoptr (GPtrArray) jobs = dopys_store_list_jobs_sync (desk->store, TRUE, NULL);
  g_assert_cmpuint (jobs->len, <=, 1);
  return jobs->len ? g_strdup (((DopysJobRecord *) g_ptr_array_index (jobs, 0))->id) : NULL;
}

void
desk_assert_published_once (Desk *desk, const char *text)
{
  GPtrArray *posts = fake_site_get_posts (desk->site), *media = fake_site_get_media (desk->site);
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (desk->store, desk->article_id, NULL);
  g_autofree char *unfinished = desk_dup_unfinished (desk);

  g_assert_null (unfinished);
  g_assert_cmpuint (posts->len, ==, 1);
  g_assert_cmpuint (media->len, ==, N_PHOTOS);
  const FakePost *post = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (post->status, ==, "publish");
  g_assert_false (g_str_has_prefix (post->slug, "pp-"));
  g_assert_nonnull (strstr (post->content, text));
  g_assert_null (strstr (post->content, desk->folder));
  g_assert_cmpint (article->remote_id, ==, post->id);
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_PUBLISH);
  g_assert_cmpint (post->lead, ==, ((FakeMedia *) g_ptr_array_index (media, 0))->id);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      const FakeMedia *photo = g_ptr_array_index (media, i);
      g_assert_cmpstr (photo->alt, ==, "Сесія ради");
      g_assert_cmpint (photo->parent, ==, post->id);
    }
}
