/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of OpenDocument (.odt) as HTML whose pictures are named by their parts. */
#pragma once

#include "dopys-office-archive.h"

G_BEGIN_DECLS

/* NULL where the archive holds no such text. Transfer full. */
char *dopys_odt_to_html (DopysOfficeArchive *archive);

G_END_DECLS
