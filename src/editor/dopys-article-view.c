/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-view.h"

#include "dopys-article-accessible.h"
#include "dopys-article-clipboard.h"
#include "dopys-article-commands.h"
#include "dopys-article-links.h"
#include "dopys-article-marks.h"
#include "dopys-article-objects.h"
#include "dopys-article-sight.h"
#include "dopys-article-tables.h"
#include "dopys-keys.h"
#include "dopys-link-popover.h"
#include "dopys-paragraph-moves.h"
#include "dopys-photo-commands.h"
#include "dopys-photo-drag.h"
#include "dopys-photo-menu.h"
#include "dopys-table-picker.h"
#include "dopys-text-drag.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DopysArticleView
{
  GtkTextView parent_instance;
  DopysSession *session;
  DopysArticleBuffer *buffer;
  GtkWidget *link_popover;
  GtkWidget *table_picker;
  DopysArticleTables *tables;
  DopysArticleObjects *objects;
  DopysPhotoDrag *drag;
  DopysPhotoMenu *menu;
  DopysPaster *paster;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysArticleView, dopys_article_view, GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, dopys_article_accessible_init))

enum
{
  SIGNAL_FILES_DROPPED,
  SIGNAL_TEXTURE_PASTED,
  SIGNAL_INSERT_PHOTOS,
  SIGNAL_PHOTO_ACTIVATED,
  SIGNAL_CELL_CHANGED,
  SIGNAL_DECORATE_BELOW,
  SIGNAL_DECORATE_ABOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define PARENT_VIEW GTK_TEXT_VIEW_CLASS (dopys_article_view_parent_class)

static guint
caret_of (DopysArticleView *self)
{
  return dopys_session_get_selection (self->session).caret;
}

/* ---- objects in the text ---- */

static int
column_width (DopysArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  return gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view) -
         gtk_text_view_get_right_margin (view);
}

static void
object_activated_cb (DopysArticleView *self, guint block, guint photo)
{
  if (dopys_block_get_media (dopys_document_get_block (dopys_session_get_document (self->session), block)))
    g_signal_emit (self, signals[SIGNAL_PHOTO_ACTIVATED], 0, block, photo);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "display.block-source", NULL);
}

static void
object_added_cb (DopysArticleBuffer *buffer, GtkTextChildAnchor *anchor, guint block, DopysArticleView *self)
{
  DopysBlock *object = dopys_document_get_block (dopys_session_get_document (self->session), block);

  if (dopys_block_get_table (object))
    {
      dopys_article_tables_add (self->tables, anchor, dopys_block_get_table (object));
      dopys_article_tables_set_column (self->tables, column_width (self));
      return;
    }
  dopys_photo_drag_add (self->drag, dopys_article_objects_add (self->objects, anchor, object));
}

static void
object_changed_cb (DopysArticleBuffer *buffer, GtkTextChildAnchor *anchor, guint block, DopysArticleView *self)
{
  DopysBlock *object = dopys_document_get_block (dopys_session_get_document (self->session), block);

  if (dopys_block_get_table (object))
    dopys_article_tables_update (self->tables, anchor, dopys_block_get_table (object));
  else
    dopys_article_objects_update (self->objects, anchor, object);
}

static void
add_all_objects (DopysArticleView *self, DopysArticleBuffer *buffer)
{
  DopysDocument *document = dopys_session_get_document (self->session);

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      GtkTextIter iter;
      if (dopys_block_is_text (dopys_document_get_block (document, i)))
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter,
                                          (int) dopys_document_get_block_offset (document, i));
      object_added_cb (buffer, gtk_text_iter_get_child_anchor (&iter), i, self);
    }
}

