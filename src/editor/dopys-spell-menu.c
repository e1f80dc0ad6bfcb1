/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-spell-menu.h"

#include <glib/gi18n-lib.h>

#include "dopys-text-areas.h"

/* So long the menu waits for suggestions before it opens without them. */
#define PATIENCE_MS 150

struct _DopysSpellMenu
{
  GObject parent_instance;
  DopysArticleView *view; /* weak */
  DopysSpellChecker *checker;
  GtkEventController *keys;
  GtkGesture *click;
  GtkWidget *popover;
  GtkWidget *closed;  /* the one before, still needed by what was chosen in it */
  GMenu *suggestions; /* a section of the popover's menu */
  GCancellable *cancellable;
  guint source;
  guint closed_source;
  guint start; /* the word that the menu is for */
  guint end;
  char *word;
};

enum
{
  WANTED,
  REPLACE,
  ADD,
  IGNORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSpellMenu, dopys_spell_menu, G_TYPE_OBJECT)

/* ---- what the menu does ---- */

static void
replace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysSpellMenu *self = user_data;
  g_signal_emit (self, signals[REPLACE], 0, self->start, self->end, g_variant_get_string (parameter, NULL));
}

static void
word_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysSpellMenu *self = user_data;
  gboolean adds = g_str_equal (g_action_get_name (G_ACTION (action)), "add");
  g_signal_emit (self, signals[adds ? ADD : IGNORE], 0, self->word);
}

/* ---- the popover ---- */

static void
drop_popovers (DopysSpellMenu *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->closed, gtk_widget_unparent);
  g_clear_handle_id (&self->closed_source, g_source_remove);
  g_clear_object (&self->suggestions);
}

static gboolean
closed_idle_cb (gpointer user_data)
{
  DopysSpellMenu *self = user_data;

  self->closed_source = 0;
  g_clear_pointer (&self->closed, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* What was chosen is done after the menu closed, and needs its actions. */
static void
closed_cb (GtkWidget *popover, DopysSpellMenu *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->popover != popover)
    return;
  self->closed = g_steal_pointer (&self->popover);
  g_clear_object (&self->suggestions);
  self->closed_source = g_idle_add (closed_idle_cb, self);
}

static GMenuModel *
make_menu (DopysSpellMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) words = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();

  g_menu_append (words, _ ("_Add to the Dictionary"), "spelling.add");
  g_menu_append (words, _ ("_Skip This Word"), "spelling.ignore");
  g_menu_append (edit, _ ("Cu_t"), "clipboard.cut");
  g_menu_append (edit, _ ("_Copy"), "clipboard.copy");
  g_menu_append (edit, _ ("_Paste"), "clipboard.paste");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->suggestions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  return G_MENU_MODEL (menu);
}

