/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 10⁵ random edits through sessions; DOPYS_EDITS says how many others.  The seed is printed; DOPYS_SEED repeats a run.
 *
 * After each edit every invariant of the document holds, the signal told of it, and the diff of old and new replays
 * both blocks and text.  Edits come in windows that the history can hold; at the end of each window everything is
 * undone, which must give the document of its start, and redone, which must give document and selection of its end.
 * Within each window the article is saved and the program ends: what is undone afterwards was read from bytes.
 */
#include "dopys-diff.h"
#include "dopys-edit.h"
#include "dopys-session.h"

#include "memory-store.h"
#include "notation.h"

#include <string.h>

#define N_EDITS 100000
#define WINDOW 400
#define MAX_BLOCKS 60
#define MAX_LENGTH 4000

typedef struct
{
  GRand *rand;
  DopysSession *session;
  DopysDocument *seen; /* the newest document of ::changed */
  DopysDocument *clip; /* a slice */
  guint n_changes;
} World;

static guint
pick (World *world, guint n)
{
  return n > 1 ? (guint) g_rand_int_range (world->rand, 0, n) : 0;
}

static DopysDocument *
current (World *world)
{
  return dopys_session_get_document (world->session);
}

/* ---- random parts ---- */

static char *
random_text (World *world)
{
  static const char *const pieces[] = {
    "a",    "Слово",          "ї",  " ",  "e\xcc\x81",    "😀", "’",           "—", "👩🏽‍🚒", "\n",
    "\r\n", "x\xe2\x80\xa9y", "99", "щ ", "\xe2\x80\xa8", "\t", "\xef\xbf\xbc"
  };
  GString *text = g_string_new (NULL);
  guint n_pieces = 1 + pick (world, 4);

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, pieces[pick (world, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (text);
}

static DopysBlockFormat
random_format (World *world)
{
  static const DopysBlockKind kinds[] = { DOPYS_BLOCK_PARAGRAPH, DOPYS_BLOCK_HEADING,      DOPYS_BLOCK_LIST_ITEM,
                                          DOPYS_BLOCK_QUOTE,     DOPYS_BLOCK_QUOTE_SOURCE, DOPYS_BLOCK_NOTE };
  DopysBlockFormat format = { .kind = kinds[pick (world, G_N_ELEMENTS (kinds))] };

  format.level = format.kind == DOPYS_BLOCK_HEADING ? 2 + pick (world, 3) : 0;
  if (format.kind == DOPYS_BLOCK_LIST_ITEM)
    {
      format.depth = pick (world, DOPYS_LIST_MAX_DEPTH + 1);
      format.ordered = pick (world, 2);
      format.start = format.ordered ? pick (world, 4) : 0;
    }
  return format;
}

static DopysStyle
random_style (World *world)
{
  return 1u << pick (world, 7);
}

static const char *
random_link (World *world)
{
  static const char *const links[] = { NULL, "http://a.example/", "http://громада.example/", "mailto:a@a.example" };

  return links[pick (world, G_N_ELEMENTS (links))];
}

static DopysBlock *
random_object (World *world)
{
  return notation_new_object ("M-RT~E"[pick (world, 6)]);
}

static void
random_range (World *world, guint *start, guint *end)
{
  guint length = dopys_document_get_length (current (world));
  guint size;

  *start = pick (world, length + 1);
  /* Mostly short ranges, sometimes anything. */
  size = pick (world, pick (world, 10) ? 12 : length);
  *end = MIN (*start + size, length);
}

/* Sometimes nothing is selected, sometimes the caret is where it was. */
static void
random_select (World *world)
{
  guint start, end;

  if (pick (world, 3) == 0)
    return;
  random_range (world, &start, &end);
  if (pick (world, 2))
    dopys_session_select (world->session, start, start);
  else
    dopys_session_select (world->session, pick (world, 2) ? start : end, end);
}

/* ---- random edits ---- */

/* What was typed, if it is one line, stands before the caret. */
static void
check_typed (World *world, const char *text)
{
  guint caret = dopys_session_get_selection (world->session).caret;
  guint n_characters = g_utf8_strlen (text, -1);
  g_autofree char *now = NULL, *typed = NULL;

  if (strpbrk (text, "\r\n") || strstr (text, "\xe2\x80\xa9") || strstr (text, "\xef\xbf\xbc"))
    return;
  g_assert_cmpuint (caret, >=, n_characters);
  now = dopys_document_dup_text (current (world));
  typed = g_utf8_substring (now, caret - n_characters, caret);
  g_assert_cmpstr (typed, ==, text);
}

static void
do_type (World *world)
{
  g_autofree char *text = random_text (world);
  guint start, end;

  if (pick (world, 3))
    dopys_session_get_bounds (world->session, &start, &end);
  else
    random_range (world, &start, &end);
  dopys_session_insert_text (world->session, start, end, text);
  check_typed (world, text);
}

static void
do_delete (World *world)
{
  guint start, end;

  random_range (world, &start, &end);
  dopys_session_delete (world->session, start, end);
}

static void
do_backspace (World *world)
{
  guint start, end;

  if (!dopys_session_get_bounds (world->session, &start, &end) && start > 0)
    start--;
  dopys_session_delete (world->session, start, end);
}

static void
do_style (World *world)
{
  dopys_session_toggle_style (world->session, random_style (world));
}

static void
do_link (World *world)
{
  dopys_session_set_link (world->session, random_link (world));
}

static void
do_format (World *world)
{
  DopysBlockFormat format = random_format (world);

  dopys_session_set_format (world->session, &format);
}

static void
do_depth (World *world)
{
  if (pick (world, 3))
    dopys_session_change_depth (world->session, pick (world, 2) ? 1 : -1);
  else
    dopys_session_set_align (world->session, (DopysAlign) pick (world, DOPYS_ALIGN_RIGHT + 1));
}

static void
do_object (World *world)
{
  g_autoptr (DopysBlock) object = random_object (world);

  dopys_session_insert_object (world->session, pick (world, dopys_document_get_length (current (world)) + 1), object);
}

static void
do_copy (World *world)
{
  guint start, end;

  random_range (world, &start, &end);
  g_clear_pointer (&world->clip, dopys_document_unref);
  world->clip = dopys_document_dup_slice (current (world), start, end);
}

static void
do_paste (World *world)
{
  if (world->clip)
    dopys_session_insert_slice (world->session, world->clip);
}

static void
do_describe (World *world)
{
  guint index = pick (world, dopys_document_get_n_blocks (current (world)));
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (current (world), index));
  g_autofree char *text = random_text (world);
  g_autoptr (DopysPhoto) photo = NULL;

  if (!media)
    return;
  photo = dopys_photo_with_alt (dopys_media_get_photo (media, 0), text);
  dopys_session_set_photo (world->session, index, 0, photo);
}

/* The cell after one edit of its text. */
static DopysBlock *
random_cell (World *world, DopysBlock *cell)
{
  guint length = dopys_block_get_length (cell);
  guint start = pick (world, length + 1), end = start + pick (world, length - start + 1);
  g_autofree char *text = random_text (world);
  g_autoptr (DopysBlock) insert = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);

  switch (pick (world, 4))
    {
    case 0:
      return dopys_block_with_style (cell, start, end, random_style (world), random_style (world));
    case 1:
      return dopys_block_with_link (cell, start, end, random_link (world));
    case 2:
      return dopys_block_splice (cell, 0, length, NULL);
    default:
      return dopys_block_splice (cell, start, end, insert);
    }
}

