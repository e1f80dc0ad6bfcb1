/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-word-count.h"

#include <glib/gi18n-lib.h>

#include "dopys-template.h"
#include "dopys-text-count.h"

/* Milliseconds; counting is linear in the text. */
#define PAUSE 400

struct _DopysWordCount
{
  GtkWidget parent;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkLabel *words;
  GtkLabel *characters;
  GtkLabel *letters;
  GtkLabel *minutes;
  DopysSession *session;
  guint source;
};

G_DEFINE_FINAL_TYPE (DopysWordCount, dopys_word_count, GTK_TYPE_WIDGET)

static void
put_number (GtkLabel *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  gtk_label_set_label (label, text);
}

/* The characters are counted only for somebody who looks. */
static void
show_details (DopysWordCount *self)
{
  DopysTextCount count = { 0 };
  g_autofree char *minutes = NULL;

  if (self->session)
    count = dopys_text_count (dopys_session_get_document (self->session));
  put_number (self->words, count.words);
  put_number (self->characters, count.characters);
  put_number (self->letters, count.letters);
  minutes = g_strdup_printf (ngettext ("%u minute", "%u minutes", count.minutes), count.minutes);
  gtk_label_set_label (self->minutes, minutes);
}

static void
show_words (DopysWordCount *self)
{
  guint n = self->session ? dopys_document_count_words (dopys_session_get_document (self->session)) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u word", "%u words", n), n);

  gtk_menu_button_set_label (self->button, text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    show_details (self);
}

static gboolean
count_cb (gpointer user_data)
{
  DopysWordCount *self = user_data;

  self->source = 0;
  show_words (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DopysWordCount *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (PAUSE, count_cb, self);
}

static void
leave_session (DopysWordCount *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
dopys_word_count_dispose (GObject *object)
{
  leave_session (DOPYS_WORD_COUNT (object));
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_WORD_COUNT);
  G_OBJECT_CLASS (dopys_word_count_parent_class)->dispose (object);
}

static void
dopys_word_count_class_init (DopysWordCountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_word_count_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/word-count.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, button);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, popover);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, words);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, characters);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, letters);
  gtk_widget_class_bind_template_child (widget_class, DopysWordCount, minutes);
  gtk_widget_class_bind_template_callback (widget_class, show_details);
}

static void
dopys_word_count_init (DopysWordCount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_word_count_set_session (DopysWordCount *self, DopysSession *session)
{
  leave_session (self);
  if (session)
    {
      self->session = g_object_ref (session);
      g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
    }
  show_words (self);
}
