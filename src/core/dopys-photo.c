/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A photo as it stands in an article.  All strings are valid UTF-8 and never NULL: what comes from a site or a file is
 * made valid here, so that no later stage (variant, database, JSON) has to doubt it.
 */
#include "dopys-photo.h"

#include <string.h>

struct _DopysPhoto
{
  char *id;
  char *url;
  gint64 remote_id;
  char *alt;
  char *caption;
  char *author;
  char *edits;
  gboolean decorative;
};

G_DEFINE_BOXED_TYPE (DopysPhoto, dopys_photo, dopys_photo_ref, dopys_photo_unref)

static char *
dup_valid (const char *string)
{
  return string ? g_utf8_make_valid (string, -1) : g_strdup ("");
}

static void
replace_valid (char **field, const char *string)
{
  g_free (*field);
  *field = dup_valid (string);
}

static void
clear (gpointer data)
{
  DopysPhoto *self = data;

  g_free (self->id);
  g_free (self->url);
  g_free (self->alt);
  g_free (self->caption);
  g_free (self->author);
  g_free (self->edits);
}

static DopysPhoto *
new_photo (const char *id, const char *url, gint64 remote_id)
{
  DopysPhoto *self = g_atomic_rc_box_new0 (DopysPhoto);

  self->id = dup_valid (id);
  self->url = dup_valid (url);
  self->remote_id = remote_id;
  self->alt = g_strdup ("");
  self->caption = g_strdup ("");
  self->author = g_strdup ("");
  self->edits = g_strdup ("");
  return self;
}

static DopysPhoto *
copy (DopysPhoto *self)
{
  DopysPhoto *result = g_atomic_rc_box_new0 (DopysPhoto);

  result->id = g_strdup (self->id);
  result->url = g_strdup (self->url);
  result->remote_id = self->remote_id;
  result->alt = g_strdup (self->alt);
  result->caption = g_strdup (self->caption);
  result->author = g_strdup (self->author);
  result->edits = g_strdup (self->edits);
  result->decorative = self->decorative;
  return result;
}

DopysPhoto *
dopys_photo_new (const char *id)
{
  return new_photo (id, NULL, 0);
}

DopysPhoto *
dopys_photo_new_remote (const char *url, gint64 remote_id)
{
  return new_photo (NULL, url, remote_id);
}

DopysPhoto *
dopys_photo_ref (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_photo_unref (DopysPhoto *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

DopysPhoto *
dopys_photo_with_alt (DopysPhoto *self, const char *alt)
{
  DopysPhoto *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = copy (self);
  replace_valid (&result->alt, alt);
  return result;
}

DopysPhoto *
dopys_photo_with_caption (DopysPhoto *self, const char *caption)
{
  DopysPhoto *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = copy (self);
  replace_valid (&result->caption, caption);
  return result;
}

DopysPhoto *
dopys_photo_with_author (DopysPhoto *self, const char *author)
{
  DopysPhoto *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = copy (self);
  replace_valid (&result->author, author);
  return result;
}

DopysPhoto *
dopys_photo_with_edits (DopysPhoto *self, const char *edits)
{
  DopysPhoto *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = copy (self);
  replace_valid (&result->edits, edits);
  return result;
}

DopysPhoto *
dopys_photo_with_decorative (DopysPhoto *self, gboolean decorative)
{
  DopysPhoto *result;

  g_return_val_if_fail (self != NULL, NULL);

  result = copy (self);
  result->decorative = !!decorative;
  return result;
}

const char *
dopys_photo_get_id (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
dopys_photo_get_url (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

gint64
dopys_photo_get_remote_id (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->remote_id;
}

const char *
dopys_photo_get_alt (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alt;
}

const char *
dopys_photo_get_caption (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caption;
}

const char *
dopys_photo_get_author (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

const char *
dopys_photo_get_edits (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edits;
}

char *
dopys_photo_dup_picture (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return *self->edits ? g_strconcat (self->id, " ", self->edits, NULL) : g_strdup (self->id);
}

DopysPhoto *
dopys_photo_new_for_picture (const char *picture)
{
  const char *space = strchr (picture, ' ');
  g_autofree char *id = space ? g_strndup (picture, (gsize) (space - picture)) : g_strdup (picture);
  g_autoptr (DopysPhoto) bare = dopys_photo_new (id);

  return dopys_photo_with_edits (bare, space ? space + 1 : "");
}

gboolean
dopys_photo_is_same_picture (DopysPhoto *a, DopysPhoto *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->id, b->id) && g_str_equal (a->edits, b->edits);
}

gboolean
dopys_photo_get_decorative (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->decorative;
}

gboolean
dopys_photo_is_described (DopysPhoto *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->decorative)
    return TRUE;
  for (const char *p = self->alt; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
dopys_photo_equal (DopysPhoto *a, DopysPhoto *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b ||
         (a->remote_id == b->remote_id && a->decorative == b->decorative && g_str_equal (a->id, b->id) &&
          g_str_equal (a->url, b->url) && g_str_equal (a->alt, b->alt) && g_str_equal (a->caption, b->caption) &&
          g_str_equal (a->author, b->author) && g_str_equal (a->edits, b->edits));
}