static void
dopys_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (dopys_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  dopys_article_objects_set_column (self->objects, column_width (self));
  dopys_article_tables_set_column (self->tables, column_width (self));
  dopys_article_sight_update (GTK_TEXT_VIEW (self));
  /* What a popover shows may have grown, and a text view looks after its own menu only. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
dopys_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (view);
  if (self->session == NULL)
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dopys_article_marks_draw (view, dopys_session_get_document (self->session), snapshot);
  else
    dopys_photo_drag_draw (self->drag, snapshot);
  g_signal_emit (self, signals[layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT ? SIGNAL_DECORATE_BELOW : SIGNAL_DECORATE_ABOVE],
                 0, snapshot);
}

/* ---- keys that depend on the block ---- */

/* Backspace at the start of a block that is more than a paragraph takes that away first, as in Word. */
static void
dopys_article_view_backspace (GtkTextView *view)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (view);
  DopysDocument *document = dopys_session_get_document (self->session);
  DopysBlockFormat format = dopys_session_get_format (self->session);
  guint start, end, position;

  if (dopys_session_take_back (self->session) || dopys_photo_commands_delete_picked (self->objects))
    return;
  gboolean selected = dopys_session_get_bounds (self->session, &start, &end);
  dopys_document_get_block_at (document, start, &position);
  gboolean special = format.kind == DOPYS_BLOCK_LIST_ITEM || format.kind == DOPYS_BLOCK_HEADING ||
                     format.kind == DOPYS_BLOCK_QUOTE || format.kind == DOPYS_BLOCK_QUOTE_SOURCE ||
                     format.kind == DOPYS_BLOCK_NOTE;
  if (selected || position > 0 || !special)
    PARENT_VIEW->backspace (view);
  else if (format.kind == DOPYS_BLOCK_LIST_ITEM)
    dopys_session_change_depth (self->session, -1);
  else
    dopys_session_set_format (self->session, &DOPYS_FORMAT_PARAGRAPH);
}

/* Delete on a photo that was picked of a gallery is for that photo. */
static void
dopys_article_view_delete_from_cursor (GtkTextView *view, GtkDeleteType type, int count)
{
  if (type != GTK_DELETE_CHARS || !dopys_photo_commands_delete_picked (DOPYS_ARTICLE_VIEW (view)->objects))
    PARENT_VIEW->delete_from_cursor (view, type, count);
}

/* ---- clipboard ---- */

static void
dopys_article_view_copy (GtkTextView *view)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (view);

  dopys_article_clipboard_copy (self->session, dopys_article_objects_get_library (self->objects),
                                gtk_widget_get_clipboard (GTK_WIDGET (view)));
}

static void
dopys_article_view_cut (GtkTextView *view)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (view);
  guint start, end;

  dopys_article_view_copy (view);
  if (dopys_session_get_bounds (self->session, &start, &end))
    dopys_session_delete (self->session, start, end);
}

static void
texture_cb (DopysArticleView *self, GdkTexture *texture, guint offset)
{
  g_signal_emit (self, signals[SIGNAL_TEXTURE_PASTED], 0, texture, offset);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysArticleView) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  if (value)
    g_signal_emit (self, signals[SIGNAL_FILES_DROPPED], 0, g_value_get_boxed (value), caret_of (self), DOPYS_NO_PHOTO);
}

static void
dopys_article_view_paste (GtkTextView *view)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (view);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  DopysPasteKind kind = dopys_article_clipboard_offer (clipboard);

  if (kind == DOPYS_PASTE_FILES)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb,
                                    g_object_ref (self));
  else
    dopys_paster_paste (self->paster, view, self->session, kind, TRUE);
}

static gboolean
paste_plain_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (widget);
  dopys_paster_paste (self->paster, GTK_TEXT_VIEW (self), self->session, DOPYS_PASTE_TEXT, TRUE);
  return TRUE;
}

/* ---- actions that need more than the session ---- */

static void
insert_photos_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (widget);
  g_signal_emit (self, signals[SIGNAL_INSERT_PHOTOS], 0, caret_of (self));
}

/* Where the caret is, as seen on the screen. */
static GdkRectangle
caret_place (DopysArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter caret;
  GdkRectangle place;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &caret, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  return place;
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (widget);
  GdkRectangle place = caret_place (self);

  if (self->link_popover == NULL)
    {
      self->link_popover = dopys_link_popover_new ();
      gtk_widget_set_parent (self->link_popover, widget);
    }
  dopys_link_popover_open (DOPYS_LINK_POPOVER (self->link_popover), self->session, &place);
}

/* ---- tables ---- */

static void
insert_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint n_rows, n_columns;

  g_variant_get (parameter, "(uu)", &n_rows, &n_columns);
  if (dopys_table_fits (n_rows, n_columns))
    dopys_article_tables_insert (DOPYS_ARTICLE_VIEW (widget)->tables, n_rows, n_columns);
}

static void
picked_cb (GtkWidget *picker, guint n_rows, guint n_columns, DopysArticleView *self)
{
  dopys_article_tables_insert (self->tables, n_rows, n_columns);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (widget);
  GdkRectangle place = caret_place (self);

  if (self->table_picker == NULL)
    {
      self->table_picker = dopys_table_picker_new ();
      gtk_widget_set_parent (self->table_picker, widget);
      g_signal_connect (self->table_picker, "picked", G_CALLBACK (picked_cb), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->table_picker), &place);
  gtk_popover_popup (GTK_POPOVER (self->table_picker));
}

