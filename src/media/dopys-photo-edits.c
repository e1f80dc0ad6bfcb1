/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-edits.h"

#include "dopys-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The text is a GVariant of this type with only what is not the default: turns i, angle d, crop (dddd),
 * brightness i, contrast i, hidden a(i(dddd)da(dd)). */
#define EDITS_TYPE G_VARIANT_TYPE_VARDICT
#define RECT_FORMAT "(dddd)"
#define HIDDEN_TYPE "a(i(dddd)da(dd))"
#define SMALLEST_CROP 0.001

struct _DopysPhotoEdits
{
  int turns;
  double angle;
  DopysRect crop;
  int brightness;
  int contrast;
  GPtrArray *hidden; /* of DopysHidden */
};

static void
hidden_free (DopysHidden *hidden)
{
  g_free (hidden->points);
  g_free (hidden);
}

static DopysHidden *
hidden_copy (const DopysHidden *hidden)
{
  DopysHidden *copy = g_memdup2 (hidden, sizeof *hidden);
  copy->points = g_memdup2 (hidden->points, hidden->n_points * sizeof *hidden->points);
  return copy;
}

static gboolean
hidden_equal (const DopysHidden *a, const DopysHidden *b)
{
  return a->mode == b->mode && memcmp (&a->rect, &b->rect, sizeof a->rect) == 0 && a->n_points == b->n_points &&
         (a->n_points == 0 ||
          (a->radius == b->radius && memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0));
}

DopysPhotoEdits *
dopys_photo_edits_new (void)
{
  DopysPhotoEdits *self = g_atomic_rc_box_new0 (DopysPhotoEdits);
  self->crop = (DopysRect) { 0, 0, 1, 1 };
  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) hidden_free);
  return self;
}

