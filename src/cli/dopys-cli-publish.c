/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-cli publish: the same job as in the window.
 *
 * The article's id is made from what is asked for (site, user, text, photos): the same command after an interruption
 * goes on with the same job, and after success it brings the same article up to date; it never makes a second copy.
 */

#include "dopys-blocks.h"
#include "dopys-cli-article.h"
#include "dopys-cli-report.h"
#include "dopys-cli-site.h"
#include "dopys-error.h"
#include "dopys-publisher.h"
#include "dopys-zone.h"
#include "dopys-transliteration.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *site;
  char *user;
  char *password_file;
  char *title;
  char **categories;
  char **tags;
  char *status;
  char *date;
  char **photos;
  gboolean dry_run;
} Options;

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  DopysJobProgress *result;
  GError *error;
} Run;

static void
options_clear (Options *options)
{
  g_free (options->site);
  g_free (options->user);
  g_free (options->password_file);
  g_free (options->title);
  g_strfreev (options->categories);
  g_strfreev (options->tags);
  g_free (options->status);
  g_free (options->date);
  g_strfreev (options->photos);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* NULL if the options agree, else what is wrong. */
static const char *
find_fault (const Options *options, DopysStatus status, GDateTime *date)
{
  int given = (options->site != NULL) + (options->user != NULL) + (options->password_file != NULL);

  if (given != 0 && given != 3)
    return _ ("--site, --user and --password-file belong together.");
  if (status == DOPYS_STATUS_FUTURE && date == NULL)
    return _ ("--status future needs --date with a date as 2026-11-23T10:30, in the site’s time or with a time zone.");
  if (status != DOPYS_STATUS_FUTURE && status != DOPYS_STATUS_PUBLISH && options->date)
    return _ ("--date goes with --status future or publish only.");
  return NULL;
}

/* A UUID that is the same for the same wish. */
static char *
make_article_id (const Options *options, const DopysArticle *article)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const words[] = { options->site ? options->site : "", options->user ? options->user : "",
                                article->title };
  g_autoptr (GVariant) body = g_variant_ref_sink (dopys_document_to_variant (article->document));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_checksum_update (sum, (const guchar *) words[i], strlen (words[i]) + 1);
  g_checksum_update (sum, g_variant_get_data (body), g_variant_get_size (body));
  if (article->lead)
    g_checksum_update (sum, (const guchar *) dopys_photo_get_id (article->lead), -1);
  const char *hex = g_checksum_get_string (sum);
  return g_strdup_printf ("%.8s-%.4s-4%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15, hex + 18);
}

static DopysArticle *
read_article (const Options *options, const char *path, DopysLibrary *library, DopysStore *store, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_cli_article_read (path, options->photos, library, store, error);

  if (article == NULL)
    return NULL;
  if (options->title)
    g_set_str (&article->title, options->title);
  if (article->title == NULL || *g_strstrip (article->title) == '\0')
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           _ ("The article has no title: give --title, or a heading of the first level in the file. "
                              "Nothing was sent."));
      return NULL;
    }
  article->categories = g_strdupv (options->categories);
  article->tags = g_strdupv (options->tags);
  g_free (article->id);
  article->id = make_article_id (options, article);
  return g_steal_pointer (&article);
}

/* What is published knows nothing of this machine, and so does its preview: photos get the names they will have. */
typedef struct
{
  char *slug;
  guint number;
  char *name;
} Names;

static gboolean
place_by_name (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  Names *names = user_data;
  g_free (names->name);
  names->name = dopys_photo_file_name (names->slug, ++names->number, "jpg");
  placement->url = names->name;
  placement->remote_id = 0;
  return TRUE;
}

static void
print_markup (const DopysArticle *article)
{
  Names names = { dopys_slug (article->title, NULL), article->lead ? 1 : 0, NULL };
  g_autoptr (GBytes) markup = dopys_blocks_write (article->document, place_by_name, &names, NULL);
  gsize size;
  const char *data = g_bytes_get_data (markup, &size);

  g_print ("%.*s\n", (int) size, data);
  g_free (names.slug);
  g_free (names.name);
}

