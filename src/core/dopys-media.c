/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The attributes of a media block.  Photos are shared between versions; the layout's strings are owned here. */
#include "dopys-media.h"

#define MAX_COLUMNS 8

struct _DopysMedia
{
  gboolean gallery;
  GPtrArray *photos; /* of DopysPhoto, never empty */
  char *caption;
  DopysMediaLayout layout; /* its strings are size_slug and link below */
  char *size_slug;
  char *link;
};

static void
clear (gpointer data)
{
  DopysMedia *self = data;

  g_ptr_array_unref (self->photos);
  g_free (self->caption);
  g_free (self->size_slug);
  g_free (self->link);
}

static void
set_layout (DopysMedia *self, const DopysMediaLayout *layout)
{
  char *size_slug = layout->size_slug ? g_utf8_make_valid (layout->size_slug, -1) : NULL;
  char *link = layout->link ? g_utf8_make_valid (layout->link, -1) : NULL;

  g_free (self->size_slug);
  g_free (self->link);
  self->layout = *layout;
  self->layout.columns = MIN (layout->columns, MAX_COLUMNS);
  self->layout.natural = !!layout->natural;
  self->layout.wide = !!layout->wide;
  self->layout.size_slug = self->size_slug = size_slug;
  self->layout.link = self->link = link;
}

static DopysMedia *
new_media (gboolean gallery, DopysPhoto *const *photos, guint n_photos, const char *caption)
{
  DopysMedia *self = g_atomic_rc_box_new0 (DopysMedia);

  self->gallery = gallery;
  self->photos = g_ptr_array_new_full (n_photos, (GDestroyNotify) dopys_photo_unref);
  for (guint i = 0; i < n_photos; i++)
    g_ptr_array_add (self->photos, dopys_photo_ref (photos[i]));
  self->caption = caption ? g_utf8_make_valid (caption, -1) : g_strdup ("");
  return self;
}

static DopysMedia *
copy (DopysMedia *self)
{
  DopysMedia *result =
      new_media (self->gallery, (DopysPhoto *const *) self->photos->pdata, self->photos->len, self->caption);

  set_layout (result, &self->layout);
  return result;
}

DopysMedia *
dopys_media_new_photo (DopysPhoto *photo)
{
  g_return_val_if_fail (photo != NULL, NULL);

  return new_media (FALSE, &photo, 1, NULL);
}

DopysMedia *
dopys_media_new_gallery (DopysPhoto *const *photos, guint n_photos, const char *caption)
{
  g_return_val_if_fail (photos != NULL && n_photos > 0, NULL);

  return new_media (TRUE, photos, n_photos, caption);
}

DopysMedia *
dopys_media_ref (DopysMedia *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_media_unref (DopysMedia *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

DopysMedia *
dopys_media_with_layout (DopysMedia *self, const DopysMediaLayout *layout)
{
  DopysMedia *result;

  g_return_val_if_fail (self != NULL && layout != NULL, NULL);

  result = copy (self);
  set_layout (result, layout);
  return result;
}

DopysMedia *
dopys_media_with_caption (DopysMedia *self, const char *caption)
{
  DopysMedia *result;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->gallery)
    return dopys_media_ref (self);
  result = copy (self);
  g_free (result->caption);
  result->caption = caption ? g_utf8_make_valid (caption, -1) : g_strdup ("");
  return result;
}

DopysMedia *
dopys_media_with_photo (DopysMedia *self, guint index, DopysPhoto *photo)
{
  DopysMedia *result;

  g_return_val_if_fail (self != NULL && photo != NULL, NULL);
  g_return_val_if_fail (index < self->photos->len, NULL);

  result = copy (self);
  dopys_photo_unref (result->photos->pdata[index]);
  result->photos->pdata[index] = dopys_photo_ref (photo);
  return result;
}

DopysMedia *
dopys_media_with_photos (DopysMedia *self, DopysPhoto *const *photos, guint n_photos)
{
  DopysMedia *result;

  g_return_val_if_fail (self != NULL && photos != NULL && n_photos > 0, NULL);

  result = new_media (self->gallery || n_photos > 1, photos, n_photos, self->caption);
  set_layout (result, &self->layout);
  return result;
}

gboolean
dopys_media_is_gallery (DopysMedia *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->gallery;
}

guint
dopys_media_get_n_photos (DopysMedia *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->photos->len;
}

DopysPhoto *
dopys_media_get_photo (DopysMedia *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->photos->len, NULL);

  return self->photos->pdata[index];
}

const char *
dopys_media_get_caption (DopysMedia *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caption;
}

const DopysMediaLayout *
dopys_media_get_layout (DopysMedia *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->layout;
}

gboolean
dopys_media_equal (DopysMedia *a, DopysMedia *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->gallery != b->gallery || a->photos->len != b->photos->len || !g_str_equal (a->caption, b->caption))
    return FALSE;
  if (a->layout.columns != b->layout.columns || a->layout.natural != b->layout.natural ||
      a->layout.wide != b->layout.wide || g_strcmp0 (a->size_slug, b->size_slug) != 0 ||
      g_strcmp0 (a->link, b->link) != 0)
    return FALSE;
  for (guint i = 0; i < a->photos->len; i++)
    if (!dopys_photo_equal (a->photos->pdata[i], b->photos->pdata[i]))
      return FALSE;
  return TRUE;
}