DopysPhotoEdits *
dopys_photo_edits_ref (DopysPhotoEdits *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
edits_clear (gpointer data)
{
  g_ptr_array_unref (((DopysPhotoEdits *) data)->hidden);
}

void
dopys_photo_edits_unref (DopysPhotoEdits *self)
{
  g_atomic_rc_box_release_full (self, edits_clear);
}

static DopysPhotoEdits *
edits_copy (const DopysPhotoEdits *self)
{
  DopysPhotoEdits *copy = dopys_photo_edits_new ();
  g_autoptr (GPtrArray) empty = copy->hidden;

  *copy = *self;
  copy->hidden = g_steal_pointer (&empty);
  for (guint i = 0; i < self->hidden->len; i++)
    g_ptr_array_add (copy->hidden, hidden_copy (self->hidden->pdata[i]));
  return copy;
}

static double
within (double value, double low, double high)
{
  return isfinite (value) ? CLAMP (value, low, high) : low;
}

static DopysRect
clamp_rect (DopysRect rect, double smallest)
{
  double left = within (rect.x, 0, 1 - smallest), top = within (rect.y, 0, 1 - smallest);
  double right = within (rect.x + rect.width, left + smallest, 1);
  double bottom = within (rect.y + rect.height, top + smallest, 1);

  return (DopysRect) { left, top, right - left, bottom - top };
}

DopysPhotoEdits *
dopys_photo_edits_with_turned (DopysPhotoEdits *self, int quarters)
{
  DopysPhotoEdits *copy = edits_copy (self);
  quarters = (quarters % 4 + 4) % 4;

  copy->turns = (self->turns + quarters) % 4;
  for (int i = 0; i < quarters; i++)
    copy->crop =
        (DopysRect) { 1 - copy->crop.y - copy->crop.height, copy->crop.x, copy->crop.height, copy->crop.width };
  return copy;
}

DopysPhotoEdits *
dopys_photo_edits_with_angle (DopysPhotoEdits *self, double degrees)
{
  DopysPhotoEdits *copy = edits_copy (self);
  copy->angle = isfinite (degrees) ? within (degrees, -DOPYS_EDITS_MAX_ANGLE, DOPYS_EDITS_MAX_ANGLE) : 0;
  return copy;
}

DopysPhotoEdits *
dopys_photo_edits_with_crop (DopysPhotoEdits *self, const DopysRect *crop)
{
  DopysPhotoEdits *copy = edits_copy (self);
  copy->crop = crop ? clamp_rect (*crop, SMALLEST_CROP) : (DopysRect) { 0, 0, 1, 1 };
  return copy;
}

DopysPhotoEdits *
dopys_photo_edits_with_tone (DopysPhotoEdits *self, int brightness, int contrast)
{
  DopysPhotoEdits *copy = edits_copy (self);
  copy->brightness = CLAMP (brightness, -100, 100);
  copy->contrast = CLAMP (contrast, -100, 100);
  return copy;
}

/* The rectangle round the points; the radius, a fraction of the long side, is at least as much of either. */
static DopysRect
bounds_of (const DopysHidden *hidden)
{
  double left = 1, top = 1, right = 0, bottom = 0;

  for (guint i = 0; i < hidden->n_points; i++)
    {
      left = MIN (left, hidden->points[i].x);
      top = MIN (top, hidden->points[i].y);
      right = MAX (right, hidden->points[i].x);
      bottom = MAX (bottom, hidden->points[i].y);
    }
  return (DopysRect) { left, top, right - left, bottom - top };
}

/* A copy within bounds, whose rectangle is right. */
static DopysHidden *
hidden_complete (const DopysHidden *hidden)
{
  DopysHidden *self = hidden_copy (hidden);

  for (guint i = 0; i < self->n_points; i++)
    self->points[i] = (DopysPoint) { within (self->points[i].x, 0, 1), within (self->points[i].y, 0, 1) };
  self->radius = self->n_points ? within (self->radius, 0.001, 1) : 0;
  self->rect = self->n_points ? bounds_of (self) : clamp_rect (self->rect, 0);
  return self;
}

DopysPhotoEdits *
dopys_photo_edits_with_hidden (DopysPhotoEdits *self, const DopysHidden *hidden)
{
  g_return_val_if_fail (hidden->n_points <= DOPYS_EDITS_MAX_POINTS, dopys_photo_edits_ref (self));
  DopysPhotoEdits *copy = edits_copy (self);
  g_ptr_array_add (copy->hidden, hidden_complete (hidden));
  return copy;
}

DopysPhotoEdits *
dopys_photo_edits_with_hidden_at (DopysPhotoEdits *self, guint index, const DopysHidden *hidden)
{
  g_return_val_if_fail (index < self->hidden->len, dopys_photo_edits_ref (self));
  g_return_val_if_fail (hidden->n_points <= DOPYS_EDITS_MAX_POINTS, dopys_photo_edits_ref (self));
  DopysPhotoEdits *copy = edits_copy (self);
  hidden_free (copy->hidden->pdata[index]);
  copy->hidden->pdata[index] = hidden_complete (hidden);
  return copy;
}

DopysPhotoEdits *
dopys_photo_edits_without_hidden (DopysPhotoEdits *self, guint index)
{
  g_return_val_if_fail (index < self->hidden->len, dopys_photo_edits_ref (self));
  DopysPhotoEdits *copy = edits_copy (self);
  g_ptr_array_remove_index (copy->hidden, index);
  return copy;
}

guint
dopys_photo_edits_get_turns (DopysPhotoEdits *self)
{
  return (guint) self->turns;
}

double
dopys_photo_edits_get_angle (DopysPhotoEdits *self)
{
  return self->angle;
}

DopysRect
dopys_photo_edits_get_crop (DopysPhotoEdits *self)
{
  return self->crop;
}

int
dopys_photo_edits_get_brightness (DopysPhotoEdits *self)
{
  return self->brightness;
}

int
dopys_photo_edits_get_contrast (DopysPhotoEdits *self)
{
  return self->contrast;
}

guint
dopys_photo_edits_get_n_hidden (DopysPhotoEdits *self)
{
  return self->hidden->len;
}

const DopysHidden *
dopys_photo_edits_get_hidden (DopysPhotoEdits *self, guint index)
{
  return self->hidden->pdata[index];
}

static gboolean
is_whole (const DopysRect *crop)
{
  return crop->x <= 0 && crop->y <= 0 && crop->width >= 1 && crop->height >= 1;
}

gboolean
dopys_photo_edits_is_none (DopysPhotoEdits *self)
{
  return self == NULL || (self->turns == 0 && self->angle == 0 && is_whole (&self->crop) && self->brightness == 0 &&
                          self->contrast == 0 && self->hidden->len == 0);
}

gboolean
dopys_photo_edits_equal (DopysPhotoEdits *a, DopysPhotoEdits *b)
{
  if (dopys_photo_edits_is_none (a) || dopys_photo_edits_is_none (b))
    return dopys_photo_edits_is_none (a) && dopys_photo_edits_is_none (b);
  if (a->turns != b->turns || a->angle != b->angle || a->brightness != b->brightness || a->contrast != b->contrast ||
      memcmp (&a->crop, &b->crop, sizeof a->crop) != 0 || a->hidden->len != b->hidden->len)
    return FALSE;
  for (guint i = 0; i < a->hidden->len; i++)
    if (!hidden_equal (a->hidden->pdata[i], b->hidden->pdata[i]))
      return FALSE;
  return TRUE;
}

static GVariant *
hidden_to_variant (const GPtrArray *all)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (HIDDEN_TYPE));

  for (guint i = 0; i < all->len; i++)
    {
      const DopysHidden *hidden = all->pdata[i];
      GVariantBuilder points = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(dd)"));
      for (guint p = 0; p < hidden->n_points; p++)
        g_variant_builder_add (&points, "(dd)", hidden->points[p].x, hidden->points[p].y);
      g_variant_builder_add (&builder, "(i(dddd)da(dd))", (gint32) hidden->mode, hidden->rect.x, hidden->rect.y,
                             hidden->rect.width, hidden->rect.height, hidden->radius, &points);
    }
  return g_variant_builder_end (&builder);
}

