/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo over the end of the program: random edits, undone and redone at random, written at random moments, some writes
 * lost; each restart must find all that could be undone and redone, and what a site would be sent byte for byte.  The
 * seed is printed; DOPYS_SEED repeats a run.
 */
#include "dopys-blocks.h"
#include "dopys-edit.h"
#include "dopys-session.h"
#include "dopys-store.h"

#include <glib/gstdio.h>

#define N_RESTARTS 40

static const char source[] =
    "<!-- wp:paragraph {\"dropCap\":true} -->\n<p class=\"has-drop-cap\">Чуже</p>\n<!-- /wp:paragraph -->\n\n\n"
    "<!-- wp:paragraph -->\n<p>Перший <strong>абзац</strong></p>\n<!-- /wp:paragraph -->\n\n"
    "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>раз</li>\n<!-- /wp:list-item -->\n"
    "<!-- wp:list-item -->\n<li>два</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n"
    "<!-- wp:heading -->\n<h2>Старий заголовок</h2>\n<!-- /wp:heading -->";

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysArticle *article;
  DopysSession *session;
  GRand *rand;
} World;

static guint
pick (World *world, guint n)
{
  return n > 1 ? (guint) g_rand_int_range (world->rand, 0, (gint32) n) : 0;
}

static void
open_store (World *world)
{
  g_autoptr (GError) error = NULL;

  world->store = dopys_store_open (world->folder, &error);
  g_assert_no_error (error);
}

static void
close_store (World *world)
{
  dopys_store_close (world->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&world->store));
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, sizeof source - 1);
  const char *wanted = g_getenv ("DOPYS_SEED");
  guint32 seed = wanted ? (guint32) g_ascii_strtoull (wanted, NULL, 10) : g_random_int ();

  g_test_message ("DOPYS_SEED=%u", seed);
  world->rand = g_rand_new_with_seed (seed);
  world->folder = g_dir_make_tmp ("dopys-history-XXXXXX", NULL);
  open_store (world);
  world->article = dopys_article_new ();
  dopys_document_unref (world->article->document);
  world->article->document = dopys_blocks_read (bytes);
  world->session = dopys_session_new (world->article->document);
}

static void
tear_down (World *world, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_store (world);
  dir = g_dir_open (world->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  dopys_article_free (world->article);
  g_assert_finalize_object (world->session);
  g_rand_free (world->rand);
}

/* ---- saving and restarting ---- */

static void
save (World *world)
{
  g_autoptr (GError) error = NULL;

  dopys_document_unref (world->article->document);
  world->article->document = dopys_document_ref (dopys_session_get_document (world->session));
  dopys_store_save_draft_sync (world->store, world->article, dopys_session_take_history_changes (world->session),
                               &error);
  g_assert_no_error (error);
}

static void
loaded_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = dopys_store_load_history_finish (DOPYS_STORE (store), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_steps (World *world, const DopysArticle *article)
{
  GPtrArray *steps = NULL;

  dopys_store_load_history_async (world->store, article, NULL, loaded_cb, &steps);
  while (steps == NULL)
    g_main_context_iteration (NULL, TRUE);
  return steps;
}

static DopysSession *
start_again (World *world)
{
  g_autoptr (GError) error = NULL;

  close_store (world);
  open_store (world);
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (world->store, world->article->id, &error);
  g_assert_no_error (error);
  DopysSession *session = dopys_session_new (article->document);
  g_autoptr (GPtrArray) steps = load_steps (world, article);
  dopys_session_adopt_history (session, article->document, steps);
  return session;
}

static void
assert_same_state (DopysSession *a, DopysSession *b)
{
  DopysDocument *one = dopys_session_get_document (a), *other = dopys_session_get_document (b);
  g_autoptr (GBytes) bytes = dopys_blocks_write (one, NULL, NULL, NULL);
  g_autoptr (GBytes) other_bytes = dopys_blocks_write (other, NULL, NULL, NULL);
  DopysSelection selection = dopys_session_get_selection (a), other_selection = dopys_session_get_selection (b);
  DopysStepKind kind = 0, other_kind = 0;

  g_assert_true (dopys_document_equal (one, other));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (other_bytes, NULL),
                   g_bytes_get_size (other_bytes));
  g_assert_cmpint (dopys_session_can_undo (a, &kind), ==, dopys_session_can_undo (b, &other_kind));
  g_assert_cmpint (kind, ==, other_kind);
  g_assert_cmpint (dopys_session_can_redo (a, &kind), ==, dopys_session_can_redo (b, &other_kind));
  g_assert_cmpint (kind, ==, other_kind);
  g_assert_cmpuint (selection.caret, ==, other_selection.caret);
  g_assert_cmpuint (selection.anchor, ==, other_selection.anchor);
}

/* All that the old session can do the new one can do, with the same result. */
static void
compare (DopysSession *a, DopysSession *b)
{
  DopysSelection selection = dopys_session_get_selection (a);

  dopys_session_select (b, selection.anchor, selection.caret); /* that of the last state is not kept */
  assert_same_state (a, b);
  while (dopys_session_can_undo (a, NULL))
    {
      dopys_session_undo (a);
      dopys_session_undo (b);
      assert_same_state (a, b);
    }
  while (dopys_session_can_redo (a, NULL))
    {
      dopys_session_redo (a);
      dopys_session_redo (b);
      assert_same_state (a, b);
    }
}

/* ---- random edits ---- */

static void
edit (World *world)
{
  DopysSession *session = world->session;
  guint length = dopys_document_get_length (dopys_session_get_document (session));
  DopysBlockFormat formats[] = { DOPYS_FORMAT_PARAGRAPH, DOPYS_FORMAT_HEADING (3), DOPYS_FORMAT_BULLET (0),
                                 DOPYS_FORMAT_QUOTE };
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();
  guint start = pick (world, length + 1), n_more = pick (world, 6), end = MIN (start + n_more, length), caret;

  dopys_session_select (session, start, end);
  switch (pick (world, 9))
    {
    case 0:
      dopys_session_delete (session, start, end);
      break;
    case 1:
      dopys_session_split (session);
      break;
    case 2:
      dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
      break;
    case 3:
      dopys_session_set_format (session, &formats[pick (world, G_N_ELEMENTS (formats))]);
      break;
    case 4:
      dopys_session_insert_object (session, start, separator);
      break;
    case 5:
      for (guint n = pick (world, 8); n > 0; n--)
        dopys_session_undo (session);
      break;
    case 6:
      for (guint n = pick (world, 4); n > 0; n--)
        dopys_session_redo (session);
      break;
    default:
      dopys_session_insert_text (session, start, end, "слово ");
      caret = dopys_session_get_selection (session).caret;
      dopys_session_insert_text (session, caret, caret, "ще");
    }
}

static void
test_restarts (World *world, gconstpointer data)
{
  save (world);
  for (guint round = 0; round < N_RESTARTS; round++)
    {
      for (guint n = 5 + pick (world, 40); n > 0; n--)
        {
          edit (world);
          if (pick (world, 4) == 0)
            save (world);
          if (pick (world, 20) == 0) /* the disk was full */
            {
              dopys_history_changes_free (dopys_session_take_history_changes (world->session));
              dopys_session_history_changes_lost (world->session);
            }
        }
      save (world);
      g_autoptr (DopysSession) next = start_again (world);
      compare (world->session, next);
      g_object_unref (world->session);
      world->session = g_steal_pointer (&next);
    }
}

static void
type_steps (World *world, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint at = i % 2 * 4; /* a jump of the caret makes a step of its own */

      dopys_session_select (world->session, at, at);
      dopys_session_insert_text (world->session, at, at, "я");
    }
}

