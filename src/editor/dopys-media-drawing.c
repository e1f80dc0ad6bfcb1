/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-media-drawing.h"

#include "dopys-credit.h"
#include "dopys-description.h"
#include "dopys-object-card.h"

#include <glib/gi18n-lib.h>

#define GAP DOPYS_MEDIA_GAP
#define BADGE 22
#define RADIUS 6
#define GRIP_WIDTH 30
#define GRIP_HEIGHT 22
#define SHADE 44 /* under a caption on a picture */

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1.0f };
static const GdkRGBA dark = { 0, 0, 0, 0.65f };

char *
dopys_media_drawing_dup_photo_caption (DopysMedia *media, guint index)
{
  g_return_val_if_fail (media != NULL, NULL);

  return dopys_media_is_gallery (media) ? dopys_credit_dup_words (dopys_media_get_photo (media, index), "\n")
                                        : g_strdup ("");
}

char *
dopys_media_drawing_dup_caption (DopysMedia *media)
{
  g_return_val_if_fail (media != NULL, NULL);

  return dopys_media_is_gallery (media) ? g_strdup (dopys_media_get_caption (media))
                                        : dopys_credit_dup_words (dopys_media_get_photo (media, 0), "\n");
}

static void
fill (GtkSnapshot *snapshot, const graphene_rect_t *place, float radius, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, place, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, place);
  gtk_snapshot_pop (snapshot);
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/* Fills the place; what does not fit is cut off, as the site does. */
static void
draw_cover (GtkSnapshot *snapshot, GdkPaintable *paintable, const graphene_rect_t *place)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (paintable);
  ratio = ratio > 0 ? ratio : place->size.width / place->size.height;
  double width = MAX (place->size.width, place->size.height * ratio), height = width / ratio;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->origin.x + (float) (place->size.width - width) / 2,
                                                          place->origin.y + (float) (place->size.height - height) / 2));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

/* A caption in white at the foot of the picture, as the galleries of WordPress have it. */
static void
draw_photo_caption (GtkWidget *widget, GtkSnapshot *snapshot, const char *caption, const graphene_rect_t *place)
{
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 0 } }, { 1, { 0, 0, 0, 0.7f } } };
  float bottom = place->origin.y + place->size.height;
  graphene_rect_t shade = GRAPHENE_RECT_INIT (place->origin.x, bottom - SHADE, place->size.width, SHADE);
  g_autoptr (PangoLayout) layout =
      dopys_object_card_make_layout (widget, caption, 0.8, (int) place->size.width - 2 * GAP);
  int height;

  gtk_snapshot_append_linear_gradient (snapshot, &shade, &shade.origin, &GRAPHENE_POINT_INIT (shade.origin.x, bottom),
                                       stops, G_N_ELEMENTS (stops));
  pango_layout_set_height (layout, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  draw_text (snapshot, layout, place->origin.x + GAP, bottom - (float) height - GAP / 2.0f);
}

/* An amber mark on a photo that nobody has described yet. */
static void
draw_badge (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  graphene_rect_t at =
      GRAPHENE_RECT_INIT (place->origin.x + place->size.width - BADGE - GAP, place->origin.y + GAP, BADGE, BADGE);
  const GdkRGBA amber = { 0.90f, 0.38f, 0.0f, 1.0f };
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (widget, "!", 1.0, BADGE);
  int width, height;

  fill (snapshot, &at, BADGE / 2.0f, &amber);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw_text (snapshot, layout, at.origin.x + (float) (BADGE - width) / 2, at.origin.y + (float) (BADGE - height) / 2);
}

static void
draw_photo (GtkWidget *widget, GtkSnapshot *snapshot, const DopysMediaPlaces *places, guint index,
            GdkPaintable *paintable)
{
  graphene_rect_t place = dopys_media_places_get (places, index);
  g_autofree char *caption = dopys_media_drawing_dup_photo_caption (places->media, index);
  GskRoundedRect clip;
  GdkRGBA empty;

  gtk_widget_get_color (widget, &empty);
  empty.alpha *= 0.08f;
  /* Painted with each key: what is not there yet costs no clip. */
  if (!paintable && !*caption)
    gtk_snapshot_append_color (snapshot, &empty, &place);
  else
    {
      gsk_rounded_rect_init_from_rect (&clip, &place, RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &clip);
      gtk_snapshot_append_color (snapshot, &empty, &place);
      if (paintable)
        draw_cover (snapshot, paintable, &place);
      if (*caption)
        draw_photo_caption (widget, snapshot, caption, &place);
      gtk_snapshot_pop (snapshot);
    }
  if (dopys_description_is_missing (dopys_media_get_photo (places->media, index)))
    draw_badge (widget, snapshot, &place);
}

/* Tells a wide block from one of the column's width, which the text column itself cannot show. */
static void
draw_wide_sign (GtkWidget *widget, GtkSnapshot *snapshot, const DopysMediaPlaces *places)
{
  graphene_rect_t all = dopys_media_places_get_all (places);
  /* Translators: on a photo in the text: it is wider than the text on the site */
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (widget, _ ("↔ Wide"), 0.8, (int) all.size.width);
  int width, height;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_rect_t pill = GRAPHENE_RECT_INIT (all.origin.x + all.size.width - (float) width - 4 * GAP,
                                             all.origin.y + all.size.height - (float) height - 2 * GAP,
                                             (float) width + 3 * GAP, (float) height + GAP);
  fill (snapshot, &pill, pill.size.height / 2, &dark);
  draw_text (snapshot, layout, pill.origin.x + 1.5f * GAP, pill.origin.y + GAP / 2.0f);
}

void
dopys_media_drawing_draw (GtkWidget *widget, GtkSnapshot *snapshot, const DopysMediaPlaces *places,
                          GPtrArray *paintables, float top, float bottom)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (paintables->len == dopys_media_get_n_photos (places->media));

  for (guint i = 0; i < paintables->len; i++)
    {
      graphene_rect_t place = dopys_media_places_get (places, i);

      if (place.origin.y < bottom && place.origin.y + place.size.height > top)
        draw_photo (widget, snapshot, places, i, g_ptr_array_index (paintables, i));
    }
  if (dopys_media_get_layout (places->media)->wide)
    draw_wide_sign (widget, snapshot, places);
}

void
dopys_media_drawing_draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *place, float width)
{
  const GdkRGBA colors[4] = { accent, accent, accent, accent };
  const float widths[4] = { width, width, width, width };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

graphene_rect_t
dopys_media_drawing_get_grip (const DopysMediaPlaces *places)
{
  graphene_rect_t first = dopys_media_places_get (places, 0);

  return GRAPHENE_RECT_INIT (first.origin.x + 2 * GAP, first.origin.y + 2 * GAP, GRIP_WIDTH, GRIP_HEIGHT);
}

void
dopys_media_drawing_draw_grip (GtkSnapshot *snapshot, const DopysMediaPlaces *places)
{
  graphene_rect_t grip = dopys_media_drawing_get_grip (places);

  fill (snapshot, &grip, GRIP_HEIGHT / 2.0f, &dark);
  for (int column = 0; column < 3; column++)
    for (int row = 0; row < 2; row++)
      fill (snapshot,
            &GRAPHENE_RECT_INIT (grip.origin.x + 7 + 6.5f * (float) column, grip.origin.y + 6 + 7 * (float) row, 3, 3),
            1.5f, &white);
}

void
dopys_media_drawing_draw_gap (GtkSnapshot *snapshot, const graphene_rect_t *line)
{
  fill (snapshot, line, MIN (line->size.width, line->size.height) / 2, &accent);
}
