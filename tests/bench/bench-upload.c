/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-upload FOLDER USER PASSWORD API USER PASSWORD API PHOTO…: an article with the photos is published to the first
 * site, which makes its renditions, then to the second. Prints what the second time cost as JSON: seconds, CPU of this
 * process, and how much its memory grew. */

#include "dopys-publisher.h"
#include "dopys-remote-kinds.h"

#include <stdlib.h>
#include <sys/resource.h>

static void
fail_with (const char *what, const GError *error)
{
  g_printerr ("%s: %s\n", what, error ? error->message : "");
  exit (1);
}

static DopysRemote *
remote_cb (const char *site_id, gpointer user_data, GError **error)
{
  char **site = (char **) user_data + 3 * (*site_id - '1');

  return dopys_remote_open ("wordpress", site[2], site[0], site[1], error);
}

static char *
write_article (DopysStore *store, DopysLibrary *library, char **files, guint n)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autofree DopysPhoto **photos = g_new0 (DopysPhoto *, n);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files[i]);
      g_autoptr (DopysPhotoInfo) info = dopys_library_import (library, file, NULL, &error);
      if (info == NULL)
        fail_with (files[i], error);
      g_autoptr (DopysPhoto) photo = dopys_photo_new (info->id);
      photos[i] = dopys_photo_with_alt (photo, "Мешканці громади на святі");
    }
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, n, NULL);
  DopysBlock *gallery = dopys_block_new_media (media);
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&gallery, 1);
  article->title = g_strdup ("Свято громади");
  if (!dopys_store_save_article_sync (store, article, &error))
    fail_with ("article", error);
  dopys_block_unref (gallery);
  for (guint i = 0; i < n; i++)
    dopys_photo_unref (photos[i]);
  return g_strdup (article->id);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
publish (DopysPublisher *publisher, const char *article_id, const char *site_id)
{
  const DopysPublishRequest request = { .article_id = article_id, .site_id = site_id, .status = DOPYS_STATUS_PUBLISH };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dopys_publisher_publish_async (publisher, &request, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (DopysJobProgress) done = dopys_publisher_finish (publisher, result, &error);
  if (done == NULL)
    fail_with (site_id, error);
}

static double
cpu_seconds (double *peak_mb)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  *peak_mb = (double) usage.ru_maxrss / 1024;
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  double peak_before, peak_after;

  if (argc < 9)
    return 2;
  g_autoptr (DopysStore) store = dopys_store_open (argv[1], &error);
  if (store == NULL)
    fail_with (argv[1], error);
  g_autoptr (DopysLibrary) library = dopys_library_new (argv[1]);
  for (guint i = 0; i < 2; i++)
    {
      const char *id = i == 0 ? "1" : "2";
      const DopysSiteRecord site = { .id = (char *) id,
                                     .kind = (char *) "wordpress",
                                     .name = (char *) id,
                                     .url = argv[4 + 3 * i],
                                     .api = argv[4 + 3 * i],
                                     .user = argv[2 + 3 * i] };
      if (!dopys_store_save_site_sync (store, &site, &error))
        fail_with ("site", error);
    }
  g_autofree char *article_id = write_article (store, library, argv + 8, (guint) argc - 8);
  g_autoptr (DopysPublisher) publisher = dopys_publisher_new (store, library);
  dopys_publisher_set_remote_func (publisher, remote_cb, argv + 2, NULL);
  publish (publisher, article_id, "1");
  double cpu = cpu_seconds (&peak_before);
  gint64 start = g_get_monotonic_time ();
  publish (publisher, article_id, "2");
  double seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  cpu = cpu_seconds (&peak_after) - cpu;
  g_print ("{\"seconds\": %.3f, \"cpu\": %.3f, \"mb\": %.1f, \"grown_mb\": %.1f}\n", seconds, cpu, peak_after,
           peak_after - peak_before);
  dopys_store_close (store);
  return 0;
}
