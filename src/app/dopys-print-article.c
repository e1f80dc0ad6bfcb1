/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-print-article.h"

#include <glib/gi18n-lib.h>

#include "dopys-credit.h"
#include "dopys-print-text.h"

#define GRAY 0.4
#define SMALL 9.0
#define GAP 7.0     /* between paragraphs */
#define GUTTER 12.0 /* between photos, and beside numbers of lists */
#define STEP 18.0   /* of lists */
#define PADDING 4.0 /* of cells */

typedef struct
{
  DopysPrintPages *pages;
  PangoContext *context;
  GHashTable *pictures; /* borrowed */
  guint numbers[DOPYS_LIST_MAX_DEPTH + 1];
  guint n_photos;
} Printer;

void
dopys_print_picture_free (DopysPrintPicture *self)
{
  g_free (self->path);
  g_free (self);
}

static void
add_plain (Printer *self, const char *text, double size, gboolean bold, double gray)
{
  g_autoptr (PangoLayout) layout =
      dopys_print_text_plain (self->context, text, size, bold, dopys_print_pages_get_width (self->pages));

  dopys_print_pages_add_text (self->pages, layout, 0, gray, FALSE);
}

/* ---- text ---- */

static char *
dup_marker (Printer *self, const DopysBlockFormat *format)
{
  guint depth = format->depth;

  for (guint deeper = depth + 1; deeper <= DOPYS_LIST_MAX_DEPTH; deeper++)
    self->numbers[deeper] = 0;
  if (!format->ordered)
    return g_strdup (depth % 2 == 0 ? "•" : "◦");
  self->numbers[depth] = self->numbers[depth] == 0 && format->start > 1 ? format->start : self->numbers[depth] + 1;
  return g_strdup_printf ("%u.", self->numbers[depth]);
}

static void
add_list_item (Printer *self, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  double x = STEP * (format->depth + 1), width = dopys_print_pages_get_width (self->pages);
  g_autofree char *marker = dup_marker (self, format);
  g_autoptr (PangoLayout) mark = dopys_print_text_plain (self->context, marker, DOPYS_PRINT_SIZE, FALSE, STEP);
  g_autoptr (PangoLayout) text = dopys_print_text_block (self->context, block, FALSE, width - x);

  dopys_print_pages_skip (self->pages, GAP / 3);
  dopys_print_pages_need (self->pages, dopys_print_layout_height (mark));
  dopys_print_pages_put_text (self->pages, mark, x - STEP + 4, 0, 0);
  dopys_print_pages_add_text (self->pages, text, x, 0, FALSE);
}

static void
add_text (Printer *self, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  gboolean quote = format->kind == DOPYS_BLOCK_QUOTE || format->kind == DOPYS_BLOCK_QUOTE_SOURCE;
  double x = quote || format->kind == DOPYS_BLOCK_NOTE ? STEP : 0;
  g_autoptr (PangoLayout) layout = NULL;

  if (format->kind == DOPYS_BLOCK_LIST_ITEM)
    {
      add_list_item (self, block);
      return;
    }
  memset (self->numbers, 0, sizeof self->numbers);
  layout = dopys_print_text_block (self->context, block, FALSE, dopys_print_pages_get_width (self->pages) - x);
  dopys_print_pages_skip (self->pages, format->kind == DOPYS_BLOCK_HEADING ? 2 * GAP : GAP);
  if (format->kind == DOPYS_BLOCK_HEADING) /* not alone at the foot of a page */
    dopys_print_pages_need (self->pages, dopys_print_layout_height (layout) + 4 * DOPYS_PRINT_SIZE);
  dopys_print_pages_add_text (self->pages, layout, x, format->kind == DOPYS_BLOCK_QUOTE_SOURCE ? GRAY : 0, x > 0);
}

/* ---- photos ---- */