static DopysTable *
random_table (World *world, DopysTable *table)
{
  guint n_rows = dopys_table_get_n_rows (table), n_columns = dopys_table_get_n_columns (table);
  guint row = pick (world, n_rows), column = pick (world, n_columns);
  g_autoptr (DopysBlock) cell = random_cell (world, dopys_table_get_cell (table, row, column));
  g_autoptr (DopysTable) other = NULL;

  switch (pick (world, 13))
    {
    case 0:
      return dopys_table_insert_row (table, pick (world, n_rows + 1));
    case 1:
      return dopys_table_insert_column (table, pick (world, n_columns + 1));
    case 2:
    case 3:
      return dopys_table_remove_row (table, row);
    case 4:
    case 5:
      return dopys_table_remove_column (table, column);
    case 6:
      return dopys_table_move_row (table, row, pick (world, n_rows));
    case 7:
      return dopys_table_move_column (table, column, pick (world, n_columns));
    case 8:
      return dopys_table_with_header (table, pick (world, 2));
    case 9:
      return dopys_table_with_caption (table, cell);
    case 10:
      other = dopys_table_new (1 + pick (world, 3), 1 + pick (world, 3));
      return dopys_table_overlay (table, row, column, other);
    case 11:
      return dopys_table_with_fluid (table, pick (world, 2));
    default:
      return dopys_table_with_cell (table, row, column, cell);
    }
}

