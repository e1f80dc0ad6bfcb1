/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-overlay.h"

#include "dopys-photo-crop.h"

#define HANDLE 22.0f /* length of a corner's arms */
#define HANDLE_WIDTH 4.0f
#define KNOB 5.0f /* radius */

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA faint = { 1, 1, 1, 0.45f };
static const GdkRGBA shade = { 0, 0, 0, 0.55f };
static const GdkRGBA ink = { 0, 0, 0, 0.6f };

static graphene_rect_t
to_graphene (const DopysRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);
}

void
dopys_photo_overlay_draw_picture (GtkSnapshot *snapshot, const DopysPhotoMap *map, GdkTexture *texture)
{
  DopysPoint middle = dopys_photo_map_from_straightened (map, (DopysPoint) { 0.5, 0.5 });
  float scale = (float) dopys_photo_map_get_scale (map);
  float width = (float) (map->turns % 2 ? map->height : map->width);
  float height = (float) (map->turns % 2 ? map->width : map->height);
  graphene_rect_t area = to_graphene (&map->area);

  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) middle.x, (float) middle.y));
  gtk_snapshot_rotate (snapshot, (float) (map->angle * 180 / G_PI + map->turns * 90));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_TRILINEAR,
                                      &GRAPHENE_RECT_INIT (-width / 2, -height / 2, width, height));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* ---- crop ---- */

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_shade (GtkSnapshot *snapshot, const DopysRect *area, const DopysRect *crop)
{
  double right = crop->x + crop->width, bottom = crop->y + crop->height;

  fill (snapshot, &shade, area->x, area->y, area->width, crop->y - area->y);
  fill (snapshot, &shade, area->x, bottom, area->width, area->y + area->height - bottom);
  fill (snapshot, &shade, area->x, crop->y, crop->x - area->x, crop->height);
  fill (snapshot, &shade, right, crop->y, area->x + area->width - right, crop->height);
}

static void
draw_thirds (GtkSnapshot *snapshot, const DopysRect *crop)
{
  for (guint i = 1; i < 3; i++)
    {
      fill (snapshot, &faint, crop->x + crop->width * i / 3 - 0.5, crop->y, 1, crop->height);
      fill (snapshot, &faint, crop->x, crop->y + crop->height * i / 3 - 0.5, crop->width, 1);
    }
}

static void
draw_frame (GtkSnapshot *snapshot, const DopysRect *rect, double width, const GdkRGBA *color)
{
  GskRoundedRect outline;
  float w = (float) width;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) rect->x - w, (float) rect->y - w,
                                                        (float) rect->width + 2 * w, (float) rect->height + 2 * w),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { w, w, w, w },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

/* Arms that lie outside of the crop's corner or along its edge. */
static void
append_handle (GskPathBuilder *builder, const DopysRect *crop, DopysCropHandle handle)
{
  DopysPoint at = dopys_photo_crop_get_handle (crop, handle);
  float x = (float) at.x, y = (float) at.y;
  float arm_x = MIN (HANDLE, (float) crop->width / 3), arm_y = MIN (HANDLE, (float) crop->height / 3);
  gboolean west = at.x <= crop->x, east = at.x >= crop->x + crop->width;
  gboolean north = at.y <= crop->y, south = at.y >= crop->y + crop->height;
  float dx = west ? arm_x : east ? -arm_x : 0, dy = north ? arm_y : south ? -arm_y : 0;

  x += west ? -HANDLE_WIDTH / 2 : east ? HANDLE_WIDTH / 2 : 0;
  y += north ? -HANDLE_WIDTH / 2 : south ? HANDLE_WIDTH / 2 : 0;
  if (dx != 0 && dy != 0)
    {
      gsk_path_builder_move_to (builder, x + dx, y);
      gsk_path_builder_line_to (builder, x, y);
      gsk_path_builder_line_to (builder, x, y + dy);
      return;
    }
  gsk_path_builder_move_to (builder, x - (dx == 0 ? arm_x / 2 : 0), y - (dy == 0 ? arm_y / 2 : 0));
  gsk_path_builder_line_to (builder, x + (dx == 0 ? arm_x / 2 : 0), y + (dy == 0 ? arm_y / 2 : 0));
}

