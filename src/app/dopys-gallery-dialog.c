/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-gallery-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-gallery-preview.h"

#define MAX_COLUMNS 8

struct _DopysGalleryDialog
{
  AdwDialog parent;

  AdwComboRow *columns;
  AdwSwitchRow *crop;
  AdwSwitchRow *wide;
  AdwToggleGroup *screen;
  AdwClamp *clamp;
  DopysGalleryPreview *preview;
  DopysDraft *draft;
  DopysBlock *block; /* as it was when the dialog was opened */
  guint index;
  gboolean ready; /* the controls say what the gallery is like */
};

G_DEFINE_FINAL_TYPE (DopysGalleryDialog, dopys_gallery_dialog, ADW_TYPE_DIALOG)

/* Width of the text on a phone, and of the preview elsewhere, pixels. */
#define PHONE_WIDTH 300
#define SCREEN_WIDTH 720

static DopysMediaLayout
read_layout (DopysGalleryDialog *self)
{
  DopysMediaLayout layout = *dopys_media_get_layout (dopys_block_get_media (self->block));

  layout.columns = adw_combo_row_get_selected (self->columns);
  layout.natural = !adw_switch_row_get_active (self->crop);
  layout.wide = adw_switch_row_get_active (self->wide);
  return layout;
}

static void
changed_cb (DopysGalleryDialog *self)
{
  gboolean phone = g_strcmp0 (adw_toggle_group_get_active_name (self->screen), "phone") == 0;
  DopysMediaLayout layout;

  if (!self->ready)
    return;
  layout = read_layout (self);
  adw_clamp_set_maximum_size (self->clamp, phone ? PHONE_WIDTH : SCREEN_WIDTH);
  dopys_gallery_preview_set_layout (self->preview, &layout, phone);
}

static void
cancel_cb (DopysGalleryDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_cb (DopysGalleryDialog *self)
{
  DopysSession *session = dopys_draft_get_session (self->draft);
  DopysDocument *document = dopys_session_get_document (session);
  DopysMedia *old_media = dopys_block_get_media (self->block);
  DopysMediaLayout layout = read_layout (self);
  g_autoptr (DopysMedia) media = dopys_media_with_layout (old_media, &layout);
  g_autoptr (DopysBlock) changed = dopys_block_with_media (self->block, media);

  /* Another window may have changed the article meanwhile. */
  if (!dopys_media_equal (media, old_media) && self->index < dopys_document_get_n_blocks (document) &&
      dopys_document_get_block (document, self->index) == self->block)
    dopys_session_replace_block (session, DOPYS_STEP_PHOTOS, self->index, changed);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show (DopysGalleryDialog *self)
{
  const DopysMediaLayout *layout = dopys_media_get_layout (dopys_block_get_media (self->block));
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("By default: 3"));
  for (guint i = 1; i <= MAX_COLUMNS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      gtk_string_list_append (choices, number);
    }
  adw_combo_row_set_model (self->columns, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->columns, layout->columns);
  adw_switch_row_set_active (self->crop, !layout->natural);
  adw_switch_row_set_active (self->wide, layout->wide);
  self->ready = TRUE;
  changed_cb (self);
}

static void
dopys_gallery_dialog_dispose (GObject *object)
{
  DopysGalleryDialog *self = DOPYS_GALLERY_DIALOG (object);

  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_GALLERY_DIALOG);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->block, dopys_block_unref);
  G_OBJECT_CLASS (dopys_gallery_dialog_parent_class)->dispose (object);
}

static void
dopys_gallery_dialog_class_init (DopysGalleryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_gallery_dialog_dispose;
  g_type_ensure (DOPYS_TYPE_GALLERY_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/gallery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, crop);
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, wide);
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, screen);
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, clamp);
  gtk_widget_class_bind_template_child (widget_class, DopysGalleryDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
dopys_gallery_dialog_init (DopysGalleryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
dopys_gallery_dialog_present (GtkWidget *parent, DopysLibrary *library, DopysDraft *draft, guint block)
{
  DopysDocument *document = dopys_session_get_document (dopys_draft_get_session (draft));
  DopysMedia *media = block < dopys_document_get_n_blocks (document)
                          ? dopys_block_get_media (dopys_document_get_block (document, block))
                          : NULL;
  DopysGalleryDialog *self;

  if (!media || !dopys_media_is_gallery (media))
    return FALSE;
  self = g_object_new (DOPYS_TYPE_GALLERY_DIALOG, NULL);
  self->draft = g_object_ref (draft);
  self->block = dopys_block_ref (dopys_document_get_block (document, block));
  self->index = block;
  dopys_gallery_preview_set_media (self->preview, library, media);
  show (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return TRUE;
}
