/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-table.h"

#include <glib/gi18n-lib.h>

#include "dopys-keys.h"
#include "dopys-list-rest.h"
#include "dopys-photo-field.h"
#include "dopys-template.h"
#include "dopys-thumbnail.h"

/* A row that comes into view has its fields a frame or two later. */
#define MAX_FRAMES 20

struct _DopysPhotoTable
{
  GtkWidget parent;

  GtkColumnView *view;
  GtkNoSelection *selection;
  GtkColumnViewColumn *columns[DOPYS_PHRASE_N_KINDS];
  GtkColumnViewColumn *decorative;
  GtkWidget *completer; /* DopysCompleter */
  GPtrArray *fields;    /* of DopysPhotoField, borrowed: all there are */
  DopysLibrary *library;
  DopysPhotoList *photos;
  DopysPhotoTableCompleteFunc func;
  gpointer user_data;
  gboolean narrow;

  guint wanted; /* the position that is to get the focus, in this field */
  DopysPhraseKind wanted_kind;
  guint frames;
  guint tick;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysPhotoTable, dopys_photo_table, GTK_TYPE_WIDGET)

/* ---- going from field to field ---- */

static DopysPhotoField *
find_field (DopysPhotoTable *self, guint position, DopysPhraseKind kind)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DopysPhotoField *field = g_ptr_array_index (self->fields, i);
      DopysPhotoItem *item = dopys_photo_field_get_item (field);

      if (item && dopys_photo_item_get_number (item) == position + 1 && dopys_photo_field_get_kind (field) == kind &&
          gtk_widget_get_mapped (GTK_WIDGET (field)))
        return field;
    }
  return NULL;
}

static void
stop_looking (DopysPhotoTable *self)
{
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static gboolean
focus_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DopysPhotoTable *self = DOPYS_PHOTO_TABLE (widget);
  DopysPhotoField *field = find_field (self, self->wanted, self->wanted_kind);

  if (!field && ++self->frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;
  if (field)
    gtk_widget_grab_focus (GTK_WIDGET (field));
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
go_to (DopysPhotoTable *self, guint position, DopysPhraseKind kind)
{
  DopysPhotoField *field = find_field (self, position, kind);

  stop_looking (self);
  dopys_list_rest_wake (GTK_WIDGET (self->view));
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  if (field && gtk_widget_grab_focus (GTK_WIDGET (field)))
    return;
  self->wanted = position;
  self->wanted_kind = kind;
  self->frames = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_wanted_cb, NULL, NULL);
}

static DopysPhotoField *
get_focused_field (DopysPhotoTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  focus = focus ? gtk_widget_get_ancestor (focus, DOPYS_TYPE_PHOTO_FIELD) : NULL;
  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? DOPYS_PHOTO_FIELD (focus) : NULL;
}

static gboolean
is_key_z (guint keyval)
{
  guint keys[DOPYS_KEYS_MAX], n = dopys_keys_for (GDK_KEY_z, GDK_CONTROL_MASK, keys);

  for (guint i = 0; i < n; i++)
    if (keys[i] == gdk_keyval_to_lower (keyval))
      return TRUE;
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DopysPhotoTable *self)
{
  DopysPhotoField *field = get_focused_field (self);
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up || (enter && (state & GDK_SHIFT_MASK));
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down || (enter && !(state & GDK_SHIFT_MASK));
  guint position;

  if (field && (state & GDK_CONTROL_MASK) && is_key_z (keyval))
    {
      dopys_photo_field_commit (field);
      gtk_widget_activate_action (GTK_WIDGET (self), state & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);
      return GDK_EVENT_STOP;
    }
  if (!field || !(up || down) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (!enter && ((state & GDK_SHIFT_MASK) || !dopys_photo_field_is_at_edge (field, down)))
    return GDK_EVENT_PROPAGATE;
  dopys_photo_field_commit (field);
  position = dopys_photo_item_get_number (dopys_photo_field_get_item (field)) - 1;
  if (up && position > 0)
    go_to (self, position - 1, dopys_photo_field_get_kind (field));
  else if (down && position + 1 < dopys_photo_list_get_n (self->photos))
    go_to (self, position + 1, dopys_photo_field_get_kind (field));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
complete_cb (GtkWidget *entry, const char *before, GPtrArray *completions, gpointer user_data)
{
  DopysPhotoTable *self = user_data;
  DopysPhotoField *field = get_focused_field (self);

  if (field && self->func && dopys_photo_field_get_entry (field) == entry)
    self->func (dopys_photo_field_get_item (field), dopys_photo_field_get_kind (field), before, completions,
                self->user_data);
}

/* ---- cells ---- */

static void
typed_cb (DopysPhotoTable *self, DopysPhotoField *field)
{
  dopys_completer_typed (DOPYS_COMPLETER (self->completer), dopys_photo_field_get_entry (field));
}

static DopysPhraseKind
kind_of (GtkListItemFactory *factory)
{
  return (DopysPhraseKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "kind"));
}

static void
setup_field_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  GtkWidget *field = dopys_photo_field_new (kind_of (factory));

  g_signal_connect_object (field, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->fields, field);
  gtk_list_item_set_focusable (cell, FALSE);
  gtk_list_item_set_child (cell, field);
}

static void
bind_field_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  dopys_photo_field_bind (DOPYS_PHOTO_FIELD (gtk_list_item_get_child (cell)), self->photos,
                          gtk_list_item_get_item (cell));
}