static gboolean
enter_table_cb (GtkWidget *widget, GVariant *keyval, gpointer user_data)
{
  return dopys_article_tables_enter (DOPYS_ARTICLE_VIEW (widget)->tables, g_variant_get_uint32 (keyval));
}

/* To go into the text means to go to where the caret is. */
static gboolean
dopys_article_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *target = dopys_article_view_get_target (DOPYS_ARTICLE_VIEW (widget));

  return target == widget ? GTK_WIDGET_CLASS (dopys_article_view_parent_class)->grab_focus (widget)
                          : gtk_widget_grab_focus (target);
}

static void
active_changed_cb (DopysArticleView *self)
{
  g_signal_emit (self, signals[SIGNAL_CELL_CHANGED], 0);
}

static void
install_table_actions (GtkWidgetClass *klass)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Return, GDK_KEY_F2 };

  gtk_widget_class_install_action (klass, "article.insert-table", "(uu)", insert_table_action);
  gtk_widget_class_install_action (klass, "article.table", NULL, table_action);
  dopys_keys_bind_action (klass, GDK_KEY_F12, GDK_CONTROL_MASK, "article.table", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i], 0, enter_table_cb, "u", keys[i]);
}

/* ---- the object ---- */

static void
selection_changed_cb (DopysSession *session, DopysArticleView *self)
{
  dopys_article_objects_follow_selection (self->objects);
  dopys_article_tables_follow_selection (self->tables);
}

static void
drop_session (DopysArticleView *self)
{
  if (self->session == NULL)
    return;
  dopys_article_tables_set_session (self->tables, NULL);
  dopys_article_objects_set_session (self->objects, NULL);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  dopys_article_buffer_close (self->buffer);
  g_clear_object (&self->buffer);
  g_clear_object (&self->session);
}

static void
dopys_article_view_dispose (GObject *object)
{
  DopysArticleView *self = DOPYS_ARTICLE_VIEW (object);

  drop_session (self);
  if (self->objects)
    {
      dopys_photo_menu_close (self->menu);
      dopys_photo_drag_close (self->drag);
      dopys_article_objects_close (self->objects);
    }
  g_clear_object (&self->menu);
  g_clear_object (&self->drag);
  g_clear_object (&self->objects);
  g_clear_pointer (&self->link_popover, gtk_widget_unparent);
  g_clear_pointer (&self->table_picker, gtk_widget_unparent);
  if (self->tables)
    dopys_article_tables_close (self->tables);
  g_clear_object (&self->tables);
  g_clear_object (&self->paster);
  G_OBJECT_CLASS (dopys_article_view_parent_class)->dispose (object);
}

