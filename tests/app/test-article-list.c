/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles beside a store that changes: one article at a time it comes to what a list that is read whole
 * would be. */
#include "app-fixture.h"
#include "dopys-article-list.h"

#include <gtk/gtk.h>

#define ROUNDS 120

typedef struct
{
  char *folder;
  DopysWorkspace *workspace;
  DopysStore *store;
  DopysArticleList *list;
  GRand *rand;
  GPtrArray *ids; /* of the articles that were made, also of those that are gone */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const DopysSiteRecord site = { .id = (char *) "site",
                                 .kind = (char *) "wordpress",
                                 .name = (char *) "Рада",
                                 .url = (char *) "http://127.0.0.1:1/",
                                 .api = (char *) "http://127.0.0.1:1/wp-json/",
                                 .user = (char *) "press" };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-list-XXXXXX", NULL);
  fixture->workspace = dopys_workspace_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->store = dopys_workspace_get_store (fixture->workspace);
  g_assert_true (dopys_store_save_site_sync (fixture->store, &site, NULL));
  fixture->list = dopys_article_list_new (fixture->workspace);
  fixture->rand = g_rand_new_with_seed (20261129);
  fixture->ids = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->list);
  g_object_unref (fixture->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_rand_free (fixture->rand);
  g_ptr_array_unref (fixture->ids);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static const DopysArticleRow *
get_row (Fixture *fixture, guint position)
{
  g_autoptr (DopysArticleItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return dopys_article_item_get_row (item);
}

/* Whether the list has the rows of the store, by section, each by its time, and each section is one piece. */
static gboolean
is_up_to_date (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows =
      dopys_store_list_articles_sync (fixture->store, dopys_article_list_get_query (fixture->list), NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), position = 0;

  if (!dopys_article_list_get_loaded (fixture->list) || n != rows->len)
    return FALSE;
  for (DopysSection section = DOPYS_SECTION_DRAFTS; section <= DOPYS_SECTION_SITE; section++)
    {
      guint begin = position, start, end;
      for (guint i = 0; i < rows->len; i++)
        {
          const DopysArticleRow *row = g_ptr_array_index (rows, i), *shown;
          if (dopys_section_of_row (row) != section)
            continue;
          shown = get_row (fixture, position++);
          if (g_strcmp0 (shown->id, row->id) != 0 || g_strcmp0 (shown->title, row->title) != 0 ||
              shown->status != row->status || g_strcmp0 (shown->job_id, row->job_id) != 0)
            return FALSE;
        }
      if (begin == position)
        continue;
      gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->list), position - 1, &start, &end);
      if (start != begin || end != position)
        return FALSE;
    }
  return TRUE;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
write_article (Fixture *fixture, const char *id)
{
  static const char *const titles[] = { "Сесія ради", "Ремонт школи", "Пам’ятник", "Сесія і ремонт" };
  g_autoptr (DopysArticle) article = id ? dopys_store_load_article_sync (fixture->store, id, NULL) : NULL;

  if (article == NULL)
    article = dopys_article_new ();
  g_set_str (&article->title, titles[g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (titles))]);
  g_clear_pointer (&article->modified, g_date_time_unref);
  article->modified = g_date_time_new_now_local ();
  g_assert_true (dopys_store_save_article_sync (fixture->store, article, NULL));
  if (id == NULL || !g_str_equal (id, article->id))
    g_ptr_array_add (fixture->ids, g_strdup (article->id));
}

static void
delete_article (Fixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;

  dopys_store_delete_article_async (fixture->store, id, NULL, keep_result_cb, &result);
  WAIT_FOR (result != NULL);
  g_assert_true (dopys_store_delete_article_finish (fixture->store, result, NULL));
}

/* One change, of an article that may be gone already. */
static void
change (Fixture *fixture)
{
  const char *id = g_ptr_array_index (fixture->ids, g_rand_int_range (fixture->rand, 0, (int) fixture->ids->len));
  g_autoptr (GBytes) state = g_bytes_new_static ("x", 1);
  g_autofree char *job_id = g_strconcat ("job-", id, NULL);
  DopysJobRecord job = { .id = job_id, .article_id = (char *) id, .site_id = (char *) "site", .state = state };
  DopysPostRecord post = { .article_id = (char *) id, .site_id = (char *) "site", .remote_id = 5 };

  switch (g_rand_int_range (fixture->rand, 0, 8))
    {
    case 0:
      write_article (fixture, NULL);
      break;
    case 1:
      delete_article (fixture, id);
      break;
    case 2:
    case 3:
      job.done = g_rand_boolean (fixture->rand);
      dopys_store_save_job_sync (fixture->store, &job, NULL, 0, NULL);
      break;
    case 4:
      dopys_store_delete_job_sync (fixture->store, job_id, NULL);
      break;
    case 5:
      post.status = g_rand_boolean (fixture->rand) ? DOPYS_STATUS_PUBLISH : DOPYS_STATUS_FUTURE;
      dopys_store_save_post_sync (fixture->store, &post, NULL);
      break;
    default:
      write_article (fixture, id);
    }
}

/* Changes come one at a time or several before the list hears of any, while it is searched and while it is not. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "", "сесія", "пам'ят", "" };

  for (guint i = 0; i < 10; i++)
    write_article (fixture, NULL);
  for (guint round = 0; round < ROUNDS; round++)
    {
      int n = g_rand_int_range (fixture->rand, 1, 4);
      if (round % 10 == 0)
        dopys_article_list_set_query (fixture->list, queries[round / 10 % G_N_ELEMENTS (queries)]);
      for (int i = 0; i < n; i++)
        change (fixture);
      WAIT_FOR (is_up_to_date (fixture));
    }
}

/* An article that is typed in keeps its item, so that the row keeps selection and focus; the others are not drawn. */
static void
test_keeps_items (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    write_article (fixture, NULL);
  WAIT_FOR (is_up_to_date (fixture));
  const char *last = get_row (fixture, 2)->id;
  g_autofree char *id = g_strdup (last);
  g_autoptr (DopysArticleItem) typed = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_autoptr (DopysArticleItem) other = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

  write_article (fixture, id);
  WAIT_FOR (is_up_to_date (fixture) && g_str_equal (get_row (fixture, 0)->id, id));
  g_autoptr (DopysArticleItem) first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autoptr (DopysArticleItem) second = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_assert_true (first == typed);
  g_assert_true (second == other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/article-list/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/article-list/keeps-items", Fixture, NULL, set_up, test_keeps_items, tear_down);
  return g_test_run ();
}
