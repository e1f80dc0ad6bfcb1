/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-display.h"

#include <glib/gi18n-lib.h>

#include "dopys-outline.h"
#include "dopys-page-keys.h"
#include "dopys-panes.h"
#include "dopys-source-dialog.h"
#include "dopys-typewriter.h"

#define ZOOM_KEY "text-size"
#define TYPEWRITER_KEY "typewriter-scrolling"

struct _DopysArticleDisplay
{
  GObject parent;

  GtkWidget *page;            /* weak */
  DopysArticleView *view;     /* weak */
  AdwToolbarView *outer;      /* weak */
  AdwToolbarView *inner;      /* weak */
  AdwOverlaySplitView *split; /* weak */
  GSimpleActionGroup *actions;
  GSettings *settings;
  DopysTypewriter *typewriter;
  GtkCssProvider *style;
  GdkDisplay *display;
  GtkWindow *window;    /* weak; while nothing but the text is shown */
  gboolean had_sidebar; /* before that */
};

G_DEFINE_FINAL_TYPE (DopysArticleDisplay, dopys_article_display, G_TYPE_OBJECT)

/* ---- size ---- */

/* In percent. */
static const int sizes[] = { 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

static void
size_changed_cb (DopysArticleDisplay *self)
{
  g_autofree char *css =
      g_strdup_printf (".article { font-size: %d%%; }", g_settings_get_int (self->settings, ZOOM_KEY));

  gtk_css_provider_load_from_string (self->style, css);
}

/* The next size in the direction; the last one stays. */
static void
step_size (DopysArticleDisplay *self, int direction)
{
  int now = g_settings_get_int (self->settings, ZOOM_KEY);
  int n = G_N_ELEMENTS (sizes), i = direction > 0 ? 0 : n - 1;

  while (i >= 0 && i < n && (direction > 0 ? sizes[i] <= now : sizes[i] >= now))
    i += direction;
  if (i >= 0 && i < n)
    g_settings_set_int (self->settings, ZOOM_KEY, sizes[i]);
}

static void
larger_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_size (user_data, 1);
}

static void
smaller_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_size (user_data, -1);
}

static void
normal_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_settings_reset (DOPYS_ARTICLE_DISPLAY (user_data)->settings, ZOOM_KEY);
}

static void
typewriter_changed_cb (DopysArticleDisplay *self)
{
  dopys_typewriter_set_enabled (self->typewriter, g_settings_get_boolean (self->settings, TYPEWRITER_KEY));
}

/* ---- nothing but the text ---- */

/* The window may become wide only now that it fills the screen, and would bring the list of articles back. */
static void
keep_collapsed_cb (AdwNavigationSplitView *split)
{
  if (!adw_navigation_split_view_get_collapsed (split))
    adw_navigation_split_view_set_collapsed (split, TRUE);
}

static void
show_list (AdwNavigationSplitView *split, gboolean shown)
{
  adw_navigation_split_view_set_show_content (split, TRUE);
  if (shown)
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (split));
      /* A narrow window has its breakpoint in force, or will have it as soon as it is narrow again. */
      gboolean narrow = ADW_IS_APPLICATION_WINDOW (root) &&
                        adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (root)) != NULL;

      g_signal_handlers_disconnect_by_func (split, keep_collapsed_cb, NULL);
      adw_navigation_split_view_set_collapsed (split, narrow);
      return;
    }
  adw_navigation_split_view_set_collapsed (split, TRUE);
  g_signal_connect (split, "notify::collapsed", G_CALLBACK (keep_collapsed_cb), NULL);
}

