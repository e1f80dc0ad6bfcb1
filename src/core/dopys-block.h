/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A block: one paragraph-like piece of an article.  Immutable and reference-counted.
 *
 * A text block has UTF-8 text without newlines between blocks (a forced line break inside a block is
 * U+2028, one character) and runs that cover the text exactly: sorted, adjacent, merged, none empty.
 * An object block (media, separator, raw, table, more, embed) has no text; in the document it counts as one character,
 * U+FFFC. All positions are in characters.
 *
 * Origin: a block that was read from a site remembers the piece of source it came from.  A source piece
 * (one top-level WordPress block) may give several blocks (a list gives one for each item); `markup` writes
 * the source back byte for byte while all of them are present, in order and unedited.  Functions that change
 * a block (dopys_block_with_*) keep the origin but mark it as touched.
 */
#pragma once

#include "dopys-media.h"
#include "dopys-style.h"

G_BEGIN_DECLS

typedef struct _DopysBlock DopysBlock;
typedef struct _DopysOrigin DopysOrigin;
typedef struct _DopysTable DopysTable;

/* Stored: new kinds go to the end. */
typedef enum
{
  DOPYS_BLOCK_PARAGRAPH,
  DOPYS_BLOCK_HEADING,      /* level 2–4 */
  DOPYS_BLOCK_LIST_ITEM,    /* ordered or not, depth 0–7 */
  DOPYS_BLOCK_QUOTE,        /* one paragraph of a quote */
  DOPYS_BLOCK_QUOTE_SOURCE, /* «ім’я, посада» after quote paragraphs */
  DOPYS_BLOCK_MEDIA,
  DOPYS_BLOCK_SEPARATOR,
  DOPYS_BLOCK_RAW,
  DOPYS_BLOCK_TABLE,
  DOPYS_BLOCK_NOTE,  /* a paragraph of the background note («Довідково») */
  DOPYS_BLOCK_MORE,  /* where lists of articles cut the text («Далі») */
  DOPYS_BLOCK_EMBED, /* what another site shows: a video, a post */
  DOPYS_BLOCK_N_KINDS,
} DopysBlockKind;

typedef enum
{
  DOPYS_ALIGN_NONE, /* as the site has it: to the left */
  DOPYS_ALIGN_LEFT,
  DOPYS_ALIGN_CENTER,
  DOPYS_ALIGN_RIGHT,
} DopysAlign;

/**
 * DopysBlockFormat:
 * What a text block is, besides its text.
 * @level: headings 2–4, else 0
 * @ordered: list items
 * @depth: list items, 0 is outermost
 * @start: first number of an ordered list, on its first item; 0 or 1 for the usual 1
 * @align: a DopysAlign; paragraphs and headings
 */
typedef struct
{
  DopysBlockKind kind;
  guint8 level;
  guint8 depth;
  gboolean ordered;
  guint start;
  guint8 align;
} DopysBlockFormat;

#define DOPYS_FORMAT_PARAGRAPH ((DopysBlockFormat) { .kind = DOPYS_BLOCK_PARAGRAPH })
#define DOPYS_FORMAT_HEADING(l) ((DopysBlockFormat) { .kind = DOPYS_BLOCK_HEADING, .level = (l) })
#define DOPYS_FORMAT_BULLET(d) ((DopysBlockFormat) { .kind = DOPYS_BLOCK_LIST_ITEM, .depth = (d) })
#define DOPYS_FORMAT_NUMBER(d) ((DopysBlockFormat) { .kind = DOPYS_BLOCK_LIST_ITEM, .depth = (d), .ordered = TRUE })
#define DOPYS_FORMAT_QUOTE ((DopysBlockFormat) { .kind = DOPYS_BLOCK_QUOTE })
#define DOPYS_FORMAT_QUOTE_SOURCE ((DopysBlockFormat) { .kind = DOPYS_BLOCK_QUOTE_SOURCE })
#define DOPYS_FORMAT_NOTE ((DopysBlockFormat) { .kind = DOPYS_BLOCK_NOTE })

#define DOPYS_LIST_MAX_DEPTH 7

gboolean dopys_block_kind_is_text (DopysBlockKind kind);
gboolean dopys_block_format_equal (const DopysBlockFormat *a, const DopysBlockFormat *b);
/* Attributes that the kind does not have are dropped, the others brought into range. kind must be one of text. */
DopysBlockFormat dopys_block_format_clean (const DopysBlockFormat *format);