static void
unbind_field_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  dopys_photo_field_bind (DOPYS_PHOTO_FIELD (gtk_list_item_get_child (cell)), NULL, NULL);
}

static void
teardown_field_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  g_ptr_array_remove_fast (self->fields, gtk_list_item_get_child (cell));
  gtk_list_item_set_child (cell, NULL);
}

static void
setup_photo_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *number = gtk_label_new (NULL);
  GtkWidget *picture = dopys_thumbnail_new (64, 48);

  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "dimmed");
  gtk_box_append (GTK_BOX (box), number);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_list_item_set_focusable (cell, FALSE);
  gtk_list_item_set_child (cell, box);
}

static void
show_photo (DopysPhotoItem *item, GParamSpec *pspec, GtkListItem *cell)
{
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (cell));
  DopysLibrary *library = g_object_get_data (G_OBJECT (cell), "library");
  g_autofree char *text = g_strdup_printf ("%u", dopys_photo_item_get_number (item));

  gtk_label_set_label (GTK_LABEL (number), text);
  dopys_thumbnail_set_photo (DOPYS_THUMBNAIL (gtk_widget_get_next_sibling (number)), library,
                             dopys_photo_item_get_photo (item));
}

static void
bind_photo_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  DopysPhotoItem *item = gtk_list_item_get_item (cell);

  g_object_set_data_full (G_OBJECT (cell), "library", g_object_ref (self->library), g_object_unref);
  g_signal_connect (item, "notify", G_CALLBACK (show_photo), cell);
  show_photo (item, NULL, cell);
}

static void
unbind_photo_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_photo, cell);
}

static void
show_decorative (DopysPhotoItem *item, GParamSpec *pspec, GtkCheckButton *check)
{
  g_autofree char *name = g_strdup_printf (_ ("Decorative, photo %u"), dopys_photo_item_get_number (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (check, dopys_photo_get_decorative (dopys_photo_item_get_photo (item)));
}

/* Where the program set the check, the photo is so already, and this changes nothing. */
static void
decorative_toggled_cb (GtkCheckButton *check, DopysPhotoTable *self)
{
  DopysPhotoItem *item = g_object_get_data (G_OBJECT (check), "item");
  guint position = item ? dopys_photo_item_get_number (item) - 1 : 0;
  g_autoptr (DopysPhoto) photo = NULL;

  if (!item || dopys_photo_list_get (self->photos, position) != item)
    return;
  dopys_photo_table_commit (self);
  photo = dopys_photo_with_decorative (dopys_photo_item_get_photo (item), gtk_check_button_get_active (check));
  dopys_photo_list_set_photo (self->photos, position, photo);
}

static void
setup_decorative_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (decorative_toggled_cb), self, G_CONNECT_DEFAULT);
  gtk_list_item_set_focusable (cell, FALSE);
  gtk_list_item_set_child (cell, check);
}

