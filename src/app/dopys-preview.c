/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-preview.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dopys-blocks.h"
#include "dopys-credit.h"
#include "dopys-practice.h"

#define MAX_SIDE 1280
#define KEPT_SECONDS (24 * 60 * 60)

typedef struct
{
  DopysLibrary *library;
  DopysArticle *article;
  char *site;
  GHashTable *pictures; /* picture → its address in the file */
  GError *error;        /* of the first photo that could not be made */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_object_unref (preview->library);
  dopys_article_free (preview->article);
  g_free (preview->site);
  g_hash_table_unref (preview->pictures);
  g_clear_error (&preview->error);
  g_free (preview);
}

/* ---- photos ---- */

/* The rendition as a "data:" address, as no server is there. Transfer full. */
static char *
make_address (Preview *preview, DopysPhoto *photo, GError **error)
{
  DopysRenditionOptions options = { .max_side = MAX_SIDE };
  g_autoptr (DopysPhotoEdits) edits = NULL;
  g_autoptr (DopysRendition) rendition = NULL;
  g_autofree char *path = NULL, *bytes = NULL, *coded = NULL;
  gsize size;

  edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), error);
  if (!edits)
    return NULL;
  rendition =
      dopys_library_make_rendition (preview->library, dopys_photo_get_id (photo), &options, edits, &path, NULL, error);
  if (!rendition || !g_file_get_contents (path, &bytes, &size, error))
    return NULL;
  coded = g_base64_encode ((const guchar *) bytes, size);
  return g_strdup_printf ("data:%s;base64,%s", rendition->mime_type, coded);
}

/* Owned by the preview; NULL if it cannot be made, which is remembered. */
static const char *
get_address (Preview *preview, DopysPhoto *photo)
{
  g_autofree char *picture = dopys_photo_dup_picture (photo);
  char *address = g_hash_table_lookup (preview->pictures, picture);

  if (!*dopys_photo_get_id (photo))
    return dopys_photo_get_url (photo);
  if (!address && !preview->error)
    {
      address = make_address (preview, photo, &preview->error);
      if (address)
        g_hash_table_insert (preview->pictures, g_steal_pointer (&picture), address);
    }
  return address;
}

static gboolean
place_cb (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  placement->url = get_address (user_data, photo);
  placement->remote_id = 0;
  return placement->url != NULL;
}

/* ---- the page ---- */

static void
say_lead (GKeyFile *file, Preview *preview)
{
  DopysPhoto *lead = preview->article->lead;
  const char *address = lead ? get_address (preview, lead) : NULL;

  if (!address)
    return;
  g_key_file_set_string (file, "lead", "url", address);
  g_key_file_set_string (file, "lead", "alt", dopys_photo_get_alt (lead));
  g_autofree char *words = dopys_credit_dup_words (lead, "\n");
  g_key_file_set_string (file, "lead", "caption", words);
}

/* The article as dopys-site --preview reads it. Transfer full; NULL with an error. */
static GBytes *
make_input (Preview *preview, GError **error)
{
  const DopysArticle *article = preview->article;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) content = dopys_blocks_write (article->document, place_cb, preview, NULL);
  g_autofree char *text = g_utf8_make_valid (g_bytes_get_data (content, NULL) ? g_bytes_get_data (content, NULL) : "",
                                             (gssize) g_bytes_get_size (content));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *date = article->date ? article->date : now;
  g_autofree char *shown = g_date_time_format (date, "%d.%m.%Y %H:%M"), *machine = g_date_time_format_iso8601 (date);
  g_autofree char *categories = article->categories ? g_strjoinv (", ", article->categories) : g_strdup ("");
  char *data;
  gsize size;

  g_key_file_set_string (file, "article", "site", preview->site);
  g_key_file_set_string (file, "article", "title", article->title ? article->title : "");
  g_key_file_set_string (file, "article", "date", shown);
  g_key_file_set_string (file, "article", "machine", machine);
  g_key_file_set_string (file, "article", "categories", categories);
  g_key_file_set_string (file, "article", "content", text);
  say_lead (file, preview);
  if (preview->error)
    {
      g_propagate_error (error, g_steal_pointer (&preview->error));
      return NULL;
    }
  data = g_key_file_to_data (file, &size, NULL);
  return g_bytes_new_take (data, size);
}

/* What the template makes of it. Transfer full; NULL with an error. */
static GBytes *
run_template (GBytes *input, GError **error)
{
  g_autofree char *program = dopys_practice_find_program ();
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                      error, program, "--preview", NULL);
  g_autoptr (GBytes) page = NULL;

  if (!process || !g_subprocess_communicate (process, input, NULL, &page, NULL, error))
    return NULL;
  if (g_subprocess_get_successful (process))
    return g_steal_pointer (&page);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_FAILED,
                       _ ("The page could not be made. The article is saved; try again."));
  return NULL;
}

/* Previews of earlier days say what nobody was to read for ever. */
static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - KEPT_SECONDS;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;
      if (g_stat (path, &status) == 0 && status.st_mtime < oldest)
        g_unlink (path);
    }
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Preview *preview = task_data;
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "dopys", "preview", NULL);
  g_autofree char *name = g_strconcat (preview->article->id, ".html", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) input = NULL, page = NULL;
  GError *error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_task_return_new_error (task, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
                               _ ("The folder for previews cannot be written to: %s"), g_strerror (errno));
      return;
    }
  remove_old (folder);
  input = make_input (preview, &error);
  page = input ? run_template (input, &error) : NULL;
  if (page && g_file_set_contents_full (path, g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page),
                                        G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- the border ---- */

/* Transfer full. */
static char *
dup_site_name (DopysWorkspace *workspace, const char *site_id)
{
  DopysSiteList *sites = dopys_workspace_get_sites (workspace);
  DopysSiteItem *site = site_id ? dopys_site_list_find (sites, site_id, NULL) : dopys_site_list_get (sites, 0);

  return g_strdup (site ? dopys_site_item_get_name (site) : _ ("The site"));
}

void
dopys_preview_make_async (DopysWorkspace *workspace, DopysDraft *draft, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, NULL, callback, user_data);
  Preview *preview = g_new0 (Preview, 1);

  g_task_set_source_tag (task, dopys_preview_make_async);
  preview->library = g_object_ref (dopys_workspace_get_library (workspace));
  preview->article = dopys_article_copy (dopys_draft_get_article (draft));
  dopys_document_unref (preview->article->document);
  preview->article->document = dopys_document_ref (dopys_session_get_document (dopys_draft_get_session (draft)));
  preview->site = dup_site_name (workspace, preview->article->site_id);
  preview->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_task_set_task_data (task, preview, preview_free);
  g_task_run_in_thread (task, make_in_thread);
}

GFile *
dopys_preview_make_finish (DopysWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tell (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell (widget, _ ("The preview could not be opened: no web browser answered."));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dopys_preview_make_finish (DOPYS_WORKSPACE (source), result, &error);
  g_autoptr (GtkFileLauncher) launcher = file ? gtk_file_launcher_new (file) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (error)
    tell (widget, error->message);
  else if (root)
    gtk_file_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_steal_pointer (&widget));
}

void
dopys_preview_show (GtkWidget *widget, DopysWorkspace *workspace, DopysDraft *draft)
{
  dopys_preview_make_async (workspace, draft, made_cb, g_object_ref (widget));
}
