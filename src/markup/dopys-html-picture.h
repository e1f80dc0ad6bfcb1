/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of foreign pages: which are pictures at all, and those that a page brings with itself (data:). */
#pragma once

#include <gio/gio.h>

#include <libxml/tree.h>

G_BEGIN_DECLS

/* More than these are left out. */
#define DOPYS_HTML_MAX_PICTURES 100

typedef enum
{
  DOPYS_HTML_PICTURE,
  DOPYS_HTML_PICTURE_EMOJI, /* its description is the character that it shows */
  DOPYS_HTML_PICTURE_SIGN,  /* of the page's own dress, or it counts who reads: too small to show anything */
} DopysHtmlPictureKind;

DopysHtmlPictureKind dopys_html_picture_judge (xmlNode *img, const char *alt);

/* html with each data: picture replaced by a short address; what they stood for is appended to pictures (of GBytes).
 * Parsers have limits that photos exceed. Transfer full. */
char *dopys_html_picture_take_data (const char *html, GPtrArray *pictures);
/* Whether the address is such a short one; bytes: (out) (nullable): borrowed, NULL if it cannot be read. */
gboolean dopys_html_picture_find_data (GPtrArray *pictures, const char *address, GBytes **bytes);

G_END_DECLS
