/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-import.h"

#include <gtk/gtk.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-import-record.h"
#include "dopys-photo-folder.h"
#include "dopys-reach.h"

/* Two at once fill two cores; more would only take memory. */
#define MAX_WORKERS 2
/* Between two times that photos are handed over: often enough to look at, seldom enough to write meanwhile. */
#define ARRIVAL_USEC (250 * 1000)
/* Only then is the article with its photos on the disk for certain, and the record of the import not needed. */
#define SECONDS_TO_BE_SAVED 5

typedef struct
{
  GPtrArray *sources; /* of GObject */
  GPtrArray *infos;   /* of DopysPhotoInfo or NULL, by index of the source */
  GArray *ended;      /* of gboolean, by index of the source */
  GPtrArray *errors;
  char *record; /* (nullable): see dopys-import-record.h */
  DopysImportWatch watch;
  guint next;
  guint running;
  guint done;
  guint n_cancelled;
  guint given; /* all before this one were handed over, or failed */
  gint64 given_time;
  char *name; /* (nullable): of the source that was begun last */
} Import;

typedef struct
{
  DopysWorkspace *workspace;
  GObject *source;
} Piece;

static void
remove_record_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  dopys_import_record_remove (task_data);
}

static gboolean
remove_record_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, g_strdup (user_data), g_free);
  g_task_run_in_thread (task, remove_record_in_thread);
  return G_SOURCE_REMOVE;
}

static void
import_free (Import *import)
{
  if (import->record)
    g_timeout_add_seconds_full (G_PRIORITY_LOW, SECONDS_TO_BE_SAVED, remove_record_cb,
                                g_steal_pointer (&import->record), g_free);
  g_ptr_array_unref (import->sources);
  g_ptr_array_unref (import->infos);
  g_array_unref (import->ended);
  g_clear_pointer (&import->errors, g_ptr_array_unref);
  g_free (import->name);
  g_free (import);
}

static void
piece_free (Piece *piece)
{
  g_object_unref (piece->workspace);
  g_object_unref (piece->source);
  g_free (piece);
}

static void
info_free (DopysPhotoInfo *info)
{
  if (info)
    dopys_photo_info_free (info);
}

static DopysPhotoInfo *
import_texture (DopysLibrary *library, GdkTexture *texture, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);

  return dopys_library_import_bytes (library, png, _ ("Pasted picture"), cancellable, error);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Piece *piece = task_data;
  DopysLibrary *library = dopys_workspace_get_library (piece->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoInfo) info = NULL;

  if (G_IS_FILE (piece->source))
    info = dopys_library_import (library, G_FILE (piece->source), cancellable, &error);
  else
    info = import_texture (library, GDK_TEXTURE (piece->source), cancellable, &error);
  if (info && dopys_store_save_photo_sync (dopys_workspace_get_store (piece->workspace), info, &error))
    g_task_return_pointer (task, g_steal_pointer (&info), (GDestroyNotify) info_free);
  else
    {
      if (G_IS_FILE (piece->source) && g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND))
        dopys_reach_explain (G_FILE (piece->source), &error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void start_next (GTask *task);

/* What came in, from what was handed over on to that source. Transfer full. */
static DopysImported *
take_until (Import *import, guint end)
{
  DopysImported *imported = dopys_imported_new ();

  for (; import->given < end; import->given++)
    {
      DopysPhotoInfo *info = g_ptr_array_index (import->infos, import->given);

      if (!info)
        continue;
      import->infos->pdata[import->given] = NULL;
      g_ptr_array_add (imported->photos, dopys_photo_new (info->id));
      g_ptr_array_add (imported->infos, info);
    }
  return imported;
}

static void
finish (GTask *task, Import *import)
{
  DopysImported *imported = take_until (import, import->infos->len);

  g_ptr_array_extend_and_steal (imported->errors, g_steal_pointer (&import->errors));
  imported->stopped = import->done < import->sources->len || import->n_cancelled > 0;
  g_task_return_pointer (task, imported, (GDestroyNotify) dopys_imported_free);
}

/* Two at first, so that a gallery begins as one. */
static void
hand_over (Import *import)
{
  gint64 now = g_get_monotonic_time ();
  guint end = import->given;

  while (end < import->ended->len && g_array_index (import->ended, gboolean, end))
    end++;
  if (!import->watch.arrived || end == import->given || end == import->ended->len ||
      (import->given == 0 ? end < 2 : now - import->given_time < ARRIVAL_USEC))
    return;
  g_autoptr (DopysImported) imported = take_until (import, end);
  import->given_time = now;
  import->watch.arrived (imported, end, import->watch.user_data);
}

static void
piece_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "index"));
  g_autoptr (GError) error = NULL;
  DopysPhotoInfo *info = g_task_propagate_pointer (G_TASK (result), &error);

  import->running--;
  import->done++;
  import->infos->pdata[index] = info;
  g_array_index (import->ended, gboolean, index) = TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    import->n_cancelled++;
  else if (error)
    g_ptr_array_add (import->errors, g_strdup (error->message));
  hand_over (import);
  start_next (task);
}

