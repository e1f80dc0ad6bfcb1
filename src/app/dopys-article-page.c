/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-page.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-article-cell.h"
#include "dopys-article-display.h"
#include "dopys-article-tools.h"
#include "dopys-column.h"
#include "dopys-description.h"
#include "dopys-format-bar.h"
#include "dopys-history-buttons.h"
#include "dopys-import-bar.h"
#include "dopys-import-resume.h"
#include "dopys-inspector.h"
#include "dopys-lead-photo.h"
#include "dopys-own-links.h"
#include "dopys-page-keys.h"
#include "dopys-panes.h"
#include "dopys-pasted.h"
#include "dopys-photo-arrival.h"
#include "dopys-photo-sources.h"
#include "dopys-photo-tools.h"
#include "dopys-plain-view.h"
#include "dopys-preview.h"
#include "dopys-publish-banner.h"
#include "dopys-template.h"
#include "dopys-toast.h"
#include "dopys-word-count.h"

struct _DopysArticlePage
{
  AdwNavigationPage parent;

  AdwToolbarView *outer_bars;
  AdwToolbarView *text_bars;
  AdwOverlaySplitView *split;
  DopysFormatBar *format_bar;
  DopysFindBar *find_bar;
  DopysImportBar *import_bar;
  DopysPublishBanner *publish_banner;
  DopysColumn *column;
  DopysLeadPhoto *lead_photo;
  DopysPlainView *title;
  DopysArticleView *view;
  DopysInspector *inspector;
  DopysHistoryButtons *history;
  DopysHistoryButtons *narrow_history;
  GtkLabel *save_state;
  DopysSaveState save_said; /* what was last announced of it; PENDING: nothing yet */
  DopysWordCount *words;
  GtkLabel *photo_state;
  GtkLabel *photo_count; /* in place of that where the text is large and the window narrow */
  GtkWidget *photo_button;
  GtkMenuButton *menu_button;
  DopysArticleTools *tools;
  DopysArticleDisplay *display;
  DopysWorkspace *workspace;
  DopysDraft *draft;
  DopysPhotoList *photos;
  gboolean showing; /* the title is being set from the draft */
};

G_DEFINE_FINAL_TYPE (DopysArticlePage, dopys_article_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- photos coming in ---- */

static void
import (DopysArticlePage *self, GPtrArray *sources, gint64 offset, guint photo, gboolean lead)
{
  DopysPhotoArrival *arrival;

  if (!self->draft)
    return;
  /* Dropped onto a place it is meant for it; but nobody wants the same photo twice unawares. */
  arrival = dopys_photo_arrival_new (GTK_WIDGET (self), self->photos, DOPYS_REPEATS_TOLD);
  if (offset >= 0)
    dopys_photo_arrival_set_offset (arrival, self->view, (guint) offset, photo);
  if (lead)
    dopys_photo_arrival_set_lead (arrival);
  dopys_import_bar_add (self->import_bar, self->workspace, dopys_draft_get_article (self->draft)->id, sources,
                        dopys_photo_arrival_take, arrival, dopys_photo_arrival_free);
}

/* What an earlier run of the program did not bring to its end; what it did is in the article. */
static void
resume_cb (GPtrArray *files, DopysDraft *draft, GtkWidget *page)
{
  DopysArticlePage *self = DOPYS_ARTICLE_PAGE (page);
  g_autoptr (DopysPhotoList) photos = dopys_photo_list_new (draft);

  dopys_import_bar_add (self->import_bar, self->workspace, dopys_draft_get_article (draft)->id, files,
                        dopys_photo_arrival_take, dopys_photo_arrival_new (page, photos, DOPYS_REPEATS_LEFT_OUT),
                        dopys_photo_arrival_free);
}

static void
files_dropped_cb (DopysArticlePage *self, GdkFileList *files, guint offset, guint photo)
{
  g_autoptr (GPtrArray) sources = dopys_photo_sources_from_files (files);

  import (self, sources, offset, photo, FALSE);
}

static void
texture_pasted_cb (DopysArticlePage *self, GdkTexture *texture, guint offset)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, g_object_ref (texture));
  import (self, sources, offset, DOPYS_NO_PHOTO, FALSE);
}

