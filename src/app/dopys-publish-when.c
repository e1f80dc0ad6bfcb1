/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-when.h"

#include <glib/gi18n-lib.h>

#include "dopys-zone.h"

struct _DopysPublishWhen
{
  AdwPreferencesGroup parent;

  GtkCheckButton *now_check;
  GtkCheckButton *later_check;
  GtkCheckButton *draft_check;
  GtkCheckButton *pending_check;
  GtkCheckButton *private_check;
  GtkCheckButton *password_check;
  GtkEditable *password_row;
  AdwActionRow *now_row;
  AdwSwitchRow *renew_row;
  AdwActionRow *date_row;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  char *zone;
  GDateTime *offered; /* what the fields began with */
  gboolean there;     /* the article is on the site already */
  gboolean is_public; /* and readers see it */
  gboolean shown;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPublishWhen, dopys_publish_when, ADW_TYPE_PREFERENCES_GROUP)

/* The chosen moment in the site's time zone. */
static GDateTime *
dup_date (DopysPublishWhen *self, DopysTimeState *state)
{
  g_autoptr (GTimeZone) zone = dopys_zone_new (self->zone);
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return dopys_zone_at (zone, day, gtk_spin_button_get_value_as_int (self->hour),
                        gtk_spin_button_get_value_as_int (self->minute), now, state);
}

/* The zone, or what is wrong with the time. */
static void
show_time_state (DopysPublishWhen *self, DopysTimeState state)
{
  g_autofree char *text = self->zone ? g_strdup_printf (_ ("Time of the site: %s"), self->zone) : NULL;

  if (state == DOPYS_TIME_PAST)
    adw_action_row_set_subtitle (self->date_row, _ ("This time has passed: choose a later one"));
  else if (state == DOPYS_TIME_SKIPPED)
    adw_action_row_set_subtitle (self->date_row, _ ("This time does not exist: the clock is put forward that night"));
  else
    adw_action_row_set_subtitle (self->date_row, text ? text : "");
  if (state == DOPYS_TIME_FINE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
}

static void
choice_changed_cb (DopysPublishWhen *self)
{
  DopysTimeState state;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;

  if (!self->shown)
    return;
  date = dup_date (self, &state);
  day = g_date_time_format (date, "%d.%m.%Y");
  gtk_menu_button_set_label (self->date_button, day);
  gtk_widget_set_visible (GTK_WIDGET (self->renew_row),
                          self->is_public && gtk_check_button_get_active (self->now_check));
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), gtk_check_button_get_active (self->later_check));
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), gtk_check_button_get_active (self->password_check));
  show_time_state (self, state);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
pad_number_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
dopys_publish_when_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PUBLISH_WHEN);
  G_OBJECT_CLASS (dopys_publish_when_parent_class)->dispose (object);
}

static void
dopys_publish_when_finalize (GObject *object)
{
  g_free (DOPYS_PUBLISH_WHEN (object)->zone);
  g_clear_pointer (&DOPYS_PUBLISH_WHEN (object)->offered, g_date_time_unref);
  G_OBJECT_CLASS (dopys_publish_when_parent_class)->finalize (object);
}

static void
dopys_publish_when_class_init (DopysPublishWhenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_publish_when_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_publish_when_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", DOPYS_TYPE_PUBLISH_WHEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/publish-when.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, now_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, later_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, draft_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, pending_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, private_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, password_check);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, password_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, now_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, renew_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, date_row);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, date_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, calendar);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, hour);
  gtk_widget_class_bind_template_child (widget_class, DopysPublishWhen, minute);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pad_number_cb);
}

