/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-cache.h"

#include <glib/gstdio.h>

static GPtrArray *
make_posts (const char *title)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_post_state_free);
  DopysRemotePostState *post = g_new0 (DopysRemotePostState, 1);

  post->id = 17;
  post->title = g_strdup (title);
  post->status = g_strdup ("future");
  post->date_gmt = g_strdup ("2026-11-23T10:30:00");
  post->author = 3;
  g_ptr_array_add (posts, post);
  return posts;
}

static char *
title_of (const char *site, const DopysRemoteQuestion *question)
{
  g_autoptr (GDateTime) read_at = NULL;
  g_autoptr (GPtrArray) posts = dopys_site_cache_load (site, question, &read_at);

  if (posts == NULL)
    return NULL;
  g_assert_nonnull (read_at);
  g_assert_cmpuint (posts->len, ==, 1);
  return g_strdup (((DopysRemotePostState *) posts->pdata[0])->title);
}

/* Each question has an answer of its own; searches and later pages are not kept, and with the site all go. */
static void
test_questions (void)
{
  const DopysRemoteQuestion all = { .page = 1 }, drafts = { .page = 1, .status = "draft" },
                            one = { .page = 1, .category = 4 }, search = { .page = 1, .search = "рада" },
                            second = { .page = 2 };
  g_autoptr (GPtrArray) news = make_posts ("Новини"), sketch = make_posts ("Чернетка");
  g_autofree char *found_all = NULL, *found_drafts = NULL;

  dopys_site_cache_save ("site/../a", &all, news);
  dopys_site_cache_save ("site/../a", &drafts, sketch);
  dopys_site_cache_save ("site/../a", &search, sketch);
  dopys_site_cache_save ("site/../a", &second, sketch);
  found_all = title_of ("site/../a", &all);
  found_drafts = title_of ("site/../a", &drafts);
  g_assert_cmpstr (found_all, ==, "Новини");
  g_assert_cmpstr (found_drafts, ==, "Чернетка");
  g_assert_null (title_of ("site/../a", &one));
  g_assert_null (title_of ("site/../a", &search));
  g_assert_null (title_of ("site/../a", &second));
  g_assert_null (title_of ("another", &all));
  dopys_site_cache_forget ("site/../a");
  g_assert_null (title_of ("site/../a", &all));
  dopys_site_cache_forget ("site/../a");
}

/* A damaged file gives a list or none, never a fault. */
static void
test_damaged (void)
{
  const DopysRemoteQuestion all = { .page = 1 };
  g_autoptr (GPtrArray) posts = make_posts ("Новини");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "b", -1);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "dopys", "site-lists", sum, "any-0-0", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  dopys_site_cache_save ("b", &all, posts);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, size);
      g_autoptr (GPtrArray) read = NULL;

      damaged[(gsize) g_random_int_range (0, (int) size)] ^= (char) (1 << g_random_int_range (0, 8));
      g_assert_true (g_file_set_contents (path, damaged, g_random_int_range (0, (int) size + 1), NULL));
      read = dopys_site_cache_load ("b", &all, NULL);
      for (guint k = 0; read && k < read->len; k++)
        g_assert_true (((DopysRemotePostState *) read->pdata[k])->title == NULL ||
                       g_utf8_validate (((DopysRemotePostState *) read->pdata[k])->title, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/site-cache/questions", test_questions);
  g_test_add_func ("/site-cache/damaged", test_damaged);
  return g_test_run ();
}
