/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A few facts in XMP, found by their names: enough to show people what a file tells, not a reader of RDF.  data: the
 * packet, of any length and content. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of an attribute (name="value") or an element (<name>value</name>), short and valid UTF-8. NULL where there
 * is none. Transfer full. */
char *dopys_xmp_dup_value (const guint8 *data, gsize size, const char *name);
/* An angle in degrees, south and west negative. FALSE where there is none. */
gboolean dopys_xmp_read_angle (const guint8 *data, gsize size, const char *name, double *angle);

G_END_DECLS
