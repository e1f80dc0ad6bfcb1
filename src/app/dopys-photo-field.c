/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-field.h"

#include <glib/gi18n-lib.h>

#include "dopys-plain-view.h"

#define COMMIT_MS 400

struct _DopysPhotoField
{
  GtkWidget parent;

  DopysPlainView *entry;
  GtkWidget *warning;
  DopysPhraseKind kind;
  DopysPhotoList *list;
  DopysPhotoItem *item;
  guint commit_source;
  gboolean showing; /* the program fills the entry, not the person */
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoField, dopys_photo_field, GTK_TYPE_WIDGET)

static const char *
get_text (DopysPhraseKind kind, DopysPhoto *photo)
{
  switch (kind)
    {
    case DOPYS_PHRASE_CAPTION:
      return dopys_photo_get_caption (photo);
    case DOPYS_PHRASE_AUTHOR:
      return dopys_photo_get_author (photo);
    case DOPYS_PHRASE_DESCRIPTION:
    case DOPYS_PHRASE_N_KINDS:
    default:
      return dopys_photo_get_alt (photo);
    }
}

static DopysPhoto *
with_text (DopysPhraseKind kind, DopysPhoto *photo, const char *text)
{
  switch (kind)
    {
    case DOPYS_PHRASE_CAPTION:
      return dopys_photo_with_caption (photo, text);
    case DOPYS_PHRASE_AUTHOR:
      return dopys_photo_with_author (photo, text);
    case DOPYS_PHRASE_DESCRIPTION:
    case DOPYS_PHRASE_N_KINDS:
    default:
      return dopys_photo_with_alt (photo, text);
    }
}

/* For assistive tools, which read one entry at a time. */
static void
name_entry (DopysPhotoField *self)
{
  guint number = dopys_photo_item_get_number (self->item);
  g_autofree char *name = NULL;

  switch (self->kind)
    {
    case DOPYS_PHRASE_CAPTION:
      name = g_strdup_printf (_ ("Caption, photo %u"), number);
      break;
    case DOPYS_PHRASE_AUTHOR:
      name = g_strdup_printf (_ ("Photo credit, photo %u"), number);
      break;
    case DOPYS_PHRASE_DESCRIPTION:
    case DOPYS_PHRASE_N_KINDS:
    default:
      name = g_strdup_printf (_ ("Description, photo %u"), number);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_item (DopysPhotoField *self)
{
  DopysPhoto *photo = dopys_photo_item_get_photo (self->item);
  gboolean description = self->kind == DOPYS_PHRASE_DESCRIPTION, decorative = dopys_photo_get_decorative (photo);
  const char *text = get_text (self->kind, photo);
  g_autofree char *typed = g_strstrip (dopys_plain_view_dup_text (self->entry));

  name_entry (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !description || !decorative);
  gtk_widget_set_visible (self->warning, description && !dopys_photo_item_get_described (self->item));
  if (self->commit_source)
    return;
  self->showing = TRUE;
  /* A space just typed at the end is not in the photo, and must not be taken away under the person's hands. */
  if (g_strcmp0 (typed, text) != 0)
    dopys_plain_view_set_text (self->entry, text);
  self->showing = FALSE;
}

static gboolean
commit_cb (gpointer user_data)
{
  dopys_photo_field_commit (user_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DopysPhotoField *self)
{
  if (self->showing || !self->item)
    return;
  if (!self->commit_source)
    self->commit_source = g_timeout_add (COMMIT_MS, commit_cb, self);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
place_caret (DopysPhotoField *self, gboolean end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));
  GtkTextIter place;

  gtk_text_buffer_get_start_iter (buffer, &place);
  if (end)
    gtk_text_buffer_get_end_iter (buffer, &place);
  gtk_text_buffer_place_cursor (buffer, &place);
}

static gboolean
dopys_photo_field_grab_focus (GtkWidget *widget)
{
  DopysPhotoField *self = DOPYS_PHOTO_FIELD (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->entry)))
    return FALSE;
  place_caret (self, TRUE);
  return TRUE;
}

/* What is left shows no selection. */
static void
left_cb (DopysPhotoField *self)
{
  dopys_photo_field_commit (self);
  place_caret (self, FALSE);
}

static void
dopys_photo_field_dispose (GObject *object)
{
  DopysPhotoField *self = DOPYS_PHOTO_FIELD (object);

  dopys_photo_field_bind (self, NULL, NULL);
  if (self->entry)
    {
      gtk_widget_unparent (GTK_WIDGET (self->entry));
      gtk_widget_unparent (self->warning);
    }
  self->entry = NULL;
  G_OBJECT_CLASS (dopys_photo_field_parent_class)->dispose (object);
}

static void
dopys_photo_field_class_init (DopysPhotoFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_field_dispose;
  widget_class->grab_focus = dopys_photo_field_grab_focus;
  signals[TYPED] =
      g_signal_new ("typed", DOPYS_TYPE_PHOTO_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dopys_photo_field_init (DopysPhotoField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = g_object_new (DOPYS_TYPE_PLAIN_VIEW, NULL);
  /* The article's history is the field's too: in a list nobody keeps in mind what each field could undo by itself. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (self->warning, _ ("No description"));
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_set_parent (self->warning, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "notify::text", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dopys_photo_field_new (DopysPhraseKind kind)
{
  DopysPhotoField *self = g_object_new (DOPYS_TYPE_PHOTO_FIELD, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

void
dopys_photo_field_bind (DopysPhotoField *self, DopysPhotoList *list, DopysPhotoItem *item)
{
  dopys_photo_field_commit (self);
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_clear_object (&self->item);
  g_set_object (&self->list, list);
  g_set_object (&self->item, item);
  if (!item)
    return;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (show_item), self);
  show_item (self);
}

DopysPhotoItem *
dopys_photo_field_get_item (DopysPhotoField *self)
{
  return self->item;
}

DopysPhraseKind
dopys_photo_field_get_kind (DopysPhotoField *self)
{
  return self->kind;
}

GtkWidget *
dopys_photo_field_get_entry (DopysPhotoField *self)
{
  return GTK_WIDGET (self->entry);
}

gboolean
dopys_photo_field_is_at_edge (DopysPhotoField *self, gboolean last)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->entry);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret, edge;
  GdkRectangle caret_place, edge_place;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_start_iter (buffer, &edge);
  if (last)
    gtk_text_buffer_get_end_iter (buffer, &edge);
  gtk_text_view_get_iter_location (view, &caret, &caret_place);
  gtk_text_view_get_iter_location (view, &edge, &edge_place);
  return caret_place.y == edge_place.y;
}

void
dopys_photo_field_commit (DopysPhotoField *self)
{
  guint position = self->item ? dopys_photo_item_get_number (self->item) - 1 : 0;
  g_autofree char *text = NULL;
  g_autoptr (DopysPhoto) photo = NULL;

  if (!self->commit_source)
    return;
  g_clear_handle_id (&self->commit_source, g_source_remove);
  /* The photo may have left the article meanwhile. */
  if (dopys_photo_list_get (self->list, position) != self->item)
    return;
  text = g_strstrip (dopys_plain_view_dup_text (self->entry));
  photo = with_text (self->kind, dopys_photo_item_get_photo (self->item), text);
  dopys_photo_list_set_photo (self->list, position, photo);
}