static PangoLayout *
layout_words (Printer *self, DopysPhoto *photo, double width)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *alt = dopys_photo_get_alt (photo);
  g_autofree char *caption = dopys_credit_dup_words (photo, "\n");

  g_string_append_printf (words, _ ("Photo %u"), ++self->n_photos);
  if (*caption)
    g_string_append_printf (words, ". %s", caption);
  g_string_append_c (words, '\n');
  if (dopys_photo_get_decorative (photo))
    g_string_append (words, _ ("Decorative"));
  else if (*alt)
    g_string_append_printf (words, _ ("Description: %s"), alt);
  else
    g_string_append (words, _ ("No description"));
  return dopys_print_text_plain (self->context, words->str, SMALL, FALSE, width);
}

/* How large a photo is in the width that it has. */
static void
fit (Printer *self, DopysPhoto *photo, double width, double max_height, DopysPrintPicture **picture, double *to_width,
     double *to_height)
{
  g_autofree char *key = dopys_photo_dup_picture (photo);
  double scale;

  *picture = g_hash_table_lookup (self->pictures, key);
  *to_width = width;
  *to_height = width * 2 / 3;
  if (*picture && (*picture)->width > 0 && (*picture)->height > 0)
    {
      scale = MIN (width / (*picture)->width, max_height / (*picture)->height);
      *to_width = (*picture)->width * scale;
      *to_height = (*picture)->height * scale;
    }
  *to_height = MIN (*to_height, max_height);
}

/* One row of one or two photos, which stays on one page. */
static void
add_row (Printer *self, DopysPhoto *const *photos, guint n, double width)
{
  double max_height = dopys_print_pages_get_height (self->pages) * (n == 1 ? 0.4 : 0.25);
  double across[2], down[2], highest = 0, words_height = 0;
  DopysPrintPicture *pictures[2];
  PangoLayout *words[2];

  for (guint i = 0; i < n; i++)
    {
      fit (self, photos[i], width, max_height, &pictures[i], &across[i], &down[i]);
      words[i] = layout_words (self, photos[i], width);
      highest = MAX (highest, down[i]);
      words_height = MAX (words_height, dopys_print_layout_height (words[i]));
    }
  dopys_print_pages_skip (self->pages, GAP + 2);
  dopys_print_pages_need (self->pages, highest + words_height + 3);
  for (guint i = 0; i < n; i++)
    {
      double x = i * (width + GUTTER);
      if (pictures[i])
        dopys_print_pages_put_picture (self->pages, pictures[i]->path, x, 0, across[i], down[i]);
      else
        dopys_print_pages_put_box (self->pages, x, 0, across[i], down[i]);
      dopys_print_pages_put_text (self->pages, words[i], x, highest + 3, GRAY);
      g_object_unref (words[i]);
    }
  dopys_print_pages_advance (self->pages, highest + words_height + 3);
}

static void
add_media (Printer *self, DopysMedia *media)
{
  double width = dopys_print_pages_get_width (self->pages);
  guint n = dopys_media_get_n_photos (media);

  for (guint i = 0; i < n; i += 2)
    {
      DopysPhoto *photos[2] = { dopys_media_get_photo (media, i),
                                i + 1 < n ? dopys_media_get_photo (media, i + 1) : NULL };
      add_row (self, photos, photos[1] ? 2 : 1, n == 1 ? width : (width - GUTTER) / 2);
    }
  if (*dopys_media_get_caption (media))
    {
      dopys_print_pages_skip (self->pages, GAP / 2);
      add_plain (self, dopys_media_get_caption (media), SMALL, FALSE, GRAY);
    }
}

/* ---- other objects ---- */

static void
add_table_row (Printer *self, DopysTable *table, guint row, double width)
{
  guint n = dopys_table_get_n_columns (table);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean head = row == 0 && dopys_table_get_header (table);
  double height = 0;

  for (guint column = 0; column < n; column++)
    {
      PangoLayout *layout = dopys_print_text_block (self->context, dopys_table_get_cell (table, row, column), head,
                                                    MAX (width - 2 * PADDING, 1));
      g_ptr_array_add (layouts, layout);
      height = MAX (height, dopys_print_layout_height (layout) + 2 * PADDING);
    }
  dopys_print_pages_need (self->pages, height);
  for (guint column = 0; column < n; column++)
    {
      dopys_print_pages_put_box (self->pages, column * width, 0, width, height);
      dopys_print_pages_put_text (self->pages, g_ptr_array_index (layouts, column), column * width + PADDING, PADDING,
                                  0);
    }
  dopys_print_pages_advance (self->pages, height);
}

