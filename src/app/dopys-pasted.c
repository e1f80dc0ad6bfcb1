/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-pasted.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-toast.h"

#define LONG 10 /* seconds: there is something to read */
#define LISTED 8

/* ---- pictures ---- */

/* In a worker thread. */
static DopysPhoto *
take_picture (GBytes *picture, gpointer user_data)
{
  DopysWorkspace *workspace = user_data;
  DopysLibrary *library = dopys_workspace_get_library (workspace);
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (library, picture, _ ("Pasted picture"), NULL, NULL);

  if (info == NULL || !dopys_store_save_photo_sync (dopys_workspace_get_store (workspace), info, NULL))
    return NULL;
  return dopys_photo_new (info->id);
}

/* ---- what stayed away ---- */

static const char *
explain (DopysHtmlLossKind kind)
{
  switch (kind)
    {
    case DOPYS_HTML_LOSS_REMOTE:
      return _ ("Pictures that are on another site. Save each to a file and drag it into the text:");
    case DOPYS_HTML_LOSS_LOCAL:
      return _ ("Pictures that the program did not put on the clipboard. Copy each picture by itself, or drag its file "
                "into the text:");
    case DOPYS_HTML_LOSS_BROKEN:
      return _ ("Pictures that could not be used here: damaged, too many, or pasted into a cell of a table:");
    default:
      return _ ("Films, maps and drawings. Put a link to each in its place:");
    }
}

static void
describe_kind (GString *out, GPtrArray *losses, DopysHtmlLossKind kind)
{
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    {
      const DopysHtmlLoss *loss = losses->pdata[i];

      if (loss->kind != kind)
        continue;
      if (n == 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n\n" : "", explain (kind));
      if (++n <= LISTED)
        g_string_append_printf (out, "\n• %s", *loss->what ? loss->what : _ ("without a description"));
    }
  if (n > LISTED)
    {
      g_string_append (out, "\n• ");
      g_string_append_printf (out, ngettext ("and %u more", "and %u more", n - LISTED), n - LISTED);
    }
}

char *
dopys_pasted_describe (GPtrArray *losses, guint n_left_out)
{
  GString *out = g_string_new (NULL);

  for (DopysHtmlLossKind kind = DOPYS_HTML_LOSS_REMOTE; kind <= DOPYS_HTML_LOSS_EMBEDDED; kind++)
    describe_kind (out, losses, kind);
  if (n_left_out > losses->len)
    {
      g_string_append (out, "\n\n");
      g_string_append_printf (out, ngettext ("And %u more thing.", "And %u more things.", n_left_out - losses->len),
                              n_left_out - losses->len);
    }
  return g_string_free_and_steal (out);
}

static gboolean
are_pictures (GPtrArray *losses)
{
  for (guint i = 0; i < losses->len; i++)
    if (((const DopysHtmlLoss *) losses->pdata[i])->kind == DOPYS_HTML_LOSS_EMBEDDED)
      return FALSE;
  return TRUE;
}

static void
details_cb (AdwToast *toast, GtkWidget *page)
{
  const char *details = g_object_get_data (G_OBJECT (toast), "details");
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not Pasted"), details);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, page);
}

static void
left_out_cb (GtkWidget *page, GPtrArray *losses, guint n_left_out)
{
  g_autofree char *title =
      are_pictures (losses)
          ? g_strdup_printf (ngettext ("Pasted without %u picture", "Pasted without %u pictures", n_left_out),
                             n_left_out)
          : g_strdup_printf (ngettext ("%u thing could not be pasted", "%u things could not be pasted", n_left_out),
                             n_left_out);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_timeout (toast, LONG);
  g_object_set_data_full (G_OBJECT (toast), "details", dopys_pasted_describe (losses, n_left_out), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (details_cb), page, 0);
  dopys_toast_show (page, toast);
}

static void
failed_cb (GtkWidget *page, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_timeout (toast, LONG);
  dopys_toast_show (page, toast);
}

void
dopys_pasted_attach (GtkWidget *page, DopysPaster *paster, DopysWorkspace *workspace)
{
  dopys_paster_set_pictures (paster, take_picture, G_OBJECT (workspace));
  g_signal_connect_object (paster, "left-out", G_CALLBACK (left_out_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (paster, "failed", G_CALLBACK (failed_cb), page, G_CONNECT_SWAPPED);
}
