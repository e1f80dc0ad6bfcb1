/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-commands.h"

#include "dopys-keys.h"

#include <glib/gi18n-lib.h>

static DopysDocument *
get_document (DopysArticleObjects *objects)
{
  return dopys_session_get_document (dopys_article_objects_get_session (objects));
}

static DopysMedia *
get_media (DopysArticleObjects *objects, guint block)
{
  return dopys_block_get_media (dopys_document_get_block (get_document (objects), block));
}

/* Takes an edit over and selects the media block at the caret, with a photo picked or none. */
static void
apply (DopysArticleObjects *objects, DopysStepKind kind, DopysDocument *document, guint caret, guint photo)
{
  DopysSession *session = dopys_article_objects_get_session (objects);
  DopysPhotoPlace place = { dopys_document_get_block_at (document, caret, NULL), photo };

  if (document == dopys_session_get_document (session))
    return;
  dopys_session_apply (session, kind, document, (DopysSelection) { .anchor = caret, .caret = caret + 1 });
  dopys_article_objects_pick (objects, place);
}

/* The photo a command is about: the picked one, or the first. */
static DopysPhotoPlace
or_first (DopysPhotoPlace place)
{
  if (place.index == DOPYS_NO_PHOTO)
    place.index = 0;
  return place;
}

/* ---- commands ---- */

static void
caption_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_article_objects_edit_caption (dopys_article_objects_get (widget));
}

static void
describe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysPhotoPlace place;

  if (!dopys_article_objects_get_place (objects, &place))
    return;
  place = or_first (place);
  g_signal_emit_by_name (objects, "activated", place.block, place.index);
}

static void
wide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysSession *session = dopys_article_objects_get_session (objects);
  DopysPhotoPlace place;
  DopysMediaLayout layout;
  g_autoptr (DopysMedia) changed = NULL;
  g_autoptr (DopysBlock) block = NULL;

  if (!dopys_article_objects_get_place (objects, &place))
    return;
  layout = *dopys_media_get_layout (get_media (objects, place.block));
  layout.wide = !layout.wide;
  changed = dopys_media_with_layout (get_media (objects, place.block), &layout);
  block = dopys_block_with_media (dopys_document_get_block (get_document (objects), place.block), changed);
  dopys_session_replace_block (session, DOPYS_STEP_PHOTOS, place.block, block);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  g_autoptr (DopysDocument) document = NULL;
  DopysPhotoPlace place;
  guint caret;

  if (!dopys_article_objects_get_place (objects, &place) || place.index == DOPYS_NO_PHOTO)
    return;
  document = dopys_edit_split_gallery (get_document (objects), place, &caret);
  apply (objects, DOPYS_STEP_PHOTOS, document, caret, DOPYS_NO_PHOTO);
}

static void
join_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  g_autoptr (DopysDocument) document = NULL;
  DopysPhotoPlace place;
  guint caret;

  if (!dopys_article_objects_get_place (objects, &place))
    return;
  document = dopys_edit_join_media (get_document (objects), place.block, &caret);
  apply (objects, DOPYS_STEP_PHOTOS, document, caret, place.index);
}

static void
take_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  g_autoptr (DopysDocument) document = NULL;
  DopysPhotoPlace place;
  guint caret;

  if (!dopys_article_objects_get_place (objects, &place) || place.index == DOPYS_NO_PHOTO)
    return;
  document = dopys_edit_take_photo_out (get_document (objects), place, place.block + 1, &caret);
  apply (objects, DOPYS_STEP_PHOTOS, document, caret, DOPYS_NO_PHOTO);
}

/* The photo goes to the other side of its neighbour. */
static void
move_photo (DopysArticleObjects *objects, DopysPhotoPlace place, gboolean later)
{
  DopysPhotoPlace to = { place.block, later ? place.index + 2 : place.index - 1 };
  g_autoptr (DopysDocument) document = NULL;
  guint caret;

  if (place.index == (later ? dopys_media_get_n_photos (get_media (objects, place.block)) - 1 : 0))
    return;
  document = dopys_edit_move_photo (get_document (objects), place, to, &caret);
  apply (objects, DOPYS_STEP_PHOTOS, document, caret, later ? place.index + 1 : place.index - 1);
}

static void
move_photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysPhotoPlace place;

  if (dopys_article_objects_get_place (objects, &place) && place.index != DOPYS_NO_PHOTO)
    move_photo (objects, place, g_str_equal (name, "photo.later"));
}

gboolean
dopys_photo_commands_delete_picked (DopysArticleObjects *objects)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysPhotoPlace place;
  guint caret, n;

  if (!dopys_article_objects_get_place (objects, &place) || place.index == DOPYS_NO_PHOTO)
    return FALSE;
  n = dopys_media_get_n_photos (get_media (objects, place.block));
  if (n == 1)
    return FALSE;
  document = dopys_edit_remove_photo (get_document (objects), place, &caret);
  apply (objects, DOPYS_STEP_PHOTOS, document, caret, MIN (place.index, n - 2));
  return TRUE;
}

static void
remove_photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_photo_commands_delete_picked (dopys_article_objects_get (widget));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  guint block = dopys_article_objects_get_selected (objects);

  if (block != G_MAXUINT)
    dopys_session_remove_block (dopys_article_objects_get_session (objects), block);
}

/* ---- keys ---- */

/* Keys are for the selected object only while the focus is in the text itself, not in a caption or a cell of a table.
 */
static gboolean
find_for_key (GtkWidget *widget, DopysPhotoPlace *place)
{
  return gtk_widget_is_focus (widget) && dopys_article_objects_get_place (dopys_article_objects_get (widget), place);
}

