/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-address.h"

#include <string.h>

static void
test_complete (void)
{
  static const struct
  {
    const char *typed, *expected;
  } cases[] = {
    { " https://rada.example/a?b=1 ", "https://rada.example/a?b=1" },
    { "rada.example", "https://rada.example" },
    { "rada.example:8080/x", "https://rada.example:8080/x" },
    { "громада.example", "https://громада.example" },
    { "info@rada.example", "mailto:info@rada.example" },
    { "mailto:info@rada.example", "mailto:info@rada.example" },
    { "tel:+380441234567", "tel:+380441234567" },
    { "HTTP://rada.example", "HTTP://rada.example" },
    { "", NULL },
    { "   ", NULL },
    { "https:", NULL },
    { "рада", NULL },
    { "два слова.example", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "data:text/html,a.b", NULL },
    { "https://a\"b.example", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = dopys_address_complete (cases[i].typed);
      g_assert_cmpstr (address, ==, cases[i].expected);
    }
}

static void
test_find_last (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "див. https://rada.example/новини", "https://rada.example/новини" },
    { "www.rada.example.", "www.rada.example" },
    { "(https://rada.example)", "https://rada.example" },
    { "https://uk.example/Рада_(значення)", "https://uk.example/Рада_(значення)" },
    { "«https://rada.example»,", "https://rada.example" },
    { "пишіть на info@rada.example!", "info@rada.example" },
    { "кінець.Початок", NULL },
    { "rada.example", NULL },
    { "https://", NULL },
    { "https://рада", NULL },
    { "www.", NULL },
    { "@rada.example", NULL },
    { "a@b@c.example", NULL },
    { "ftp://a@rada.example", NULL },
    { "https://rada.example ", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize start, end;
      gboolean found = dopys_address_find_last (cases[i].text, strlen (cases[i].text), &start, &end);
      g_autofree char *address = found ? g_strndup (cases[i].text + start, end - start) : NULL;
      g_assert_cmpstr (address, ==, cases[i].expected);
    }
}

static void
test_whole (void)
{
  g_assert_true (dopys_address_is_whole (" https://rada.example/a\n"));
  g_assert_true (dopys_address_is_whole ("info@rada.example"));
  g_assert_false (dopys_address_is_whole ("див. https://rada.example"));
  g_assert_false (dopys_address_is_whole ("https://rada.example."));
  g_assert_false (dopys_address_is_whole ("слово"));
  g_assert_false (dopys_address_is_whole (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/address/complete", test_complete);
  g_test_add_func ("/core/address/find-last", test_find_last);
  g_test_add_func ("/core/address/whole", test_whole);
  return g_test_run ();
}
