/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One check at a time; the article it sees is a copy, whose text is immutable and shared.  What changes while it runs
 * is checked after it.
 */
#include "dopys-checker.h"

#include "dopys-article-check.h"

/* Milliseconds without a change. */
#define PAUSE 800

struct _DopysChecker
{
  GObject parent;

  GSettings *settings;
  DopysDraft *draft;
  GPtrArray *findings;
  DopysDocument *document;
  guint source;
  GCancellable *running; /* (nullable): of the check under way */
  gboolean again;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysChecker, dopys_checker, G_TYPE_OBJECT)

typedef struct
{
  DopysArticle *article;
  char **words;
} Work;

static void
work_free (Work *work)
{
  dopys_article_free (work->article);
  g_strfreev (work->words);
  g_free (work);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_task_return_pointer (task, dopys_article_check (work->article, (const char *const *) work->words, now),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
put_findings (DopysChecker *self, GPtrArray *findings, DopysDocument *document)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->document, dopys_document_unref);
  self->findings = findings;
  self->document = document ? dopys_document_ref (document) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void schedule (DopysChecker *self, guint pause);

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysChecker *self = DOPYS_CHECKER (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  GPtrArray *findings = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!findings)
    return; /* of a draft that was left */
  g_clear_object (&self->running);
  put_findings (self, findings, work->article->document);
  if (self->again)
    schedule (self, PAUSE);
  self->again = FALSE;
}

static gboolean
check_cb (gpointer user_data)
{
  DopysChecker *self = user_data;
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->source = 0;
  if (self->running)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }
  self->running = g_cancellable_new ();
  work = g_new0 (Work, 1);
  work->article = dopys_article_copy (dopys_draft_get_article (self->draft));
  if (work->article->date)
    {
      g_autoptr (GDateTime) date = work->article->date;
      work->article->date = g_date_time_to_local (date);
    }
  work->words = self->settings ? g_settings_get_strv (self->settings, "wartime-words") : NULL;
  task = g_task_new (self, self->running, checked_cb, NULL);
  g_task_set_source_tag (task, check_cb);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, check_in_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule (DopysChecker *self, guint pause)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->draft)
    self->source = g_timeout_add (pause, check_cb, self);
}

static void
changed_cb (DopysChecker *self)
{
  schedule (self, PAUSE);
}

/* ---- the object ---- */

static void
leave_draft (DopysChecker *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->running)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->again = FALSE;
  if (!self->draft)
    return;
  g_signal_handlers_disconnect_by_data (dopys_draft_get_session (self->draft), self);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
}

static void
dopys_checker_dispose (GObject *object)
{
  DopysChecker *self = DOPYS_CHECKER (object);

  leave_draft (self);
  if (self->settings)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->document, dopys_document_unref);
  G_OBJECT_CLASS (dopys_checker_parent_class)->dispose (object);
}

static void
dopys_checker_class_init (DopysCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_checker_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", DOPYS_TYPE_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_checker_init (DopysChecker *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_finding_free);
}

DopysChecker *
dopys_checker_new (void)
{
  return g_object_new (DOPYS_TYPE_CHECKER, NULL);
}

void
dopys_checker_set_settings (DopysChecker *self, GSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_swapped (settings, "changed::wartime-words", G_CALLBACK (changed_cb), self);
}

void
dopys_checker_set_draft (DopysChecker *self, DopysDraft *draft)
{
  leave_draft (self);
  put_findings (self, g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_finding_free), NULL);
  if (!draft)
    return;
  self->draft = g_object_ref (draft);
  g_signal_connect_swapped (draft, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (draft, "remote-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (dopys_draft_get_session (draft), "changed", G_CALLBACK (changed_cb), self);
  dopys_checker_hurry (self);
}

GPtrArray *
dopys_checker_get_findings (DopysChecker *self)
{
  return self->findings;
}

DopysDocument *
dopys_checker_get_document (DopysChecker *self)
{
  return self->document;
}

void
dopys_checker_hurry (DopysChecker *self)
{
  schedule (self, 0);
}
