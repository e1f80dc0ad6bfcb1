/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-arrival.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-edit-media.h"
#include "dopys-photo-order.h"
#include "dopys-photo-repeats.h"
#include "dopys-toast.h"

struct _DopysPhotoArrival
{
  GtkWidget *page;
  DopysPhotoList *photos;
  DopysRepeats policy;
  DopysPhotoItem *item; /* (nullable) */
  gboolean after;
  DopysArticleView *view; /* (nullable) */
  GtkTextMark *mark;      /* (nullable) */
  guint photo;
  gboolean lead;

  DopysImported *repeats;
  GPtrArray *items; /* of DopysPhotoItem: what came so far */
  gboolean gone;    /* all of it was taken out again */
  /* What the article was when the import began, and after the last photos that came. */
  DopysDocument *before;
  DopysSelection selection;
  DopysDocument *result; /* (nullable) */
};

static DopysSession *
get_session (DopysPhotoArrival *self)
{
  return dopys_draft_get_session (dopys_photo_list_get_draft (self->photos));
}

DopysPhotoArrival *
dopys_photo_arrival_new (GtkWidget *page, DopysPhotoList *photos, DopysRepeats repeats)
{
  DopysPhotoArrival *self = g_new0 (DopysPhotoArrival, 1);

  self->page = g_object_ref (page);
  self->photos = g_object_ref (photos);
  self->policy = repeats;
  self->photo = DOPYS_NO_PHOTO;
  self->repeats = dopys_imported_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->before = dopys_document_ref (dopys_session_get_document (get_session (self)));
  self->selection = dopys_session_get_selection (get_session (self));
  return self;
}

void
dopys_photo_arrival_set_item (DopysPhotoArrival *self, DopysPhotoItem *item, gboolean after)
{
  g_set_object (&self->item, item);
  self->after = after;
}

void
dopys_photo_arrival_set_offset (DopysPhotoArrival *self, DopysArticleView *view, guint offset, guint photo)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;

  self->view = g_object_ref (view);
  self->photo = photo;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  self->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
}

void
dopys_photo_arrival_set_lead (DopysPhotoArrival *self)
{
  self->lead = TRUE;
}

void
dopys_photo_arrival_free (gpointer data)
{
  DopysPhotoArrival *self = data;

  if (self->mark && !gtk_text_mark_get_deleted (self->mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
  g_clear_object (&self->view);
  g_clear_object (&self->item);
  g_clear_pointer (&self->repeats, dopys_imported_free);
  g_ptr_array_unref (self->items);
  dopys_document_unref (self->before);
  g_clear_pointer (&self->result, dopys_document_unref);
  g_object_unref (self->photos);
  g_object_unref (self->page);
  g_free (self);
}

/* ---- what is there already ---- */

typedef struct
{
  DopysPhotoList *photos;
  DopysPhotoItem *item;
  gboolean after;
  DopysImported *repeats;
} Again;

static void
again_closure_free (gpointer data, GClosure *closure)
{
  Again *again = data;

  g_object_unref (again->photos);
  g_clear_object (&again->item);
  dopys_imported_free (again->repeats);
  g_free (again);
}

static void
add_again_cb (AdwToast *toast, Again *again)
{
  dopys_photo_list_insert (again->photos, again->repeats->photos, again->item, again->after);
}

static void
tell_repeats (DopysPhotoArrival *self)
{
  g_autofree char *title = dopys_photo_repeats_describe (self->repeats);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  if (self->policy == DOPYS_REPEATS_OFFERED)
    {
      Again *again = g_new0 (Again, 1);

      again->photos = g_object_ref (self->photos);
      g_set_object (&again->item, self->item);
      again->after = self->after;
      again->repeats = g_steal_pointer (&self->repeats);
      adw_toast_set_button_label (toast, _ ("Add _Again"));
      adw_toast_set_timeout (toast, 30);
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (add_again_cb), again, again_closure_free,
                             G_CONNECT_DEFAULT);
    }
  dopys_toast_show (self->page, toast);
}

static void
remember_item (DopysPhotoArrival *self, const char *id)
{
  for (guint i = 0; i < dopys_photo_list_get_n (self->photos); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (self->photos, i);

      if (g_str_equal (dopys_photo_get_id (dopys_photo_item_get_photo (item)), id))
        g_ptr_array_add (self->items, g_object_ref (item));
    }
}

/* Takes them out of what is put into the article, but where they are meant to be there again. Left out they still say
 * where those go that come after them. */
static void
sort_out_repeats (DopysPhotoArrival *self, DopysImported *imported)
{
  g_autoptr (DopysImported) repeats = dopys_photo_repeats_take (self->photos, imported);

  if (repeats && self->policy == DOPYS_REPEATS_LEFT_OUT)
    for (guint i = 0; i < repeats->infos->len; i++)
      remember_item (self, ((DopysPhotoInfo *) g_ptr_array_index (repeats->infos, i))->id);
  if (!repeats || self->policy == DOPYS_REPEATS_LEFT_OUT)
    return;
  for (guint i = 0; i < repeats->photos->len; i++)
    {
      DopysPhoto *photo = g_ptr_array_index (repeats->photos, i);

      g_ptr_array_add (self->policy == DOPYS_REPEATS_TOLD ? imported->photos : self->repeats->photos,
                       dopys_photo_ref (photo));
      g_ptr_array_add (self->repeats->infos, dopys_photo_info_copy (g_ptr_array_index (repeats->infos, i)));
    }
}

/* ---- the place ---- */

/* The last of those that came and are still there. */
static DopysPhotoItem *
find_last (DopysPhotoArrival *self)
{
  for (guint i = self->items->len; i-- > 0;)
    {
      DopysPhotoItem *item = g_ptr_array_index (self->items, i);

      if (dopys_photo_list_get (self->photos, dopys_photo_item_get_number (item) - 1) == item)
        return item;
    }
  return NULL;
}

/* Their items stay theirs from now on, wherever they are moved. */
static void
remember (DopysPhotoArrival *self, DopysPhoto *const *photos, guint n)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (placed, photos[i]);
  for (guint i = 0; i < dopys_photo_list_get_n (self->photos); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (self->photos, i);

      if (g_hash_table_contains (placed, dopys_photo_item_get_photo (item)))
        g_ptr_array_add (self->items, g_object_ref (item));
    }
  g_clear_pointer (&self->result, dopys_document_unref);
  self->result = dopys_document_ref (dopys_session_get_document (get_session (self)));
}

