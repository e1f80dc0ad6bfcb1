/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-column.h"

/* Of the text in sight, about, in pixels: with less of it one does not see where the caret is. */
#define A_LINE 32

struct _DopysColumn
{
  GtkWidget parent;

  GtkWidget *header;
  GtkWidget *body;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;  /* ours, given by the scrolled window */
  GtkAdjustment *body_vadjust; /* the body's own */
  GtkScrollablePolicy hpolicy;
  GtkScrollablePolicy vpolicy;
  int header_height;
  int body_height; /* what the body asks for at this width */
  guint follow_source;
  gboolean syncing;
  gboolean painting;
};

enum
{
  PROP_0,
  PROP_HEADER,
  PROP_BODY,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysColumn, dopys_column, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
vadjustment_changed_cb (DopysColumn *self)
{
  if (!self->syncing)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* How high the whole text is.  A text view's adjustment is never shorter than its page: where the text is, the view's
 * own minimum height tells. */
static double
text_height (DopysColumn *self)
{
  double upper = gtk_adjustment_get_upper (self->body_vadjust);

  return upper > gtk_adjustment_get_page_size (self->body_vadjust) ? upper : MIN (upper, self->body_height);
}

/* The body scrolled by itself (to the caret) or its text grew: the whole column moves as far as the body wanted to,
 * which shows what it wanted to show, also where part of the header goes out of sight for it. */
static void
body_changed_cb (DopysColumn *self)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  double expected = MAX (0, value - self->header_height);
  double wanted = gtk_adjustment_get_value (self->body_vadjust) - expected;

  if (self->syncing)
    return;
  self->syncing = TRUE;
  gtk_adjustment_set_upper (self->vadjustment, MAX (self->header_height + text_height (self),
                                                    gtk_adjustment_get_page_size (self->vadjustment)));
  if (wanted != 0)
    gtk_adjustment_set_value (self->vadjustment, value + wanted);
  self->syncing = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean follow_body_cb (gpointer user_data);

/* When the frame or allocation under way is over, and before the next one. */
static void
follow_later (DopysColumn *self)
{
  if (self->follow_source == 0)
    self->follow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_body_cb, self, NULL);
}

/* A text view may validate lines, and so grow, while it is painted: to move the scroll bar then would leave it without
 * an allocation in this very frame. */
static void
body_adjusted_cb (DopysColumn *self)
{
  if (self->painting)
    follow_later (self);
  else
    body_changed_cb (self);
}

static gboolean
follow_body_cb (gpointer user_data)
{
  DopysColumn *self = user_data;

  self->follow_source = 0;
  body_changed_cb (self);
  return G_SOURCE_REMOVE;
}

static void
dopys_column_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  DopysColumn *self = DOPYS_COLUMN (widget);
  int header_min = 0, header_nat = 0, body_min = 0, body_nat = 0;

  gtk_widget_measure (self->header, orientation, for_size, &header_min, &header_nat, NULL, NULL);
  gtk_widget_measure (self->body, orientation, for_size, &body_min, &body_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Pictures in the text follow its width: the one they have now is no minimum. */
      *minimum = header_min;
      *natural = MAX (header_nat, body_nat);
    }
  else
    {
      *minimum = 0;
      *natural = header_nat + body_nat;
    }
}

static void
dopys_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysColumn *self = DOPYS_COLUMN (widget);
  int header_height, header_top, body_width, body_height, unused;
  double upper, value, body_value;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, width, &unused, &header_height, NULL, NULL);
  /* The minimum is that of the pictures as they are until this allocation tells them the new width. */
  gtk_widget_measure (self->body, GTK_ORIENTATION_HORIZONTAL, -1, &body_width, &unused, NULL, NULL);
  gtk_widget_measure (self->body, GTK_ORIENTATION_VERTICAL, MAX (width, body_width), &self->body_height, &unused, NULL,
                      NULL);
  self->header_height = header_height;

  self->syncing = TRUE;
  upper = MAX (header_height + text_height (self), height);
  value = CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, upper - height);
  gtk_adjustment_configure (self->vadjustment, value, 0, upper, height * 0.1, height * 0.9, height);

  header_top = (int) MIN (value, header_height);
  body_height = height - (header_height - header_top);
  body_value = MAX (0, value - header_height);
  gtk_widget_size_allocate (self->header, &(GtkAllocation) { 0, -header_top, width, header_height }, -1);
  gtk_adjustment_set_value (self->body_vadjust, body_value);
  gtk_widget_size_allocate (self->body, &(GtkAllocation) { 0, header_height - header_top, width, MAX (body_height, 1) },
                            -1);
  /* A text view scrolls to its caret while it is allocated; that is followed when this allocation is over. */
  if (gtk_adjustment_get_value (self->body_vadjust) != body_value)
    follow_later (self);
  self->syncing = FALSE;
}

