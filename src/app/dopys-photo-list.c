/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-list.h"

#include "dopys-description.h"
#include "dopys-photo-order.h"

struct _DopysPhotoList
{
  GObject parent;

  DopysDraft *draft;
  GPtrArray *items; /* of DopysPhotoItem */
};

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
dopys_photo_list_get_item_type (GListModel *model)
{
  return DOPYS_TYPE_PHOTO_ITEM;
}

static guint
dopys_photo_list_get_n_items (GListModel *model)
{
  return DOPYS_PHOTO_LIST (model)->items->len;
}

static gpointer
dopys_photo_list_get_item (GListModel *model, guint position)
{
  DopysPhotoItem *item = dopys_photo_list_get (DOPYS_PHOTO_LIST (model), position);

  return item ? g_object_ref (item) : NULL;
}

static void
dopys_photo_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dopys_photo_list_get_item_type;
  iface->get_n_items = dopys_photo_list_get_n_items;
  iface->get_item = dopys_photo_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysPhotoList, dopys_photo_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dopys_photo_list_model_init))

typedef struct
{
  guint block;
  guint index;
  DopysPhoto *photo; /* borrowed */
} Place;

static void
collect_place_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, ((Place) { block, index, photo }));
}

static GArray *
collect_places (DopysPhotoList *self)
{
  const DopysArticle *article = dopys_draft_get_article (self->draft);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  if (article->lead)
    g_array_append_val (places, ((Place) { DOPYS_PHOTO_ITEM_LEAD, 0, article->lead }));
  dopys_document_foreach_photo (dopys_session_get_document (dopys_draft_get_session (self->draft)), collect_place_cb,
                                places);
  return places;
}

/* The same picture in the same kind of place: the item goes on, whatever is said of the photo now. */
static gboolean
item_fits (DopysPhotoItem *item, const Place *place)
{
  DopysPhoto *photo = dopys_photo_item_get_photo (item);

  return dopys_photo_item_is_lead (item) == (place->block == DOPYS_PHOTO_ITEM_LEAD) &&
         g_str_equal (dopys_photo_get_id (photo), dopys_photo_get_id (place->photo)) &&
         g_str_equal (dopys_photo_get_url (photo), dopys_photo_get_url (place->photo));
}

/* Takes an item for this place out of those whose places are gone: the one that says the same if there is one, else one
 * with the same picture. */
static DopysPhotoItem *
take_item (GPtrArray *loose, const Place *place)
{
  guint fitting = loose->len;

  for (guint i = 0; i < loose->len; i++)
    {
      DopysPhotoItem *item = g_ptr_array_index (loose, i);

      if (!item_fits (item, place))
        continue;
      if (dopys_photo_equal (dopys_photo_item_get_photo (item), place->photo))
        return g_ptr_array_steal_index (loose, i);
      fitting = MIN (fitting, i);
    }
  return fitting < loose->len ? g_ptr_array_steal_index (loose, fitting) : dopys_photo_item_new ();
}

/* Takes the items from `start` on out of the list. Transfer full. */
static GPtrArray *
take_range (DopysPhotoList *self, guint start, guint n)
{
  GPtrArray *loose = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (loose, g_object_ref (g_ptr_array_index (self->items, start + i)));
  if (n > 0)
    g_ptr_array_remove_range (self->items, start, n);
  return loose;
}

static void
judge_descriptions (DopysPhotoList *self)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  g_autofree gboolean *missing = g_new0 (gboolean, self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (photos, dopys_photo_item_get_photo (g_ptr_array_index (self->items, i)));
  dopys_description_find_missing ((DopysPhoto *const *) photos->pdata, photos->len, missing);
  for (guint i = 0; i < self->items->len; i++)
    dopys_photo_item_set_described (g_ptr_array_index (self->items, i), !missing[i]);
}

static void
refresh (DopysPhotoList *self)
{
  g_autoptr (GArray) places = collect_places (self);
  g_autoptr (GPtrArray) loose = NULL;
  guint before = self->items->len, after = places->len, head = 0, tail = 0;
  gboolean changed;

  while (head < before && head < after &&
         item_fits (g_ptr_array_index (self->items, head), &g_array_index (places, Place, head)))
    head++;
  while (
      tail < before - head && tail < after - head &&
      item_fits (g_ptr_array_index (self->items, before - tail - 1), &g_array_index (places, Place, after - tail - 1)))
    tail++;
  loose = take_range (self, head, before - head - tail);
  for (guint i = head; i < after - tail; i++)
    g_ptr_array_insert (self->items, (int) i, take_item (loose, &g_array_index (places, Place, i)));
  changed = before != head + tail || after != head + tail;
  for (guint i = 0; i < after; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      changed |=
          dopys_photo_item_update (g_ptr_array_index (self->items, i), i + 1, place->block, place->index, place->photo);
    }
  /* Not while somebody writes the text. */
  if (changed)
    judge_descriptions (self);
  if (before != head + tail || after != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before - head - tail, after - head - tail);
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
dopys_photo_list_dispose (GObject *object)
{
  g_clear_object (&DOPYS_PHOTO_LIST (object)->draft);
  G_OBJECT_CLASS (dopys_photo_list_parent_class)->dispose (object);
}

static void
dopys_photo_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_PHOTO_LIST (object)->items);
  G_OBJECT_CLASS (dopys_photo_list_parent_class)->finalize (object);
}