static void
bind_decorative_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  DopysPhotoItem *item = gtk_list_item_get_item (cell);
  GtkWidget *check = gtk_list_item_get_child (cell);

  g_signal_connect (item, "notify", G_CALLBACK (show_decorative), check);
  show_decorative (item, NULL, GTK_CHECK_BUTTON (check));
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
}

static void
unbind_decorative_cb (GtkListItemFactory *factory, GtkListItem *cell, DopysPhotoTable *self)
{
  GtkWidget *check = gtk_list_item_get_child (cell);

  g_object_set_data (G_OBJECT (check), "item", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_decorative, check);
}

/* ---- columns ---- */

static GtkColumnViewColumn *
append_column (DopysPhotoTable *self, const char *title, GCallback setup, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_DEFAULT);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
  return column;
}

static void
append_field_column (DopysPhotoTable *self, const char *title, DopysPhraseKind kind)
{
  GtkColumnViewColumn *column = append_column (self, title, G_CALLBACK (setup_field_cb), G_CALLBACK (bind_field_cb),
                                               G_CALLBACK (unbind_field_cb));
  GtkListItemFactory *factory = gtk_column_view_column_get_factory (column);

  g_object_set_data (G_OBJECT (factory), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_field_cb), self, G_CONNECT_DEFAULT);
  gtk_column_view_column_set_resizable (column, TRUE);
  self->columns[kind] = column;
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkColumnViewRow *row, DopysPhotoTable *self)
{
  gtk_column_view_row_set_focusable (row, FALSE);
  gtk_column_view_row_set_selectable (row, FALSE);
  gtk_column_view_row_set_activatable (row, FALSE);
}

static void
fill (DopysPhotoTable *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_DEFAULT);
  gtk_column_view_set_row_factory (self->view, rows);
  append_column (self, _ ("Photo"), G_CALLBACK (setup_photo_cb), G_CALLBACK (bind_photo_cb),
                 G_CALLBACK (unbind_photo_cb));
  append_field_column (self, _ ("Description"), DOPYS_PHRASE_DESCRIPTION);
  append_field_column (self, _ ("Caption"), DOPYS_PHRASE_CAPTION);
  append_field_column (self, _ ("Photo credit"), DOPYS_PHRASE_AUTHOR);
  self->decorative = append_column (self, _ ("Decorative"), G_CALLBACK (setup_decorative_cb),
                                    G_CALLBACK (bind_decorative_cb), G_CALLBACK (unbind_decorative_cb));
  gtk_column_view_column_set_expand (self->columns[DOPYS_PHRASE_DESCRIPTION], TRUE);
  gtk_column_view_column_set_fixed_width (self->columns[DOPYS_PHRASE_CAPTION], 190);
  gtk_column_view_column_set_fixed_width (self->columns[DOPYS_PHRASE_AUTHOR], 165);
}

/* ---- class ---- */

static void
dopys_photo_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, DOPYS_PHOTO_TABLE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysPhotoTable *self = DOPYS_PHOTO_TABLE (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->narrow = g_value_get_boolean (value);
  gtk_column_view_column_set_visible (self->columns[DOPYS_PHRASE_CAPTION], !self->narrow);
  gtk_column_view_column_set_visible (self->columns[DOPYS_PHRASE_AUTHOR], !self->narrow);
  gtk_column_view_column_set_visible (self->decorative, !self->narrow);
}

