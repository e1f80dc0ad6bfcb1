/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs of the photo desk on a display: what applying and cancelling leave behind, what is shown, and that
 * nothing stays. */
#include <glib/gstdio.h>
#include <string.h>

#include "app-fixture.h"
#include "dopys-application.h"
#include "dopys-gallery-dialog.h"
#include "dopys-photo-canvas.h"
#include "dopys-photo-edit-dialog.h"
#include "dopys-photo-edit-step.h"

#define WIDTH 96
#define HEIGHT 64

typedef struct
{
  char *folder;
  DopysWorkspace *workspace;
  DopysDraft *draft;
  DopysPhotoList *photos;
  GtkWidget *window;
  char *id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = app_fixture_make_png (WIDTH, HEIGHT, 160, 160);
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (DopysPhotoInfo) info = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-edit-dialog-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->workspace = dopys_workspace_open (fixture->folder, &error);
  g_assert_no_error (error);
  info = dopys_library_import_bytes (dopys_workspace_get_library (fixture->workspace), png, "a.png", NULL, &error);
  g_assert_no_error (error);
  dopys_store_save_photo_sync (dopys_workspace_get_store (fixture->workspace), info, &error);
  g_assert_no_error (error);
  fixture->id = g_strdup (info->id);
  fixture->draft = dopys_draft_new (dopys_workspace_get_store (fixture->workspace), dopys_article_new ());
  fixture->photos = dopys_photo_list_new (fixture->draft);
  g_ptr_array_add (photos, dopys_photo_new (info->id));
  g_ptr_array_add (photos, dopys_photo_new_remote ("https://example.org/a.jpg", 1));
  dopys_photo_list_append (fixture->photos, photos);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Photos"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->photos);
  g_object_unref (fixture->draft);
  dopys_store_close (dopys_workspace_get_store (fixture->workspace));
  g_object_unref (fixture->workspace);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->id);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *css_class)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (!css_class || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, css_class);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  g_assert_true (dopys_photo_edit_dialog_present (fixture->window, fixture->workspace, fixture->photos, 0));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) != NULL);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  WAIT_FOR (gtk_widget_get_mapped (find (dialog, DOPYS_TYPE_PHOTO_CANVAS, NULL)));
  return dialog;
}

/* The dialog is gone, and nobody keeps it. */
static void
wait_gone (Fixture *fixture, GtkWidget *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  WAIT_FOR (weak == NULL);
}

static void
turn (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.turn", "i", 1));
}

static guint
turns_of (Fixture *fixture)
{
  g_autoptr (DopysPhotoEdits) edits =
      dopys_photo_edit_step_read (dopys_photo_item_get_photo (dopys_photo_list_get (fixture->photos, 0)));

  return dopys_photo_edits_get_turns (edits);
}

static const char *
subtitle_of (GtkWidget *dialog)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find (dialog, ADW_TYPE_WINDOW_TITLE, NULL)));
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture), *button = find (dialog, GTK_TYPE_BUTTON, "suggested-action");

  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (subtitle_of (dialog), ==, "96 × 64");
  turn (dialog);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (subtitle_of (dialog), ==, "64 × 96");
  g_assert_cmpuint (turns_of (fixture), ==, 0);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (turns_of (fixture), ==, 1);
  wait_gone (fixture, dialog);
  dopys_session_undo (dopys_draft_get_session (fixture->draft));
  g_assert_cmpuint (turns_of (fixture), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  turn (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.cancel", NULL));
  wait_gone (fixture, dialog);
  g_assert_cmpuint (turns_of (fixture), ==, 0);
}

/* Each tool is drawn, also over what was hidden with it, and as it was before. */
static void
test_tools (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  AdwViewStack *tools = ADW_VIEW_STACK (find (dialog, ADW_TYPE_VIEW_STACK, NULL));
  static const char *const names[] = { "crop", "hide", "tone" };

  for (int i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.tool", "i", i));
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (tools), ==, names[i]);
      g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.add-rectangle", NULL));
      turn (dialog);
      g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.before", NULL));
      g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.before", NULL));
    }
  g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.reset", NULL));
  g_assert_cmpstr (subtitle_of (dialog), ==, "96 × 64");
  g_assert_true (gtk_widget_activate_action (dialog, "photo-edit.undo", NULL));
  g_assert_cmpstr (subtitle_of (dialog), ==, "64 × 96");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_gone (fixture, dialog);
}

/* Closed before the photo is there; a photo of a site only; an original that got lost. */
static void
test_troubles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *original =
      dopys_library_dup_original (dopys_workspace_get_library (fixture->workspace), fixture->id);
  GtkWidget *dialog;

  g_assert_false (dopys_photo_edit_dialog_present (fixture->window, fixture->workspace, fixture->photos, 1));
  g_assert_true (dopys_photo_edit_dialog_present (fixture->window, fixture->workspace, fixture->photos, 0));
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_gone (fixture, dialog);

  g_assert_cmpint (g_remove (original), ==, 0);
  g_assert_true (dopys_photo_edit_dialog_present (fixture->window, fixture->workspace, fixture->photos, 0));
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  WAIT_FOR (gtk_widget_get_mapped (find (dialog, ADW_TYPE_STATUS_PAGE, NULL)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_gone (fixture, dialog);
}

static const DopysMediaLayout *
layout_of (Fixture *fixture, guint block)
{
  DopysDocument *document = dopys_session_get_document (dopys_draft_get_session (fixture->draft));

  return dopys_media_get_layout (dopys_block_get_media (dopys_document_get_block (document, block)));
}

static GtkWidget *
open_gallery (Fixture *fixture, guint block)
{
  g_assert_true (dopys_gallery_dialog_present (fixture->window, dopys_workspace_get_library (fixture->workspace),
                                               fixture->draft, block));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) != NULL);
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

/* The two photos are a gallery; the row of columns begins with what the site has by default. */
static void
test_gallery (Fixture *fixture, gconstpointer data)
{
  guint block = dopys_photo_item_get_block (dopys_photo_list_get (fixture->photos, 0));
  GtkWidget *dialog = open_gallery (fixture, block);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 2);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (dialog, ADW_TYPE_SWITCH_ROW, NULL)), FALSE);
  g_assert_cmpuint (layout_of (fixture, block)->columns, ==, 0);
  g_signal_emit_by_name (find (dialog, GTK_TYPE_BUTTON, "suggested-action"), "clicked");
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);
  g_assert_cmpuint (layout_of (fixture, block)->columns, ==, 2);
  g_assert_true (layout_of (fixture, block)->natural);
  dopys_session_undo (dopys_draft_get_session (fixture->draft));
  g_assert_cmpuint (layout_of (fixture, block)->columns, ==, 0);
  g_assert_false (layout_of (fixture, block)->natural);

  adw_dialog_close (ADW_DIALOG (open_gallery (fixture, block)));
  g_assert_false (dopys_gallery_dialog_present (fixture->window, dopys_workspace_get_library (fixture->workspace),
                                                fixture->draft, 1000));
}

int
main (int argc, char **argv)
{
  g_autoptr (DopysApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  /* It brings the templates and the style. */
  application = dopys_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/photo-edit-dialog/apply", test_apply);
  ADD ("/photo-edit-dialog/cancel", test_cancel);
  ADD ("/photo-edit-dialog/tools", test_tools);
  ADD ("/photo-edit-dialog/troubles", test_troubles);
  ADD ("/photo-edit-dialog/gallery", test_gallery);
#undef ADD
  return g_test_run ();
}
