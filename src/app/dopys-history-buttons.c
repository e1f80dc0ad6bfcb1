/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-history-buttons.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-step-name.h"

struct _DopysHistoryButtons
{
  GtkBox parent;

  GtkWidget *undo;
  GtkWidget *redo;
  DopysSession *session;
};

G_DEFINE_FINAL_TYPE (DopysHistoryButtons, dopys_history_buttons, GTK_TYPE_BOX)

static void
name_button (GtkWidget *button, const char *name)
{
  /* With each key the names are asked for again, and GTK asks the display where the pointer is for each new one. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), name) == 0)
    return;
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_names (DopysHistoryButtons *self)
{
  DopysStepKind undo_kind, redo_kind;
  gboolean can_undo = self->session && dopys_session_can_undo (self->session, &undo_kind);
  gboolean can_redo = self->session && dopys_session_can_redo (self->session, &redo_kind);
  g_autofree char *undo = can_undo ? dopys_step_name_dup_undo (undo_kind) : g_strdup (C_ ("editing", "Undo"));
  g_autofree char *redo = can_redo ? dopys_step_name_dup_redo (redo_kind) : g_strdup (C_ ("editing", "Redo"));

  name_button (self->undo, undo);
  name_button (self->redo, redo);
}

/* What undo changed may be far from where the reading is. */
static void
travelled_cb (DopysHistoryButtons *self, DopysStepKind kind, gboolean forward)
{
  g_autofree char *text = dopys_step_name_dup_done (kind, forward);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
dopys_history_buttons_dispose (GObject *object)
{
  DopysHistoryButtons *self = DOPYS_HISTORY_BUTTONS (object);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dopys_history_buttons_parent_class)->dispose (object);
}

static void
dopys_history_buttons_class_init (DopysHistoryButtonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_history_buttons_dispose;
}

static GtkWidget *
append_button (DopysHistoryButtons *self, const char *icon, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
dopys_history_buttons_init (DopysHistoryButtons *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->undo = append_button (self, "edit-undo-symbolic", "win.undo");
  self->redo = append_button (self, "edit-redo-symbolic", "win.redo");
  show_names (self);
}

void
dopys_history_buttons_set_session (DopysHistoryButtons *self, DopysSession *session)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session)
    {
      g_signal_connect_swapped (session, "history-changed", G_CALLBACK (show_names), self);
      g_signal_connect_swapped (session, "travelled", G_CALLBACK (travelled_cb), self);
    }
  show_names (self);
}
