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
  GtkButton *job_button;
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

/* The one thing that is most likely wanted of a job: pause it while it goes on by itself, else try it now. */
static void
show_job (DopysArticleCell *self)
{
  const char *job_id = dopys_article_item_get_row (self->item)->job_id;
  gboolean active = dopys_article_item_get_active (self->item);
  const char *label = active ? _ ("Pause") : _ ("Try Now");

  gtk_widget_set_visible (GTK_WIDGET (self->job_button), job_id != NULL);
  gtk_label_set_wrap (self->state, job_id != NULL);
  gtk_label_set_lines (self->state, job_id != NULL ? 3 : 1);
  if (job_id == NULL)
    return;
  gtk_button_set_icon_name (self->job_button,
                            active ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->job_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->job_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->job_button), "s", job_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->job_button), active ? "queue.pause" : "queue.try-now");
}

static void
show_item (DopysArticleCell *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *state = dopys_article_item_dup_state (self->item, now);

  dopys_thumbnail_set_picture (self->cover, self->library, dopys_article_item_get_row (self->item)->cover);
  gtk_label_set_label (self->title, dopys_article_item_get_title (self->item));
  gtk_label_set_label (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state),
                               dopys_article_item_get_section (self->item) == DOPYS_SECTION_QUEUE ? state : NULL);
  show_job (self);
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
  gtk_widget_class_bind_template_child (widget_class, DopysArticleCell, job_button);
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

static void
append_with_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* At the top: what can be done with its job. */
static void
insert_job (GMenu *menu, DopysArticleItem *item)
{
  const char *job_id = dopys_article_item_get_row (item)->job_id;
  g_autoptr (GMenu) job = g_menu_new ();

  if (job_id == NULL)
    return;
  if (dopys_article_item_get_active (item))
    append_with_target (job, _ ("_Pause"), "queue.pause", job_id);
  append_with_target (job, _ ("_Try Now"), "queue.try-now", job_id);
  append_with_target (job, _ ("_Cancel Publishing"), "queue.cancel", job_id);
  g_menu_insert_section (menu, 0, NULL, G_MENU_MODEL (job));
}

GMenuModel *
dopys_article_cell_make_menu (const char *id, const char *url)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  g_autoptr (GMenu) article = g_menu_new ();

  if (url && *url)
    {
      append_with_target (page, _ ("_Open on the Site"), "win.open-address", url);
      append_with_target (page, _ ("_Copy Link"), "win.copy-address", url);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
      append_with_target (article, _ ("_Take Off the Site…"), "win.withdraw", id);
    }
  append_with_target (article, _ ("_Delete"), "win.delete-article", id);
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
  insert_job (G_MENU (model), self->item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  if (x >= 0)
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
