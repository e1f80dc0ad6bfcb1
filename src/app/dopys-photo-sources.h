/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where pictures come from: dropped files and textures, and the file dialog.  Gives sources for dopys_import_async().
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* sources: of GObject, each a GFile or a GdkTexture; borrowed, never empty. */
typedef void (*DopysSourcesFunc) (GPtrArray *sources, gpointer user_data);

/* Makes the widget take dropped files and pictures. user_data must live as long as the widget. */
void dopys_photo_sources_accept_drops (GtkWidget *widget, DopysSourcesFunc func, gpointer user_data);
/* The sources in a dropped or pasted value; NULL where it holds none. Transfer full. */
GPtrArray *dopys_photo_sources_from_value (const GValue *value);
/* What the clipboard holds, if it is files or a picture; else the callback does not run. owner is kept until then. */
void dopys_photo_sources_paste (GtkWidget *widget, DopysSourcesFunc func, GObject *owner);
/* Asks for files; the callback does not run where the person changes their mind. owner is kept until then. */
void dopys_photo_sources_choose (GtkWidget *parent, gboolean several, DopysSourcesFunc func, GObject *owner);
/* In the order of their names, numbers by value: a file manager may hand them over in none (PCManFM does), and cameras
 * number what they take. Transfer full. */
GPtrArray *dopys_photo_sources_from_files (GdkFileList *files);

G_END_DECLS
