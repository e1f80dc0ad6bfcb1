/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-choice.h"

#include <glib/gi18n-lib.h>

#include "dopys-publish-compare.h"
#include "dopys-template.h"

struct _DopysPublishChoice
{
  GtkWidget parent;

  GtkWidget *keep_button;
  GtkWidget *take_button;
  GtkWidget *selection_button;
  DopysPublishCompare *compare;
};

enum
{
  KEEP_OURS,
  TAKE_THEIRS,
  TAKE_SELECTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishChoice, dopys_publish_choice, GTK_TYPE_WIDGET)

static void
clicked_cb (DopysPublishChoice *self, GtkWidget *button)
{
  g_signal_emit (self,
                 signals[button == self->keep_button   ? KEEP_OURS
                         : button == self->take_button ? TAKE_THEIRS
                                                       : TAKE_SELECTION],
                 0);
}

static void
choice_changed_cb (DopysPublishChoice *self)
{
  gtk_widget_set_sensitive (self->selection_button, dopys_publish_compare_is_mixed (self->compare));
}

static void
dopys_publish_choice_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_CHOICE);
  G_OBJECT_CLASS (dopys_publish_choice_parent_class)->dispose (object);
}

static void
dopys_publish_choice_class_init (DopysPublishChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "keep-ours", "take-theirs", "take-selection" };

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_choice_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] =
        g_signal_new (names[i], DOPYS_TYPE_PUBLISH_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOPYS_TYPE_PUBLISH_COMPARE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-choice.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishChoice, keep_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishChoice, take_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishChoice, selection_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishChoice, compare);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
dopys_publish_choice_init (DopysPublishChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_template_wrap_buttons (GTK_WIDGET (self));
}

void
dopys_publish_choice_show (DopysPublishChoice *self, const DopysArticle *ours, const DopysArticle *theirs)
{
  g_autoptr (DopysArticle) shown = dopys_article_copy (theirs);

  /* Where no category was chosen here none is sent, and the site's own one stays: nothing to decide. */
  if (ours->categories == NULL || *ours->categories == NULL)
    g_clear_pointer (&shown->categories, g_strfreev);
  dopys_publish_compare_show (self->compare, ours, _ ("Here"), shown, _ ("On the site"));
}

DopysArticle *
dopys_publish_choice_dup_selection (DopysPublishChoice *self)
{
  return dopys_publish_compare_dup_merged (self->compare);
}
