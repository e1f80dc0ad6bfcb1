/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-metadata.h"

#include "dopys-exif.h"
#include "dopys-photo-error.h"
#include "dopys-xmp.h"

#include <string.h>

#define EXIF_MARK "Exif\0\0"
#define EXIF_MARK_SIZE 6
#define MAX_PIECES 4096 /* markers or chunks looked at in one file */

typedef struct
{
  DopysMetadata *metadata;
  const guint8 *thumbnail; /* (nullable): in the file */
  gsize thumbnail_size;
} Findings;

static gboolean
starts_with (const guint8 *data, gsize size, const char *mark, gsize mark_size)
{
  return size >= mark_size && memcmp (data, mark, mark_size) == 0;
}

static void
hold (Findings *findings, gboolean condition, DopysHolds what)
{
  if (condition)
    findings->metadata->holds |= what;
}

/* «Apple iPhone 12», but «Canon EOS R6» where the model begins with its maker. */
static char *
name_camera (const char *make, const char *model)
{
  if (!make || !model)
    return g_strdup (make ? make : model);
  return g_str_has_prefix (model, make) ? g_strdup (model) : g_strdup_printf ("%s %s", make, model);
}

/* Takes the text where there is none yet. */
static void
take (char **text, char **from)
{
  if (!*text)
    *text = g_steal_pointer (from);
}

static void
take_facts (DopysMetadata *metadata, DopysExif *exif)
{
  g_autofree char *camera = name_camera (exif->make, exif->model);

  take (&metadata->camera, &camera);
  take (&metadata->lens, &exif->lens);
  take (&metadata->serial, &exif->serial);
  take (&metadata->lens_serial, &exif->lens_serial);
  take (&metadata->software, &exif->software);
  take (&metadata->owner, &exif->owner);
  if (exif->has_place && !metadata->has_place)
    {
      metadata->has_place = TRUE;
      metadata->latitude = exif->latitude;
      metadata->longitude = exif->longitude;
    }
}

/* data: from the TIFF header, without "Exif\0\0". */
static gboolean
read_exif (const guint8 *data, gsize size, Findings *findings)
{
  g_auto (DopysExif) exif = { 0 };
  DopysMetadata *metadata = findings->metadata;

  gboolean known = dopys_exif_read (&exif, data, size);
  hold (findings, exif.gps, DOPYS_HOLDS_GPS);
  hold (findings, exif.thumbnail != NULL, DOPYS_HOLDS_THUMBNAIL);
  hold (findings, exif.maker_note, DOPYS_HOLDS_MAKER_NOTE);
  hold (findings, exif.xmp, DOPYS_HOLDS_XMP);
  hold (findings, exif.iptc, DOPYS_HOLDS_IPTC);
  hold (findings, exif.icc, DOPYS_HOLDS_ICC);
  hold (findings, exif.exif, DOPYS_HOLDS_EXIF);
  hold (findings, exif.comment, DOPYS_HOLDS_COMMENT);
  if (known)
    metadata->orientation = exif.orientation;
  if (exif.taken && metadata->taken == NULL)
    metadata->taken = g_steal_pointer (&exif.taken);
  metadata->raw |= exif.raw;
  take_facts (metadata, &exif);
  findings->thumbnail = exif.thumbnail;
  findings->thumbnail_size = exif.thumbnail_size;
  return exif.truncated;
}

/* The EXIF block of a file that is no TIFF itself: descriptions in it are part of it. */
static void
read_exif_block (const guint8 *data, gsize size, Findings *findings)
{
  DopysHolds before = findings->metadata->holds;
  read_exif (data, size, findings);
  findings->metadata->holds &= ~DOPYS_HOLDS_COMMENT;
  findings->metadata->holds |= before | DOPYS_HOLDS_EXIF;
}

static void
read_xmp_facts (const guint8 *data, gsize size, DopysMetadata *metadata)
{
  const struct
  {
    const char *name;
    char **text;
  } facts[] = { { "tiff:Model", &metadata->camera },        { "aux:Lens", &metadata->lens },
                { "aux:SerialNumber", &metadata->serial },  { "aux:LensSerialNumber", &metadata->lens_serial },
                { "xmp:CreatorTool", &metadata->software }, { "stEvt:softwareAgent", &metadata->software } };
  double latitude, longitude;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!*facts[i].text)
      *facts[i].text = dopys_xmp_dup_value (data, size, facts[i].name);
  if (metadata->has_place || !dopys_xmp_read_angle (data, size, "exif:GPSLatitude", &latitude) ||
      !dopys_xmp_read_angle (data, size, "exif:GPSLongitude", &longitude) || !(ABS (latitude) <= 90) ||
      !(ABS (longitude) <= 180))
    return;
  metadata->has_place = TRUE;
  metadata->latitude = latitude;
  metadata->longitude = longitude;
}

