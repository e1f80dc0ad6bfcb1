/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML to an article's body and back.  Hostile input: bounded, nothing is loaded, scripts and styles are
 * dropped. */
#pragma once

#include "dopys-blocks.h"

G_BEGIN_DECLS

#define DOPYS_HTML_MAX_BYTES (16 * 1024 * 1024)

/* Called for each <img src>: gives the photo to put there (transfer full), or NULL to leave it out. */
typedef DopysPhoto *(*DopysImageFunc) (const char *src, const char *alt, gpointer user_data);
/* Called for each picture that came along: gives the photo to put there (transfer full), or NULL to leave it out. */
typedef DopysPhoto *(*DopysPictureFunc) (GBytes *picture, gpointer user_data);

typedef enum
{
  DOPYS_HTML_LOSS_REMOTE,   /* a picture that is on another site */
  DOPYS_HTML_LOSS_LOCAL,    /* a picture in a file that did not come along */
  DOPYS_HTML_LOSS_BROKEN,   /* a picture that came along and cannot be used, or one too many */
  DOPYS_HTML_LOSS_EMBEDDED, /* a film, a map, a drawing */
} DopysHtmlLossKind;

#define DOPYS_HTML_MAX_LOSSES 100

/* @what: its description or address, in one line; may be empty */
typedef struct
{
  DopysHtmlLossKind kind;
  char *what;
} DopysHtmlLoss;

typedef struct
{
  char *title; /* <title> or the only <h1>, taken out of the body; NULL if none */
  DopysDocument *document;
  guint n_left_out;  /* pictures and embedded things that could not be brought */
  GPtrArray *losses; /* the first of them, of DopysHtmlLoss */
} DopysHtml;

/* A whole page or a fragment. Block comments mean nothing here: what is foreign must not bring blocks that are kept
 * unread. image may be NULL: then http(s) images become remote photos, others are left out. */
DopysHtml *dopys_html_read (const char *html, gssize length, DopysImageFunc image, gpointer user_data, GError **error);
/* The same for a part of one: document is a slice, title NULL, each <h1> a heading. */
DopysHtml *dopys_html_read_fragment (const char *html, gssize length, DopysImageFunc image, gpointer user_data,
                                     GError **error);

/**
 * DopysHtmlPaste:
 * What the clipboard holds besides the HTML.
 * @picture: gives photos; pictures that did not come along (on other sites, in files) are never asked for
 * @rtf: (nullable): the same text as Rich Text, in which office programs put the pictures that the HTML only names
 */
typedef struct
{
  DopysPictureFunc picture;
  gpointer user_data;
  GBytes *rtf;
} DopysHtmlPaste;

/* A fragment from the clipboard, whose pictures (data:) do not count to the limit of size. */
DopysHtml *dopys_html_read_pasted (const char *html, gssize length, const DopysHtmlPaste *paste, GError **error);
void dopys_html_free (DopysHtml *self);

/* Plain semantic HTML without block comments; for the clipboard and for hand-over. Transfer full. */
char *dopys_html_write (DopysDocument *document, DopysPlacementFunc placement, gpointer user_data);
/* Text with list marks, one blank line between blocks. Transfer full. */
char *dopys_text_write (DopysDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHtml, dopys_html_free)

G_END_DECLS
