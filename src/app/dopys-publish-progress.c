/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-progress.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-hosting.h"
#include "dopys-publish-share.h"
#include "dopys-template.h"
#include "dopys-thumbnail.h"

#define DONE_ICON "object-select-symbolic"

struct _DopysPublishProgress
{
  GtkWidget parent;

  GtkStack *icon;
  GtkImage *image;
  GtkLabel *heading;
  GtkLabel *message;
  GtkLabel *notices;
  GtkLabel *visit;
  GtkProgressBar *bar;
  GtkWidget *open_button;
  GtkWidget *copy_button;
  GtkWidget *share_scroll;
  DopysPublishShare *share;
  GtkWidget *resume_button;
  GtkWidget *pause_button;
  GtkWidget *back_button;
  GtkWidget *hosting_button;
  GtkWidget *photos_scroll;
  GtkListBox *photos;
  char *letter;    /* (nullable): for the hosting company */
  GPtrArray *rows; /* of AdwActionRow, borrowed from the list box */
  guint n_sent;    /* photos that were announced as being there */
};

enum
{
  RESUME,
  PAUSE,
  OPEN,
  COPY,
  BACK,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishProgress, dopys_publish_progress, GTK_TYPE_WIDGET)

/* ---- photos ---- */

static void
add_row (DopysPublishProgress *self, DopysLibrary *library, const DopysPhotoProgress *photo)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picture = dopys_thumbnail_new (48, 36);
  GtkWidget *image = dopys_template_icon (NULL);
  g_autofree char *title = g_strdup_printf (_ ("Photo %u"), self->rows->len + 1);
  g_autofree char *id = dopys_photo_dup_picture (photo->photo);
  const char *alt = dopys_photo_get_decorative (photo->photo) ? "" : dopys_photo_get_alt (photo->photo);

  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "cover");
  dopys_thumbnail_set_picture (DOPYS_THUMBNAIL (picture), library, id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *alt ? alt : title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->photos, row);
}

static char *
dup_photo_state (const DopysPhotoProgress *photo, const char **icon)
{
  g_autofree char *sent = NULL;
  g_autofree char *total = NULL;

  *icon = NULL;
  switch (photo->state)
    {
    case DOPYS_PHOTO_PREPARING:
      return g_strdup (_ ("Preparing…"));
    case DOPYS_PHOTO_UPLOADING:
      if (photo->total == 0)
        return g_strdup (_ ("Uploading…"));
      sent = g_format_size (photo->sent);
      total = g_format_size (photo->total);
      return g_strdup_printf (_ ("Uploading: %s of %s"), sent, total);
    case DOPYS_PHOTO_CHECKING:
      return g_strdup (_ ("Checking whether it arrived…"));
    case DOPYS_PHOTO_DONE:
      *icon = DONE_ICON;
      return g_strdup (_ ("On the site"));
    case DOPYS_PHOTO_FAILED:
      *icon = "dialog-warning-symbolic";
      return g_strdup (_ ("Not uploaded"));
    case DOPYS_PHOTO_WAITING:
    default:
      return g_strdup (_ ("Waiting"));
    }
}

static double
photo_fraction (const DopysPhotoProgress *photo)
{
  if (photo->state == DOPYS_PHOTO_DONE)
    return 1;
  return photo->total > 0 ? 0.9 * (double) photo->sent / (double) photo->total : 0;
}

/* One after the other as they arrive; those of an earlier attempt are not told again. */
static void
announce_photos (DopysPublishProgress *self, guint n_done, guint n)
{
  g_autofree char *text = NULL;

  if (n_done > self->n_sent && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      text = g_strdup_printf (_ ("%u of %u photos are on the site"), n_done, n);
      dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  self->n_sent = n_done;
}

static void
show_photos (DopysPublishProgress *self, DopysLibrary *library, GPtrArray *photos)
{
  double done = 0;
  guint n_done = 0;

  if (photos->len < self->rows->len)
    {
      g_ptr_array_set_size (self->rows, 0);
      gtk_list_box_remove_all (self->photos);
    }
  for (guint i = 0; i < photos->len; i++)
    {
      const DopysPhotoProgress *photo = g_ptr_array_index (photos, i);
      const char *icon;
      g_autofree char *state = dup_photo_state (photo, &icon);

      if (i >= self->rows->len)
        add_row (self, library, photo);
      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), state);
      gtk_image_set_from_icon_name (g_object_get_data (g_ptr_array_index (self->rows, i), "image"), icon);
      done += photo_fraction (photo);
      n_done += photo->state == DOPYS_PHOTO_DONE;
    }
  announce_photos (self, n_done, photos->len);
  gtk_widget_set_visible (self->photos_scroll, photos->len > 0);
  /* The post itself is the last step after the photos. */
  gtk_progress_bar_set_fraction (self->bar, done / (photos->len + 1));
}