static void
add_table (Printer *self, DopysTable *table)
{
  double width = dopys_print_pages_get_width (self->pages) / dopys_table_get_n_columns (table);
  DopysBlock *caption = dopys_table_get_caption (table);

  dopys_print_pages_skip (self->pages, GAP + 2);
  for (guint row = 0; row < dopys_table_get_n_rows (table); row++)
    add_table_row (self, table, row, width);
  if (dopys_block_get_length (caption) > 0)
    {
      dopys_print_pages_skip (self->pages, GAP / 2);
      add_plain (self, dopys_block_get_text (caption), SMALL, FALSE, GRAY);
    }
}

static void
add_rule (Printer *self)
{
  double width = dopys_print_pages_get_width (self->pages);

  dopys_print_pages_skip (self->pages, 2 * GAP);
  dopys_print_pages_need (self->pages, 1);
  dopys_print_pages_put_box (self->pages, width / 3, 0, width / 3, 0);
  dopys_print_pages_advance (self->pages, 1);
}

static void
add_block (Printer *self, DopysBlock *block)
{
  switch (dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_MEDIA:
      add_media (self, dopys_block_get_media (block));
      break;
    case DOPYS_BLOCK_TABLE:
      add_table (self, dopys_block_get_table (block));
      break;
    case DOPYS_BLOCK_SEPARATOR:
      add_rule (self);
      break;
    case DOPYS_BLOCK_EMBED:
      dopys_print_pages_skip (self->pages, GAP);
      add_plain (self, dopys_block_get_embed (block), SMALL, FALSE, GRAY);
      break;
    case DOPYS_BLOCK_RAW:
      dopys_print_pages_skip (self->pages, GAP);
      add_plain (self, _ ("Here the site shows something of its own, which cannot be printed."), SMALL, FALSE, GRAY);
      break;
    case DOPYS_BLOCK_MORE:
      break;
    default:
      add_text (self, block);
    }
}

/* Two lines to fill in, on one page. */
static void
add_signature (Printer *self)
{
  double width = dopys_print_pages_get_width (self->pages), line = width * 0.42;
  g_autoptr (PangoLayout) agreed = dopys_print_text_plain (self->context, _ ("Approved"), DOPYS_PRINT_SIZE, TRUE, line);
  g_autoptr (PangoLayout) name = dopys_print_text_plain (self->context, _ ("Position, name"), SMALL, FALSE, line);
  g_autoptr (PangoLayout) sign = dopys_print_text_plain (self->context, _ ("Signature, date"), SMALL, FALSE, line);

  dopys_print_pages_skip (self->pages, 4 * GAP);
  dopys_print_pages_need (self->pages, 70);
  dopys_print_pages_put_text (self->pages, agreed, 0, 0, 0);
  dopys_print_pages_put_box (self->pages, 0, 50, line, 0);
  dopys_print_pages_put_text (self->pages, name, 0, 53, GRAY);
  dopys_print_pages_put_box (self->pages, width - line, 50, line, 0);
  dopys_print_pages_put_text (self->pages, sign, width - line, 53, GRAY);
  dopys_print_pages_advance (self->pages, 70);
}

DopysPrintPages *
dopys_print_article (const DopysArticle *article, GHashTable *pictures, const char *about, PangoContext *context,
                     double width, double height)
{
  Printer self = { .pages = dopys_print_pages_new (width, height), .context = context, .pictures = pictures };
  guint n = dopys_document_get_n_blocks (article->document);
  DopysBlock *last = dopys_document_get_block (article->document, n - 1);

  add_plain (&self, about, SMALL, FALSE, GRAY);
  dopys_print_pages_skip (self.pages, GAP);
  add_plain (&self, article->title && *article->title ? article->title : _ ("Untitled"), 19, TRUE, 0);
  if (article->lead)
    add_row (&self, &article->lead, 1, width);
  if (dopys_block_get_length (last) == 0)
    n--;
  for (guint i = 0; i < n; i++)
    add_block (&self, dopys_document_get_block (article->document, i));
  add_signature (&self);
  return self.pages;
}
