/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of an office document: a ZIP archive read into memory within bounds.  Names are keys only, never paths. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define DOPYS_OFFICE_MAX_PART (32 * 1024 * 1024)
#define DOPYS_OFFICE_MAX_ALL (256 * 1024 * 1024)
#define DOPYS_OFFICE_MAX_PARTS 4096

typedef struct _DopysOfficeArchive DopysOfficeArchive;

/* Errors: DAMAGED_FILE, TOO_LARGE. */
DopysOfficeArchive *dopys_office_archive_read (GBytes *file, GError **error);
void dopys_office_archive_free (DopysOfficeArchive *self);
/* NULL where there is no such part. Borrowed. */
GBytes *dopys_office_archive_get (DopysOfficeArchive *self, const char *name);
/* A part of XML; NULL where it is missing, no XML, or declares a document type, which no office program does. */
xmlDoc *dopys_office_archive_parse (DopysOfficeArchive *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysOfficeArchive, dopys_office_archive_free)

G_END_DECLS
