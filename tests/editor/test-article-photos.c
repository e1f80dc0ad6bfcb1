/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos and galleries in the text: picking, commands, captions in place, dragging; in a window on a real display. */

#include "dopys-article-objects.h"
#include "dopys-caption-field.h"
#include "dopys-photo-carry.h"
#include "dopys-photo-commands.h"
#include "dopys-plain-view.h"

#include "view-fixture.h"

#include <string.h>

/* Blocks of the body: the text of paragraphs, the ids of photos; a picked photo is in [ ], the selected block has ^. */
static char *
describe_body (ViewFixture *fixture)
{
  DopysDocument *document = dopys_session_get_document (fixture->session);
  DopysPhotoPlace place;
  GString *text = g_string_new (NULL);

  dopys_article_objects_get_place (dopys_article_objects_get (GTK_WIDGET (fixture->view)), &place);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      DopysMedia *media = dopys_block_get_media (block);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", i == place.block ? "^" : "",
                              media ? "" : dopys_block_get_text (block));
      for (guint j = 0; media && j < dopys_media_get_n_photos (media); j++)
        g_string_append_printf (text, i == place.block && j == place.index ? "[%s]" : "%s",
                                dopys_photo_get_id (dopys_media_get_photo (media, j)));
    }
  return g_string_free_and_steal (text);
}

#define assert_body(fixture, expected)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *body_ = describe_body (fixture);                                                                  \
    g_assert_cmpstr (body_, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static void
insert_photos (ViewFixture *fixture, guint offset, guint photo, const char *ids)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  for (const char *p = ids; *p; p++)
    g_ptr_array_add (photos, dopys_photo_new ((char[]) { *p, 0 }));
  dopys_article_view_insert_photos (fixture->view, offset, photo, (DopysPhoto *const *) photos->pdata, photos->len,
                                    FALSE);
}

/* "p", a gallery of a, b and c, "q". */
static void
set_up (ViewFixture *fixture, gconstpointer data)
{
  view_fixture_set_up (fixture, data);
  dopys_session_insert_text (fixture->session, 0, 0, "p\nq");
  insert_photos (fixture, 1, DOPYS_NO_PHOTO, "abc");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
}

static void
pick (ViewFixture *fixture, guint block, guint photo)
{
  dopys_article_objects_pick (dopys_article_objects_get (GTK_WIDGET (fixture->view)),
                              (DopysPhotoPlace) { block, photo });
}

static gboolean
act (ViewFixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
}

