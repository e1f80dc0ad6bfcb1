/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-inspector.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-address-check.h"
#include "dopys-check-list.h"
#include "dopys-plain-view.h"
#include "dopys-share.h"
#include "dopys-template.h"
#include "dopys-term-row.h"
#include "dopys-thumbnail.h"
#include "dopys-transliteration.h"

/* Rows of photos without a description: 200 of them would take the time of ten frames. */
#define MAX_ROWS 12

struct _DopysInspector
{
  GtkWidget parent;

  AdwViewStack *stack;
  AdwComboRow *site_row;
  GtkWidget *add_site_row;
  DopysTermRow *category_row;
  DopysTermRow *tag_row;
  AdwEntryRow *slug_row;
  GtkLabel *address;
  GtkLabel *address_note;
  DopysPlainView *excerpt;
  GtkWidget *excerpt_button;
  AdwActionRow *lead_row;
  DopysThumbnail *lead_picture;
  GtkStack *photo_stack;
  GtkListBox *photo_list;
  GtkButton *more_button;
  DopysCheckList *check_list;
  GtkFilterListModel *undescribed;
  DopysWorkspace *workspace;
  DopysAddressCheck *address_check;
  DopysDraft *draft;
  DopysPhotoList *photos;
  gboolean showing; /* the program fills the fields, not the person */
};

G_DEFINE_FINAL_TYPE (DopysInspector, dopys_inspector, GTK_TYPE_WIDGET)

/* ---- publishing ---- */

static void show_address (DopysInspector *self);

static DopysSiteItem *
chosen_site (DopysInspector *self)
{
  return DOPYS_SITE_ITEM (adw_combo_row_get_selected_item (self->site_row));
}

/* Where the article stands already, the address is asked for only if another one is typed. */
static void
ask_for_address (DopysInspector *self, DopysSiteItem *site, const char *slug)
{
  gint64 own = dopys_draft_get_article (self->draft)->remote_id;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  dopys_address_check_ask (self->address_check, site ? dopys_site_item_get_id (site) : NULL, slug, own);
}

static void
mapped_cb (DopysInspector *self)
{
  if (self->draft)
    show_address (self);
}

static void
show_address (DopysInspector *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  DopysSiteItem *site = chosen_site (self);
  g_autofree char *host = site ? dopys_site_item_dup_host (site) : NULL;
  g_autofree char *slug = NULL;
  g_autofree char *text = NULL;

  if (article->remote_url && *article->remote_url)
    text = g_strdup (article->remote_url);
  else if (article->slug && *article->slug)
    slug = dopys_slug (article->slug, NULL);
  else if (article->title && *article->title)
    slug = dopys_slug (article->title, NULL);
  if (slug)
    text = host ? g_strdup_printf ("%s/…/%s", host, slug) : g_strdup (slug);
  gtk_label_set_label (self->address, text ? text : _ ("Made from the title"));
  ask_for_address (self, site, slug ? slug : article->slug);
}

static void
address_answered_cb (DopysInspector *self, const char *note, gboolean taken)
{
  gtk_label_set_label (self->address_note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_note), note != NULL);
  if (taken)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_note), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_note), "warning");
}

static void
show_lead (DopysInspector *self)
{
  DopysPhoto *lead = dopys_draft_get_article (self->draft)->lead;
  const char *state = _ ("None");

  if (lead)
    state = dopys_photo_is_described (lead) ? dopys_photo_get_alt (lead) : _ ("No description");
  if (lead && dopys_photo_get_decorative (lead))
    state = _ ("Decorative");
  dopys_thumbnail_set_photo (self->lead_picture, dopys_workspace_get_library (self->workspace), lead);
  adw_action_row_set_subtitle (self->lead_row, state);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->lead_row), lead != NULL);
}

