/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copied piece of an article as text/html, with its photos inside: for word processors and mail.
 *
 * Written when somebody asks for it, since renditions of the photos are made then; they are the only thing of a photo
 * that leaves (see dopys-rendition.h).
 */
#pragma once

#include <gdk/gdk.h>

#include "dopys-document.h"
#include "dopys-library.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_COPIED_HTML (dopys_copied_html_get_type ())
G_DECLARE_FINAL_TYPE (DopysCopiedHtml, dopys_copied_html, DOPYS, COPIED_HTML, GdkContentProvider)

/* library: (nullable): where there is none, photos that are on a site are given by their address, others are left
 * out. */
GdkContentProvider *dopys_copied_html_new (DopysDocument *slice, DopysLibrary *library);

G_END_DECLS