/* Activates the view's class binding of a key, as the key would. */
static gboolean
press (ViewFixture *fixture, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                            GTK_WIDGET (fixture->view), gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

static void
walk (ViewFixture *fixture, gconstpointer data)
{
  pick (fixture, 1, DOPYS_NO_PHOTO);
  assert_body (fixture, "p ^abc q");
  g_assert_true (dopys_photo_commands_walk (GTK_WIDGET (fixture->view), TRUE));
  assert_body (fixture, "p ^[a]bc q");
  g_assert_true (dopys_photo_commands_walk (GTK_WIDGET (fixture->view), TRUE));
  g_assert_true (dopys_photo_commands_walk (GTK_WIDGET (fixture->view), TRUE));
  assert_body (fixture, "p ^ab[c] q");
  g_assert_true (dopys_photo_commands_walk (GTK_WIDGET (fixture->view), FALSE));
  assert_body (fixture, "p ^a[b]c q");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  assert_body (fixture, "p ^abc q");
  dopys_session_select (fixture->session, 0, 0);
  assert_body (fixture, "p abc q");
}

static void
order (ViewFixture *fixture, gconstpointer data)
{
  pick (fixture, 1, 0);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  assert_body (fixture, "p ^b[a]c q");
  act (fixture, "photo.later");
  assert_body (fixture, "p ^bc[a] q");
  act (fixture, "photo.later");
  assert_body (fixture, "p ^bc[a] q");
  act (fixture, "photo.earlier");
  assert_body (fixture, "p ^b[a]c q");
  for (int i = 0; i < 3; i++)
    dopys_session_undo (fixture->session);
  assert_body (fixture, "p ^[a]bc q");
}

static void
split_and_join (ViewFixture *fixture, gconstpointer data)
{
  pick (fixture, 1, 1);
  act (fixture, "photo.split");
  assert_body (fixture, "p a ^bc q");
  pick (fixture, 1, DOPYS_NO_PHOTO);
  act (fixture, "photo.join");
  assert_body (fixture, "p ^abc q");
  pick (fixture, 1, 2);
  act (fixture, "photo.take-out");
  assert_body (fixture, "p ab ^c q");
}

static void
remove_photos (ViewFixture *fixture, gconstpointer data)
{
  pick (fixture, 1, 2);
  g_signal_emit_by_name (fixture->view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  assert_body (fixture, "p ^a[b] q");
  g_signal_emit_by_name (fixture->view, "backspace");
  assert_body (fixture, "p ^[a] q");
  dopys_session_undo (fixture->session);
  pick (fixture, 1, DOPYS_NO_PHOTO);
  g_signal_emit_by_name (fixture->view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  assert_body (fixture, "p q");
}

static void
grow (ViewFixture *fixture, gconstpointer data)
{
  insert_photos (fixture, 2, 1, "xy");
  assert_body (fixture, "p ^axybc q");
  dopys_session_undo (fixture->session);
  assert_body (fixture, "p abc q");
}

static void
wide (ViewFixture *fixture, gconstpointer data)
{
  DopysBlock *block;

  pick (fixture, 1, DOPYS_NO_PHOTO);
  act (fixture, "photo.wide");
  block = dopys_document_get_block (dopys_session_get_document (fixture->session), 1);
  g_assert_true (dopys_media_get_layout (dopys_block_get_media (block))->wide);
  act (fixture, "photo.wide");
  block = dopys_document_get_block (dopys_session_get_document (fixture->session), 1);
  g_assert_false (dopys_media_get_layout (dopys_block_get_media (block))->wide);
}

/* ---- captions ---- */

static DopysPlainView *
find_field (GtkWidget *widget)
{
  if (DOPYS_IS_PLAIN_VIEW (widget))
    return DOPYS_PLAIN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (find_field (child))
      return find_field (child);
  return NULL;
}

static DopysMedia *
get_media (ViewFixture *fixture, guint block)
{
  return dopys_block_get_media (dopys_document_get_block (dopys_session_get_document (fixture->session), block));
}

static void
edit_caption (ViewFixture *fixture, guint photo, const char *text)
{
  pick (fixture, 1, photo);
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  WAIT_UNTIL (find_field (GTK_WIDGET (fixture->view)) &&
              gtk_widget_is_focus (GTK_WIDGET (find_field (GTK_WIDGET (fixture->view)))));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_field (GTK_WIDGET (fixture->view)))),
                                    text, -1);
}

static void
captions (ViewFixture *fixture, gconstpointer data)
{
  edit_caption (fixture, DOPYS_NO_PHOTO, "Під час толоки");
  g_assert_cmpstr (dopys_media_get_caption (get_media (fixture, 1)), ==, "Під час толоки");
  g_signal_emit_by_name (find_field (GTK_WIDGET (fixture->view)), "activate");
  g_assert_null (find_field (GTK_WIDGET (fixture->view)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  edit_caption (fixture, 1, "Зліва");
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (get_media (fixture, 1), 1)), ==, "Зліва");
  dopys_session_undo (fixture->session);
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (get_media (fixture, 1), 1)), ==, "");
  g_autofree char *shown = dopys_plain_view_dup_text (find_field (GTK_WIDGET (fixture->view)));
  g_assert_cmpstr (shown, ==, "");
  dopys_session_select (fixture->session, 0, 0);
  g_assert_null (find_field (GTK_WIDGET (fixture->view)));
}

static void
caption_left (ViewFixture *fixture, gconstpointer data)
{
  edit_caption (fixture, 0, "Край");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (!find_field (GTK_WIDGET (fixture->view)));
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (get_media (fixture, 1), 0)), ==, "Край");
}

static void
caption_of_removed (ViewFixture *fixture, gconstpointer data)
{
  edit_caption (fixture, 0, "x");
  dopys_session_remove_block (fixture->session, 1);
  g_assert_null (find_field (GTK_WIDGET (fixture->view)));
  assert_body (fixture, "p q");
}

