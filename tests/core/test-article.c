/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article.h"

#include "notation.h"

static void
test_new (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysArticle) other = dopys_article_new ();

  g_assert_true (g_uuid_string_is_valid (article->id));
  g_assert_cmpstr (article->id, !=, other->id);
  g_assert_true (dopys_document_is_empty (article->document));
  g_assert_cmpint (article->status, ==, DOPYS_STATUS_DRAFT);
  g_assert_null (article->title);
  g_assert_nonnull (article->modified);
}

static void
test_copy (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysArticle) copy = NULL;

  article->title = g_strdup ("Відкрили міст");
  article->slug = g_strdup ("vidkryly-mist");
  article->excerpt = g_strdup ("Коротко");
  article->categories = g_strsplit ("Новини|Дороги", "|", -1);
  article->tags = g_strsplit ("міст", "|", -1);
  article->lead = dopys_photo_new ("aa");
  article->status = DOPYS_STATUS_FUTURE;
  article->date = g_date_time_new_utc (2030, 1, 2, 3, 4, 5);
  article->site_id = g_strdup ("site");
  article->remote_id = 42;
  article->remote_url = g_strdup ("http://a.example/42");
  article->remote_modified = g_strdup ("2030-01-02T03:04:05");
  copy = dopys_article_copy (article);

  g_assert_cmpstr (copy->id, ==, article->id);
  g_assert_cmpstr (copy->title, ==, "Відкрили міст");
  g_assert_true (copy->title != article->title);
  g_assert_cmpstr (copy->slug, ==, "vidkryly-mist");
  g_assert_cmpstr (copy->excerpt, ==, "Коротко");
  g_assert_cmpstrv (copy->categories, article->categories);
  g_assert_cmpstrv (copy->tags, article->tags);
  g_assert_true (dopys_photo_equal (copy->lead, article->lead));
  g_assert_true (copy->document == article->document);
  g_assert_cmpint (copy->status, ==, DOPYS_STATUS_FUTURE);
  g_assert_true (g_date_time_equal (copy->date, article->date));
  g_assert_cmpstr (copy->site_id, ==, "site");
  g_assert_cmpint (copy->remote_id, ==, 42);
  g_assert_cmpstr (copy->remote_url, ==, article->remote_url);
  g_assert_cmpstr (copy->remote_modified, ==, article->remote_modified);
  g_assert_true (g_date_time_equal (copy->modified, article->modified));
}

static void
test_status (void)
{
  DopysStatus status = DOPYS_STATUS_DRAFT;

  for (DopysStatus i = DOPYS_STATUS_DRAFT; i <= DOPYS_STATUS_PRIVATE; i++)
    {
      g_assert_true (dopys_status_from_string (dopys_status_to_string (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_cmpstr (dopys_status_to_string (DOPYS_STATUS_PUBLISH), ==, "publish");
  g_assert_false (dopys_status_from_string ("trash", &status));
  g_assert_false (dopys_status_from_string (NULL, &status));
}

static void
test_photos (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("aa");
  guint n_described;

  g_assert_cmpuint (dopys_article_count_photos (article, &n_described), ==, 0);
  g_assert_cmpuint (n_described, ==, 0);
  article->lead = dopys_photo_with_alt (bare, "Міст");
  dopys_document_unref (article->document);
  article->document = notation_parse ("M *\np x\nM *", NULL, NULL);
  g_assert_cmpuint (dopys_article_count_photos (article, &n_described), ==, 3);
  g_assert_cmpuint (n_described, ==, 1);
  g_assert_cmpuint (dopys_article_count_photos (article, NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/article/new", test_new);
  g_test_add_func ("/core/article/copy", test_copy);
  g_test_add_func ("/core/article/status", test_status);
  g_test_add_func ("/core/article/photos", test_photos);
  return g_test_run ();
}
