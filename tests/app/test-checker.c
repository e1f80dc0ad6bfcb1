/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks that follow a draft: after a pause, in a thread, for the draft that is open and no other; and what the
 * program says of findings. */
#include <glib/gstdio.h>
#include <string.h>

#include "dopys-article-check.h"
#include "dopys-checker.h"
#include "dopys-finding-text.h"
#include "dopys-publish-checks.h"

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysDraft *draft;
  GSettings *settings;
  DopysChecker *checker;
  guint n_changed;
} Fixture;

static gboolean
give_up_cb (gpointer what)
{
  g_error ("waited too long for %s", (const char *) what);
  return G_SOURCE_REMOVE;
}

#define WAIT_FOR(condition)                                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint guard_ = g_timeout_add_seconds (30, give_up_cb, (gpointer) #condition);                                      \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (guard_);                                                                                          \
  }                                                                                                                    \
  G_STMT_END

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-checker-XXXXXX", &error);
  fixture->store = dopys_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->draft = dopys_draft_new (fixture->store, dopys_article_new ());
  fixture->settings = g_settings_new ("org.dopys.Dopys");
  fixture->checker = dopys_checker_new ();
  dopys_checker_set_settings (fixture->checker, fixture->settings);
  g_signal_connect_swapped (fixture->checker, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dopys_checker_set_draft (fixture->checker, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->checker);
  g_settings_reset (fixture->settings, "wartime-words");
  g_object_unref (fixture->settings);
  g_object_unref (fixture->draft);
  dopys_store_close (fixture->store);
  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has (Fixture *fixture, DopysFindingKind kind)
{
  GPtrArray *findings = dopys_checker_get_findings (fixture->checker);

  for (guint i = 0; i < findings->len; i++)
    if (((DopysFinding *) g_ptr_array_index (findings, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  const char *const categories[] = { "Новини", NULL };
  DopysSession *session = dopys_draft_get_session (fixture->draft);

  dopys_checker_set_draft (fixture->checker, fixture->draft);
  g_assert_null (dopys_checker_get_document (fixture->checker));
  WAIT_FOR (has (fixture, DOPYS_FINDING_CATEGORY));
  dopys_draft_set_categories (fixture->draft, categories);
  WAIT_FOR (!has (fixture, DOPYS_FINDING_CATEGORY));
  dopys_session_insert_text (session, 0, 0, "Слово TK");
  WAIT_FOR (has (fixture, DOPYS_FINDING_PLACEHOLDER));
  g_assert_true (dopys_checker_get_document (fixture->checker) == dopys_session_get_document (session));
  dopys_draft_set_title (fixture->draft, "Рада ухвалила бюджет.");
  WAIT_FOR (has (fixture, DOPYS_FINDING_TITLE_STOP));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  const char *const words[] = { "гарнізон", NULL };

  dopys_session_insert_text (dopys_draft_get_session (fixture->draft), 0, 0, "ППО і підстанції");
  dopys_checker_set_draft (fixture->checker, fixture->draft);
  WAIT_FOR (has (fixture, DOPYS_FINDING_WARTIME));
  g_settings_set_strv (fixture->settings, "wartime-words", words);
  WAIT_FOR (!has (fixture, DOPYS_FINDING_WARTIME));
}

/* What was written while a check ran is checked after it, and a row of changes only once. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  DopysSession *session = dopys_draft_get_session (fixture->draft);
  guint before;

  dopys_checker_set_draft (fixture->checker, fixture->draft);
  for (guint i = 0; i < 50; i++)
    dopys_session_insert_text (session, 0, 0, "слово ");
  before = fixture->n_changed;
  dopys_session_insert_text (session, 0, 0, "TK ");
  WAIT_FOR (has (fixture, DOPYS_FINDING_PLACEHOLDER));
  g_assert_cmpuint (fixture->n_changed - before, <=, 2);
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDraft) other = dopys_draft_new (fixture->store, dopys_article_new ());

  dopys_session_insert_text (dopys_draft_get_session (fixture->draft), 0, 0, "Слово TK");
  dopys_checker_set_draft (fixture->checker, fixture->draft);
  dopys_checker_hurry (fixture->checker);
  g_main_context_iteration (NULL, TRUE); /* the check of the first may be under way */
  dopys_checker_set_draft (fixture->checker, other);
  WAIT_FOR (has (fixture, DOPYS_FINDING_CATEGORY));
  g_assert_false (has (fixture, DOPYS_FINDING_PLACEHOLDER));
}

/* Every kind has a sentence of its own, and none of them judges. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint kind = 0; kind < DOPYS_FINDING_N_KINDS; kind++)
    {
      DopysFinding finding = {
        .kind = (DopysFindingKind) kind, .number = 3, .found = (char *) "а", .better = (char *) "б"
      };
      char *text = dopys_finding_dup_text (&finding);
      g_autofree char *detail = dopys_finding_dup_detail (&finding);
      g_autofree char *lower = g_ascii_strdown (text, -1);

      g_assert_cmpstr (text, !=, "");
      g_assert_null (strstr (lower, "illegal"));
      g_assert_null (strstr (lower, "safe"));
      g_assert_true (g_hash_table_add (seen, text));
    }
}

static void
test_detail (void)
{
  g_autofree char *long_text = g_strnfill (300, 'a');
  DopysFinding finding = { .kind = DOPYS_FINDING_CAPITALS, .found = long_text };
  g_autofree char *detail = dopys_finding_dup_detail (&finding);

  g_assert_cmpint (g_utf8_strlen (detail, -1), ==, 80);
  g_assert_true (g_str_has_suffix (detail, "…"));
}

/* One line for each kind, which leads to the first of them. */
static void
test_before_publishing (void)
{
  DopysBlock *block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "TK, УТОЧНИТИ, в рамках", NULL, 0);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) findings = NULL, checks = dopys_publish_checks (article, TRUE);
  guint before = checks->len;

  dopys_document_unref (article->document);
  article->document = dopys_document_ref (document);
  findings = dopys_article_check (article, NULL, now);
  dopys_publish_checks_add_findings (checks, findings, document, document);
  g_assert_cmpuint (checks->len, ==, before + 2);
  const DopysPublishCheck *placeholders = g_ptr_array_index (checks, before);
  const DopysPublishCheck *words = g_ptr_array_index (checks, before + 1);
  g_assert_false (placeholders->blocking);
  g_assert_cmpint (placeholders->field, ==, DOPYS_FIELD_TEXT);
  g_assert_cmpuint (placeholders->at, ==, 0);
  g_assert_cmpuint (placeholders->end, ==, 2);
  g_assert_nonnull (strstr (placeholders->text, "1 more"));
  g_assert_cmpuint (words->at, ==, 14);
  g_assert_cmpuint (words->end, ==, 22);
  dopys_block_unref (block);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/checker/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("follow", test_follow);
  ADD ("words", test_words);
  ADD ("again", test_again);
  ADD ("leave", test_leave);
  g_test_add_func ("/checker/sentences", test_sentences);
  g_test_add_func ("/checker/detail", test_detail);
  g_test_add_func ("/checker/before-publishing", test_before_publishing);
  return g_test_run ();
}
