/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of many photos in a text only those near the visible part are mapped, wherever one goes and whatever is deleted. */

#include "dopys-article-objects.h"
#include "dopys-object-widget.h"
#include "dopys-photo-paintables.h"

#include "view-fixture.h"

#define PHOTOS 60
#define GALLERY 200

/* "рядок", a photo, "строка", a photo… */
static void
set_up (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysDocument) document = NULL;

  view_fixture_set_up (fixture, data);
  view_fixture_scroll (fixture);
  for (guint i = 0; i < PHOTOS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (DopysPhoto) photo = dopys_photo_new (id);
      g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);

      g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "рядок", NULL, 0));
      g_ptr_array_add (blocks, dopys_block_new_media (media));
    }
  document = dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
  dopys_session_load (fixture->session, document);
}

static GtkWidget *
get_photo (ViewFixture *fixture, guint block)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  DopysDocument *document = dopys_session_get_document (fixture->session);
  g_autofree GtkWidget **widgets = NULL;
  GtkTextIter iter;
  guint n_widgets;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) dopys_document_get_block_offset (document, block));
  widgets = gtk_text_child_anchor_get_widgets (gtk_text_iter_get_child_anchor (&iter), &n_widgets);
  g_assert_cmpuint (n_widgets, ==, 1);
  return widgets[0];
}

static guint
count_mapped (ViewFixture *fixture)
{
  guint n_blocks = dopys_document_get_n_blocks (dopys_session_get_document (fixture->session)), n_mapped = 0;

  for (guint i = 1; i + 1 < n_blocks; i += 2)
    n_mapped += gtk_widget_get_mapped (get_photo (fixture, i)) ? 1 : 0;
  return n_mapped;
}

/* A photo is about as high as the window: a few of them are near. */
static gboolean
only_near (ViewFixture *fixture, guint block)
{
  guint n_mapped = count_mapped (fixture);

  return gtk_widget_get_mapped (get_photo (fixture, block)) && n_mapped < 10;
}

static void
go_to (ViewFixture *fixture, GtkMovementStep step, int count)
{
  g_signal_emit_by_name (fixture->view, "move-cursor", step, count, FALSE);
}

static void
scrolling (ViewFixture *fixture, gconstpointer data)
{
  guint middle = dopys_document_get_block_offset (dopys_session_get_document (fixture->session), PHOTOS);

  WAIT_UNTIL (only_near (fixture, 1));
  go_to (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1);
  WAIT_UNTIL (only_near (fixture, 2 * PHOTOS - 1));
  g_assert_false (gtk_widget_get_mapped (get_photo (fixture, 1)));
  dopys_session_select (fixture->session, middle, middle);
  gtk_text_view_scroll_mark_onscreen (
      GTK_TEXT_VIEW (fixture->view),
      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));
  WAIT_UNTIL (only_near (fixture, PHOTOS + 1));
}

static void
deleting (ViewFixture *fixture, gconstpointer data)
{
  DopysDocument *document = dopys_session_get_document (fixture->session);
  GtkWidget *later = get_photo (fixture, 101);

  WAIT_UNTIL (only_near (fixture, 1));
  g_assert_false (gtk_widget_get_mapped (later));
  /* Without a scroll it comes up to the top. */
  dopys_session_delete (fixture->session, 0, dopys_document_get_block_offset (document, 100));
  g_assert_true (get_photo (fixture, 1) == later);
  WAIT_UNTIL (only_near (fixture, 1));
  dopys_session_undo (fixture->session);
  go_to (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1);
  WAIT_UNTIL (only_near (fixture, 1) && !gtk_widget_get_mapped (get_photo (fixture, 101)));
}

/* A gallery is one widget, of whose pictures only those near the visible part are loaded. */
static void
gallery (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysLibrary) library = dopys_library_new ("/nonexistent");
  DopysPhoto *photos[GALLERY];
  DopysObjectWidget *widget;
  guint n_loaded = 0;

  dopys_article_view_set_library (fixture->view, library);
  for (guint i = 0; i < GALLERY; i++)
    {
      g_autofree char *id = g_strdup_printf ("%064x", i);
      photos[i] = dopys_photo_new (id);
    }
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, GALLERY, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  g_autoptr (DopysBlock) text = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "рядок", NULL, 0);
  DopysBlock *blocks[] = { text, block };
  g_autoptr (DopysDocument) document = dopys_document_new (blocks, G_N_ELEMENTS (blocks));
  dopys_session_load (fixture->session, document);
  widget = DOPYS_OBJECT_WIDGET (get_photo (fixture, 1));
  WAIT_UNTIL (dopys_object_widget_get_picture (widget, 0));
  for (guint i = 0; i < GALLERY; i++)
    n_loaded += dopys_object_widget_get_picture (widget, i) ? 1 : 0;
  g_assert_cmpuint (n_loaded, <, GALLERY / 2);
  g_assert_null (dopys_object_widget_get_picture (widget, GALLERY - 1));
  /* On the way to the end it is scrolled through. */
  go_to (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1);
  WAIT_UNTIL (dopys_object_widget_get_picture (widget, GALLERY - 1));
  for (guint i = 0; i < GALLERY; i++)
    dopys_photo_unref (photos[i]);
}

/* Places of nearly the same size share their picture, which is never smaller, and never much larger. */
static void
sizes (ViewFixture *fixture, gconstpointer data)
{
  for (int size = 1; size < 600; size++)
    {
      int rounded = dopys_photo_paintables_round (size);

      g_assert_cmpint (rounded, >=, size);
      g_assert_cmpint (rounded, <=, MAX (32, size * 5 / 4 + 1));
      g_assert_cmpint (dopys_photo_paintables_round (rounded), ==, rounded);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/editor/article-sight/scrolling", ViewFixture, NULL, set_up, scrolling, view_fixture_tear_down);
  g_test_add ("/editor/article-sight/deleting", ViewFixture, NULL, set_up, deleting, view_fixture_tear_down);
  g_test_add ("/editor/article-sight/gallery", ViewFixture, NULL, set_up, gallery, view_fixture_tear_down);
  g_test_add ("/editor/article-sight/sizes", ViewFixture, NULL, set_up, sizes, view_fixture_tear_down);
  return g_test_run ();
}
