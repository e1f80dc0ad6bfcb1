/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-link-popover.h"

#include "dopys-address.h"
#include "dopys-link-targets.h"

#include <glib/gi18n-lib.h>

#define MAX_TARGETS 5

struct _DopysLinkPopover
{
  GtkPopover parent_instance;
  GtkWidget *entry;
  GtkWidget *text;
  GtkWidget *text_row;
  GtkWidget *list;
  GtkWidget *apply;
  GtkWidget *remove;
  DopysSession *session;
  DopysLinkTargets *targets; /* (nullable) */
  char *linked;              /* the text before */
};

G_DEFINE_FINAL_TYPE (DopysLinkPopover, dopys_link_popover, GTK_TYPE_POPOVER)

/* ---- the address ---- */

/* NULL if what stands there is none. Transfer full. */
static char *
dup_address (DopysLinkPopover *self)
{
  return dopys_address_complete (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
entry_changed_cb (DopysLinkPopover *self)
{
  g_autofree char *address = dup_address (self);

  gtk_widget_set_sensitive (self->apply, address != NULL);
  if (self->targets)
    dopys_link_targets_want (self->targets, address ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
finish (DopysLinkPopover *self, const char *address)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  gboolean reworded = gtk_widget_get_visible (self->text_row) && *text && g_strcmp0 (text, self->linked) != 0;

  if (reworded)
    dopys_session_set_link_text (self->session, address, text);
  else
    dopys_session_set_link (self->session, address);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
apply_cb (DopysLinkPopover *self)
{
  g_autofree char *address = dup_address (self);

  if (address)
    finish (self, address);
}

static void
remove_cb (DopysLinkPopover *self)
{
  dopys_session_set_link (self->session, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* ---- fitting ---- */

/* How many times as large as usual the text is, up to twice: GTK shows no popover that is wider than the screen. */
static double
text_scale (GtkWidget *widget)
{
  int dpi = 0; /* in 1024th; -1 where the desktop does not say */

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return CLAMP (dpi / 1024.0 / 96, 1, 2);
}

/* As wide as so many characters of the usual size. */
static int
fitting_chars (GtkWidget *widget, int n)
{
  return (int) (n / text_scale (widget));
}

/* ---- articles of one's own ---- */

static GtkWidget *
new_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const lines[] = { dopys_link_target_get_title (item), dopys_link_target_get_address (item) };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), i == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), fitting_chars (label, 30));
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* Without words for the link the article's title is its text. */
static void
take_target (DopysLinkPopover *self, DopysLinkTarget *target)
{
  if (gtk_widget_get_visible (self->text_row) && !*gtk_editable_get_text (GTK_EDITABLE (self->text)))
    gtk_editable_set_text (GTK_EDITABLE (self->text), dopys_link_target_get_title (target));
  finish (self, dopys_link_target_get_address (target));
}

static void
row_activated_cb (DopysLinkPopover *self, GtkListBoxRow *row)
{
  g_autoptr (DopysLinkTarget) target =
      g_list_model_get_item (G_LIST_MODEL (self->targets), (guint) gtk_list_box_row_get_index (row));

  if (target)
    take_target (self, target);
}

/* Enter takes the address; where words stand there, the first article with them. */
static void
activate_cb (DopysLinkPopover *self)
{
  g_autofree char *address = dup_address (self);
  g_autoptr (DopysLinkTarget) first = self->targets ? g_list_model_get_item (G_LIST_MODEL (self->targets), 0) : NULL;

  if (address)
    finish (self, address);
  else if (first)
    take_target (self, first);
}

static void
targets_changed_cb (DopysLinkPopover *self)
{
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (G_LIST_MODEL (self->targets)) > 0);
}

static void
follow_targets (DopysLinkPopover *self)
{
  DopysLinkTargets *targets = dopys_link_targets_find (gtk_widget_get_parent (GTK_WIDGET (self)));
  g_autoptr (GListModel) shown = NULL;

  if (self->targets == targets)
    return;
  if (self->targets)
    g_signal_handlers_disconnect_by_data (self->targets, self);
  g_set_object (&self->targets, targets);
  if (!targets)
    return;
  shown = G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (targets)), 0, MAX_TARGETS));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), shown, new_row_cb, NULL, NULL);
  g_signal_connect_swapped (targets, "items-changed", G_CALLBACK (targets_changed_cb), self);
  targets_changed_cb (self);
}

/* ---- the object ---- */

static void
dopys_link_popover_dispose (GObject *object)
{
  DopysLinkPopover *self = DOPYS_LINK_POPOVER (object);

  if (self->targets)
    g_signal_handlers_disconnect_by_data (self->targets, self);
  g_clear_object (&self->targets);
  g_clear_object (&self->session);
  g_clear_pointer (&self->linked, g_free);
  G_OBJECT_CLASS (dopys_link_popover_parent_class)->dispose (object);
}

static void
dopys_link_popover_class_init (DopysLinkPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_link_popover_dispose;
}

/* An entry under its name. */
static GtkWidget *
add_entry (GtkWidget *box, const char *name, GtkWidget **row)
{
  GtkWidget *entry = gtk_entry_new (), *label = gtk_label_new (name);

  *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), fitting_chars (label, 26));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), fitting_chars (entry, 26));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (*row), label);
  gtk_box_append (GTK_BOX (*row), entry);
  gtk_box_append (GTK_BOX (box), *row);
  return entry;
}

static void
add_buttons (DopysLinkPopover *self, GtkWidget *box)
{
  GtkOrientation orientation = text_scale (box) > 1.4 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkWidget *row = gtk_box_new (orientation, 6);

  self->remove = gtk_button_new_with_label (_ ("Remove the link"));
  self->apply = gtk_button_new_with_label (_ ("Link"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->remove, TRUE);
  gtk_box_append (GTK_BOX (row), self->remove);
  gtk_widget_set_halign (row, GTK_ALIGN_FILL);
  gtk_widget_set_halign (self->apply, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->apply, TRUE);
  gtk_box_append (GTK_BOX (row), self->apply);
  gtk_box_append (GTK_BOX (box), row);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
}

static void
dopys_link_popover_init (DopysLinkPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *row;

  gtk_widget_add_css_class (box, "link-form");
  self->entry = add_entry (box, _ ("Address, or words of your own article"), &row);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_URL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "term-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Your articles"), -1);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_box_append (GTK_BOX (box), self->list);
  self->text = add_entry (box, _ ("Text of the link"), &self->text_row);
  add_buttons (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
dopys_link_popover_new (void)
{
  return g_object_new (DOPYS_TYPE_LINK_POPOVER, NULL);
}

void
dopys_link_popover_open (DopysLinkPopover *self, DopysSession *session, const GdkRectangle *place)
{
  const char *link = dopys_session_get_link (session);

  g_set_object (&self->session, session);
  g_free (self->linked);
  self->linked = dopys_session_dup_link_text (session);
  follow_targets (self);
  /* Words of several paragraphs stay as they are. */
  gtk_widget_set_visible (self->text_row, self->linked != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->linked ? self->linked : "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), link ? link : "");
  entry_changed_cb (self);
  gtk_widget_set_visible (self->remove, link != NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
