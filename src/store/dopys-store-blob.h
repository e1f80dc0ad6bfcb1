/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as the database holds them: a GVariant that names its version, boxed. */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

GBytes *dopys_store_blob_from_document (DopysDocument *document);
/* NULL with INVALID. */
DopysDocument *dopys_store_blob_to_document (GBytes *bytes, GError **error);
/* lead may be NULL: NULL then. */
GBytes *dopys_store_blob_from_lead (DopysPhoto *lead);
DopysPhoto *dopys_store_blob_to_lead (GBytes *bytes, GError **error);

G_END_DECLS
