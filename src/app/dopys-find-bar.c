/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-find-bar.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-search.h"
#include "dopys-template.h"

/* Longer selections are no words to look for. */
#define MAX_SELECTION 120

#define TELL_AFTER_MS 400

struct _DopysFindBar
{
  GtkWidget parent;

  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *options_button;
  GtkWidget *replace_row;
  GtkEditable *replacement;
  GtkWidget *replace;
  GtkWidget *replace_all;
  DopysArticleView *view; /* weak */
  DopysSearch *search;
  guint origin; /* where the person was when the search began: what is typed is looked for from here */
  gboolean match_case;
  gboolean whole_words;
  gboolean replacing;
  guint telling; /* timeout */
  char *told;
};

enum
{
  PROP_0,
  PROP_CASE,
  PROP_WORDS,
  PROP_REPLACING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysFindBar, dopys_find_bar, GTK_TYPE_WIDGET)

static gboolean
is_open (DopysFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

/* ---- what the bar says ---- */

static void
say (DopysFindBar *self, const char *text)
{
  gtk_label_set_label (self->count, text);
  dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Once it stands still: who types would hear a number at each letter. */
static gboolean
tell_count_cb (gpointer user_data)
{
  DopysFindBar *self = user_data;
  const char *text = gtk_label_get_label (self->count);

  self->telling = 0;
  if (*text && g_set_str (&self->told, text))
    dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
show_count (DopysFindBar *self)
{
  guint n = dopys_search_get_n (self->search), number;
  gboolean sought = *gtk_editable_get_text (self->entry) != '\0';
  gboolean none = n == 0 && sought;
  g_autofree char *text = NULL;

  if (!sought)
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (dopys_search_get_number (self->search, &number))
    text = g_strdup_printf (C_ ("match", "%u of %u"), number + 1, n);
  else
    text = g_strdup_printf ("%u", n);
  gtk_label_set_label (self->count, text);
  g_clear_handle_id (&self->telling, g_source_remove);
  if (!*text || !is_open (self))
    g_clear_pointer (&self->told, g_free);
  else
    self->telling = g_timeout_add (TELL_AFTER_MS, tell_count_cb, self);
  (*text ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->entry), "counted");
  (none ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               none ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  gtk_widget_set_sensitive (self->replace, n > 0);
  gtk_widget_set_sensitive (self->replace_all, n > 0);
}

static void
search_changed_cb (DopysFindBar *self)
{
  if (is_open (self))
    show_count (self);
}

/* ---- searching ---- */

static void
set_search (DopysFindBar *self)
{
  DopysFindFlags flags =
      (self->match_case ? DOPYS_FIND_CASE : 0) | (self->whole_words ? DOPYS_FIND_WORDS : (DopysFindFlags) 0);

  dopys_search_set (self->search, is_open (self) ? gtk_editable_get_text (self->entry) : "", flags);
  show_count (self);
}

static void
text_changed_cb (DopysFindBar *self)
{
  if (!is_open (self))
    return;
  set_search (self);
  if (dopys_search_go_to (self->search, self->origin))
    say (self, gtk_label_get_label (self->count));
}

static void
step (DopysFindBar *self, gboolean backwards)
{
  DopysSession *session = dopys_article_view_get_session (self->view);
  gboolean found = backwards ? dopys_search_go_previous (self->search) : dopys_search_go_next (self->search);

  if (!found)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dopys_session_get_bounds (session, &self->origin, NULL);
  say (self, gtk_label_get_label (self->count));
}

static void
next_cb (DopysFindBar *self)
{
  step (self, FALSE);
}

static void
previous_cb (DopysFindBar *self)
{
  step (self, TRUE);
}

static void
replace_cb (DopysFindBar *self)
{
  if (dopys_search_replace (self->search, gtk_editable_get_text (self->replacement)))
    say (self, gtk_label_get_label (self->count));
}

static void
replace_all_cb (DopysFindBar *self)
{
  guint n = dopys_search_replace_all (self->search, gtk_editable_get_text (self->replacement));
  g_autofree char *text = g_strdup_printf (ngettext ("%u replaced", "%u replaced", n), n);

  if (n > 0)
    say (self, text);
}

static void
close_cb (DopysFindBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  set_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- keys ---- */

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DopysFindBar *self = DOPYS_FIND_BAR (widget);

  if (!is_open (self))
    return FALSE;
  close_cb (self);
  return TRUE;
}

static gboolean
shift_enter_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DopysFindBar *self = DOPYS_FIND_BAR (widget);

  if (!gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (widget)), GTK_WIDGET (self->entry)))
    return FALSE;
  step (self, TRUE);
  return TRUE;
}