static void
do_table (World *world)
{
  guint n_blocks = dopys_document_get_n_blocks (current (world)), start = pick (world, n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      guint index = (start + i) % n_blocks;
      DopysBlock *block = dopys_document_get_block (current (world), index);
      g_autoptr (DopysTable) table = NULL;
      g_autoptr (DopysBlock) changed = NULL;

      if (!dopys_block_get_table (block))
        continue;
      table = random_table (world, dopys_block_get_table (block));
      changed = dopys_block_with_table (block, table);
      dopys_session_replace_block (world->session, DOPYS_STEP_TYPING, index, changed);
      return;
    }
}

static void
do_replace_block (World *world)
{
  guint index = pick (world, dopys_document_get_n_blocks (current (world)));
  g_autofree char *text = random_text (world);
  DopysBlockFormat format = random_format (world);
  g_autoptr (DopysBlock) block =
      pick (world, 2) ? random_object (world) : dopys_block_new_text (&format, text, NULL, 0);

  dopys_session_replace_block (world->session, DOPYS_STEP_OTHER, index, block);
}

static void
do_remove_block (World *world)
{
  dopys_session_remove_block (world->session, pick (world, dopys_document_get_n_blocks (current (world))));
}

static void
do_move_block (World *world)
{
  guint n_blocks = dopys_document_get_n_blocks (current (world));
  g_autoptr (DopysDocument) document =
      dopys_edit_move_block (current (world), pick (world, n_blocks), pick (world, n_blocks + 1));

  dopys_session_apply (world->session, DOPYS_STEP_OTHER, document, dopys_session_get_selection (world->session));
}

static void
do_split (World *world)
{
  dopys_session_split (world->session);
}

static void
do_undo_or_redo (World *world)
{
  if (pick (world, 2))
    dopys_session_undo (world->session);
  else
    dopys_session_redo (world->session);
}

static void (*const edits[]) (World *) = {
  do_type,         do_type,     do_type,          do_type,         do_backspace,  do_backspace, do_delete, do_style,
  do_style,        do_link,     do_format,        do_depth,        do_object,     do_copy,      do_paste,  do_split,
  do_undo_or_redo, do_describe, do_replace_block, do_remove_block, do_move_block, do_table,     do_table,  do_table,
};

/* A document that has become too large loses a part of it. */
static void
shrink (World *world)
{
  guint length = dopys_document_get_length (current (world));

  if (dopys_document_get_n_blocks (current (world)) > MAX_BLOCKS || length > MAX_LENGTH)
    dopys_session_delete (world->session, length / 4, length);
}

/* ---- checks ---- */

static void
changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, World *world)
{
  g_assert_true (old == world->seen);
  g_assert_true (old != new);
  dopys_document_unref (world->seen);
  world->seen = dopys_document_ref (new);
  world->n_changes++;
}

static void
check_diff (DopysDocument *old, DopysDocument *new)
{
  DopysDiff diff;
  g_autoptr (DopysDocument) replayed = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *old_text = NULL, *new_text = NULL;
  const char *added, *added_end, *rest;

  if (!dopys_diff_compute (old, new, &diff))
    {
      g_assert_true (dopys_document_equal (old, new));
      return;
    }
  replayed = dopys_diff_apply (old, &diff, new);
  g_assert_true (dopys_document_equal (replayed, new));

  old_text = dopys_document_dup_text (old);
  new_text = dopys_document_dup_text (new);
  added = g_utf8_offset_to_pointer (new_text, diff.text_start);
  added_end = g_utf8_offset_to_pointer (added, diff.text_added);
  rest = g_utf8_offset_to_pointer (old_text, diff.text_start + diff.text_removed);
  text = g_string_new_len (old_text, g_utf8_offset_to_pointer (old_text, diff.text_start) - old_text);
  g_string_append_len (text, added, added_end - added);
  g_string_append (text, rest);
  g_assert_cmpstr (text->str, ==, new_text);
}

