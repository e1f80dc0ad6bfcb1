/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-metadata.h"

#include <libexif/exif-data.h>
#include <stdio.h>
#include <string.h>

#define EXIF_MARK "Exif\0\0"
#define EXIF_MARK_SIZE 6
#define MAX_PIECES 4096 /* markers or chunks looked at in one file */

static gboolean
starts_with (const guint8 *data, gsize size, const char *mark, gsize mark_size)
{
  return size >= mark_size && memcmp (data, mark, mark_size) == 0;
}

/* "2024:11:20 18:46:02" as EXIF writes it; NULL if it is none. */
static GDateTime *
parse_taken (const char *text)
{
  int year, month, day, hour, minute, second;
  if (sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6 || year < 1900)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

static void
read_entries (ExifData *exif, DopysMetadata *metadata)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
    {
      guint orientation = exif_get_short (entry->data, exif_data_get_byte_order (exif));
      if (orientation >= 1 && orientation <= 8)
        metadata->orientation = orientation;
    }
  entry = exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
  if (entry && entry->format == EXIF_FORMAT_ASCII && entry->size >= 19)
    {
      g_autofree char *text = g_strndup ((const char *) entry->data, entry->size);
      metadata->taken = parse_taken (text);
    }
  if (exif->ifd[EXIF_IFD_GPS]->count > 0)
    metadata->holds |= DOPYS_HOLDS_GPS;
  if (exif->size > 0)
    metadata->holds |= DOPYS_HOLDS_THUMBNAIL;
  if (exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_MAKER_NOTE))
    metadata->holds |= DOPYS_HOLDS_MAKER_NOTE;
}

/* data: from the TIFF header, without "Exif\0\0". */
static void
read_exif (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  metadata->holds |= DOPYS_HOLDS_EXIF;
  if (size > 0xfff0)
    return;
  g_autofree guint8 *marked = g_malloc (size + EXIF_MARK_SIZE);
  memcpy (marked, EXIF_MARK, EXIF_MARK_SIZE);
  memcpy (marked + EXIF_MARK_SIZE, data, size);
  ExifData *exif = exif_data_new_from_data (marked, (unsigned int) (size + EXIF_MARK_SIZE));
  if (exif)
    {
      read_entries (exif, metadata);
      exif_data_unref (exif);
    }
}

static void
read_segment (guint8 marker, const guint8 *data, gsize size, DopysMetadata *metadata)
{
  if (marker == 0xe1 && starts_with (data, size, EXIF_MARK, EXIF_MARK_SIZE))
    read_exif (data + EXIF_MARK_SIZE, size - EXIF_MARK_SIZE, metadata);
  else if (marker == 0xe1 && starts_with (data, size, "http://ns.adobe.com/", 20))
    metadata->holds |= DOPYS_HOLDS_XMP;
  else if (marker == 0xe2 && starts_with (data, size, "ICC_PROFILE", 11))
    metadata->holds |= DOPYS_HOLDS_ICC;
  else if (marker == 0xe2 && starts_with (data, size, "MPF", 3))
    metadata->holds |= DOPYS_HOLDS_THUMBNAIL;
  else if (marker == 0xed)
    metadata->holds |= DOPYS_HOLDS_IPTC;
  else if (marker == 0xfe)
    metadata->holds |= DOPYS_HOLDS_COMMENT;
}

/* Walks the segments; entropy-coded data is passed over up to the next real marker. */
static void
read_jpeg (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  gsize at = 2;

  for (guint pieces = 0; at + 4 <= size && pieces < MAX_PIECES; pieces++)
    {
      const guint8 *mark = memchr (data + at, 0xff, size - at - 1);
      if (mark == NULL)
        return;
      at = mark - data;
      guint8 marker = data[at + 1];
      if (marker == 0xff || marker == 0 || (marker >= 0xd0 && marker <= 0xd8))
        {
          at += marker == 0xff ? 1 : 2;
          if (marker != 0xff)
            pieces--; /* stuffing and restarts are picture data, not pieces */
          continue;
        }
      if (marker == 0xd9)
        {
          if (at + 2 < size)
            metadata->holds |= DOPYS_HOLDS_TRAILING_DATA;
          return;
        }
      if (at + 4 > size)
        return;
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3];
      if (length < 2 || at + 2 + length > size)
        return;
      read_segment (marker, data + at + 4, length - 2, metadata);
      at += 2 + length;
    }
}

