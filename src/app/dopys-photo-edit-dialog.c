/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-edit-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-keys.h"
#include "dopys-photo-canvas.h"
#include "dopys-photo-crop-panel.h"
#include "dopys-photo-edit-step.h"
#include "dopys-photo-hide-panel.h"
#include "dopys-photo-tone-panel.h"
#include "dopys-template.h"
#include "dopys-view.h"

struct _DopysPhotoEditDialog
{
  AdwDialog parent;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *apply_button;
  DopysPhotoCanvas *canvas;
  AdwViewStack *tools;
  DopysPhotoCropPanel *crop_panel;
  DopysPhotoHidePanel *hide_panel;
  DopysPhotoTonePanel *tone_panel;
  GtkToggleButton *before_button;
  DopysWorkspace *workspace;
  DopysPhotoList *photos;
  DopysPhotoItem *item;
  DopysPhotoEditing *editing; /* NULL until the photo is there */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (DopysPhotoEditDialog, dopys_photo_edit_dialog, ADW_TYPE_DIALOG)

/* ---- what is shown ---- */

/* The size of what will be sent, and whether the photo is as it was taken. */
static void
show_size (DopysPhotoEditDialog *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  DopysRenditionOptions options = { 0 };
  g_autofree char *text = NULL;
  guint width, height;
  DopysView view;

  dopys_workspace_get_rendition_options (self->workspace, &options);
  dopys_photo_editing_get_size (self->editing, &width, &height);
  dopys_view_init (&view, width, height, 1, edits, options.max_side ? options.max_side : DOPYS_RENDITION_SIDE);
  text = g_strdup_printf ("%u × %u", view.to_width, view.to_height);
  adw_window_title_set_subtitle (self->window_title, text);
}

static void
changed_cb (DopysPhotoEditDialog *self)
{
  static const char *const names[] = { "crop", "hide", "tone" };
  GtkWidget *widget = GTK_WIDGET (self);

  adw_view_stack_set_visible_child_name (self->tools, names[dopys_photo_editing_get_tool (self->editing)]);
  gtk_widget_action_set_enabled (widget, "photo-edit.undo", dopys_photo_editing_can_undo (self->editing));
  gtk_widget_action_set_enabled (widget, "photo-edit.redo", dopys_photo_editing_can_redo (self->editing));
  gtk_widget_action_set_enabled (widget, "photo-edit.reset",
                                 !dopys_photo_edits_is_none (dopys_photo_editing_get_edits (self->editing)));
  gtk_widget_set_sensitive (self->apply_button, dopys_photo_editing_is_changed (self->editing));
  adw_dialog_set_can_close (ADW_DIALOG (self), !dopys_photo_editing_is_changed (self->editing));
  show_size (self);
}

static void
tool_chosen_cb (DopysPhotoEditDialog *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->tools);

  if (!self->editing || !name)
    return;
  dopys_photo_editing_set_tool (self->editing, g_str_equal (name, "hide")   ? DOPYS_PHOTO_TOOL_HIDE
                                               : g_str_equal (name, "tone") ? DOPYS_PHOTO_TOOL_TONE
                                                                            : DOPYS_PHOTO_TOOL_CROP);
}

static void
before_cb (DopysPhotoEditDialog *self)
{
  dopys_photo_canvas_set_before (self->canvas, gtk_toggle_button_get_active (self->before_button));
}

/* Held down it shows the photo as it was for as long; a click leaves it so until the next. */
static void
held_cb (DopysPhotoEditDialog *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  dopys_photo_canvas_set_before (self->canvas, TRUE);
}

/* ---- actions ---- */

