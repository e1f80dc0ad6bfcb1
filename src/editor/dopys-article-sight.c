/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a widget stands is asked of the lines, not of the widget: a text view allocates it only while it paints, and
 * keeps it above its top until then.  Of one that is higher than the view it is told what is seen.  Whatever changes
 * the height of the text or scrolls it changes the adjustment.
 */
#include "dopys-article-sight.h"

#include "dopys-object-widget.h"
#include "dopys-table-widget.h"

static void
add_widgets (GHashTable *widgets, GtkTextView *view, const GtkTextIter *line, const GdkRectangle *visible)
{
  GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (line);
  guint n_found = 0;
  g_autofree GtkWidget **found = anchor ? gtk_text_child_anchor_get_widgets (anchor, &n_found) : NULL;

  for (guint i = 0; i < n_found; i++)
    {
      int top, height;

      g_hash_table_add (widgets, found[i]);
      if (!DOPYS_IS_OBJECT_WIDGET (found[i]))
        continue;
      gtk_text_view_get_line_yrange (view, line, &top, &height);
      dopys_object_widget_set_sight (DOPYS_OBJECT_WIDGET (found[i]), (float) (visible->y - top),
                                     (float) (visible->y + visible->height - top));
    }
}

/* An object stands alone on its line. */
static GHashTable *
find_near (GtkTextView *view)
{
  GHashTable *widgets = g_hash_table_new (NULL, NULL);
  GdkRectangle visible;
  GtkTextIter line, last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &line, MAX (visible.y - visible.height, 0), NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + 2 * visible.height, NULL);
  do
    add_widgets (widgets, view, &line, &visible);
  while (gtk_text_iter_forward_line (&line) && gtk_text_iter_compare (&line, &last) <= 0);
  return widgets;
}

void
dopys_article_sight_update (GtkTextView *view)
{
  g_autoptr (GHashTable) near = NULL;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  near = find_near (view);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (DOPYS_IS_OBJECT_WIDGET (child) || DOPYS_IS_TABLE_WIDGET (child))
      gtk_widget_set_child_visible (child, g_hash_table_contains (near, child) ||
                                               (gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_FOCUS_WITHIN));
}

static void
adjustment_set_cb (GtkTextView *view, GParamSpec *pspec, GSignalGroup *signals)
{
  g_signal_group_set_target (signals, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
}

void
dopys_article_sight_attach (GtkTextView *view)
{
  GSignalGroup *signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_group_connect_object (signals, "changed", G_CALLBACK (dopys_article_sight_update), view,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_object (signals, "value-changed", G_CALLBACK (dopys_article_sight_update), view,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (view, "notify::vadjustment", G_CALLBACK (adjustment_set_cb), signals,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  adjustment_set_cb (view, NULL, signals);
}
