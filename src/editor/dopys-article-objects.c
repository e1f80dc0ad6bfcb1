/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-objects.h"

#include "dopys-announce.h"
#include "dopys-caption-field.h"

#include <glib/gi18n-lib.h>

struct _DopysArticleObjects
{
  GObject parent_instance;
  GtkTextView *view;
  DopysSession *session;
  DopysLibrary *library;
  int column;
  guint picked; /* a photo of the selected block, or DOPYS_NO_PHOTO */
  DopysCaptionField *field;
  DopysObjectWidget *captioned; /* weak: whose caption is edited */
  guint settling;               /* source */
  gboolean marked;              /* some object may be shown as selected */
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_MENU,
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysArticleObjects, dopys_article_objects, G_TYPE_OBJECT)

/* Where an object's widget stands; the objects of a view. */
static G_DEFINE_QUARK (dopys - article - anchor, anchor) static G_DEFINE_QUARK (dopys - article - objects, objects)

    /* ---- where objects are ---- */

    static DopysDocument *get_document (DopysArticleObjects *self)
{
  return dopys_session_get_document (self->session);
}

static gboolean
find_offset (DopysArticleObjects *self, DopysObjectWidget *widget, guint *offset)
{
  GtkTextChildAnchor *anchor = g_object_get_qdata (G_OBJECT (widget), anchor_quark ());
  GtkTextIter iter;

  if (!self->session || gtk_text_child_anchor_get_deleted (anchor))
    return FALSE;
  gtk_text_buffer_get_iter_at_child_anchor (gtk_text_view_get_buffer (self->view), &iter, anchor);
  *offset = (guint) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

gboolean
dopys_article_objects_find (DopysArticleObjects *self, DopysObjectWidget *widget, guint *block)
{
  guint offset;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self), FALSE);

  if (!find_offset (self, widget, &offset))
    return FALSE;
  *block = dopys_document_get_block_at (get_document (self), offset, NULL);
  return TRUE;
}

static DopysObjectWidget *
get_widget (GtkTextChildAnchor *anchor)
{
  guint n_widgets = 0;
  g_autofree GtkWidget **widgets = anchor ? gtk_text_child_anchor_get_widgets (anchor, &n_widgets) : NULL;

  return n_widgets > 0 && DOPYS_IS_OBJECT_WIDGET (widgets[0]) ? DOPYS_OBJECT_WIDGET (widgets[0]) : NULL;
}

static DopysObjectWidget *
get_widget_of_block (DopysArticleObjects *self, guint block)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter,
                                      (int) dopys_document_get_block_offset (get_document (self), block));
  return get_widget (gtk_text_iter_get_child_anchor (&iter));
}

static DopysObjectWidget *
next_object (GtkWidget *child)
{
  while (child && !DOPYS_IS_OBJECT_WIDGET (child))
    child = gtk_widget_get_next_sibling (child);
  return child ? DOPYS_OBJECT_WIDGET (child) : NULL;
}

static DopysObjectWidget *
first_object (DopysArticleObjects *self)
{
  return next_object (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
}

DopysObjectWidget *
dopys_article_objects_get_at (DopysArticleObjects *self, double x, double y, double *widget_x, double *widget_y)
{
  GtkWidget *widget;
  graphene_point_t point;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self), NULL);

  widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  while (widget && widget != GTK_WIDGET (self->view) && !DOPYS_IS_OBJECT_WIDGET (widget))
    widget = gtk_widget_get_parent (widget);
  if (!DOPYS_IS_OBJECT_WIDGET (widget) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), widget, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return NULL;
  *widget_x = point.x;
  *widget_y = point.y;
  return DOPYS_OBJECT_WIDGET (widget);
}

/* ---- what is selected ---- */

guint
dopys_article_objects_get_selected (DopysArticleObjects *self)
{
  guint start, end, block, position;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self), G_MAXUINT);

  if (!self->session || !dopys_session_get_bounds (self->session, &start, &end) || end != start + 1)
    return G_MAXUINT;
  block = dopys_document_get_block_at (get_document (self), start, &position);
  return position == 0 && !dopys_block_is_text (dopys_document_get_block (get_document (self), block)) ? block
                                                                                                       : G_MAXUINT;
}

gboolean
dopys_article_objects_get_place (DopysArticleObjects *self, DopysPhotoPlace *place)
{
  DopysMedia *media;

  place->block = dopys_article_objects_get_selected (self);
  place->index = DOPYS_NO_PHOTO;
  media = place->block == G_MAXUINT
              ? NULL
              : dopys_block_get_media (dopys_document_get_block (get_document (self), place->block));
  if (media && self->picked < dopys_media_get_n_photos (media))
    place->index = self->picked;
  return media != NULL;
}