/* Tab reads on from the end of a row at the start of the next; GTK would stay in the column. */
static gboolean
dopys_photo_table_focus_on (GtkWidget *widget, GtkDirectionType direction)
{
  DopysPhotoTable *self = DOPYS_PHOTO_TABLE (widget);
  DopysPhotoField *field = get_focused_field (self);
  GtkWidget *focus = gtk_widget_get_focus_child (widget) ? gtk_root_get_focus (gtk_widget_get_root (widget)) : NULL;
  DopysPhotoItem *checked = focus ? g_object_get_data (G_OBJECT (focus), "item") : NULL;

  if (direction == GTK_DIR_TAB_FORWARD && !focus && self->photos && dopys_photo_list_get_n (self->photos) > 0)
    {
      go_to (self, 0, DOPYS_PHRASE_DESCRIPTION);
      return TRUE;
    }
  if (direction == GTK_DIR_TAB_FORWARD && checked &&
      dopys_photo_item_get_number (checked) < dopys_photo_list_get_n (self->photos))
    {
      go_to (self, dopys_photo_item_get_number (checked), DOPYS_PHRASE_DESCRIPTION);
      return TRUE;
    }
  if (direction == GTK_DIR_TAB_BACKWARD && !self->narrow && field &&
      dopys_photo_field_get_kind (field) == DOPYS_PHRASE_DESCRIPTION &&
      dopys_photo_item_get_number (dopys_photo_field_get_item (field)) > 1)
    {
      gtk_column_view_scroll_to (self->view, dopys_photo_item_get_number (dopys_photo_field_get_item (field)) - 2,
                                 self->decorative, GTK_LIST_SCROLL_FOCUS, NULL);
      return TRUE;
    }
  return GTK_WIDGET_CLASS (dopys_photo_table_parent_class)->focus (widget, direction);
}

static void
dopys_photo_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (dopys_photo_table_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (DOPYS_PHOTO_TABLE (widget)->completer));
}

static void
dopys_photo_table_dispose (GObject *object)
{
  DopysPhotoTable *self = DOPYS_PHOTO_TABLE (object);

  stop_looking (self);
  dopys_photo_table_set_photos (self, NULL, NULL);
  g_clear_pointer (&self->completer, gtk_widget_unparent);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_TABLE);
  G_OBJECT_CLASS (dopys_photo_table_parent_class)->dispose (object);
}

static void
dopys_photo_table_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PHOTO_TABLE (object)->fields);
  G_OBJECT_CLASS (dopys_photo_table_parent_class)->finalize (object);
}

static void
dopys_photo_table_class_init (DopysPhotoTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dopys_photo_table_get_property;
  object_class->set_property = dopys_photo_table_set_property;
  object_class->dispose = dopys_photo_table_dispose;
  object_class->finalize = dopys_photo_table_finalize;
  widget_class->focus = dopys_photo_table_focus_on;
  widget_class->size_allocate = dopys_photo_table_size_allocate;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-table.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTable, view);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTable, selection);
}

static void
dopys_photo_table_init (DopysPhotoTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_list_rest_install (GTK_WIDGET (self->view));
  fill (self);
  self->completer = GTK_WIDGET (dopys_completer_new (GTK_WIDGET (self), complete_cb, self));
  /* At the list, so that the completer, at the table, sees the keys first. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
dopys_photo_table_set_photos (DopysPhotoTable *self, DopysLibrary *library, DopysPhotoList *photos)
{
  if (self->photos == photos)
    return;
  dopys_photo_table_commit (self);
  gtk_no_selection_set_model (self->selection, NULL);
  g_set_object (&self->library, library);
  g_set_object (&self->photos, photos);
  if (photos)
    gtk_no_selection_set_model (self->selection, G_LIST_MODEL (photos));
}

void
dopys_photo_table_set_completion (DopysPhotoTable *self, DopysPhotoTableCompleteFunc func, gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
}

void
dopys_photo_table_focus (DopysPhotoTable *self, guint position)
{
  go_to (self, position, DOPYS_PHRASE_DESCRIPTION);
}

DopysPhotoItem *
dopys_photo_table_get_current (DopysPhotoTable *self)
{
  DopysPhotoField *field = get_focused_field (self);

  return field ? dopys_photo_field_get_item (field) : NULL;
}

void
dopys_photo_table_commit (DopysPhotoTable *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    dopys_photo_field_commit (g_ptr_array_index (self->fields, i));
}