static void
read_xmp (const guint8 *data, gsize size, Findings *findings)
{
  hold (findings, TRUE, DOPYS_HOLDS_XMP);
  hold (findings, memmem (data, size, "GPSLatitude", 11) != NULL, DOPYS_HOLDS_GPS);
  read_xmp_facts (data, size, findings->metadata);
}

static guint32
big_endian (const guint8 *data, guint bytes)
{
  guint32 value = 0;
  for (guint i = 0; i < bytes; i++)
    value = value << 8 | data[i];
  return value;
}

static guint32
little_endian (const guint8 *data, guint bytes)
{
  guint32 value = 0;
  for (guint i = bytes; i > 0; i--)
    value = value << 8 | data[i - 1];
  return value;
}

/* Photoshop's resources: "8BIM", number, padded name, size, data. IPTC is number 0x0404, thumbnails 0x0409 and 0x040c.
 */
static void
read_photoshop (const guint8 *data, gsize size, Findings *findings)
{
  hold (findings, TRUE, DOPYS_HOLDS_OTHER);
  for (gsize at = 0; at + 12 <= size && memcmp (data + at, "8BIM", 4) == 0;)
    {
      guint number = big_endian (data + at + 4, 2);
      gsize name = (gsize) (data[at + 6] + 2) & ~(gsize) 1, body = at + 6 + name + 4;
      if (body > size)
        return;
      gsize length = big_endian (data + body - 4, 4);
      hold (findings, number == 0x0404, DOPYS_HOLDS_IPTC);
      hold (findings, number == 0x0409 || number == 0x040c, DOPYS_HOLDS_THUMBNAIL);
      if (length > size - body)
        return;
      at = body + ((length + 1) & ~(gsize) 1);
    }
}

static void
read_segment (guint8 marker, const guint8 *data, gsize size, Findings *findings)
{
  if (marker == 0xe1 && starts_with (data, size, EXIF_MARK, EXIF_MARK_SIZE))
    read_exif_block (data + EXIF_MARK_SIZE, size - EXIF_MARK_SIZE, findings);
  else if (marker == 0xe1 && starts_with (data, size, "http://ns.adobe.com/", 20))
    read_xmp (data, size, findings);
  else if (marker == 0xe2 && starts_with (data, size, "ICC_PROFILE", 11))
    hold (findings, TRUE, DOPYS_HOLDS_ICC);
  else if (marker == 0xe2 && starts_with (data, size, "MPF", 3))
    hold (findings, TRUE, DOPYS_HOLDS_THUMBNAIL);
  else if (marker == 0xed && starts_with (data, size, "Photoshop 3.0", 14))
    read_photoshop (data + 14, size - 14, findings);
  else if (marker == 0xfe)
    hold (findings, TRUE, DOPYS_HOLDS_COMMENT);
  else if (marker >= 0xe1 && marker <= 0xef && !(marker == 0xee && starts_with (data, size, "Adobe", 5)))
    hold (findings, TRUE, DOPYS_HOLDS_OTHER);
}

/* Walks the segments; entropy-coded data is passed over up to the next real marker. */
static void
read_jpeg (const guint8 *data, gsize size, Findings *findings)
{
  gsize at = 2;

  for (guint pieces = 0; at + 2 <= size && pieces < MAX_PIECES; pieces++)
    {
      const guint8 *mark = memchr (data + at, 0xff, size - at - 1);
      if (mark == NULL)
        return;
      at = mark - data;
      guint8 marker = data[at + 1];
      if (marker == 0xff || marker == 0 || (marker >= 0xd0 && marker <= 0xd8))
        {
          at += marker == 0xff ? 1 : 2;
          pieces--; /* filling, stuffing and restarts are picture data, not pieces */
          continue;
        }
      if (marker == 0xd9)
        {
          hold (findings, at + 2 < size, DOPYS_HOLDS_TRAILING_DATA);
          return;
        }
      gsize length = at + 4 <= size ? big_endian (data + at + 2, 2) : 0;
      if (length < 2 || at + 2 + length > size)
        return;
      read_segment (marker, data + at + 4, length - 2, findings);
      at += 2 + length;
    }
}

