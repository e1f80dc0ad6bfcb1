/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-fold.h"

static void
test_same (void)
{
  static const char *const spellings[] = { "п'ять", "п’ять", "пʼять", "п‘ять",
                                           "п`ять", "п´ять", "П’ЯТЬ", "п’я\314\201ть" };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *folded = dopys_fold_dup (spellings[i], FALSE);
      g_assert_cmpstr (folded, ==, "п’ять");
    }
}

static void
test_collate (void)
{
  g_assert_cmpint (dopys_fold_collate ("п'ять", "пʼять"), ==, 0);
  g_assert_cmpint (dopys_fold_collate ("Мар’яна", "Марянівка"), <, 0);
  g_assert_cmpint (dopys_fold_collate ("Марянівка", "Мар'яна"), >, 0);
  g_assert_cmpint (dopys_fold_collate ("", "’"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fold/same", test_same);
  g_test_add_func ("/core/fold/collate", test_collate);
  return g_test_run ();
}
