/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TIFF 6.0, section 2; EXIF 2.32, section 4.6. */

#include "dopys-exif.h"

#include <stdio.h>
#include <string.h>

#define MAX_DIRECTORIES 32
#define MAX_VALUES 65536 /* places of picture data looked at in one directory */
#define ENTRY_SIZE 12

enum
{
  TAG_KIND = 0x00fe,
  TAG_DESCRIPTION = 0x010e,
  TAG_MAKE = 0x010f,
  TAG_STRIP_OFFSETS = 0x0111,
  TAG_ORIENTATION = 0x0112,
  TAG_STRIP_SIZES = 0x0117,
  TAG_SOFTWARE = 0x0131,
  TAG_ARTIST = 0x013b,
  TAG_TILE_OFFSETS = 0x0144,
  TAG_TILE_SIZES = 0x0145,
  TAG_THUMBNAIL = 0x0201,
  TAG_THUMBNAIL_SIZE = 0x0202,
  TAG_XMP = 0x02bc,
  TAG_COPYRIGHT = 0x8298,
  TAG_IPTC = 0x83bb,
  TAG_EXIF = 0x8769,
  TAG_ICC = 0x8773,
  TAG_GPS = 0x8825,
  TAG_TIME_TAKEN = 0x9003,
  TAG_MAKER_NOTE = 0x927c,
  TAG_COMMENT = 0x9286,
  TAG_DNG = 0xc612,
};

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean little;
  guint32 seen[MAX_DIRECTORIES];
  guint n_seen;
  DopysExif *exif;
} Reader;

/* One entry of a directory. @at: of its values; @count: of them; only as many as are inside. */
typedef struct
{
  guint tag;
  guint type;
  gsize at;
  guint32 count;
} Entry;

/* What of a directory needs two entries. */
typedef struct
{
  Entry offsets, sizes;
  gsize thumbnail, thumbnail_size;
} Pairs;

static guint32
number (const Reader *self, gsize at, guint bytes)
{
  guint32 value = 0;
  if (at > self->size || bytes > self->size - at)
    return 0;
  for (guint i = 0; i < bytes; i++)
    value = value << 8 | self->data[self->little ? at + bytes - 1 - i : at + i];
  return value;
}

static guint
size_of_type (guint type)
{
  static const guint8 sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };
  return type < G_N_ELEMENTS (sizes) ? sizes[type] : 0;
}

/* FALSE if its values are not inside the block. */
static gboolean
read_entry (const Reader *self, gsize at, Entry *entry)
{
  entry->tag = number (self, at, 2);
  entry->type = number (self, at + 2, 2);
  entry->count = number (self, at + 4, 4);
  guint64 bytes = (guint64) entry->count * size_of_type (entry->type);
  entry->at = bytes <= 4 ? at + 8 : number (self, at + 8, 4);
  return bytes > 0 && entry->at <= self->size && bytes <= self->size - entry->at;
}

static guint32
value_of (const Reader *self, const Entry *entry, guint32 index)
{
  guint bytes = size_of_type (entry->type);
  return bytes && bytes <= 4 && index < entry->count ? number (self, entry->at + (gsize) index * bytes, bytes) : 0;
}