static void
dopys_article_view_class_init (DopysArticleViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_article_view_dispose;
  widget_class->size_allocate = dopys_article_view_size_allocate;
  widget_class->grab_focus = dopys_article_view_grab_focus;
  view_class->snapshot_layer = dopys_article_view_snapshot_layer;
  view_class->backspace = dopys_article_view_backspace;
  view_class->delete_from_cursor = dopys_article_view_delete_from_cursor;
  view_class->copy_clipboard = dopys_article_view_copy;
  view_class->cut_clipboard = dopys_article_view_cut;
  view_class->paste_clipboard = dopys_article_view_paste;
  dopys_article_commands_install (widget_class);
  install_table_actions (widget_class);
  dopys_photo_commands_install (widget_class);
  gtk_widget_class_install_action (widget_class, "article.insert-photos", NULL, insert_photos_action);
  gtk_widget_class_install_action (widget_class, "article.link", NULL, link_action);
  dopys_keys_bind_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "article.link", NULL);
  dopys_keys_bind (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, paste_plain_cb, NULL);
  signals[SIGNAL_FILES_DROPPED] = g_signal_new ("files-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 3, GDK_TYPE_FILE_LIST, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_TEXTURE_PASTED] = g_signal_new ("texture-pasted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 2, GDK_TYPE_TEXTURE, G_TYPE_UINT);
  signals[SIGNAL_INSERT_PHOTOS] =
      g_signal_new ("insert-photos", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_PHOTO_ACTIVATED] = g_signal_new ("photo-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_CELL_CHANGED] =
      g_signal_new ("cell-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DECORATE_BELOW] =
      g_signal_new ("decorate-below", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_SNAPSHOT);
  signals[SIGNAL_DECORATE_ABOVE] =
      g_signal_new ("decorate-above", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_SNAPSHOT);
}

static void
dopys_article_view_init (DopysArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_below_lines (view, 12);
  gtk_text_view_set_pixels_inside_wrap (view, 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-body");
  dopys_article_links_attach (view);
  dopys_article_commands_attach (GTK_WIDGET (self));
  dopys_paragraph_moves_attach (view);
  dopys_article_sight_attach (view);
  self->paster = dopys_paster_new ();
  g_signal_connect_object (self->paster, "texture", G_CALLBACK (texture_cb), self, G_CONNECT_SWAPPED);
  self->tables = dopys_article_tables_new (view, self->paster);
  g_signal_connect_swapped (self->tables, "active-changed", G_CALLBACK (active_changed_cb), self);
  self->objects = dopys_article_objects_new (view);
  g_signal_connect_object (self->objects, "activated", G_CALLBACK (object_activated_cb), self, G_CONNECT_SWAPPED);
  self->drag = dopys_photo_drag_new (view, self->objects);
  dopys_text_drag_attach (view);
  self->menu = dopys_photo_menu_new (GTK_WIDGET (self), self->objects);
}

GtkWidget *
dopys_article_view_new (void)
{
  return g_object_new (DOPYS_TYPE_ARTICLE_VIEW, NULL);
}

void
dopys_article_view_set_session (DopysArticleView *self, DopysSession *session)
{
  g_autoptr (DopysSession) kept = g_object_ref (session);

  drop_session (self);
  self->session = g_steal_pointer (&kept);
  self->buffer = dopys_article_buffer_new (session);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->buffer));
  dopys_article_tables_set_session (self->tables, session);
  dopys_article_objects_set_session (self->objects, session);
  dopys_article_objects_set_column (self->objects, column_width (self));
  g_signal_connect (self->buffer, "object-added", G_CALLBACK (object_added_cb), self);
  g_signal_connect (self->buffer, "object-changed", G_CALLBACK (object_changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  add_all_objects (self, self->buffer);
}

DopysSession *
dopys_article_view_get_session (DopysArticleView *self)
{
  return self->session;
}

GtkWidget *
dopys_article_view_get_target (DopysArticleView *self)
{
  GtkWidget *editor = self->tables ? dopys_article_tables_get_editor (self->tables) : NULL;

  return editor ? editor : GTK_WIDGET (self);
}

DopysSession *
dopys_article_view_get_target_session (DopysArticleView *self)
{
  DopysSession *session = self->tables ? dopys_article_tables_get_session (self->tables) : NULL;

  return session ? session : self->session;
}

DopysTable *
dopys_article_view_get_table (DopysArticleView *self)
{
  return dopys_article_tables_get_table (self->tables);
}

DopysPaster *
dopys_article_view_get_paster (DopysArticleView *self)
{
  return self->paster;
}

void
dopys_article_view_set_library (DopysArticleView *self, DopysLibrary *library)
{
  dopys_article_objects_set_library (self->objects, library);
}

void
dopys_article_view_insert_photos (DopysArticleView *self, guint offset, guint photo, DopysPhoto *const *photos,
                                  guint n_photos, gboolean aside)
{
  DopysDocument *document = dopys_session_get_document (self->session);
  g_autoptr (DopysDocument) changed = NULL;
  guint caret, block = dopys_document_get_block_at (document, offset, NULL);
  gboolean into = photo != DOPYS_NO_PHOTO && dopys_block_get_media (dopys_document_get_block (document, block));

  g_return_if_fail (n_photos > 0);

  if (into)
    changed = dopys_edit_add_photos (document, (DopysPhotoPlace) { block, photo }, photos, n_photos, &caret);
  else
    {
      g_autoptr (DopysMedia) media =
          n_photos == 1 ? dopys_media_new_photo (photos[0]) : dopys_media_new_gallery (photos, n_photos, NULL);
      g_autoptr (DopysBlock) object = dopys_block_new_media (media);

      changed = dopys_edit_insert_object (document, offset, object, &caret);
    }
  if (aside)
    dopys_session_apply_aside (self->session, DOPYS_STEP_PHOTOS, changed, FALSE);
  else
    dopys_session_apply (self->session, DOPYS_STEP_PHOTOS, changed,
                         (DopysSelection) { .anchor = caret, .caret = into ? caret + 1 : caret });
}