static void
set_actions_enabled (DopysPhotoEditDialog *self, gboolean enabled)
{
  static const char *const actions[] = { "photo-edit.undo",         "photo-edit.redo", "photo-edit.reset",
                                         "photo-edit.turn",         "photo-edit.tool", "photo-edit.before",
                                         "photo-edit.add-rectangle" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoEditDialog *self = DOPYS_PHOTO_EDIT_DIALOG (widget);

  if (g_str_has_suffix (name, "undo"))
    dopys_photo_editing_undo (self->editing);
  else if (g_str_has_suffix (name, "redo"))
    dopys_photo_editing_redo (self->editing);
  else
    dopys_photo_editing_reset (self->editing);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_photo_editing_turn (DOPYS_PHOTO_EDIT_DIALOG (widget)->editing, g_variant_get_int32 (parameter));
}

static void
tool_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoEditDialog *self = DOPYS_PHOTO_EDIT_DIALOG (widget);

  dopys_photo_editing_set_tool (self->editing, (DopysPhotoTool) g_variant_get_int32 (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
add_rectangle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoEditDialog *self = DOPYS_PHOTO_EDIT_DIALOG (widget);

  dopys_photo_editing_add_rectangle (self->editing);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
before_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkToggleButton *button = DOPYS_PHOTO_EDIT_DIALOG (widget)->before_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_force_close (ADW_DIALOG (widget));
}

static void
apply (DopysPhotoEditDialog *self)
{
  guint position = dopys_photo_item_get_number (self->item) - 1;
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty ();

  /* The photo may have left the article meanwhile, by another window's doing. */
  if (dopys_photo_list_get (self->photos, position) == self->item)
    {
      gtk_bitset_add (positions, position);
      dopys_photo_edit_step_apply (self->photos, positions, dopys_photo_editing_get_edits (self->editing));
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
apply_cb (DopysPhotoEditDialog *self)
{
  if (self->editing)
    apply (self);
}

static void
asked_cb (DopysPhotoEditDialog *self, const char *response)
{
  if (g_str_equal (response, "apply"))
    apply (self);
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
close_attempt_cb (DopysPhotoEditDialog *self)
{
  AdwDialog *question = adw_alert_dialog_new (_ ("Apply the Changes?"),
                                              _ ("The photo was changed. Without applying them the changes are lost."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "back", _ ("_Back"), "discard", _ ("_Discard"), "apply",
                                  _ ("_Apply"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "back");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "apply");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "apply", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (question, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* ---- loading ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPhotoEditDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoPreview) preview = dopys_photo_preview_load_finish (result, &error);
  g_autoptr (DopysPhotoEdits) edits = NULL;
  guint width, height;

  if (g_cancellable_is_cancelled (self->loading))
    return;
  if (!preview)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  /* What cannot be read counts as none: the person sees the photo as it is then and edits it anew. */
  edits = dopys_photo_edit_step_read (dopys_photo_item_get_photo (self->item));
  dopys_photo_preview_get_size (preview, &width, &height);
  self->editing = dopys_photo_editing_new (width, height, edits);
  dopys_photo_canvas_set_photo (self->canvas, self->editing, preview);
  dopys_photo_crop_panel_set_editing (self->crop_panel, self->editing);
  if (dopys_photo_item_is_lead (self->item))
    dopys_photo_crop_panel_show_lead (self->crop_panel, preview);
  dopys_photo_hide_panel_set_editing (self->hide_panel, self->editing);
  dopys_photo_tone_panel_set_editing (self->tone_panel, self->editing);
  g_signal_connect_object (self->editing, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  set_actions_enabled (self, TRUE);
  changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "photo");
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* ---- class ---- */

static void
dopys_photo_edit_dialog_dispose (GObject *object)
{
  DopysPhotoEditDialog *self = DOPYS_PHOTO_EDIT_DIALOG (object);

  g_cancellable_cancel (self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_EDIT_DIALOG);
  g_clear_object (&self->editing);
  g_clear_object (&self->item);
  g_clear_object (&self->photos);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_photo_edit_dialog_parent_class)->dispose (object);
}

static void
dopys_photo_edit_dialog_finalize (GObject *object)
{
  g_object_unref (DOPYS_PHOTO_EDIT_DIALOG (object)->loading);
  G_OBJECT_CLASS (dopys_photo_edit_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "photo-edit.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.redo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.reset", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.tool", "i", tool_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.add-rectangle", NULL, add_rectangle_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.before", NULL, before_action);
  gtk_widget_class_install_action (widget_class, "photo-edit.cancel", NULL, cancel_action);
  dopys_keys_bind_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "photo-edit.undo", NULL);
  dopys_keys_bind_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "photo-edit.redo", NULL);
  dopys_keys_bind_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "photo-edit.turn", g_variant_new_int32 (1));
  dopys_keys_bind_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "photo-edit.turn",
                          g_variant_new_int32 (-1));
  dopys_keys_bind_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "photo-edit.before", NULL);
  for (int i = 0; i < 3; i++)
    dopys_keys_bind_action (widget_class, (guint) (GDK_KEY_1 + i), GDK_CONTROL_MASK, "photo-edit.tool",
                            g_variant_new_int32 (i));
}

static void
dopys_photo_edit_dialog_class_init (DopysPhotoEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_edit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_edit_dialog_finalize;
  g_type_ensure (DOPYS_TYPE_PHOTO_CANVAS);
  g_type_ensure (DOPYS_TYPE_PHOTO_CROP_PANEL);
  g_type_ensure (DOPYS_TYPE_PHOTO_HIDE_PANEL);
  g_type_ensure (DOPYS_TYPE_PHOTO_TONE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, canvas);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, tools);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, crop_panel);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, hide_panel);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, tone_panel);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoEditDialog, before_button);
  gtk_widget_class_bind_template_callback (widget_class, tool_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, held_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, dopys_template_icon_named);
  install_actions (widget_class);
}

static void
dopys_photo_edit_dialog_init (DopysPhotoEditDialog *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_actions_enabled (self, FALSE);
}

gboolean
dopys_photo_edit_dialog_present (GtkWidget *parent, DopysWorkspace *workspace, DopysPhotoList *photos, guint position)
{
  DopysPhotoItem *item = dopys_photo_list_get (photos, position);
  const char *id = item ? dopys_photo_get_id (dopys_photo_item_get_photo (item)) : "";
  DopysPhotoEditDialog *self;

  if (!*id)
    return FALSE;
  self = g_object_new (DOPYS_TYPE_PHOTO_EDIT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->photos = g_object_ref (photos);
  self->item = g_object_ref (item);
  adw_dialog_present (ADW_DIALOG (self), parent);
  dopys_photo_preview_load_async (dopys_workspace_get_library (workspace), dopys_workspace_get_store (workspace), id,
                                  self->loading, loaded_cb, g_object_ref (self));
  return TRUE;
}
