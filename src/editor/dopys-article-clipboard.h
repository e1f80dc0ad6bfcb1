/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an article gives to the clipboard, and what the clipboard offers it.  A slice travels whole inside Dopys, as
 * HTML and text elsewhere. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_SLICE_MIME_TYPE "application/x-dopys-slice"

/* Puts the selection on the clipboard; nothing if it is empty. library: (nullable): of its photos. */
void dopys_article_clipboard_copy (DopysSession *session, DopysLibrary *library, GdkClipboard *clipboard);

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
/* The slice that another window, or another run of the program, put there; NULL if it is none. Transfer full. */
DopysDocument *dopys_article_clipboard_dup_slice (GBytes *bytes);

G_END_DECLS
