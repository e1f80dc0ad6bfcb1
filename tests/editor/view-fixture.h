/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article view in a window on a real display. */
#pragma once

#include "dopys-article-view.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
} ViewFixture;

gboolean view_fixture_wake_cb (gpointer user_data);

/* Runs the main loop until the condition holds; a minute is long even under a sanitizer. */
#define WAIT_UNTIL(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                                       \
    guint wake_ = g_timeout_add (10, view_fixture_wake_cb, NULL);                                                      \
    while (!(condition) && g_get_monotonic_time () < end_)                                                             \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (wake_);                                                                                           \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

void view_fixture_set_up (ViewFixture *fixture, gconstpointer data);
/* Nothing of a closed article stays: not the view, not the session, and no text in a buffer that GTK may keep. */
void view_fixture_tear_down (ViewFixture *fixture, gconstpointer data);

/* Puts the view into a scrolled window of the window's size: by itself it is as high as its text. */
void view_fixture_scroll (ViewFixture *fixture);
/* The text as the buffer shows it. */
gboolean view_fixture_text_is (ViewFixture *fixture, const char *expected);
/* Puts data of one type on the clipboard. */
void view_fixture_offer (ViewFixture *fixture, const char *mime_type, const char *data);
/* Types at the caret as a keyboard does, letter by letter. */
void view_fixture_type (ViewFixture *fixture, const char *text);

G_END_DECLS
