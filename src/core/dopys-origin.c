/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where blocks that were read came from.  An origin does not hold the one before it: each knows the reading it belongs
 * to (a number that is unique in this process) and its place there.  So "follows" is a comparison, and origins of a
 * long article do not form a chain that would be freed recursively.
 */
#include "dopys-block.h"

struct _DopysOrigin
{
  GBytes *before;
  GBytes *source;
  GBytes *after;
  guint n_blocks;
  guint reading;
  guint place;
};

static void
clear (gpointer data)
{
  DopysOrigin *self = data;

  g_bytes_unref (self->before);
  g_bytes_unref (self->source);
  g_clear_pointer (&self->after, g_bytes_unref);
}

guint
dopys_origin_new_reading (void)
{
  static guint last_reading;

  return g_atomic_int_add (&last_reading, 1) + 1;
}

DopysOrigin *
dopys_origin_new_at (GBytes *before, GBytes *source, guint n_blocks, guint reading, guint place)
{
  DopysOrigin *self;

  g_return_val_if_fail (before != NULL && source != NULL && n_blocks > 0, NULL);

  self = g_atomic_rc_box_new0 (DopysOrigin);
  self->before = g_bytes_ref (before);
  self->source = g_bytes_ref (source);
  self->n_blocks = n_blocks;
  self->reading = reading;
  self->place = place;
  return self;
}

DopysOrigin *
dopys_origin_new (GBytes *before, GBytes *source, guint n_blocks, DopysOrigin *previous)
{
  return dopys_origin_new_at (before, source, n_blocks, previous ? previous->reading : dopys_origin_new_reading (),
                              previous ? previous->place + 1 : 0);
}

DopysOrigin *
dopys_origin_ref (DopysOrigin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_origin_unref (DopysOrigin *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

void
dopys_origin_set_after (DopysOrigin *self, GBytes *after)
{
  g_return_if_fail (self != NULL && after != NULL);

  g_bytes_ref (after);
  g_clear_pointer (&self->after, g_bytes_unref);
  self->after = after;
}

GBytes *
dopys_origin_get_before (DopysOrigin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before;
}

GBytes *
dopys_origin_get_source (DopysOrigin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

GBytes *
dopys_origin_get_after (DopysOrigin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

guint
dopys_origin_get_n_blocks (DopysOrigin *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_blocks;
}

guint
dopys_origin_get_place (DopysOrigin *self, guint *reading)
{
  g_return_val_if_fail (self != NULL, 0);

  if (reading)
    *reading = self->reading;
  return self->place;
}

gboolean
dopys_origin_follows (DopysOrigin *a, DopysOrigin *b)
{
  g_return_val_if_fail (b != NULL, FALSE);

  if (!a)
    return b->place == 0;
  return a->reading == b->reading && a->place + 1 == b->place;
}