static void
chosen_for_text_cb (GPtrArray *sources, gpointer user_data)
{
  DopysArticlePage *self = user_data;
  DopysSelection selection;

  if (!self->draft)
    return;
  selection = dopys_session_get_selection (dopys_draft_get_session (self->draft));
  import (self, sources, selection.caret, DOPYS_NO_PHOTO, FALSE);
}

static void
insert_photos_cb (DopysArticlePage *self, guint offset)
{
  dopys_photo_sources_choose (GTK_WIDGET (self), TRUE, chosen_for_text_cb, G_OBJECT (self));
}

static void
lead_chosen_cb (GPtrArray *sources, gpointer user_data)
{
  import (user_data, sources, -1, DOPYS_NO_PHOTO, TRUE);
}

static void
lead_dropped_cb (DopysArticlePage *self, GPtrArray *sources)
{
  import (self, sources, -1, DOPYS_NO_PHOTO, TRUE);
}

static void
choose_lead_cb (DopysArticlePage *self)
{
  dopys_photo_sources_choose (GTK_WIDGET (self), FALSE, lead_chosen_cb, G_OBJECT (self));
}

static void
remove_lead_cb (DopysArticlePage *self)
{
  dopys_draft_set_lead (self->draft, NULL);
}

static void
describe_lead_cb (DopysArticlePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-photos", "u", 0);
}

/* Which part of it the site shows. */
static void
crop_lead_cb (DopysArticlePage *self)
{
  dopys_photo_tools_run (GTK_WIDGET (self), "photos.edit", self->workspace, self->photos, 0, NULL);
}

static void
photo_activated_cb (DopysArticlePage *self, guint block, guint index)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-photos", "u",
                              dopys_photo_list_find (self->photos, block, index));
}

/* ---- what the page says ---- */

static void
show_save_state (DopysArticlePage *self)
{
  const char *message = NULL;
  const char *text = "";
  DopysSaveState state = dopys_autosave_get_state (dopys_draft_get_autosave (self->draft), &message);

  if (state == DOPYS_SAVE_SAVED)
    text = _ ("Saved");
  else if (state == DOPYS_SAVE_PENDING)
    text = _ ("Saving…");
  else
    text = message ? message : _ ("The article could not be saved.");
  gtk_label_set_label (self->save_state, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save_state), state == DOPYS_SAVE_FAILED ? text : NULL);
  if (state == DOPYS_SAVE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->save_state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->save_state), "error");
}

/* A word at each pause of the typing would be in its way: the first saving is told, and trouble, and that it is over.
 */
