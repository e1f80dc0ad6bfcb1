/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people are shown of an original: in EXIF of both byte orders, in XMP, and where it is nonsense. */
#include "dopys-metadata.h"

#include <string.h>

typedef struct
{
  GByteArray *data;
  gboolean little;
} Tiff;

static void
put (Tiff *tiff, guint32 value, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (value >> 8 * (tiff->little ? i : bytes - 1 - i));

      g_byte_array_append (tiff->data, &byte, 1);
    }
}

static void
put_entry (Tiff *tiff, guint tag, guint type, guint32 count, guint32 value)
{
  put (tiff, tag, 2);
  put (tiff, type, 2);
  put (tiff, count, 4);
  put (tiff, value, 4);
}

/* Offsets: 8 the first directory (3 entries), 50 EXIF (1 entry), 68 GPS (4 entries), 122 texts, 162 angles. */
static GBytes *
make_tiff (gboolean little, guint32 below)
{
  Tiff tiff = { g_byte_array_new (), little };
  char texts[40] = "Phone Works";
  const guint32 angles[] = { 50, 27, 36, 30, 31, 24 };

  memcpy (texts + 16, "SN-0042", 8);
  g_byte_array_append (tiff.data, (const guint8 *) (little ? "II*" : "MM\0*"), 4);
  put (&tiff, 8, 4);
  put (&tiff, 3, 2);
  put_entry (&tiff, 0x010f, 2, 12, 122);
  put_entry (&tiff, 0x8769, 4, 1, 50);
  put_entry (&tiff, 0x8825, 4, 1, 68);
  put (&tiff, 0, 4);
  put (&tiff, 1, 2);
  put_entry (&tiff, 0xa431, 2, 8, 138);
  put (&tiff, 0, 4);
  put (&tiff, 4, 2);
  put_entry (&tiff, 1, 2, 2, little ? 'N' : (guint32) 'N' << 24);
  put_entry (&tiff, 2, 5, 3, 162);
  put_entry (&tiff, 3, 2, 2, little ? 'W' : (guint32) 'W' << 24);
  put_entry (&tiff, 4, 5, 3, 186);
  put (&tiff, 0, 4);
  g_byte_array_append (tiff.data, (const guint8 *) texts, sizeof texts);
  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      put (&tiff, angles[i], 4);
      put (&tiff, below, 4);
    }
  return g_byte_array_free_to_bytes (tiff.data);
}

static void
test_exif (void)
{
  for (guint little = 0; little < 2; little++)
    {
      g_autoptr (GBytes) file = make_tiff (little == 1, 1);
      g_auto (DopysMetadata) metadata = { 0 };

      dopys_metadata_read (file, &metadata);
      g_assert_cmpstr (metadata.camera, ==, "Phone Works");
      g_assert_cmpstr (metadata.serial, ==, "SN-0042");
      g_assert_null (metadata.lens);
      g_assert_true (metadata.has_place);
      g_assert_true (metadata.holds & DOPYS_HOLDS_GPS);
      g_assert_cmpfloat_with_epsilon (metadata.latitude, 50.46, 1e-9);
      g_assert_cmpfloat_with_epsilon (metadata.longitude, -(30 + 31.0 / 60 + 24.0 / 3600), 1e-9);
    }
}

/* Divided by nothing: no coordinates anybody could be shown but 0, and no crash. Cut anywhere: nothing worse. */
static void
test_broken (void)
{
  g_autoptr (GBytes) file = make_tiff (TRUE, 0);

  for (gsize size = g_bytes_get_size (file); size > 0; size--)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (file, 0, size);
      g_auto (DopysMetadata) metadata = { 0 };

      dopys_metadata_read (cut, &metadata);
      g_assert_true (ABS (metadata.latitude) <= 90);
    }
}

/* In a WebP, as it is the simplest file that may hold a packet. */
static void
read_xmp (const char *packet, DopysMetadata *metadata)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint32 size = GUINT32_TO_LE ((guint32) strlen (packet)), whole = GUINT32_TO_LE ((guint32) strlen (packet) + 12);
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (file, (const guint8 *) "RIFF", 4);
  g_byte_array_append (file, (const guint8 *) &whole, 4);
  g_byte_array_append (file, (const guint8 *) "WEBPXMP ", 8);
  g_byte_array_append (file, (const guint8 *) &size, 4);
  g_byte_array_append (file, (const guint8 *) packet, (guint) strlen (packet));
  bytes = g_bytes_new (file->data, file->len);
  dopys_metadata_read (bytes, metadata);
}

static void
test_xmp (void)
{
  g_auto (DopysMetadata) first = { 0 }, second = { 0 }, third = { 0 };

  read_xmp ("<rdf:Description exif:GPSLatitude=\"50,27.6N\" exif:GPSLongitude='30,31,24W' "
            "aux:SerialNumber=\"77\" xmp:CreatorTool=\"Редактор 2\"/>",
            &first);
  g_assert_true (first.has_place);
  g_assert_cmpfloat_with_epsilon (first.latitude, 50.46, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.longitude, -(30 + 31.0 / 60 + 24.0 / 3600), 1e-9);
  g_assert_cmpstr (first.serial, ==, "77");
  g_assert_cmpstr (first.software, ==, "Редактор 2");

  read_xmp ("<exif:GPSLatitude>50.5</exif:GPSLatitude><exif:GPSLongitude>30.25</exif:GPSLongitude>", &second);
  g_assert_true (second.has_place);
  g_assert_cmpfloat_with_epsilon (second.longitude, 30.25, 1e-9);

  read_xmp ("exif:GPSLatitude=\"1e999\" exif:GPSLongitude=\"nan\" aux:SerialNumber=\"\" aux:Lens", &third);
  g_assert_false (third.has_place);
  g_assert_true (third.holds & DOPYS_HOLDS_GPS);
  g_assert_null (third.serial);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata/exif", test_exif);
  g_test_add_func ("/metadata/broken", test_broken);
  g_test_add_func ("/metadata/xmp", test_xmp);
  return g_test_run ();
}
