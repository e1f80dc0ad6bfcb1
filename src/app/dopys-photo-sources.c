/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-dropped-file.h"

typedef struct
{
  DopysSourcesFunc func;
  gpointer user_data;
  GObject *owner; /* (nullable): kept while a dialog is open */
  gboolean several;
} Taker;

static void
taker_free (Taker *taker)
{
  g_clear_object (&taker->owner);
  g_free (taker);
}

static void
taker_closure_free (gpointer data, GClosure *closure)
{
  taker_free (data);
}

static char *
natural_key (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name ? name : "");
  return g_utf8_collate_key_for_filename (shown, -1);
}

typedef struct
{
  GFile *file; /* borrowed */
  char *key;
} Named;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

static void
named_clear (gpointer named)
{
  g_free (((Named *) named)->key);
}

/* A key costs much: each is made once. */
static void
sort_by_name (GPtrArray *files)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (Named), files->len);

  g_array_set_clear_func (all, named_clear);
  for (guint i = 0; i < files->len; i++)
    {
      Named named = { g_ptr_array_index (files, i), natural_key (g_ptr_array_index (files, i)) };
      g_array_append_val (all, named);
    }
  g_array_sort (all, compare_keys);
  for (guint i = 0; i < files->len; i++)
    files->pdata[i] = g_array_index (all, Named, i).file;
}

GPtrArray *
dopys_photo_sources_from_files (GdkFileList *files)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *list = gdk_file_list_get_files (files);

  for (GSList *l = list; l; l = l->next)
    g_ptr_array_add (sources, g_object_ref (l->data));
  g_slist_free (list);
  sort_by_name (sources);
  return sources;
}

GPtrArray *
dopys_photo_sources_from_value (const GValue *value)
{
  g_autoptr (GPtrArray) sources = NULL;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    sources = dopys_photo_sources_from_files (g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      sources = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (sources, g_value_dup_object (value));
    }
  else if (G_VALUE_HOLDS (value, DOPYS_TYPE_DROPPED_FILE))
    {
      sources = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (sources, g_object_ref (g_value_get_boxed (value)));
    }
  return sources && sources->len > 0 ? g_steal_pointer (&sources) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Taker *taker)
{
  g_autoptr (GPtrArray) sources = dopys_photo_sources_from_value (value);

  if (!sources)
    return FALSE;
  taker->func (sources, taker->user_data);
  return TRUE;
}

void
dopys_photo_sources_accept_drops (GtkWidget *widget, DopysSourcesFunc func, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, DOPYS_TYPE_DROPPED_FILE };
  Taker *taker = g_new0 (Taker, 1);

  taker->func = func;
  taker->user_data = user_data;
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), taker, taker_closure_free, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taker *taker = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) sources = value ? dopys_photo_sources_from_value (value) : NULL;

  if (sources)
    taker->func (sources, taker->owner);
  taker_free (taker);
}

void
dopys_photo_sources_paste (GtkWidget *widget, DopysSourcesFunc func, GObject *owner)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GdkContentFormats) wanted =
          gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_new_for_gtype (types[i]));
      Taker *taker;

      if (!gdk_content_formats_match (formats, wanted))
        continue;
      taker = g_new0 (Taker, 1);
      taker->func = func;
      taker->owner = g_object_ref (owner);
      gdk_clipboard_read_value_async (clipboard, types[i], G_PRIORITY_DEFAULT, NULL, pasted_cb, taker);
      return;
    }
  gtk_widget_error_bell (widget);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taker *taker = user_data;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) files = NULL;
  GFile *file;

  if (taker->several)
    files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  else if ((file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL)))
    g_ptr_array_add (sources, file);
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (sources, g_list_model_get_item (files, i));
  if (sources->len > 0)
    taker->func (sources, taker->owner);
  taker_free (taker);
}

void
dopys_photo_sources_choose (GtkWidget *parent, gboolean several, DopysSourcesFunc func, GObject *owner)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  Taker *taker = g_new0 (Taker, 1);

  gtk_file_filter_set_name (filter, _ ("Photos"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, several ? _ ("Choose Photos") : _ ("Choose a Photo"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Add"));
  taker->func = func;
  taker->owner = g_object_ref (owner);
  taker->several = several;
  if (several)
    gtk_file_dialog_open_multiple (dialog, window, NULL, chosen_cb, taker);
  else
    gtk_file_dialog_open (dialog, window, NULL, chosen_cb, taker);
}
