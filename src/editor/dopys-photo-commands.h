/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands for the photo or gallery that is selected in an article view, as actions "photo.*" of the widget class, with
 * their keys; each works on dopys_article_objects_get() of the view and is one step of its history. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article-objects.h"

G_BEGIN_DECLS

/* klass: of a text view whose instances have article objects. */
void dopys_photo_commands_install (GtkWidgetClass *klass);
/* Removes the photo that was picked of a gallery: what Delete and Backspace mean there. FALSE if none was. */
gboolean dopys_photo_commands_delete_picked (DopysArticleObjects *objects);
/* What Tab means at a selected gallery: on to its next photo, or back. FALSE where none is selected and after the last
 * one, where Tab leaves the text as everywhere. */
gboolean dopys_photo_commands_walk (GtkWidget *view, gboolean forward);
/* What can be done with the selected object. Transfer full; NULL if none is selected. */
GMenuModel *dopys_photo_commands_new_menu (DopysArticleObjects *objects);

G_END_DECLS