static gboolean
is_untouched (DopysPhotoArrival *self)
{
  DopysSelection selection = dopys_session_get_selection (get_session (self));

  return dopys_session_get_document (get_session (self)) == self->before &&
         selection.anchor == self->selection.anchor && selection.caret == self->selection.caret;
}

static gboolean
has_offset (DopysPhotoArrival *self)
{
  return self->mark && !gtk_text_mark_get_deleted (self->mark) &&
         dopys_article_view_get_session (self->view) == get_session (self);
}

/* The caret comes along only where nothing was done since. */
static void
begin (DopysPhotoArrival *self, GPtrArray *photos)
{
  GtkTextIter iter;

  if (!has_offset (self))
    {
      dopys_photo_list_insert (self->photos, photos, self->item, self->after);
      return;
    }
  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (self->mark), &iter, self->mark);
  dopys_article_view_insert_photos (self->view, (guint) gtk_text_iter_get_offset (&iter), self->photo,
                                    (DopysPhoto *const *) photos->pdata, photos->len, !is_untouched (self));
}

static void
go_on (DopysPhotoArrival *self, DopysPhotoItem *last, GPtrArray *photos)
{
  DopysDocument *document = dopys_session_get_document (get_session (self));
  DopysPhotoPlace place = { dopys_photo_item_get_block (last), dopys_photo_item_get_index (last) + 1 };
  g_autoptr (DopysDocument) grown =
      dopys_edit_add_photos (document, place, (DopysPhoto *const *) photos->pdata, photos->len, NULL);

  dopys_session_apply_aside (get_session (self), DOPYS_STEP_PHOTOS, grown, document == self->result);
}

static void
put (DopysPhotoArrival *self, DopysPhotoItem *last, GPtrArray *photos)
{
  if (photos->len == 0)
    return;
  if (!last)
    begin (self, photos);
  else if (dopys_photo_item_is_lead (last))
    dopys_photo_list_append (self->photos, photos);
  else
    go_on (self, last, photos);
  remember (self, (DopysPhoto *const *) photos->pdata, photos->len);
}

static void
place (DopysPhotoArrival *self, GPtrArray *photos)
{
  DopysPhotoItem *last = find_last (self);

  if (self->items->len > 0 && !last)
    {
      self->gone = TRUE;
      return;
    }
  if (self->lead && !last)
    {
      g_autoptr (DopysPhoto) lead = g_ptr_array_steal_index (photos, 0);

      dopys_draft_set_lead (dopys_photo_list_get_draft (self->photos), lead);
      remember (self, &lead, 1);
      last = find_last (self);
    }
  put (self, last, photos);
}

gboolean
dopys_photo_arrival_take (DopysImported *imported, gboolean last, gpointer data)
{
  DopysPhotoArrival *self = data;

  if (self->gone)
    return FALSE;
  sort_out_repeats (self, imported);
  if (imported->photos->len > 0)
    place (self, imported->photos);
  if (last && !self->gone && self->repeats->infos->len > 0)
    tell_repeats (self);
  return !self->gone;
}