static void
progress_cb (DopysPublisher *publisher, const char *job_id, gpointer user_data)
{
  g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (publisher, job_id);
  guint done = 0;

  if (progress == NULL)
    return;
  for (guint i = 0; i < progress->photos->len; i++)
    done += ((DopysPhotoProgress *) g_ptr_array_index (progress->photos, i))->state == DOPYS_PHOTO_DONE;
  g_printerr ("\r\033[K%u/%u %s", done, progress->photos->len, progress->doing ? progress->doing : "");
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  run->result = dopys_publisher_finish (DOPYS_PUBLISHER (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  Run *run = user_data;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

static void
print_result (const DopysJobProgress *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, result->remote_id);
  json_builder_set_member_name (builder, "url");
  json_builder_add_string_value (builder, result->url);
  json_builder_set_member_name (builder, "status");
  json_builder_add_string_value (builder, result->status);
  json_builder_set_member_name (builder, "photos");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->photos->len; i++)
    {
      const DopysPhotoProgress *photo = g_ptr_array_index (result->photos, i);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, photo->remote_id);
      json_builder_set_member_name (builder, "url");
      json_builder_add_string_value (builder, photo->url);
      json_builder_set_member_name (builder, "alt");
      json_builder_add_string_value (
          builder, dopys_photo_get_decorative (photo->photo) ? "" : dopys_photo_get_alt (photo->photo));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "notices");
  json_builder_begin_array (builder);
  for (guint i = 0; result->notices && result->notices[i]; i++)
    {
      json_builder_add_string_value (builder, result->notices[i]);
      g_printerr ("%s\n", result->notices[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  dopys_cli_print_json (node);
}

/* Keeps what an earlier run of the same command learnt of the site, so that it is brought up to date, not doubled. */
static gboolean
save_article (DopysStore *store, DopysArticle *article, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysArticle) known = dopys_store_load_article_sync (store, article->id, &failure);

  if (known)
    {
      g_set_str (&article->site_id, known->site_id);
      article->remote_id = known->remote_id;
      g_set_str (&article->remote_url, known->remote_url);
      g_set_str (&article->remote_modified, known->remote_modified);
    }
  else if (!g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return dopys_store_save_article_sync (store, article, error);
}

static int
run_job (DopysStore *store, DopysLibrary *library, DopysCliSite *site, const DopysPublishRequest *request)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DopysPublisher) publisher = dopys_publisher_new (store, library);
  Run run = { loop, cancellable, NULL, NULL };
  gboolean terminal = isatty (STDERR_FILENO);
  const char *pause = g_getenv ("DOPYS_RETRY_MS"); /* for tests, which have no time */

  if (pause)
    dopys_publisher_set_pause (publisher, (guint) g_ascii_strtoull (pause, NULL, 10));
  dopys_publisher_set_remote_func (publisher, dopys_cli_site_make_remote, site, NULL);
  if (terminal)
    g_signal_connect (publisher, "progress", G_CALLBACK (progress_cb), NULL);
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, &run);
  dopys_publisher_publish_async (publisher, request, cancellable, finished_cb, &run);
  g_main_loop_run (loop);
  if (!g_cancellable_is_cancelled (cancellable))
    g_source_remove (interrupt);
  if (terminal)
    g_printerr ("\r\033[K");

  g_autoptr (DopysJobProgress) result = run.result;
  g_autoptr (GError) error = run.error;
  if (result == NULL)
    return dopys_cli_failed (error);
  print_result (result);
  return DOPYS_CLI_DONE;
}

/* A date without a time zone is meant as the site's visitors read it. People write no seconds, GLib wants them. */
static GDateTime *
parse_date (const char *text, gboolean *has_zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GRegex) minutes = g_regex_new ("^([0-9-]+[T ][0-9]{2}:[0-9]{2})(?!:)", 0, 0, NULL);
  g_autofree char *whole = g_regex_replace (minutes, text, -1, 0, "\\1:00", 0, NULL);

  *has_zone = g_regex_match_simple ("[T ].*(Z|[+-][0-9:]+)$", text, 0, 0);
  return whole ? g_date_time_new_from_iso8601 (whole, utc) : NULL;
}

