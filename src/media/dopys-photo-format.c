/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SVG_BEGINNING 1024

/* @at: of the mark in the file. */
typedef struct
{
  const char *word;
  guint at;
  guint size;
  const char *mark;
} Mark;

static const Mark marks[] = {
  { "jxl", 0, 2, "\xff\x0a" },
  { "jxl", 0, 12, "\0\0\0\x0cJXL \r\n\x87\n" },
  { "jp2", 0, 12, "\0\0\0\x0cjP  \r\n\x87\n" },
  { "jp2", 0, 4, "\xff\x4f\xff\x51" },
  { "psd", 0, 4, "8BPS" },
  { "pdf", 0, 4, "%PDF" },
  { "ico", 0, 4, "\0\0\1\0" },
  { "raw", 8, 4, "CR\2\0" },   /* Canon's CR2, a TIFF */
  { "raw", 4, 8, "ftypcrx " }, /* and CR3 */
  { "raw", 0, 4, "IIU\0" },    /* Panasonic */
  { "raw", 0, 4, "IIRO" },     /* Olympus */
  { "raw", 0, 8, "FUJIFILM" },
  { "video", 4, 8, "ftypisom" },
  { "video", 4, 7, "ftypmp4" },
  { "video", 4, 8, "ftypqt  " },
  { "video", 4, 7, "ftyp3gp" },
  { "video", 4, 8, "ftypM4V " },
  { "video", 8, 4, "AVI " },
  { "video", 0, 4, "\x1a\x45\xdf\xa3" },
  { "xcf", 0, 8, "gimp xcf" },
  { "zip", 0, 4, "PK\3\4" },
  { "djvu", 0, 8, "AT&TFORM" },
};

/* An SVG begins as any XML; its first element tells. */
static gboolean
is_svg (const guint8 *data, gsize size)
{
  gsize at = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < size && g_ascii_isspace (data[at]))
    at++;
  return at < size && data[at] == '<' && memmem (data, MIN (size, SVG_BEGINNING), "<svg", 4) != NULL;
}

const char *
dopys_photo_format_guess_other (const guint8 *data, gsize size, gboolean raw)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].at + marks[i].size && memcmp (data + marks[i].at, marks[i].mark, marks[i].size) == 0)
      return marks[i].word;
  if (raw)
    return "raw";
  return is_svg (data, size) ? "svg" : NULL;
}

const char *
dopys_photo_format_get_title (const char *word)
{
  static const struct
  {
    const char *word, *title;
  } titles[] = {
    { "jxl", "JPEG XL" },
    { "jp2", "JPEG 2000" },
    { "psd", "Photoshop (PSD)" },
    { "pdf", "PDF" },
    { "ico", "ICO" },
    { "xcf", "GIMP (XCF)" },
    { "djvu", "DjVu" },
    { "svg", "SVG" },
    { "avif", "AVIF" },
    { "raw", N_ ("camera RAW") },
    { "video", N_ ("video") },
    { "zip", N_ ("ZIP archive or office document") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].word, word))
      return _ (titles[i].title);
  return NULL;
}
