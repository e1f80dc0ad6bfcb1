/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents as GVariant: (version, origins, blocks).
 *
 * Each origin stands once in a table; a block names its origin by the place in that table, or NO_ORIGIN.  Readings (see
 * dopys_origin_get_place()) are numbered from 0 in order of appearance, and get numbers of this process again when
 * read. Input is hostile: the whole variant must be in normal form, and each value is checked before a block is made of
 * it.
 */
#include "dopys-document.h"

#include "dopys-error.h"
#include "dopys-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define VERSION 3 /* 2 knew no notes, embeds, «more» and alignment; 1 no edits of photos, and no tables */
#define NO_ORIGIN G_MAXUINT32

#define ORIGIN_TYPE "(ayaymayuuu)" /* before, source, after, n_blocks, reading, place */
#define RUN_TYPE "(uus)"           /* length, style, link or "" */
#define PHOTO_TYPE "(ssxsssbs)"    /* id, url, remote id, alt, caption, author, decorative, edits */
#define PHOTO_TYPE_1 "(ssxsssb)"   /* of version 1 */
#define LAYOUT_TYPE "(ubbmsms)"    /* columns, natural, wide, size_slug, link */
#define MEDIA_OF(photo) "(bs" LAYOUT_TYPE "a" photo ")" /* gallery, caption, layout, photos */
#define FORMAT_TYPE "(yyybu)"                           /* kind, level, depth or alignment, ordered, start */
#define CELL_TYPE "(sa" RUN_TYPE ")"                    /* text, runs */
#define TABLE_TYPE "(uubba" CELL_TYPE ")"               /* rows, columns, header, fluid; row by row, then the caption */
/* format, text, runs, media, raw (of a table: a TABLE_TYPE in bytes; of an embed: the address), origin, index, touched
 */
#define BLOCK_OF(photo) "(" FORMAT_TYPE "sa" RUN_TYPE "m" MEDIA_OF (photo) "mayuub)"
#define DOCUMENT_OF(photo) "(ua" ORIGIN_TYPE "a" BLOCK_OF (photo) ")"
#define MEDIA_TYPE MEDIA_OF (PHOTO_TYPE)
#define BLOCK_TYPE BLOCK_OF (PHOTO_TYPE)

/* ---- writing ---- */

typedef struct
{
  GHashTable *origins;  /* DopysOrigin → place in the table + 1 */
  GHashTable *readings; /* reading → number + 1 */
  GVariantBuilder table;
} Writer;

static GVariant *
bytes_to_variant (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static GVariant *
bytes_to_maybe (GBytes *bytes)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_BYTESTRING, bytes ? bytes_to_variant (bytes) : NULL);
}