static void
check_variant (DopysDocument *document)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (document));
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysDocument) result = dopys_document_from_variant (variant, &error);

  g_assert_no_error (error);
  g_assert_true (dopys_document_equal (result, document));
}

static void
check_selection (World *world)
{
  DopysSelection selection = dopys_session_get_selection (world->session);
  guint length = dopys_document_get_length (current (world));

  g_assert_cmpuint (selection.anchor, <=, length);
  g_assert_cmpuint (selection.caret, <=, length);
}

static void
assert_state (World *world, DopysDocument *document, DopysSelection selection)
{
  DopysSelection now = dopys_session_get_selection (world->session);

  g_assert_true (dopys_document_equal (current (world), document));
  g_assert_cmpuint (now.anchor, ==, selection.anchor);
  g_assert_cmpuint (now.caret, ==, selection.caret);
}

/* ---- the run ---- */

static void
do_edit (World *world)
{
  g_autoptr (DopysDocument) old = dopys_document_ref (current (world));

  random_select (world);
  edits[pick (world, G_N_ELEMENTS (edits))](world);
  shrink (world);
  g_assert_true (current (world) == world->seen);
  check_selection (world);
  if (current (world) != old)
    {
      dopys_document_check (current (world));
      check_diff (old, current (world));
    }
}

/* The program ends and starts again. */
static void
reload (World *world, MemoryStore *store)
{
  g_autoptr (DopysDocument) before = dopys_document_ref (current (world));

  memory_store_save (store, world->session);
  g_signal_handlers_disconnect_by_data (world->session, world);
  g_assert_finalize_object (world->session);
  world->session = memory_store_load (store);
  g_assert_true (dopys_document_equal (current (world), before));
  dopys_document_unref (world->seen);
  world->seen = dopys_document_ref (current (world));
  g_signal_connect (world->session, "changed", G_CALLBACK (changed_cb), world);
}

static void
edit_and_reload (World *world)
{
  g_autoptr (MemoryStore) store = memory_store_new ();
  guint save = pick (world, WINDOW), end = pick (world, WINDOW);

  for (guint i = 0; i < WINDOW; i++)
    {
      do_edit (world);
      if (i == save)
        memory_store_save (store, world->session);
      if (i == end)
        reload (world, store);
    }
}

static void
run_window (World *world)
{
  g_autoptr (DopysDocument) first = dopys_document_ref (current (world));
  g_autoptr (DopysDocument) last = NULL;
  DopysSelection last_selection;

  dopys_session_load (world->session, first);
  edit_and_reload (world);
  /* What was undone in between would not come back with undoing all. */
  while (dopys_session_can_redo (world->session, NULL))
    dopys_session_redo (world->session);

  last = dopys_document_ref (current (world));
  last_selection = dopys_session_get_selection (world->session);
  check_variant (last);
  while (dopys_session_can_undo (world->session, NULL))
    dopys_session_undo (world->session);
  g_assert_true (dopys_document_equal (current (world), first));
  while (dopys_session_can_redo (world->session, NULL))
    dopys_session_redo (world->session);
  assert_state (world, last, last_selection);
}

static guint32
choose_seed (void)
{
  const char *given = g_getenv ("DOPYS_SEED");

  return given ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();
}

static void
test_random (void)
{
  g_autoptr (DopysDocument) start = notation_parse ("h2 Заголовок\np Слово\nM *\np ", NULL, NULL);
  guint32 seed = choose_seed ();
  const char *wanted = g_getenv ("DOPYS_EDITS");
  guint n_edits = wanted ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_EDITS;
  World world = { .rand = g_rand_new_with_seed (seed), .session = dopys_session_new (start) };

  g_test_message ("DOPYS_SEED=%u DOPYS_EDITS=%u", seed, n_edits);
  world.seen = dopys_document_ref (start);
  g_signal_connect (world.session, "changed", G_CALLBACK (changed_cb), &world);
  for (guint i = 0; i < n_edits / WINDOW; i++)
    run_window (&world);
  g_test_message ("%u changes, %u blocks at the end", world.n_changes, dopys_document_get_n_blocks (world.seen));
  g_assert_cmpuint (world.n_changes, >, n_edits / 2);

  g_assert_finalize_object (world.session);
  g_clear_pointer (&world.clip, dopys_document_unref);
  dopys_document_unref (world.seen);
  g_rand_free (world.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/random", test_random);
  return g_test_run ();
}
