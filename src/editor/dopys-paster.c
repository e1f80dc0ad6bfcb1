/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One Job for each paste.  It reads from the clipboard what it needs, one type after the other, each up to a limit.
 *
 * The place is two marks of left gravity: what the person writes there meanwhile stands after what is pasted and is
 * never replaced by it.  Where the view shows another article by then, the session's own selection is the place.
 */
#include "dopys-paster.h"

#include "dopys-address.h"
#include "dopys-clipboard-read.h"
#include "dopys-embed.h"
#include "dopys-paste-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (16 * 1024 * 1024)
#define MAX_HTML_BYTES (96 * 1024 * 1024) /* with its pictures */
#define MAX_RTF_BYTES (192 * 1024 * 1024) /* the same, two digits for each byte */

struct _DopysPaster
{
  GObject parent_instance;
  DopysPictureFunc picture;
  GObject *data;
};

G_DEFINE_FINAL_TYPE (DopysPaster, dopys_paster, G_TYPE_OBJECT)

enum
{
  SIGNAL_LEFT_OUT,
  SIGNAL_FAILED,
  SIGNAL_TEXTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  DopysPaster *paster;
  GtkTextView *view;
  DopysSession *session;
  GdkClipboard *clipboard;
  GtkTextBuffer *buffer;
  GtkTextMark *start, *end;
  gboolean blocks; /* whether objects have a place there */
  GBytes *html;
  GBytes *rtf; /* (nullable) */
} Job;

/* ---- the place ---- */

static GtkTextMark *
put_mark (GtkTextBuffer *buffer, guint offset, gboolean left_gravity)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  return g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, left_gravity));
}

static guint
take_mark (GtkTextBuffer *buffer, GtkTextMark **mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, *mark);
  gtk_text_buffer_delete_mark (buffer, *mark);
  g_clear_object (mark);
  return (guint) gtk_text_iter_get_offset (&iter);
}

static Job *
job_new (DopysPaster *paster, GtkTextView *view, DopysSession *session)
{
  Job *job = g_new0 (Job, 1);
  guint start, end;

  job->paster = g_object_ref (paster);
  job->view = g_object_ref (view);
  job->session = g_object_ref (session);
  job->clipboard = g_object_ref (gtk_widget_get_clipboard (GTK_WIDGET (view)));
  job->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  dopys_session_get_bounds (session, &start, &end);
  job->start = put_mark (job->buffer, start, TRUE);
  job->end = put_mark (job->buffer, end, TRUE);
  return job;
}

static void
job_free (Job *job)
{
  if (job->start)
    take_mark (job->buffer, &job->start);
  if (job->end)
    take_mark (job->buffer, &job->end);
  g_object_unref (job->buffer);
  g_object_unref (job->clipboard);
  g_object_unref (job->session);
  g_object_unref (job->view);
  g_object_unref (job->paster);
  g_clear_pointer (&job->html, g_bytes_unref);
  g_clear_pointer (&job->rtf, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
show_caret_cb (gpointer user_data)
{
  GtkTextView *view = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  return G_SOURCE_REMOVE;
}

/* What was pasted came later than the key: the view has to be told to follow.  An idle source runs after the lines have
 * their heights; before, the view could go no farther than where the text ended. */
static void
show_caret (Job *job)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_caret_cb, g_object_ref (job->view), g_object_unref);
}

static void
insert_here (Job *job, DopysDocument *slice)
{
  g_autoptr (DopysDocument) fitted = dopys_paste_fit (slice, job->session);
  dopys_session_insert_slice (job->session, fitted);
  show_caret (job);
}

/* The caret is left to a person who has moved it meanwhile. */
static void
insert (Job *job, DopysDocument *slice)
{
  if (gtk_text_view_get_buffer (job->view) != job->buffer)
    {
      insert_here (job, slice);
      return;
    }
  DopysSelection now = dopys_session_get_selection (job->session);
  guint start = take_mark (job->buffer, &job->start), end = take_mark (job->buffer, &job->end);

  if (MIN (now.anchor, now.caret) == start && MAX (now.anchor, now.caret) == end)
    {
      insert_here (job, slice);
      return;
    }
  GtkTextMark *anchor = put_mark (job->buffer, now.anchor, FALSE), *caret = put_mark (job->buffer, now.caret, FALSE);
  dopys_session_select (job->session, start, end);
  insert_here (job, slice);
  guint anchor_offset = take_mark (job->buffer, &anchor), caret_offset = take_mark (job->buffer, &caret);
  dopys_session_select (job->session, anchor_offset, caret_offset);
}

