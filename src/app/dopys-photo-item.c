/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-item.h"

#include <glib/gi18n-lib.h>

struct _DopysPhotoItem
{
  GObject parent;

  DopysPhoto *photo;
  guint number;
  guint block;
  guint index;
  gboolean described;
};

enum
{
  PROP_0,
  PROP_PHOTO,
  PROP_NUMBER,
  PROP_DESCRIBED,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysPhotoItem, dopys_photo_item, G_TYPE_OBJECT)

static char *
dup_words (DopysPhotoItem *self)
{
  const char *alt = dopys_photo_get_alt (self->photo);

  if (dopys_photo_get_decorative (self->photo))
    return g_strdup_printf (_ ("Photo %u, decorative"), self->number);
  if (!dopys_photo_item_get_described (self))
    return g_strdup_printf (_ ("Photo %u, no description"), self->number);
  return g_strdup_printf (_ ("Photo %u: %s"), self->number, alt);
}

static char *
dup_label (DopysPhotoItem *self)
{
  g_autofree char *words = dup_words (self);

  /* Translators: what a screen reader says of an edited photo: its description, then this. */
  return *dopys_photo_get_edits (self->photo) ? g_strdup_printf (_ ("%s (edited)"), words) : g_steal_pointer (&words);
}

static void
dopys_photo_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysPhotoItem *self = DOPYS_PHOTO_ITEM (object);

  switch (id)
    {
    case PROP_PHOTO:
      g_value_set_boxed (value, self->photo);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_DESCRIBED:
      g_value_set_boolean (value, dopys_photo_item_get_described (self));
      break;
    case PROP_LABEL:
      g_value_take_string (value, self->photo ? dup_label (self) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_photo_item_finalize (GObject *object)
{
  g_clear_pointer (&DOPYS_PHOTO_ITEM (object)->photo, dopys_photo_unref);
  G_OBJECT_CLASS (dopys_photo_item_parent_class)->finalize (object);
}

static void
dopys_photo_item_class_init (DopysPhotoItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dopys_photo_item_get_property;
  object_class->finalize = dopys_photo_item_finalize;
  props[PROP_PHOTO] = g_param_spec_boxed ("photo", NULL, NULL, DOPYS_TYPE_PHOTO, flags);
  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_DESCRIBED] = g_param_spec_boolean ("described", NULL, NULL, FALSE, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dopys_photo_item_init (DopysPhotoItem *self)
{
}

DopysPhotoItem *
dopys_photo_item_new (void)
{
  return g_object_new (DOPYS_TYPE_PHOTO_ITEM, NULL);
}

gboolean
dopys_photo_item_update (DopysPhotoItem *self, guint number, guint block, guint index, DopysPhoto *photo)
{
  DopysPhoto *old_photo = self->photo;
  gboolean same_photo = old_photo && dopys_photo_equal (old_photo, photo);
  gboolean same_number = self->number == number;

  self->photo = dopys_photo_ref (photo);
  self->number = number;
  self->block = block;
  self->index = index;
  g_clear_pointer (&old_photo, dopys_photo_unref);
  if (same_photo && same_number)
    return FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  if (!same_photo)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PHOTO]);
  if (!same_number)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NUMBER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
  g_object_thaw_notify (G_OBJECT (self));
  return !same_photo;
}

void
dopys_photo_item_set_described (DopysPhotoItem *self, gboolean described)
{
  if (self->described == described)
    return;
  self->described = described;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCRIBED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

DopysPhoto *
dopys_photo_item_get_photo (DopysPhotoItem *self)
{
  return self->photo;
}

guint
dopys_photo_item_get_number (DopysPhotoItem *self)
{
  return self->number;
}

guint
dopys_photo_item_get_block (DopysPhotoItem *self)
{
  return self->block;
}

guint
dopys_photo_item_get_index (DopysPhotoItem *self)
{
  return self->index;
}

gboolean
dopys_photo_item_is_lead (DopysPhotoItem *self)
{
  return self->block == DOPYS_PHOTO_ITEM_LEAD;
}

gboolean
dopys_photo_item_get_described (DopysPhotoItem *self)
{
  return self->described;
}
