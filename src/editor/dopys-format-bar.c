/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-format-bar.h"

#include "dopys-format-menu.h"
#include "dopys-space-marks.h"
#include "dopys-table-bar.h"
#include "dopys-table-picker.h"

#include <glib/gi18n-lib.h>

/* A button of the bar: what it does, and when it is shown as pressed. */
typedef struct
{
  const char *action;
  const char *icon;
  const char *tooltip;
  DopysStyle style;
  DopysBlockKind kind; /* with ordered for lists; DOPYS_BLOCK_PARAGRAPH: never pressed by format */
  gboolean ordered;
} Item;

static const Item items[] = {
  { "article.bold", "format-text-bold-symbolic", N_ ("Bold (Ctrl+B)"), DOPYS_STYLE_BOLD, 0, FALSE },
  { "article.italic", "format-text-italic-symbolic", N_ ("Italic (Ctrl+I)"), DOPYS_STYLE_ITALIC, 0, FALSE },
  { "article.underline", "format-text-underline-symbolic", N_ ("Underline (Ctrl+U)"), DOPYS_STYLE_UNDERLINE, 0, FALSE },
  { "article.strikethrough", "format-text-strikethrough-symbolic", N_ ("Strikethrough (Ctrl+Shift+X)"),
    DOPYS_STYLE_STRIKETHROUGH, 0, FALSE },
  { "article.link", "insert-link-symbolic", N_ ("Link (Ctrl+K)"), 0, 0, FALSE },
  { "article.bullets", "view-list-bullet-symbolic", N_ ("Bulleted list (Ctrl+Shift+8)"), 0, DOPYS_BLOCK_LIST_ITEM,
    FALSE },
  { "article.numbers", "view-list-ordered-symbolic", N_ ("Numbered list (Ctrl+Shift+7)"), 0, DOPYS_BLOCK_LIST_ITEM,
    TRUE },
  { "article.quote", "dopys-quote-symbolic", N_ ("Quote (Ctrl+Shift+9)"), 0, DOPYS_BLOCK_QUOTE, FALSE },
  { "article.quote-source", "dopys-quote-source-symbolic", N_ ("Source of the quote"), 0, DOPYS_BLOCK_QUOTE_SOURCE,
    FALSE },
  { "article.insert-photos", "dopys-photo-add-symbolic", N_ ("Insert photos"), 0, 0, FALSE },
  { "article.separator", "dopys-separator-symbolic", N_ ("Insert a separator"), 0, 0, FALSE },
};

struct _DopysFormatBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *kinds;
  GtkWidget *buttons[G_N_ELEMENTS (items)];
  GtkWidget *insert_table;
  GtkWidget *more;
  DopysSpaceMarks *space_marks; /* of the view */
  GtkWidget *table_bar;         /* in place of what a cell cannot have, while one is edited */
  DopysArticleView *view;
  DopysSession *session; /* of the text or of the cell, where the caret is */
  gboolean showing;      /* what is shown follows the session: no action */
};

G_DEFINE_FINAL_TYPE (DopysFormatBar, dopys_format_bar, GTK_TYPE_WIDGET)

/* Paragraph, then headings 2–4. */
static guint
kind_index (DopysBlockFormat format)
{
  return format.kind == DOPYS_BLOCK_HEADING ? format.level - 1u : 0;
}

static gboolean
is_pressed (DopysFormatBar *self, const Item *item)
{
  DopysBlockFormat format = dopys_session_get_format (self->session);

  if (item->style)
    return (dopys_session_get_style (self->session) & item->style) != 0;
  if (item->kind)
    return format.kind == item->kind && (item->kind != DOPYS_BLOCK_LIST_ITEM || format.ordered == item->ordered);
  return FALSE;
}

static void
show_state (DopysFormatBar *self)
{
  self->showing = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (GTK_IS_TOGGLE_BUTTON (self->buttons[i]))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), is_pressed (self, &items[i]));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), kind_index (dopys_session_get_format (self->session)));
  self->showing = FALSE;
}

static void
clicked_cb (GtkWidget *button, DopysFormatBar *self)
{
  const Item *item = g_object_get_data (G_OBJECT (button), "item");

  if (self->showing || self->view == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (dopys_article_view_get_target (self->view), item->action, NULL);
  show_state (self);
}

/* ---- the menu of what is needed less often ---- */

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysFormatBar *self = DOPYS_FORMAT_BAR (widget);
  gboolean sign = g_str_equal (name, "format.insert");

  if (self->view == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action_variant (dopys_article_view_get_target (self->view),
                                      sign ? "article.insert" : g_variant_get_string (parameter, NULL),
                                      sign ? parameter : NULL);
  show_state (self);
}

static void
add_menu (DopysFormatBar *self, GtkWidget *row)
{
  g_autoptr (GMenuModel) menu = dopys_format_menu_new ();

  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-horizontal-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), menu);
  gtk_widget_set_tooltip_text (self->more, _ ("More formatting"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More formatting"),
                                  -1);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_box_append (GTK_BOX (row), self->more);
}

static void
picked_cb (DopysFormatBar *self, guint n_rows, guint n_columns)
{
  if (self->view)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "article.insert-table", "(uu)", n_rows, n_columns);
}

