/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-page.h"

#include <glib/gi18n-lib.h>

#include "dopys-history-buttons.h"
#include "dopys-import-bar.h"
#include "dopys-keys.h"
#include "dopys-panes.h"
#include "dopys-photo-arrival.h"
#include "dopys-photo-folder-dialog.h"
#include "dopys-photo-form.h"
#include "dopys-photo-grid.h"
#include "dopys-photo-phrases.h"
#include "dopys-photo-replace-bar.h"
#include "dopys-photo-sources.h"
#include "dopys-photo-tools.h"
#include "dopys-photo-sort.h"
#include "dopys-photo-table.h"
#include "dopys-template.h"
#include "dopys-toast.h"

struct _DopysPhotoPage
{
  AdwNavigationPage parent;

  AdwWindowTitle *window_title;
  DopysHistoryButtons *history;
  DopysImportBar *import_bar;
  GtkStack *stack;
  DopysPhotoGrid *grid;
  DopysPhotoTable *table;
  DopysPhotoReplaceBar *replace_bar;
  GMenu *sort_menu;
  DopysPhotoForm *form;
  GtkWidget *next_button;
  DopysWorkspace *workspace;
  DopysPhotoList *photos;
  GCancellable *loading_phrases;
  gboolean overview; /* the table is shown in the place of grid and form */
};

enum
{
  PROP_0,
  PROP_OVERVIEW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysPhotoPage, dopys_photo_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- choosing ---- */

/* The menu says what it sorts: the chosen photos among their places, where several are chosen. */
static void
name_sort_menu (DopysPhotoPage *self)
{
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self->grid);
  g_autoptr (GMenuModel) choices = g_menu_model_get_item_link (G_MENU_MODEL (self->sort_menu), 0, G_MENU_LINK_SECTION);
  const char *label = gtk_bitset_get_size (chosen) > 1 ? _ ("Sort Selected Photos") : _ ("Sort All Photos");
  g_autofree char *before = NULL;

  g_menu_model_get_item_attribute (G_MENU_MODEL (self->sort_menu), 0, G_MENU_ATTRIBUTE_LABEL, "s", &before);
  if (g_strcmp0 (before, label) == 0)
    return;
  g_menu_remove (self->sort_menu, 0);
  g_menu_prepend_section (self->sort_menu, label, choices);
}

static void
chosen_cb (DopysPhotoPage *self)
{
  DopysPhotoItem *item = dopys_photo_grid_get_current (self->grid);
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self->grid);

  dopys_photo_form_set_item (self->form, item ? self->photos : NULL, item,
                             self->workspace ? dopys_workspace_get_library (self->workspace) : NULL);
  dopys_photo_form_set_chosen (self->form, chosen);
  name_sort_menu (self);
}

static void
grid_activate_cb (DopysPhotoPage *self)
{
  dopys_photo_form_focus_description (self->form);
}

/* ---- state ---- */

static void
counted_cb (DopysPhotoPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  guint n = dopys_photo_list_get_n (self->photos);
  guint described = dopys_photo_list_count_described (self->photos);
  gboolean coming = g_list_model_get_n_items (dopys_import_bar_get_coming (self->import_bar)) > 0;
  g_autofree char *subtitle = g_strdup_printf (_ ("%u of %u described"), described, n);

  adw_window_title_set_subtitle (self->window_title, n > 0 ? subtitle : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->window_title), n > 0 ? subtitle : NULL); /* where it is cut */
  gtk_widget_set_sensitive (self->next_button, described < n);
  gtk_stack_set_visible_child_name (self->stack, n == 0 && !coming ? "empty" : self->overview ? "overview" : "photos");
  if (n == 0 && !coming && had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
coming_cb (DopysPhotoPage *self)
{
  if (self->photos)
    counted_cb (self);
}

static void
next_cb (DopysPhotoPage *self)
{
  DopysPhotoItem *current = dopys_photo_grid_get_current (self->grid);
  guint position;

  dopys_photo_form_commit (self->form);
  position =
      dopys_photo_list_find_undescribed (self->photos, current ? dopys_photo_item_get_number (current) - 1 : G_MAXUINT);
  if (position == G_MAXUINT)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      return;
    }
  dopys_photo_grid_choose (self->grid, position);
  dopys_photo_form_focus_description (self->form);
}