static void
popup (DopysSpellMenu *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .activate = replace_action, .parameter_type = "s" },
    { .name = "add", .activate = word_action },
    { .name = "ignore", .activate = word_action },
  };
  g_autoptr (GMenuModel) menu = make_menu (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GdkRectangle place;

  g_clear_handle_id (&self->source, g_source_remove);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_insert_action_group (self->popover, "spelling", G_ACTION_GROUP (group));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Spelling suggestions"), -1);
  dopys_text_areas_get_place (GTK_TEXT_VIEW (self->view), self->start, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
patience_cb (gpointer user_data)
{
  DopysSpellMenu *self = user_data;

  self->source = 0;
  g_menu_append (self->suggestions, _ ("Looking for suggestions…"), "spelling.none");
  popup (self);
  return G_SOURCE_REMOVE;
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSpellMenu) self = user_data;
  g_auto (GStrv) words = dopys_spell_checker_suggest_finish (self->checker, result, NULL);

  if (words == NULL || self->suggestions == NULL)
    return;
  g_menu_remove_all (self->suggestions);
  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      /* A label's underscore would be a mnemonic. */
      g_auto (GStrv) parts = g_strsplit (words[i], "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "spelling.replace", "s", words[i]);
      g_menu_append_item (self->suggestions, item);
    }
  if (words[0] == NULL) /* an action that is not there: the line cannot be chosen */
    g_menu_append (self->suggestions, _ ("No suggestions"), "spelling.none");
  /* A menu that is open already keeps its size, and its focus on what must not be chosen by chance. */
  if (self->popover)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  popup (self);
}

/* ---- what opens it ---- */

static gboolean
open_at (DopysSpellMenu *self, guint offset)
{
  gboolean wanted = FALSE;
  guint start, end;

  if (dopys_article_view_get_session (self->view) == NULL)
    return FALSE;
  g_signal_emit (self, signals[WANTED], 0, offset, &start, &end, &wanted);
  if (wanted)
    dopys_spell_menu_open (self, start, end);
  return wanted;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DopysSpellMenu *self = user_data;
  DopysSession *session = dopys_article_view_get_session (self->view);
  return session && open_at (self, dopys_session_get_selection (session).caret);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, DopysSpellMenu *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return;
  guint offset = (guint) gtk_text_iter_get_offset (&iter);
  if (!open_at (self, offset))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  dopys_session_select (dopys_article_view_get_session (self->view), offset, offset);
}

static void
add_controllers (DopysSpellMenu *self)
{
  self->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (self->keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0), gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->keys);
  self->click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->click), GTK_PHASE_CAPTURE);
  g_signal_connect (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (self->click));
}

/* ---- the object ---- */

static void
dopys_spell_menu_dispose (GObject *object)
{
  DopysSpellMenu *self = DOPYS_SPELL_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->popover)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  drop_popovers (self);
  if (self->view)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
      gtk_widget_remove_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (self->click));
    }
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->checker);
  G_OBJECT_CLASS (dopys_spell_menu_parent_class)->dispose (object);
}

static void
dopys_spell_menu_finalize (GObject *object)
{
  g_free (DOPYS_SPELL_MENU (object)->word);
  G_OBJECT_CLASS (dopys_spell_menu_parent_class)->finalize (object);
}

static void
dopys_spell_menu_class_init (DopysSpellMenuClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_spell_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_spell_menu_finalize;
  signals[WANTED] = g_signal_new ("wanted", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL,
                                  G_TYPE_BOOLEAN, 3, G_TYPE_UINT, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[REPLACE] = g_signal_new ("replace", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                   G_TYPE_UINT, G_TYPE_STRING);
  signals[ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[IGNORE] =
      g_signal_new ("ignore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_spell_menu_init (DopysSpellMenu *self)
{
}

/* A text view that goes must have no children that it does not know. */
static void
view_unrealized_cb (DopysSpellMenu *self)
{
  drop_popovers (self);
}

DopysSpellMenu *
dopys_spell_menu_new (DopysArticleView *view, DopysSpellChecker *checker)
{
  DopysSpellMenu *self = g_object_new (DOPYS_TYPE_SPELL_MENU, NULL);

  g_set_weak_pointer (&self->view, view);
  self->checker = g_object_ref (checker);
  g_signal_connect_swapped (view, "unrealize", G_CALLBACK (view_unrealized_cb), self);
  add_controllers (self);
  return self;
}

void
dopys_spell_menu_open (DopysSpellMenu *self, guint start, guint end)
{
  DopysDocument *document = dopys_session_get_document (dopys_article_view_get_session (self->view));
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, start, end);
  guint index = dopys_document_get_block_at (document, start, NULL);
  DopysBlock *block = dopys_document_get_block (document, index);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  drop_popovers (self);
  self->cancellable = g_cancellable_new ();
  self->suggestions = g_menu_new ();
  self->start = start;
  self->end = end;
  g_free (self->word);
  self->word = dopys_document_dup_text (slice);
  self->source = g_timeout_add (PATIENCE_MS, patience_cb, self);
  dopys_spell_checker_suggest_async (self->checker, self->word,
                                     dopys_spelling_find_apostrophe (dopys_block_get_text (block)), self->cancellable,
                                     suggested_cb, g_object_ref (self));
}