static char *
dup_name (GObject *source)
{
  g_autofree char *name = G_IS_FILE (source) ? g_file_get_basename (G_FILE (source)) : NULL;

  return name ? g_filename_display_name (name) : g_strdup (_ ("Pasted picture"));
}

static void
start_next (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));

  while (!cancelled && import->running < MAX_WORKERS && import->next < import->sources->len)
    {
      g_autoptr (GTask) part = g_task_new (NULL, g_task_get_cancellable (task), piece_done_cb, g_object_ref (task));
      Piece *piece = g_new0 (Piece, 1);

      piece->workspace = g_object_ref (g_task_get_source_object (task));
      piece->source = g_object_ref (g_ptr_array_index (import->sources, import->next));
      g_object_set_data (G_OBJECT (part), "index", GUINT_TO_POINTER (import->next));
      g_free (import->name);
      import->name = dup_name (piece->source);
      import->next++;
      import->running++;
      g_task_set_task_data (part, piece, (GDestroyNotify) piece_free);
      g_task_set_check_cancellable (part, FALSE); /* what came in nevertheless is in */
      g_task_run_in_thread (part, import_in_thread);
    }
  if (import->watch.progress)
    import->watch.progress (import->done, import->sources->len, import->name, import->watch.user_data);
  if (import->running == 0)
    finish (task, import);
}

/* ---- folders among the sources ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DopysFolderPhoto *first = *(DopysFolderPhoto *const *) a, *second = *(DopysFolderPhoto *const *) b;
  g_autofree char *first_name = g_file_get_parse_name (first->file);
  g_autofree char *second_name = g_file_get_parse_name (second->file);
  g_autofree char *first_key = g_utf8_collate_key_for_filename (first_name, -1);
  g_autofree char *second_key = g_utf8_collate_key_for_filename (second_name, -1);

  return strcmp (first_key, second_key);
}

typedef struct
{
  DopysWorkspace *workspace;
  char *article;
  GPtrArray *sources;
  char *record;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->workspace);
  g_free (look->article);
  g_ptr_array_unref (look->sources);
  g_free (look->record);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  GPtrArray *sources = look->sources;
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sources->len; i++)
    {
      GObject *one = g_ptr_array_index (sources, i);
      gboolean folder = G_IS_FILE (one) && g_file_query_file_type (G_FILE (one), G_FILE_QUERY_INFO_NONE, cancellable) ==
                                               G_FILE_TYPE_DIRECTORY;
      g_autoptr (GPtrArray) photos = folder ? dopys_photo_folder_list (G_FILE (one), cancellable, NULL) : NULL;

      /* A folder without a photo stays, for the sentence that says so. */
      if (!photos || photos->len == 0)
        {
          g_ptr_array_add (all, g_object_ref (one));
          continue;
        }
      g_ptr_array_sort (photos, compare_names);
      for (guint k = 0; k < photos->len; k++)
        g_ptr_array_add (all, g_object_ref (((DopysFolderPhoto *) g_ptr_array_index (photos, k))->file));
    }
  look->record = dopys_import_record_save (dopys_workspace_get_library (look->workspace), look->article, all);
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  Look *look = g_task_get_task_data (G_TASK (result));
  GPtrArray *all = g_task_propagate_pointer (G_TASK (result), NULL);

  import->record = g_steal_pointer (&look->record);
  if (all)
    {
      g_ptr_array_unref (import->sources);
      import->sources = all;
    }
  g_ptr_array_set_size (import->infos, (int) import->sources->len);
  g_array_set_size (import->ended, import->sources->len);
  if (import->watch.found)
    import->watch.found (import->sources, import->watch.user_data);
  start_next (task);
}

/* ---- the import ---- */

void
dopys_import_async (DopysWorkspace *workspace, const char *article, GPtrArray *sources, const DopysImportWatch *watch,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  g_autoptr (GTask) looking = NULL;
  Import *import = g_new0 (Import, 1);
  Look *look = g_new0 (Look, 1);

  look->workspace = g_object_ref (workspace);
  look->article = g_strdup (article);
  import->sources = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (import->sources, g_object_ref (g_ptr_array_index (sources, i)));
  import->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) info_free);
  import->ended = g_array_new (FALSE, TRUE, sizeof (gboolean));
  import->errors = g_ptr_array_new_with_free_func (g_free);
  if (watch)
    import->watch = *watch;
  g_task_set_source_tag (task, dopys_import_async);
  g_task_set_check_cancellable (task, FALSE); /* what is in by then is the result */
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  looking = g_task_new (NULL, cancellable, looked_cb, g_object_ref (task));
  look->sources = g_ptr_array_ref (import->sources);
  g_task_set_task_data (looking, look, look_free);
  g_task_run_in_thread (looking, look_in_thread);
}

DopysImported *
dopys_import_finish (DopysWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

DopysImported *
dopys_imported_new (void)
{
  DopysImported *self = g_new0 (DopysImported, 1);

  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  self->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_info_free);
  self->errors = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dopys_imported_free (DopysImported *self)
{
  g_ptr_array_unref (self->photos);
  g_ptr_array_unref (self->infos);
  g_ptr_array_unref (self->errors);
  g_free (self);
}