static guint
number_reading (Writer *writer, guint reading)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->readings, GUINT_TO_POINTER (reading)));

  if (number == 0)
    {
      number = g_hash_table_size (writer->readings) + 1;
      g_hash_table_insert (writer->readings, GUINT_TO_POINTER (reading), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static guint
number_origin (Writer *writer, DopysOrigin *origin)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->origins, origin));

  if (number == 0)
    {
      guint reading, place = dopys_origin_get_place (origin, &reading);

      g_variant_builder_add (&writer->table, "(@ay@ay@mayuuu)", bytes_to_variant (dopys_origin_get_before (origin)),
                             bytes_to_variant (dopys_origin_get_source (origin)),
                             bytes_to_maybe (dopys_origin_get_after (origin)), dopys_origin_get_n_blocks (origin),
                             number_reading (writer, reading), place);
      number = g_hash_table_size (writer->origins) + 1;
      g_hash_table_insert (writer->origins, origin, GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static GVariant *
photo_to_variant (DopysPhoto *photo)
{
  return g_variant_new (PHOTO_TYPE, dopys_photo_get_id (photo), dopys_photo_get_url (photo),
                        dopys_photo_get_remote_id (photo), dopys_photo_get_alt (photo), dopys_photo_get_caption (photo),
                        dopys_photo_get_author (photo), dopys_photo_get_decorative (photo),
                        dopys_photo_get_edits (photo));
}

static GVariant *
media_to_variant (DopysMedia *media)
{
  const DopysMediaLayout *layout = dopys_media_get_layout (media);
  GVariantBuilder photos;

  g_variant_builder_init (&photos, G_VARIANT_TYPE ("a" PHOTO_TYPE));
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    g_variant_builder_add_value (&photos, photo_to_variant (dopys_media_get_photo (media, i)));
  return g_variant_new ("(bs" LAYOUT_TYPE "a" PHOTO_TYPE ")", dopys_media_is_gallery (media),
                        dopys_media_get_caption (media), layout->columns, layout->natural, layout->wide,
                        layout->size_slug, layout->link, &photos);
}

static void
runs_to_variant (GVariantBuilder *builder, DopysBlock *block)
{
  guint n_runs;
  const DopysRun *run = dopys_block_get_runs (block, &n_runs);

  g_variant_builder_init (builder, G_VARIANT_TYPE ("a" RUN_TYPE));
  for (guint i = 0; i < n_runs; i++)
    g_variant_builder_add (builder, RUN_TYPE, run[i].length, run[i].style, run[i].link ? run[i].link : "");
}

static void
add_cell (GVariantBuilder *cells, DopysBlock *cell)
{
  GVariantBuilder runs;

  runs_to_variant (&runs, cell);
  g_variant_builder_add (cells, CELL_TYPE, dopys_block_get_text (cell), &runs);
}

static GBytes *
table_to_bytes (DopysTable *table)
{
  guint n_rows = dopys_table_get_n_rows (table), n_columns = dopys_table_get_n_columns (table);
  g_autoptr (GVariant) variant = NULL;
  GVariantBuilder cells;

  g_variant_builder_init (&cells, G_VARIANT_TYPE ("a" CELL_TYPE));
  for (guint i = 0; i < n_rows * n_columns; i++)
    add_cell (&cells, dopys_table_get_cell (table, i / n_columns, i % n_columns));
  add_cell (&cells, dopys_table_get_caption (table));
  variant = g_variant_ref_sink (g_variant_new (TABLE_TYPE, n_rows, n_columns, dopys_table_get_header (table),
                                               dopys_table_get_fluid (table), &cells));
  return g_variant_get_data_as_bytes (variant);
}

static GBytes *
dup_raw (DopysBlock *block)
{
  DopysTable *table = dopys_block_get_table (block);
  GBytes *raw = dopys_block_get_raw (block);
  const char *embed = dopys_block_get_embed (block);

  if (table)
    return table_to_bytes (table);
  if (embed)
    return g_bytes_new (embed, strlen (embed));
  return raw ? g_bytes_ref (raw) : NULL;
}

/* The same byte holds the depth of items and the alignment of others. */
static gboolean
has_align (DopysBlockKind kind)
{
  return kind == DOPYS_BLOCK_PARAGRAPH || kind == DOPYS_BLOCK_HEADING;
}

static GVariant *
block_to_variant (Writer *writer, DopysBlock *block)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  DopysMedia *media = dopys_block_get_media (block);
  g_autoptr (GBytes) raw = dup_raw (block);
  GVariantBuilder runs;
  guint index;
  gboolean touched;
  DopysOrigin *origin = dopys_block_get_origin (block, &index, &touched);

  runs_to_variant (&runs, block);
  return g_variant_new ("(" FORMAT_TYPE "sa" RUN_TYPE "@m" MEDIA_TYPE "@mayuub)", format->kind, format->level,
                        has_align (format->kind) ? format->align : format->depth, format->ordered, format->start,
                        dopys_block_get_text (block), &runs,
                        g_variant_new_maybe (G_VARIANT_TYPE (MEDIA_TYPE), media ? media_to_variant (media) : NULL),
                        bytes_to_maybe (raw), origin ? number_origin (writer, origin) : NO_ORIGIN, index, touched);
}

GVariant *
dopys_document_to_variant (DopysDocument *self)
{
  Writer writer;
  GVariantBuilder blocks;

  g_return_val_if_fail (self != NULL, NULL);

  writer.origins = g_hash_table_new (NULL, NULL);
  writer.readings = g_hash_table_new (NULL, NULL);
  g_variant_builder_init (&writer.table, G_VARIANT_TYPE ("a" ORIGIN_TYPE));
  g_variant_builder_init (&blocks, G_VARIANT_TYPE ("a" BLOCK_TYPE));
  for (guint i = 0; i < dopys_document_get_n_blocks (self); i++)
    g_variant_builder_add_value (&blocks, block_to_variant (&writer, dopys_document_get_block (self, i)));
  g_hash_table_unref (writer.origins);
  g_hash_table_unref (writer.readings);
  return g_variant_new (DOCUMENT_OF (PHOTO_TYPE), VERSION, &writer.table, &blocks);
}

/* ---- reading: every function returns NULL where the input is not what its version writes ---- */

static GBytes *
child_bytes (GVariant *tuple, gsize child)
{
  g_autoptr (GVariant) value = g_variant_get_child_value (tuple, child);

  return g_variant_get_data_as_bytes (value);
}

/* For a child that may be nothing. */
static GBytes *
child_maybe_bytes (GVariant *tuple, gsize child)
{
  g_autoptr (GVariant) maybe = g_variant_get_child_value (tuple, child);
  g_autoptr (GVariant) value = g_variant_get_maybe (maybe);

  return value ? g_variant_get_data_as_bytes (value) : NULL;
}

static DopysOrigin *
origin_from_variant (GVariant *variant, GHashTable *readings)
{
  g_autoptr (GBytes) before = child_bytes (variant, 0);
  g_autoptr (GBytes) source = child_bytes (variant, 1);
  g_autoptr (GBytes) after = child_maybe_bytes (variant, 2);
  DopysOrigin *origin;
  guint n_blocks, number, place;
  gpointer reading;

  g_variant_get_child (variant, 3, "u", &n_blocks);
  g_variant_get_child (variant, 4, "u", &number);
  g_variant_get_child (variant, 5, "u", &place);
  if (n_blocks == 0 || place == G_MAXUINT32)
    return NULL;
  reading = g_hash_table_lookup (readings, GUINT_TO_POINTER (number));
  if (!reading)
    {
      reading = GUINT_TO_POINTER (dopys_origin_new_reading ());
      g_hash_table_insert (readings, GUINT_TO_POINTER (number), reading);
    }
  origin = dopys_origin_new_at (before, source, n_blocks, GPOINTER_TO_UINT (reading), place);
  if (after)
    dopys_origin_set_after (origin, after);
  return origin;
}

static GPtrArray *
origins_from_variant (GVariant *table)
{
  g_autoptr (GPtrArray) origins = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_origin_unref);
  g_autoptr (GHashTable) readings = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < g_variant_n_children (table); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (table, i);
      DopysOrigin *origin = origin_from_variant (child, readings);

      if (!origin)
        return NULL;
      g_ptr_array_add (origins, origin);
    }
  return g_steal_pointer (&origins);
}

