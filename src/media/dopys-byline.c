/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All numbers are written with the high byte first, except in WebP. */

#include "dopys-byline.h"

#include <string.h>

#include <zlib.h>

#define MAX_AUTHOR 200    /* characters */
#define LARGEST_FRAME 128 /* bytes around the two blocks in any of the formats */
#define SIGN "©"
#define TAG_ARTIST 0x013b
#define TAG_COPYRIGHT 0x8298
#define TYPE_ASCII 2
#define ENTRY_SIZE 12
#define FIRST_DIRECTORY 8
#define EXIF_MARK "Exif\0"
#define XMP_MARK "http://ns.adobe.com/xap/1.0/"
#define XMP_KEYWORD "XML:com.adobe.xmp"
#define PNG_AFTER_HEADER 33 /* signature and IHDR */
#define WEBP_FLAG_EXIF 0x08
#define WEBP_FLAG_XMP 0x04

/* As one line, which is what both kinds of field are. NULL where nothing is left. */
static char *
dup_name (const char *author)
{
  g_autofree char *valid = author ? g_utf8_make_valid (author, -1) : g_strdup ("");
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_AUTHOR));

  for (char *p = cut; *p; p = g_utf8_next_char (p))
    if ((guchar) *p < ' ' || *p == '\x7f')
      *p = ' ';
  g_strstrip (cut);
  return *cut ? g_steal_pointer (&cut) : NULL;
}

static char *
dup_rights (const char *name)
{
  return g_str_has_prefix (name, SIGN) ? g_strdup (name) : g_strconcat (SIGN " ", name, NULL);
}

static void
append_number (GByteArray *array, guint32 number, guint bytes)
{
  for (guint i = bytes; i-- > 0;)
    g_byte_array_append (array, &(guint8) { (guint8) (number >> (8 * i)) }, 1);
}

static void
append_text (GByteArray *array, const char *text, gsize size)
{
  g_byte_array_append (array, (const guint8 *) text, (guint) size);
}

/* ---- the two blocks ---- */

/* A value of up to four bytes stands in its entry itself, a longer one behind the directory. */
static void
append_entry (GByteArray *array, GByteArray *values, guint tag, const char *text)
{
  gsize size = strlen (text) + 1;

  append_number (array, tag, 2);
  append_number (array, TYPE_ASCII, 2);
  append_number (array, (guint32) size, 4);
  if (size <= 4)
    {
      append_text (array, text, size);
      append_number (array, 0, 4 - (guint) size);
      return;
    }
  append_number (array, FIRST_DIRECTORY + 2 + 2 * ENTRY_SIZE + 4 + values->len, 4);
  append_text (values, text, size);
  if (values->len % 2)
    append_number (values, 0, 1);
}

/* EXIF calls its texts ASCII; that they are UTF-8 is what all programs make of it. */
static GByteArray *
make_exif (const char *name, const char *rights)
{
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GByteArray) values = g_byte_array_new ();

  append_text (array, "MM\0*", 4);
  append_number (array, FIRST_DIRECTORY, 4);
  append_number (array, 2, 2);
  append_entry (array, values, TAG_ARTIST, name);
  append_entry (array, values, TAG_COPYRIGHT, rights);
  append_number (array, 0, 4); /* no directory follows */
  g_byte_array_append (array, values->data, values->len);
  return array;
}

static char *
make_xmp (const char *name, const char *rights)
{
  return g_markup_printf_escaped ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                                  "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>"
                                  "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:rights>"
                                  "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
                                  name, rights);
}

/* ---- into a file ---- */

static void
append_segment (GByteArray *array, const char *mark, gsize mark_size, const void *data, gsize size)
{
  append_number (array, 0xffe1, 2);
  append_number (array, (guint32) (2 + mark_size + size), 2);
  append_text (array, mark, mark_size);
  append_text (array, data, size);
}