static void
fail (Job *job, const char *message)
{
  g_signal_emit (job->paster, signals[SIGNAL_FAILED], 0, message);
}

static void
fail_with (Job *job, GError *error)
{
  fail (job, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
                 ? _ ("What was copied is too large. Nothing was pasted; paste it in parts.")
                 : _ ("What was copied could not be read. Nothing was pasted; copy it again."));
}

/* ---- text ---- */

/* The address of a video, on a line of its own. */
static gboolean
insert_embed (Job *job, const char *text)
{
  DopysDocument *document = dopys_session_get_document (job->session);
  guint caret = dopys_session_get_selection (job->session).caret;
  DopysBlock *block = dopys_document_get_block (document, dopys_document_get_block_at (document, caret, NULL));
  g_autofree char *address = job->blocks ? dopys_embed_dup_address (text) : NULL;

  if (address == NULL || dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH || dopys_block_get_length (block) > 0)
    return FALSE;
  g_autoptr (DopysBlock) embed = dopys_block_new_embed (address);
  dopys_session_insert_object (job->session, caret, embed);
  return TRUE;
}

static void
insert_text (Job *job, const char *text)
{
  gboolean selected = dopys_session_get_bounds (job->session, NULL, NULL);
  g_autofree char *address = selected && dopys_address_is_whole (text) ? dopys_address_complete (text) : NULL;

  if (address) /* an address over a selection is its link */
    dopys_session_set_link (job->session, address);
  else if (selected || !insert_embed (job, text))
    dopys_session_paste_text (job->session, text);
  show_caret (job);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text && strlen (text) > MAX_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "");
  if (error)
    fail_with (job, error);
  else if (text)
    insert_text (job, text);
}

static void
read_text (Job *job)
{
  gdk_clipboard_read_text_async (job->clipboard, NULL, text_cb, job);
}

/* ---- a picture ---- */

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (texture == NULL)
    fail_with (job, error);
  else
    g_signal_emit (job->paster, signals[SIGNAL_TEXTURE], 0, texture, dopys_session_get_selection (job->session).caret);
}

static void
read_texture (Job *job)
{
  gdk_clipboard_read_texture_async (job->clipboard, NULL, texture_cb, job);
}

/* ---- HTML ---- */

static gboolean
has_words (DopysDocument *document)
{
  g_autofree char *text = dopys_document_dup_text (document);
  return *g_strstrip (text) != '\0';
}

/* A page that says nothing stands for the picture or the text beside it: browsers copy a picture so. */
static void
take_html (Job *job, DopysHtml *html)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (job->clipboard);

  if (has_words (html->document))
    {
      insert (job, html->document);
      if (html->n_left_out > 0)
        g_signal_emit (job->paster, signals[SIGNAL_LEFT_OUT], 0, html->losses, html->n_left_out);
      job_free (job);
    }
  else if (job->paster->picture && gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    read_texture (job);
  else if (html->n_left_out == 0 && gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    read_text (job);
  else
    {
      if (html->n_left_out > 0)
        g_signal_emit (job->paster, signals[SIGNAL_LEFT_OUT], 0, html->losses, html->n_left_out);
      job_free (job);
    }
}

static DopysPhoto *
no_picture (GBytes *picture, gpointer user_data)
{
  return NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  DopysPaster *paster = job->paster;
  DopysHtmlPaste paste = { .picture = paster->picture ? paster->picture : no_picture,
                           .user_data = paster->data,
                           .rtf = job->rtf };
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (job->html, &size);
  DopysHtml *html = dopys_html_read_pasted (data, (gssize) size, &paste, &error);

  if (html)
    g_task_return_pointer (task, html, (GDestroyNotify) dopys_html_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) html = g_task_propagate_pointer (G_TASK (result), &error);

  if (html)
    {
      take_html (job, html);
      return;
    }
  fail (job, error->message);
  job_free (job);
}

static void
read_html (Job *job)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, html_read_cb, job);

  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, read_in_thread);
}