static DopysPhoto *
photo_from_variant (GVariant *variant)
{
  const char *id, *url, *alt, *caption, *author, *edits = "";
  gint64 remote_id;
  gboolean decorative;
  g_autoptr (DopysPhoto) bare = NULL, with_alt = NULL, with_caption = NULL, with_author = NULL, with_edits = NULL;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (PHOTO_TYPE_1)))
    g_variant_get (variant, "(&s&sx&s&s&sb)", &id, &url, &remote_id, &alt, &caption, &author, &decorative);
  else
    g_variant_get (variant, "(&s&sx&s&s&sb&s)", &id, &url, &remote_id, &alt, &caption, &author, &decorative, &edits);
  if (*id && (*url || remote_id != 0))
    return NULL;
  bare = *id ? dopys_photo_new (id) : dopys_photo_new_remote (url, remote_id);
  with_alt = dopys_photo_with_alt (bare, alt);
  with_caption = dopys_photo_with_caption (with_alt, caption);
  with_author = dopys_photo_with_author (with_caption, author);
  with_edits = dopys_photo_with_edits (with_author, edits);
  return dopys_photo_with_decorative (with_edits, decorative);
}

static DopysMedia *
media_from_variant (GVariant *variant)
{
  gboolean gallery;
  const char *caption;
  DopysMediaLayout layout;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (DopysMedia) media = NULL;

  g_variant_get (variant, "(b&s(ubbm&sm&s)*)", &gallery, &caption, &layout.columns, &layout.natural, &layout.wide,
                 &layout.size_slug, &layout.link, &list);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      DopysPhoto *photo = photo_from_variant (child);

      if (!photo)
        return NULL;
      g_ptr_array_add (photos, photo);
    }
  if (layout.columns > 8 || photos->len == 0 || (!gallery && (photos->len > 1 || *caption)))
    return NULL;
  media = gallery ? dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, caption)
                  : dopys_media_new_photo (photos->pdata[0]);
  return dopys_media_with_layout (media, &layout);
}

