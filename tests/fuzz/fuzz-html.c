/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML, as a page and from the clipboard; what follows a zero byte is the Rich Text beside it.  Each result
 * keeps the rules of an article, can be pasted amid words without joining with them, and loses no letter when it is
 * copied out and pasted again. */

#include "fuzz.h"

#include "dopys-edit.h"
#include "dopys-html.h"

#include <string.h>

static DopysPhoto *
take_picture (GBytes *picture, gpointer user_data)
{
  g_autofree char *id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  return dopys_photo_new (id);
}

static void
check_html (DopysHtml *html)
{
  g_assert_cmpuint (html->losses->len, <=, DOPYS_HTML_MAX_LOSSES);
  g_assert_cmpuint (html->losses->len, <=, html->n_left_out);
  for (guint i = 0; i < html->losses->len; i++)
    g_assert_true (g_utf8_validate (((DopysHtmlLoss *) html->losses->pdata[i])->what, -1, NULL));
  g_assert_true (html->title == NULL || g_utf8_validate (html->title, -1, NULL));
}

static void
append_letters (GString *letters, const char *text)
{
  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
}

/* A video is its address for others. */
static char *
dup_letters (DopysDocument *document)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      append_letters (letters,
                      dopys_block_is_text (block) ? dopys_block_get_text (block) : dopys_block_get_embed (block));
    }
  return g_string_free_and_steal (letters);
}

/* Written for others and read as theirs. */
static void
check_copied (DopysDocument *slice)
{
  g_autofree char *written = dopys_html_write (slice, NULL, NULL);
  g_autofree char *plain = dopys_text_write (slice);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) again = dopys_html_read_fragment (written, -1, NULL, NULL, &error);
  g_autofree char *before = dup_letters (slice);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  g_autofree char *after = dup_letters (again->document);
  g_assert_cmpstr (before, ==, after);
}

static void
check_pasted (DopysDocument *slice)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysDocument) words = dopys_edit_insert_text (empty, 0, 0, "доПісля", DOPYS_STYLE_NONE, NULL, NULL);
  guint caret;
  g_autoptr (DopysDocument) pasted = dopys_edit_replace (words, 2, 2, slice, &caret);
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (slice));
  g_autoptr (DopysDocument) travelled = dopys_document_slice_from_variant (variant, NULL);

  dopys_document_check (pasted);
  g_assert_cmpuint (caret, <=, dopys_document_get_length (pasted));
  g_assert_nonnull (travelled);
  g_assert_true (dopys_document_equal (travelled, slice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *zero = size ? memchr (data, 0, size) : NULL;
  size_t html_size = zero ? (size_t) (zero - data) : size;
  g_autoptr (GBytes) rtf = zero ? g_bytes_new (zero + 1, size - html_size - 1) : NULL;
  g_autofree char *source = g_strndup (size ? (const char *) data : "", html_size);
  DopysHtmlPaste paste = { .picture = take_picture, .rtf = rtf };
  g_autoptr (DopysHtml) page = dopys_html_read (source, (gssize) html_size, NULL, NULL, NULL);
  g_autoptr (DopysHtml) pasted = dopys_html_read_pasted (source, (gssize) html_size, &paste, NULL);

  if (page)
    {
      check_html (page);
      dopys_document_check (page->document);
    }
  if (pasted)
    {
      check_html (pasted);
      check_copied (pasted->document);
      check_pasted (pasted->document);
    }
  return 0;
}
