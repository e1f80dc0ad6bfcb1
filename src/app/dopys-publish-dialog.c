/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-publish-check-rows.h"
#include "dopys-publish-choice.h"
#include "dopys-publish-conflict.h"
#include "dopys-publish-options.h"
#include "dopys-publish-progress.h"
#include "dopys-publish-sites.h"
#include "dopys-publish-visit.h"
#include "dopys-publish-when.h"
#include "dopys-template.h"
#include "dopys-transliteration.h"
#include "dopys-site-zone.h"

struct _DopysPublishDialog
{
  AdwDialog parent;

  GtkStack *stack;
  AdwActionRow *site_row;
  AdwActionRow *address_row;
  AdwActionRow *photo_row;
  AdwPreferencesGroup *check_group;
  DopysPublishWhen *when;
  DopysPublishSites *sites;
  DopysPublishOptions *options;
  GtkButton *publish_button;
  DopysPublishProgress *progress;
  DopysPublishChoice *choice;
  DopysArticle *theirs;    /* (nullable): what the site has, while there is a conflict */
  DopysArticle *selection; /* (nullable): parts of both, to be published as soon as the conflict is settled */
  DopysWorkspace *workspace;
  DopysDraft *draft;
  DopysPhotoList *photos;
  DopysPublishCheckRows *check_rows;
  char *job_id;
  char *url;
  gboolean visited;
  gboolean hidden;  /* behind a password: visitors see no photos */
  gboolean blocked; /* a check stands in the way */
};

enum
{
  JUMP,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishDialog, dopys_publish_dialog, ADW_TYPE_DIALOG)

/* The article's site; where none was chosen yet the first one, as the inspector shows it. */
static DopysSiteItem *
find_site (DopysPublishDialog *self)
{
  DopysSiteList *sites = dopys_workspace_get_sites (self->workspace);
  DopysSiteItem *site = dopys_site_list_find (sites, dopys_draft_get_article (self->draft)->site_id, NULL);

  return site ? site : dopys_site_list_get (sites, 0);
}

static void publish_cb (DopysPublishDialog *self);

/* ---- before ---- */

static void
show_summary (DopysPublishDialog *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  DopysSiteItem *site = find_site (self);
  guint n = dopys_photo_list_get_n (self->photos);
  g_autofree char *host = site ? dopys_site_item_dup_host (site) : g_strdup ("");
  g_autofree char *slug = NULL;
  g_autofree char *address = NULL;
  g_autofree char *described = NULL;
  g_autofree char *estimate = NULL;
  g_autofree char *photos = NULL;

  if (article->remote_url && *article->remote_url)
    address = g_strdup (article->remote_url);
  else
    {
      slug = dopys_slug (article->slug && *article->slug ? article->slug : article->title ? article->title : "", NULL);
      address = *host ? g_strdup_printf ("%s/…/%s", host, slug) : g_strdup (slug);
    }
  estimate = dopys_outbox_dup_estimate (dopys_workspace_get_outbox (self->workspace), n);
  described = g_strdup_printf (_ ("%u of %u described"), dopys_photo_list_count_described (self->photos), n);
  photos = g_strdup_printf ("%s · %s", described, estimate);
  adw_action_row_set_subtitle (self->site_row, site ? dopys_site_item_get_name (site) : _ ("None"));
  adw_action_row_set_subtitle (self->address_row, address);
  adw_action_row_set_subtitle (self->photo_row, n > 0 ? photos : _ ("None"));
}

static void
jump_cb (DopysPublishDialog *self, int field, guint at, guint end)
{
  g_signal_emit (self, signals[JUMP], 0, field, at, end);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_checks (DopysPublishDialog *self)
{
  dopys_publish_check_rows_refresh (self->check_rows, find_site (self) != NULL);
}

static void
choice_changed_cb (DopysPublishDialog *self)
{
  gtk_button_set_label (self->publish_button, dopys_publish_when_get_label (self->when));
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish_button),
                            !self->blocked && dopys_publish_when_is_fine (self->when));
  dopys_publish_options_set_hidden (self->options, dopys_publish_when_get_password (self->when) != NULL);
}