/* A cell has styles and links; what makes paragraphs and blocks gives way to what is done to tables. */
static void
show_table (DopysFormatBar *self)
{
  DopysTable *table = dopys_article_view_get_table (self->view);

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    gtk_widget_set_visible (self->buttons[i],
                            !table || items[i].style || g_str_equal (items[i].action, "article.link"));
  gtk_widget_set_visible (self->kinds, !table);
  gtk_widget_set_visible (self->insert_table, !table);
  gtk_widget_set_visible (self->table_bar, table != NULL);
  dopys_table_bar_show (DOPYS_TABLE_BAR (self->table_bar), table, dopys_article_view_get_target (self->view));
}

static void
kind_cb (GObject *kinds, GParamSpec *pspec, DopysFormatBar *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (kinds));

  if (self->showing || self->view == NULL)
    return;
  if (selected == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "article.paragraph", NULL);
  else if (kind_index (dopys_session_get_format (self->session)) != selected)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "article.heading", "i", (int) selected + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
drop_view (DopysFormatBar *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->session);
  g_clear_object (&self->space_marks);
  g_clear_weak_pointer (&self->view);
}

static void
dopys_format_bar_dispose (GObject *object)
{
  DopysFormatBar *self = DOPYS_FORMAT_BAR (object);
  drop_view (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dopys_format_bar_parent_class)->dispose (object);
}

static void
dopys_format_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysFormatBar *self = DOPYS_FORMAT_BAR (object);
  g_value_set_boolean (value, self->space_marks && dopys_space_marks_get_shown (self->space_marks));
}

static void
dopys_format_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysFormatBar *self = DOPYS_FORMAT_BAR (object);
  if (self->space_marks)
    dopys_space_marks_set_shown (self->space_marks, g_value_get_boolean (value));
}

static void
dopys_format_bar_class_init (DopysFormatBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_format_bar_dispose;
  G_OBJECT_CLASS (klass)->get_property = dopys_format_bar_get_property;
  G_OBJECT_CLASS (klass)->set_property = dopys_format_bar_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), 1,
      g_param_spec_boolean ("show-spaces", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (widget_class, "format.show-spaces", "show-spaces");
  gtk_widget_class_install_action (widget_class, "format.command", "s", command_action);
  gtk_widget_class_install_action (widget_class, "format.insert", "s", command_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static GtkWidget *
make_button (DopysFormatBar *self, const Item *item)
{
  gboolean toggles = item->style || item->kind;
  GtkWidget *button = toggles ? gtk_toggle_button_new () : gtk_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), item->icon);
  gtk_widget_set_tooltip_text (button, _ (item->tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (item->tooltip), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "item", (gpointer) item);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
add_table_buttons (DopysFormatBar *self, GtkWidget *row)
{
  GtkWidget *picker = dopys_table_picker_new ();

  self->insert_table = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->insert_table), "dopys-table-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->insert_table), picker);
  gtk_widget_set_tooltip_text (self->insert_table, _ ("Insert a table (Ctrl+F12)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->insert_table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Insert a table"), -1);
  gtk_widget_add_css_class (self->insert_table, "flat");
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (row), self->insert_table);
  self->table_bar = dopys_table_bar_new ();
  gtk_widget_set_visible (self->table_bar, FALSE);
  gtk_box_append (GTK_BOX (row), self->table_bar);
}

static void
dopys_format_bar_init (DopysFormatBar *self)
{
  const char *const kinds[] = { _ ("Paragraph"), _ ("Heading 2"), _ ("Heading 3"), _ ("Heading 4"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *scroller = gtk_scrolled_window_new ();

  self->kinds = gtk_drop_down_new_from_strings (kinds);
  gtk_widget_set_tooltip_text (self->kinds, _ ("Style of the paragraph"));
  gtk_widget_add_css_class (self->kinds, "flat");
  g_signal_connect (self->kinds, "notify::selected", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (row), self->kinds);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    gtk_box_append (GTK_BOX (row), self->buttons[i] = make_button (self, &items[i]));
  add_table_buttons (self, row);
  gtk_widget_add_css_class (row, "toolbar");

  /* In a narrow window the bar scrolls sideways rather than making the window wide; the menu, which has all of it,
   * stays. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), row);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "format-bar");
  gtk_box_append (GTK_BOX (self->box), scroller);
  add_menu (self, self->box);
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Formatting"), -1);
}

GtkWidget *
dopys_format_bar_new (void)
{
  return g_object_new (DOPYS_TYPE_FORMAT_BAR, NULL);
}

static void
follow_session (DopysFormatBar *self)
{
  DopysSession *session = dopys_article_view_get_target_session (self->view);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (show_state), self);
  show_state (self);
  show_table (self);
}

void
dopys_format_bar_set_view (DopysFormatBar *self, DopysArticleView *view)
{
  drop_view (self);
  g_set_weak_pointer (&self->view, view);
  self->space_marks = dopys_space_marks_new (view);
  /* The buffer is new whenever the session is. */
  g_signal_connect_swapped (view, "notify::buffer", G_CALLBACK (follow_session), self);
  g_signal_connect_swapped (view, "cell-changed", G_CALLBACK (follow_session), self);
  follow_session (self);
}
