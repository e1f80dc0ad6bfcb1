/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of the real window share: a window with an empty library of its own, and finding things in it. */
#pragma once

#include <adwaita.h>

#include "dopys-window.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  DopysWorkspace *workspace;
  GtkWidget *window;
} WindowFixture;

/* In place of gtk_test_init(), once. Transfer full: the application, which the windows belong to. */
GtkApplication *window_fixture_init (int *argc, char ***argv);
/* For g_test_add(). */
void window_fixture_set_up (WindowFixture *fixture, gconstpointer data);
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);
/* Borrowed: the draft that is open then. */
DopysDraft *window_fixture_new_article (WindowFixture *fixture);
gboolean window_fixture_focus_is_in (WindowFixture *fixture, GType type);
/* The first widget of this type, root itself included; NULL where there is none. */
GtkWidget *window_fixture_find (GtkWidget *root, GType type);
/* The first of them that has the CSS class; NULL for any. */
GtkWidget *window_fixture_find_styled (GtkWidget *root, GType type, const char *css_class);

G_END_DECLS
