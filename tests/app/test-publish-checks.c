/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-checks.h"

/* The fields that the checks name, in order, blocking ones with an exclamation mark: "S!T!X P2 C". */
static char *
summary (const DopysArticle *article, gboolean site_known)
{
  static const char names[] = { 'T', 'X', 'C', 'S', 'P', 'E' };
  g_autoptr (GPtrArray) checks = dopys_publish_checks (article, site_known);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const DopysPublishCheck *check = g_ptr_array_index (checks, i);

      g_assert_nonnull (check->text);
      g_string_append_c (text, names[check->field]);
      if (check->field == DOPYS_FIELD_PHOTO)
        g_string_append_printf (text, "%u", check->at);
      if (check->blocking)
        g_string_append_c (text, '!');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_summary (const DopysArticle *article, gboolean site_known, const char *expected)
{
  g_autofree char *found = summary (article, site_known);

  g_assert_cmpstr (found, ==, expected);
}

static void
set_photos (DopysArticle *article, const char *lead, const char *first, const char *second)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("a");
  g_autoptr (DopysPhoto) one = dopys_photo_with_alt (bare, first);
  g_autoptr (DopysPhoto) two = dopys_photo_with_alt (bare, second);
  DopysPhoto *const photos[] = { one, two };
  DopysMedia *media = dopys_media_new_gallery (photos, 2, NULL);
  DopysBlock *block = dopys_block_new_media (media);

  g_clear_pointer (&article->lead, dopys_photo_unref);
  article->lead = dopys_photo_with_alt (bare, lead);
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  dopys_block_unref (block);
  dopys_media_unref (media);
}

static void
test_empty (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();

  assert_summary (article, FALSE, "S!T!XC");
  assert_summary (article, TRUE, "T!XC");
}

static void
test_photos (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  const char *const categories[] = { "Новини", NULL };

  article->title = g_strdup ("Заголовок");
  article->categories = g_strdupv ((char **) categories);
  set_photos (article, "Ганок школи після ремонту", "Діти біля входу до школи", "Директорка перерізає стрічку");
  assert_summary (article, TRUE, "");
  set_photos (article, "Ганок школи після ремонту", "IMG_2034", "");
  assert_summary (article, TRUE, "P1");
  set_photos (article, "", "Діти біля входу до школи", "");
  assert_summary (article, TRUE, "P0");
}

static void
test_category (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  const char *const none[] = { NULL };

  article->title = g_strdup ("Заголовок");
  article->categories = g_strdupv ((char **) none);
  assert_summary (article, TRUE, "XC");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-checks/empty", test_empty);
  g_test_add_func ("/publish-checks/photos", test_photos);
  g_test_add_func ("/publish-checks/category", test_category);
  return g_test_run ();
}