static void
show_bars (DopysArticleDisplay *self, gboolean shown)
{
  GtkWidget *windows_split = gtk_widget_get_ancestor (self->page, ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  adw_toolbar_view_set_reveal_top_bars (self->outer, shown);
  adw_toolbar_view_set_reveal_top_bars (self->inner, shown);
  adw_toolbar_view_set_reveal_bottom_bars (self->inner, shown);
  if (!shown)
    self->had_sidebar = adw_overlay_split_view_get_show_sidebar (self->split);
  adw_overlay_split_view_set_show_sidebar (self->split, shown && self->had_sidebar);
  if (windows_split)
    show_list (ADW_NAVIGATION_SPLIT_VIEW (windows_split), shown);
}

static void fullscreen_changed_cb (DopysArticleDisplay *self);

static void
leave_focus (DopysArticleDisplay *self)
{
  g_signal_handlers_disconnect_by_func (self->window, fullscreen_changed_cb, self);
  gtk_window_unfullscreen (self->window);
  g_clear_weak_pointer (&self->window);
  if (self->page)
    show_bars (self, TRUE);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "focus")),
                             g_variant_new_boolean (FALSE));
}

/* However the window leaves the whole screen, its bars come back. */
static void
fullscreen_changed_cb (DopysArticleDisplay *self)
{
  if (!gtk_window_is_fullscreen (self->window))
    leave_focus (self);
}

static void
enter_focus (DopysArticleDisplay *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  if (!GTK_IS_WINDOW (root))
    return;
  g_set_weak_pointer (&self->window, GTK_WINDOW (root));
  show_bars (self, FALSE);
  gtk_window_fullscreen (self->window);
  g_signal_connect_object (self->window, "notify::fullscreened", G_CALLBACK (fullscreen_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (self->page, "win.tell", "s", _ ("F11 brings everything back"));
}

static void
focus_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DopysArticleDisplay *self = user_data;
  gboolean on = g_variant_get_boolean (state);

  if (on == (self->window != NULL))
    return;
  g_simple_action_set_state (action, state);
  if (on)
    enter_focus (self);
  else
    leave_focus (self);
}

/* ---- the inspector ---- */

/* Nobody is left in what goes away, nor under what covers the text. */
static void
show_inspector (DopysArticleDisplay *self, gboolean shown)
{
  GtkWidget *inspector = adw_overlay_split_view_get_sidebar (self->split);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->page));
  gboolean inside = focus && gtk_widget_is_ancestor (focus, inspector);

  adw_overlay_split_view_set_show_sidebar (self->split, shown);
  if (!shown && inside)
    dopys_panes_enter (GTK_WIDGET (self->inner));
  else if (shown && !inside && adw_overlay_split_view_get_collapsed (self->split))
    dopys_panes_enter (inspector);
}

static void
inspector_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysArticleDisplay *self = user_data;

  show_inspector (self, !adw_overlay_split_view_get_show_sidebar (self->split));
}

/* The split view would do that itself, but only after the page, which goes back to the list where the window shows one
 * of them at a time. */
static gboolean
escape_cb (GtkWidget *outer, GVariant *arguments, gpointer user_data)
{
  DopysArticleDisplay *self = user_data;

  if (!adw_overlay_split_view_get_collapsed (self->split) || !adw_overlay_split_view_get_show_sidebar (self->split))
    return FALSE;
  show_inspector (self, FALSE);
  return TRUE;
}

/* After whatever has the focus, be it in the inspector or on the button that opened it. */
static void
follow_escape (DopysArticleDisplay *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, g_object_ref (self), g_object_unref)));
  gtk_widget_add_controller (GTK_WIDGET (self->outer), controller);
}

/* ---- outline ---- */

static void
outline_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysArticleDisplay *self = user_data;

  if (dopys_article_view_get_session (self->view))
    adw_dialog_present (dopys_outline_new (self->view), self->page);
}

/* ---- markup ---- */

static void
show_source (DopysArticleDisplay *self, gboolean whole)
{
  if (dopys_article_view_get_session (self->view))
    adw_dialog_present (dopys_source_dialog_new (self->view, whole), self->page);
}

static void
source_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_source (user_data, TRUE);
}

static void
block_source_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_source (user_data, FALSE);
}

