/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-space-marks.h"

#include "dopys-text-areas.h"

struct _DopysSpaceMarks
{
  GObject parent_instance;
  DopysArticleView *view; /* weak */
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (DopysSpaceMarks, dopys_space_marks, G_TYPE_OBJECT)

/* All of Unicode's spaces at which no line may end. */
static gboolean
is_no_break_space (gunichar c)
{
  return c == 0x00a0 || c == 0x202f || c == 0x2007;
}

static void
paint_cb (const GdkRectangle *area, gpointer snapshot)
{
  const GdkRGBA amber = { 0.90f, 0.55f, 0.0f, 0.45f };

  gtk_snapshot_append_color (snapshot, &amber,
                             &GRAPHENE_RECT_INIT ((float) area->x, (float) area->y + (float) area->height * 0.2f,
                                                  (float) MAX (area->width, 3), (float) area->height * 0.6f));
}

static void
decorate_cb (GtkTextView *view, GtkSnapshot *snapshot, DopysSpaceMarks *self)
{
  GtkTextIter from, to;
  guint start, end;

  if (!self->shown)
    return;
  dopys_text_areas_get_visible (view, &start, &end);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &to, (int) end);
  g_autofree char *text = gtk_text_iter_get_slice (&from, &to);
  for (const char *p = text; *p; p = g_utf8_next_char (p), start++)
    if (is_no_break_space (g_utf8_get_char (p)))
      dopys_text_areas_foreach (view, start, start + 1, paint_cb, snapshot);
}

static void
dopys_space_marks_dispose (GObject *object)
{
  DopysSpaceMarks *self = DOPYS_SPACE_MARKS (object);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (dopys_space_marks_parent_class)->dispose (object);
}

static void
dopys_space_marks_class_init (DopysSpaceMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_space_marks_dispose;
}

static void
dopys_space_marks_init (DopysSpaceMarks *self)
{
}

DopysSpaceMarks *
dopys_space_marks_new (DopysArticleView *view)
{
  DopysSpaceMarks *self = g_object_new (DOPYS_TYPE_SPACE_MARKS, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect (view, "decorate-below", G_CALLBACK (decorate_cb), self);
  return self;
}

void
dopys_space_marks_set_shown (DopysSpaceMarks *self, gboolean shown)
{
  self->shown = shown;
  if (self->view)
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

gboolean
dopys_space_marks_get_shown (DopysSpaceMarks *self)
{
  return self->shown;
}