static void
dopys_column_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysColumn *self = DOPYS_COLUMN (widget);

  self->painting = TRUE;
  GTK_WIDGET_CLASS (dopys_column_parent_class)->snapshot (widget, snapshot);
  self->painting = FALSE;
}

/* Where the header fills the view, whoever goes to the text sees it come. */
static void
body_entered_cb (DopysColumn *self)
{
  double page = gtk_adjustment_get_page_size (self->vadjustment);
  double shown = gtk_adjustment_get_value (self->vadjustment) + page - self->header_height;

  if (shown < A_LINE)
    gtk_adjustment_set_value (self->vadjustment, self->header_height - page * 2 / 3);
}

static void
watch_focus (DopysColumn *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (body_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->body, focus);
}

static void
set_child (DopysColumn *self, GtkWidget **place, GtkWidget *child)
{
  g_return_if_fail (*place == NULL && child != NULL);
  *place = child;
  gtk_widget_insert_before (child, GTK_WIDGET (self), child == self->header ? self->body : NULL);
}

static void
set_vadjustment (DopysColumn *self, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) fresh =
      adjustment ? g_object_ref (adjustment) : g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));

  if (self->vadjustment)
    g_signal_handlers_disconnect_by_func (self->vadjustment, vadjustment_changed_cb, self);
  g_set_object (&self->vadjustment, fresh);
  g_signal_connect_swapped (fresh, "value-changed", G_CALLBACK (vadjustment_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dopys_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysColumn *self = DOPYS_COLUMN (object);

  switch (id)
    {
    case PROP_HEADER:
      g_value_set_object (value, self->header);
      break;
    case PROP_BODY:
      g_value_set_object (value, self->body);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysColumn *self = DOPYS_COLUMN (object);

  switch (id)
    {
    case PROP_HEADER:
      set_child (self, &self->header, g_value_get_object (value));
      break;
    case PROP_BODY:
      set_child (self, &self->body, g_value_get_object (value));
      g_object_set (self->body, "vadjustment", self->body_vadjust, NULL);
      watch_focus (self);
      break;
    case PROP_HADJUSTMENT:
      g_set_object (&self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_vadjustment (self, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_column_dispose (GObject *object)
{
  DopysColumn *self = DOPYS_COLUMN (object);

  if (self->vadjustment)
    g_signal_handlers_disconnect_by_func (self->vadjustment, vadjustment_changed_cb, self);
  if (self->body_vadjust)
    g_signal_handlers_disconnect_by_func (self->body_vadjust, body_adjusted_cb, self);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->body_vadjust);
  G_OBJECT_CLASS (dopys_column_parent_class)->dispose (object);
}

static void
dopys_column_class_init (DopysColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dopys_column_get_property;
  object_class->set_property = dopys_column_set_property;
  object_class->dispose = dopys_column_dispose;
  widget_class->measure = dopys_column_measure;
  widget_class->size_allocate = dopys_column_size_allocate;
  widget_class->snapshot = dopys_column_snapshot;
  props[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_SCROLLABLE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dopys_column_init (DopysColumn *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->body_vadjust = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->body_vadjust, "changed", G_CALLBACK (body_adjusted_cb), self);
  g_signal_connect_swapped (self->body_vadjust, "value-changed", G_CALLBACK (body_adjusted_cb), self);
  set_vadjustment (self, NULL);
}

void
dopys_column_scroll_to_top (DopysColumn *self)
{
  gtk_adjustment_set_value (self->vadjustment, 0);
}