static DopysBlock *
text_block_from_variant (const DopysBlockFormat *format, const char *text, GVariant *variant)
{
  gsize n_runs = g_variant_n_children (variant);
  g_autofree DopysRun *runs = NULL;
  g_autoptr (DopysBlock) block = NULL;
  guint64 covered = 0;

  if (n_runs > strlen (text) || !dopys_plain_text_is_clean (text))
    return NULL;
  runs = g_new (DopysRun, n_runs + 1);
  for (gsize i = 0; i < n_runs; i++)
    {
      guint style;

      g_variant_get_child (variant, i, "(uu&s)", &runs[i].length, &style, &runs[i].link);
      if (runs[i].length == 0 || (style & ~(guint) DOPYS_STYLE_ALL))
        return NULL;
      runs[i].style = style;
      covered += runs[i].length;
    }
  if (covered != (guint64) g_utf8_strlen (text, -1))
    return NULL;
  block = dopys_block_new_text (format, text, runs, n_runs);
  /* Making a block brings its format into range: what had to be changed was out of it. */
  return dopys_block_format_equal (format, dopys_block_get_format (block)) ? g_steal_pointer (&block) : NULL;
}

static GPtrArray *
cells_from_variant (GVariant *list)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) runs = g_variant_get_child_value (child, 1);
      const char *text;
      DopysBlock *cell;

      g_variant_get_child (child, 0, "&s", &text);
      cell = text_block_from_variant (&DOPYS_FORMAT_PARAGRAPH, text, runs);
      if (!cell)
        return NULL;
      g_ptr_array_add (cells, cell);
    }
  return g_steal_pointer (&cells);
}

static DopysTable *
table_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (TABLE_TYPE), bytes, FALSE));
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (DopysTable) bare = NULL, with_header = NULL, with_fluid = NULL;
  guint n_rows, n_columns;
  gboolean header, fluid;

  if (!g_variant_is_normal_form (variant))
    return NULL;
  g_variant_get (variant, "(uubb@a" CELL_TYPE ")", &n_rows, &n_columns, &header, &fluid, &list);
  if (!dopys_table_fits (n_rows, n_columns) || g_variant_n_children (list) != n_rows * n_columns + 1)
    return NULL;
  cells = cells_from_variant (list);
  if (!cells)
    return NULL;
  bare = dopys_table_new_with_cells (n_rows, n_columns, (DopysBlock *const *) cells->pdata);
  with_header = dopys_table_with_header (bare, header);
  with_fluid = dopys_table_with_fluid (with_header, fluid);
  return dopys_table_with_caption (with_fluid, cells->pdata[cells->len - 1]);
}

static DopysBlock *
table_block_from_bytes (GBytes *bytes)
{
  g_autoptr (DopysTable) table = table_from_bytes (bytes);

  return table ? dopys_block_new_table (table) : NULL;
}

static DopysBlock *
embed_from_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *address = g_strndup (data ? data : "", size);

  return size > 0 && strlen (address) == size && g_utf8_validate (address, -1, NULL) ? dopys_block_new_embed (address)
                                                                                     : NULL;
}

static DopysBlock *
object_block_from_variant (DopysBlockKind kind, GVariant *media_variant, GBytes *raw)
{
  g_autoptr (DopysMedia) media = media_variant ? media_from_variant (media_variant) : NULL;

  if ((kind == DOPYS_BLOCK_MEDIA) != (media != NULL) ||
      (kind == DOPYS_BLOCK_RAW || kind == DOPYS_BLOCK_TABLE || kind == DOPYS_BLOCK_EMBED) != (raw != NULL))
    return NULL;
  switch ((int) kind)
    {
    case DOPYS_BLOCK_TABLE:
      return table_block_from_bytes (raw);
    case DOPYS_BLOCK_EMBED:
      return embed_from_bytes (raw);
    case DOPYS_BLOCK_MEDIA:
      return dopys_block_new_media (media);
    case DOPYS_BLOCK_RAW:
      return dopys_block_new_raw (raw);
    case DOPYS_BLOCK_MORE:
      return dopys_block_new_more ();
    default:
      return dopys_block_new_separator ();
    }
}