static gboolean
caption_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysPhotoPlace place;

  if (!find_for_key (widget, &place))
    return GDK_EVENT_PROPAGATE;
  dopys_article_objects_edit_caption (objects);
  return GDK_EVENT_STOP;
}

/* Alt with an arrow. */
static gboolean
move_photo_cb (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  DopysPhotoPlace place;

  if (!find_for_key (widget, &place) || place.index == DOPYS_NO_PHOTO)
    return GDK_EVENT_PROPAGATE;
  move_photo (dopys_article_objects_get (widget), place, g_variant_get_int32 (step) > 0);
  return GDK_EVENT_STOP;
}

gboolean
dopys_photo_commands_walk (GtkWidget *widget, gboolean forward)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysPhotoPlace place;
  guint n;

  if (!find_for_key (widget, &place))
    return GDK_EVENT_PROPAGATE;
  n = dopys_media_get_n_photos (get_media (objects, place.block));
  if (n == 1 || (forward && place.index == n - 1) || (!forward && place.index == DOPYS_NO_PHOTO))
    return GDK_EVENT_PROPAGATE;
  if (forward)
    place.index = place.index == DOPYS_NO_PHOTO ? 0 : place.index + 1;
  else
    place.index = place.index == 0 ? DOPYS_NO_PHOTO : place.index - 1;
  dopys_article_objects_pick (objects, place);
  return GDK_EVENT_STOP;
}

/* From a photo to its whole gallery. */
static gboolean
whole_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysArticleObjects *objects = dopys_article_objects_get (widget);
  DopysPhotoPlace place;

  if (!find_for_key (widget, &place) || place.index == DOPYS_NO_PHOTO)
    return GDK_EVENT_PROPAGATE;
  place.index = DOPYS_NO_PHOTO;
  dopys_article_objects_pick (objects, place);
  return GDK_EVENT_STOP;
}

void
dopys_photo_commands_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "photo.caption", NULL, caption_action);
  gtk_widget_class_install_action (klass, "photo.describe", NULL, describe_action);
  gtk_widget_class_install_action (klass, "photo.wide", NULL, wide_action);
  gtk_widget_class_install_action (klass, "photo.earlier", NULL, move_photo_action);
  gtk_widget_class_install_action (klass, "photo.later", NULL, move_photo_action);
  gtk_widget_class_install_action (klass, "photo.split", NULL, split_action);
  gtk_widget_class_install_action (klass, "photo.join", NULL, join_action);
  gtk_widget_class_install_action (klass, "photo.take-out", NULL, take_out_action);
  gtk_widget_class_install_action (klass, "photo.remove", NULL, remove_photo_action);
  gtk_widget_class_install_action (klass, "photo.remove-all", NULL, remove_action);
  gtk_widget_class_add_binding (klass, GDK_KEY_F2, 0, caption_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_ALT_MASK, move_photo_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_ALT_MASK, move_photo_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, whole_cb, NULL);
}

/* ---- the menu ---- */

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_words (GMenu *menu, DopysMedia *media, guint photo)
{
  g_autoptr (GMenu) section = g_menu_new ();
  gboolean whole = dopys_media_is_gallery (media) && photo == DOPYS_NO_PHOTO;

  g_menu_append (section, whole ? _ ("_Describe Photos…") : _ ("_Describe Photo…"), "photo.describe");
  g_menu_append (section, whole ? _ ("_Caption of the Gallery") : _ ("_Caption"), "photo.caption");
  append_section (menu, section);
}

static void
append_order (GMenu *menu, DopysArticleObjects *objects, DopysPhotoPlace place)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint n = dopys_media_get_n_photos (get_media (objects, place.block));
  gboolean picked = place.index != DOPYS_NO_PHOTO && n > 1;

  if (picked && place.index > 0)
    g_menu_append (section, _ ("Move _Earlier"), "photo.earlier");
  if (picked && place.index < n - 1)
    g_menu_append (section, _ ("Move _Later"), "photo.later");
  if (picked)
    g_menu_append (section, _ ("Take _out of the Gallery"), "photo.take-out");
  if (picked && place.index > 0)
    g_menu_append (section, _ ("_Split the Gallery Before It"), "photo.split");
  if (dopys_edit_find_joinable (get_document (objects), place.block) != G_MAXUINT)
    g_menu_append (section, _ ("_Join with the Next Photos"), "photo.join");
  append_section (menu, section);
}

static void
append_whole (GMenu *menu, DopysMedia *media, guint photo)
{
  g_autoptr (GMenu) width = g_menu_new (), section = g_menu_new ();
  gboolean gallery = dopys_media_is_gallery (media);

  g_menu_append (width, dopys_media_get_layout (media)->wide ? _ ("As Wide as the _Text") : _ ("_Wider than the Text"),
                 "photo.wide");
  g_menu_append (width, _ ("_Markup…"), "display.block-source");
  append_section (menu, width);
  if (photo != DOPYS_NO_PHOTO && dopys_media_get_n_photos (media) > 1)
    g_menu_append (section, _ ("_Remove Photo"), "photo.remove");
  g_menu_append (section, gallery ? _ ("Remove _Gallery") : _ ("_Remove Photo"), "photo.remove-all");
  append_section (menu, section);
}

GMenuModel *
dopys_photo_commands_new_menu (DopysArticleObjects *objects)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  DopysPhotoPlace place;

  if (dopys_article_objects_get_selected (objects) == G_MAXUINT)
    return NULL;
  if (!dopys_article_objects_get_place (objects, &place))
    {
      g_menu_append (menu, _ ("_Markup…"), "display.block-source");
      g_menu_append (menu, _ ("_Remove"), "photo.remove-all");
    }
  else
    {
      append_words (menu, get_media (objects, place.block), place.index);
      append_order (menu, objects, place);
      append_whole (menu, get_media (objects, place.block), place.index);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