/* "2024:11:20 18:46:02" */
static GDateTime *
parse_time (const Reader *self, const Entry *entry)
{
  char text[20] = "";
  int year, month, day, hour, minute, second;

  if (entry->count < sizeof text - 1)
    return NULL;
  memcpy (text, self->data + entry->at, sizeof text - 1);
  if (sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6 || year < 1900)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

/* Whether all picture data is inside. */
static void
check_places (Reader *self, const Pairs *pairs)
{
  guint32 n = MIN (MIN (pairs->offsets.count, pairs->sizes.count), MAX_VALUES);
  for (guint32 i = 0; i < n; i++)
    if ((guint64) value_of (self, &pairs->offsets, i) + value_of (self, &pairs->sizes, i) > self->size)
      self->exif->truncated = TRUE;
}

static void read_directory (Reader *self, guint32 at);

static void
read_tag (Reader *self, const Entry *entry, Pairs *pairs)
{
  DopysExif *exif = self->exif;
  guint32 first = value_of (self, entry, 0);

  switch (entry->tag)
    {
    case TAG_ORIENTATION:
      /* The first directory is the photo's own, the next is the thumbnail's. */
      if (self->n_seen == 1 && first >= 1 && first <= 8)
        exif->orientation = first;
      break;
    case TAG_TIME_TAKEN:
      if (exif->taken == NULL)
        exif->taken = parse_time (self, entry);
      break;
    case TAG_EXIF:
      exif->exif = TRUE;
      read_directory (self, first);
      break;
    case TAG_GPS:
      exif->gps = TRUE;
      break;
    case TAG_STRIP_OFFSETS:
    case TAG_TILE_OFFSETS:
      pairs->offsets = *entry;
      break;
    case TAG_STRIP_SIZES:
    case TAG_TILE_SIZES:
      pairs->sizes = *entry;
      break;
    case TAG_THUMBNAIL:
      pairs->thumbnail = first;
      break;
    case TAG_THUMBNAIL_SIZE:
      pairs->thumbnail_size = first;
      break;
    case TAG_KIND:
      exif->raw |= self->n_seen == 1 && (first & 1);
      break;
    case TAG_DNG:
      exif->raw = TRUE;
      break;
    case TAG_MAKER_NOTE:
      exif->maker_note = TRUE;
      break;
    case TAG_XMP:
      exif->xmp = TRUE;
      break;
    case TAG_IPTC:
      exif->iptc = TRUE;
      break;
    case TAG_ICC:
      exif->icc = TRUE;
      break;
    case TAG_DESCRIPTION:
    case TAG_MAKE:
    case TAG_SOFTWARE:
    case TAG_ARTIST:
    case TAG_COPYRIGHT:
    case TAG_COMMENT:
      exif->comment = TRUE;
      break;
    default:
      break;
    }
}

static void
read_directory (Reader *self, guint32 at)
{
  Pairs pairs = { 0 };

  for (guint i = 0; i < self->n_seen; i++)
    if (self->seen[i] == at)
      return;
  if (self->n_seen == MAX_DIRECTORIES || at < 8 || at > self->size - 2)
    return;
  self->seen[self->n_seen++] = at;
  guint n = number (self, at, 2);
  gsize end = (gsize) at + 2 + (gsize) n * ENTRY_SIZE;
  for (guint i = 0; i < n && (gsize) at + 2 + (gsize) (i + 1) * ENTRY_SIZE <= self->size; i++)
    {
      Entry entry;
      if (read_entry (self, (gsize) at + 2 + (gsize) i * ENTRY_SIZE, &entry))
        read_tag (self, &entry, &pairs);
      else if (entry.tag == TAG_STRIP_OFFSETS || entry.tag == TAG_STRIP_SIZES)
        self->exif->truncated = TRUE;
    }
  check_places (self, &pairs);
  if (pairs.thumbnail_size > 0 && pairs.thumbnail < self->size && pairs.thumbnail_size <= self->size - pairs.thumbnail)
    {
      self->exif->thumbnail = self->data + pairs.thumbnail;
      self->exif->thumbnail_size = pairs.thumbnail_size;
    }
  guint32 next = number (self, end, 4);
  if (next)
    read_directory (self, next);
}

gboolean
dopys_exif_read (DopysExif *exif, const guint8 *data, gsize size)
{
  Reader self = { .data = data, .size = size, .exif = exif };

  *exif = (DopysExif) { .orientation = 1 };
  if (size < 14 || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return FALSE;
  self.little = data[0] == 'I';
  guint32 first = number (&self, 4, 4);
  if (first < 8 || first > size - 2)
    exif->truncated = TRUE;
  read_directory (&self, first);
  return TRUE;
}

void
dopys_exif_clear (DopysExif *exif)
{
  g_clear_pointer (&exif->taken, g_date_time_unref);
}
