/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-deadline.h"

/* Shared by the owner and the source, which may just be firing while the owner frees. */
typedef struct
{
  GCancellable *cancellable;
  gint passed;
} Alarm;

struct _DopysDeadline
{
  Alarm *alarm;
  GSource *source;
  GCancellable *parent;
  gulong parent_handler;
};

static void
alarm_clear (gpointer data)
{
  Alarm *alarm = data;

  g_clear_object (&alarm->cancellable);
}

static void
alarm_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, alarm_clear);
}

static gpointer
run_context (gpointer data)
{
  GMainContext *context = data;

  for (;;)
    g_main_context_iteration (context, TRUE);
  return NULL;
}

static GMainContext *
get_context (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GMainContext *context = g_main_context_new ();

      g_thread_unref (g_thread_new ("dopys-deadlines", run_context, context));
      g_once_init_leave (&once, (gsize) context);
    }
  return (GMainContext *) once;
}

static gboolean
alarm_cb (gpointer data)
{
  Alarm *alarm = data;

  g_atomic_int_set (&alarm->passed, 1);
  g_cancellable_cancel (alarm->cancellable);
  return G_SOURCE_REMOVE;
}

static void
parent_cancelled_cb (GCancellable *parent, gpointer data)
{
  g_cancellable_cancel (data);
}

DopysDeadline *
dopys_deadline_new (GCancellable *parent, guint milliseconds)
{
  DopysDeadline *self = g_new0 (DopysDeadline, 1);

  self->alarm = g_atomic_rc_box_new0 (Alarm);
  self->alarm->cancellable = g_cancellable_new ();
  if (parent != NULL)
    {
      self->parent = g_object_ref (parent);
      self->parent_handler = g_cancellable_connect (parent, G_CALLBACK (parent_cancelled_cb),
                                                    g_object_ref (self->alarm->cancellable), g_object_unref);
    }
  self->source = g_timeout_source_new (milliseconds);
  g_source_set_static_name (self->source, "Dopys deadline");
  g_source_set_callback (self->source, alarm_cb, g_atomic_rc_box_acquire (self->alarm), alarm_unref);
  g_source_attach (self->source, get_context ());
  return self;
}

void
dopys_deadline_free (DopysDeadline *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->source);
  g_source_unref (self->source);
  if (self->parent_handler != 0)
    g_cancellable_disconnect (self->parent, self->parent_handler);
  g_clear_object (&self->parent);
  alarm_unref (self->alarm);
  g_free (self);
}

GCancellable *
dopys_deadline_get_cancellable (DopysDeadline *self)
{
  return self->alarm->cancellable;
}

gboolean
dopys_deadline_has_passed (DopysDeadline *self)
{
  return g_atomic_int_get (&self->alarm->passed) != 0;
}

gboolean
dopys_deadline_pause (guint milliseconds, GCancellable *cancellable, GError **error)
{
  GPollFD fd;

  if (g_cancellable_make_pollfd (cancellable, &fd))
    {
      gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

      /* A signal may end the poll early. */
      while (!g_cancellable_is_cancelled (cancellable) && g_get_monotonic_time () < end)
        g_poll (&fd, 1, (gint) ((end - g_get_monotonic_time ()) / 1000 + 1));
      g_cancellable_release_fd (cancellable);
    }
  else
    {
      g_usleep ((gulong) milliseconds * 1000);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