static GDateTime *
resolve_date (const char *text, const char *zone_name, GError **error)
{
  gboolean has_zone;
  g_autoptr (GDateTime) date = parse_date (text, &has_zone);
  g_autoptr (GTimeZone) zone = dopys_zone_new (zone_name);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) when = NULL;
  DopysTimeState state;

  if (has_zone)
    return g_steal_pointer (&date);
  when = dopys_zone_at (zone, date, g_date_time_get_hour (date), g_date_time_get_minute (date), now, &state);
  if (state != DOPYS_TIME_SKIPPED)
    return g_steal_pointer (&when);
  g_set_error (
      error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
      _ ("The time %s does not exist on the site: its clock (%s) is put forward that night. Nothing was sent."), text,
      zone_name);
  return NULL;
}

static int
publish_file (const Options *options, const char *path, DopysStatus status)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dopys", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysStore) store = dopys_store_open (folder, &error);
  if (store == NULL)
    return dopys_cli_failed (error);
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (DopysArticle) article = read_article (options, path, library, store, &error);
  if (article == NULL)
    return dopys_cli_failed (error);
  if (options->dry_run)
    {
      print_markup (article);
      return DOPYS_CLI_DONE;
    }

  g_autoptr (DopysCliSite) site =
      dopys_cli_site_open (store, options->site, options->user, options->password_file, &error);
  g_autoptr (GDateTime) date =
      site && options->date ? resolve_date (options->date, site->record->time_zone, &error) : NULL;
  if (site == NULL || error || !save_article (store, article, &error))
    return dopys_cli_failed (error);
  const DopysPublishRequest request = {
    .article_id = article->id,
    .site_id = site->record->id,
    .status = status,
    .date = date,
  };
  return run_job (store, library, site, &request);
}

int
dopys_cli_publish (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "site", 0, 0, G_OPTION_ARG_STRING, &options.site, N_ ("Address of the site"), N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &options.user, N_ ("User name there"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
      N_ ("File whose first line is the application password"), N_ ("FILE") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_ ("Title, if not that of the file"), N_ ("T") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.categories, N_ ("Category (may be repeated)"), N_ ("C") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags, N_ ("Tag (may be repeated)"), N_ ("T") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &options.status, N_ ("publish (default), draft, future, pending or private"),
      N_ ("S") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_ ("When, in the site’s time or with a zone"), N_ ("ISO") },
    { "photo", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.photos,
      N_ ("Photo for a gallery at the end (may be repeated)"), N_ ("FILE[=DESCRIPTION]") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Print the markup, send nothing"), NULL },
    { NULL },
  };

  if (!dopys_cli_parse (entries, "ARTICLE.html",
                        _ ("Publishes an article with the photos it refers to. The same command again goes on where it "
                           "was interrupted, or updates the article; it never publishes a second copy."),
                        &argc, &argv))
    return DOPYS_CLI_USAGE;
  if (argc != 2)
    return dopys_cli_wrong_use (_ ("publish takes one file."));
  DopysStatus status = DOPYS_STATUS_PUBLISH;
  if (options.status && !dopys_status_from_string (options.status, &status))
    return dopys_cli_wrong_use (_ ("--status must be publish, draft, future, pending or private."));
  gboolean has_zone;
  g_autoptr (GDateTime) date = options.date ? parse_date (options.date, &has_zone) : NULL;
  const char *fault = find_fault (&options, status, date);
  if (fault)
    return dopys_cli_wrong_use (fault);
  if (options.date && date == NULL)
    return dopys_cli_wrong_use (
        _ ("--date must be a date as 2026-11-23T10:30, in the site’s time or with a time zone."));
  return publish_file (&options, argv[1], status);
}
