/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shortcuts of a page that work wherever the focus is in its window, but only while the page is what the window shows
 * and no dialog is over it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} DopysPageKey;

/* In all layouts, see dopys-keys.h. The keys must outlive the page. */
void dopys_page_keys_add (GtkWidget *page, const DopysPageKey *keys, gsize n_keys);

G_END_DECLS