/* Without it the text comes all the same. */
static void
rtf_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;

  job->rtf = dopys_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL);
  read_html (job);
}

static gboolean
names_pictures (GBytes *html)
{
  gsize size;
  const char *p = g_bytes_get_data (html, &size), *end = p + size;

  while (p < end && (p = memchr (p, '<', (gsize) (end - p))))
    if (end - ++p > 3 && g_ascii_strncasecmp (p, "img", 3) == 0)
      return TRUE;
  return FALSE;
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const rtf[] = { "text/rtf", "application/rtf", "text/richtext", NULL };
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  GdkContentFormats *formats = gdk_clipboard_get_formats (job->clipboard);
  gboolean has_rtf = FALSE;

  job->html = dopys_clipboard_read_finish (GDK_CLIPBOARD (source), result, &error);
  if (job->html == NULL)
    {
      fail_with (job, error);
      job_free (job);
      return;
    }
  for (gsize i = 0; rtf[i]; i++)
    has_rtf |= gdk_content_formats_contain_mime_type (formats, rtf[i]);
  if (has_rtf && names_pictures (job->html))
    dopys_clipboard_read_async (job->clipboard, rtf, MAX_RTF_BYTES, rtf_cb, job);
  else
    read_html (job);
}

/* ---- a slice ---- */

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dopys_clipboard_read_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (DopysDocument) slice = bytes ? dopys_article_clipboard_dup_slice (bytes) : NULL;

  if (slice == NULL)
    {
      fail_with (job, error);
      return;
    }
  if (gtk_text_view_get_buffer (job->view) == job->buffer)
    {
      guint start = take_mark (job->buffer, &job->start), end = take_mark (job->buffer, &job->end);
      dopys_session_select (job->session, start, end);
    }
  dopys_session_insert_slice (job->session, slice);
}

/* ---- the object ---- */

static void
dopys_paster_finalize (GObject *object)
{
  g_clear_object (&DOPYS_PASTER (object)->data);
  G_OBJECT_CLASS (dopys_paster_parent_class)->finalize (object);
}

static void
dopys_paster_class_init (DopysPasterClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dopys_paster_finalize;
  signals[SIGNAL_LEFT_OUT] = g_signal_new ("left-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_PTR_ARRAY, G_TYPE_UINT);
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TEXTURE] = g_signal_new ("texture", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          GDK_TYPE_TEXTURE, G_TYPE_UINT);
}

static void
dopys_paster_init (DopysPaster *self)
{
}

DopysPaster *
dopys_paster_new (void)
{
  return g_object_new (DOPYS_TYPE_PASTER, NULL);
}

void
dopys_paster_set_pictures (DopysPaster *self, DopysPictureFunc picture, GObject *data)
{
  g_return_if_fail (DOPYS_IS_PASTER (self));

  self->picture = picture;
  g_set_object (&self->data, data);
}

void
dopys_paster_paste (DopysPaster *self, GtkTextView *view, DopysSession *session, DopysPasteKind kind, gboolean blocks)
{
  static const char *const slice[] = { DOPYS_SLICE_MIME_TYPE, NULL }, *const html[] = { "text/html", NULL };

  g_return_if_fail (DOPYS_IS_PASTER (self));

  if (kind == DOPYS_PASTE_NOTHING || kind == DOPYS_PASTE_FILES)
    return;
  Job *job = job_new (self, view, session);
  job->blocks = blocks;
  if (kind == DOPYS_PASTE_SLICE)
    dopys_clipboard_read_async (job->clipboard, slice, MAX_BYTES, slice_cb, job);
  else if (kind == DOPYS_PASTE_HTML)
    dopys_clipboard_read_async (job->clipboard, html, MAX_HTML_BYTES, html_cb, job);
  else if (kind == DOPYS_PASTE_PICTURE)
    read_texture (job);
  else
    read_text (job);
}
