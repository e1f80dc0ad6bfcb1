/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-content.h"

#define IMAGE                                                                                                          \
  "<!-- wp:image {\"id\":5} -->\n<figure class=\"a\"><img src=\"https://r.example/1.jpg\" alt=\"А\"/></figure>\n<!-- " \
  "/wp:image -->"

/* What a site may make of the text, and what a person does to it. */
static void
test_fold (void)
{
  static const struct
  {
    const char *sent, *held;
    gboolean own;
  } cases[] = {
    { "<p>А &amp; Б</p>", "<p>А &#038; Б</p>", TRUE },
    { "<p class=\"x\" onclick=\"y()\">А</p>", "<p class=\"x\">А</p>\n", TRUE },
    { "<p>А</p><script>b</script>", "<p>А</p>b", TRUE },
    { IMAGE,
      "<!-- wp:image {\"id\":5,\"x\":1} --><figure><img src=\"https://r.example/1.jpg\" /></figure><!-- /wp:image -->",
      TRUE },
    { "<!-- note --><p>А</p>", "<p>А</p>", TRUE },
    { "<p>А</p>", "<p>Б</p>", FALSE },
    { "<p>А</p>", "", FALSE },
    { IMAGE, "<!-- wp:image {\"id\":6} --><figure><img src=\"https://r.example/2.jpg\"/></figure><!-- /wp:image -->",
      FALSE },
    { "<!-- wp:paragraph --><p>А</p><!-- /wp:paragraph -->", "<!-- wp:heading --><h2>А</h2><!-- /wp:heading -->",
      FALSE },
    { "<a href=\"https://r.example/\">А</a>", "<a href=\"https://s.example/\">А</a>", FALSE },
    { "<p>А", "<p>А<", TRUE },
    { "<!-- wp:x", "<!-- wp:x -->", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sent = dopys_content_fold ("Назва", cases[i].sent, NULL);
      g_autofree char *held = dopys_content_fold ("Назва", cases[i].held, "");
      g_test_message ("%s", cases[i].sent);
      g_assert_cmpint (g_strcmp0 (sent, held) == 0, ==, cases[i].own);
    }
  g_autofree char *one = dopys_content_fold ("А", "Б", NULL), *other = dopys_content_fold ("АБ", "", NULL);
  g_assert_cmpstr (one, !=, other);
}

static void
test_same_markup (void)
{
  g_assert_true (dopys_content_same_markup (IMAGE "\n\n" IMAGE, IMAGE IMAGE "\n"));
  g_assert_true (dopys_content_same_markup ("<hr class=\"a\"/>", "<hr class=\"a\" />"));
  g_assert_true (dopys_content_same_markup ("", NULL));
  g_assert_false (dopys_content_same_markup ("<p>А</p><iframe></iframe>", "<p>А</p>"));
  g_assert_false (dopys_content_same_markup ("<p title=\"x\">А</p>", "<p>А</p>"));
}

static void
test_digest (void)
{
  gint64 ids[] = { 3, 1 }, same[] = { 1, 3 }, others[] = { 1, 4 };
  DopysRemotePostState state = { .title = (char *) "А", .content = (char *) "Б", .categories = ids, .n_categories = 2 };
  g_autofree char *first = dopys_content_digest (&state);

  state.categories = same;
  state.excerpt = (char *) "";
  g_autofree char *second = dopys_content_digest (&state);
  g_assert_cmpstr (first, ==, second);
  state.categories = others;
  g_autofree char *third = dopys_content_digest (&state);
  g_assert_cmpstr (first, !=, third);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/fold", test_fold);
  g_test_add_func ("/content/same-markup", test_same_markup);
  g_test_add_func ("/content/digest", test_digest);
  return g_test_run ();
}