/* ---- what dragging does ---- */

static DopysPhotoCarry *
carry (ViewFixture *fixture, guint block, guint photo)
{
  return dopys_photo_carry_new (fixture->session,
                                dopys_document_get_block (dopys_session_get_document (fixture->session), block), photo);
}

static void
drag (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhotoCarry) photo = carry (fixture, 1, 1);
  guint caret;

  g_assert_true (dopys_photo_carry_drop_between (photo, fixture->session, 0, &caret));
  assert_body (fixture, "^b p ac q");
  /* Its gallery is another block by now. */
  g_assert_false (dopys_photo_carry_drop_between (photo, fixture->session, 0, &caret));
  g_autoptr (DopysPhotoCarry) whole = carry (fixture, 2, DOPYS_NO_PHOTO);
  g_assert_true (dopys_photo_carry_drop_between (whole, fixture->session, 4, &caret));
  assert_body (fixture, "b p q ^ac ");
  g_autoptr (DopysPhotoCarry) single = carry (fixture, 0, 0);
  g_assert_true (dopys_photo_carry_drop_into (single, fixture->session, (DopysPhotoPlace) { 3, 1 }, &caret));
  assert_body (fixture, "p q ^abc ");
  g_autoptr (DopysPhotoCarry) itself = carry (fixture, 2, DOPYS_NO_PHOTO);
  g_assert_false (dopys_photo_carry_drop_into (itself, fixture->session, (DopysPhotoPlace) { 2, 1 }, &caret));
}

static void
drag_from_elsewhere (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) same = dopys_document_ref (dopys_session_get_document (fixture->session));
  g_autoptr (DopysSession) other = dopys_session_new (same);
  g_autoptr (DopysPhotoCarry) photo = dopys_photo_carry_new (other, dopys_document_get_block (same, 1), 2);
  guint caret;

  g_assert_true (dopys_photo_carry_drop_into (photo, fixture->session, (DopysPhotoPlace) { 1, 0 }, &caret));
  assert_body (fixture, "p ^cabc q");
  g_assert_true (dopys_document_equal (dopys_session_get_document (other), same));
}

/* ---- the menu ---- */

static guint
count_items (GMenuModel *menu)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      n += section ? (guint) g_menu_model_get_n_items (section) : 1;
    }
  return n;
}

static void
menus (ViewFixture *fixture, gconstpointer data)
{
  DopysArticleObjects *objects = dopys_article_objects_get (GTK_WIDGET (fixture->view));
  g_autoptr (GMenuModel) middle = NULL, whole = NULL, line = NULL;
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();

  dopys_session_select (fixture->session, 0, 0);
  g_assert_null (dopys_photo_commands_new_menu (objects));
  pick (fixture, 1, 1);
  middle = dopys_photo_commands_new_menu (objects);
  g_assert_cmpuint (count_items (middle), ==, 10);
  pick (fixture, 1, DOPYS_NO_PHOTO);
  whole = dopys_photo_commands_new_menu (objects);
  g_assert_cmpuint (count_items (whole), ==, 5);
  dopys_session_insert_object (fixture->session, 0, separator);
  dopys_session_select (fixture->session, 0, 1);
  line = dopys_photo_commands_new_menu (objects);
  g_assert_cmpuint (count_items (line), ==, 2);
}

#define ADD(name, function) g_test_add (name, ViewFixture, NULL, set_up, function, view_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/article-photos/walk", walk);
  ADD ("/article-photos/order", order);
  ADD ("/article-photos/split-and-join", split_and_join);
  ADD ("/article-photos/remove", remove_photos);
  ADD ("/article-photos/grow", grow);
  ADD ("/article-photos/wide", wide);
  ADD ("/article-photos/captions", captions);
  ADD ("/article-photos/caption-left", caption_left);
  ADD ("/article-photos/caption-of-removed", caption_of_removed);
  ADD ("/article-photos/drag", drag);
  ADD ("/article-photos/drag-from-elsewhere", drag_from_elsewhere);
  ADD ("/article-photos/menus", menus);
  return g_test_run ();
}
