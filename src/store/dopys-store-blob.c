/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-blob.h"

GBytes *
dopys_store_blob_from_document (DopysDocument *document)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (document));
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_variant (variant));
  return g_variant_get_data_as_bytes (boxed);
}

DopysDocument *
dopys_store_blob_to_document (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  g_autoptr (GVariant) variant = g_variant_get_variant (boxed);
  return dopys_document_from_variant (variant, error);
}

/* The lead photo is kept as a document of one media block, so that there is one stored form of photos. */
GBytes *
dopys_store_blob_from_lead (DopysPhoto *lead)
{
  if (lead == NULL)
    return NULL;
  g_autoptr (DopysMedia) media = dopys_media_new_photo (lead);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  return dopys_store_blob_from_document (document);
}

DopysPhoto *
dopys_store_blob_to_lead (GBytes *bytes, GError **error)
{
  g_autoptr (DopysDocument) document = dopys_store_blob_to_document (bytes, error);
  DopysMedia *media = document ? dopys_block_get_media (dopys_document_get_block (document, 0)) : NULL;
  return media ? dopys_photo_ref (dopys_media_get_photo (media, 0)) : NULL;
}
