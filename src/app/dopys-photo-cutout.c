/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-cutout.h"

#include <math.h>

#include "dopys-photo-crop.h"
#include "dopys-photo-overlay.h"

#define NATURAL_WIDTH 150

struct _DopysPhotoCutout
{
  GtkWidget parent;

  double ratio;
  DopysPhotoEditing *editing;
  DopysPhotoPreview *preview;
};

enum
{
  PROP_0,
  PROP_RATIO,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysPhotoCutout, dopys_photo_cutout, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dopys_photo_cutout_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dopys_photo_cutout_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  double ratio = DOPYS_PHOTO_CUTOUT (widget)->ratio;
  int width = for_size > 0 ? for_size : NATURAL_WIDTH;

  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : (int) lrint (width / ratio);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH / 3 : *natural;
}

static void
dopys_photo_cutout_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysPhotoCutout *self = DOPYS_PHOTO_CUTOUT (widget);
  DopysRect room = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) }, crop;
  DopysPhotoEdits *edits;
  DopysPhotoMap map;
  guint width, height;

  if (!self->editing || room.width < 1 || room.height < 1)
    return;
  edits = dopys_photo_editing_get_edits (self->editing);
  crop = dopys_photo_edits_get_crop (edits);
  dopys_photo_editing_get_size (self->editing, &width, &height);
  dopys_photo_map_init (&map, width, height, edits, &crop, &room);
  crop = dopys_photo_crop_cut_out (&crop, dopys_photo_crop_shape_for (self->ratio, map.width, map.height));
  dopys_photo_map_init (&map, width, height, edits, &crop, &room);
  dopys_photo_overlay_draw_picture (snapshot, &map, dopys_photo_preview_get_developed (self->preview));
}

static void
dopys_photo_cutout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RATIO)
    g_value_set_double (value, DOPYS_PHOTO_CUTOUT (object)->ratio);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_cutout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RATIO)
    DOPYS_PHOTO_CUTOUT (object)->ratio = g_value_get_double (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_cutout_dispose (GObject *object)
{
  DopysPhotoCutout *self = DOPYS_PHOTO_CUTOUT (object);

  if (self->editing)
    g_signal_handlers_disconnect_by_data (self->editing, self);
  if (self->preview)
    g_signal_handlers_disconnect_by_data (self->preview, self);
  g_clear_object (&self->editing);
  g_clear_object (&self->preview);
  G_OBJECT_CLASS (dopys_photo_cutout_parent_class)->dispose (object);
}

static void
dopys_photo_cutout_class_init (DopysPhotoCutoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dopys_photo_cutout_get_property;
  object_class->set_property = dopys_photo_cutout_set_property;
  object_class->dispose = dopys_photo_cutout_dispose;
  widget_class->get_request_mode = dopys_photo_cutout_get_request_mode;
  widget_class->measure = dopys_photo_cutout_measure;
  widget_class->snapshot = dopys_photo_cutout_snapshot;
  props[PROP_RATIO] = g_param_spec_double ("ratio", NULL, NULL, 0.1, 10, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "photo-cutout");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dopys_photo_cutout_init (DopysPhotoCutout *self)
{
  self->ratio = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
dopys_photo_cutout_set_photo (DopysPhotoCutout *self, DopysPhotoEditing *editing, DopysPhotoPreview *preview)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  self->preview = g_object_ref (preview);
  g_signal_connect_swapped (editing, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (preview, "developed", G_CALLBACK (gtk_widget_queue_draw), self);
}
