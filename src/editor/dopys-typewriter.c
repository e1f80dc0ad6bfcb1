/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-typewriter.h"

#define HEIGHT 0.42 /* of the line, in the visible part of the text */

struct _DopysTypewriter
{
  GObject parent_instance;
  DopysArticleView *view; /* weak */
  gboolean enabled;
  guint source;
};

G_DEFINE_FINAL_TYPE (DopysTypewriter, dopys_typewriter, G_TYPE_OBJECT)

/* The last line must come up to its height too. */
static void
make_room (DopysTypewriter *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  int room;

  gtk_text_view_get_visible_rect (view, &visible);
  room = self->enabled ? (int) (visible.height * (1 - HEIGHT)) : 0;
  if (gtk_text_view_get_bottom_margin (view) < room || !self->enabled)
    gtk_text_view_set_bottom_margin (view, room);
}

static gboolean
scroll_cb (gpointer user_data)
{
  DopysTypewriter *self = user_data;
  GtkTextView *view = GTK_TEXT_VIEW (self->view);

  self->source = 0;
  if (!view || !gtk_widget_is_focus (GTK_WIDGET (view)))
    return G_SOURCE_REMOVE;
  make_room (self);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)), 0, TRUE, 0, HEIGHT);
  return G_SOURCE_REMOVE;
}

/* When what was typed is in the text and the text has found its own scrolling. */
static void
moved_cb (DopysTypewriter *self)
{
  if (self->enabled && self->source == 0)
    self->source = g_idle_add (scroll_cb, self);
}

static void
watch_buffer (DopysTypewriter *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (moved_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
dopys_typewriter_dispose (GObject *object)
{
  DopysTypewriter *self = DOPYS_TYPEWRITER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (dopys_typewriter_parent_class)->dispose (object);
}

static void
dopys_typewriter_class_init (DopysTypewriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_typewriter_dispose;
}

static void
dopys_typewriter_init (DopysTypewriter *self)
{
}

DopysTypewriter *
dopys_typewriter_new (DopysArticleView *view)
{
  DopysTypewriter *self = g_object_new (DOPYS_TYPE_TYPEWRITER, NULL);

  g_set_weak_pointer (&self->view, view);
  /* Keys that move the caret; the mouse does not. */
  g_signal_connect_object (view, "move-cursor", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (watch_buffer), self, G_CONNECT_SWAPPED);
  watch_buffer (self);
  return self;
}

void
dopys_typewriter_set_enabled (DopysTypewriter *self, gboolean enabled)
{
  g_return_if_fail (DOPYS_IS_TYPEWRITER (self));

  if (self->enabled == enabled || !self->view)
    return;
  self->enabled = enabled;
  make_room (self);
  moved_cb (self);
}