static void
read_png_chunk (const guint8 *type, const guint8 *body, gsize length, Findings *findings)
{
  static const char known[][5] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                   "pHYs", "sBIT", "bKGD", "hIST", "acTL", "fcTL", "fdAT", "cICP" };
  gboolean text = memcmp (type, "iTXt", 4) == 0 || memcmp (type, "tEXt", 4) == 0 || memcmp (type, "zTXt", 4) == 0;

  if (memcmp (type, "eXIf", 4) == 0)
    read_exif_block (body, length, findings);
  else if (memcmp (type, "iTXt", 4) == 0 && starts_with (body, length, "XML:com.adobe.xmp", 17))
    read_xmp (body, length, findings);
  else if (text && starts_with (body, length, "Raw profile type iptc", 21))
    hold (findings, TRUE, DOPYS_HOLDS_IPTC);
  else if (text && starts_with (body, length, "Raw profile type ", 17))
    hold (findings, TRUE, memmem (body, MIN (length, 32), "exif", 4) ? DOPYS_HOLDS_EXIF : DOPYS_HOLDS_OTHER);
  else if (text || memcmp (type, "tIME", 4) == 0)
    hold (findings, TRUE, DOPYS_HOLDS_COMMENT);
  else if (memcmp (type, "iCCP", 4) == 0)
    hold (findings, TRUE, DOPYS_HOLDS_ICC);
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
        if (memcmp (type, known[i], 4) == 0)
          return;
      hold (findings, TRUE, DOPYS_HOLDS_OTHER);
    }
}

static void
read_png (const guint8 *data, gsize size, Findings *findings)
{
  gsize at = 8;

  findings->metadata->truncated = TRUE;
  for (guint pieces = 0; at + 12 <= size; pieces++)
    {
      gsize length = big_endian (data + at, 4);
      const guint8 *type = data + at + 4;
      if (length > size - at - 12)
        return;
      if (pieces < MAX_PIECES)
        read_png_chunk (type, data + at + 8, length, findings);
      at += 12 + length;
      if (memcmp (type, "IEND", 4) == 0)
        {
          findings->metadata->truncated = FALSE;
          hold (findings, at < size, DOPYS_HOLDS_TRAILING_DATA);
          return;
        }
    }
}

static void
read_webp (const guint8 *data, gsize size, Findings *findings)
{
  gsize at = 12;
  guint64 end = (guint64) little_endian (data + 4, 4) + 8;

  findings->metadata->truncated = end > size;
  hold (findings, end < size, DOPYS_HOLDS_TRAILING_DATA);
  for (guint pieces = 0; at + 8 <= size && at < end && pieces < MAX_PIECES; pieces++)
    {
      const guint8 *type = data + at, *body = data + at + 8;
      gsize length = little_endian (type + 4, 4);
      if (length > size - at - 8)
        return;
      if (memcmp (type, "EXIF", 4) == 0)
        {
          gsize skip = starts_with (body, length, EXIF_MARK, EXIF_MARK_SIZE) ? EXIF_MARK_SIZE : 0;
          read_exif_block (body + skip, length - skip, findings);
        }
      else if (memcmp (type, "XMP ", 4) == 0)
        read_xmp (body, length, findings);
      else if (memcmp (type, "ICCP", 4) == 0)
        hold (findings, TRUE, DOPYS_HOLDS_ICC);
      else if (memcmp (type, "VP8", 3) != 0 && memcmp (type, "ALPH", 4) != 0 && memcmp (type, "ANI", 3) != 0 &&
               memcmp (type, "ANMF", 4) != 0)
        hold (findings, TRUE, DOPYS_HOLDS_OTHER);
      at += 8 + length + (length & 1);
    }
}

/* The end of a chain of GIF's sub-blocks, or size if it is cut. */
static gsize
skip_sub_blocks (const guint8 *data, gsize size, gsize at)
{
  while (at < size && data[at] != 0)
    at += 1 + (gsize) data[at];
  return at < size ? at + 1 : size;
}

