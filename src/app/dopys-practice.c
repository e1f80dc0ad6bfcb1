/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-practice.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "dopys-config.h"
#include "dopys-provision.h"

#define PROGRAM "dopys-site"

struct _DopysPractice
{
  GObject parent;

  DopysWorkspace *workspace;
  char *folder;
  GSubprocess *process; /* NULL while it does not run */
  char *address;
};

G_DEFINE_FINAL_TYPE (DopysPractice, dopys_practice, G_TYPE_OBJECT)

/* One start: look (thread), spawn and read the address (main loop), connect (thread).  Belongs to its task. */
typedef struct
{
  gboolean only_known;
  char *sample;
  char *old_address; /* NULL before the first start */
  gboolean known;    /* the site is connected */
  gboolean moved;    /* the old port was busy */
  GSubprocess *process;
  GDataInputStream *output;
  char *address;
  char *article_id;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->sample);
  g_free (start->old_address);
  g_clear_object (&start->process);
  g_clear_object (&start->output);
  g_free (start->address);
  g_free (start->article_id);
  g_free (start);
}

static char *
credentials_path (DopysPractice *self)
{
  return g_build_filename (self->folder, "credentials.env", NULL);
}

/* ---- the last step: the site's record ---- */

/* A site that had to move keeps its record, with what was published to it. */
static gboolean
move_record (DopysStore *store, const char *old, const char *fresh, GError **error)
{
  g_autoptr (GPtrArray) sites = dopys_store_list_sites_sync (store, error);

  for (guint i = 0; sites && i < sites->len; i++)
    {
      DopysSiteRecord *site = g_ptr_array_index (sites, i);
      const char *rest = site->api && g_str_has_prefix (site->api, old) ? site->api + strlen (old) : NULL;
      char *api;

      if (!rest)
        continue;
      api = g_strconcat (fresh, rest, NULL);
      g_free (site->api);
      site->api = api;
      g_set_str (&site->url, fresh);
      if (!dopys_store_save_site_sync (store, site, error))
        return FALSE;
    }
  return sites != NULL;
}

static void
connect_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPractice *self = source;
  Start *start = task_data;
  g_autofree char *credentials = credentials_path (self);
  GError *error = NULL;

  if (start->known && start->old_address && g_strcmp0 (start->old_address, start->address) != 0 &&
      !move_record (dopys_workspace_get_store (self->workspace), start->old_address, start->address, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (dopys_provision_site (self->workspace, credentials, &error) &&
      (!start->sample || dopys_provision_sample (self->workspace, start->sample, &start->article_id, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- the child ---- */

char *
dopys_practice_find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : g_strdup ("/");
  const char *const places[] = { ".", "../site", "../../src/site" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], PROGRAM, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_build_filename (DOPYS_BINDIR, PROGRAM, NULL);
}

static void run_child (GTask *task);

static void
child_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DopysPractice) self = g_weak_ref_get (weak);

  if (self && self->process == G_SUBPROCESS (source))
    {
      g_clear_object (&self->process);
      g_clear_pointer (&self->address, g_free);
    }
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* A child that ended by itself is started anew when it is wanted again. */
static void
keep_child (DopysPractice *self, Start *start)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_set_object (&self->process, start->process);
  g_set_str (&self->address, start->address);
  g_subprocess_wait_async (start->process, NULL, child_ended_cb, weak);
}

static char *
find_address (const char *line)
{
  g_autoptr (GRegex) pattern = g_regex_new ("http://127\\.0\\.0\\.1:\\d+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (pattern, line, 0, &match) ? g_match_info_fetch (match, 0) : NULL;
}

/* Its first line says where it listens; without one it did not start. */
static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DopysPractice *self = g_task_get_source_object (task);
  Start *start = g_task_get_task_data (task);
  g_autofree char *line = g_data_input_stream_read_line_finish (start->output, result, NULL, NULL);

  start->address = line ? find_address (line) : NULL;
  if (start->address)
    {
      keep_child (self, start);
      g_task_run_in_thread (task, connect_in_thread);
    }
  else if (start->old_address && !start->moved)
    {
      start->moved = TRUE;
      run_child (g_steal_pointer (&task));
    }
  else
    g_task_return_new_error_literal (task, DOPYS_ERROR, DOPYS_ERROR_FAILED,
                                     _ ("The practice site could not be started. Your articles are not affected; "
                                        "start the program again, or install it anew."));
}

/* Takes the task. */
static void
run_child (GTask *task)
{
  DopysPractice *self = g_task_get_source_object (task);
  Start *start = g_task_get_task_data (task);
  g_autofree char *program = dopys_practice_find_program ();
  const char *colon = start->old_address && !start->moved ? strrchr (start->old_address, ':') : NULL;
  const char *const arguments[] = {
    program,         "--data", self->folder, "--port", colon ? colon + 1 : "0", "--title", _ ("Practice Site"),
    "--with-parent", NULL
  };
  GError *error = NULL;

  g_clear_object (&start->process);
  g_clear_object (&start->output);
  start->process =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  if (!start->process)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  start->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (start->process));
  g_data_input_stream_read_line_async (start->output, G_PRIORITY_DEFAULT, NULL, line_read_cb, task);
}

/* ---- the first step: what there is ---- */

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPractice *self = source;
  Start *start = task_data;
  g_autofree char *path = credentials_path (self);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) sites = dopys_store_list_sites_sync (dopys_workspace_get_store (self->workspace), NULL);

  if (g_file_get_contents (path, &text, NULL, NULL))
    start->old_address = find_address (text);
  for (guint i = 0; sites && start->old_address && i < sites->len; i++)
    {
      DopysSiteRecord *site = g_ptr_array_index (sites, i);

      start->known = start->known || (site->api && g_str_has_prefix (site->api, start->old_address));
    }
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DopysPractice *self = DOPYS_PRACTICE (source);
  Start *start = g_task_get_task_data (task);

  if (start->only_known && !start->known)
    g_task_return_boolean (task, FALSE);
  else if (self->process)
    {
      g_set_str (&start->address, self->address);
      g_task_run_in_thread (task, connect_in_thread);
    }
  else
    run_child (g_steal_pointer (&task));
}