/* text: valid UTF-8; characters that have no place in a block (line ends, U+FFFC, control characters) are replaced one
 * by one, see dopys-plain-text.h. Attributes the kind does not have are dropped. n_runs may be 0 for unstyled text.
 * Runs are merged, cut or padded to the text. */
DopysBlock *dopys_block_new_text (const DopysBlockFormat *format, const char *text, const DopysRun *runs, guint n_runs);
DopysBlock *dopys_block_new_media (DopysMedia *media);
DopysBlock *dopys_block_new_separator (void);
/* source: what was read, any bytes; it is never altered. */
DopysBlock *dopys_block_new_raw (GBytes *source);
DopysBlock *dopys_block_new_table (DopysTable *table);
DopysBlock *dopys_block_new_more (void);
/* address: of what is shown, UTF-8. */
DopysBlock *dopys_block_new_embed (const char *address);
DopysBlock *dopys_block_ref (DopysBlock *self);
void dopys_block_unref (DopysBlock *self);

DopysBlockKind dopys_block_get_kind (DopysBlock *self);
gboolean dopys_block_is_text (DopysBlock *self);
/* Characters the block counts in the document, without the newline that follows it; 1 for object blocks. */
guint dopys_block_get_length (DopysBlock *self);

/* Text blocks. */
const DopysBlockFormat *dopys_block_get_format (DopysBlock *self);
const char *dopys_block_get_text (DopysBlock *self);
const DopysRun *dopys_block_get_runs (DopysBlock *self, guint *n_runs);
/* The run that holds the character at position (position < length), and where that run starts. */
const DopysRun *dopys_block_get_run_at (DopysBlock *self, guint position, guint *run_start);

/* Media blocks; NULL for others. Borrowed. */
DopysMedia *dopys_block_get_media (DopysBlock *self);
/* Raw blocks; NULL for others. Borrowed. */
GBytes *dopys_block_get_raw (DopysBlock *self);
/* Tables; NULL for others. Borrowed. */
DopysTable *dopys_block_get_table (DopysBlock *self);
/* Embeds: the address; NULL for others. Borrowed. */
const char *dopys_block_get_embed (DopysBlock *self);

guint dopys_block_count_words (DopysBlock *self);

/* Pieces and joins of text blocks; transfer full, never altering self, which is returned with a new reference where
 * nothing changes. [start, end) in characters. Superscript and subscript exclude each other. */
DopysBlock *dopys_block_sub (DopysBlock *self, guint start, guint end);
/* insert: a text block whose text and runs go in at [start, end), or NULL; self keeps its format. */
DopysBlock *dopys_block_splice (DopysBlock *self, guint start, guint end, DopysBlock *insert);
DopysBlock *dopys_block_with_format (DopysBlock *self, const DopysBlockFormat *format);
DopysBlock *dopys_block_with_style (DopysBlock *self, guint start, guint end, DopysStyle set, DopysStyle unset);
DopysBlock *dopys_block_with_link (DopysBlock *self, guint start, guint end, const char *link);
DopysBlock *dopys_block_with_media (DopysBlock *self, DopysMedia *media);
DopysBlock *dopys_block_with_table (DopysBlock *self, DopysTable *table);

/* Same kind, format, text, runs, attributes; origins are not compared. */
gboolean dopys_block_equal (DopysBlock *a, DopysBlock *b);
/* Asserts every invariant; for tests. */
void dopys_block_check (DopysBlock *self);

/* ---- origin ---- */

/**
 * dopys_origin_new:
 * @before: bytes between the previous source piece and this one
 * @source: the piece itself
 * @n_blocks: how many blocks it gives (≥ 1)
 * @previous: the piece before it, or NULL for the first of the document
 * The last piece's trailing bytes are set with dopys_origin_set_after() while the reader still owns it alone.
 */
DopysOrigin *dopys_origin_new (GBytes *before, GBytes *source, guint n_blocks, DopysOrigin *previous);
DopysOrigin *dopys_origin_ref (DopysOrigin *self);
void dopys_origin_unref (DopysOrigin *self);
void dopys_origin_set_after (DopysOrigin *self, GBytes *after);
GBytes *dopys_origin_get_before (DopysOrigin *self);
GBytes *dopys_origin_get_source (DopysOrigin *self);
GBytes *dopys_origin_get_after (DopysOrigin *self); /* NULL unless it is the last piece */
guint dopys_origin_get_n_blocks (DopysOrigin *self);
/* Whether b came directly after a in the source; a may be NULL: whether b was the first. */
gboolean dopys_origin_follows (DopysOrigin *a, DopysOrigin *b);