static void
show_sites (DopysInspector *self)
{
  DopysSiteList *sites = dopys_workspace_get_sites (self->workspace);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (sites)) > 0;
  const char *site_id = self->draft ? dopys_draft_get_article (self->draft)->site_id : NULL;
  guint position = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->site_row), any);
  gtk_widget_set_visible (self->add_site_row, !any && dopys_site_list_get_loaded (sites));
  if (!self->draft || !any)
    return;
  self->showing = TRUE;
  dopys_site_list_find (sites, site_id, &position);
  adw_combo_row_set_selected (self->site_row, position);
  self->showing = FALSE;
  if (chosen_site (self))
    {
      const char *chosen = dopys_site_item_get_id (chosen_site (self));

      dopys_term_row_set_site (self->category_row, self->workspace, chosen);
      dopys_term_row_set_site (self->tag_row, self->workspace, chosen);
    }
  show_address (self);
}

static void
draft_changed_cb (DopysInspector *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  const char *slug = article->slug ? article->slug : "";

  self->showing = TRUE;
  dopys_term_row_set_names (self->category_row, (const char *const *) article->categories);
  dopys_term_row_set_names (self->tag_row, (const char *const *) article->tags);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->slug_row)), slug) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->slug_row), slug);
  dopys_plain_view_set_text (self->excerpt, article->excerpt);
  gtk_widget_set_visible (self->excerpt_button, !article->excerpt || !*article->excerpt);
  self->showing = FALSE;
  show_address (self);
  show_lead (self);
}

static void
site_chosen_cb (DopysInspector *self)
{
  DopysSiteItem *site = chosen_site (self);

  if (self->showing || !self->draft || !site)
    return;
  dopys_draft_set_site (self->draft, dopys_site_item_get_id (site));
  dopys_term_row_set_site (self->category_row, self->workspace, dopys_site_item_get_id (site));
  dopys_term_row_set_site (self->tag_row, self->workspace, dopys_site_item_get_id (site));
  show_address (self);
}

static void
categories_changed_cb (DopysInspector *self)
{
  dopys_draft_set_categories (self->draft, dopys_term_row_get_names (self->category_row));
}

static void
tags_changed_cb (DopysInspector *self)
{
  dopys_draft_set_tags (self->draft, dopys_term_row_get_names (self->tag_row));
}

static void
slug_edited_cb (DopysInspector *self)
{
  if (!self->showing && self->draft)
    dopys_draft_set_slug (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->slug_row)));
}

static void
excerpt_edited_cb (DopysInspector *self)
{
  g_autofree char *text = NULL;

  if (self->showing || !self->draft)
    return;
  text = dopys_plain_view_dup_text (self->excerpt);
  dopys_draft_set_excerpt (self->draft, text);
}

static void
suggest_excerpt_cb (DopysInspector *self)
{
  g_autofree char *lead = self->draft ? dopys_share_dup_lead (dopys_draft_get_article (self->draft)) : NULL;

  if (lead && *lead)
    dopys_draft_set_excerpt (self->draft, lead);
  gtk_widget_grab_focus (GTK_WIDGET (self->excerpt));
}

/* ---- photos without a description ---- */

static void
lead_activated_cb (DopysInspector *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-photos", "u", 0);
}

static gboolean
lacks_description (gpointer item, gpointer user_data)
{
  return !dopys_photo_item_get_described (item);
}

static GtkWidget *
make_photo_row (gpointer item, gpointer user_data)
{
  DopysInspector *self = user_data;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picture = dopys_thumbnail_new (56, 42);

  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "cover");
  dopys_thumbnail_set_photo (DOPYS_THUMBNAIL (picture), dopys_workspace_get_library (self->workspace),
                             dopys_photo_item_get_photo (item));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (item, "label", row, "title", G_BINDING_SYNC_CREATE);
  if (dopys_photo_item_is_lead (item))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Lead photo"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), dopys_template_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
photo_row_activated_cb (DopysInspector *self, GtkListBoxRow *row)
{
  g_autoptr (DopysPhotoItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->undescribed), (guint) gtk_list_box_row_get_index (row));

  if (item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-photos", "u", dopys_photo_item_get_number (item) - 1);
}

static void
show_more (DopysInspector *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->undescribed));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n > MAX_ROWS);
  if (n <= MAX_ROWS)
    return;
  label = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MAX_ROWS), n - MAX_ROWS);
  gtk_button_set_label (self->more_button, label);
}