/* ---- the job ---- */

static void
show_state (DopysPublishProgress *self, const char *icon, const char *heading, const char *message)
{
  gtk_stack_set_visible_child_name (self->icon, icon ? "image" : "spinner");
  if (icon)
    gtk_image_set_from_icon_name (self->image, icon);
  if (g_strcmp0 (icon, DONE_ICON) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), "success");
  if (g_strcmp0 (gtk_label_get_label (self->heading), heading) != 0)
    dopys_announce (GTK_WIDGET (self), heading, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message && *message);
}

/* The first of the buttons that are there, in their order. */
static void
focus_button (DopysPublishProgress *self)
{
  GtkWidget *const buttons[] = { self->open_button, self->resume_button, self->back_button, self->pause_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]))
      {
        gtk_widget_grab_focus (buttons[i]);
        return;
      }
}

/* Where the button that had the focus went, GTK gives it to the whole dialog. */
static void
keep_focus (DopysPublishProgress *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (!focus || gtk_widget_is_ancestor (GTK_WIDGET (self), focus)))
    focus_button (self);
}

static void
show_buttons (DopysPublishProgress *self, gboolean running, gboolean stopped, gboolean done)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), running);
  gtk_widget_set_visible (self->pause_button, running);
  gtk_widget_set_visible (self->resume_button, stopped);
  gtk_widget_set_visible (self->back_button, stopped);
  gtk_widget_set_visible (self->open_button, done);
  gtk_widget_set_visible (self->copy_button, done);
  gtk_widget_set_visible (self->share_scroll, FALSE);
  keep_focus (self);
}

static const char *
done_heading (const char *status)
{
  DopysStatus value = DOPYS_STATUS_PUBLISH;

  dopys_status_from_string (status ? status : "publish", &value);
  switch (value)
    {
    case DOPYS_STATUS_FUTURE:
      return _ ("Scheduled");
    case DOPYS_STATUS_DRAFT:
      return _ ("Saved on the Site as a Draft");
    case DOPYS_STATUS_PENDING:
      return _ ("Sent for Review");
    case DOPYS_STATUS_PRIVATE:
    case DOPYS_STATUS_PUBLISH:
    default:
      return _ ("Published");
    }
}

/* What the site did otherwise than asked, a line each. */
static void
show_notices (DopysPublishProgress *self, char **notices)
{
  g_autofree char *lines = notices ? g_strjoinv ("\n• ", notices) : NULL;
  g_autofree char *text = lines ? g_strconcat ("• ", lines, NULL) : NULL;

  gtk_label_set_label (self->notices, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notices), text != NULL);
}

/* What keeps the job, where only the hosting can mend it. */
static void
show_letter (DopysPublishProgress *self, const GError *error, const char *site)
{
  g_clear_pointer (&self->letter, g_free);
  if (dopys_hosting_can_mend (error))
    self->letter = dopys_hosting_letter (error, site);
  gtk_widget_set_visible (self->hosting_button, self->letter != NULL);
}

void
dopys_publish_progress_show (DopysPublishProgress *self, DopysLibrary *library, const DopysJobProgress *progress,
                             const char *site)
{
  const char *why = progress->error ? progress->error->message : progress->doing;

  show_photos (self, library, progress->photos);
  show_notices (self, progress->state == DOPYS_JOB_DONE ? progress->notices : NULL);
  show_letter (self, progress->state == DOPYS_JOB_STOPPED ? progress->error : NULL, site);
  switch (progress->state)
    {
    case DOPYS_JOB_DONE:
      show_state (self, DONE_ICON, done_heading (progress->status), progress->url);
      show_buttons (self, FALSE, FALSE, TRUE);
      break;
    case DOPYS_JOB_WAITING:
      show_state (self, "media-playback-pause-symbolic", _ ("Waiting"), why);
      show_buttons (self, FALSE, TRUE, FALSE);
      break;
    case DOPYS_JOB_STOPPED:
      show_state (self, "dialog-warning-symbolic", _ ("Your Decision Is Needed"), why);
      show_buttons (self, FALSE, TRUE, FALSE);
      break;
    case DOPYS_JOB_CHECKING:
      show_state (self, NULL, _ ("Checking Whether It Arrived…"), progress->doing);
      show_buttons (self, TRUE, FALSE, FALSE);
      break;
    case DOPYS_JOB_RUNNING:
    default:
      show_state (self, NULL, _ ("Publishing…"), progress->doing);
      show_buttons (self, TRUE, FALSE, FALSE);
      break;
    }
}

