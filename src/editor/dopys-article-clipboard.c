/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-clipboard.h"

#include "dopys-address.h"
#include "dopys-embed.h"
#include "dopys-html.h"

#include <string.h>

#define SLICE_TYPE "application/x-dopys-slice"
#define PASTE_MAX_BYTES (16 * 1024 * 1024)

static GdkContentProvider *
provide_text (const char *mime_type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

void
dopys_article_clipboard_copy (DopysSession *session, GdkClipboard *clipboard)
{
  guint start, end;

  if (!dopys_session_get_bounds (session, &start, &end))
    return;
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (dopys_session_get_document (session), start, end);
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (slice));
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_variant (variant));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (boxed);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes (SLICE_TYPE, bytes),
    provide_text ("text/html", dopys_html_write (slice, NULL, NULL)),
    provide_text ("text/plain;charset=utf-8", dopys_text_write (slice)),
  };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, all);
}

DopysPasteKind
dopys_article_clipboard_offer (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_mime_type (formats, SLICE_TYPE))
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

static void
insert_slice (DopysSession *session, GBytes *bytes)
{
  g_autoptr (GVariant) boxed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  g_autoptr (GVariant) variant = g_variant_get_variant (boxed);
  g_autoptr (DopysDocument) slice = dopys_document_slice_from_variant (variant, NULL);
  if (slice)
    dopys_session_insert_slice (session, slice);
}

static void
insert_html (DopysSession *session, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (DopysHtml) html = dopys_html_read_fragment (data, (gssize) size, NULL, NULL, NULL);
  if (html)
    dopys_session_insert_slice (session, html->document);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSession) session = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 ||
      g_memory_output_stream_get_data_size (memory) > PASTE_MAX_BYTES)
    return;
  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (memory);
  if (g_object_get_data (source, "slice"))
    insert_slice (session, bytes);
  else
    insert_html (session, bytes);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSession) session = user_data;
  const char *mime_type = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &mime_type, NULL);

  if (stream == NULL)
    return;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  if (g_strcmp0 (mime_type, SLICE_TYPE) == 0)
    g_object_set_data (G_OBJECT (memory), "slice", GINT_TO_POINTER (TRUE));
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&session));
}

/* The address of a video, on a line of its own. */
static gboolean
paste_embed (DopysSession *session, const char *text)
{
  DopysDocument *document = dopys_session_get_document (session);
  guint caret = dopys_session_get_selection (session).caret;
  DopysBlock *block = dopys_document_get_block (document, dopys_document_get_block_at (document, caret, NULL));
  g_autofree char *address = dopys_embed_dup_address (text);

  if (address == NULL || dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH || dopys_block_get_length (block) > 0)
    return FALSE;
  g_autoptr (DopysBlock) embed = dopys_block_new_embed (address);
  dopys_session_insert_object (session, caret, embed);
  return TRUE;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSession) session = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  guint start, end;

  if (text == NULL || strlen (text) > PASTE_MAX_BYTES)
    return;
  gboolean selected = dopys_session_get_bounds (session, &start, &end);
  g_autofree char *address = selected && dopys_address_is_whole (text) ? dopys_address_complete (text) : NULL;
  if (address) /* an address over a selection is its link */
    dopys_session_set_link (session, address);
  else if (selected || !paste_embed (session, text))
    dopys_session_paste_text (session, text);
}

void
dopys_article_clipboard_paste (DopysSession *session, GdkClipboard *clipboard, DopysPasteKind kind)
{
  const char *slice[] = { SLICE_TYPE, NULL }, *html[] = { "text/html", NULL };

  if (kind == DOPYS_PASTE_TEXT)
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (session));
  else if (kind == DOPYS_PASTE_SLICE || kind == DOPYS_PASTE_HTML)
    gdk_clipboard_read_async (clipboard, kind == DOPYS_PASTE_SLICE ? slice : html, G_PRIORITY_DEFAULT, NULL, stream_cb,
                              g_object_ref (session));
}
