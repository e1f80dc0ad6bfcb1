/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-tools.h"

#include <glib/gi18n-lib.h>

#include "dopys-gallery-dialog.h"
#include "dopys-keys.h"
#include "dopys-photo-edit-dialog.h"
#include "dopys-photo-edit-step.h"

/* Kept with the workspace: what is copied in one window is pasted in another. */
#define COPIED "dopys-copied-edits"

typedef struct
{
  GtkWidget *widget;
  DopysWorkspace *workspace;
  DopysPhotoList *photos;
  guint position;
  GtkBitset *chosen;
} Request;

static void
tell (const Request *request, const char *text)
{
  gtk_widget_activate_action (request->widget, "win.tell", "s", text);
}

static void
edit (const Request *request)
{
  if (!dopys_photo_edit_dialog_present (request->widget, request->workspace, request->photos, request->position))
    tell (request, _ ("This photo is only on the site. Add it from a file to edit it."));
}

static void
copy (const Request *request)
{
  DopysPhotoItem *item = dopys_photo_list_get (request->photos, request->position);
  DopysPhotoEdits *edits = dopys_photo_edit_step_read (dopys_photo_item_get_photo (item));

  if (dopys_photo_edits_is_none (edits))
    {
      dopys_photo_edits_unref (edits);
      tell (request, _ ("This photo has no changes to copy"));
      return;
    }
  g_object_set_data_full (G_OBJECT (request->workspace), COPIED, edits, (GDestroyNotify) dopys_photo_edits_unref);
  tell (request, _ ("Changes copied. Choose other photos and press Ctrl+Shift+V"));
}

static void
paste (const Request *request)
{
  DopysPhotoEdits *edits = g_object_get_data (G_OBJECT (request->workspace), COPIED);
  g_autofree char *text = NULL;
  guint n;

  if (!edits)
    {
      tell (request, _ ("Copy the changes of a photo first, with Ctrl+Shift+C"));
      return;
    }
  n = dopys_photo_edit_step_paste (request->photos, request->chosen, edits);
  text = g_strdup_printf (ngettext ("%u photo changed", "%u photos changed", n), n);
  tell (request, text);
}

static void
reset (const Request *request)
{
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  guint n = dopys_photo_edit_step_apply (request->photos, request->chosen, none);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u photo is as it was taken", "%u photos are as they were taken", n), n);

  tell (request, n > 0 ? text : _ ("The photo is as it was taken already"));
}

static void
make_lead (const Request *request)
{
  if (!dopys_photo_edit_step_make_lead (request->photos, request->position))
    tell (request, _ ("It is the lead photo already"));
}

static void
lay_out_gallery (const Request *request)
{
  DopysPhotoItem *item = dopys_photo_list_get (request->photos, request->position);

  if (dopys_photo_item_is_lead (item) ||
      !dopys_gallery_dialog_present (request->widget, dopys_workspace_get_library (request->workspace),
                                     dopys_photo_list_get_draft (request->photos), dopys_photo_item_get_block (item)))
    tell (request, _ ("This photo stands alone, in no gallery"));
}

static const struct
{
  const char *action;
  void (*run) (const Request *request);
} tools[] = {
  { "photos.edit", edit },         { "photos.copy-edits", copy },     { "photos.paste-edits", paste },
  { "photos.reset-edits", reset }, { "photos.make-lead", make_lead }, { "photos.lay-out-gallery", lay_out_gallery },
};

void
dopys_photo_tools_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc callback)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_class_install_action (klass, tools[i].action, NULL, callback);
  dopys_keys_bind_action (klass, GDK_KEY_e, GDK_CONTROL_MASK, "photos.edit", NULL);
  dopys_keys_bind_action (klass, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "photos.copy-edits", NULL);
  dopys_keys_bind_action (klass, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "photos.paste-edits", NULL);
}

void
dopys_photo_tools_run (GtkWidget *widget, const char *name, DopysWorkspace *workspace, DopysPhotoList *photos,
                       guint position, GtkBitset *chosen)
{
  const Request request = { widget, workspace, photos, position, chosen };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_str_equal (tools[i].action, name))
      tools[i].run (&request);
}
