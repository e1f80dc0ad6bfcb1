/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-sidebar.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-article-cell.h"
#include "dopys-article-list.h"
#include "dopys-panes.h"
#include "dopys-photo-sources.h"
#include "dopys-site-articles.h"

struct _DopysSidebar
{
  AdwNavigationPage parent;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkMenuButton *site_button;
  GtkLabel *site_label;
  GtkSingleSelection *selection;
  DopysWorkspace *workspace;
  DopysArticleList *list;
  char *current;
  char *told;         /* of what was last searched for */
  gboolean selecting; /* the program moves the selection, not the person */
};

enum
{
  SELECTED,
  ACTIVATED,
  FILES_DROPPED,
  LIST_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSidebar, dopys_sidebar, ADW_TYPE_NAVIGATION_PAGE)

static void
show_current (DopysSidebar *self)
{
  guint position = self->list ? dopys_article_list_find (self->list, self->current) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->selecting = FALSE;
}

static void
announce_found (DopysSidebar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (ngettext ("%u article was found", "%u articles were found", n), n);

  if (!*dopys_article_list_get_query (self->list) || g_strcmp0 (text, self->told) == 0)
    return;
  g_set_str (&self->told, text);
  dopys_announce (GTK_WIDGET (self->search), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
refreshed_cb (DopysSidebar *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = *dopys_article_list_get_query (self->list) ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  show_current (self);
  announce_found (self);
  g_signal_emit (self, signals[LIST_READ], 0);
}

static const char *
selected_id (DopysSidebar *self)
{
  DopysArticleItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item ? dopys_article_item_get_id (item) : NULL;
}

static void
selected_cb (DopysSidebar *self)
{
  const char *id = selected_id (self);

  if (!self->selecting && id && g_strcmp0 (id, self->current) != 0)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
activate_cb (DopysSidebar *self, guint position)
{
  g_autoptr (DopysArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    g_signal_emit (self, signals[ACTIVATED], 0, dopys_article_item_get_id (item));
}

static void
cell_clicked_cb (DopysArticleCell *cell, DopysSidebar *self)
{
  DopysArticleItem *item = dopys_article_cell_get_item (cell);

  if (item)
    g_signal_emit (self, signals[ACTIVATED], 0, dopys_article_item_get_id (item));
}

static void
setup_cb (DopysSidebar *self, GtkListItem *list_item)
{
  GtkWidget *cell = dopys_article_cell_new ();

  g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (list_item, cell);
}

/* What assistive tools read for the row: title and state. */
static void
label_row (DopysArticleItem *item, GtkListItem *list_item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *state = dopys_article_item_dup_state (item, now);

  gtk_list_item_set_accessible_label (list_item, dopys_article_item_get_title (item));
  gtk_list_item_set_accessible_description (list_item, state);
}

static void
bind_cb (DopysSidebar *self, GtkListItem *list_item)
{
  DopysArticleItem *item = gtk_list_item_get_item (list_item);

  dopys_article_cell_bind (DOPYS_ARTICLE_CELL (gtk_list_item_get_child (list_item)), item,
                           dopys_workspace_get_library (self->workspace));
  g_signal_connect (item, "changed", G_CALLBACK (label_row), list_item);
  label_row (item, list_item);
}

static void
unbind_cb (DopysSidebar *self, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), label_row, list_item);
  dopys_article_cell_bind (DOPYS_ARTICLE_CELL (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
setup_header_cb (DopysSidebar *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "section-title");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (DopysSidebar *self, GtkListHeader *header)
{
  DopysArticleItem *item = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       dopys_section_get_title (dopys_article_item_get_section (item)));
}

static void
search_changed_cb (DopysSidebar *self)
{
  g_clear_pointer (&self->told, g_free);
  dopys_article_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter in the search opens the first that was found. */
static void
search_entered_cb (DopysSidebar *self)
{
  activate_cb (self, 0);
}

static void
stop_search_cb (DopysSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
dropped_cb (GPtrArray *sources, gpointer user_data)
{
  g_signal_emit (user_data, signals[FILES_DROPPED], 0, sources);
}

/* Shift+F10 and the Menu key on the row that has the focus. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *cell = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (DOPYS_IS_ARTICLE_CELL (cell))
    dopys_article_cell_show_menu (DOPYS_ARTICLE_CELL (cell), -1, -1);
}

static void
article_opened_cb (DopysSidebar *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
site_articles_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog =
      dopys_site_articles_new (DOPYS_SIDEBAR (widget)->workspace, g_variant_get_string (parameter, NULL));

  g_signal_connect_object (dialog, "opened", G_CALLBACK (article_opened_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
queue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysOutbox *outbox = dopys_workspace_get_outbox (DOPYS_SIDEBAR (widget)->workspace);
  const char *job_id = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "queue.pause"))
    dopys_outbox_pause (outbox, job_id);
  else if (g_str_equal (name, "queue.try-now"))
    dopys_outbox_try_now (outbox, job_id);
  else
    dopys_outbox_cancel (outbox, job_id);
}

static void
append_with_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_site_menu (DopysSiteList *sites)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (sites));
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) manage = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DopysSiteItem) site = g_list_model_get_item (G_LIST_MODEL (sites), i);
      const char *name = dopys_site_item_get_name (site);
      /* The name says nothing where there is no other site. */
      g_autofree char *page = n == 1 ? g_strdup (_ ("_Open the Site")) : g_strdup_printf (_ ("Open “%s”"), name);
      g_autofree char *articles =
          n == 1 ? g_strdup (_ ("_Articles on the Site…")) : g_strdup_printf (_ ("Articles on “%s”…"), name);

      append_with_target (open, page, "win.open-address", dopys_site_item_get_record (site)->url);
      append_with_target (open, articles, "sidebar.site-articles", dopys_site_item_get_id (site));
    }
  g_menu_append (manage, _ ("_Add a Site…"), "win.add-site");
  g_menu_append (manage, _ ("_Manage Sites…"), "app.preferences");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (manage));
  return G_MENU_MODEL (menu);
}

static void
sites_changed_cb (DopysSidebar *self)
{
  DopysSiteList *sites = dopys_workspace_get_sites (self->workspace);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (sites));
  g_autoptr (GMenuModel) menu = make_site_menu (sites);
  g_autofree char *label = NULL;

  if (n == 1)
    {
      g_autoptr (DopysSiteItem) site = g_list_model_get_item (G_LIST_MODEL (sites), 0);

      label = g_strdup (dopys_site_item_get_name (site));
    }
  else if (n == 0)
    label = g_strdup (dopys_site_list_get_loaded (sites) ? _ ("No site yet") : "");
  else
    label = g_strdup_printf (ngettext ("%u site", "%u sites", n), n);
  gtk_label_set_label (self->site_label, label);
  gtk_menu_button_set_menu_model (self->site_button, menu);
}

static void
dopys_sidebar_dispose (GObject *object)
{
  DopysSidebar *self = DOPYS_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_SIDEBAR);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (dopys_sidebar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, view);
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, site_button);
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, site_label);
  gtk_widget_class_bind_template_child (widget_class, DopysSidebar, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
dopys_sidebar_class_init (DopysSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_sidebar_dispose;
  signals[SELECTED] = g_signal_new ("selected", DOPYS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", DOPYS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FILES_DROPPED] = g_signal_new ("files-dropped", DOPYS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[LIST_READ] =
      g_signal_new ("list-read", DOPYS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sidebar.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "sidebar.site-articles", "s", site_articles_action);
  gtk_widget_class_install_action (widget_class, "queue.pause", "s", queue_action);
  gtk_widget_class_install_action (widget_class, "queue.try-now", "s", queue_action);
  gtk_widget_class_install_action (widget_class, "queue.cancel", "s", queue_action);
}

/* Before the list's keys go to the search, which would open its own menu; that has it while it has the focus itself. */
static void
add_menu_keys (DopysSidebar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK),
                                                     gtk_keyval_trigger_new (GDK_KEY_Menu, 0)),
                        gtk_named_action_new ("sidebar.menu")));
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

static void
dopys_sidebar_init (DopysSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  add_menu_keys (self);
  dopys_panes_mark (GTK_WIDGET (self), GTK_WIDGET (self->view));
  dopys_photo_sources_accept_drops (GTK_WIDGET (self->stack), dropped_cb, self);
}

void
dopys_sidebar_set_workspace (DopysSidebar *self, DopysWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);
  self->workspace = g_object_ref (workspace);
  self->list = dopys_article_list_new (workspace);
  g_signal_connect_object (self->list, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dopys_workspace_get_sites (workspace), "items-changed", G_CALLBACK (sites_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dopys_workspace_get_sites (workspace), "notify::loaded", G_CALLBACK (sites_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  sites_changed_cb (self);
}

void
dopys_sidebar_set_current (DopysSidebar *self, const char *id)
{
  g_set_str (&self->current, id);
  show_current (self);
}

void
dopys_sidebar_focus_search (DopysSidebar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dopys_sidebar_search (DopysSidebar *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

char *
dopys_sidebar_dup_first (DopysSidebar *self)
{
  g_autoptr (DopysArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);

  return item ? g_strdup (dopys_article_item_get_id (item)) : NULL;
}
