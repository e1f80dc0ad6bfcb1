/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-cli photo: renditions, made by the one function through which photos leave; one JSON line for each file. */

#include "dopys-cli-report.h"
#include "dopys-error.h"
#include "dopys-rendition.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SIDE_MIN 16
#define SIDE_MAX 8192
#define KILOBYTES_MAX 100000

static void
print_rendition (const char *output, const DopysRendition *rendition)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "output");
  json_builder_add_string_value (builder, output);
  json_builder_set_member_name (builder, "width");
  json_builder_add_int_value (builder, rendition->width);
  json_builder_set_member_name (builder, "height");
  json_builder_add_int_value (builder, rendition->height);
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, (gint64) rendition->bytes);
  json_builder_set_member_name (builder, "removed");
  json_builder_begin_array (builder);
  for (guint i = 0; rendition->removed && rendition->removed[i]; i++)
    json_builder_add_string_value (builder, rendition->removed[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  dopys_cli_print_json (node);
}

/* IMG_1.heic → DIR/IMG_1.jpg; two of one name stay two: IMG_1-2.jpg. */
static char *
output_path (const char *folder, const char *original, const char *extension, GHashTable *used)
{
  g_autofree char *base = g_path_get_basename (original);
  char *dot = strrchr (base, '.');
  if (dot && dot != base)
    *dot = '\0';
  g_autofree char *name = g_strdup_printf ("%s.%s", base, extension);
  for (guint number = 2; !g_hash_table_add (used, g_strdup (name)); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.%s", base, number, extension);
    }
  return g_build_filename (folder, name, NULL);
}

/* The format is known only when it is made: a drawing becomes PNG. */
static gboolean
make_one (const char *folder, const char *original, const DopysRenditionOptions *options, GHashTable *used,
          GError **error)
{
  g_autofree char *part = g_build_filename (folder, ".dopys-part", NULL);
  g_autoptr (DopysRendition) rendition = dopys_rendition_make (original, part, options, NULL, NULL, error);

  if (rendition == NULL)
    return FALSE;
  g_autofree char *output = output_path (folder, original, dopys_rendition_get_extension (rendition), used);
  if (g_rename (part, output) != 0)
    {
      int number = errno;
      g_unlink (part);
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE, _ ("The file “%s” could not be written: %s."), output,
                   g_strerror (number));
      return FALSE;
    }
  print_rendition (output, rendition);
  return TRUE;
}

static int
make_all (const char *folder, char **files, const DopysRenditionOptions *options)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int result = DOPYS_CLI_DONE;

  for (guint i = 0; files[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      if (!make_one (folder, files[i], options, used, &error))
        result = dopys_cli_failed (error);
    }
  return result;
}

int
dopys_cli_photo (int argc, char **argv)
{
  g_autofree char *folder = NULL, *format = NULL, *author = NULL;
  gboolean progressive = FALSE;
  int side = 0, quality = 0, kilobytes = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder for the results"), N_ ("DIR") },
    { "max", 0, 0, G_OPTION_ARG_INT, &side, N_ ("Longest side in pixels (1920)"), N_ ("PX") },
    { "quality", 0, 0, G_OPTION_ARG_INT, &quality, N_ ("Quality from 1 to 100 (82)"), N_ ("Q") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("jpeg or webp"), N_ ("FORMAT") },
    { "progressive", 0, 0, G_OPTION_ARG_NONE, &progressive, N_ ("JPEG that sharpens while it loads"), NULL },
    { "max-kb", 0, 0, G_OPTION_ARG_INT, &kilobytes, N_ ("Largest size of a file in kilobytes"), N_ ("KB") },
    { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("Author to be named in the files"), N_ ("NAME") },
    { NULL },
  };

  if (!dopys_cli_parse (
          entries, "FILE…",
          _ ("Makes of photos what would be published: upright, resized, without the metadata of the original."), &argc,
          &argv))
    return DOPYS_CLI_USAGE;
  if (folder == NULL || argc < 2)
    return dopys_cli_wrong_use (_ ("photo needs a folder (-o DIR) and at least one file."));
  if (side != 0 && (side < SIDE_MIN || side > SIDE_MAX))
    return dopys_cli_wrong_use (_ ("--max must be from 16 to 8192 pixels."));
  if (quality < 0 || quality > 100)
    return dopys_cli_wrong_use (_ ("--quality must be from 1 to 100."));
  if (kilobytes < 0 || kilobytes > KILOBYTES_MAX)
    return dopys_cli_wrong_use (_ ("--max-kb must be from 0 (no limit) to 100000."));
  if (format && !g_strv_contains ((const char *const[]) { "jpeg", "webp", NULL }, format))
    return dopys_cli_wrong_use (_ ("--format must be jpeg or webp."));
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_printerr (_ ("The folder “%s” could not be made: %s.\n"), folder, g_strerror (errno));
      return DOPYS_CLI_FAILED;
    }

  const DopysRenditionOptions options = {
    .max_side = side,
    .quality = quality,
    .progressive = progressive,
    .max_bytes = (guint64) kilobytes * 1000,
    .author = author,
    .format = g_strcmp0 (format, "webp") == 0 ? DOPYS_RENDITION_WEBP : DOPYS_RENDITION_JPEG,
  };
  return make_all (folder, argv + 1, &options);
}