static void
checks_changed_cb (DopysPublishDialog *self)
{
  self->blocked = dopys_publish_check_rows_is_blocked (self->check_rows);
  choice_changed_cb (self);
}

static void
zone_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  g_autofree char *zone = dopys_site_zone_read_finish (DOPYS_STORE (source), result, NULL);

  if (zone == NULL || self->draft == NULL)
    return;
  dopys_publish_when_set_zone (self->when, zone);
}

static void
show_when (DopysPublishDialog *self)
{
  DopysSiteItem *site = find_site (self);
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  guint n = dopys_photo_list_get_n (self->photos), first = article->lead != NULL;

  dopys_publish_options_show (self->options, self->workspace, site ? dopys_site_item_get_id (site) : NULL,
                              article->remote_id || n < first ? 0 : n - first);
  dopys_publish_when_show (self->when, article, site ? dopys_site_item_get_record (site)->time_zone : NULL);
  dopys_publish_sites_show (self->sites, self->workspace, site ? dopys_site_item_get_id (site) : NULL);
  choice_changed_cb (self);
  if (site)
    dopys_site_zone_read_async (dopys_workspace_get_store (self->workspace), dopys_site_item_get_id (site), NULL,
                                zone_read_cb, g_object_ref (self));
}

/* ---- a conflict ---- */

static void
theirs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysArticle *theirs = dopys_publish_conflict_load_finish (DOPYS_STORE (source), result, &error);

  if (!theirs)
    return; /* the progress page says what happened, and can try again */
  g_clear_pointer (&self->theirs, dopys_article_free);
  self->theirs = theirs;
  if (!self->draft)
    return;
  dopys_publish_choice_show (self->choice, dopys_draft_get_article (self->draft), theirs);
  gtk_stack_set_visible_child_name (self->stack, "compare");
}

static void
show_conflict (DopysPublishDialog *self)
{
  dopys_publish_conflict_load_async (dopys_workspace_get_store (self->workspace),
                                     dopys_draft_get_article (self->draft)->id, theirs_loaded_cb, g_object_ref (self));
}

static void
ours_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dopys_outbox_settle_finish (DOPYS_OUTBOX (source), result, &error) && self->draft)
    dopys_publish_progress_show_start (self->progress, error);
}

static void
keep_ours_cb (DopysPublishDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "progress");
  dopys_publish_progress_show_start (self->progress, NULL);
  dopys_outbox_settle_async (dopys_workspace_get_outbox (self->workspace), self->job_id, TRUE, ours_kept_cb,
                             g_object_ref (self));
}

static void
theirs_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->draft)
    return;
  if (!dopys_outbox_settle_finish (DOPYS_OUTBOX (source), result, &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "progress");
      dopys_publish_progress_show_start (self->progress, error);
      return;
    }
  dopys_publish_conflict_take_over (self->draft, self->selection ? self->selection : self->theirs);
  if (self->selection)
    {
      g_clear_pointer (&self->selection, dopys_article_free);
      publish_cb (self);
      return;
    }
  dopys_draft_refresh_remote (self->draft);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
settle_with_theirs (DopysPublishDialog *self)
{
  g_autoptr (GError) error = NULL;

  /* What is here now is kept among the earlier versions: it has to be on disk for that. */
  if (!dopys_draft_flush (self->draft, &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "progress");
      dopys_publish_progress_show_start (self->progress, error);
      return;
    }
  dopys_outbox_settle_async (dopys_workspace_get_outbox (self->workspace), self->job_id, FALSE, theirs_taken_cb,
                             g_object_ref (self));
}

static void
take_theirs_cb (DopysPublishDialog *self)
{
  g_clear_pointer (&self->selection, dopys_article_free);
  settle_with_theirs (self);
}

static void
take_selection_cb (DopysPublishDialog *self)
{
  g_clear_pointer (&self->selection, dopys_article_free);
  self->selection = dopys_publish_choice_dup_selection (self->choice);
  settle_with_theirs (self);
}

/* ---- the public page ---- */

static void
visited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  gboolean good = FALSE;
  g_autofree char *sentence = dopys_publish_visit_finish (result, &good);

  if (self->draft && sentence)
    dopys_publish_progress_show_visit (self->progress, sentence, good);
}

