/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text as a QR code (ISO/IEC 18004), for posters and letters: bytes, versions 1 to 20, error correction M, of which
 * 15 % may be worn away. No library for this is in the GNOME runtime. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Light modules that a reader needs around the code, on each side. */
#define DOPYS_QR_QUIET 4

typedef struct _DopysQr DopysQr;

/* text: UTF-8. NULL where it is longer than 666 bytes. Transfer full. */
DopysQr *dopys_qr_new (const char *text);
void dopys_qr_free (DopysQr *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysQr, dopys_qr_free)

/* Modules on each side, without the quiet zone. */
guint dopys_qr_get_size (const DopysQr *self);
/* Whether the module is dark; x and y from 0, below the size. */
gboolean dopys_qr_get (const DopysQr *self, guint x, guint y);

/* The n_check bytes of Reed and Solomon for data. n_check: up to 30. */
void dopys_qr_correct (const guint8 *data, guint n, guint8 *check, guint n_check);

G_END_DECLS
