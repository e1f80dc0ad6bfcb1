/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-plain-view.h"

#include <string.h>

#define MIN_WIDTH 40
#define NATURAL_WIDTH 240

struct _DopysPlainView
{
  GtkTextView parent;

  char *placeholder;
  gboolean composing; /* the input method has not finished a word: Enter is its own */
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPlainView, dopys_plain_view, GTK_TYPE_TEXT_VIEW)

static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *location, const char *text, int length, gpointer user_data)
{
  g_autofree char *copy = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  g_autofree char *line = NULL;
  g_auto (GStrv) pieces = NULL;

  if (!strpbrk (copy, "\r\n") && !strstr (copy, "\u2028") && !strstr (copy, "\u2029"))
    return;
  pieces = g_regex_split_simple ("\\s*[\\r\\n\\x{2028}\\x{2029}]+\\s*", copy, 0, 0);
  line = g_strjoinv (" ", pieces);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, location, line, -1);
}

static void
changed_cb (GtkTextBuffer *buffer, DopysPlainView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

static void
preedit_changed_cb (DopysPlainView *self, const char *preedit, gpointer user_data)
{
  self->composing = preedit && *preedit;
}

/* Before the text view sees the key, which would take Enter for a line break. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DopysPlainView *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!enter || self->composing || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[ACTIVATE], 0);
  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
dopys_plain_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A text view asks for the height it had when it was last laid out, which is wrong after a change of text or width
 * while it was hidden.  One paragraph can simply be measured. */
static void
dopys_plain_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autofree char *text = dopys_plain_view_dup_text (DOPYS_PLAIN_VIEW (widget));
  g_autoptr (PangoLayout) layout = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (for_size < 0 ? NATURAL_WIDTH : for_size, MIN_WIDTH) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *natural += gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  *minimum = *natural;
}

static void
dopys_plain_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DopysPlainView *self = DOPYS_PLAIN_VIEW (view);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRectangle visible;
  GtkTextIter start;
  GdkRectangle place;
  GdkRGBA color;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || !self->placeholder ||
      gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) > 0)
    return;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_iter_location (view, &start, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), self->placeholder);
  pango_layout_set_width (layout, visible.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_widget_get_color (GTK_WIDGET (view), &color);
  color.alpha *= 0.5f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
dopys_plain_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysPlainView *self = DOPYS_PLAIN_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_take_string (value, dopys_plain_view_dup_text (self));
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_plain_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysPlainView *self = DOPYS_PLAIN_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      dopys_plain_view_set_text (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_set_str (&self->placeholder, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      self->placeholder ? self->placeholder : "", -1);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_plain_view_finalize (GObject *object)
{
  g_free (DOPYS_PLAIN_VIEW (object)->placeholder);
  G_OBJECT_CLASS (dopys_plain_view_parent_class)->finalize (object);
}

static void
dopys_plain_view_class_init (DopysPlainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dopys_plain_view_get_property;
  object_class->set_property = dopys_plain_view_set_property;
  object_class->finalize = dopys_plain_view_finalize;
  GTK_WIDGET_CLASS (klass)->get_request_mode = dopys_plain_view_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = dopys_plain_view_measure;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dopys_plain_view_snapshot_layer;
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[ACTIVATE] =
      g_signal_new ("activate", DOPYS_TYPE_PLAIN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_plain_view_init (DopysPlainView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plain-view");
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
}

char *
dopys_plain_view_dup_text (DopysPlainView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
dopys_plain_view_set_text (DopysPlainView *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *old_text = dopys_plain_view_dup_text (self);

  if (!text)
    text = "";
  if (g_str_equal (old_text, text))
    return;
  /* Another value, not an edit: undo must not bring the previous field's text back. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}
