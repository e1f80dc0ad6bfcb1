/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-compare.h"

#include <glib/gi18n-lib.h>

#include "dopys-compare.h"
#include "dopys-template.h"

struct _DopysPublishCompare
{
  GtkWidget parent;

  GtkListBox *rows;
};

enum
{
  KEEP_OURS,
  TAKE_THEIRS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishCompare, dopys_publish_compare, GTK_TYPE_WIDGET)

static void
keep_cb (DopysPublishCompare *self)
{
  g_signal_emit (self, signals[KEEP_OURS], 0);
}

static void
take_cb (DopysPublishCompare *self)
{
  g_signal_emit (self, signals[TAKE_THEIRS], 0);
}

static void
dopys_publish_compare_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_COMPARE);
  G_OBJECT_CLASS (dopys_publish_compare_parent_class)->dispose (object);
}

static void
dopys_publish_compare_class_init (DopysPublishCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "keep-ours", "take-theirs" };

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_compare_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] =
        g_signal_new (names[i], DOPYS_TYPE_PUBLISH_COMPARE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-compare.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishCompare, rows);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
dopys_publish_compare_init (DopysPublishCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (text && style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (DopysPublishCompare *self, const char *ours, const char *theirs, gboolean equal)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "comparison");
  gtk_box_append (GTK_BOX (box), make_cell (ours, equal ? "dimmed" : "ours"));
  gtk_box_append (GTK_BOX (box), make_cell (theirs, equal ? "dimmed" : "theirs"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (!equal)
    {
      g_autofree char *label = g_strdup_printf (_ ("Here: %s. On the site: %s."), ours ? ours : _ ("nothing"),
                                                theirs ? theirs : _ ("nothing"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_list_box_append (self->rows, row);
}

void
dopys_publish_compare_show (DopysPublishCompare *self, const DopysArticle *ours, const DopysArticle *theirs)
{
  g_auto (GStrv) our_lines = dopys_compare_dup_lines (ours);
  g_auto (GStrv) their_lines = dopys_compare_dup_lines (theirs);
  g_autoptr (GArray) rows = dopys_compare_lines (our_lines, their_lines);

  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const DopysComparison *row = &g_array_index (rows, DopysComparison, i);
      add_row (self, row->ours >= 0 ? our_lines[row->ours] : NULL, row->theirs >= 0 ? their_lines[row->theirs] : NULL,
               row->equal);
    }
}
