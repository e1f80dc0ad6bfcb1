/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about elements of office documents, by local name: prefixes differ from program to program. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Elements deeper than this are left out. */
#define DOPYS_OFFICE_MAX_DEPTH 200

gboolean dopys_office_xml_is (xmlNode *node, const char *name);
/* The first child of that name, or NULL; node may be NULL. */
xmlNode *dopys_office_xml_child (xmlNode *node, const char *name);
/* The first element of that name inside, however deep (to the limit), or NULL; node may be NULL. */
xmlNode *dopys_office_xml_find (xmlNode *node, const char *name);
/* The attribute by its local name; node may be NULL. NULL if there is none. Transfer full. */
char *dopys_office_xml_dup (xmlNode *node, const char *attribute);
/* The same as a number from 0 to 1000; fallback if there is none. */
guint dopys_office_xml_get_number (xmlNode *node, const char *attribute, guint fallback);

G_END_DECLS
