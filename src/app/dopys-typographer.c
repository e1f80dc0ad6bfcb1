/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Short texts are corrected at once; long ones in a thread, for which the document is as it was when the thread began.
 * Where somebody wrote on meanwhile it begins again with what is there now.
 */
#include "dopys-typographer.h"

#include "dopys-diff.h"
#include "dopys-plain-view.h"
#include "dopys-typography.h"

/* Characters; a few milliseconds. */
#define AT_ONCE 10000

struct _DopysTypographer
{
  GObject parent;

  DopysArticleView *view; /* weak */
  DopysSession *session;  /* where the caret is: of the view or of a table's cell */
  GSettings *settings;
};

enum
{
  CORRECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysTypographer, dopys_typographer, G_TYPE_OBJECT)

/* @asked: by the person, who is told of it. */
typedef struct
{
  DopysSession *session;
  DopysDocument *document;
  guint start;
  guint end;
  DopysTypography flags;
  gboolean asked;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->session);
  dopys_document_unref (work->document);
  g_free (work);
}

static void
apply (DopysTypographer *self, const Work *work, DopysCorrection *correction)
{
  DopysSelection selection = dopys_session_get_selection (work->session);

  selection.anchor = dopys_replacements_map (correction->replacements, selection.anchor);
  selection.caret = dopys_replacements_map (correction->replacements, selection.caret);
  if (correction->n > 0)
    dopys_session_apply (work->session, DOPYS_STEP_TYPOGRAPHY, correction->document, selection);
  if (work->asked)
    g_signal_emit (self, signals[CORRECTED], 0, correction->n);
}

static void start_work (DopysTypographer *self, Work *work);

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;

  g_task_return_pointer (task, dopys_typography_correct (work->document, work->start, work->end, work->flags),
                         (GDestroyNotify) dopys_correction_free);
}

/* The same work for the document as it is now. */
static Work *
renew (const Work *work)
{
  Work *renewed = g_memdup2 (work, sizeof *work);
  DopysDiff diff;

  g_object_ref (renewed->session);
  renewed->document = dopys_document_ref (dopys_session_get_document (work->session));
  if (dopys_diff_compute (work->document, renewed->document, &diff))
    {
      renewed->start = dopys_diff_map_offset (&diff, work->start);
      renewed->end = MAX (renewed->start, dopys_diff_map_offset (&diff, work->end));
    }
  return renewed;
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysTypographer *self = DOPYS_TYPOGRAPHER (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (DopysCorrection) correction = g_task_propagate_pointer (G_TASK (result), NULL);

  if (dopys_session_get_document (work->session) == work->document)
    apply (self, work, correction);
  else if (self->session == work->session)
    start_work (self, renew (work));
}

/* work: taken. */
static void
start_work (DopysTypographer *self, Work *work)
{
  if (work->end - work->start > AT_ONCE)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, work_done_cb, NULL);

      g_task_set_source_tag (task, start_work);
      g_task_set_task_data (task, work, (GDestroyNotify) work_free);
      g_task_run_in_thread (task, work_in_thread);
      return;
    }
  g_autoptr (DopysCorrection) correction =
      dopys_typography_correct (work->document, work->start, work->end, work->flags);
  apply (self, work, correction);
  work_free (work);
}

static DopysTypography
get_flags (DopysTypographer *self)
{
  DopysTypography flags = 0;

  if (!g_settings_get_boolean (self->settings, "typography-years"))
    flags |= DOPYS_TYPOGRAPHY_KEEP_YEARS;
  if (g_settings_get_boolean (self->settings, "typography-letter-apostrophe"))
    flags |= DOPYS_TYPOGRAPHY_LETTER_APOSTROPHE;
  return flags;
}

static void
begin (DopysTypographer *self, guint start, guint end, DopysTypography more_flags, gboolean asked)
{
  Work *work = g_new0 (Work, 1);

  work->session = g_object_ref (self->session);
  work->document = dopys_document_ref (dopys_session_get_document (self->session));
  work->start = start;
  work->end = end;
  work->flags = get_flags (self) | more_flags;
  work->asked = asked;
  start_work (self, work);
}

/* ---- what is asked for ---- */

static void
pasted_cb (DopysTypographer *self, guint start, guint end)
{
  if (self->settings && g_settings_get_boolean (self->settings, "correct-typography"))
    begin (self, start, end, DOPYS_TYPOGRAPHY_KEEP_END, FALSE);
}

/* As an edit of the field, which its undo takes back. */
static void
correct_field (DopysTypographer *self, DopysPlainView *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  g_autofree char *text = dopys_plain_view_dup_text (field);
  GtkTextIter start, end;
  guint n;
  g_autofree char *corrected = dopys_typography_correct_text (text, get_flags (self), &n);

  if (n > 0)
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, corrected, -1);
      gtk_text_buffer_end_user_action (buffer);
    }
  g_signal_emit (self, signals[CORRECTED], 0, n);
}

void
dopys_typographer_correct (DopysTypographer *self)
{
  GtkRoot *root = self->view ? gtk_widget_get_root (GTK_WIDGET (self->view)) : NULL;
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  guint start, end;

  g_return_if_fail (self->settings != NULL);

  if (focus && DOPYS_IS_PLAIN_VIEW (focus))
    {
      correct_field (self, DOPYS_PLAIN_VIEW (focus));
      return;
    }
  if (!self->session)
    return;
  if (!dopys_session_get_bounds (self->session, &start, &end))
    {
      start = 0;
      end = dopys_document_get_length (dopys_session_get_document (self->session));
    }
  begin (self, start, end, 0, TRUE);
}

/* ---- the object ---- */

static void
leave_session (DopysTypographer *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
follow_session (DopysTypographer *self)
{
  DopysSession *session = dopys_article_view_get_target_session (self->view);

  if (session == self->session)
    return;
  leave_session (self);
  if (!session)
    return;
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "pasted", G_CALLBACK (pasted_cb), self);
}

static void
dopys_typographer_dispose (GObject *object)
{
  DopysTypographer *self = DOPYS_TYPOGRAPHER (object);

  leave_session (self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dopys_typographer_parent_class)->dispose (object);
}

static void
dopys_typographer_class_init (DopysTypographerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_typographer_dispose;
  signals[CORRECTED] = g_signal_new ("corrected", DOPYS_TYPE_TYPOGRAPHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dopys_typographer_init (DopysTypographer *self)
{
}

DopysTypographer *
dopys_typographer_new (DopysArticleView *view)
{
  DopysTypographer *self = g_object_new (DOPYS_TYPE_TYPOGRAPHER, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "cell-changed", G_CALLBACK (follow_session), self, G_CONNECT_SWAPPED);
  /* The buffer is new whenever the session is. */
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (follow_session), self, G_CONNECT_SWAPPED);
  follow_session (self);
  return self;
}

void
dopys_typographer_set_settings (DopysTypographer *self, GSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
}
