/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-term-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-fold.h"
#include "dopys-site-access.h"

#define INDENT 18 /* pixels for each level of the tree */

struct _DopysTermRow
{
  AdwActionRow parent;

  GtkMenuButton *button;
  GtkSearchEntry *entry;
  GtkWidget *add_button;
  GtkLabel *add_label;
  GtkWidget *denied;
  GtkListBox *list;
  GtkWidget *spinner;
  GtkLabel *message;
  GtkWidget *retry;
  DopysWorkspace *workspace;
  char *site_id;
  GPtrArray *names; /* chosen, NULL-terminated for callers */
  GPtrArray *known; /* of DopysSiteTerm: those of the site, or NULL while they were not read */
  GCancellable *cancellable;
  gboolean tags;
  gboolean may_add; /* names that the site does not have yet */
};

enum
{
  PROP_0,
  PROP_TAGS,
  N_PROPS
};

enum
{
  NAMES_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysTermRow, dopys_term_row, ADW_TYPE_ACTION_ROW)

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *first = dopys_fold_dup (a, FALSE);
  g_autofree char *second = dopys_fold_dup (b, FALSE);

  return g_str_equal (first, second);
}

/* names always ends with a NULL that is not counted as a name. */
static guint
n_names (DopysTermRow *self)
{
  return self->names->len - 1;
}

static int
find_name (DopysTermRow *self, const char *name)
{
  for (guint i = 0; i < n_names (self); i++)
    if (same_name (g_ptr_array_index (self->names, i), name))
      return (int) i;
  return -1;
}

static void
show_names (DopysTermRow *self)
{
  g_autofree char *joined = g_strjoinv (", ", (char **) self->names->pdata);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), n_names (self) > 0 ? joined : _ ("None"));
}

static void
choose (DopysTermRow *self, const char *name, gboolean chosen)
{
  int index = find_name (self, name);

  if (chosen == (index >= 0))
    return;
  if (chosen)
    g_ptr_array_insert (self->names, (int) n_names (self), g_strdup (name));
  else
    g_ptr_array_remove_index (self->names, (guint) index);
  show_names (self);
  g_signal_emit (self, signals[NAMES_CHANGED], 0);
}

static void
toggled_cb (GtkCheckButton *check, DopysTermRow *self)
{
  choose (self, gtk_check_button_get_label (check), gtk_check_button_get_active (check));
}

static void
add_check (DopysTermRow *self, const char *name, guint depth)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_widget_set_margin_start (check, (int) depth * INDENT);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_name (self, name) >= 0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (self->list, check);
}

static const char *
known_name (DopysTermRow *self, guint index)
{
  return ((DopysSiteTerm *) g_ptr_array_index (self->known, index))->name;
}

static gboolean
is_known (DopysTermRow *self, const char *name)
{
  for (guint i = 0; self->known && i < self->known->len; i++)
    if (same_name (known_name (self, i), name))
      return TRUE;
  return FALSE;
}

static char *
dup_typed (DopysTermRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
fill_list (DopysTermRow *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *folded = dopys_fold_dup (typed, FALSE);
  g_autofree char *add = g_strdup_printf (_ ("Add “%s”"), typed);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n_names (self); i++)
    if (!is_known (self, g_ptr_array_index (self->names, i)) && !*typed)
      add_check (self, g_ptr_array_index (self->names, i), 0);
  for (guint i = 0; self->known && i < self->known->len; i++)
    {
      const DopysSiteTerm *term = g_ptr_array_index (self->known, i);
      const char *name = term->name;
      g_autofree char *name_folded = dopys_fold_dup (name, FALSE);

      if (strstr (name_folded, folded))
        add_check (self, name, *typed ? 0 : term->depth); /* of what is found the tree is not whole */
    }
  gtk_label_set_label (self->add_label, add);
  gboolean fresh = *typed && !is_known (self, typed) && find_name (self, typed) < 0;

  gtk_widget_set_visible (self->add_button, fresh && self->may_add);
  gtk_widget_set_visible (GTK_WIDGET (self->denied), fresh && !self->may_add);
}

static void
add_typed_cb (DopysTermRow *self)
{
  g_autofree char *typed = dup_typed (self);

  if (!*typed || (!self->may_add && !is_known (self, typed)))
    return;
  for (guint i = 0; self->known && i < self->known->len; i++)
    if (same_name (known_name (self, i), typed))
      g_set_str (&typed, known_name (self, i));
  choose (self, typed, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill_list (self);
}

static void
show_state (DopysTermRow *self, gboolean loading, const char *message)
{
  gtk_widget_set_visible (self->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_visible (self->retry, message != NULL && self->site_id);
  gtk_label_set_label (self->message, message ? message : "");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysTermRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean may_add = TRUE;
  g_autoptr (GPtrArray) names = dopys_site_access_list_terms_finish (DOPYS_STORE (source), result, &may_add, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  g_clear_object (&self->cancellable);
  if (names)
    {
      g_clear_pointer (&self->known, g_ptr_array_unref);
      self->known = g_steal_pointer (&names);
      self->may_add = may_add;
    }
  show_state (self, FALSE, error ? error->message : NULL);
  fill_list (self);
}

static void
read_site_cb (DopysTermRow *self)
{
  if (!self->site_id || self->cancellable)
    {
      show_state (self, FALSE, self->site_id ? NULL : _ ("Choose a site to see its own list. New names can be typed."));
      return;
    }
  show_state (self, self->known == NULL, NULL);
  self->cancellable = g_cancellable_new ();
  dopys_site_access_list_terms_async (dopys_workspace_get_store (self->workspace), self->site_id,
                                      self->tags ? DOPYS_TERM_TAG : DOPYS_TERM_CATEGORY, self->cancellable, listed_cb,
                                      g_object_ref (self));
}

static void
opened_cb (DopysTermRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill_list (self);
  read_site_cb (self);
}

static void
dopys_term_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TAGS)
    DOPYS_TERM_ROW (object)->tags = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_term_row_dispose (GObject *object)
{
  DopysTermRow *self = DOPYS_TERM_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_TERM_ROW);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->site_id, g_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (dopys_term_row_parent_class)->dispose (object);
}

static void
dopys_term_row_class_init (DopysTermRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dopys_term_row_set_property;
  object_class->dispose = dopys_term_row_dispose;
  props[PROP_TAGS] = g_param_spec_boolean ("tags", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[NAMES_CHANGED] =
      g_signal_new ("names-changed", DOPYS_TYPE_TERM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/term-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, button);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, entry);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, add_label);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, denied);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, list);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, message);
  gtk_widget_class_bind_template_child (widget_class, DopysTermRow, retry);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_menu_button_popdown);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, add_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_site_cb);
}

static void
dopys_term_row_init (DopysTermRow *self)
{
  self->may_add = TRUE;
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_names (self);
}

void
dopys_term_row_set_site (DopysTermRow *self, DopysWorkspace *workspace, const char *site_id)
{
  g_set_object (&self->workspace, workspace);
  if (!g_set_str (&self->site_id, site_id))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->may_add = TRUE;
}

void
dopys_term_row_set_names (DopysTermRow *self, const char *const *names)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; names && names[i]; i++)
    g_ptr_array_add (self->names, g_strdup (names[i]));
  g_ptr_array_add (self->names, NULL);
  show_names (self);
}

const char *const *
dopys_term_row_get_names (DopysTermRow *self)
{
  return (const char *const *) self->names->pdata;
}

void
dopys_term_row_open (DopysTermRow *self)
{
  gtk_menu_button_popup (self->button);
}
