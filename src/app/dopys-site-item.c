/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-item.h"

#include <string.h>

struct _DopysSiteItem
{
  GObject parent;

  DopysSiteRecord *record;
};

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysSiteItem, dopys_site_item, G_TYPE_OBJECT)

static void
dopys_site_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, dopys_site_item_get_name (DOPYS_SITE_ITEM (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_site_item_finalize (GObject *object)
{
  dopys_site_record_free (DOPYS_SITE_ITEM (object)->record);
  G_OBJECT_CLASS (dopys_site_item_parent_class)->finalize (object);
}

static void
dopys_site_item_class_init (DopysSiteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dopys_site_item_get_property;
  object_class->finalize = dopys_site_item_finalize;
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dopys_site_item_init (DopysSiteItem *self)
{
}

DopysSiteItem *
dopys_site_item_new (const DopysSiteRecord *record)
{
  DopysSiteItem *self = g_object_new (DOPYS_TYPE_SITE_ITEM, NULL);

  self->record = dopys_site_record_copy (record);
  return self;
}

const DopysSiteRecord *
dopys_site_item_get_record (DopysSiteItem *self)
{
  return self->record;
}

void
dopys_site_item_set_photos (DopysSiteItem *self, const DopysPhotoWish *wish)
{
  self->record->photos = *wish;
}

const char *
dopys_site_item_get_id (DopysSiteItem *self)
{
  return self->record->id;
}

const char *
dopys_site_item_get_name (DopysSiteItem *self)
{
  return self->record->name && *self->record->name ? self->record->name : self->record->url;
}

char *
dopys_site_item_dup_host (DopysSiteItem *self)
{
  const char *url = self->record->url ? self->record->url : "";
  const char *host = strstr (url, "://");
  char *copy = g_strdup (host ? host + 3 : url);
  gsize length = strlen (copy);

  if (length > 0 && copy[length - 1] == '/')
    copy[length - 1] = '\0';
  return copy;
}