/* For storing: an origin's place in its reading, from 0; a reading is all the origins that were made from one first
 * one, named by a number unique in this process. */
guint dopys_origin_get_place (DopysOrigin *self, guint *reading);
/* For restoring. */
guint dopys_origin_new_reading (void);
DopysOrigin *dopys_origin_new_at (GBytes *before, GBytes *source, guint n_blocks, guint reading, guint place);

/* index: which of the origin's blocks this is, from 0. Returns a copy; transfer full. */
DopysBlock *dopys_block_with_origin (DopysBlock *self, DopysOrigin *origin, guint index);
/* The same block, marked as changed since it was read. Transfer full. */
DopysBlock *dopys_block_with_touch (DopysBlock *self);
/* NULL if written here. touched: set if the block was changed since it was read. Out arguments may be NULL. */
DopysOrigin *dopys_block_get_origin (DopysBlock *self, guint *index, gboolean *touched);

/* ---- table: here, because a table holds blocks and a block holds a table ---- */

/* More than these make no table: what comes from elsewhere and is larger stays what it was. */
#define DOPYS_TABLE_MAX_ROWS 500
#define DOPYS_TABLE_MAX_COLUMNS 40
#define DOPYS_TABLE_MAX_CELLS 4000

/**
 * DopysTable:
 * An immutable, reference-counted rectangle of n_rows × n_columns cells (each at least 1, at most as above) with a
 * caption. A cell and the caption are paragraphs: blocks of text with runs, without an origin. Rows and columns count
 * from 0.
 * header: the first row heads the columns. fluid: columns are as wide as what is in them asks for, else all alike.
 */

gboolean dopys_table_fits (guint n_rows, guint n_columns);
/* Cells without text; no header, no caption. */
DopysTable *dopys_table_new (guint n_rows, guint n_columns);
/* cells: row by row, borrowed text blocks (or NULL for an empty cell), whose text and styles are taken. */
DopysTable *dopys_table_new_with_cells (guint n_rows, guint n_columns, DopysBlock *const *cells);
DopysTable *dopys_table_ref (DopysTable *self);
void dopys_table_unref (DopysTable *self);

guint dopys_table_get_n_rows (DopysTable *self);
guint dopys_table_get_n_columns (DopysTable *self);
DopysBlock *dopys_table_get_cell (DopysTable *self, guint row, guint column);
/* Never NULL, empty if there is none. */
DopysBlock *dopys_table_get_caption (DopysTable *self);
gboolean dopys_table_get_header (DopysTable *self);
gboolean dopys_table_get_fluid (DopysTable *self);
guint dopys_table_count_words (DopysTable *self);
gboolean dopys_table_equal (DopysTable *a, DopysTable *b);

/* Changed copies, transfer full; self with a new reference where nothing changes or the change has no room. */
DopysTable *dopys_table_with_cell (DopysTable *self, guint row, guint column, DopysBlock *cell);
DopysTable *dopys_table_with_caption (DopysTable *self, DopysBlock *caption);
DopysTable *dopys_table_with_header (DopysTable *self, gboolean header);
DopysTable *dopys_table_with_fluid (DopysTable *self, gboolean fluid);
/* An empty row or column before `at` (at = count: after the last). A header stays with the first row. */
DopysTable *dopys_table_insert_row (DopysTable *self, guint at);
DopysTable *dopys_table_insert_column (DopysTable *self, guint at);
/* The only one stays. With the row that heads the table its being a header goes. */
DopysTable *dopys_table_remove_row (DopysTable *self, guint row);
DopysTable *dopys_table_remove_column (DopysTable *self, guint column);
/* `from` comes to stand at place `to`. */
DopysTable *dopys_table_move_row (DopysTable *self, guint from, guint to);
DopysTable *dopys_table_move_column (DopysTable *self, guint from, guint to);
/* The cells of other over those of self from (row, column) on; grows as far as there is room. */
DopysTable *dopys_table_overlay (DopysTable *self, guint row, guint column, DopysTable *other);
void dopys_table_check (DopysTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysTable, dopys_table_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysBlock, dopys_block_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysOrigin, dopys_origin_unref)

G_END_DECLS
