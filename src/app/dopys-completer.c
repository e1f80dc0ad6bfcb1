/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-completer.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-phrases.h"

#define MAX_CHARS 44
#define GAP 4 /* between the line and the offer, pixels */

struct _DopysCompleter
{
  GtkPopover parent;

  GtkListBox *list;
  GtkWidget *field; /* (nullable): where it was typed last; a child of the popover's parent */
  GPtrArray *completions;
  DopysCompleteFunc func;
  gpointer user_data;
  guint idle;
};

G_DEFINE_FINAL_TYPE (DopysCompleter, dopys_completer, GTK_TYPE_POPOVER)

/* ---- the field ---- */

/* NULL where text is selected, or a word goes on behind the caret: nobody completes there. */
static char *
dup_before (GtkWidget *field)
{
  const char *text;
  int caret;

  if (GTK_IS_TEXT_VIEW (field))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      GtkTextIter start, end;

      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
      if (gtk_text_buffer_get_has_selection (buffer) || g_unichar_isalnum (gtk_text_iter_get_char (&end)))
        return NULL;
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  text = gtk_editable_get_text (GTK_EDITABLE (field));
  caret = gtk_editable_get_position (GTK_EDITABLE (field));
  if (gtk_editable_get_selection_bounds (GTK_EDITABLE (field), NULL, NULL) ||
      g_unichar_isalnum (g_utf8_get_char (g_utf8_offset_to_pointer (text, caret))))
    return NULL;
  return g_utf8_substring (text, 0, caret);
}

static void
replace_before (GtkWidget *field, guint n, const char *text)
{
  if (GTK_IS_TEXT_VIEW (field))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
      start = end;
      gtk_text_iter_backward_chars (&start, (int) n);
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, text, -1);
      gtk_text_buffer_end_user_action (buffer);
      return;
    }
  int caret = gtk_editable_get_position (GTK_EDITABLE (field)), start = caret - (int) n;
  gtk_editable_delete_text (GTK_EDITABLE (field), start, caret);
  gtk_editable_insert_text (GTK_EDITABLE (field), text, -1, &start);
  gtk_editable_set_position (GTK_EDITABLE (field), start);
}

static gboolean
has_focus (GtkWidget *field)
{
  GtkRoot *root = gtk_widget_get_root (field);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == field || gtk_widget_is_ancestor (focus, field));
}

/* Below the caret of a text, below the start of an entry. */
static void
point_at_field (DopysCompleter *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds;
  graphene_point_t origin;
  GdkRectangle place, caret;

  if (!self->field || !gtk_widget_compute_bounds (self->field, parent, &bounds) ||
      !gtk_widget_compute_point (self->field, parent, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;
  place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, 12, (int) bounds.size.height };
  if (GTK_IS_TEXT_VIEW (self->field))
    {
      GtkTextView *view = GTK_TEXT_VIEW (self->field);
      int x, y;

      gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &x, &y);
      place = (GdkRectangle) { (int) origin.x + x, (int) origin.y + y, 1, caret.height + GAP };
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
}

/* ---- the offer ---- */

static void
accept_row (DopysCompleter *self, GtkListBoxRow *row)
{
  DopysCompletion *completion = g_ptr_array_index (self->completions, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *text = g_strdup (completion->text);
  guint replaced = completion->replaced;

  dopys_completer_close (self);
  if (self->field)
    replace_before (self->field, replaced, text);
  /* What was just put in asks for no more. */
  g_clear_handle_id (&self->idle, g_source_remove);
}

static void
append_row (DopysCompleter *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The person goes on typing: the focus stays in the field. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
announce (DopysCompleter *self, const char *text)
{
  dopys_announce (GTK_WIDGET (self->field), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
offer_cb (gpointer user_data)
{
  DopysCompleter *self = user_data;
  g_autofree char *before = self->field && has_focus (self->field) ? dup_before (self->field) : NULL;

  self->idle = 0;
  g_ptr_array_set_size (self->completions, 0);
  if (before)
    self->func (self->field, before, self->completions, self->user_data);
  if (self->completions->len == 0)
    {
      dopys_completer_close (self);
      return G_SOURCE_REMOVE;
    }
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->completions->len; i++)
    append_row (self, ((DopysCompletion *) g_ptr_array_index (self->completions, i))->text);
  point_at_field (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      announce (self, _ ("Completions: press Down to choose"));
      gtk_popover_popup (GTK_POPOVER (self));
    }
  return G_SOURCE_REMOVE;
}

static void
select_row (DopysCompleter *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row)
    announce (self, gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DopysCompleter *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row ? gtk_list_box_row_get_index (row) : -1;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_row (self, gtk_list_box_get_row_at_index (self->list, (index + 1) % (int) self->completions->len));
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!row)
        return GDK_EVENT_PROPAGATE;
      select_row (self, index > 0 ? gtk_list_box_get_row_at_index (self->list, index - 1) : NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      dopys_completer_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
      if (row)
        accept_row (self, row);
      else
        dopys_completer_close (self);
      return row ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_moved_cb (DopysCompleter *self)
{
  if (self->field ? !has_focus (self->field) : gtk_widget_get_visible (GTK_WIDGET (self)))
    dopys_completer_close (self);
}

static void
root_changed_cb (GtkWidget *parent, GParamSpec *pspec, DopysCompleter *self)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  dopys_completer_close (self);
  if (root)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self, G_CONNECT_SWAPPED);
}

/* ---- class ---- */

static void
dopys_completer_dispose (GObject *object)
{
  g_clear_handle_id (&DOPYS_COMPLETER (object)->idle, g_source_remove);
  g_clear_weak_pointer (&DOPYS_COMPLETER (object)->field);
  G_OBJECT_CLASS (dopys_completer_parent_class)->dispose (object);
}

static void
dopys_completer_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_COMPLETER (object)->completions);
  G_OBJECT_CLASS (dopys_completer_parent_class)->finalize (object);
}

static void
dopys_completer_class_init (DopysCompleterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_completer_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_completer_finalize;
}

static void
dopys_completer_init (DopysCompleter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_label_new (_ ("↓ choose · Enter put in · Esc close"));

  self->completions = dopys_completions_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Completions"), -1);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (hint, "completions-hint");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "completions");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (accept_row), self, G_CONNECT_SWAPPED);
}

DopysCompleter *
dopys_completer_new (GtkWidget *parent, DopysCompleteFunc func, gpointer user_data)
{
  DopysCompleter *self = g_object_new (DOPYS_TYPE_COMPLETER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->func = func;
  self->user_data = user_data;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (parent, keys);
  g_signal_connect_object (parent, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

void
dopys_completer_typed (DopysCompleter *self, GtkWidget *field)
{
  g_set_weak_pointer (&self->field, field); /* rows of a list come and go */
  /* The caret of an entry moves after its text has changed. */
  if (!self->idle)
    self->idle = g_idle_add (offer_cb, self);
}

void
dopys_completer_close (DopysCompleter *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popdown (GTK_POPOVER (self));
}
