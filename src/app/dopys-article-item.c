/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-item.h"

#include <glib/gi18n-lib.h>

#include "dopys-when.h"

struct _DopysArticleItem
{
  GObject parent;

  DopysArticleRow *row;
  char *doing;
  gboolean active;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysArticleItem, dopys_article_item, G_TYPE_OBJECT)

static void
dopys_article_item_finalize (GObject *object)
{
  DopysArticleItem *self = DOPYS_ARTICLE_ITEM (object);

  g_clear_pointer (&self->row, dopys_article_row_free);
  g_free (self->doing);
  G_OBJECT_CLASS (dopys_article_item_parent_class)->finalize (object);
}

static void
dopys_article_item_class_init (DopysArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_article_item_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", DOPYS_TYPE_ARTICLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_article_item_init (DopysArticleItem *self)
{
}

DopysArticleItem *
dopys_article_item_new (DopysArticleRow *row)
{
  DopysArticleItem *self = g_object_new (DOPYS_TYPE_ARTICLE_ITEM, NULL);

  self->row = row;
  return self;
}

void
dopys_article_item_take_row (DopysArticleItem *self, DopysArticleRow *row)
{
  g_clear_pointer (&self->row, dopys_article_row_free);
  self->row = row;
  if (!row->job_id)
    g_clear_pointer (&self->doing, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dopys_article_item_set_doing (DopysArticleItem *self, const char *doing, gboolean active)
{
  gboolean changed = g_set_str (&self->doing, doing) || self->active != active;

  self->active = active;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
dopys_article_item_get_active (DopysArticleItem *self)
{
  return self->active;
}

const DopysArticleRow *
dopys_article_item_get_row (DopysArticleItem *self)
{
  return self->row;
}

const char *
dopys_article_item_get_id (DopysArticleItem *self)
{
  return self->row->id;
}

DopysSection
dopys_article_item_get_section (DopysArticleItem *self)
{
  return dopys_section_of_row (self->row);
}

DopysSection
dopys_section_of_row (const DopysArticleRow *row)
{
  if (row->job_id)
    return DOPYS_SECTION_QUEUE;
  return row->remote_id > 0 ? DOPYS_SECTION_SITE : DOPYS_SECTION_DRAFTS;
}

const char *
dopys_article_item_get_title (DopysArticleItem *self)
{
  return self->row->title && *self->row->title ? self->row->title : _ ("Untitled");
}

const char *
dopys_status_get_title (DopysStatus status)
{
  switch (status)
    {
    case DOPYS_STATUS_PUBLISH:
      return _ ("Published");
    case DOPYS_STATUS_FUTURE:
      return _ ("Scheduled");
    case DOPYS_STATUS_PENDING:
      return _ ("Pending review");
    case DOPYS_STATUS_PRIVATE:
      return _ ("Private");
    case DOPYS_STATUS_DRAFT:
    default:
      return _ ("Draft on the site");
    }
}

char *
dopys_article_item_dup_state (DopysArticleItem *self, GDateTime *now)
{
  g_autofree char *date = self->row->modified ? dopys_when_short (self->row->modified, now) : g_strdup ("");

  switch (dopys_article_item_get_section (self))
    {
    case DOPYS_SECTION_QUEUE:
      return g_strdup (self->doing ? self->doing : _ ("Waiting to upload"));
    case DOPYS_SECTION_SITE:
      return g_strdup_printf ("%s · %s", dopys_status_get_title (self->row->status), date);
    case DOPYS_SECTION_DRAFTS:
    default:
      if (self->row->snippet && *self->row->snippet)
        return g_strdup_printf ("%s · %s", date, self->row->snippet);
      return g_steal_pointer (&date);
    }
}

const char *
dopys_section_get_title (DopysSection section)
{
  switch (section)
    {
    case DOPYS_SECTION_QUEUE:
      return _ ("In the Queue");
    case DOPYS_SECTION_SITE:
      return _ ("On the Site");
    case DOPYS_SECTION_DRAFTS:
    default:
      return _ ("Drafts");
    }
}