gboolean
dopys_article_objects_get_bounds (DopysArticleObjects *self, graphene_rect_t *bounds)
{
  DopysObjectWidget *widget;
  DopysPhotoPlace place;
  graphene_rect_t photo;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self), FALSE);

  dopys_article_objects_get_place (self, &place);
  widget = place.block == G_MAXUINT ? NULL : get_widget_of_block (self, place.block);
  if (!widget || !gtk_widget_compute_bounds (GTK_WIDGET (widget), GTK_WIDGET (self->view), bounds))
    return FALSE;
  if (place.index != DOPYS_NO_PHOTO)
    {
      photo = dopys_object_widget_get_photo_place (widget, place.index);
      graphene_rect_offset (&photo, bounds->origin.x, bounds->origin.y);
      *bounds = photo;
    }
  return TRUE;
}

/* What a screen reader says when the keys go from photo to photo. */
static void
announce_photo (DopysArticleObjects *self, DopysPhotoPlace place)
{
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (get_document (self), place.block));
  const char *alt = dopys_photo_get_alt (dopys_media_get_photo (media, place.index));
  /* Translators: read aloud: the number of the photo, of how many, what it shows */
  g_autofree char *text = g_strdup_printf (_ ("Photo %u of %u: %s"), place.index + 1, dopys_media_get_n_photos (media),
                                           *alt ? alt : _ ("no description"));

  dopys_announce (GTK_WIDGET (self->view), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_picked (DopysArticleObjects *self, guint photo)
{
  DopysPhotoPlace place;

  if (self->picked == photo)
    return;
  self->picked = photo;
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
  if (dopys_article_objects_get_place (self, &place) && place.index != DOPYS_NO_PHOTO)
    announce_photo (self, place);
}

void
dopys_article_objects_pick (DopysArticleObjects *self, DopysPhotoPlace place)
{
  guint offset;

  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));
  g_return_if_fail (self->session != NULL);

  offset = dopys_document_get_block_offset (get_document (self), place.block);
  dopys_session_select (self->session, offset, offset + 1);
  set_picked (self, place.index);
  dopys_article_objects_follow_selection (self);
}

/* ---- the caption ---- */

static void
close_caption (DopysArticleObjects *self)
{
  DopysObjectWidget *widget = self->captioned;

  if (!widget)
    return;
  g_clear_weak_pointer (&self->captioned);
  dopys_caption_field_set_target (self->field, NULL, 0, DOPYS_NO_PHOTO);
  dopys_object_widget_release_caption (widget);
}

