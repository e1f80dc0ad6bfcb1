/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-cell.h"

#include <glib/gi18n-lib.h>

#include "dopys-template.h"
#include "dopys-thumbnail.h"

struct _DopysArticleCell
{
  GtkWidget parent;

  DopysThumbnail *cover;
  GtkLabel *title;
  GtkLabel *state;
  GtkWidget *menu;
  DopysArticleItem *item;
  DopysLibrary *library;
};

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysArticleCell, dopys_article_cell, GTK_TYPE_WIDGET)

static void
show_item (DopysArticleCell *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *state = dopys_article_item_dup_state (self->item, now);

  dopys_thumbnail_set_photo_id (self->cover, self->library, dopys_article_item_get_row (self->item)->cover);
  gtk_label_set_label (self->title, dopys_article_item_get_title (self->item));
  gtk_label_set_label (self->state, state);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DopysArticleCell *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dopys_article_cell_show_menu (self, x, y);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DopysArticleCell *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, DopysArticleCell *self)
{
  dopys_article_cell_show_menu (self, x, y);
}

static void
dopys_article_cell_dispose (GObject *object)
{
  DopysArticleCell *self = DOPYS_ARTICLE_CELL (object);

  dopys_article_cell_bind (self, NULL, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_ARTICLE_CELL);
  G_OBJECT_CLASS (dopys_article_cell_parent_class)->dispose (object);
}

static void
dopys_article_cell_class_init (DopysArticleCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_article_cell_dispose;
  signals[CLICKED] =
      g_signal_new ("clicked", DOPYS_TYPE_ARTICLE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/article-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysArticleCell, cover);
  gtk_widget_class_bind_template_child (widget_class, DopysArticleCell, title);
  gtk_widget_class_bind_template_child (widget_class, DopysArticleCell, state);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
dopys_article_cell_init (DopysArticleCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dopys_article_cell_new (void)
{
  return g_object_new (DOPYS_TYPE_ARTICLE_CELL, NULL);
}

void
dopys_article_cell_bind (DopysArticleCell *self, DopysArticleItem *item, DopysLibrary *library)
{
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  g_set_object (&self->library, library);
  if (!item)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}

DopysArticleItem *
dopys_article_cell_get_item (DopysArticleCell *self)
{
  return self->item;
}

GMenuModel *
dopys_article_cell_make_menu (const char *id, const char *url)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  g_autoptr (GMenu) article = g_menu_new ();
  g_autoptr (GMenuItem) delete_item = g_menu_item_new (_ ("_Delete"), NULL);

  if (url && *url)
    {
      g_autoptr (GMenuItem) open_item = g_menu_item_new (_ ("_Open on the Site"), NULL);
      g_autoptr (GMenuItem) copy_item = g_menu_item_new (_ ("_Copy Link"), NULL);

      g_menu_item_set_action_and_target (open_item, "win.open-address", "s", url);
      g_menu_item_set_action_and_target (copy_item, "win.copy-address", "s", url);
      g_menu_append_item (page, open_item);
      g_menu_append_item (page, copy_item);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
    }
  g_menu_item_set_action_and_target (delete_item, "win.delete-article", "s", id);
  g_menu_append_item (article, delete_item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (article));
  return G_MENU_MODEL (menu);
}

void
dopys_article_cell_show_menu (DopysArticleCell *self, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (!self->item)
    return;
  model = dopys_article_cell_make_menu (dopys_article_item_get_id (self->item),
                                        dopys_article_item_get_row (self->item)->remote_url);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  if (x >= 0)
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