/* ---- adding ---- */

static void
dropped_cb (DopysPhotoPage *self, GPtrArray *sources, DopysPhotoItem *item, gboolean after)
{
  DopysPhotoArrival *arrival;

  if (!self->photos)
    return;
  arrival = dopys_photo_arrival_new (GTK_WIDGET (self), self->photos, DOPYS_REPEATS_OFFERED);
  dopys_photo_arrival_set_item (arrival, item, after);
  dopys_import_bar_add (self->import_bar, self->workspace,
                        dopys_draft_get_article (dopys_photo_list_get_draft (self->photos))->id, sources,
                        dopys_photo_arrival_take, arrival, dopys_photo_arrival_free);
}

static void
add_sources (GPtrArray *sources, gpointer user_data)
{
  dropped_cb (user_data, sources, NULL, TRUE);
}

static void
paste_sources (GPtrArray *sources, gpointer user_data)
{
  DopysPhotoPage *self = user_data;

  dropped_cb (self, sources, dopys_photo_grid_get_current (self->grid), TRUE);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* Not the menu that asked for it, which is gone when the dialog gives the focus back. */
  if (DOPYS_PHOTO_PAGE (widget)->photos && dopys_photo_list_get_n (DOPYS_PHOTO_PAGE (widget)->photos) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (DOPYS_PHOTO_PAGE (widget)->grid));
  if (g_str_equal (name, "photos.add"))
    dopys_photo_sources_choose (widget, TRUE, add_sources, G_OBJECT (widget));
  else
    dopys_photo_folder_dialog_choose (widget, add_sources, G_OBJECT (widget));
}

/* ---- sorting ---- */

typedef struct
{
  DopysPhotoPage *page;
  DopysPhotoList *photos;
  GtkBitset *positions;
  DopysPhotoSort by;
} Sorting;

static void
sorting_free (Sorting *sorting)
{
  g_object_unref (sorting->page);
  g_object_unref (sorting->photos);
  gtk_bitset_unref (sorting->positions);
  g_free (sorting);
}

static void
infos_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sorting *sorting = user_data;
  g_autoptr (GHashTable) infos = dopys_photo_sort_load_finish (DOPYS_STORE (source), result, NULL);

  if (infos)
    dopys_photo_list_sort (sorting->photos, sorting->positions, infos, sorting->by);
  sorting_free (sorting);
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self->grid);
  g_autoptr (GPtrArray) photos = NULL;
  DopysPhotoSort by;
  Sorting *sorting;

  if (!self->photos || !dopys_photo_sort_from_string (g_variant_get_string (parameter, NULL), &by))
    return;
  dopys_photo_form_commit (self->form);
  sorting = g_new0 (Sorting, 1);
  *sorting = (Sorting) { g_object_ref (self), g_object_ref (self->photos), NULL, by };
  sorting->positions = gtk_bitset_get_size (chosen) > 1
                           ? g_steal_pointer (&chosen)
                           : gtk_bitset_new_range (0, dopys_photo_list_get_n (self->photos));
  photos = dopys_photo_list_dup_photos (self->photos, sorting->positions);
  dopys_photo_sort_load_async (dopys_workspace_get_store (self->workspace), photos, NULL, infos_loaded_cb, sorting);
}

/* ---- the overview ---- */

static void
commit (DopysPhotoPage *self)
{
  dopys_photo_form_commit (self->form);
  dopys_photo_table_commit (self->table);
}

static void
complete_cb (DopysPhotoItem *item, DopysPhraseKind kind, const char *before, GPtrArray *completions, gpointer user_data)
{
  dopys_photo_form_complete (DOPYS_PHOTO_PAGE (user_data)->form, item, kind, before, completions);
}