/* Once, when the article has just become public. */
static void
visit_page (DopysPublishDialog *self, const DopysJobProgress *progress)
{
  if (self->hidden || !progress->url || g_strcmp0 (progress->status, "publish") != 0)
    return;
  dopys_publish_progress_show_share (self->progress, dopys_draft_get_article (self->draft), progress->url);
  if (self->visited)
    return;
  self->visited = TRUE;
  dopys_publish_visit_async (progress, NULL, visited_cb, g_object_ref (self));
}

/* ---- the job ---- */

static void
show_progress (DopysPublishDialog *self, const DopysJobProgress *progress)
{
  DopysSiteItem *site = find_site (self);
  g_set_str (&self->job_id, progress->job_id);
  if (progress->url && *progress->url)
    g_set_str (&self->url, progress->url);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  dopys_publish_progress_show (self->progress, dopys_workspace_get_library (self->workspace), progress,
                               site ? dopys_site_item_get_record (site)->url : "");
  if (progress->state == DOPYS_JOB_STOPPED && g_error_matches (progress->error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT))
    show_conflict (self);
  if (progress->state == DOPYS_JOB_DONE)
    visit_page (self, progress);
}

/* The job that the dialog shows, not one for another site. */
static gboolean
is_main (DopysPublishDialog *self, const DopysJobProgress *progress)
{
  DopysSiteItem *site = find_site (self);

  return g_strcmp0 (progress->article_id, dopys_draft_get_article (self->draft)->id) == 0 && site &&
         g_strcmp0 (progress->site_id, dopys_site_item_get_id (site)) == 0;
}

static void
notice_cb (DopysPublishDialog *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

static void
job_progress_cb (DopysPublisher *publisher, const char *job_id, DopysPublishDialog *self)
{
  g_autoptr (DopysJobProgress) progress = NULL;

  if (!self->draft)
    return;
  progress = dopys_publisher_dup_progress (publisher, job_id);
  if (progress && g_strcmp0 (progress->article_id, dopys_draft_get_article (self->draft)->id) == 0)
    dopys_publish_sites_follow (self->sites, progress);
  if (self->job_id && g_strcmp0 (self->job_id, job_id) != 0)
    return;
  if (progress && is_main (self, progress))
    show_progress (self, progress);
}

/* From here on the outbox has it; what becomes of it comes as progress. */
static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *job_id = dopys_outbox_publish_finish (DOPYS_OUTBOX (source), result, &error);

  if (!self->draft)
    return;
  if (job_id)
    g_set_str (&self->job_id, job_id);
  else
    dopys_publish_progress_show_start (self->progress, error);
}

static void
publish_cb (DopysPublishDialog *self)
{
  DopysSiteItem *site = find_site (self);
  DopysRenditionOptions rendition;
  DopysPublishRequest request = { .status = DOPYS_STATUS_PUBLISH, .rendition = &rendition };
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GError) error = NULL;

  if (!site || !dopys_draft_flush (self->draft, &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "progress");
      dopys_publish_progress_show_start (self->progress, error);
      return;
    }
  dopys_workspace_get_rendition_options (self->workspace, &rendition);
  request.article_id = dopys_draft_get_article (self->draft)->id;
  request.site_id = dopys_site_item_get_id (site);
  request.status = dopys_publish_when_get (self->when, &date);
  request.date = date;
  request.password = dopys_publish_when_get_password (self->when);
  dopys_publish_options_fill (self->options, &request);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  dopys_publish_progress_show_start (self->progress, NULL);
  self->visited = FALSE;
  self->hidden = request.password != NULL;
  g_clear_pointer (&self->job_id, g_free);
  dopys_outbox_publish_async (dopys_workspace_get_outbox (self->workspace), &request, stored_cb, g_object_ref (self));
  dopys_publish_sites_publish (self->sites, dopys_workspace_get_outbox (self->workspace), &request);
}

static void
resume_cb (DopysPublishDialog *self)
{
  if (!self->job_id)
    return;
  dopys_publish_progress_show_start (self->progress, NULL);
  dopys_outbox_try_now (dopys_workspace_get_outbox (self->workspace), self->job_id);
}