static void
dopys_publish_when_init (DopysPublishWhen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkCheckButton *
check_of (DopysPublishWhen *self, DopysStatus status)
{
  switch (status)
    {
    case DOPYS_STATUS_FUTURE:
      return self->later_check;
    case DOPYS_STATUS_DRAFT:
      return self->draft_check;
    case DOPYS_STATUS_PENDING:
      return self->pending_check;
    case DOPYS_STATUS_PRIVATE:
      return self->private_check;
    case DOPYS_STATUS_PUBLISH:
    default:
      return self->now_check;
    }
}

/* moment: in the site's zone. */
static void
show_moment (DopysPublishWhen *self, GDateTime *moment)
{
  g_clear_pointer (&self->offered, g_date_time_unref);
  self->offered = g_date_time_ref (moment);
  gtk_calendar_select_day (self->calendar, moment);
  gtk_spin_button_set_value (self->hour, g_date_time_get_hour (moment));
  gtk_spin_button_set_value (self->minute, g_date_time_get_minute (moment));
}

void
dopys_publish_when_set_zone (DopysPublishWhen *self, const char *zone_name)
{
  DopysTimeState state;
  g_autoptr (GDateTime) chosen = dup_date (self, &state);
  g_autoptr (GTimeZone) zone = dopys_zone_new (zone_name);
  g_autoptr (GDateTime) offered = self->offered ? g_date_time_to_timezone (self->offered, zone) : NULL;
  gboolean touched = !offered || !chosen || ABS (g_date_time_difference (chosen, offered)) >= G_TIME_SPAN_MINUTE;

  g_set_str (&self->zone, zone_name);
  if (!touched)
    show_moment (self, offered);
  choice_changed_cb (self);
}

void
dopys_publish_when_show (DopysPublishWhen *self, const DopysArticle *article, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = dopys_zone_new (zone_name);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) soon = g_date_time_add_hours (now, 1);
  g_autoptr (GDateTime) planned = article->status == DOPYS_STATUS_FUTURE && article->date
                                      ? g_date_time_to_timezone (article->date, zone)
                                      : g_date_time_ref (soon);

  self->shown = FALSE;
  g_set_str (&self->zone, zone_name && *zone_name ? zone_name : NULL);
  self->there = article->remote_id > 0;
  self->is_public = self->there && article->status == DOPYS_STATUS_PUBLISH;
  adw_switch_row_set_active (self->renew_row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->now_row),
                                 self->there ? _ ("Update now") : _ ("Publish now"));
  show_moment (self, planned);
  gtk_check_button_set_active (self->there ? check_of (self, article->status) : self->now_check, TRUE);
  self->shown = TRUE;
  choice_changed_cb (self);
}

gboolean
dopys_publish_when_is_fine (DopysPublishWhen *self)
{
  DopysTimeState state;
  g_autoptr (GDateTime) date = dup_date (self, &state);

  if (gtk_check_button_get_active (self->password_check))
    return *gtk_editable_get_text (self->password_row) != '\0';
  return !gtk_check_button_get_active (self->later_check) || state == DOPYS_TIME_FINE;
}

DopysStatus
dopys_publish_when_get (DopysPublishWhen *self, GDateTime **date)
{
  static const DopysStatus all[] = { DOPYS_STATUS_FUTURE, DOPYS_STATUS_DRAFT, DOPYS_STATUS_PENDING,
                                     DOPYS_STATUS_PRIVATE };
  DopysTimeState state;

  *date = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (gtk_check_button_get_active (check_of (self, all[i])))
      {
        if (all[i] == DOPYS_STATUS_FUTURE)
          *date = dup_date (self, &state);
        return all[i];
      }
  if (gtk_widget_get_visible (GTK_WIDGET (self->renew_row)) && adw_switch_row_get_active (self->renew_row))
    *date = g_date_time_new_now_utc ();
  return DOPYS_STATUS_PUBLISH;
}

const char *
dopys_publish_when_get_password (DopysPublishWhen *self)
{
  return gtk_check_button_get_active (self->password_check) ? gtk_editable_get_text (self->password_row) : NULL;
}

const char *
dopys_publish_when_get_label (DopysPublishWhen *self)
{
  if (gtk_check_button_get_active (self->later_check))
    return _ ("_Schedule");
  if (gtk_check_button_get_active (self->draft_check) || gtk_check_button_get_active (self->private_check))
    return _ ("_Save on the Site");
  if (gtk_check_button_get_active (self->pending_check))
    return _ ("_Send for Review");
  return self->there ? _ ("_Update") : _ ("_Publish");
}
