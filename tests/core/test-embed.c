/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-embed.h"

static void
test_provider (void)
{
  static const struct
  {
    const char *address, *name;
  } cases[] = {
    { "https://www.youtube.com/watch?v=abc", "YouTube" },
    { "http://m.youtube.com/watch?v=abc&t=5", "YouTube" },
    { "https://youtube.com/shorts/abc", "YouTube" },
    { "https://youtu.be/abc?si=1", "YouTube" },
    { "https://vimeo.com/12345", "Vimeo" },
    { "https://www.facebook.com/rada/videos/1/", "Facebook" },
    { "https://fb.watch/abc/", "Facebook" },
    { "https://www.youtube.com/", NULL },
    { "https://youtube.com.evil.example/watch?v=abc", NULL },
    { "https://evil.example/youtube.com/watch?v=abc", NULL },
    { "javascript:youtube.com/watch?v=abc", NULL },
    { "https://youtu.be/", NULL },
    { "youtu.be/abc", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DopysEmbedProvider *provider = dopys_embed_find_provider (cases[i].address);
      g_assert_cmpstr (provider ? provider->name : NULL, ==, cases[i].name);
    }
}

static void
assert_alone (const char *text, const char *expected)
{
  g_autofree char *address = dopys_embed_dup_address (text);
  g_assert_cmpstr (address, ==, expected);
}

static void
test_alone (void)
{
  assert_alone (" https://youtu.be/abc ", "https://youtu.be/abc");
  assert_alone ("https://youtu.be/abc і https://youtu.be/def", NULL);
  assert_alone ("https://youtu.be/abc\"", NULL);
  assert_alone ("https://youtu.be/абв", NULL);
  assert_alone ("Новина", NULL);
}

static void
assert_unframed (const char *frame, const char *expected)
{
  g_autofree char *address = dopys_embed_dup_unframed (frame);
  g_assert_cmpstr (address, ==, expected);
}

static void
test_unframed (void)
{
  assert_unframed ("https://www.youtube.com/embed/a-B_3?rel=0", "https://www.youtube.com/watch?v=a-B_3");
  assert_unframed ("//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc");
  assert_unframed ("https://www.youtube.com/embed/", NULL);
  assert_unframed ("https://maps.example/embed/abc", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/embed/provider", test_provider);
  g_test_add_func ("/core/embed/alone", test_alone);
  g_test_add_func ("/core/embed/unframed", test_unframed);
  return g_test_run ();
}
