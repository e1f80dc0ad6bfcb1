/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buffer shows the session's document after whatever users and commands do; no display is needed. */

#include "dopys-article-buffer.h"

#define N_EDITS 100000
#define MAX_LENGTH 3000

static void
type_somewhere (GRand *rand, GtkTextBuffer *buffer)
{
  static const char *const texts[] = { "а", "слово ", "\n", "два\nрядки", "🎉", "é", " ", "дуже довгий рядок тексту" };
  GtkTextIter at;
  int length = gtk_text_buffer_get_char_count (buffer);

  gtk_text_buffer_get_iter_at_offset (buffer, &at, g_rand_int_range (rand, 0, length + 1));
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], -1);
  /* GTK asks for this: the iterator is valid after the insertion. */
  g_assert_true (gtk_text_iter_get_buffer (&at) == buffer);
  gtk_text_iter_get_char (&at);
}

static void
delete_somewhere (GRand *rand, GtkTextBuffer *buffer, gboolean much)
{
  int length = gtk_text_buffer_get_char_count (buffer);
  int start = g_rand_int_range (rand, 0, length + 1), span = g_rand_int_range (rand, 0, much ? 800 : 12);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, MIN (start + span, length));
  gtk_text_buffer_delete (buffer, &from, &to);
  g_assert_true (gtk_text_iter_equal (&from, &to));
}

static void
command (GRand *rand, DopysSession *session)
{
  static const DopysBlockFormat formats[] = {
    { .kind = DOPYS_BLOCK_PARAGRAPH }, { .kind = DOPYS_BLOCK_HEADING, .level = 2 },
    { .kind = DOPYS_BLOCK_LIST_ITEM }, { .kind = DOPYS_BLOCK_LIST_ITEM, .ordered = TRUE },
    { .kind = DOPYS_BLOCK_QUOTE },
  };
  guint length = dopys_document_get_length (dopys_session_get_document (session));
  guint anchor = (guint) g_rand_int_range (rand, 0, (gint32) length + 1);
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();

  dopys_session_select (session, anchor, MIN (length, anchor + (guint) g_rand_int_range (rand, 0, 30)));
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      dopys_session_toggle_style (session, (DopysStyle) (1u << g_rand_int_range (rand, 0, 7)));
      break;
    case 1:
      dopys_session_set_format (session, &formats[g_rand_int_range (rand, 0, G_N_ELEMENTS (formats))]);
      break;
    case 2:
      dopys_session_insert_object (session, anchor, separator);
      break;
    case 3:
      dopys_session_split (session);
      break;
    case 4:
      dopys_session_change_depth (session, g_rand_boolean (rand) ? 1 : -1);
      break;
    case 5:
      dopys_session_set_link (session, g_rand_boolean (rand) ? "https://rada.example/" : NULL);
      break;
    case 6:
      dopys_session_undo (session);
      break;
    default:
      dopys_session_redo (session);
    }
}

static void
test_random (void)
{
  const char *given = g_getenv ("DOPYS_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysSession) session = dopys_session_new (empty);
  DopysArticleBuffer *buffer = dopys_article_buffer_new (session);

  g_test_message ("DOPYS_SEED=%u", seed);
  for (guint i = 0; i < N_EDITS; i++)
    {
      gboolean large = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer)) > MAX_LENGTH;
      int choice = g_rand_int_range (rand, 0, 10);
      if (large || choice < 3)
        delete_somewhere (rand, GTK_TEXT_BUFFER (buffer), large);
      else if (choice < 7)
        type_somewhere (rand, GTK_TEXT_BUFFER (buffer));
      else
        command (rand, session);
      if (i % 50 == 0)
        dopys_article_buffer_check (buffer);
    }
  while (dopys_session_can_undo (session, NULL))
    dopys_session_undo (session);
  dopys_article_buffer_check (buffer);
  g_object_unref (buffer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-buffer/random", test_random);
  return g_test_run ();
}
