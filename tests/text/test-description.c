/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-description.h"

static DopysDescriptionState
judge (const char *alt, const char *caption, const char *title)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new (NULL);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (bare, alt);
  g_autoptr (DopysPhoto) photo = dopys_photo_with_caption (described, caption);
  return dopys_description_judge (photo, title);
}

static void
test_states (void)
{
  static const struct
  {
    const char *alt;
    DopysDescriptionState state;
  } cases[] = {
    { "Начальниця відділу відкриває нараду", DOPYS_DESCRIPTION_GOOD },
    { "", DOPYS_DESCRIPTION_MISSING },
    { "   ", DOPYS_DESCRIPTION_MISSING },
    { "Фото без опису", DOPYS_DESCRIPTION_MISSING },
    { "фото без опису.", DOPYS_DESCRIPTION_MISSING },
    { "Фото", DOPYS_DESCRIPTION_MISSING },
    { " Зображення. ", DOPYS_DESCRIPTION_MISSING },
    { "IMG_2034", DOPYS_DESCRIPTION_FILE_NAME },
    { "IMG-20191006-WA0002.jpg", DOPYS_DESCRIPTION_FILE_NAME },
    { "photo_2024-11-20_18-46-02", DOPYS_DESCRIPTION_FILE_NAME },
    { "viber_image_2024-11-20_18-46-02-123", DOPYS_DESCRIPTION_FILE_NAME },
    { "зображення_viber_2024-11-20", DOPYS_DESCRIPTION_FILE_NAME },
    { "DSC00412", DOPYS_DESCRIPTION_FILE_NAME },
    { "IMG_20191006_123456_HDR", DOPYS_DESCRIPTION_FILE_NAME },
    { "IMG_2034-edited.JPG", DOPYS_DESCRIPTION_FILE_NAME },
    { "PXL_20241120_164602123.jpg", DOPYS_DESCRIPTION_FILE_NAME },
    { "WhatsApp Image 2024-11-20 at 18.46.02", DOPYS_DESCRIPTION_FILE_NAME },
    { "photo_5235712_y", DOPYS_DESCRIPTION_FILE_NAME },
    { "1732121162", DOPYS_DESCRIPTION_FILE_NAME },
    { "20.11.2024 18:46", DOPYS_DESCRIPTION_ONLY_DATE },
    { "2024-11-20", DOPYS_DESCRIPTION_ONLY_DATE },
    { "П’ятниця, 20 листопада 2024 року", DOPYS_DESCRIPTION_ONLY_DATE },
    { "листопад 2024 року", DOPYS_DESCRIPTION_ONLY_DATE },
    { "Школа 2024 року", DOPYS_DESCRIPTION_GOOD },
    { "20 листопада 2024 року відкрили школу", DOPYS_DESCRIPTION_GOOD },
    { "Світлина дня з урочистого відкриття", DOPYS_DESCRIPTION_STARTS_PHOTO },
    { "Зображення герба на стіні", DOPYS_DESCRIPTION_STARTS_PHOTO },
    { "зустріч.jpeg", DOPYS_DESCRIPTION_FILE_NAME },
    { "На фото учасники зустрічі в залі", DOPYS_DESCRIPTION_STARTS_PHOTO },
    { "Фото учасників зустрічі в залі", DOPYS_DESCRIPTION_STARTS_PHOTO },
    { "Нова школа", DOPYS_DESCRIPTION_TOO_SHORT },
    { "20.11.2024", DOPYS_DESCRIPTION_ONLY_DATE },
    { "20 листопада 2024 року", DOPYS_DESCRIPTION_ONLY_DATE },
    { "Фотографка знімає відкриття школи", DOPYS_DESCRIPTION_GOOD },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].alt);
      g_assert_cmpint (judge (cases[i].alt, NULL, NULL), ==, cases[i].state);
    }
}

static void
test_repeats (void)
{
  const char *text = "Учасники зустрічі в залі";
  g_assert_cmpint (judge (text, "учасники зустрічі в залі.", NULL), ==, DOPYS_DESCRIPTION_REPEATS);
  g_assert_cmpint (judge (text, NULL, text), ==, DOPYS_DESCRIPTION_REPEATS);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < 60; i++)
    g_string_append (words, "слово ");
  g_assert_cmpint (judge (words->str, NULL, NULL), ==, DOPYS_DESCRIPTION_TOO_LONG);
}

static void
test_decorative (void)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new (NULL);
  g_autoptr (DopysPhoto) photo = dopys_photo_with_decorative (bare, TRUE);
  g_assert_true (dopys_description_is_missing (bare));
  g_assert_false (dopys_description_is_missing (photo));
  g_assert_cmpint (dopys_description_judge (photo, NULL), ==, DOPYS_DESCRIPTION_GOOD);
}

static void
test_shared (void)
{
  static const char *const alts[] = { "Діти біля входу до школи", "Ганок школи після ремонту",
                                      "діти біля входу до школи.", "", "Ганок школи після ремонту" };
  static const char *const ids[] = { "a", "b", "c", "d", "b" };
  DopysPhoto *photos[G_N_ELEMENTS (alts)];
  gboolean missing[G_N_ELEMENTS (alts)];

  for (guint i = 0; i < G_N_ELEMENTS (alts); i++)
    {
      g_autoptr (DopysPhoto) bare = dopys_photo_new (ids[i]);
      photos[i] = dopys_photo_with_alt (bare, alts[i]);
    }
  g_assert_cmpuint (dopys_description_find_missing (photos, G_N_ELEMENTS (photos), missing), ==, 3);
  g_assert_true (missing[0] && !missing[1] && missing[2] && missing[3] && !missing[4]);
  for (guint i = 0; i < G_N_ELEMENTS (alts); i++)
    dopys_photo_unref (photos[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/description/states", test_states);
  g_test_add_func ("/description/repeats", test_repeats);
  g_test_add_func ("/description/shared", test_shared);
  g_test_add_func ("/description/decorative", test_decorative);
  return g_test_run ();
}