static guint
count_undo (DopysSession *session)
{
  guint n = 0;

  for (; dopys_session_can_undo (session, NULL); n++)
    dopys_session_undo (session);
  return n;
}

/* No more than the history holds, also when steps of two runs of the program come together. */
static void
test_limit (World *world, gconstpointer data)
{
  type_steps (world, DOPYS_HISTORY_MAX_STEPS - 10);
  save (world);
  g_object_unref (world->session);
  world->session = start_again (world);
  type_steps (world, 30);
  save (world);
  g_object_unref (world->session);
  world->session = start_again (world);
  g_assert_cmpuint (count_undo (world->session), ==, DOPYS_HISTORY_MAX_STEPS);
}

/* Steps that would lead away from another document are not used. */
static void
test_changed_outside (World *world, gconstpointer data)
{
  type_steps (world, 5);
  save (world);
  dopys_store_save_article_sync (world->store, world->article, NULL);
  g_autoptr (GPtrArray) kept = load_steps (world, world->article);
  g_assert_cmpuint (kept->len, ==, 5);
  g_autoptr (DopysDocument) other = dopys_edit_delete (world->article->document, 0, 3, NULL);
  dopys_document_unref (world->article->document);
  world->article->document = g_steal_pointer (&other);
  dopys_store_save_article_sync (world->store, world->article, NULL);
  g_autoptr (GPtrArray) gone = load_steps (world, world->article);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* Typing may begin before the history has arrived. */
static void
test_late (World *world, gconstpointer data)
{
  type_steps (world, 3);
  dopys_session_undo (world->session);
  save (world);
  g_autoptr (DopysDocument) first = dopys_document_ref (world->article->document);
  g_autoptr (GPtrArray) steps = load_steps (world, world->article);
  g_assert_cmpuint (steps->len, ==, 3);
  g_object_unref (world->session);
  world->session = dopys_session_new (first);
  dopys_session_insert_text (world->session, 0, 0, "б");
  dopys_session_adopt_history (world->session, first, steps);
  g_assert_false (dopys_session_can_redo (world->session, NULL));
  save (world);
  g_object_unref (world->session);
  world->session = start_again (world);
  g_assert_false (dopys_session_can_redo (world->session, NULL));
  g_assert_cmpuint (count_undo (world->session), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, World, NULL, set_up, func, tear_down)
  ADD ("/store/history/restarts", test_restarts);
  ADD ("/store/history/limit", test_limit);
  ADD ("/store/history/changed-outside", test_changed_outside);
  ADD ("/store/history/late", test_late);
#undef ADD
  return g_test_run ();
}