/* The photo goes along from one view to the other. */
static void
set_overview (DopysPhotoPage *self, gboolean overview)
{
  DopysPhotoItem *shown = dopys_photo_grid_get_current (self->grid),
                 *edited = dopys_photo_table_get_current (self->table);

  if (self->overview == overview)
    return;
  commit (self);
  self->overview = overview;
  if (self->photos)
    counted_cb (self);
  if (overview && shown)
    dopys_photo_table_focus (self->table, dopys_photo_item_get_number (shown) - 1);
  else if (!overview && edited)
    dopys_photo_grid_choose (self->grid, dopys_photo_item_get_number (edited) - 1);
  if (!overview && self->photos)
    dopys_photo_form_focus_description (self->form);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OVERVIEW]);
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);

  if (!self->photos || dopys_photo_list_get_n (self->photos) == 0)
    return;
  set_overview (self, TRUE);
  dopys_photo_replace_bar_open (self->replace_bar);
}

static void
replace_closed_cb (DopysPhotoPage *self)
{
  if (self->overview && self->photos)
    dopys_photo_table_focus (self->table, 0);
}

/* ---- editing ---- */

static gboolean
grid_has_focus (DopysPhotoPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));
}

static void
tool_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);
  DopysPhotoItem *current = dopys_photo_grid_get_current (self->grid);
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self->grid);

  if (!current)
    return;
  dopys_photo_form_commit (self->form);
  dopys_photo_tools_run (widget, name, self->workspace, self->photos, dopys_photo_item_get_number (current) - 1,
                         chosen);
}

static gboolean
edit_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  /* A letter alone is text anywhere but in the grid. */
  if (!grid_has_focus (DOPYS_PHOTO_PAGE (widget)))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (widget, "photos.edit", NULL);
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);

  /* In a field the clipboard is text; where no photo is there yet no field is either. */
  if (!grid_has_focus (self) && self->photos && dopys_photo_list_get_n (self->photos) > 0)
    return GDK_EVENT_PROPAGATE;
  dopys_photo_sources_paste (widget, paste_sources, G_OBJECT (widget));
  return GDK_EVENT_STOP;
}

/* ---- completions ---- */

static void
phrases_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPhotoPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysPhrases *phrases = dopys_photo_phrases_load_finish (DOPYS_STORE (source), result, &error);

  if (phrases)
    dopys_photo_form_take_phrases (self->form, phrases);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Earlier descriptions could not be read: %s", error->message);
}

static void
stop_loading_phrases (DopysPhotoPage *self)
{
  g_cancellable_cancel (self->loading_phrases);
  g_clear_object (&self->loading_phrases);
}

/* Each time the page comes up: other articles may have changed. */
static void
load_phrases (DopysPhotoPage *self)
{
  const char *id = dopys_draft_get_article (dopys_photo_list_get_draft (self->photos))->id;

  stop_loading_phrases (self);
  self->loading_phrases = g_cancellable_new ();
  dopys_photo_phrases_load_async (dopys_workspace_get_store (self->workspace), id, self->loading_phrases,
                                  phrases_loaded_cb, g_object_ref (self));
}

/* ---- the page ---- */

static gboolean
has_focus (DopysPhotoPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Where the window was just made narrower or wider, the page came up in two steps, and the focus got lost between. */
static void
shown_cb (DopysPhotoPage *self)
{
  if (self->photos && dopys_photo_list_get_n (self->photos) > 0 && !self->overview && !has_focus (self))
    dopys_photo_form_focus_description (self->form);
}

static void
hidden_cb (DopysPhotoPage *self)
{
  commit (self);
}

/* ---- class ---- */

static void
dopys_photo_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OVERVIEW)
    g_value_set_boolean (value, DOPYS_PHOTO_PAGE (object)->overview);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OVERVIEW)
    set_overview (DOPYS_PHOTO_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_page_dispose (GObject *object)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (object);

  dopys_photo_page_set_photos (self, NULL);
  stop_loading_phrases (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_photo_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, history);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, import_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, grid);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, table);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, replace_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, form);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_closed_cb);
}

