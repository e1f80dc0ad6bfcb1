/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form for links over the view: addresses, words of one's own articles, the text of the link. */

#include "dopys-link-popover.h"
#include "dopys-link-targets.h"
#include "dopys-place.h"

#include "view-fixture.h"

static GtkWidget *
find (GtkWidget *widget, GType type, guint *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, skip);
      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_form (ViewFixture *fixture)
{
  guint skip = 0;
  GtkWidget *form;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.link", NULL);
  form = find (GTK_WIDGET (fixture->view), DOPYS_TYPE_LINK_POPOVER, &skip);
  WAIT_UNTIL (gtk_widget_get_mapped (form));
  return form;
}

static GtkWidget *
get_entry (GtkWidget *form, guint which)
{
  return find (form, GTK_TYPE_ENTRY, &which);
}

static const char *
link_at (ViewFixture *fixture, guint offset)
{
  guint start, end;
  return dopys_place_get_link (dopys_session_get_document (fixture->session), offset, &start, &end);
}

static void
wanted_cb (DopysLinkTargets *targets, const char *query)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_str_equal (query, "бюдж"))
    g_ptr_array_add (found, dopys_link_target_new ("Бюджет громади", "https://rada.example/biudzhet/"));
  dopys_link_targets_set (targets, found);
}

static void
attach (ViewFixture *fixture)
{
  g_autoptr (DopysLinkTargets) targets = dopys_link_targets_new ();

  g_signal_connect (targets, "wanted", G_CALLBACK (wanted_cb), NULL);
  dopys_link_targets_attach (targets, fixture->window);
}

static void
address (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  dopys_session_insert_text (fixture->session, 0, 0, "Див. звіт");
  dopys_session_select (fixture->session, 5, 9);
  form = open_form (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (form, 1))), ==, "звіт");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (form, 0)), "rada.example/zvit");
  g_signal_emit_by_name (get_entry (form, 0), "activate");
  g_assert_cmpstr (link_at (fixture, 7), ==, "https://rada.example/zvit");
  g_assert_true (view_fixture_text_is (fixture, "Див. звіт"));
  /* Again, at the link: its words are changed. */
  dopys_session_select (fixture->session, 7, 7);
  form = open_form (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (form, 0))), ==, "https://rada.example/zvit");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (form, 1)), "звіт ради");
  g_signal_emit_by_name (get_entry (form, 1), "activate");
  g_assert_true (view_fixture_text_is (fixture, "Див. звіт ради"));
  g_assert_cmpstr (link_at (fixture, 12), ==, "https://rada.example/zvit");
}

static void
own_article (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  attach (fixture);
  dopys_session_insert_text (fixture->session, 0, 0, "Див. ");
  dopys_session_select (fixture->session, 5, 5);
  form = open_form (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (form, 0)), "бюдж");
  g_signal_emit_by_name (get_entry (form, 0), "activate");
  g_assert_true (view_fixture_text_is (fixture, "Див. Бюджет громади"));
  g_assert_cmpstr (link_at (fixture, 8), ==, "https://rada.example/biudzhet/");
}

static void
nothing_found (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  attach (fixture);
  dopys_session_insert_text (fixture->session, 0, 0, "Див. ");
  form = open_form (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (form, 0)), "немає такого");
  g_signal_emit_by_name (get_entry (form, 0), "activate");
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_true (view_fixture_text_is (fixture, "Див. "));
}

/* A phone with text twice as large: a popover that is wider than the screen never comes. */
static void
large_text (ViewFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *form;
  int width;

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  dopys_session_insert_text (fixture->session, 0, 0, "Див. звіт");
  dopys_session_select (fixture->session, 5, 9);
  dopys_session_set_link (fixture->session, "https://rada.example/zvit");
  form = open_form (fixture);
  gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

#define ADD(name, function) g_test_add (name, ViewFixture, NULL, view_fixture_set_up, function, view_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/link-popover/address", address);
  ADD ("/link-popover/own-article", own_article);
  ADD ("/link-popover/nothing-found", nothing_found);
  ADD ("/link-popover/large-text", large_text);
  return g_test_run ();
}
