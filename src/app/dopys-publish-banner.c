/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-banner.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-publish-look.h"
#include "dopys-template.h"

struct _DopysPublishBanner
{
  GtkWidget parent;

  AdwBanner *banner;
  DopysDraft *draft;
  GCancellable *cancellable;
  DopysLook look;
};

G_DEFINE_FINAL_TYPE (DopysPublishBanner, dopys_publish_banner, GTK_TYPE_WIDGET)

static void
button_cb (DopysPublishBanner *self)
{
  if (self->look == DOPYS_LOOK_CHANGED)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.history", NULL);
  else if (self->look == DOPYS_LOOK_MISSED)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.publish", NULL);
  adw_banner_set_revealed (self->banner, FALSE);
}

static void
show (DopysPublishBanner *self, DopysLook look)
{
  const char *text = NULL, *button = NULL;

  self->look = look;
  if (look == DOPYS_LOOK_CHANGED)
    {
      text = _ ("The article was changed on the site after it was last sent from here");
      button = _ ("Compare…");
    }
  else if (look == DOPYS_LOOK_MISSED)
    {
      text = _ ("The site did not publish the article at its time: its own scheduler did not run");
      button = _ ("Publish…");
    }
  else if (look == DOPYS_LOOK_GONE)
    {
      text = _ ("The article is no longer on the site: somebody deleted it there. Here it stays.");
      button = _ ("Close");
    }
  if (text)
    {
      adw_banner_set_title (self->banner, text);
      adw_banner_set_button_label (self->banner, button);
      dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  adw_banner_set_revealed (self->banner, text != NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysLook look;

  if (!dopys_publish_look_finish (DOPYS_STORE (source), result, &look, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The site was not asked about the article: %s", error->message);
      return;
    }
  if (!self->draft || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  show (self, look);
  if (look == DOPYS_LOOK_SAME)
    dopys_draft_refresh_remote (self->draft); /* its state may have changed by itself */
}

static void
dopys_publish_banner_dispose (GObject *object)
{
  DopysPublishBanner *self = DOPYS_PUBLISH_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_BANNER);
  G_OBJECT_CLASS (dopys_publish_banner_parent_class)->dispose (object);
}

static void
dopys_publish_banner_class_init (DopysPublishBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-banner.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishBanner, banner);
  gtk_widget_class_bind_template_callback (widget_class, button_cb);
}

static void
dopys_publish_banner_init (DopysPublishBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_publish_banner_set_draft (DopysPublishBanner *self, DopysWorkspace *workspace, DopysDraft *draft)
{
  const DopysArticle *article = draft ? dopys_draft_get_article (draft) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_banner_set_revealed (self->banner, FALSE);
  g_set_object (&self->draft, draft);
  if (!article || article->remote_id == 0 || !article->site_id)
    return;
  self->cancellable = g_cancellable_new ();
  dopys_publish_look_async (dopys_workspace_get_store (workspace), article->id, article->site_id, self->cancellable,
                            looked_cb, g_object_ref (self));
}
