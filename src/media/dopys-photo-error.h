/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences for photos that cannot be taken, and the limits behind them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOPYS_PHOTO_MAX_BYTES (200 * 1024 * 1024)
#define DOPYS_PHOTO_MAX_PIXELS (300 * 1000 * 1000)
#define DOPYS_PHOTO_MAX_SIDE 65535

/* name: what people call the file. All set a DOPYS_ERROR. */
void dopys_photo_error_damaged (GError **error, const char *name);
void dopys_photo_error_empty (GError **error, const char *name);
/* format: (nullable): a word of dopys_photo_format_guess_other(), for a format that is told by its name. */
void dopys_photo_error_no_photo (GError **error, const char *name, const char *format);
void dopys_photo_error_no_thumbnail (GError **error, const char *name);
void dopys_photo_error_folder (GError **error, const char *name);
void dopys_photo_error_too_many_pixels (GError **error, const char *name, guint width, guint height);
/* The process that decodes photos cannot be started. */
void dopys_photo_error_no_worker (GError **error, const char *cause);
void dopys_photo_error_too_many_bytes (GError **error, const char *name);
/* What went wrong while reading or writing: full disk, no rights, gone. Takes cause; CANCELLED passes unchanged. */
void dopys_photo_error_take_io (GError **error, const char *name, GError *cause);

G_END_DECLS