static DopysBlock *
bare_block_from_variant (GVariant *variant)
{
  guint8 kind;
  DopysBlockFormat format = { 0 };
  const char *text;
  g_autoptr (GVariant) runs = NULL;
  g_autoptr (GVariant) maybe_media = g_variant_get_child_value (variant, 3);
  g_autoptr (GVariant) media = g_variant_get_maybe (maybe_media);
  g_autoptr (GBytes) raw = child_maybe_bytes (variant, 4);

  g_variant_get_child (variant, 0, FORMAT_TYPE, &kind, &format.level, &format.depth, &format.ordered, &format.start);
  g_variant_get_child (variant, 1, "&s", &text);
  runs = g_variant_get_child_value (variant, 2);
  format.kind = kind;
  if (kind >= DOPYS_BLOCK_N_KINDS)
    return NULL;
  if (has_align (kind))
    {
      format.align = format.depth;
      format.depth = 0;
    }
  if (dopys_block_kind_is_text (kind))
    return media || raw ? NULL : text_block_from_variant (&format, text, runs);
  if (*text || g_variant_n_children (runs) > 0 || format.level || format.depth || format.ordered || format.start)
    return NULL;
  return object_block_from_variant (kind, media, raw);
}

static DopysBlock *
block_from_variant (GVariant *variant, GPtrArray *origins)
{
  g_autoptr (DopysBlock) bare = bare_block_from_variant (variant);
  g_autoptr (DopysBlock) block = NULL;
  guint origin, index;
  gboolean touched;

  if (!bare)
    return NULL;
  g_variant_get_child (variant, 5, "u", &origin);
  g_variant_get_child (variant, 6, "u", &index);
  g_variant_get_child (variant, 7, "b", &touched);
  if (origin == NO_ORIGIN)
    return index == 0 && !touched ? g_steal_pointer (&bare) : NULL;
  if (origin >= origins->len || index >= dopys_origin_get_n_blocks (origins->pdata[origin]))
    return NULL;
  block = dopys_block_with_origin (bare, origins->pdata[origin], index);
  return touched ? dopys_block_with_touch (block) : g_steal_pointer (&block);
}

static GPtrArray *
blocks_from_variant (GVariant *variant)
{
  g_autoptr (GVariant) table = g_variant_get_child_value (variant, 1);
  g_autoptr (GVariant) list = g_variant_get_child_value (variant, 2);
  g_autoptr (GPtrArray) origins = origins_from_variant (table);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  if (!origins)
    return NULL;
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      DopysBlock *block = block_from_variant (child, origins);

      if (!block)
        return NULL;
      g_ptr_array_add (blocks, block);
    }
  return blocks->len > 0 ? g_steal_pointer (&blocks) : NULL;
}

/* The version is read on its own, so that a later version's variant, of whatever type, is told from a damaged one. */
static gboolean
is_newer (GVariant *variant)
{
  g_autoptr (GVariant) version = NULL;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_TUPLE) || g_variant_n_children (variant) == 0)
    return FALSE;
  version = g_variant_get_child_value (variant, 0);
  return g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32) && g_variant_get_uint32 (version) > VERSION;
}

static GPtrArray *
read_variant (GVariant *variant, GError **error)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  GPtrArray *blocks = NULL;
  guint version = 0, known = 0;

  if (is_newer (variant))
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           _ ("This text was written by a newer version of Dopys. Nothing was changed; update Dopys to "
                              "open it."));
      return NULL;
    }
  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (DOCUMENT_OF (PHOTO_TYPE))))
    known = 2;
  else if (g_variant_is_of_type (variant, G_VARIANT_TYPE (DOCUMENT_OF (PHOTO_TYPE_1))))
    known = 1;
  if (known && g_variant_is_normal_form (variant))
    {
      g_variant_get_child (variant, 0, "u", &version);
      blocks = version == known || (known == 2 && version == VERSION) ? blocks_from_variant (variant) : NULL;
    }
  if (!blocks)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                         _ ("This text is damaged and could not be read. Nothing was changed; open an earlier version "
                            "of it."));
  return blocks;
}

DopysDocument *
dopys_document_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (variant != NULL, NULL);

  blocks = read_variant (variant, error);
  return blocks ? dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len) : NULL;
}

DopysDocument *
dopys_document_slice_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (variant != NULL, NULL);

  blocks = read_variant (variant, error);
  return blocks ? dopys_document_new_slice ((DopysBlock *const *) blocks->pdata, blocks->len) : NULL;
}
