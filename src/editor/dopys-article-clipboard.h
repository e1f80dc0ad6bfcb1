/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an article gives to the clipboard and takes from it.  A slice travels whole inside Dopys, as HTML and text
 * elsewhere. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

/* Puts the selection on the clipboard; nothing if it is empty. */
void dopys_article_clipboard_copy (DopysSession *session, GdkClipboard *clipboard);

typedef enum
{
  DOPYS_PASTE_NOTHING,
  DOPYS_PASTE_SLICE,
  DOPYS_PASTE_FILES,
  DOPYS_PASTE_PICTURE,
  DOPYS_PASTE_HTML,
  DOPYS_PASTE_TEXT,
} DopysPasteKind;

/* The best of what the clipboard offers. */
DopysPasteKind dopys_article_clipboard_offer (GdkClipboard *clipboard);
/* Pastes a slice, HTML or text into the session, when it has arrived. */
void dopys_article_clipboard_paste (DopysSession *session, GdkClipboard *clipboard, DopysPasteKind kind);

G_END_DECLS