char *
dopys_photo_edits_to_string (DopysPhotoEdits *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (EDITS_TYPE);

  if (dopys_photo_edits_is_none (self))
    return g_strdup ("");
  if (self->turns)
    g_variant_builder_add (&builder, "{sv}", "turns", g_variant_new_int32 (self->turns));
  if (self->angle != 0)
    g_variant_builder_add (&builder, "{sv}", "angle", g_variant_new_double (self->angle));
  if (!is_whole (&self->crop))
    g_variant_builder_add (
        &builder, "{sv}", "crop",
        g_variant_new (RECT_FORMAT, self->crop.x, self->crop.y, self->crop.width, self->crop.height));
  if (self->brightness)
    g_variant_builder_add (&builder, "{sv}", "brightness", g_variant_new_int32 (self->brightness));
  if (self->contrast)
    g_variant_builder_add (&builder, "{sv}", "contrast", g_variant_new_int32 (self->contrast));
  if (self->hidden->len)
    g_variant_builder_add (&builder, "{sv}", "hidden", hidden_to_variant (self->hidden));
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  /* With types where the text alone would not tell them: an empty array of points. */
  return g_variant_print (variant, TRUE);
}

static gboolean
is_fraction (double value)
{
  return isfinite (value) && value >= 0 && value <= 1;
}

static gboolean
is_rect (const DopysRect *rect)
{
  return is_fraction (rect->x) && is_fraction (rect->y) && is_fraction (rect->width) && is_fraction (rect->height) &&
         rect->x + rect->width <= 1 + 1e-9 && rect->y + rect->height <= 1 + 1e-9;
}

static gboolean
read_hidden (DopysPhotoEdits *self, GVariant *value)
{
  GVariantIter iter;
  DopysHidden hidden = { 0 };
  gint32 mode;
  GVariantIter *points;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(i(dddd)da(dd))", &mode, &hidden.rect.x, &hidden.rect.y, &hidden.rect.width,
                              &hidden.rect.height, &hidden.radius, &points))
    {
      gsize n = g_variant_iter_n_children (points);
      g_autofree DopysPoint *read = g_new (DopysPoint, n + 1);
      gboolean good = mode >= DOPYS_HIDE_BLUR && mode <= DOPYS_HIDE_BLACK && is_rect (&hidden.rect) &&
                      n <= DOPYS_EDITS_MAX_POINTS && is_fraction (hidden.radius) && (n == 0 || hidden.radius > 0) &&
                      self->hidden->len < DOPYS_EDITS_MAX_HIDDEN;
      for (gsize i = 0; i < n && g_variant_iter_next (points, "(dd)", &read[i].x, &read[i].y); i++)
        good = good && is_fraction (read[i].x) && is_fraction (read[i].y);
      g_variant_iter_free (points);
      if (!good)
        return FALSE;
      hidden.mode = (DopysHideMode) mode;
      hidden.n_points = (guint) n;
      hidden.points = read;
      g_ptr_array_add (self->hidden, hidden_copy (&hidden));
    }
  return TRUE;
}

static gboolean
read_key (DopysPhotoEdits *self, const char *key, GVariant *value)
{
  if (g_str_equal (key, "hidden") && g_variant_is_of_type (value, G_VARIANT_TYPE (HIDDEN_TYPE)))
    return read_hidden (self, value);
  if (g_str_equal (key, "crop") && g_variant_is_of_type (value, G_VARIANT_TYPE (RECT_FORMAT)))
    {
      g_variant_get (value, RECT_FORMAT, &self->crop.x, &self->crop.y, &self->crop.width, &self->crop.height);
      return is_rect (&self->crop) && MIN (self->crop.width, self->crop.height) >= SMALLEST_CROP / 2;
    }
  if (g_str_equal (key, "angle") && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    {
      self->angle = g_variant_get_double (value);
      return isfinite (self->angle) && fabs (self->angle) <= DOPYS_EDITS_MAX_ANGLE;
    }
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return FALSE;
  int number = g_variant_get_int32 (value);
  if (g_str_equal (key, "turns"))
    self->turns = number;
  else if (g_str_equal (key, "brightness"))
    self->brightness = number;
  else if (g_str_equal (key, "contrast"))
    self->contrast = number;
  else
    return FALSE;
  return self->turns >= 0 && self->turns <= 3 && ABS (self->brightness) <= 100 && ABS (self->contrast) <= 100;
}

DopysPhotoEdits *
dopys_photo_edits_from_string (const char *text, GError **error)
{
  g_autoptr (DopysPhotoEdits) self = dopys_photo_edits_new ();
  if (*text == '\0')
    return g_steal_pointer (&self);
  g_autoptr (GVariant) variant = g_variant_parse (EDITS_TYPE, text, NULL, NULL, NULL);
  gboolean good = variant != NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (variant)
    {
      g_variant_iter_init (&iter, variant);
      while (good && g_variant_iter_next (&iter, "{&sv}", &key, &value))
        {
          good = read_key (self, key, value);
          g_variant_unref (value);
        }
    }
  if (good)
    return g_steal_pointer (&self);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
                       _ ("The changes made to the photo cannot be read. It was not sent, lest something hidden be "
                          "seen; open the photo and reset its changes."));
  return NULL;
}