static void
save_state_changed_cb (DopysArticlePage *self)
{
  const char *message;
  DopysSaveState state = dopys_autosave_get_state (dopys_draft_get_autosave (self->draft), &message);

  show_save_state (self);
  if (state == DOPYS_SAVE_PENDING || state == self->save_said)
    return;
  self->save_said = state;
  dopys_announce (GTK_WIDGET (self), gtk_label_get_label (self->save_state),
                  state == DOPYS_SAVE_FAILED ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                             : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_photo_state (DopysArticlePage *self)
{
  guint n = dopys_photo_list_get_n (self->photos);
  guint described = dopys_photo_list_count_described (self->photos);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u described"), described, n);
  g_autofree char *count = g_strdup_printf ("%u/%u", described, n);
  GtkLabel *labels[] = { self->photo_state, self->photo_count };

  gtk_widget_set_visible (self->photo_button, n > 0);
  gtk_label_set_label (self->photo_state, text);
  gtk_label_set_label (self->photo_count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->photo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (described < n)
      gtk_widget_add_css_class (GTK_WIDGET (labels[i]), "warning");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (labels[i]), "warning");
}

static void
draft_changed_cb (DopysArticlePage *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  const char *title = article->title && *article->title ? article->title : _ ("New Article");

  /* What is shown is no edit: it would write half of itself into the draft while it is being read from there. */
  self->showing = TRUE;
  dopys_plain_view_set_text (self->title, article->title);
  self->showing = FALSE;
  dopys_lead_photo_set_photo (self->lead_photo, dopys_workspace_get_library (self->workspace), article->lead);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

static void
remote_changed_cb (DopysArticlePage *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  g_autoptr (GMenuModel) menu = dopys_article_cell_make_menu (article->id, article->remote_url);

  dopys_article_tools_append_menu (G_MENU (menu));
  dopys_article_display_append_menu (G_MENU (menu));
  g_menu_append (G_MENU (menu), _ ("Pre_view in the Browser"), "page.preview");
  g_menu_append (G_MENU (menu), _ ("_Print for Approval…"), "win.print");
  g_menu_append (G_MENU (menu), _ ("_History…"), "win.history");
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

static void
title_edited_cb (DopysArticlePage *self)
{
  g_autofree char *text = NULL;

  if (!self->draft || self->showing)
    return;
  text = dopys_plain_view_dup_text (self->title);
  dopys_draft_set_title (self->draft, text);
}

static void
title_entered_cb (DopysArticlePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysArticlePage *self = DOPYS_ARTICLE_PAGE (widget);

  if (self->draft)
    dopys_preview_show (widget, self->workspace, self->draft);
}

/* ---- class ---- */

static void
disconnect_draft (DopysArticlePage *self)
{
  if (!self->draft)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_signal_handlers_disconnect_by_data (dopys_draft_get_session (self->draft), self);
  g_signal_handlers_disconnect_by_data (dopys_draft_get_autosave (self->draft), self);
  g_signal_handlers_disconnect_by_data (self->photos, self);
  dopys_history_buttons_set_session (self->history, NULL);
  dopys_history_buttons_set_session (self->narrow_history, NULL);
  dopys_word_count_set_session (self->words, NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->photos);
}

static void
dopys_article_page_dispose (GObject *object)
{
  DopysArticlePage *self = DOPYS_ARTICLE_PAGE (object);

  disconnect_draft (self);
  g_clear_object (&self->tools);
  g_clear_object (&self->display);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_ARTICLE_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_article_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, outer_bars);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, text_bars);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, split);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, format_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, import_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, publish_banner);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, column);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, lead_photo);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, view);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, inspector);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, history);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, narrow_history);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, save_state);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, words);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, photo_state);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, photo_count);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, photo_button);
  gtk_widget_class_bind_template_child (widget_class, DopysArticlePage, menu_button);
}

static void
dopys_article_page_class_init (DopysArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_article_page_dispose;
  g_type_ensure (DOPYS_TYPE_FORMAT_BAR);
  g_type_ensure (DOPYS_TYPE_FIND_BAR);
  g_type_ensure (DOPYS_TYPE_HISTORY_BUTTONS);
  g_type_ensure (DOPYS_TYPE_IMPORT_BAR);
  g_type_ensure (DOPYS_TYPE_PUBLISH_BANNER);
  g_type_ensure (DOPYS_TYPE_COLUMN);
  g_type_ensure (DOPYS_TYPE_LEAD_PHOTO);
  g_type_ensure (DOPYS_TYPE_PLAIN_VIEW);
  g_type_ensure (DOPYS_TYPE_ARTICLE_VIEW);
  g_type_ensure (DOPYS_TYPE_INSPECTOR);
  g_type_ensure (DOPYS_TYPE_WORD_COUNT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/article-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.preview", NULL, preview_action);
  gtk_widget_class_bind_template_callback (widget_class, files_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, texture_pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_photos_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, lead_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, crop_lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, dopys_template_icon_named);
}

static void
dopys_article_page_init (DopysArticlePage *self)
{
  static const DopysPageKey keys[] = { { GDK_KEY_p, GDK_CONTROL_MASK | GDK_ALT_MASK, "page.preview" } };

  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  dopys_panes_mark (GTK_WIDGET (self->text_bars), GTK_WIDGET (self->view));
  dopys_panes_mark (GTK_WIDGET (self->inspector), NULL);
  dopys_format_bar_set_view (self->format_bar, self->view);
  self->tools = dopys_article_tools_new (GTK_WIDGET (self), self->view, self->find_bar);
  dopys_inspector_set_checker (self->inspector, dopys_article_tools_get_checker (self->tools));
  g_signal_connect_object (self->tools, "show-field", G_CALLBACK (dopys_article_page_focus), self, G_CONNECT_SWAPPED);
  self->display =
      dopys_article_display_new (GTK_WIDGET (self), self->view, self->outer_bars, self->text_bars, self->split);
}

void
dopys_article_page_set_workspace (DopysArticlePage *self, DopysWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);
  self->workspace = g_object_ref (workspace);
  dopys_article_view_set_library (self->view, dopys_workspace_get_library (workspace));
  dopys_own_links_attach (GTK_WIDGET (self), workspace);
  dopys_pasted_attach (GTK_WIDGET (self), dopys_article_view_get_paster (self->view), workspace);
  dopys_inspector_set_workspace (self->inspector, workspace);
  dopys_article_tools_set_workspace (self->tools, workspace);
  dopys_article_display_set_settings (self->display, dopys_workspace_get_settings (workspace));
}