static void
dopys_photo_list_class_init (DopysPhotoListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dopys_photo_list_dispose;
  object_class->finalize = dopys_photo_list_finalize;
  signals[COUNTED] =
      g_signal_new ("counted", DOPYS_TYPE_PHOTO_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_photo_list_init (DopysPhotoList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

DopysPhotoList *
dopys_photo_list_new (DopysDraft *draft)
{
  DopysPhotoList *self = g_object_new (DOPYS_TYPE_PHOTO_LIST, NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dopys_draft_get_session (draft), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

DopysDraft *
dopys_photo_list_get_draft (DopysPhotoList *self)
{
  return self->draft;
}

DopysPhotoItem *
dopys_photo_list_get (DopysPhotoList *self, guint position)
{
  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

guint
dopys_photo_list_get_n (DopysPhotoList *self)
{
  return self->items->len;
}

guint
dopys_photo_list_count_described (DopysPhotoList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += dopys_photo_item_get_described (g_ptr_array_index (self->items, i)) ? 1 : 0;
  return n;
}

guint
dopys_photo_list_find_undescribed (DopysPhotoList *self, guint after)
{
  guint n = self->items->len;
  guint start = after < n ? after + 1 : 0;

  for (guint i = 0; i < n; i++)
    {
      guint position = (start + i) % n;

      if (!dopys_photo_item_get_described (g_ptr_array_index (self->items, position)))
        return position;
    }
  return G_MAXUINT;
}

guint
dopys_photo_list_find (DopysPhotoList *self, guint block, guint index)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DopysPhotoItem *item = g_ptr_array_index (self->items, i);

      if (dopys_photo_item_get_block (item) == block && dopys_photo_item_get_index (item) == index)
        return i;
    }
  return G_MAXUINT;
}

GPtrArray *
dopys_photo_list_dup_photos (DopysPhotoList *self, GtkBitset *positions)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  for (guint i = 0; i < self->items->len; i++)
    if (gtk_bitset_contains (positions, i))
      g_ptr_array_add (photos, dopys_photo_ref (dopys_photo_item_get_photo (g_ptr_array_index (self->items, i))));
  return photos;
}

void
dopys_photo_list_set_photo (DopysPhotoList *self, guint position, DopysPhoto *photo)
{
  DopysPhotoItem *item = dopys_photo_list_get (self, position);

  g_return_if_fail (item != NULL);
  if (dopys_photo_equal (dopys_photo_item_get_photo (item), photo))
    return;
  if (dopys_photo_item_is_lead (item))
    dopys_draft_set_lead (self->draft, photo);
  else
    dopys_session_set_photo (dopys_draft_get_session (self->draft), dopys_photo_item_get_block (item),
                             dopys_photo_item_get_index (item), photo);
}

static guint
n_leads (DopysPhotoList *self)
{
  return dopys_draft_get_article (self->draft)->lead ? 1 : 0;
}

/* Body slots of these positions: the lead photo stands in none. Transfer full. */
static GtkBitset *
to_slots (DopysPhotoList *self, GtkBitset *positions)
{
  GtkBitset *slots = gtk_bitset_copy (positions);

  gtk_bitset_remove_range_closed (slots, self->items->len, G_MAXUINT);
  if (n_leads (self) > 0)
    gtk_bitset_splice (slots, 0, 1, 0);
  return slots;
}

static DopysDocument *
get_document (DopysPhotoList *self)
{
  return dopys_session_get_document (dopys_draft_get_session (self->draft));
}

static gboolean
apply (DopysPhotoList *self, DopysDocument *document)
{
  gboolean changed = document != get_document (self);

  dopys_draft_change_photos (self->draft, DOPYS_STEP_PHOTOS, document, dopys_draft_get_article (self->draft)->lead);
  return changed;
}

gboolean
dopys_photo_list_move (DopysPhotoList *self, GtkBitset *positions, guint before)
{
  g_autoptr (GtkBitset) slots = to_slots (self, positions);
  g_autoptr (DopysDocument) document =
      dopys_photo_order_move (get_document (self), slots, before - MIN (before, n_leads (self)));

  return apply (self, document);
}

gboolean
dopys_photo_list_step (DopysPhotoList *self, GtkBitset *positions, int step)
{
  g_autoptr (GtkBitset) slots = to_slots (self, positions);
  guint before = dopys_photo_order_step (slots, self->items->len - n_leads (self), step);
  g_autoptr (DopysDocument) document = dopys_photo_order_move (get_document (self), slots, before);

  return apply (self, document);
}

void
dopys_photo_list_remove (DopysPhotoList *self, GtkBitset *positions)
{
  g_autoptr (GtkBitset) slots = to_slots (self, positions);
  g_autoptr (DopysDocument) document = dopys_photo_order_remove (get_document (self), slots);
  DopysPhoto *lead = dopys_draft_get_article (self->draft)->lead;

  dopys_draft_change_photos (self->draft, DOPYS_STEP_PHOTOS, document,
                             lead && gtk_bitset_contains (positions, 0) ? NULL : lead);
}

void
dopys_photo_list_sort (DopysPhotoList *self, GtkBitset *positions, GHashTable *infos, DopysPhotoSort by)
{
  g_autoptr (GtkBitset) slots = to_slots (self, positions);
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (get_document (self));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (DopysDocument) document = NULL;
  guint next = 0;

  for (guint i = 0; i < photos->len; i++)
    if (gtk_bitset_contains (slots, i))
      g_ptr_array_add (sorted, g_ptr_array_index (photos, i));
  dopys_photo_sort (sorted, infos, by);
  for (guint i = 0; i < photos->len; i++)
    if (gtk_bitset_contains (slots, i))
      photos->pdata[i] = g_ptr_array_index (sorted, next++); /* each is there once, as before */
  document = dopys_photo_order_apply (get_document (self), photos);
  apply (self, document);
}

/* What func makes of the photo. Transfer full. */
static DopysPhoto *
map_photo (DopysPhoto *photo, DopysPhotoMapFunc func, gpointer user_data)
{
  DopysPhoto *mapped = func (photo, user_data);

  if (!dopys_photo_equal (mapped, photo))
    return mapped;
  dopys_photo_unref (mapped);
  return dopys_photo_ref (photo);
}

guint
dopys_photo_list_map (DopysPhotoList *self, GtkBitset *positions, DopysStepKind kind, DopysPhotoMapFunc func,
                      gpointer user_data)
{
  g_autoptr (GtkBitset) slots = to_slots (self, positions);
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (get_document (self));
  g_autoptr (DopysDocument) document = NULL;
  DopysPhoto *old_lead = dopys_draft_get_article (self->draft)->lead;
  g_autoptr (DopysPhoto) lead = old_lead ? dopys_photo_ref (old_lead) : NULL;
  guint n_changed = 0;

  if (old_lead && gtk_bitset_contains (positions, 0))
    {
      dopys_photo_unref (lead);
      lead = map_photo (old_lead, func, user_data);
      n_changed += lead != old_lead;
    }
  for (guint i = 0; i < photos->len; i++)
    if (gtk_bitset_contains (slots, i))
      {
        g_autoptr (DopysPhoto) photo = g_ptr_array_index (photos, i);

        photos->pdata[i] = map_photo (photo, func, user_data);
        n_changed += photos->pdata[i] != photo;
      }
  document = dopys_photo_order_apply (get_document (self), photos);
  dopys_draft_change_photos (self->draft, kind, document, lead);
  return n_changed;
}

void
dopys_photo_list_append (DopysPhotoList *self, GPtrArray *photos)
{
  g_autoptr (DopysDocument) document = dopys_photo_order_append (get_document (self), photos);

  apply (self, document);
}

void
dopys_photo_list_insert (DopysPhotoList *self, GPtrArray *photos, DopysPhotoItem *item, gboolean after)
{
  guint position = item ? dopys_photo_item_get_number (item) - 1 : G_MAXUINT;
  g_autoptr (DopysDocument) document = NULL;

  if (!item || dopys_photo_list_get (self, position) != item)
    {
      dopys_photo_list_append (self, photos);
      return;
    }
  if (dopys_photo_item_is_lead (item))
    document = dopys_photo_order_insert (get_document (self), photos, 0, FALSE);
  else
    document = dopys_photo_order_insert (get_document (self), photos, position - n_leads (self), after);
  apply (self, document);
}

gboolean
dopys_photo_list_has (DopysPhotoList *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (dopys_photo_get_id (dopys_photo_item_get_photo (g_ptr_array_index (self->items, i))), id))
      return TRUE;
  return FALSE;
}