void
dopys_publish_progress_show_visit (DopysPublishProgress *self, const char *sentence, gboolean good)
{
  const char *const good_style[] = { "success", NULL }, *const bad_style[] = { "warning", NULL };

  gtk_label_set_label (self->visit, sentence);
  dopys_announce (GTK_WIDGET (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_css_classes (GTK_WIDGET (self->visit), (const char **) (good ? good_style : bad_style));
  gtk_widget_set_visible (GTK_WIDGET (self->visit), TRUE);
}

void
dopys_publish_progress_show_share (DopysPublishProgress *self, const DopysArticle *article, const char *url)
{
  dopys_publish_share_show (self->share, article, url);
  gtk_widget_set_visible (self->photos_scroll, FALSE); /* the photos are in their places, and the look says so */
  gtk_widget_set_visible (self->share_scroll, TRUE);
}

void
dopys_publish_progress_show_start (DopysPublishProgress *self, const GError *error)
{
  if (error)
    show_state (self, "dialog-warning-symbolic", _ ("Publishing Did Not Begin"), error->message);
  else
    show_state (self, NULL, _ ("Publishing…"), NULL);
  show_buttons (self, error == NULL, FALSE, FALSE);
  gtk_widget_set_visible (self->back_button, error != NULL);
  keep_focus (self);
  show_letter (self, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->visit), FALSE);
  if (!error)
    gtk_progress_bar_set_fraction (self->bar, 0);
}

/* ---- class ---- */

static void
clicked_cb (DopysPublishProgress *self, GtkWidget *button)
{
  if (button == self->resume_button)
    g_signal_emit (self, signals[RESUME], 0);
  else if (button == self->pause_button)
    g_signal_emit (self, signals[PAUSE], 0);
  else if (button == self->open_button)
    g_signal_emit (self, signals[OPEN], 0);
  else if (button == self->copy_button)
    g_signal_emit (self, signals[COPY], 0);
  else
    g_signal_emit (self, signals[BACK], 0);
}

static void
copy_for_hosting_cb (DopysPublishProgress *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->letter);
  g_signal_emit (self, signals[NOTICE], 0, _ ("Text for the hosting company copied"));
}

static void
notice_cb (DopysPublishProgress *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

static void
dopys_publish_progress_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dopys_publish_progress_parent_class)->map (widget);
  focus_button (DOPYS_PUBLISH_PROGRESS (widget));
}

static void
dopys_publish_progress_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_PROGRESS);
  G_OBJECT_CLASS (dopys_publish_progress_parent_class)->dispose (object);
}

static void
dopys_publish_progress_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PUBLISH_PROGRESS (object)->rows);
  g_free (DOPYS_PUBLISH_PROGRESS (object)->letter);
  G_OBJECT_CLASS (dopys_publish_progress_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, icon);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, image);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, heading);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, message);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, notices);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, visit);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, open_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, share_scroll);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, share);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, resume_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, pause_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, back_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, hosting_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, photos_scroll);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishProgress, photos);
  gtk_widget_class_bind_template_callback (widget_class, notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_for_hosting_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dopys_publish_progress_class_init (DopysPublishProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "resume", "pause", "open", "copy", "back" };

  object_class->dispose = dopys_publish_progress_dispose;
  object_class->finalize = dopys_publish_progress_finalize;
  GTK_WIDGET_CLASS (klass)->map = dopys_publish_progress_map;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] =
        g_signal_new (names[i], DOPYS_TYPE_PUBLISH_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_PUBLISH_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DOPYS_TYPE_PUBLISH_SHARE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-progress.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
}

static void
dopys_publish_progress_init (DopysPublishProgress *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_template_wrap_buttons (GTK_WIDGET (self));
}
