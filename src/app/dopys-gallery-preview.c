/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-gallery-preview.h"

#include <math.h>

#include "dopys-gallery-rows.h"
#include "dopys-photo-paintables.h"

#define GAP 8.0
#define USUAL_RATIO 1.5 /* of a photo whose thumbnail is not there yet */
#define NATURAL_WIDTH 480

struct _DopysGalleryPreview
{
  GtkWidget parent;

  GPtrArray *paintables; /* of GdkPaintable */
  DopysMediaLayout layout;
  gboolean phone;
};

G_DEFINE_FINAL_TYPE (DopysGalleryPreview, dopys_gallery_preview, GTK_TYPE_WIDGET)

/* Returns the height. */
static double
place_all (DopysGalleryPreview *self, double width, DopysRect *places)
{
  guint n = self->paintables->len;
  g_autofree double *ratios = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      double ratio = gdk_paintable_get_intrinsic_aspect_ratio (g_ptr_array_index (self->paintables, i));

      ratios[i] = ratio > 0 ? ratio : USUAL_RATIO;
    }
  return dopys_gallery_rows_place (ratios, n, &self->layout, width, GAP, self->phone, places);
}

static GtkSizeRequestMode
dopys_gallery_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dopys_gallery_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  DopysGalleryPreview *self = DOPYS_GALLERY_PREVIEW (widget);
  g_autofree DopysRect *places = g_new (DopysRect, self->paintables->len + 1);

  *minimum = *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil (place_all (self, for_size > 0 ? for_size : NATURAL_WIDTH, places));
  else
    *minimum = NATURAL_WIDTH / 2;
}

/* Fills the place; what does not fit is cut off. */
static void
draw_photo (GtkSnapshot *snapshot, GdkPaintable *paintable, const DopysRect *place)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (paintable), width, height;
  const graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, (float) place->width, (float) place->height);

  ratio = ratio > 0 ? ratio : USUAL_RATIO;
  width = MAX (place->width, place->height * ratio);
  height = width / ratio;
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.5f, 0.5f, 0.5f, 0.2f }, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place->x + (place->width - width) / 2),
                                                          (float) (place->y + (place->height - height) / 2)));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
dopys_gallery_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysGalleryPreview *self = DOPYS_GALLERY_PREVIEW (widget);
  g_autofree DopysRect *places = g_new (DopysRect, self->paintables->len + 1);

  place_all (self, gtk_widget_get_width (widget), places);
  for (guint i = 0; i < self->paintables->len; i++)
    draw_photo (snapshot, g_ptr_array_index (self->paintables, i), &places[i]);
}

static void
dopys_gallery_preview_dispose (GObject *object)
{
  DopysGalleryPreview *self = DOPYS_GALLERY_PREVIEW (object);

  for (guint i = 0; i < self->paintables->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->paintables, i), self);
  g_ptr_array_set_size (self->paintables, 0);
  G_OBJECT_CLASS (dopys_gallery_preview_parent_class)->dispose (object);
}

static void
dopys_gallery_preview_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_GALLERY_PREVIEW (object)->paintables);
  G_OBJECT_CLASS (dopys_gallery_preview_parent_class)->finalize (object);
}

static void
dopys_gallery_preview_class_init (DopysGalleryPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_gallery_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_gallery_preview_finalize;
  widget_class->get_request_mode = dopys_gallery_preview_get_request_mode;
  widget_class->measure = dopys_gallery_preview_measure;
  widget_class->snapshot = dopys_gallery_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "gallery-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dopys_gallery_preview_init (DopysGalleryPreview *self)
{
  self->paintables = g_ptr_array_new_with_free_func (g_object_unref);
}

void
dopys_gallery_preview_set_media (DopysGalleryPreview *self, DopysLibrary *library, DopysMedia *media)
{
  DopysPhotoPaintables *paintables = dopys_photo_paintables_get_for_library (library);

  g_return_if_fail (self->paintables->len == 0);
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      g_autofree char *picture = dopys_photo_dup_picture (dopys_media_get_photo (media, i));
      GdkPaintable *paintable = dopys_photo_paintables_lookup (paintables, picture);

      g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self);
      g_signal_connect_swapped (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_resize), self);
      g_ptr_array_add (self->paintables, paintable);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dopys_gallery_preview_set_layout (DopysGalleryPreview *self, const DopysMediaLayout *layout, gboolean phone)
{
  /* Only what is drawn: the strings of the layout belong to the block. */
  self->layout = (DopysMediaLayout) { .columns = layout->columns, .natural = layout->natural };
  self->phone = phone;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