static void
caption_done_cb (DopysArticleObjects *self)
{
  close_caption (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* When the focus has settled: the field may not go while the window takes the focus from it. */
static gboolean
settled_cb (gpointer user_data)
{
  DopysArticleObjects *self = user_data;

  self->settling = 0;
  if (self->field && !(gtk_widget_get_state_flags (GTK_WIDGET (self->field)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    close_caption (self);
  return G_SOURCE_REMOVE;
}

static void
caption_left_cb (DopysArticleObjects *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add (settled_cb, self);
}

void
dopys_article_objects_edit_caption (DopysArticleObjects *self)
{
  DopysPhotoPlace place;
  DopysObjectWidget *widget;
  DopysMedia *media;

  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  if (!dopys_article_objects_get_place (self, &place))
    return;
  widget = get_widget_of_block (self, place.block);
  media = dopys_block_get_media (dopys_document_get_block (get_document (self), place.block));
  if (!dopys_media_is_gallery (media))
    place.index = DOPYS_NO_PHOTO;
  close_caption (self);
  g_set_weak_pointer (&self->captioned, widget);
  dopys_caption_field_set_target (self->field, self->session, place.block, place.index);
  dopys_object_widget_edit_caption (widget, GTK_WIDGET (self->field), place.index);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

/* ---- widgets ---- */

static void
selected_cb (DopysObjectWidget *widget, guint photo, DopysArticleObjects *self)
{
  DopysPhotoPlace place = { .index = photo };

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (dopys_article_objects_find (self, widget, &place.block))
    dopys_article_objects_pick (self, place);
}

static void
activated_cb (DopysObjectWidget *widget, guint photo, DopysArticleObjects *self)
{
  guint block;

  if (dopys_article_objects_find (self, widget, &block))
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, block, photo == DOPYS_NO_PHOTO ? 0 : photo);
}

static void
menu_cb (DopysObjectWidget *widget, guint photo, double x, double y, DopysArticleObjects *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, widget, x, y);
}

static void
caption_pressed_cb (DopysObjectWidget *widget, guint photo, DopysArticleObjects *self)
{
  DopysPhotoPlace place = { .index = photo };

  if (!dopys_article_objects_find (self, widget, &place.block))
    return;
  dopys_article_objects_pick (self, place);
  dopys_article_objects_edit_caption (self);
}

DopysObjectWidget *
dopys_article_objects_add (DopysArticleObjects *self, GtkTextChildAnchor *anchor, DopysBlock *block)
{
  GtkWidget *widget;

  g_return_val_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self), NULL);

  widget = dopys_object_widget_new (block, self->library);
  dopys_object_widget_set_column (DOPYS_OBJECT_WIDGET (widget), self->column);
  g_signal_connect_object (widget, "selected", G_CALLBACK (selected_cb), self, 0);
  g_signal_connect_object (widget, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (widget, "menu", G_CALLBACK (menu_cb), self, 0);
  g_signal_connect_object (widget, "caption-pressed", G_CALLBACK (caption_pressed_cb), self, 0);
  g_object_set_qdata_full (G_OBJECT (widget), anchor_quark (), g_object_ref (anchor), g_object_unref);
  gtk_text_view_add_child_at_anchor (self->view, widget, anchor);
  return DOPYS_OBJECT_WIDGET (widget);
}

/* The picked photo stays picked where it goes, for instance by undo. */
static guint
follow_photo (DopysMedia *before, guint photo, DopysMedia *after)
{
  if (!before || !after || photo >= dopys_media_get_n_photos (before))
    return DOPYS_NO_PHOTO;
  for (guint i = 0; i < dopys_media_get_n_photos (after); i++)
    if (dopys_media_get_photo (after, i) == dopys_media_get_photo (before, photo))
      return i;
  return MIN (photo, dopys_media_get_n_photos (after) - 1);
}

void
dopys_article_objects_update (DopysArticleObjects *self, GtkTextChildAnchor *anchor, DopysBlock *block)
{
  DopysObjectWidget *widget = get_widget (anchor);
  guint selected;

  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  if (!widget)
    return;
  selected = dopys_article_objects_get_selected (self);
  if (selected != G_MAXUINT && get_widget_of_block (self, selected) == widget)
    self->picked = follow_photo (dopys_block_get_media (dopys_object_widget_get_block (widget)), self->picked,
                                 dopys_block_get_media (block));
  dopys_object_widget_set_block (widget, block);
  if (widget == self->captioned)
    dopys_caption_field_update (self->field);
}

void
dopys_article_objects_set_column (DopysArticleObjects *self, int width)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  self->column = width;
  for (DopysObjectWidget *widget = first_object (self); widget;
       widget = next_object (gtk_widget_get_next_sibling (GTK_WIDGET (widget))))
    dopys_object_widget_set_column (widget, width);
}

void
dopys_article_objects_follow_selection (DopysArticleObjects *self)
{
  guint start, end, offset;
  gboolean any;
  DopysPhotoPlace place;

  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  if (!self->session)
    return;
  any = dopys_session_get_bounds (self->session, &start, &end);
  if (!dopys_article_objects_get_place (self, &place))
    {
      set_picked (self, DOPYS_NO_PHOTO);
      close_caption (self);
    }
  /* With each key: where nothing is selected and nothing was, no widget has to know. */
  if (!any && !self->marked)
    return;
  self->marked = any;
  for (DopysObjectWidget *widget = first_object (self); widget;
       widget = next_object (gtk_widget_get_next_sibling (GTK_WIDGET (widget))))
    {
      gboolean found = any && find_offset (self, widget, &offset) && offset >= start && offset < end;
      dopys_object_widget_set_selected (widget, found, place.index);
    }
}

/* ---- the object ---- */

static void
dopys_article_objects_dispose (GObject *object)
{
  dopys_article_objects_close (DOPYS_ARTICLE_OBJECTS (object));
  G_OBJECT_CLASS (dopys_article_objects_parent_class)->dispose (object);
}

static void
dopys_article_objects_class_init (DopysArticleObjectsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_article_objects_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                       DOPYS_TYPE_OBJECT_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_article_objects_init (DopysArticleObjects *self)
{
  self->column = 400;
  self->picked = DOPYS_NO_PHOTO;
}

DopysArticleObjects *
dopys_article_objects_new (GtkTextView *view)
{
  DopysArticleObjects *self = g_object_new (DOPYS_TYPE_ARTICLE_OBJECTS, NULL);

  self->view = view;
  self->field = g_object_ref_sink (DOPYS_CAPTION_FIELD (dopys_caption_field_new ()));
  g_signal_connect_object (self->field, "done", G_CALLBACK (caption_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->field, "left", G_CALLBACK (caption_left_cb), self, G_CONNECT_SWAPPED);
  g_object_set_qdata (G_OBJECT (view), objects_quark (), self);
  return self;
}

void
dopys_article_objects_close (DopysArticleObjects *self)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  dopys_article_objects_set_session (self, NULL);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->view)
    g_object_set_qdata (G_OBJECT (self->view), objects_quark (), NULL);
  self->view = NULL;
  g_clear_object (&self->field);
  g_clear_object (&self->library);
}

DopysArticleObjects *
dopys_article_objects_get (GtkWidget *view)
{
  return g_object_get_qdata (G_OBJECT (view), objects_quark ());
}

void
dopys_article_objects_set_session (DopysArticleObjects *self, DopysSession *session)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  close_caption (self);
  self->picked = DOPYS_NO_PHOTO;
  g_set_object (&self->session, session);
}

DopysSession *
dopys_article_objects_get_session (DopysArticleObjects *self)
{
  return self->session;
}

DopysLibrary *
dopys_article_objects_get_library (DopysArticleObjects *self)
{
  return self->library;
}

void
dopys_article_objects_set_library (DopysArticleObjects *self, DopysLibrary *library)
{
  g_return_if_fail (DOPYS_IS_ARTICLE_OBJECTS (self));

  g_set_object (&self->library, library);
}
