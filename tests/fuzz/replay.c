/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* replay FOLDER…: gives each file of the folders and of their folders to the fuzzer's function, once. */

#include "fuzz.h"

#include <glib.h>

static guint
replay_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        n += replay_folder (inner);
      else if (g_file_get_contents (inner, &data, &size, NULL))
        {
          g_autofree char *exact = g_memdup2 (data, size); /* so that a read beyond the end is seen */
          g_printerr ("%s\n", inner);
          LLVMFuzzerTestOneInput ((const uint8_t *) exact, size);
          n++;
        }
    }
  return n;
}

int
main (int argc, char **argv)
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay_folder (argv[i]);
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
