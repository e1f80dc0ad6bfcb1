/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-error.h"

#include "dopys-error.h"
#include "dopys-photo-format.h"

#include <glib/gi18n-lib.h>

void
dopys_photo_error_damaged (GError **error, const char *name)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
               _ ("The photo “%s” is damaged: its end is missing or it cannot be read. It was not added; copy it from "
                  "the camera or phone again."),
               name);
}

void
dopys_photo_error_empty (GError **error, const char *name)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
               _ ("The file “%s” is empty (0 bytes). It was not added; copy it from the camera or phone again."), name);
}

void
dopys_photo_error_no_photo (GError **error, const char *name, const char *format)
{
  const char *title = format ? dopys_photo_format_get_title (format) : NULL;

  if (g_strcmp0 (format, "heic") == 0)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_PHOTO,
                 _ ("The photo “%s” is a HEIC, and this computer has no decoder for what is inside (HEVC). It was not "
                    "added; install the decoder (libde265) or have the phone save photos as JPEG."),
                 name);
  else if (title)
    g_set_error (
        error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_PHOTO,
        _ ("The file “%s” is of the format %s, which cannot be added. It was not added; save it as JPEG. JPEG, "
           "PNG, WebP, HEIC, AVIF, TIFF, GIF and BMP can be added."),
        name, title);
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_PHOTO,
                 _ ("The file “%s” is not a photo of a known format, whatever its name says. It was not added; JPEG, "
                    "PNG, WebP, HEIC, AVIF, TIFF, GIF and BMP can be added."),
                 name);
}

void
dopys_photo_error_no_thumbnail (GError **error, const char *name)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, _ ("The photo “%s” holds no thumbnail."), name);
}

void
dopys_photo_error_no_worker (GError **error, const char *cause)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
               _ ("Photos cannot be read, because a part of Dopys does not start: %s. Nothing was added or lost; "
                  "install Dopys again."),
               cause);
}

void
dopys_photo_error_folder (GError **error, const char *name)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_PHOTO,
               _ ("“%s” is a folder. Nothing was added; open it and drag the photos themselves."), name);
}

void
dopys_photo_error_too_many_pixels (GError **error, const char *name, guint width, guint height)
{
  g_set_error (
      error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
      _ ("The photo “%s” is %u × %u pixels, which is more than can be handled (300 million). It was not added; "
         "make it smaller in an image editor."),
      name, width, height);
}

void
dopys_photo_error_too_many_bytes (GError **error, const char *name)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE, _ ("The file “%s” is larger than 200 MB. It was not added."),
               name);
}

void
dopys_photo_error_take_io (GError **error, const char *name, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE,
                 _ ("The disk is full: the photo “%s” could not be saved. Nothing that was there is lost; free some "
                    "space and add it again."),
                 name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, _ ("There is no file “%s”. Nothing was added."), name);
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE, _ ("The photo “%s” could not be read or saved: %s"), name,
                 cause->message);
  g_error_free (cause);
}