static void
pause_cb (DopysPublishDialog *self)
{
  if (self->job_id)
    dopys_outbox_pause (dopys_workspace_get_outbox (self->workspace), self->job_id);
}

static void
back_cb (DopysPublishDialog *self)
{
  show_summary (self);
  show_checks (self);
  gtk_stack_set_visible_child_name (self->stack, "prepare");
}

static void
open_cb (DopysPublishDialog *self)
{
  if (self->url)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-address", "s", self->url);
}

static void
copy_cb (DopysPublishDialog *self)
{
  if (self->url)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-address", "s", self->url);
}

/* ---- a job that is under way already ---- */

static void
find_job (DopysPublishDialog *self)
{
  DopysPublisher *publisher = dopys_workspace_get_publisher (self->workspace);
  g_autofree char *job_id =
      dopys_outbox_dup_job_of (dopys_workspace_get_outbox (self->workspace), dopys_draft_get_article (self->draft)->id);
  g_autoptr (DopysJobProgress) progress = job_id ? dopys_publisher_dup_progress (publisher, job_id) : NULL;

  if (progress && progress->state != DOPYS_JOB_DONE && is_main (self, progress))
    show_progress (self, progress);
}

/* ---- class ---- */

static void
dopys_publish_dialog_dispose (GObject *object)
{
  DopysPublishDialog *self = DOPYS_PUBLISH_DIALOG (object);

  if (self->check_rows)
    g_object_run_dispose (G_OBJECT (self->check_rows)); /* a check under way keeps it, but the dialog goes */
  g_clear_object (&self->check_rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_DIALOG);
  g_clear_object (&self->draft);
  g_clear_object (&self->photos);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_publish_dialog_parent_class)->dispose (object);
}

static void
dopys_publish_dialog_finalize (GObject *object)
{
  DopysPublishDialog *self = DOPYS_PUBLISH_DIALOG (object);

  g_free (self->job_id);
  g_free (self->url);
  g_clear_pointer (&self->theirs, dopys_article_free);
  g_clear_pointer (&self->selection, dopys_article_free);
  G_OBJECT_CLASS (dopys_publish_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, site_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, photo_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, check_group);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, when);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, sites);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishDialog, options);
}

static void
dopys_publish_dialog_class_init (DopysPublishDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dopys_publish_dialog_dispose;
  object_class->finalize = dopys_publish_dialog_finalize;
  signals[JUMP] = g_signal_new ("jump", DOPYS_TYPE_PUBLISH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_INT, G_TYPE_UINT, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_PUBLISH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DOPYS_TYPE_PUBLISH_CHOICE);
  g_type_ensure (DOPYS_TYPE_PUBLISH_SITES);
  g_type_ensure (DOPYS_TYPE_PUBLISH_WHEN);
  g_type_ensure (DOPYS_TYPE_PUBLISH_OPTIONS);
  g_type_ensure (DOPYS_TYPE_PUBLISH_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_ours_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_cb);
}

static void
dopys_publish_dialog_init (DopysPublishDialog *self)
{
  dopys_template_init_dialog (ADW_DIALOG (self));
  dopys_template_wrap_titles (adw_dialog_get_child (ADW_DIALOG (self)));
}

AdwDialog *
dopys_publish_dialog_new (DopysWorkspace *workspace, DopysDraft *draft, DopysPhotoList *photos)
{
  DopysPublishDialog *self = g_object_new (DOPYS_TYPE_PUBLISH_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->draft = g_object_ref (draft);
  self->photos = g_object_ref (photos);
  g_signal_connect_object (dopys_workspace_get_publisher (workspace), "progress", G_CALLBACK (job_progress_cb), self,
                           G_CONNECT_DEFAULT);
  self->check_rows = dopys_publish_check_rows_new (self->check_group, draft, dopys_workspace_get_settings (workspace));
  g_signal_connect_swapped (self->check_rows, "jump", G_CALLBACK (jump_cb), self);
  show_summary (self);
  show_checks (self);
  show_when (self);
  self->blocked = dopys_publish_check_rows_is_blocked (self->check_rows);
  choice_changed_cb (self);
  g_signal_connect_swapped (self->check_rows, "changed", G_CALLBACK (checks_changed_cb), self);
  find_job (self);
  return ADW_DIALOG (self);
}
