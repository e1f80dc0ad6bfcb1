/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-compare.h"

#include <glib/gi18n-lib.h>

#include "dopys-compare.h"
#include "dopys-template.h"

struct _DopysPublishCompare
{
  GtkWidget parent;

  GtkLabel *left_title;
  GtkLabel *right_title;
  GtkListBox *list;
  DopysArticle *left;
  DopysArticle *right;
  GPtrArray *rows;   /* of DopysDifference */
  GArray *take;      /* of gboolean, for each row: from the right */
  gboolean changing; /* rows are being filled */
};

enum
{
  CHOICE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishCompare, dopys_publish_compare, GTK_TYPE_WIDGET)

static void
clear (DopysPublishCompare *self)
{
  g_clear_pointer (&self->left, dopys_article_free);
  g_clear_pointer (&self->right, dopys_article_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->take, g_array_unref);
}

static void
dopys_publish_compare_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_COMPARE);
  clear (DOPYS_PUBLISH_COMPARE (object));
  G_OBJECT_CLASS (dopys_publish_compare_parent_class)->dispose (object);
}

static void
dopys_publish_compare_class_init (DopysPublishCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_compare_dispose;
  signals[CHOICE_CHANGED] = g_signal_new ("choice-changed", DOPYS_TYPE_PUBLISH_COMPARE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-compare.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishCompare, left_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishCompare, right_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishCompare, list);
}

static void
dopys_publish_compare_init (DopysPublishCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- rows ---- */

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text ? text : _ ("nothing"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (!text)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
toggled_cb (GtkToggleButton *button, DopysPublishCompare *self)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  if (self->changing || g_array_index (self->take, gboolean, row) == gtk_toggle_button_get_active (button))
    return;
  g_array_index (self->take, gboolean, row) = gtk_toggle_button_get_active (button);
  g_signal_emit (self, signals[CHOICE_CHANGED], 0);
}

/* One of a pair of which the chosen one stands out; Space and the arrows choose as with radio buttons. */
static GtkWidget *
make_choice (const char *text, const char *side, const char *style)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *label = g_strdup_printf ("%s: %s", side, text ? text : _ ("nothing"));

  gtk_button_set_child (GTK_BUTTON (button), make_label (text));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_choices (DopysPublishCompare *self, GtkBox *box, guint number)
{
  const DopysDifference *row = g_ptr_array_index (self->rows, number);
  GtkWidget *left = make_choice (row->our_text, gtk_label_get_label (self->left_title), "ours");
  GtkWidget *right = make_choice (row->their_text, gtk_label_get_label (self->right_title), "theirs");

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (right), GTK_TOGGLE_BUTTON (left));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (left), TRUE);
  g_object_set_data (G_OBJECT (right), "row", GUINT_TO_POINTER (number));
  g_signal_connect_object (right, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (box, left);
  gtk_box_append (box, right);
}

static void
add_row (DopysPublishCompare *self, guint number)
{
  const DopysDifference *difference = g_ptr_array_index (self->rows, number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "comparison");
  if (difference->equal)
    {
      gtk_widget_add_css_class (box, "dimmed");
      gtk_box_append (GTK_BOX (box), make_label (difference->our_text));
      gtk_box_append (GTK_BOX (box), make_label (difference->their_text));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      difference->our_text ? difference->our_text : _ ("nothing"), -1);
    }
  else
    add_choices (self, GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, difference->equal);
  gtk_list_box_append (self->list, row);
}

/* ---- public ---- */

void
dopys_publish_compare_show (DopysPublishCompare *self, const DopysArticle *left, const char *left_title,
                            const DopysArticle *right, const char *right_title)
{
  clear (self);
  self->left = dopys_article_copy (left);
  self->right = dopys_article_copy (right);
  self->rows = dopys_compare_articles (left, right);
  self->take = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), self->rows->len);
  g_array_set_size (self->take, self->rows->len);
  gtk_label_set_label (self->left_title, left_title);
  gtk_label_set_label (self->right_title, right_title);
  self->changing = TRUE;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, i);
  self->changing = FALSE;
  g_signal_emit (self, signals[CHOICE_CHANGED], 0);
}

gboolean
dopys_publish_compare_is_mixed (DopysPublishCompare *self)
{
  guint taken = 0, different = 0;

  for (guint i = 0; self->rows && i < self->rows->len; i++)
    {
      different += !((DopysDifference *) g_ptr_array_index (self->rows, i))->equal;
      taken += g_array_index (self->take, gboolean, i);
    }
  return taken > 0 && taken < different;
}

DopysArticle *
dopys_publish_compare_dup_merged (DopysPublishCompare *self)
{
  g_return_val_if_fail (self->rows != NULL, NULL);
  return dopys_compare_merge (self->left, self->right, self->rows, (const gboolean *) (void *) self->take->data);
}
