/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-draft.h"

#include "dopys-lead-history.h"

struct _DopysDraft
{
  GObject parent;

  DopysStore *store;
  DopysArticle *article; /* owned by the autosave's source */
  DopysSession *session;
  DopysAutosave *autosave;
  GPtrArray *leads; /* a lead history */
};

/* What the autosave writes, which may outlive the draft with a write under way. */
typedef struct
{
  DopysArticle *article;
  DopysSession *session;
  GPtrArray *leads;
} Source;

enum
{
  CHANGED,
  REMOTE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysDraft, dopys_draft, G_TYPE_OBJECT)

static void
touch (DopysDraft *self)
{
  g_clear_pointer (&self->article->modified, g_date_time_unref);
  self->article->modified = g_date_time_new_now_utc ();
  dopys_autosave_touch (self->autosave);
}

static void
field_changed (DopysDraft *self)
{
  touch (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
put_lead (DopysDraft *self, DopysPhoto *photo)
{
  DopysPhoto *old_photo = self->article->lead;

  self->article->lead = photo ? dopys_photo_ref (photo) : NULL;
  g_clear_pointer (&old_photo, dopys_photo_unref);
}

/* Undo or redo has come to a state of the body that had another lead photo. */
static void
follow_lead (DopysDraft *self, DopysDocument *document)
{
  DopysPhoto *lead;

  if (!dopys_lead_history_find (self->leads, document, &lead) || lead == self->article->lead)
    return;
  put_lead (self, lead);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
session_changed_cb (DopysSession *session, DopysDocument *old_document, DopysDocument *new_document, DopysDraft *self)
{
  dopys_document_ref (new_document);
  dopys_document_unref (self->article->document);
  self->article->document = new_document;
  follow_lead (self, new_document);
  touch (self);
}

/* ---- saving and loading ---- */

static DopysArticle *
dup_article (gpointer user_data)
{
  return dopys_article_copy (((Source *) user_data)->article);
}

static DopysHistoryChanges *
take_changes (gpointer user_data)
{
  Source *source = user_data;
  DopysHistoryChanges *changes = dopys_session_take_history_changes (source->session);

  dopys_lead_history_note (source->leads, changes->steps);
  return changes;
}

static void
changes_lost (gpointer user_data)
{
  dopys_session_history_changes_lost (((Source *) user_data)->session);
}

static const DopysAutosaveSource autosave_source = { dup_article, take_changes, changes_lost };

static void
source_free (gpointer data)
{
  Source *source = data;

  dopys_article_free (source->article);
  g_object_unref (source->session);
  g_ptr_array_unref (source->leads);
  g_free (source);
}

/* Undo goes on where an earlier run of the program ended; without it the article is as whole as with it. */
static void
history_loaded_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *draft = user_data; /* one may have left the article meanwhile */
  g_autoptr (DopysDraft) self = g_weak_ref_get (draft);
  g_autoptr (GPtrArray) steps = dopys_store_load_history_finish (DOPYS_STORE (store), result, NULL);

  g_weak_ref_clear (draft);
  g_free (draft);
  if (!self || !steps || steps->len == 0)
    return;
  DopysDocument *loaded = ((DopysHistoryStep *) g_ptr_array_index (steps, 0))->next;
  dopys_lead_history_adopt (self->leads, steps);
  if (loaded == self->article->document)
    dopys_lead_history_remember (self->leads, loaded, self->article->lead);
  dopys_session_adopt_history (self->session, loaded, steps);
}

static void
dopys_draft_dispose (GObject *object)
{
  DopysDraft *self = DOPYS_DRAFT (object);

  if (self->autosave)
    dopys_autosave_flush (self->autosave, NULL);
  g_clear_object (&self->autosave);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  G_OBJECT_CLASS (dopys_draft_parent_class)->dispose (object);
}

static void
dopys_draft_class_init (DopysDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_draft_dispose;
  signals[CHANGED] = g_signal_new ("changed", DOPYS_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOTE_CHANGED] =
      g_signal_new ("remote-changed", DOPYS_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_draft_init (DopysDraft *self)
{
}

DopysDraft *
dopys_draft_new (DopysStore *store, DopysArticle *article)
{
  DopysDraft *self = g_object_new (DOPYS_TYPE_DRAFT, NULL);
  Source *source = g_new (Source, 1);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  self->store = g_object_ref (store);
  self->article = article;
  self->leads = dopys_lead_history_new ();
  self->session = dopys_session_new (article->document);
  *source = (Source) { article, g_object_ref (self->session), g_ptr_array_ref (self->leads) };
  self->autosave = dopys_autosave_new (store, &autosave_source, source);
  g_object_set_data_full (G_OBJECT (self->autosave), "source", source, source_free);
  g_weak_ref_init (weak, self);
  /* Asked for before anything of this draft is written: it fits the article as it was loaded. */
  dopys_store_load_history_async (store, article, NULL, history_loaded_cb, weak);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

const DopysArticle *
dopys_draft_get_article (DopysDraft *self)
{
  return self->article;
}

DopysSession *
dopys_draft_get_session (DopysDraft *self)
{
  return self->session;
}

DopysAutosave *
dopys_draft_get_autosave (DopysDraft *self)
{
  return self->autosave;
}

gboolean
dopys_draft_is_empty (DopysDraft *self)
{
  const DopysArticle *article = self->article;

  return !(article->title && *article->title) && !(article->excerpt && *article->excerpt) && !article->lead &&
         article->remote_id == 0 && dopys_document_is_empty (article->document);
}

static void
set_string (DopysDraft *self, char **field, const char *value)
{
  if (value && !*value)
    value = NULL;
  if (g_strcmp0 (*field && **field ? *field : NULL, value) == 0)
    return;
  g_set_str (field, value);
  field_changed (self);
}

static void
set_names (DopysDraft *self, char ***field, const char *const *names)
{
  static const char *const none[] = { NULL };
  const char *const *old_names = *field ? (const char *const *) *field : none;

  if (!names)
    names = none;
  if (g_strv_equal (old_names, names))
    return;
  g_strfreev (*field);
  *field = g_strdupv ((char **) names);
  field_changed (self);
}

void
dopys_draft_set_title (DopysDraft *self, const char *title)
{
  set_string (self, &self->article->title, title);
}

void
dopys_draft_set_slug (DopysDraft *self, const char *slug)
{
  set_string (self, &self->article->slug, slug);
}

void
dopys_draft_set_excerpt (DopysDraft *self, const char *excerpt)
{
  set_string (self, &self->article->excerpt, excerpt);
}

void
dopys_draft_set_categories (DopysDraft *self, const char *const *names)
{
  set_names (self, &self->article->categories, names);
}

void
dopys_draft_set_tags (DopysDraft *self, const char *const *names)
{
  set_names (self, &self->article->tags, names);
}

void
dopys_draft_set_site (DopysDraft *self, const char *site_id)
{
  set_string (self, &self->article->site_id, site_id);
}

/* Equal, but another state of the history. */
static DopysDocument *
copy_document (DopysDocument *document)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    g_ptr_array_add (blocks, dopys_document_get_block (document, i));
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

void
dopys_draft_change_photos (DopysDraft *self, DopysStepKind kind, DopysDocument *document, DopysPhoto *lead)
{
  DopysPhoto *old_lead = self->article->lead;
  DopysDocument *before = dopys_session_get_document (self->session);
  gboolean same_lead = old_lead == lead || (old_lead && lead && dopys_photo_equal (old_lead, lead));
  g_autoptr (DopysDocument) after = NULL;

  if (same_lead && document == before)
    return;
  /* A step of the history that stands for the change of the lead photo needs a state of its own. */
  after = document == before ? copy_document (before) : dopys_document_ref (document);
  if (!same_lead)
    {
      dopys_lead_history_remember (self->leads, before, old_lead);
      put_lead (self, lead);
      dopys_lead_history_remember (self->leads, after, lead);
    }
  dopys_session_apply_aside (self->session, kind, after, FALSE);
  if (!same_lead)
    field_changed (self);
}

void
dopys_draft_set_lead (DopysDraft *self, DopysPhoto *photo)
{
  dopys_draft_change_photos (self, DOPYS_STEP_PHOTOS, dopys_session_get_document (self->session), photo);
}

static void
remote_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysArticle) stored = dopys_store_load_article_finish (DOPYS_STORE (source), result, &error);
  DopysArticle *article = self->article;

  if (!self->autosave)
    return;
  if (!stored)
    {
      g_message ("The published state could not be read back: %s", error->message);
      return;
    }
  article->remote_id = stored->remote_id;
  article->status = stored->status;
  g_set_str (&article->remote_url, stored->remote_url);
  g_set_str (&article->remote_modified, stored->remote_modified);
  g_set_str (&article->site_id, stored->site_id);
  g_clear_pointer (&article->date, g_date_time_unref);
  article->date = stored->date ? g_date_time_ref (stored->date) : NULL;
  g_signal_emit (self, signals[REMOTE_CHANGED], 0);
}

void
dopys_draft_refresh_remote (DopysDraft *self)
{
  dopys_store_load_article_async (self->store, self->article->id, NULL, remote_loaded_cb, g_object_ref (self));
}

gboolean
dopys_draft_flush (DopysDraft *self, GError **error)
{
  return dopys_autosave_flush (self->autosave, error);
}