static void
counted_cb (DopysInspector *self)
{
  const char *page = "list";

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->undescribed), GTK_FILTER_CHANGE_DIFFERENT);
  show_more (self);
  if (dopys_photo_list_get_n (self->photos) == 0)
    page = "none";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->undescribed)) == 0)
    page = "done";
  gtk_stack_set_visible_child_name (self->photo_stack, page);
}

/* ---- class ---- */

static void
leave_draft (DopysInspector *self)
{
  if (!self->draft)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_signal_handlers_disconnect_by_data (self->photos, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->photos);
}

static void
dopys_inspector_dispose (GObject *object)
{
  DopysInspector *self = DOPYS_INSPECTOR (object);

  leave_draft (self);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_INSPECTOR);
  g_clear_object (&self->undescribed);
  if (self->address_check)
    g_object_run_dispose (G_OBJECT (self->address_check)); /* a question under way keeps it, but asks for nobody */
  g_clear_object (&self->address_check);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, site_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, add_site_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, category_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, tag_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, slug_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, address);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, address_note);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, excerpt);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, excerpt_button);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, lead_row);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, lead_picture);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, photo_stack);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, photo_list);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, more_button);
  gtk_widget_class_bind_template_child (widget_class, DopysInspector, check_list);
}

static void
dopys_inspector_class_init (DopysInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_inspector_dispose;
  g_type_ensure (DOPYS_TYPE_CHECK_LIST);
  g_type_ensure (DOPYS_TYPE_TERM_ROW);
  g_type_ensure (DOPYS_TYPE_PLAIN_VIEW);
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  g_type_ensure (DOPYS_TYPE_SITE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/inspector.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, site_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, categories_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, slug_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, excerpt_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_excerpt_cb);
  gtk_widget_class_bind_template_callback (widget_class, lead_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_row_activated_cb);
}

static void
dopys_inspector_init (DopysInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->undescribed =
      gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (lacks_description, NULL, NULL)));
  g_autoptr (GtkSliceListModel) first =
      gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->undescribed)), 0, MAX_ROWS);
  gtk_list_box_bind_model (self->photo_list, G_LIST_MODEL (first), make_photo_row, self, NULL);
}

void
dopys_inspector_set_workspace (DopysInspector *self, DopysWorkspace *workspace)
{
  DopysSiteList *sites = dopys_workspace_get_sites (workspace);

  g_return_if_fail (self->workspace == NULL);
  self->workspace = g_object_ref (workspace);
  self->address_check = dopys_address_check_new (workspace);
  g_signal_connect_object (self->address_check, "answered", G_CALLBACK (address_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  self->showing = TRUE;
  adw_combo_row_set_model (self->site_row, G_LIST_MODEL (sites));
  self->showing = FALSE;
  g_signal_connect_object (sites, "items-changed", G_CALLBACK (show_sites), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (sites, "notify::loaded", G_CALLBACK (show_sites), self, G_CONNECT_SWAPPED);
  show_sites (self);
}

void
dopys_inspector_set_checker (DopysInspector *self, DopysChecker *checker)
{
  dopys_check_list_set_checker (self->check_list, checker);
}

void
dopys_inspector_set_draft (DopysInspector *self, DopysDraft *draft, DopysPhotoList *photos)
{
  leave_draft (self);
  gtk_filter_list_model_set_model (self->undescribed, G_LIST_MODEL (photos));
  if (!draft)
    return;
  self->draft = g_object_ref (draft);
  self->photos = g_object_ref (photos);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "remote-changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (photos, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);
  show_sites (self);
  counted_cb (self);
}

void
dopys_inspector_focus (DopysInspector *self, DopysInspectorField field)
{
  adw_view_stack_set_visible_child_name (self->stack, "publish");
  if (field == DOPYS_INSPECTOR_CATEGORY)
    dopys_term_row_open (self->category_row);
  else if (field == DOPYS_INSPECTOR_EXCERPT)
    gtk_widget_grab_focus (GTK_WIDGET (self->excerpt));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->site_row));
}