static void
dopys_photo_page_class_init (DopysPhotoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = dopys_photo_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = dopys_photo_page_set_property;
  props[PROP_OVERVIEW] = g_param_spec_boolean ("overview", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  g_type_ensure (DOPYS_TYPE_HISTORY_BUTTONS);
  g_type_ensure (DOPYS_TYPE_IMPORT_BAR);
  g_type_ensure (DOPYS_TYPE_PHOTO_FORM);
  g_type_ensure (DOPYS_TYPE_PHOTO_GRID);
  g_type_ensure (DOPYS_TYPE_PHOTO_REPLACE_BAR);
  g_type_ensure (DOPYS_TYPE_PHOTO_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-page.ui");
  bind_children (widget_class);
  dopys_photo_tools_install (widget_class, tool_action);
  dopys_keys_bind (widget_class, GDK_KEY_e, 0, edit_cb, NULL);
  dopys_keys_bind (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_install_action (widget_class, "photos.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "photos.add-folder", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "photos.sort", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "photos.replace", NULL, replace_action);
  gtk_widget_class_install_property_action (widget_class, "photos.overview", "overview");
  dopys_keys_bind_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "photos.overview", NULL);
  dopys_keys_bind_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "photos.replace", NULL);
  dopys_keys_bind_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "photos.replace", NULL);
}

static void
dopys_photo_page_init (DopysPhotoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_template_wrap_buttons (GTK_WIDGET (self));
  dopys_panes_mark (gtk_stack_get_child_by_name (self->stack, "empty"), NULL);
  dopys_panes_mark (GTK_WIDGET (self->grid), GTK_WIDGET (self->grid));
  dopys_panes_mark (GTK_WIDGET (self->form), NULL);
  dopys_panes_mark (GTK_WIDGET (self->table), NULL);
  dopys_photo_sources_accept_drops (GTK_WIDGET (self->stack), add_sources, self);
  dopys_photo_table_set_completion (self->table, complete_cb, self);
  dopys_photo_grid_set_coming (self->grid, dopys_import_bar_get_coming (self->import_bar));
  g_signal_connect_object (dopys_import_bar_get_coming (self->import_bar), "items-changed", G_CALLBACK (coming_cb),
                           self, G_CONNECT_SWAPPED);
}

void
dopys_photo_page_set_workspace (DopysPhotoPage *self, DopysWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  dopys_photo_form_set_workspace (self->form, workspace);
}

void
dopys_photo_page_set_photos (DopysPhotoPage *self, DopysPhotoList *photos)
{
  if (self->photos == photos)
    return;
  if (self->photos)
    {
      dopys_photo_form_set_item (self->form, NULL, NULL, NULL);
      g_signal_handlers_disconnect_by_data (self->photos, self);
      dopys_history_buttons_set_session (self->history, NULL);
    }
  g_set_object (&self->photos, photos);
  if (!photos)
    {
      dopys_photo_table_set_photos (self->table, NULL, NULL);
      dopys_photo_replace_bar_set_photos (self->replace_bar, NULL);
      dopys_photo_grid_set_photos (self->grid, NULL, NULL);
    }
  if (!photos)
    return;
  dopys_import_bar_clear (self->import_bar);
  g_signal_connect_object (photos, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  dopys_photo_grid_set_photos (self->grid, dopys_workspace_get_library (self->workspace), photos);
  dopys_photo_table_set_photos (self->table, dopys_workspace_get_library (self->workspace), photos);
  dopys_photo_replace_bar_set_photos (self->replace_bar, photos);
  dopys_history_buttons_set_session (self->history, dopys_draft_get_session (dopys_photo_list_get_draft (photos)));
  counted_cb (self);
}

void
dopys_photo_page_show_photo (DopysPhotoPage *self, guint position)
{
  guint n = dopys_photo_list_get_n (self->photos);

  if (n == 0) /* without a focus no key would lead back from here */
    {
      gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
      return;
    }
  load_phrases (self);
  if (position >= n)
    position = dopys_photo_list_find_undescribed (self->photos, G_MAXUINT);
  position = position < n ? position : 0;
  dopys_photo_grid_choose (self->grid, position);
  if (self->overview)
    dopys_photo_table_focus (self->table, position);
  else
    dopys_photo_form_focus_description (self->form);
}