/* Behind JFIF's own segment, which comes first. */
static void
add_to_jpeg (GByteArray *array, const guint8 *data, gsize size, GByteArray *exif, const char *xmp)
{
  gsize start = 2;

  if (size > 6 && data[2] == 0xff && data[3] == 0xe0)
    start = MIN (size, (gsize) 4 + ((gsize) data[4] << 8 | data[5]));
  g_byte_array_append (array, data, (guint) start);
  append_segment (array, EXIF_MARK, sizeof EXIF_MARK, exif->data, exif->len);
  append_segment (array, XMP_MARK, sizeof XMP_MARK, xmp, strlen (xmp));
  g_byte_array_append (array, data + start, (guint) (size - start));
}

static void
append_png_chunk (GByteArray *array, const char *name, const void *data, gsize size)
{
  guint start = array->len + 4;

  append_number (array, (guint32) size, 4);
  append_text (array, name, 4);
  append_text (array, data, size);
  append_number (array, (guint32) crc32 (0, array->data + start, array->len - start), 4);
}

static void
add_to_png (GByteArray *array, const guint8 *data, gsize size, GByteArray *exif, const char *xmp)
{
  /* Keyword, not compressed, neither language nor translation. */
  static const char head[] = XMP_KEYWORD "\0\0\0\0";
  g_autoptr (GByteArray) text = g_byte_array_new ();

  append_text (text, head, sizeof head);
  append_text (text, xmp, strlen (xmp));
  g_byte_array_append (array, data, PNG_AFTER_HEADER);
  append_png_chunk (array, "eXIf", exif->data, exif->len);
  append_png_chunk (array, "iTXt", text->data, text->len);
  g_byte_array_append (array, data + PNG_AFTER_HEADER, (guint) (size - PNG_AFTER_HEADER));
}

static void
append_low_first (GByteArray *array, guint32 number, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    g_byte_array_append (array, &(guint8) { (guint8) (number >> (8 * i)) }, 1);
}

static void
append_webp_chunk (GByteArray *array, const char *name, const void *data, gsize size)
{
  append_text (array, name, 4);
  append_low_first (array, (guint32) size, 4);
  append_text (array, data, size);
  append_low_first (array, 0, size % 2);
}

/* The plain form holds a picture only; the extended one says what else comes, and the size of the picture. */
static void
add_to_webp (GByteArray *array, const guint8 *data, gsize size, guint width, guint height, GByteArray *exif,
             const char *xmp)
{
  append_text (array, "RIFF\0\0\0\0WEBPVP8X", 16);
  append_low_first (array, 10, 4);
  append_low_first (array, WEBP_FLAG_EXIF | WEBP_FLAG_XMP, 4);
  append_low_first (array, width - 1, 3);
  append_low_first (array, height - 1, 3);
  g_byte_array_append (array, data + 12, (guint) (size - 12));
  append_webp_chunk (array, "EXIF", exif->data, exif->len);
  append_webp_chunk (array, "XMP ", xmp, strlen (xmp));
  for (guint i = 0; i < 4; i++)
    array->data[4 + i] = (guint8) ((array->len - 8) >> (8 * i));
}

/* ---- public ---- */

GBytes *
dopys_byline_add (GBytes *encoded, const char *mime_type, guint width, guint height, const char *author)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (encoded, &size);
  g_autofree char *name = dup_name (author);

  if (name == NULL || size <= PNG_AFTER_HEADER)
    return g_bytes_ref (encoded);
  g_autofree char *rights = dup_rights (name);
  g_autofree char *xmp = make_xmp (name, rights);
  g_autoptr (GByteArray) exif = make_exif (name, rights);
  GByteArray *array = g_byte_array_sized_new ((guint) (size + exif->len + strlen (xmp) + LARGEST_FRAME));

  if (g_str_equal (mime_type, "image/png"))
    add_to_png (array, data, size, exif, xmp);
  else if (g_str_equal (mime_type, "image/webp"))
    add_to_webp (array, data, size, width, height, exif, xmp);
  else
    add_to_jpeg (array, data, size, exif, xmp);
  return g_byte_array_free_to_bytes (array);
}

gsize
dopys_byline_get_size (const char *author)
{
  g_autofree char *name = dup_name (author);

  if (name == NULL)
    return 0;
  g_autofree char *rights = dup_rights (name);
  g_autofree char *xmp = make_xmp (name, rights);
  g_autoptr (GByteArray) exif = make_exif (name, rights);
  return exif->len + strlen (xmp) + LARGEST_FRAME;
}
