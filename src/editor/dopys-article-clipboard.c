/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-clipboard.h"

#include "dopys-copied-html.h"
#include "dopys-html.h"

#include <string.h>

static GdkContentProvider *
provide_text (const char *mime_type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

void
dopys_article_clipboard_copy (DopysSession *session, DopysLibrary *library, GdkClipboard *clipboard)
{
  guint start, end;

  if (!dopys_session_get_bounds (session, &start, &end))
    return;
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (dopys_session_get_document (session), start, end);
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (slice));
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_variant (variant));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (boxed);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes (DOPYS_SLICE_MIME_TYPE, bytes),
    dopys_copied_html_new (slice, library),
    provide_text ("text/plain;charset=utf-8", dopys_text_write (slice)),
  };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, all);
}

DopysPasteKind
dopys_article_clipboard_offer (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_mime_type (formats, DOPYS_SLICE_MIME_TYPE))
    return DOPYS_PASTE_SLICE;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    return DOPYS_PASTE_FILES;
  if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    return DOPYS_PASTE_HTML;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    return DOPYS_PASTE_PICTURE;
  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return DOPYS_PASTE_TEXT;
  return DOPYS_PASTE_NOTHING;
}

DopysDocument *
dopys_article_clipboard_dup_slice (GBytes *bytes)
{
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  g_autoptr (GVariant) variant = g_variant_get_variant (boxed);

  return dopys_document_slice_from_variant (variant, NULL);
}
