/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pasting into a view: no two words join and none is lost, pictures come along or are named, and writing goes on
 * meanwhile. */

#include "dopys-paster.h"

#include "view-fixture.h"

#include <string.h>

#define PICTURE "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"Сесія\" width=400>"

typedef struct
{
  guint n_left_out;
  guint n_failed;
  guint n_textures;
  DopysHtmlLossKind kind;
} Told;

static void
left_out_cb (DopysPaster *paster, GPtrArray *losses, guint n, Told *told)
{
  told->n_left_out = n;
  told->kind = ((const DopysHtmlLoss *) losses->pdata[0])->kind;
}

static void
failed_cb (DopysPaster *paster, const char *message, Told *told)
{
  g_assert_true (g_str_has_suffix (message, "."));
  told->n_failed++;
}

static void
texture_cb (DopysPaster *paster, GdkTexture *texture, guint offset, Told *told)
{
  told->n_textures++;
}

static void
listen (ViewFixture *fixture, Told *told)
{
  DopysPaster *paster = dopys_article_view_get_paster (fixture->view);

  g_signal_connect (paster, "left-out", G_CALLBACK (left_out_cb), told);
  g_signal_connect (paster, "failed", G_CALLBACK (failed_cb), told);
  g_signal_connect (paster, "texture", G_CALLBACK (texture_cb), told);
}

/* In a worker thread, as the application does it. */
static DopysPhoto *
take_picture (GBytes *picture, gpointer user_data)
{
  g_autofree char *id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  return dopys_photo_new (id);
}

static void
paste_at (ViewFixture *fixture, guint offset, const char *html)
{
  dopys_session_select (fixture->session, offset, offset);
  view_fixture_offer (fixture, "text/html", html);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
}

static void
between_words (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "одиндва");
  paste_at (fixture, 4, "<p>перше</p><p>друге</p>");
  WAIT_UNTIL (view_fixture_text_is (fixture, "один\nперше\nдруге\nдва"));
}

static void
within_word (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "одиндва");
  paste_at (fixture, 4, "<p>пів<b>тора</b></p>");
  WAIT_UNTIL (view_fixture_text_is (fixture, "одинпівторадва"));
}

/* The rest of a list item stays one. */
static void
in_list (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "одиндва");
  dopys_session_set_format (fixture->session, &DOPYS_FORMAT_BULLET (0));
  paste_at (fixture, 4, "<p>перше</p><p>друге</p>");
  WAIT_UNTIL (view_fixture_text_is (fixture, "один\nперше\nдруге\nдва\n"));
  DopysBlock *rest = dopys_document_get_block (dopys_session_get_document (fixture->session), 3);
  g_assert_cmpint (dopys_block_get_kind (rest), ==, DOPYS_BLOCK_LIST_ITEM);
}

/* What is typed before the text has arrived stands after it, and the caret stays there. */
static void
while_typing (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "початок ");
  paste_at (fixture, 8, "<p>слово </p>");
  view_fixture_type (fixture, "далі");
  WAIT_UNTIL (view_fixture_text_is (fixture, "початок слово далі") ||
              view_fixture_text_is (fixture, "початок словодалі"));
  view_fixture_type (fixture, "!");
  g_autofree char *text = dopys_document_dup_text (dopys_session_get_document (fixture->session));
  g_assert_true (g_str_has_suffix (text, "далі!"));
}

static void
selection_replaced (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "старе нове");
  view_fixture_offer (fixture, "text/html", "<b>інше</b>");
  dopys_session_select (fixture->session, 0, 5);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (view_fixture_text_is (fixture, "інше нове"));
  g_assert_true (dopys_session_can_undo (fixture->session, NULL));
  dopys_session_undo (fixture->session);
  g_assert_true (view_fixture_text_is (fixture, "старе нове"));
}

static void
pictures (ViewFixture *fixture, gconstpointer data)
{
  Told told = { 0 };

  listen (fixture, &told);
  dopys_paster_set_pictures (dopys_article_view_get_paster (fixture->view), take_picture, NULL);
  paste_at (fixture, 0, "<p>Перед</p><p>" PICTURE "</p><p>після</p>");
  WAIT_UNTIL (view_fixture_text_is (fixture, "Перед\n\uFFFC\nпісля"));
  DopysMedia *media =
      dopys_block_get_media (dopys_document_get_block (dopys_session_get_document (fixture->session), 1));
  g_assert_cmpstr (dopys_photo_get_alt (dopys_media_get_photo (media, 0)), ==, "Сесія");
  g_assert_cmpuint (told.n_left_out, ==, 0);
}

static void
losses (ViewFixture *fixture, gconstpointer data)
{
  Told told = { 0 };

  listen (fixture, &told);
  paste_at (fixture, 0, "<p>Слова</p><img src=\"https://rada.example/a.jpg\" width=400>");
  WAIT_UNTIL (told.n_left_out == 1);
  g_assert_cmpint (told.kind, ==, DOPYS_HTML_LOSS_REMOTE);
  g_assert_true (view_fixture_text_is (fixture, "Слова"));
}

/* A browser copies a picture as a page that names it and as its pixels. */
static void
lone_picture (ViewFixture *fixture, gconstpointer data)
{
  static const guchar pixel[] = { 255, 0, 0, 255 };
  Told told = { 0 };
  g_autoptr (GBytes) pixels = g_bytes_new (pixel, sizeof pixel);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, pixels, 4);
  const char *page = "<img src=\"https://rada.example/a.jpg\">";
  g_autoptr (GBytes) html = g_bytes_new (page, strlen (page));
  GdkContentProvider *both[] = { gdk_content_provider_new_for_bytes ("text/html", html),
                                 gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (both, 2);

  listen (fixture, &told);
  dopys_paster_set_pictures (dopys_article_view_get_paster (fixture->view), take_picture, NULL);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), all);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (told.n_textures == 1);
  g_assert_cmpuint (told.n_left_out, ==, 0);
}

/* A slice that is none: nothing happens to the article, and the person is told. */
static gboolean
caret_is_in_sight (ViewFixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkTextIter caret;
  GdkRectangle place, visible;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &caret,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  gtk_text_view_get_iter_location (view, &caret, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y > 3 * visible.height && place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* One sees where one goes on to write. */
static void
long_text (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) html = g_string_new (NULL);

  view_fixture_scroll (fixture);
  for (guint i = 0; i < 200; i++)
    g_string_append (html, "<p>рядок</p>");
  paste_at (fixture, 0, html->str);
  WAIT_UNTIL (caret_is_in_sight (fixture));
}

static void
no_slice (ViewFixture *fixture, gconstpointer data)
{
  Told told = { 0 };

  listen (fixture, &told);
  dopys_session_insert_text (fixture->session, 0, 0, "ціле");
  view_fixture_offer (fixture, DOPYS_SLICE_MIME_TYPE, "це не частина новини, а щось інше");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (told.n_failed == 1);
  g_assert_true (view_fixture_text_is (fixture, "ціле"));
}

static void
add (const char *name, void (*test) (ViewFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/paster/", name, NULL);
  g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  add ("between-words", between_words);
  add ("within-word", within_word);
  add ("in-list", in_list);
  add ("while-typing", while_typing);
  add ("selection-replaced", selection_replaced);
  add ("pictures", pictures);
  add ("losses", losses);
  add ("lone-picture", lone_picture);
  add ("long-text", long_text);
  add ("no-slice", no_slice);
  return g_test_run ();
}
