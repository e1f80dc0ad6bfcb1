/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-accessible.h"

#include <string.h>

static GBytes *
get_contents (GtkAccessibleText *accessible, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (accessible));
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start > G_MAXINT ? -1 : (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end > G_MAXINT ? -1 : (int) end);
  char *slice = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
  return g_bytes_new_take (slice, strlen (slice));
}

static GBytes *
get_contents_at (GtkAccessibleText *accessible, guint offset, GtkAccessibleTextGranularity granularity, guint *start,
                 guint *end)
{
  GtkAccessibleTextInterface *iface = GTK_ACCESSIBLE_TEXT_GET_IFACE (accessible);
  GtkAccessibleTextInterface *parent = g_type_interface_peek_parent (iface);
  GBytes *without_objects = parent->get_contents_at (accessible, offset, granularity, start, end);

  if (without_objects == NULL)
    return NULL;
  g_bytes_unref (without_objects);
  return get_contents (accessible, *start, *end);
}

void
dopys_article_accessible_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
}