static void
follow_draft (DopysArticlePage *self)
{
  DopysSession *session = dopys_draft_get_session (self->draft);

  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "remote-changed", G_CALLBACK (remote_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dopys_draft_get_autosave (self->draft), "state-changed", G_CALLBACK (save_state_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->photos, "counted", G_CALLBACK (show_photo_state), self, G_CONNECT_SWAPPED);
  dopys_article_view_set_session (self->view, session);
  dopys_word_count_set_session (self->words, session);
  dopys_history_buttons_set_session (self->history, session);
  dopys_history_buttons_set_session (self->narrow_history, session);
}

void
dopys_article_page_set_draft (DopysArticlePage *self, DopysDraft *draft, DopysPhotoList *photos)
{
  disconnect_draft (self);
  dopys_import_bar_clear (self->import_bar);
  dopys_inspector_set_draft (self->inspector, draft, photos);
  dopys_publish_banner_set_draft (self->publish_banner, self->workspace, draft);
  dopys_article_tools_set_draft (self->tools, draft);
  if (!draft)
    return;
  self->draft = g_object_ref (draft);
  self->photos = g_object_ref (photos);
  self->save_said = DOPYS_SAVE_PENDING;
  follow_draft (self);
  draft_changed_cb (self);
  remote_changed_cb (self);
  show_save_state (self);
  show_photo_state (self);
  dopys_column_scroll_to_top (self->column);
  dopys_import_resume_offer (GTK_WIDGET (self), self->workspace, draft, resume_cb);
}

void
dopys_article_page_add_sources (DopysArticlePage *self, GPtrArray *sources)
{
  import (self, sources, -1, DOPYS_NO_PHOTO, FALSE);
}

void
dopys_article_page_select (DopysArticlePage *self, guint start, guint end)
{
  if (self->draft)
    dopys_article_tools_select (self->tools, start, end);
}

/* What covers the text goes. */
static void
uncover_text (DopysArticlePage *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

void
dopys_article_page_focus (DopysArticlePage *self, DopysField field)
{
  switch (field)
    {
    case DOPYS_FIELD_TITLE:
      uncover_text (self);
      dopys_column_scroll_to_top (self->column);
      gtk_widget_grab_focus (GTK_WIDGET (self->title));
      break;
    case DOPYS_FIELD_TEXT:
      uncover_text (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      break;
    case DOPYS_FIELD_CATEGORY:
    case DOPYS_FIELD_SITE:
    default:
      adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
      dopys_inspector_focus (self->inspector, field == DOPYS_FIELD_CATEGORY  ? DOPYS_INSPECTOR_CATEGORY
                                              : field == DOPYS_FIELD_EXCERPT ? DOPYS_INSPECTOR_EXCERPT
                                                                             : DOPYS_INSPECTOR_SITE);
      break;
    }
}