static void
stroke (GtkSnapshot *snapshot, GskPath *path, double width, const GdkRGBA *color)
{
  GskStroke *pen = gsk_stroke_new ((float) width);

  gsk_stroke_set_line_cap (pen, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (pen, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, pen, color);
  gsk_stroke_free (pen);
}

void
dopys_photo_overlay_draw_crop (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysRect *crop,
                               const GdkRGBA *accent, gboolean focused)
{
  DopysRect rect = dopys_photo_map_rect_from_straightened (map, crop);
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) arms = NULL;

  draw_shade (snapshot, &map->area, &rect);
  draw_thirds (snapshot, &rect);
  draw_frame (snapshot, &rect, 1, &white);
  for (DopysCropHandle handle = DOPYS_CROP_NORTH_WEST; handle < DOPYS_CROP_N_HANDLES; handle++)
    append_handle (builder, &rect, handle);
  arms = gsk_path_builder_free_to_path (builder);
  stroke (snapshot, arms, HANDLE_WIDTH + 2, &ink);
  stroke (snapshot, arms, HANDLE_WIDTH, focused ? accent : &white);
}

/* ---- hidden regions ---- */

static void
add_point (GskPathBuilder *builder, const DopysPhotoMap *map, DopysPoint point, gboolean first)
{
  DopysPoint at = dopys_photo_map_from_original (map, point);

  if (first)
    gsk_path_builder_move_to (builder, (float) at.x, (float) at.y);
  else
    gsk_path_builder_line_to (builder, (float) at.x, (float) at.y);
}

/* The outline of a rectangle, the line of a stroke. */
static GskPath *
make_path (const DopysPhotoMap *map, const DopysHidden *hidden)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  const DopysRect *rect = &hidden->rect;
  const DopysPoint corners[] = { { rect->x, rect->y },
                                 { rect->x + rect->width, rect->y },
                                 { rect->x + rect->width, rect->y + rect->height },
                                 { rect->x, rect->y + rect->height } };

  if (hidden->n_points == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
        add_point (builder, map, corners[i], i == 0);
      gsk_path_builder_close (builder);
      return gsk_path_builder_free_to_path (builder);
    }
  for (guint i = 0; i < hidden->n_points; i++)
    add_point (builder, map, hidden->points[i], i == 0);
  /* A touch without a movement: a line of no length would not be drawn. */
  if (hidden->n_points == 1)
    gsk_path_builder_rel_line_to (builder, 0.01f, 0);
  return gsk_path_builder_free_to_path (builder);
}

static double
brush_width (const DopysPhotoMap *map, double radius)
{
  return 2 * radius * MAX (map->width, map->height) * dopys_photo_map_get_scale (map);
}

static void
clip_to_area (GtkSnapshot *snapshot, const DopysPhotoMap *map)
{
  graphene_rect_t area = to_graphene (&map->area);

  gtk_snapshot_push_clip (snapshot, &area);
}

/* Round knobs at what a rectangle is resized by. */
static void
draw_knobs (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysRect *rect, const GdkRGBA *color)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) knobs = NULL;

  for (DopysCropHandle handle = DOPYS_CROP_NORTH_WEST; handle < DOPYS_CROP_N_HANDLES; handle++)
    {
      DopysPoint at = dopys_photo_map_from_original (map, dopys_photo_crop_get_handle (rect, handle));

      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y), KNOB);
    }
  knobs = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (snapshot, knobs, GSK_FILL_RULE_WINDING, color);
  stroke (snapshot, knobs, 1.5, &white);
}

void
dopys_photo_overlay_draw_region (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysHidden *hidden,
                                 const GdkRGBA *accent, gboolean chosen)
{
  g_autoptr (GskPath) path = make_path (map, hidden);
  const GdkRGBA *color = chosen ? accent : &white;
  GdkRGBA veil = *color;

  clip_to_area (snapshot, map);
  veil.alpha = 0.25f;
  if (chosen && hidden->n_points > 0)
    stroke (snapshot, path, brush_width (map, hidden->radius), &veil);
  stroke (snapshot, path, chosen ? 5 : 3, &ink);
  stroke (snapshot, path, chosen ? 3 : 1, color);
  if (chosen && hidden->n_points == 0)
    draw_knobs (snapshot, map, &hidden->rect, color);
  gtk_snapshot_pop (snapshot);
}

void
dopys_photo_overlay_draw_new_region (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysHidden *hidden)
{
  g_autoptr (GskPath) path = make_path (map, hidden);
  GdkRGBA veil = { 0, 0, 0, hidden->mode == DOPYS_HIDE_BLACK ? 0.85f : 0.45f };

  clip_to_area (snapshot, map);
  if (hidden->n_points > 0)
    stroke (snapshot, path, brush_width (map, hidden->radius), &veil);
  else
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &veil);
      stroke (snapshot, path, 1, &white);
    }
  gtk_snapshot_pop (snapshot);
}

void
dopys_photo_overlay_draw_brush (GtkSnapshot *snapshot, const DopysPhotoMap *map, DopysPoint at, double radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) circle = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y),
                               (float) brush_width (map, radius) / 2);
  circle = gsk_path_builder_free_to_path (builder);
  stroke (snapshot, circle, 3, &ink);
  stroke (snapshot, circle, 1, &white);
}
