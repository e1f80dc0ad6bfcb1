/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are made anew when the findings are others; the same ones leave them, and where the person is in them, alone. */
#include "dopys-check-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-finding-text.h"
#include "dopys-template.h"

/* Of one kind; a hundred of them help nobody. */
#define MAX_OF_KIND 20

struct _DopysCheckList
{
  GtkWidget parent;

  GtkStack *stack;
  GtkListBox *list;
  DopysChecker *checker;
  GPtrArray *shown; /* of DopysFinding; (nullable) */
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysCheckList, dopys_check_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
icon_of (const DopysFinding *finding)
{
  switch (finding->kind)
    {
    case DOPYS_FINDING_PLACEHOLDER:
    case DOPYS_FINDING_WARTIME:
    case DOPYS_FINDING_COORDINATES:
      return "dialog-warning-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}

static GtkWidget *
make_mend_button (const char *label, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = make_label (label, NULL);

  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tools.mend-finding");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  return button;
}

static GtkWidget *
make_row (const DopysFinding *finding, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = dopys_template_icon (icon_of (finding));
  g_autofree char *text = dopys_finding_dup_text (finding), *detail = dopys_finding_dup_detail (finding);
  g_autofree char *mend = dopys_finding_dup_mend_label (finding);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, g_str_has_prefix (icon_of (finding), "dialog-w") ? "warning" : "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (text, NULL));
  if (detail)
    gtk_box_append (GTK_BOX (texts), make_label (detail, "dimmed"));
  if (mend)
    gtk_box_append (GTK_BOX (texts), make_mend_button (mend, index));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail ? detail : "", -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "tools.show-finding");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", index);
  return row;
}

static GtkWidget *
make_more_row (guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("And %u more of this kind", "And %u more of this kind", n), n);
  GtkWidget *label = make_label (text, "dimmed");

  gtk_widget_add_css_class (label, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static gboolean
is_shown (DopysCheckList *self, GPtrArray *findings)
{
  if (!self->shown || self->shown->len != findings->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (!dopys_finding_equal (g_ptr_array_index (self->shown, i), g_ptr_array_index (findings, i)))
      return FALSE;
  return TRUE;
}

static void
fill (DopysCheckList *self, GPtrArray *findings)
{
  guint of_kind = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < findings->len; i++)
    {
      const DopysFinding *finding = g_ptr_array_index (findings, i);
      const DopysFinding *next = i + 1 < findings->len ? g_ptr_array_index (findings, i + 1) : NULL;

      if (of_kind++ < MAX_OF_KIND)
        gtk_list_box_append (self->list, make_row (finding, i));
      if (next && next->kind == finding->kind)
        continue;
      if (of_kind > MAX_OF_KIND)
        gtk_list_box_append (self->list, make_more_row (of_kind - MAX_OF_KIND));
      of_kind = 0;
    }
}

/* The row, or what is in it, that has the focus; −1 if none. */
static gint
find_focus (DopysCheckList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (!row || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)))
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
changed_cb (DopysCheckList *self)
{
  GPtrArray *findings = dopys_checker_get_findings (self->checker);
  gboolean checked = dopys_checker_get_document (self->checker) != NULL;
  gint focus = find_focus (self);

  if (!is_shown (self, findings))
    {
      fill (self, findings);
      if (focus >= 0)
        {
          GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, focus);
          gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
        }
    }
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (findings);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "list" : checked ? "done" : "wait");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
dopys_check_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysCheckList *self = DOPYS_CHECK_LIST (object);

  if (id == PROP_COUNT)
    g_value_set_uint (value, self->shown ? self->shown->len : 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_check_list_dispose (GObject *object)
{
  DopysCheckList *self = DOPYS_CHECK_LIST (object);

  if (self->checker)
    g_signal_handlers_disconnect_by_data (self->checker, self);
  g_clear_object (&self->checker);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_CHECK_LIST);
  G_OBJECT_CLASS (dopys_check_list_parent_class)->dispose (object);
}

static void
dopys_check_list_class_init (DopysCheckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_check_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = dopys_check_list_get_property;
  props[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/check-list.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysCheckList, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysCheckList, list);
}

static void
dopys_check_list_init (DopysCheckList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_check_list_set_checker (DopysCheckList *self, DopysChecker *checker)
{
  g_return_if_fail (self->checker == NULL);
  self->checker = g_object_ref (checker);
  g_signal_connect_swapped (checker, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}
