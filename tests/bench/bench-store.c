/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-store FOLDER COUNT: so many articles in the library: CPU of searching while typing, of reading the list, of a
 * save, as JSON. */

#include "dopys-store.h"

#include <stdlib.h>
#include <time.h>

#define PARAGRAPHS 8

static const char *const words[] = { "рада",      "бюджет", "п’ять",   "об'єкт",  "школа",    "сесія", "громада",
                                     "зустріч",   "ремонт", "вулиця",  "лікарня", "допомога", "свято", "конкурс",
                                     "пам’ятник", "звіт",   "область", "молодь",  "ветеран",  "парк" };

static double
cpu_ms (void)
{
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static char *
make_text (GRand *rand, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%d ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 500));
  return g_strdup (text->str);
}

static void
fill (DopysStore *store, GRand *rand, guint articles)
{
  for (guint i = 0; i < articles; i++)
    {
      g_autoptr (DopysArticle) article = dopys_article_new ();
      DopysBlock *blocks[PARAGRAPHS];
      const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
      for (guint k = 0; k < PARAGRAPHS; k++)
        {
          g_autofree char *text = make_text (rand, 40);
          blocks[k] = dopys_block_new_text (&format, text, NULL, 0);
        }
      dopys_document_unref (article->document);
      article->document = dopys_document_new (blocks, PARAGRAPHS);
      article->title = make_text (rand, 6);
      if (!dopys_store_save_article_sync (store, article, NULL))
        exit (1);
      for (guint k = 0; k < PARAGRAPHS; k++)
        dopys_block_unref (blocks[k]);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Types each word letter by letter, as a person searches. */
static void
search (DopysStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (glong length = 1; length <= g_utf8_strlen (words[i], -1); length++)
      {
        g_autofree char *query = g_utf8_substring (words[i], 0, length);
        double start = cpu_ms ();
        g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (store, query, NULL);
        double spent = cpu_ms () - start;
        g_array_append_val (times, spent);
      }
  g_array_sort (times, compare);
  g_print ("\"search_p50_ms\": %.2f, \"search_p95_ms\": %.2f, \"search_worst_ms\": %.2f, ",
           g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len - 1));
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysStore) store = argc == 3 ? dopys_store_open (argv[1], &error) : NULL;

  if (store == NULL)
    {
      g_printerr ("bench-store FOLDER COUNT\n%s\n", error ? error->message : "");
      return 2;
    }
  fill (store, rand, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  double start = cpu_ms ();
  g_autoptr (GPtrArray) all = dopys_store_list_articles_sync (store, "", NULL);
  g_print ("{\"list_ms\": %.2f, ", cpu_ms () - start);
  search (store);
  g_autoptr (DopysArticle) article =
      dopys_store_load_article_sync (store, ((DopysArticleRow *) g_ptr_array_index (all, 0))->id, NULL);
  start = cpu_ms ();
  dopys_store_save_article_sync (store, article, NULL);
  g_print ("\"save_ms\": %.2f}\n", cpu_ms () - start);
  dopys_store_close (store);
  return 0;
}
