/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-object-card.h"

#include "dopys-embed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 6
#define CARD_HEIGHT 56
#define LINE_HEIGHT 28
#define RADIUS 6
#define SIGN 28 /* the field with the arrow of an embed */

PangoLayout *
dopys_object_card_make_layout (GtkWidget *widget, const char *text, double scale, int column)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, MAX (1, column) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  return layout;
}

static GdkRGBA
with_alpha (GtkWidget *widget, float alpha)
{
  GdkRGBA color;
  gtk_widget_get_color (widget, &color);
  color.alpha *= alpha;
  return color;
}

static void
draw_layout (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float alpha)
{
  GdkRGBA color = with_alpha (widget, alpha);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
dopys_object_card_draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, float x, float y, double scale,
                             float alpha, int column)
{
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (widget, text, scale, column);
  draw_layout (widget, snapshot, layout, x, y, alpha);
}

/* ---- what it is ---- */

static gboolean
is_line (DopysBlock *block)
{
  DopysBlockKind kind = dopys_block_get_kind (block);
  return kind == DOPYS_BLOCK_SEPARATOR || kind == DOPYS_BLOCK_MORE;
}

/* "<!-- wp:columns …" → "columns" */
static char *
dup_raw_name (DopysBlock *block)
{
  gsize size;
  const char *data = g_bytes_get_data (dopys_block_get_raw (block), &size);
  g_autofree char *head = g_strndup (data ? data : "", MIN (size, 80));
  const char *name = strstr (head, "wp:");
  return name ? g_strndup (name + 3, strspn (name + 3, "abcdefghijklmnopqrstuvwxyz0123456789-/")) : g_strdup ("HTML");
}

static const char *
get_provider_name (DopysBlock *block)
{
  const DopysEmbedProvider *provider = dopys_embed_find_provider (dopys_block_get_embed (block));
  return provider ? provider->name : _ ("From another site");
}

char *
dopys_object_card_dup_label (DopysBlock *block)
{
  switch ((int) dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_SEPARATOR:
      return g_strdup (_ ("Separator"));
    case DOPYS_BLOCK_MORE:
      return g_strdup (_ ("Read more: lists show the text above"));
    case DOPYS_BLOCK_EMBED:
      return g_strdup_printf ("%s: %s", get_provider_name (block), dopys_block_get_embed (block));
    default:
      return dup_raw_name (block);
    }
}

int
dopys_object_card_get_height (DopysBlock *block)
{
  return is_line (block) ? LINE_HEIGHT : CARD_HEIGHT;
}

/* ---- drawing ---- */

static void
draw_separator (GtkWidget *widget, GtkSnapshot *snapshot, int column)
{
  GdkRGBA line = with_alpha (widget, 0.3f);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT ((float) column * 0.3f, LINE_HEIGHT / 2.0f, (float) column * 0.4f, 2));
}

/* «Далі» between two dashed lines over the whole column. */
static void
draw_more (GtkWidget *widget, GtkSnapshot *snapshot, int column)
{
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (widget, C_ ("mark", "Read more"), 0.85, column);
  GdkRGBA line = with_alpha (widget, 0.35f);
  int width, height;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  float left = (float) (column - width) / 2;
  for (float x = 0; x + 8 <= (float) column; x += 14)
    if (x + 8 < left - 2 * GAP || x > left + (float) width + 2 * GAP)
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x, LINE_HEIGHT / 2.0f, 8, 2));
  draw_layout (widget, snapshot, layout, left, (float) (LINE_HEIGHT - height) / 2 + 1, 0.7f);
}

static void
fill (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, place, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, place);
  gtk_snapshot_pop (snapshot);
}

static void
draw_card (GtkWidget *widget, GtkSnapshot *snapshot, const char *title, const char *text, float indent, int column)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, (float) column, CARD_HEIGHT - GAP);
  GdkRGBA color = with_alpha (widget, 0.07f);
  int rest = column - (int) indent - 4 * GAP;

  fill (snapshot, &place, &color);
  dopys_object_card_draw_text (widget, snapshot, title, indent + 2 * GAP, GAP, 0.95, 1.0f, rest);
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (widget, text, 0.82, rest);
  pango_layout_set_height (layout, -1);
  draw_layout (widget, snapshot, layout, indent + 2 * GAP, GAP + 21, 0.65f);
}

static void
draw_raw (GtkWidget *widget, GtkSnapshot *snapshot, DopysBlock *block, int column)
{
  g_autofree char *name = dup_raw_name (block);
  g_autofree char *title = g_strdup_printf (_ ("A block of the site: %s"), name);
  draw_card (widget, snapshot, title, _ ("It is kept as it is. Press twice to edit its markup."), 0, column);
}

/* The arrow of a video, which needs no icon from the theme. */
static void
draw_arrow (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  GdkRGBA color = with_alpha (widget, 0.7f);
  float x = 2 * GAP + 8, middle = (CARD_HEIGHT - GAP) / 2.0f;

  gsk_path_builder_move_to (builder, x, middle - 9);
  gsk_path_builder_line_to (builder, x + 16, middle);
  gsk_path_builder_line_to (builder, x, middle + 9);
  gsk_path_builder_close (builder);
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

void
dopys_object_card_draw (GtkWidget *widget, GtkSnapshot *snapshot, DopysBlock *block, int column)
{
  switch ((int) dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_SEPARATOR:
      draw_separator (widget, snapshot, column);
      break;
    case DOPYS_BLOCK_MORE:
      draw_more (widget, snapshot, column);
      break;
    case DOPYS_BLOCK_EMBED:
      draw_card (widget, snapshot, get_provider_name (block), dopys_block_get_embed (block), SIGN + GAP, column);
      draw_arrow (widget, snapshot);
      break;
    default:
      draw_raw (widget, snapshot, block, column);
    }
}