static void
begin (DopysPractice *self, const char *sample, gboolean only_known, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) look = g_task_new (self, NULL, looked_cb, task);
  Start *start = g_new0 (Start, 1);

  start->only_known = only_known;
  start->sample = g_strdup (sample);
  g_task_set_task_data (task, start, start_free);
  g_task_set_task_data (look, start, NULL);
  g_task_run_in_thread (look, look_in_thread);
}

/* ---- the object ---- */

static void
dopys_practice_dispose (GObject *object)
{
  DopysPractice *self = DOPYS_PRACTICE (object);

  if (self->process)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->process);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_practice_parent_class)->dispose (object);
}

static void
dopys_practice_finalize (GObject *object)
{
  g_free (DOPYS_PRACTICE (object)->folder);
  g_free (DOPYS_PRACTICE (object)->address);
  G_OBJECT_CLASS (dopys_practice_parent_class)->finalize (object);
}

static void
dopys_practice_class_init (DopysPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_practice_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_practice_finalize;
}

static void
dopys_practice_init (DopysPractice *self)
{
}

DopysPractice *
dopys_practice_new (DopysWorkspace *workspace)
{
  DopysPractice *self = g_object_new (DOPYS_TYPE_PRACTICE, NULL);

  self->workspace = g_object_ref (workspace);
  self->folder = g_build_filename (dopys_store_get_folder (dopys_workspace_get_store (workspace)), "practice", NULL);
  return self;
}

void
dopys_practice_start_async (DopysPractice *self, const char *sample, GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, sample, FALSE, callback, user_data);
}

void
dopys_practice_resume_async (DopysPractice *self, GAsyncReadyCallback callback, gpointer user_data)
{
  begin (self, NULL, TRUE, callback, user_data);
}

gboolean
dopys_practice_start_finish (DopysPractice *self, GAsyncResult *result, char **article_id, GError **error)
{
  Start *start = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) failure = NULL;
  gboolean started = g_task_propagate_boolean (G_TASK (result), &failure);

  if (article_id)
    *article_id = g_steal_pointer (&start->article_id);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return started;
}

const char *
dopys_practice_get_address (DopysPractice *self)
{
  return self->address;
}

char *
dopys_practice_dup_sample (void)
{
  const char *named = g_getenv ("DOPYS_SAMPLE");

  return named ? g_strdup (named) : g_build_filename (DOPYS_PKGDATADIR, "sample", NULL);
}