static gsize
color_table_size (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* GIF89a, section 15: images, extensions, and the trailer without which the end is missing. */
static void
read_gif (const guint8 *data, gsize size, Findings *findings)
{
  gsize at = 13 + color_table_size (data[10]);

  findings->metadata->truncated = TRUE;
  while (at < size)
    if (data[at] == 0x3b)
      {
        findings->metadata->truncated = FALSE;
        hold (findings, at + 1 < size, DOPYS_HOLDS_TRAILING_DATA);
        return;
      }
    else if (data[at] == 0x2c && at + 10 < size)
      at = skip_sub_blocks (data, size, at + 11 + color_table_size (data[at + 9]));
    else if (data[at] == 0x21 && at + 2 < size)
      {
        gsize end = skip_sub_blocks (data, size, at + 2);
        hold (findings, data[at + 1] == 0xfe, DOPYS_HOLDS_COMMENT);
        if (data[at + 1] == 0xff && starts_with (data + at + 3, size - at - 3, "XMP DataXMP", 11))
          read_xmp (data + at, end - at, findings);
        else
          hold (findings, data[at + 1] == 0xff && !starts_with (data + at + 3, size - at - 3, "NETSCAPE2.0", 11),
                DOPYS_HOLDS_OTHER);
        at = end;
      }
    else
      return;
}

/* A BMP says where its picture begins, and how large it is; without compression its rows are whole words. */
static void
read_bmp (const guint8 *data, gsize size, Findings *findings)
{
  if (size < 54)
    {
      findings->metadata->truncated = TRUE;
      return;
    }
  guint64 offset = little_endian (data + 10, 4), width = little_endian (data + 18, 4);
  gint32 height = (gint32) little_endian (data + 22, 4);
  guint64 rows = height < 0 ? -(gint64) height : height;
  guint64 row = (width * little_endian (data + 28, 2) + 31) / 32 * 4;
  gboolean plain = little_endian (data + 30, 4) == 0;

  if (little_endian (data + 14, 4) >= 40) /* else OS/2's old header */
    findings->metadata->truncated = offset > size || (plain && width <= DOPYS_PHOTO_MAX_SIDE &&
                                                      rows <= DOPYS_PHOTO_MAX_SIDE && row * rows > size - offset);
}

/* HEIF and whatever else the platform decodes: their EXIF stands in the file as it is. */
static void
read_by_marks (const guint8 *data, gsize size, Findings *findings)
{
  const guint8 *xmp = memmem (data, size, "<x:xmpmeta", 10);
  const guint8 *exif = memmem (data, size, EXIF_MARK, EXIF_MARK_SIZE);

  if (xmp)
    read_xmp (xmp, size - (gsize) (xmp - data), findings);
  if (exif)
    read_exif_block (exif + EXIF_MARK_SIZE, size - (gsize) (exif - data) - EXIF_MARK_SIZE, findings);
}

static void
read_any (GBytes *file, Findings *findings)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  if (size < 16)
    return;
  if (data[0] == 0xff && data[1] == 0xd8)
    read_jpeg (data, size, findings);
  else if (starts_with (data, size, "\x89PNG\r\n\x1a\n", 8))
    read_png (data, size, findings);
  else if (starts_with (data, size, "RIFF", 4) && memcmp (data + 8, "WEBP", 4) == 0)
    read_webp (data, size, findings);
  else if (starts_with (data, size, "GIF8", 4))
    read_gif (data, size, findings);
  else if (starts_with (data, size, "BM", 2))
    read_bmp (data, size, findings);
  else if (starts_with (data, size, "II*\0", 4) || starts_with (data, size, "MM\0*", 4))
    findings->metadata->truncated = read_exif (data, size, findings);
  else
    read_by_marks (data, size, findings);
}

void
dopys_metadata_read (GBytes *file, DopysMetadata *metadata)
{
  Findings findings = { .metadata = metadata };

  *metadata = (DopysMetadata) { .orientation = 1 };
  read_any (file, &findings);
}

void
dopys_metadata_clear (DopysMetadata *metadata)
{
  g_clear_pointer (&metadata->taken, g_date_time_unref);
  g_clear_pointer (&metadata->camera, g_free);
  g_clear_pointer (&metadata->lens, g_free);
  g_clear_pointer (&metadata->serial, g_free);
  g_clear_pointer (&metadata->lens_serial, g_free);
  g_clear_pointer (&metadata->software, g_free);
  g_clear_pointer (&metadata->owner, g_free);
}

GBytes *
dopys_metadata_dup_thumbnail (GBytes *file, guint *orientation)
{
  g_auto (DopysMetadata) metadata = { .orientation = 1 };
  Findings findings = { .metadata = &metadata };
  const guint8 *data = g_bytes_get_data (file, NULL);

  read_any (file, &findings);
  *orientation = metadata.orientation;
  if (findings.thumbnail == NULL)
    return NULL;
  return g_bytes_new_from_bytes (file, (gsize) (findings.thumbnail - data), findings.thumbnail_size);
}

char **
dopys_holds_to_strv (DopysHolds holds)
{
  static const char *const words[] = { "exif", "gps", "thumbnail", "maker-note",    "xmp",
                                       "iptc", "icc", "comment",   "trailing-data", "other" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (holds & (1u << i))
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}
