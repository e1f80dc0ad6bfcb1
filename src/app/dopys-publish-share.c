/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-share.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-qr.h"
#include "dopys-share.h"
#include "dopys-template.h"
#include "dopys-transliteration.h"

#define SHOWN_PIXELS 150
#define PRINTED_PIXELS 1200 /* 10 cm at 300 dots to the inch */

struct _DopysPublishShare
{
  GtkWidget parent;

  AdwActionRow *text_row;
  GtkWidget *code_row;
  GtkPicture *code;
  char *text;
  char *embed;
  char *url;
  char *name; /* of the file */
  DopysQr *qr;
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishShare, dopys_publish_share, GTK_TYPE_WIDGET)

static void
tell (DopysPublishShare *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

/* ---- the code ---- */

/* Black on white with the quiet zone, as near to the given side as whole pixels for a module allow. */
static GdkTexture *
make_picture (const DopysQr *qr, guint pixels)
{
  guint modules = dopys_qr_get_size (qr) + 2 * DOPYS_QR_QUIET;
  guint scale = MAX (1, (pixels + modules / 2) / modules), side = modules * scale;
  guint8 *data = g_malloc ((gsize) side * side);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, (gsize) side * side);

  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        guint column = x / scale - DOPYS_QR_QUIET, row = y / scale - DOPYS_QR_QUIET; /* wraps in the quiet zone */
        gboolean inside = column < dopys_qr_get_size (qr) && row < dopys_qr_get_size (qr);
        data[y * side + x] = inside && dopys_qr_get (qr, column, row) ? 0 : 0xff;
      }
  return gdk_memory_texture_new ((int) side, (int) side, GDK_MEMORY_G8, bytes, side);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishShare) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup_printf (_ ("The QR code could not be saved: %s"), error->message);
  tell (self, text ? text : _ ("QR code saved"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishShare) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (!file || !self->qr)
    return;
  g_autoptr (GdkTexture) picture = make_picture (self->qr, PRINTED_PIXELS);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (picture);
  g_file_replace_contents_bytes_async (file, png, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
save_code_cb (DopysPublishShare *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_initial_name (dialog, self->name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
copy_code_cb (DopysPublishShare *self)
{
  g_autoptr (GdkTexture) picture = make_picture (self->qr, PRINTED_PIXELS);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), picture);
  tell (self, _ ("QR code copied"));
}

/* ---- texts ---- */

static void
copy_text_cb (DopysPublishShare *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  tell (self, _ ("Text with the link copied"));
}

static void
copy_embed_cb (DopysPublishShare *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->embed);
  tell (self, _ ("Embed code copied"));
}

/* ---- class ---- */

static void
clear (DopysPublishShare *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->embed, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->qr, dopys_qr_free);
}

static void
dopys_publish_share_dispose (GObject *object)
{
  clear (DOPYS_PUBLISH_SHARE (object));
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_SHARE);
  G_OBJECT_CLASS (dopys_publish_share_parent_class)->dispose (object);
}

static void
dopys_publish_share_class_init (DopysPublishShareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_share_dispose;
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_PUBLISH_SHARE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-share.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishShare, text_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishShare, code_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishShare, code);
  gtk_widget_class_bind_template_callback (widget_class, copy_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_embed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_code_cb);
}

static void
dopys_publish_share_init (DopysPublishShare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_publish_share_show (DopysPublishShare *self, const DopysArticle *article, const char *url)
{
  g_autofree char *slug = NULL;

  if (g_strcmp0 (self->url, url) == 0)
    return;
  clear (self);
  slug = dopys_slug (article->title ? article->title : "", NULL);
  self->url = g_strdup (url);
  self->text = dopys_share_text (article, url);
  self->embed = dopys_share_embed_code (article, url);
  self->name = g_strdup_printf ("qr-%s.png", slug);
  self->qr = dopys_qr_new (url);
  adw_action_row_set_subtitle (self->text_row, self->text);
  gtk_widget_set_visible (self->code_row, self->qr != NULL);
  if (self->qr)
    {
      g_autoptr (GdkTexture) picture = make_picture (self->qr, SHOWN_PIXELS);
      gtk_picture_set_paintable (self->code, GDK_PAINTABLE (picture));
    }
}