static guint32
big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
read_png (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  gsize at = 8;

  metadata->truncated = TRUE;
  for (guint pieces = 0; at + 12 <= size && pieces < MAX_PIECES; pieces++)
    {
      gsize length = big_endian (data + at);
      const guint8 *type = data + at + 4, *body = data + at + 8;
      if (length > size - at - 12)
        return;
      if (memcmp (type, "eXIf", 4) == 0)
        read_exif (body, length, metadata);
      else if (memcmp (type, "iTXt", 4) == 0 && starts_with (body, length, "XML:com.adobe.xmp", 17))
        metadata->holds |= DOPYS_HOLDS_XMP;
      else if (memcmp (type, "iTXt", 4) == 0 || memcmp (type, "tEXt", 4) == 0 || memcmp (type, "zTXt", 4) == 0)
        metadata->holds |= DOPYS_HOLDS_COMMENT;
      else if (memcmp (type, "iCCP", 4) == 0)
        metadata->holds |= DOPYS_HOLDS_ICC;
      at += 12 + length;
      if (memcmp (type, "IEND", 4) == 0)
        {
          metadata->truncated = FALSE;
          if (at < size)
            metadata->holds |= DOPYS_HOLDS_TRAILING_DATA;
          return;
        }
    }
}

static void
read_webp (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  gsize at = 12;
  guint64 declared = (guint64) data[4] | (guint64) data[5] << 8 | (guint64) data[6] << 16 | (guint64) data[7] << 24;

  metadata->truncated = declared + 8 > size;
  for (guint pieces = 0; at + 8 <= size && pieces < MAX_PIECES; pieces++)
    {
      const guint8 *type = data + at, *body = data + at + 8;
      gsize length = (gsize) type[4] | (gsize) type[5] << 8 | (gsize) type[6] << 16 | (gsize) type[7] << 24;
      if (length > size - at - 8)
        return;
      if (memcmp (type, "EXIF", 4) == 0)
        {
          gsize skip = starts_with (body, length, EXIF_MARK, EXIF_MARK_SIZE) ? EXIF_MARK_SIZE : 0;
          read_exif (body + skip, length - skip, metadata);
        }
      else if (memcmp (type, "XMP ", 4) == 0)
        metadata->holds |= DOPYS_HOLDS_XMP;
      else if (memcmp (type, "ICCP", 4) == 0)
        metadata->holds |= DOPYS_HOLDS_ICC;
      at += 8 + length + (length & 1);
    }
}

static void
read_by_marks (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  if (memmem (data, size, "<x:xmpmeta", 10))
    metadata->holds |= DOPYS_HOLDS_XMP;
  if (memmem (data, size, EXIF_MARK, EXIF_MARK_SIZE) || starts_with (data, size, "II*\0", 4) ||
      starts_with (data, size, "MM\0*", 4))
    metadata->holds |= DOPYS_HOLDS_EXIF;
}

void
dopys_metadata_read (GBytes *file, DopysMetadata *metadata)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  *metadata = (DopysMetadata) { .orientation = 1 };
  if (size < 16)
    return;
  if (data[0] == 0xff && data[1] == 0xd8)
    read_jpeg (data, size, metadata);
  else if (starts_with (data, size, "\x89PNG\r\n\x1a\n", 8))
    read_png (data, size, metadata);
  else if (starts_with (data, size, "RIFF", 4) && memcmp (data + 8, "WEBP", 4) == 0)
    read_webp (data, size, metadata);
  else
    read_by_marks (data, size, metadata);
}

void
dopys_metadata_clear (DopysMetadata *metadata)
{
  g_clear_pointer (&metadata->taken, g_date_time_unref);
}

char **
dopys_holds_to_strv (DopysHolds holds)
{
  static const char *const words[] = { "exif", "gps", "thumbnail", "maker-note",   "xmp",
                                       "iptc", "icc", "comment",   "trailing-data" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (holds & (1u << i))
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}
