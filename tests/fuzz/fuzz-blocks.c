/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The content of a post, any bytes.  What is read is written back byte for byte, also after a stay in the store; with
 * one block changed, what is written is read as the same article, and the second writing is the first. */

#include "fuzz.h"

#include "dopys-blocks.h"
#include "dopys-edit.h"

static void
assert_same_bytes (DopysDocument *document, GBytes *content)
{
  guint missing = 0;
  g_autoptr (GBytes) written = dopys_blocks_write (document, NULL, NULL, &missing);

  g_assert_true (g_bytes_equal (written, content));
}

static void
check_store (DopysDocument *document, GBytes *content)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (document));
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysDocument) stored = dopys_document_from_variant (variant, &error);

  g_assert_no_error (error);
  g_assert_true (dopys_document_equal (stored, document));
  assert_same_bytes (stored, content);
}

/* A person writes one letter at the place. */
static void
check_edited (DopysDocument *document, guint at)
{
  g_autoptr (DopysDocument) edited = dopys_edit_insert_text (document, at, at, "ж", DOPYS_STYLE_NONE, NULL, NULL);
  g_autoptr (GBytes) once = dopys_blocks_write (edited, NULL, NULL, NULL);
  g_autoptr (DopysDocument) again = dopys_blocks_read (once);

  dopys_document_check (edited);
  dopys_document_check (again);
  assert_same_bytes (again, once);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) content = g_bytes_new (data, size);
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  guint length = dopys_document_get_length (document);

  dopys_document_check (document);
  assert_same_bytes (document, content);
  check_store (document, content);
  check_edited (document, 0);
  check_edited (document, size ? data[size / 2] % (length + 1) : 0);
  check_edited (document, length);
  return 0;
}