/* ---- the object ---- */

static void
dopys_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysFindBar *self = DOPYS_FIND_BAR (object);

  if (id == PROP_CASE)
    g_value_set_boolean (value, self->match_case);
  else if (id == PROP_WORDS)
    g_value_set_boolean (value, self->whole_words);
  else
    g_value_set_boolean (value, self->replacing);
}

static void
dopys_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysFindBar *self = DOPYS_FIND_BAR (object);
  gboolean on = g_value_get_boolean (value);

  if (id == PROP_CASE)
    self->match_case = on;
  else if (id == PROP_WORDS)
    self->whole_words = on;
  else
    {
      self->replacing = on;
      gtk_widget_set_visible (self->replace_row, on);
      return;
    }
  /* The button tells that not everything is looked for. */
  if (self->match_case || self->whole_words)
    gtk_widget_add_css_class (self->options_button, "accent");
  else
    gtk_widget_remove_css_class (self->options_button, "accent");
  text_changed_cb (self);
}

static void
dopys_find_bar_dispose (GObject *object)
{
  DopysFindBar *self = DOPYS_FIND_BAR (object);

  if (self->search)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->told, g_free);
  g_clear_weak_pointer (&self->view);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_FIND_BAR);
  G_OBJECT_CLASS (dopys_find_bar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class, GtkWidgetClass *widget_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dopys_find_bar_get_property;
  object_class->set_property = dopys_find_bar_set_property;
  props[PROP_CASE] = g_param_spec_boolean ("case", NULL, NULL, FALSE, flags);
  props[PROP_WORDS] = g_param_spec_boolean ("words", NULL, NULL, FALSE, flags);
  props[PROP_REPLACING] = g_param_spec_boolean ("replacing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_property_action (widget_class, "find.case", "case");
  gtk_widget_class_install_property_action (widget_class, "find.words", "words");
  gtk_widget_class_install_property_action (widget_class, "find.replacing", "replacing");
}

static void
dopys_find_bar_class_init (DopysFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dopys_find_bar_dispose;
  install_properties (object_class, widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, options_button);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, replace);
  gtk_widget_class_bind_template_child (widget_class, DopysFindBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

/* The entry takes Enter with any modifier for itself, so this must come first. */
static void
add_shift_enter (DopysFindBar *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_SHIFT_MASK),
                                                            gtk_callback_action_new (shift_enter_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dopys_find_bar_init (DopysFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shift_enter (self);
}

void
dopys_find_bar_set_view (DopysFindBar *self, DopysArticleView *view)
{
  g_return_if_fail (self->search == NULL);
  g_set_weak_pointer (&self->view, view);
  self->search = dopys_search_new (view);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_changed_cb), self);
}

/* The selection as what to look for: where it is a few words. NULL if not. Transfer full. */
static char *
dup_selection (DopysFindBar *self)
{
  DopysSession *session = dopys_article_view_get_session (self->view);
  g_autoptr (DopysDocument) slice = NULL;
  guint start, end;

  if (!dopys_session_get_bounds (session, &start, &end) || end - start > MAX_SELECTION)
    return NULL;
  slice = dopys_document_dup_slice (dopys_session_get_document (session), start, end);
  if (dopys_document_get_n_blocks (slice) != 1 || !dopys_block_is_text (dopys_document_get_block (slice, 0)))
    return NULL;
  return dopys_document_dup_text (slice);
}

void
dopys_find_bar_open (DopysFindBar *self, gboolean replacing)
{
  g_autofree char *selection = NULL;
  gboolean was_open = is_open (self);

  if (dopys_article_view_get_session (self->view) == NULL)
    return;
  selection = dup_selection (self);
  dopys_session_get_bounds (dopys_article_view_get_session (self->view), &self->origin, NULL);
  g_object_set (self, "replacing", replacing || (was_open && self->replacing), NULL);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (selection)
    gtk_editable_set_text (self->entry, selection);
  set_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (was_open && replacing ? self->replacement : self->entry));
}

void
dopys_find_bar_step (DopysFindBar *self, gboolean backwards)
{
  if (dopys_article_view_get_session (self->view) == NULL)
    return;
  if (!is_open (self) || *gtk_editable_get_text (self->entry) == '\0')
    dopys_find_bar_open (self, FALSE);
  else
    step (self, backwards);
}
