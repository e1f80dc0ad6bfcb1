/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-metadata.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-template.h"

struct _DopysPhotoMetadata
{
  GtkWidget parent;

  AdwExpanderRow *row;
  GtkWidget *warning;
  GPtrArray *facts; /* the rows within, borrowed */
  DopysWorkspace *workspace;
  char *id; /* (nullable): of the photo that is shown */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (DopysPhotoMetadata, dopys_photo_metadata, GTK_TYPE_WIDGET)

/* ---- what is read ---- */

typedef struct
{
  DopysPhotoInfo *info; /* (nullable): the store knows nothing of it */
  DopysMetadata metadata;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_clear_pointer (&told->info, dopys_photo_info_free);
  dopys_metadata_clear (&told->metadata);
  g_free (told);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer id, GCancellable *cancellable)
{
  DopysWorkspace *workspace = source;
  Told *told = g_new0 (Told, 1);
  g_autoptr (GError) error = NULL;

  told->info = dopys_store_load_photo_sync (dopys_workspace_get_store (workspace), id, NULL);
  if (dopys_library_read_metadata (dopys_workspace_get_library (workspace), id, &told->metadata, &error))
    {
      g_task_return_pointer (task, told, told_free);
      return;
    }
  told_free (told);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* ---- what is shown ---- */

/* text: (nullable): then there is no such row. */
static GtkWidget *
add_fact (DopysPhotoMetadata *self, const char *title, const char *text)
{
  GtkWidget *row;

  if (!text || !*text)
    return NULL;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (self->row, row);
  g_ptr_array_add (self->facts, row);
  return row;
}

static char *
dup_place (const DopysMetadata *metadata)
{
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];

  if (!metadata->has_place)
    return metadata->holds & DOPYS_HOLDS_GPS ? g_strdup (_ ("Held in a way that cannot be shown")) : NULL;
  return g_strdup_printf ("%s, %s", g_ascii_formatd (latitude, sizeof latitude, "%.5f", metadata->latitude),
                          g_ascii_formatd (longitude, sizeof longitude, "%.5f", metadata->longitude));
}

static char *
dup_serials (const DopysMetadata *metadata)
{
  if (metadata->serial && metadata->lens_serial)
    return g_strdup_printf (_ ("%s, lens %s"), metadata->serial, metadata->lens_serial);
  return g_strdup (metadata->serial ? metadata->serial : metadata->lens_serial);
}

/* Kinds of data that have no words of their own here. */
static char *
dup_rest (DopysHolds holds)
{
  const struct
  {
    DopysHolds what;
    const char *name;
  } kinds[] = { { DOPYS_HOLDS_THUMBNAIL, _ ("a small picture of the photo, as it was before any edit") },
                { DOPYS_HOLDS_XMP, _ ("XMP with what programs did to it") },
                { DOPYS_HOLDS_IPTC, _ ("IPTC captions") },
                { DOPYS_HOLDS_MAKER_NOTE, _ ("notes of the maker of the camera") },
                { DOPYS_HOLDS_COMMENT, _ ("comments") },
                { DOPYS_HOLDS_TRAILING_DATA, _ ("data after the end of the picture") },
                { DOPYS_HOLDS_OTHER, _ ("other data") } };
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (holds & kinds[i].what)
      g_string_append_printf (rest, "%s%s", rest->len ? "; " : "", kinds[i].name);
  return g_string_free_and_steal (g_steal_pointer (&rest));
}

static void
add_file (DopysPhotoMetadata *self, const DopysPhotoInfo *info)
{
  g_autofree char *bytes = NULL, *size = NULL;

  if (!info)
    return;
  bytes = g_format_size (info->bytes);
  size = g_strdup_printf (_ ("%u × %u pixels, %s"), info->width, info->height, bytes);
  add_fact (self, _ ("File"), info->name);
  add_fact (self, _ ("Size"), size);
}

/* NULL where no site gets authors' names. */
static char *
dup_sites_with_authors (DopysPhotoMetadata *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  DopysSiteItem *site;

  for (guint i = 0; (site = dopys_site_list_get (dopys_workspace_get_sites (self->workspace), i)); i++)
    if (dopys_site_item_get_record (site)->photos.name_author)
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", dopys_site_item_get_name (site));
  return names->len ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

static void
add_sent (DopysPhotoMetadata *self)
{
  DopysRenditionOptions options = { 0 };
  g_autofree char *text = NULL, *sites = dup_sites_with_authors (self);

  dopys_workspace_get_rendition_options (self->workspace, &options);
  text =
      g_strdup_printf (_ ("The picture alone: upright, up to %u pixels, in sRGB colours, with its edits, under a new "
                          "file name. Nothing of the above."),
                       options.max_side ? options.max_side : DOPYS_RENDITION_SIDE);
  add_fact (self, _ ("Sent to the Site"), text);
  add_fact (self, _ ("Sites That Also Get the Author You Name"), sites);
  add_fact (self, _ ("Look Before Sending"),
            _ ("Positions, equipment, number plates, faces of children: Edit Photo hides them for good."));
}

static void
show_gist (DopysPhotoMetadata *self, const DopysMetadata *metadata, const char *taken)
{
  gboolean placed = metadata->holds & DOPYS_HOLDS_GPS;
  g_autofree char *gist = metadata->camera && taken ? g_strdup_printf ("%s · %s", metadata->camera, taken)
                                                    : g_strdup (metadata->camera ? metadata->camera : taken);

  gtk_widget_set_visible (self->warning, placed);
  adw_expander_row_set_subtitle (self->row, placed          ? _ ("It tells where it was taken. That is not sent.")
                                            : gist && *gist ? gist
                                                            : _ ("Nothing about the camera, the time or the place"));
}

static void
show_told (DopysPhotoMetadata *self, const Told *told)
{
  const DopysMetadata *metadata = &told->metadata;
  g_autofree char *taken = metadata->taken ? g_date_time_format (metadata->taken, "%d.%m.%Y %H:%M") : NULL;
  g_autofree char *place = dup_place (metadata), *serials = dup_serials (metadata), *rest = dup_rest (metadata->holds);
  GtkWidget *row;

  show_gist (self, metadata, taken);
  row = add_fact (self, _ ("Coordinates"), place);
  if (row)
    {
      GtkWidget *icon = dopys_template_icon ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  add_fact (self, _ ("Time Taken"), taken);
  add_fact (self, _ ("Camera"), metadata->camera);
  add_fact (self, _ ("Lens"), metadata->lens);
  add_fact (self, _ ("Serial Numbers"), serials);
  add_fact (self, _ ("Owner or Author"), metadata->owner);
  add_fact (self, _ ("Program"), metadata->software);
  add_fact (self, _ ("Also Inside"), rest);
  add_file (self, told->info);
  add_sent (self);
}

static void
clear_facts (DopysPhotoMetadata *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    adw_expander_row_remove (self->row, g_ptr_array_index (self->facts, i));
  g_ptr_array_set_size (self->facts, 0);
  adw_expander_row_set_subtitle (self->row, "");
  gtk_widget_set_visible (self->warning, FALSE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPhotoMetadata) self = user_data;
  g_autoptr (GError) error = NULL;
  Told *told = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), told != NULL);
  if (!told)
    return;
  show_told (self, told);
  told_free (told);
}

/* ---- class ---- */

static void
stop (DopysPhotoMetadata *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
dopys_photo_metadata_dispose (GObject *object)
{
  DopysPhotoMetadata *self = DOPYS_PHOTO_METADATA (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  if (child)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dopys_photo_metadata_parent_class)->dispose (object);
}

static void
dopys_photo_metadata_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PHOTO_METADATA (object)->facts);
  G_OBJECT_CLASS (dopys_photo_metadata_parent_class)->finalize (object);
}

static void
dopys_photo_metadata_class_init (DopysPhotoMetadataClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_photo_metadata_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_metadata_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dopys_photo_metadata_init (DopysPhotoMetadata *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->facts = g_ptr_array_new ();
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  self->warning = dopys_template_icon ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("What the File Tells"));
  /* Its header has the title for its name, the row around it has none. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the File Tells"),
                                  -1);
  adw_expander_row_add_suffix (self->row, self->warning);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->row));
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dopys_photo_metadata_set_workspace (DopysPhotoMetadata *self, DopysWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
dopys_photo_metadata_set_photo (DopysPhotoMetadata *self, DopysPhoto *photo)
{
  const char *id = photo ? dopys_photo_get_id (photo) : "";
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (self->id, id) == 0)
    return;
  stop (self);
  g_set_str (&self->id, id);
  clear_facts (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->workspace && *id);
  if (!self->workspace || !*id)
    return;
  self->loading = g_cancellable_new ();
  task = g_task_new (self->workspace, self->loading, read_cb, g_object_ref (self));
  g_task_set_task_data (task, g_strdup (id), g_free);
  g_task_run_in_thread (task, read_in_thread);
}
