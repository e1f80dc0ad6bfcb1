/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The attributes of a block comment: one flat JSON object of strings, numbers and truth values.  Whatever is nested,
 * malformed or unknown makes the block one that is not understood, so nothing more of JSON is needed here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DopysAttributes DopysAttributes;

/* json: "" or an object. NULL if it is not flat or not JSON. */
DopysAttributes *dopys_attributes_parse (const char *json);
void dopys_attributes_free (DopysAttributes *self);

/* Each takes the attribute out; the fallback is for one that is not there. A wrong type marks the whole as not
 * understood. */
gint64 dopys_attributes_take_int (DopysAttributes *self, const char *name, gint64 fallback);
gboolean dopys_attributes_take_boolean (DopysAttributes *self, const char *name, gboolean fallback);
char *dopys_attributes_take_string (DopysAttributes *self, const char *name);
/* Whether everything was taken, with the right types. */
gboolean dopys_attributes_all_taken (DopysAttributes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysAttributes, dopys_attributes_free)

G_END_DECLS
