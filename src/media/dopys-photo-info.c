/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-library.h"

DopysPhotoInfo *
dopys_photo_info_copy (const DopysPhotoInfo *self)
{
  DopysPhotoInfo *copy = g_new0 (DopysPhotoInfo, 1);
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->mime_type = g_strdup (self->mime_type);
  copy->taken = self->taken ? g_date_time_ref (self->taken) : NULL;
  return copy;
}

void
dopys_photo_info_free (DopysPhotoInfo *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->mime_type);
  g_clear_pointer (&self->taken, g_date_time_unref);
  g_free (self);
}