/* ---- the object ---- */

static void
dopys_article_display_dispose (GObject *object)
{
  DopysArticleDisplay *self = DOPYS_ARTICLE_DISPLAY (object);

  if (self->display)
    gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style));
  g_clear_object (&self->display);
  g_clear_object (&self->style);
  g_clear_object (&self->typewriter);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->outer);
  g_clear_weak_pointer (&self->inner);
  g_clear_weak_pointer (&self->split);
  G_OBJECT_CLASS (dopys_article_display_parent_class)->dispose (object);
}

static void
dopys_article_display_class_init (DopysArticleDisplayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_article_display_dispose;
}

static void
dopys_article_display_init (DopysArticleDisplay *self)
{
  static const GActionEntry entries[] = {
    { .name = "larger", .activate = larger_action },
    { .name = "smaller", .activate = smaller_action },
    { .name = "normal", .activate = normal_action },
    { .name = "focus", .state = "false", .change_state = focus_changed_cb },
    { .name = "inspector", .activate = inspector_action },
    { .name = "outline", .activate = outline_action },
    { .name = "source", .activate = source_action },
    { .name = "block-source", .activate = block_source_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->style = gtk_css_provider_new ();
}

DopysArticleDisplay *
dopys_article_display_new (GtkWidget *page, DopysArticleView *view, AdwToolbarView *outer, AdwToolbarView *inner,
                           AdwOverlaySplitView *split)
{
  static const DopysPageKey keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "display.larger" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "display.larger" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "display.larger" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "display.smaller" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "display.smaller" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "display.normal" },
    { GDK_KEY_F11, 0, "display.focus" },
    { GDK_KEY_F9, 0, "display.inspector" },
    { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "display.outline" },
    { GDK_KEY_u, GDK_CONTROL_MASK | GDK_ALT_MASK, "display.source" },
    { GDK_KEY_b, GDK_CONTROL_MASK | GDK_ALT_MASK, "display.block-source" },
  };
  DopysArticleDisplay *self = g_object_new (DOPYS_TYPE_ARTICLE_DISPLAY, NULL);

  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->view, view);
  self->typewriter = dopys_typewriter_new (view);
  g_set_weak_pointer (&self->outer, outer);
  g_set_weak_pointer (&self->inner, inner);
  g_set_weak_pointer (&self->split, split);
  gtk_widget_insert_action_group (page, "display", G_ACTION_GROUP (self->actions));
  dopys_page_keys_add (page, keys, G_N_ELEMENTS (keys));
  follow_escape (self);
  return self;
}

void
dopys_article_display_set_settings (DopysArticleDisplay *self, GSettings *settings)
{
  g_autoptr (GAction) typewriter = NULL;

  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  self->display = g_object_ref (gtk_widget_get_display (self->page));
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (settings, "changed::" ZOOM_KEY, G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
  size_changed_cb (self);
  typewriter = g_settings_create_action (settings, TYPEWRITER_KEY);
  g_action_map_add_action (G_ACTION_MAP (self->actions), typewriter);
  g_signal_connect_object (settings, "changed::" TYPEWRITER_KEY, G_CALLBACK (typewriter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  typewriter_changed_cb (self);
}

void
dopys_article_display_append_menu (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new (), size = g_menu_new ();

  g_menu_append (size, _ ("_Larger"), "display.larger");
  g_menu_append (size, _ ("_Smaller"), "display.smaller");
  g_menu_append (size, _ ("_Normal"), "display.normal");
  g_menu_append (section, _ ("_Outline…"), "display.outline");
  g_menu_append (section, _ ("_Markup of the Article…"), "display.source");
  g_menu_append (section, _ ("Nothing but the _Text"), "display.focus");
  g_menu_append (section, _ ("Keep the _Line in Place"), "display." TYPEWRITER_KEY);
  g_menu_append_submenu (section, _ ("Text Si_ze"), G_MENU_MODEL (size));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
