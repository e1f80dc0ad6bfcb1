/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the HTML that an office document becomes: paragraphs with runs, lists that nest, tables.
 *
 * Text is escaped here and nowhere else.  A paragraph is begun, given runs and pictures, and ended; empty ones leave
 * nothing.  The first paragraph with text, if it is bold altogether and no heading of the first level follows, is the
 * title.
 */
#pragma once

#include "dopys-style.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_OFFICE_TEXT,
  DOPYS_OFFICE_HEADING, /* level 1 to 6 */
  DOPYS_OFFICE_QUOTE,
  DOPYS_OFFICE_ITEM, /* level 0 to 8 */
} DopysOfficeKind;

typedef struct
{
  DopysOfficeKind kind;
  guint level;
  gboolean ordered;
} DopysOfficeParagraph;

typedef struct _DopysOfficeWriter DopysOfficeWriter;

DopysOfficeWriter *dopys_office_writer_new (void);
/* The whole HTML. Frees the writer. Transfer full. */
char *dopys_office_writer_finish (DopysOfficeWriter *self);

void dopys_office_writer_begin (DopysOfficeWriter *self, const DopysOfficeParagraph *paragraph);
/* link: (nullable). A line break in the text is one in the HTML. */
void dopys_office_writer_run (DopysOfficeWriter *self, const char *text, gssize length, DopysStyle style,
                              const char *link);
/* part: name of the part that holds it. alt: (nullable). */
void dopys_office_writer_picture (DopysOfficeWriter *self, const char *part, const char *alt);
void dopys_office_writer_end (DopysOfficeWriter *self);

/* Tables: rows and cells are begun and ended in turn; paragraphs go into cells. */
void dopys_office_writer_begin_table (DopysOfficeWriter *self);
void dopys_office_writer_end_table (DopysOfficeWriter *self);
void dopys_office_writer_begin_row (DopysOfficeWriter *self);
void dopys_office_writer_end_row (DopysOfficeWriter *self);
void dopys_office_writer_begin_cell (DopysOfficeWriter *self, gboolean header, guint columns);
void dopys_office_writer_end_cell (DopysOfficeWriter *self, gboolean header);

G_END_DECLS
