/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key gives in the US and in the Ukrainian layout. */

#include "dopys-keys.h"

static void
test_letters (void)
{
  guint keys[DOPYS_KEYS_MAX];

  g_assert_cmpuint (dopys_keys_for (GDK_KEY_b, GDK_CONTROL_MASK, keys), ==, 2);
  g_assert_cmpuint (keys[0], ==, GDK_KEY_b);
  g_assert_cmpuint (keys[1], ==, GDK_KEY_Cyrillic_i);
  dopys_keys_for (GDK_KEY_s, GDK_CONTROL_MASK, keys);
  g_assert_cmpuint (keys[1], ==, GDK_KEY_Ukrainian_i);
  dopys_keys_for (GDK_KEY_period, GDK_CONTROL_MASK, keys);
  g_assert_cmpuint (keys[1], ==, GDK_KEY_Cyrillic_yu);
  dopys_keys_for (GDK_KEY_backslash, GDK_CONTROL_MASK, keys);
  g_assert_cmpuint (keys[1], ==, GDK_KEY_Ukrainian_ghe_with_upturn);
  g_assert_cmpuint (dopys_keys_for (GDK_KEY_F1, GDK_CONTROL_MASK, keys), ==, 1);
}

static void
test_digits (void)
{
  guint keys[DOPYS_KEYS_MAX];

  g_assert_cmpuint (dopys_keys_for (GDK_KEY_7, GDK_CONTROL_MASK, keys), ==, 1);
  g_assert_cmpuint (dopys_keys_for (GDK_KEY_7, GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys), ==, 3);
  g_assert_cmpuint (keys[0], ==, GDK_KEY_7);
  g_assert_cmpuint (keys[1], ==, GDK_KEY_ampersand);
  g_assert_cmpuint (keys[2], ==, GDK_KEY_question);
}

static void
test_accels (void)
{
  const char *const given[] = { "<Control>n", "<Control>Return", NULL };
  g_auto (GStrv) accels = dopys_keys_dup_accels (given);

  g_assert_cmpuint (g_strv_length (accels), ==, 3);
  g_assert_cmpstr (accels[0], ==, "<Control>n");
  g_assert_cmpstr (accels[1], ==, "<Control>Cyrillic_te");
  g_assert_cmpstr (accels[2], ==, "<Control>Return");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/letters", test_letters);
  g_test_add_func ("/keys/digits", test_digits);
  g_test_add_func ("/keys/accels", test_accels);
  return g_test_run ();
}
