/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-shorthand.h"

#include "dopys-place.h"
#include "dopys-session.h"

#include "notation.h"

static DopysSession *
new_session (const char *notation)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse (notation, &start, &end);
  DopysSession *session = dopys_session_new (document);

  dopys_session_select (session, start, end);
  return session;
}

/* As a person types it: letter by letter, each followed by a look whether it is a sign. */
static void
type (DopysSession *session, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      guint start, end;
      dopys_session_get_bounds (session, &start, &end);
      if (*letter == '\n')
        dopys_session_split (session);
      else
        dopys_session_insert_text (session, start, end, letter);
      dopys_session_expand (session, letter);
    }
}

static void
assert_session (DopysSession *session, const char *expected)
{
  assert_notation (dopys_session_get_document (session), dopys_session_get_selection (session).caret, expected);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *before, *typed, *after;
  } cases[] = {
    { "p ^", "## Зміни", "h2 Зміни^\np " },
    { "p ^", "### Зміни", "h3 Зміни^\np " },
    { "p ^", "#### Зміни", "h4 Зміни^\np " },
    { "p ^", "- раз\nдва", "b0 раз\nb0 два^\np " },
    { "p ^", "* раз", "b0 раз^\np " },
    { "p ^", "1. раз", "n0 раз^\np " },
    { "p ^", "1) раз", "n0 раз^\np " },
    { "p ^", "5. раз", "n0@5 раз^\np " },
    { "p ^", "> слова", "q слова^\np " },
    { "p ^готове", "- ", "b0 ^готове\np " },
    { "p а\np ^\np б", "---", "p а\n- *\np ^б" },
    { "p ^", "# Зміни", "p # Зміни^" },
    { "p ^", "##### Зміни", "p ##### Зміни^" },
    { "p ^", "2026. Рік", "p 2026. Рік^" },
    { "p ^", "а - б", "p а - б^" },
    { "b0 ^\np ", "- б", "b0 - б^\np " },
    { "h2 ^\np ", "1. б", "h2 1. б^\np " },
    { "p а ^", "---", "p а ---^" },
    { "p ^", "https://youtu.be/abc\nд", "E *\np д^" },
    { "p а\np ^\np б", "https://www.facebook.com/rada/posts/1\n", "p а\nE *\np ^\np б" },
    { "b0 ^\np ", "https://youtu.be/abc\n", "b0 https://youtu.be/abc\nb0 ^\np " },
    { "p Відео: ^", "https://youtu.be/abc\n", "p Відео: https://youtu.be/abc\np ^" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DopysSession) session = new_session (cases[i].before);
      type (session, cases[i].typed);
      assert_session (session, cases[i].after);
    }
}

static void
test_take_back (void)
{
  g_autoptr (DopysSession) session = new_session ("p ^");
  DopysStepKind kind;

  type (session, "## ");
  assert_session (session, "h2 ^\np ");
  g_assert_true (dopys_session_can_undo (session, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_HEADING);
  g_assert_true (dopys_session_take_back (session));
  assert_session (session, "p ## ^");
  g_assert_false (dopys_session_take_back (session));

  /* Only right after. */
  type (session, "\n- ");
  assert_session (session, "p ## \nb0 ^\np ");
  type (session, "а");
  g_assert_false (dopys_session_take_back (session));
  dopys_session_delete (session, 4, 5);
  g_assert_false (dopys_session_take_back (session));

  type (session, "\n> ");
  dopys_session_select (session, 0, 0);
  g_assert_false (dopys_session_take_back (session));

  g_autoptr (DopysSession) with_embed = new_session ("p ^");
  type (with_embed, "https://youtu.be/abc\n");
  g_assert_true (dopys_session_can_undo (with_embed, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_EMBED);
  g_assert_true (dopys_session_take_back (with_embed));
  assert_session (with_embed, "p https://youtu.be/abc\np ^");
}

static const char *
link_of (DopysSession *session, guint offset)
{
  guint start, end;
  return dopys_place_get_link (dopys_session_get_document (session), offset, &start, &end);
}

static void
test_links (void)
{
  g_autoptr (DopysSession) session = new_session ("p Сайт ^");
  guint start, end;

  type (session, "https://rada.example/a, далі");
  g_assert_cmpstr (link_of (session, 7), ==, "https://rada.example/a");
  dopys_place_get_link (dopys_session_get_document (session), 7, &start, &end);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 27);
  g_assert_false (dopys_session_take_back (session));
  type (session, "\ninfo@rada.example\n");
  g_assert_cmpstr (link_of (session, 36), ==, "mailto:info@rada.example");
  /* Undo gives plain text first, then the typing. */
  dopys_session_undo (session);
  g_assert_null (link_of (session, 36));
  assert_session (session, "p Сайт https://rada.example/a, далі\np info@rada.example\np ^");
}

static void
test_existing_link_stays (void)
{
  g_autoptr (DopysSession) session = new_session ("p ^");

  type (session, "www.rada.example");
  dopys_session_select (session, 0, 16);
  dopys_session_set_link (session, "https://other.example/");
  dopys_session_select (session, 16, 16);
  type (session, " ");
  g_assert_cmpstr (link_of (session, 8), ==, "https://other.example/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/shorthand/formats", test_formats);
  g_test_add_func ("/core/shorthand/take-back", test_take_back);
  g_test_add_func ("/core/shorthand/links", test_links);
  g_test_add_func ("/core/shorthand/existing-link-stays", test_existing_link_stays);
  return g_test_run ();
}
