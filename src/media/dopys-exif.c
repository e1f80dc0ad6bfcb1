/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* TIFF 6.0, section 2; EXIF 2.32, section 4.6. */

#include "dopys-exif.h"

#include <stdio.h>
#include <string.h>

#define MAX_DIRECTORIES 32
#define MAX_VALUES 65536 /* places of picture data looked at in one directory */
#define MAX_GPS_ENTRIES 64
#define MAX_TEXT 200 /* bytes of a fact that people are shown */
#define ENTRY_SIZE 12

enum
{
  TAG_KIND = 0x00fe,
  TAG_DESCRIPTION = 0x010e,
  TAG_MAKE = 0x010f,
  TAG_MODEL = 0x0110,
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
  TAG_OWNER = 0xa430,
  TAG_SERIAL = 0xa431,
  TAG_LENS = 0xa434,
  TAG_LENS_SERIAL = 0xa435,
  TAG_DNG = 0xc612,
  TAG_DNG_SERIAL = 0xc62f,
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

/* The first of several that say the same stays. */
static void
take_text (const Reader *self, const Entry *entry, char **text)
{
  g_autofree char *raw = NULL;

  if (*text || size_of_type (entry->type) != 1)
    return;
  raw = g_strndup ((const char *) self->data + entry->at, MIN (entry->count, MAX_TEXT));
  *text = g_strstrip (g_utf8_make_valid (raw, -1));
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

static double
fraction (const Reader *self, gsize at)
{
  guint32 below = number (self, at + 4, 4);
  return below ? (double) number (self, at, 4) / below : 0;
}

/* Degrees, minutes and seconds. */
static double
angle_of (const Reader *self, const Entry *entry)
{
  double angle = 0, unit = 1;

  for (guint32 i = 0; i < MIN (entry->count, 3) && size_of_type (entry->type) == 8; i++, unit *= 60)
    angle += fraction (self, entry->at + (gsize) i * 8) / unit;
  return angle;
}

/* EXIF 2.32, section 4.6.6: 1 and 3 are the halves of the Earth, 2 and 4 the angles. */
static void
read_place (Reader *self, guint32 at)
{
  DopysExif *exif = self->exif;
  guint n = at <= self->size ? number (self, at, 2) : 0, known = 0;
  double south = 1, west = 1;

  for (guint i = 0; i < MIN (n, MAX_GPS_ENTRIES) && (gsize) at + 2 + (gsize) (i + 1) * ENTRY_SIZE <= self->size; i++)
    {
      Entry entry;

      if (!read_entry (self, (gsize) at + 2 + (gsize) i * ENTRY_SIZE, &entry))
        continue;
      if (entry.tag == 1 && size_of_type (entry.type) == 1)
        south = self->data[entry.at] == 'S' ? -1 : 1;
      else if (entry.tag == 2)
        {
          known |= 1;
          exif->latitude = angle_of (self, &entry);
        }
      else if (entry.tag == 3 && size_of_type (entry.type) == 1)
        west = self->data[entry.at] == 'W' ? -1 : 1;
      else if (entry.tag == 4)
        {
          known |= 2;
          exif->longitude = angle_of (self, &entry);
        }
    }
  exif->latitude *= south;
  exif->longitude *= west;
  exif->has_place = known == 3 && ABS (exif->latitude) <= 90 && ABS (exif->longitude) <= 180;
}

/* What people are shown of the device and its owner. */
static void
read_fact (Reader *self, const Entry *entry)
{
  DopysExif *exif = self->exif;
  const struct
  {
    guint tag;
    char **text;
  } facts[] = { { TAG_MAKE, &exif->make },         { TAG_MODEL, &exif->model },
                { TAG_LENS, &exif->lens },         { TAG_SERIAL, &exif->serial },
                { TAG_DNG_SERIAL, &exif->serial }, { TAG_LENS_SERIAL, &exif->lens_serial },
                { TAG_SOFTWARE, &exif->software }, { TAG_OWNER, &exif->owner },
                { TAG_ARTIST, &exif->owner },      { TAG_COPYRIGHT, &exif->owner } };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].tag == entry->tag)
      take_text (self, entry, facts[i].text);
}

static void read_directory (Reader *self, guint32 at);

/* What is only known to be there. */
static void
note_presence (DopysExif *exif, guint16 tag)
{
  switch (tag)
    {
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
read_tag (Reader *self, const Entry *entry, Pairs *pairs)
{
  DopysExif *exif = self->exif;
  guint32 first = value_of (self, entry, 0);

  read_fact (self, entry);
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
      if (!exif->has_place)
        read_place (self, first);
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
    default:
      note_presence (exif, entry->tag);
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
  g_clear_pointer (&exif->make, g_free);
  g_clear_pointer (&exif->model, g_free);
  g_clear_pointer (&exif->lens, g_free);
  g_clear_pointer (&exif->serial, g_free);
  g_clear_pointer (&exif->lens_serial, g_free);
  g_clear_pointer (&exif->software, g_free);
  g_clear_pointer (&exif->owner, g_free);
}
