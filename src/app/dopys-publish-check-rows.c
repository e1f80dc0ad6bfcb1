/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-check-rows.h"

#include <glib/gi18n-lib.h>

#include "dopys-checker.h"
#include "dopys-template.h"

struct _DopysPublishCheckRows
{
  GObject parent;

  AdwPreferencesGroup *group; /* weak */
  DopysDraft *draft;
  DopysChecker *checker;
  GPtrArray *checks; /* of DopysPublishCheck */
  GPtrArray *rows;   /* of GtkWidget, borrowed, by index of the check */
  gboolean site_known;
};

enum
{
  CHANGED,
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishCheckRows, dopys_publish_check_rows, G_TYPE_OBJECT)

static void
activated_cb (DopysPublishCheckRows *self, GtkWidget *row)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  const DopysPublishCheck *check = g_ptr_array_index (self->checks, index);
  g_signal_emit (self, signals[JUMP], 0, (int) check->field, check->at, check->end);
}

static void
add_row (DopysPublishCheckRows *self, const DopysPublishCheck *check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = dopys_template_icon (!check            ? "object-select-symbolic"
                                         : check->blocking ? "dialog-error-symbolic"
                                                           : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, !check ? "success" : check->blocking ? "error" : "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), check ? check->text : _ ("Everything is in place"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (check)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), dopys_template_icon ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (DopysPublishCheckRows *self)
{
  if (!self->group)
    return;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = dopys_publish_checks (dopys_draft_get_article (self->draft), self->site_known);
  if (dopys_checker_get_document (self->checker))
    dopys_publish_checks_add_findings (self->checks, dopys_checker_get_findings (self->checker),
                                       dopys_checker_get_document (self->checker),
                                       dopys_session_get_document (dopys_draft_get_session (self->draft)));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->checks->len; i++)
    add_row (self, g_ptr_array_index (self->checks, i));
  if (self->checks->len == 0)
    add_row (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dopys_publish_check_rows_dispose (GObject *object)
{
  DopysPublishCheckRows *self = DOPYS_PUBLISH_CHECK_ROWS (object);

  if (self->checker)
    {
      g_signal_handlers_disconnect_by_data (self->checker, self);
      dopys_checker_set_draft (self->checker, NULL);
    }
  g_clear_object (&self->checker);
  g_clear_object (&self->draft);
  g_clear_weak_pointer (&self->group);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dopys_publish_check_rows_parent_class)->dispose (object);
}

static void
dopys_publish_check_rows_class_init (DopysPublishCheckRowsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_check_rows_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT,
                                G_TYPE_UINT, G_TYPE_UINT);
}

static void
dopys_publish_check_rows_init (DopysPublishCheckRows *self)
{
  self->rows = g_ptr_array_new ();
  self->checker = dopys_checker_new ();
}

DopysPublishCheckRows *
dopys_publish_check_rows_new (AdwPreferencesGroup *group, DopysDraft *draft, GSettings *settings)
{
  DopysPublishCheckRows *self = g_object_new (DOPYS_TYPE_PUBLISH_CHECK_ROWS, NULL);

  g_set_weak_pointer (&self->group, group);
  self->draft = g_object_ref (draft);
  dopys_checker_set_settings (self->checker, settings);
  dopys_checker_set_draft (self->checker, draft);
  g_signal_connect_swapped (self->checker, "changed", G_CALLBACK (fill), self);
  return self;
}

void
dopys_publish_check_rows_refresh (DopysPublishCheckRows *self, gboolean site_known)
{
  self->site_known = site_known;
  fill (self);
}

gboolean
dopys_publish_check_rows_is_blocked (DopysPublishCheckRows *self)
{
  for (guint i = 0; self->checks && i < self->checks->len; i++)
    if (((DopysPublishCheck *) g_ptr_array_index (self->checks, i))->blocking)
      return TRUE;
  return FALSE;
}
