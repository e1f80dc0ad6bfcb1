/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-caption-field.h"

#include "dopys-plain-view.h"

#include <glib/gi18n-lib.h>

struct _DopysCaptionField
{
  GtkWidget parent_instance;
  GtkWidget *text; /* a DopysPlainView */
  DopysSession *session;
  guint block;
  guint photo;
  gboolean showing;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysCaptionField, dopys_caption_field, GTK_TYPE_WIDGET)

/* NULL if the target is there no more. */
static DopysMedia *
get_media (DopysCaptionField *self)
{
  DopysDocument *document = self->session ? dopys_session_get_document (self->session) : NULL;

  return document && self->block < dopys_document_get_n_blocks (document)
             ? dopys_block_get_media (dopys_document_get_block (document, self->block))
             : NULL;
}

/* The photo whose caption it is; NULL: it is the gallery's. A photo that stands alone has its caption below. */
static DopysPhoto *
get_photo (DopysCaptionField *self, DopysMedia *media)
{
  if (!dopys_media_is_gallery (media))
    return dopys_media_get_photo (media, 0);
  return self->photo < dopys_media_get_n_photos (media) ? dopys_media_get_photo (media, self->photo) : NULL;
}

static void
edited_cb (DopysCaptionField *self)
{
  DopysMedia *media = get_media (self);
  g_autofree char *text = dopys_plain_view_dup_text (DOPYS_PLAIN_VIEW (self->text));
  DopysPhoto *photo;

  if (self->showing || !media)
    return;
  photo = get_photo (self, media);
  if (photo)
    {
      g_autoptr (DopysPhoto) changed = dopys_photo_with_caption (photo, text);
      dopys_session_set_photo (self->session, self->block, dopys_media_is_gallery (media) ? self->photo : 0, changed);
    }
  else
    dopys_session_set_gallery_caption (self->session, self->block, text);
}

void
dopys_caption_field_update (DopysCaptionField *self)
{
  DopysMedia *media;
  DopysPhoto *photo;

  g_return_if_fail (DOPYS_IS_CAPTION_FIELD (self));

  media = get_media (self);
  if (!media)
    return;
  photo = get_photo (self, media);
  self->showing = TRUE;
  dopys_plain_view_set_text (DOPYS_PLAIN_VIEW (self->text),
                             photo ? dopys_photo_get_caption (photo) : dopys_media_get_caption (media));
  self->showing = FALSE;
}

static void
name_field (DopysCaptionField *self)
{
  DopysMedia *media = get_media (self);
  const char *name = media && !get_photo (self, media) ? _ ("Caption of the gallery") : _ ("Caption");

  g_object_set (self->text, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dopys_caption_field_set_target (DopysCaptionField *self, DopysSession *session, guint block, guint photo)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (DOPYS_IS_CAPTION_FIELD (self));

  g_set_object (&self->session, session);
  self->block = block;
  self->photo = photo;
  name_field (self);
  dopys_caption_field_update (self);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
activate_cb (DopysCaptionField *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
left_cb (DopysCaptionField *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
dopys_caption_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOPYS_CAPTION_FIELD (widget)->text);
}

static void
dopys_caption_field_dispose (GObject *object)
{
  DopysCaptionField *self = DOPYS_CAPTION_FIELD (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dopys_caption_field_parent_class)->dispose (object);
}

static void
dopys_caption_field_class_init (DopysCaptionFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_caption_field_dispose;
  widget_class->grab_focus = dopys_caption_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "caption-field");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_caption_field_init (DopysCaptionField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = g_object_new (DOPYS_TYPE_PLAIN_VIEW, NULL);
  /* Undo is the article's. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), FALSE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect_object (self->text, "notify::text", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dopys_caption_field_new (void)
{
  return g_object_new (DOPYS_TYPE_CAPTION_FIELD, NULL);
}
