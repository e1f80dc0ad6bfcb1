/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A photo of a folder while it is asked which of them are wanted, or while it is being added. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_FOLDER_ITEM (dopys_folder_item_get_type ())
/* Properties: chosen (boolean) · picture (GdkPaintable, nullable): small, there some time after it was asked for. */
G_DECLARE_FINAL_TYPE (DopysFolderItem, dopys_folder_item, DOPYS, FOLDER_ITEM, GObject)

/* modified: seconds since 1970. */
DopysFolderItem *dopys_folder_item_new (GFile *file, gint64 modified);
/* The same, with a picture only where the camera put a small one into the file: nothing is decoded twice. */
DopysFolderItem *dopys_folder_item_new_coming (GFile *file);
GFile *dopys_folder_item_get_file (DopysFolderItem *self); /* borrowed */
/* The name of the file and when it was made, for people. Transfer full. */
char *dopys_folder_item_dup_name (DopysFolderItem *self);
char *dopys_folder_item_dup_time (DopysFolderItem *self);
gboolean dopys_folder_item_get_chosen (DopysFolderItem *self);
void dopys_folder_item_set_chosen (DopysFolderItem *self, gboolean chosen);
GdkPaintable *dopys_folder_item_get_picture (DopysFolderItem *self); /* borrowed; NULL until it is there */
/* While it is on screen its picture is loaded and kept. */
void dopys_folder_item_show (DopysFolderItem *self);
void dopys_folder_item_hide (DopysFolderItem *self);

G_END_DECLS
