/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures in Rich Text: office programs put text on the clipboard as HTML with pictures in files of their own, and the
 * same text as RTF with the pictures in it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The JPEG and PNG pictures in their order, of GBytes; NULL stands for one of another kind. Any bytes may be given; in
 * time proportional to length. Transfer full. */
GPtrArray *dopys_rtf_pictures_read (const char *rtf, gsize length);

G_END_DECLS
