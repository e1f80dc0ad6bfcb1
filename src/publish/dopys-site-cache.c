/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-cache.h"

#include <glib/gstdio.h>

#define FORM "(xa(xsssx))" /* when; for each article: id, title, status, date_gmt, author */
#define MAX_BYTES (1024 * 1024)

static char *
folder_of (const char *site_id)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, site_id, -1);
  return g_build_filename (g_get_user_cache_dir (), "dopys", "site-lists", sum, NULL);
}

/* NULL for a question whose answer is not kept. */
static char *
path_of (const char *site_id, const DopysRemoteQuestion *question)
{
  g_autofree char *folder = folder_of (site_id);
  g_autofree char *name = NULL;

  if (question->page > 1 || (question->search && *question->search))
    return NULL;
  name = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, question->status ? question->status : "any",
                          question->category, question->author);
  g_strdelimit (name, "/.", '_');
  return g_build_filename (folder, name, NULL);
}

void
dopys_site_cache_save (const char *site_id, const DopysRemoteQuestion *question, GPtrArray *posts)
{
  g_autofree char *path = path_of (site_id, question);
  g_autofree char *folder = folder_of (site_id);
  GVariantBuilder builder;

  if (path == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xsssx)"));
  for (guint i = 0; i < posts->len; i++)
    {
      const DopysRemotePostState *post = g_ptr_array_index (posts, i);
      g_variant_builder_add (&builder, "(xsssx)", post->id, post->title ? post->title : "",
                             post->status ? post->status : "", post->date_gmt ? post->date_gmt : "", post->author);
    }
  g_autoptr (GVariant) all = g_variant_ref_sink (
      g_variant_new ("(x@a(xsssx))", g_get_real_time () / G_USEC_PER_SEC, g_variant_builder_end (&builder)));
  g_file_set_contents_full (path, g_variant_get_data (all), (gssize) g_variant_get_size (all),
                            G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static char *
take_text (const char *text)
{
  return *text ? g_strdup (text) : NULL;
}

GPtrArray *
dopys_site_cache_load (const char *site_id, const DopysRemoteQuestion *question, GDateTime **read_at)
{
  g_autofree char *path = path_of (site_id, question);
  g_autofree char *contents = NULL;
  g_autoptr (GVariantIter) rows = NULL;
  const char *title, *status, *date;
  gint64 id, author, when;
  gsize size;

  if (path == NULL || !g_file_get_contents (path, &contents, &size, NULL) || size > MAX_BYTES)
    return NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (contents, size);
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORM), bytes, FALSE));
  g_autoptr (GVariant) sound = g_variant_get_normal_form (all);
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_post_state_free);

  g_variant_get (sound, FORM, &when, &rows);
  while (g_variant_iter_next (rows, "(x&s&s&sx)", &id, &title, &status, &date, &author))
    {
      DopysRemotePostState *post = g_new0 (DopysRemotePostState, 1);
      post->id = id;
      post->title = take_text (title);
      post->status = take_text (status);
      post->date_gmt = take_text (date);
      post->author = author;
      g_ptr_array_add (posts, post);
    }
  if (read_at)
    *read_at = g_date_time_new_from_unix_local (when);
  return posts;
}

void
dopys_site_cache_forget (const char *site_id)
{
  g_autofree char *folder = folder_of (site_id);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}
