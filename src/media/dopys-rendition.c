/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-rendition.h"

#include "dopys-new-file.h"
#include "dopys-photo-error.h"
#include "dopys-photo-file.h"
#include "dopys-photo-pool.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static gboolean
prepare_file (DopysPrepared *prepared, const char *original, const char *name, const DopysOrder *order,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (original);

  if (!dopys_photo_file_check (file, name, cancellable, error))
    return FALSE;
  int fd = open (original, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    {
      int code = (int) g_io_error_from_errno (errno);
      dopys_photo_error_take_io (error, name, g_error_new_literal (G_IO_ERROR, code, g_strerror (errno)));
      return FALSE;
    }
  gboolean done = dopys_photo_pool_prepare (prepared, fd, name, order, cancellable, error);
  close (fd);
  return done;
}

DopysRendition *
dopys_rendition_make (const char *original, const char *output, const DopysRenditionOptions *options,
                      DopysPhotoEdits *edits, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (original);
  g_auto (DopysPrepared) prepared = { 0 };
  GError *failure = NULL;
  DopysOrder order = { .edits = edits };

  if (options)
    order.options = *options;
  if (order.options.max_side == 0)
    order.options.max_side = DOPYS_RENDITION_SIDE;
  if (order.options.quality == 0)
    order.options.quality = DOPYS_RENDITION_QUALITY;

  if (!prepare_file (&prepared, original, name, &order, cancellable, error))
    return NULL;
  if (!dopys_new_file_save (output, prepared.encoded, &failure))
    {
      dopys_photo_error_take_io (error, name, failure);
      return NULL;
    }
  DopysRendition *self = g_new0 (DopysRendition, 1);
  self->width = prepared.to_width;
  self->height = prepared.to_height;
  self->bytes = g_bytes_get_size (prepared.encoded);
  self->mime_type = g_strdup (dopys_rendition_check_type (prepared.to_mime_type));
  self->encoded = g_steal_pointer (&prepared.encoded);
  self->removed = dopys_holds_to_strv (prepared.holds);
  return self;
}

/* What the other process says of the format must be one that is sent. */
const char *
dopys_rendition_check_type (const char *mime_type)
{
  static const char *const known[] = { "image/jpeg", "image/webp", "image/png" };
  for (gsize i = 0; mime_type && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i], mime_type))
      return known[i];
  return known[0];
}

const char *
dopys_rendition_get_extension (const DopysRendition *self)
{
  if (g_str_equal (self->mime_type, "image/png"))
    return "png";
  return g_str_equal (self->mime_type, "image/webp") ? "webp" : "jpg";
}

void
dopys_rendition_sum (DopysRendition *self)
{
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->encoded);
  self->md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, self->encoded);
  g_clear_pointer (&self->encoded, g_bytes_unref);
}

void
dopys_rendition_free (DopysRendition *self)
{
  g_free (self->mime_type);
  g_clear_pointer (&self->encoded, g_bytes_unref);
  g_free (self->sha256);
  g_free (self->md5);
  g_strfreev (self->removed);
  g_free (self);
}
