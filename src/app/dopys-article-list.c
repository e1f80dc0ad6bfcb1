/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-list.h"

#include <gtk/gtk.h>

struct _DopysArticleList
{
  GObject parent;

  DopysWorkspace *workspace;
  GPtrArray *items; /* of DopysArticleItem, in order */
  GCancellable *cancellable;
  char *query;
  gboolean reading;
  gboolean stale;      /* something changed while a read was under way */
  GHashTable *changed; /* ids of articles to be read again: one that is typed in is stored every second, and there may
                        * be ten thousand others */
  char *rereading;     /* (nullable): the one of them that is being read */
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

enum
{
  REFRESHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GType
dopys_article_list_get_item_type (GListModel *model)
{
  return DOPYS_TYPE_ARTICLE_ITEM;
}

static guint
dopys_article_list_get_n_items (GListModel *model)
{
  return DOPYS_ARTICLE_LIST (model)->items->len;
}

static gpointer
dopys_article_list_get_item (GListModel *model, guint position)
{
  DopysArticleList *self = DOPYS_ARTICLE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
dopys_article_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dopys_article_list_get_item_type;
  iface->get_n_items = dopys_article_list_get_n_items;
  iface->get_item = dopys_article_list_get_item;
}

/* How many items are in the sections up to this one; -1: before all. */
static guint
find_section_end (DopysArticleList *self, int section)
{
  guint low = 0, high = self->items->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if ((int) dopys_article_item_get_section (g_ptr_array_index (self->items, middle)) <= section)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
dopys_article_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DopysArticleList *self = DOPYS_ARTICLE_LIST (model);
  guint n = self->items->len;
  DopysSection section;

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
      return;
    }
  section = dopys_article_item_get_section (g_ptr_array_index (self->items, position));
  *start = find_section_end (self, (int) section - 1);
  *end = find_section_end (self, (int) section);
}

static void
dopys_article_list_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = dopys_article_list_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DopysArticleList, dopys_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dopys_article_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, dopys_article_list_section_init))

static void refresh (DopysArticleList *self);
static void reread_next (DopysArticleList *self);

static void
show_progress (DopysArticleList *self, DopysArticleItem *item)
{
  const DopysArticleRow *row = dopys_article_item_get_row (item);
  DopysOutbox *outbox = dopys_workspace_get_outbox (self->workspace);
  g_autofree char *text = row->job_id ? dopys_outbox_dup_text (outbox, row->job_id) : NULL;

  dopys_article_item_set_doing (item, text, row->job_id && dopys_outbox_is_active (outbox, row->job_id));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  DopysArticleItem *first = *(DopysArticleItem **) a;
  DopysArticleItem *second = *(DopysArticleItem **) b;
  int by_section = (int) dopys_article_item_get_section (first) - (int) dopys_article_item_get_section (second);
  GDateTime *first_time = dopys_article_item_get_row (first)->modified;
  GDateTime *second_time = dopys_article_item_get_row (second)->modified;

  if (by_section != 0)
    return by_section;
  if (first_time && second_time && !g_date_time_equal (first_time, second_time))
    return g_date_time_compare (second_time, first_time);
  return g_strcmp0 (dopys_article_item_get_id (first), dopys_article_item_get_id (second));
}

/* Takes the rows over: known articles keep their items. */
static GPtrArray *
make_items (DopysArticleList *self, GPtrArray *rows)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      DopysArticleItem *item = g_ptr_array_index (self->items, i);

      g_hash_table_insert (known, (char *) dopys_article_item_get_id (item), item);
    }
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      DopysArticleRow *row = g_ptr_array_index (rows, i);
      DopysArticleItem *item = g_hash_table_lookup (known, row->id);

      /* The list view draws a header anew for a new item only: in another section it is another item. */
      if (item && dopys_article_item_get_section (item) == dopys_section_of_row (row))
        {
          /* The table's key is a string of the old row, which goes now. */
          g_hash_table_remove (known, row->id);
          dopys_article_item_take_row (g_object_ref (item), row);
        }
      else
        item = dopys_article_item_new (row);
      show_progress (self, item);
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_items);
  return items;
}

static void
replace_items (DopysArticleList *self, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) old_items = g_steal_pointer (&self->items);
  guint before = old_items->len, after = fresh->len, head = 0, tail = 0;

#define SAME(i, k) (g_ptr_array_index (old_items, i) == g_ptr_array_index (fresh, k))
  while (head < before && head < after && SAME (head, head))
    head++;
  while (tail < before - head && tail < after - head && SAME (before - tail - 1, after - tail - 1))
    tail++;
#undef SAME
  self->items = fresh;
  if (before != head + tail || after != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before - head - tail, after - head - tail);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysArticleList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_finish (DOPYS_STORE (source), result, &error);

  self->reading = FALSE;
  if (!self->workspace)
    return;
  if (!rows)
    {
      g_message ("The list of articles could not be read: %s", error->message);
      return;
    }
  replace_items (self, make_items (self, rows));
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
    }
  g_signal_emit (self, signals[REFRESHED], 0);
  if (self->stale)
    refresh (self);
  else
    reread_next (self);
}

static void
refresh (DopysArticleList *self)
{
  if (self->reading)
    {
      self->stale = TRUE;
      return;
    }
  self->reading = TRUE;
  self->stale = FALSE;
  dopys_store_list_articles_async (dopys_workspace_get_store (self->workspace), self->query, self->cancellable,
                                   listed_cb, g_object_ref (self));
}

/* ---- one article ---- */

/* All items but that of the article; old: (out) (nullable): its item. */
static GPtrArray *
list_others (DopysArticleList *self, const char *id, DopysArticleItem **old)
{
  GPtrArray *others = g_ptr_array_new_full (self->items->len + 1, g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      DopysArticleItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (dopys_article_item_get_id (item), id))
        *old = item;
      else
        g_ptr_array_add (others, g_object_ref (item));
    }
  return others;
}

static void
insert_sorted (GPtrArray *items, DopysArticleItem *item)
{
  guint low = 0, high = items->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (compare_items (&g_ptr_array_index (items, middle), &item) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (items, (int) low, item);
}

/* row: taken, NULL: the article is not in the list any more. */
static void
show_row (DopysArticleList *self, const char *id, DopysArticleRow *row)
{
  DopysArticleItem *old = NULL;
  GPtrArray *items = list_others (self, id, &old);

  if (row)
    {
      gboolean stays = old && dopys_article_item_get_section (old) == dopys_section_of_row (row);
      DopysArticleItem *item = stays ? g_object_ref (old) : dopys_article_item_new (row);
      if (stays)
        dopys_article_item_take_row (item, row);
      show_progress (self, item);
      insert_sorted (items, item);
    }
  replace_items (self, items);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysArticleList) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysArticleRow *row = dopys_store_find_row_finish (DOPYS_STORE (source), result, &error);
  g_autofree char *id = g_steal_pointer (&self->rereading);

  /* A list that was read meanwhile, or for another query, has it in its own place. */
  if (error)
    g_message ("The list of articles could not be read: %s", error->message);
  else if (self->workspace && !self->reading)
    show_row (self, id, g_steal_pointer (&row));
  g_clear_pointer (&row, dopys_article_row_free);
  if (self->workspace)
    reread_next (self);
}

static void
reread_next (DopysArticleList *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->reading || self->rereading)
    return;
  g_hash_table_iter_init (&iter, self->changed);
  if (!g_hash_table_iter_next (&iter, &id, NULL))
    return;
  g_hash_table_iter_steal (&iter);
  self->rereading = id;
  dopys_store_find_row_async (dopys_workspace_get_store (self->workspace), id, self->query, self->cancellable,
                              reread_cb, g_object_ref (self));
}

static void
articles_changed_cb (DopysStore *store, const char *id, DopysArticleList *self)
{
  if (id == NULL || !self->loaded)
    {
      refresh (self);
      return;
    }
  g_hash_table_add (self->changed, g_strdup (id));
  reread_next (self);
}

static void
outbox_changed_cb (DopysOutbox *outbox, const char *job_id, DopysArticleList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DopysArticleItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (dopys_article_item_get_row (item)->job_id, job_id) == 0)
        show_progress (self, item);
    }
}

static void
dopys_article_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, DOPYS_ARTICLE_LIST (object)->loaded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_article_list_dispose (GObject *object)
{
  DopysArticleList *self = DOPYS_ARTICLE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_article_list_parent_class)->dispose (object);
}

static void
dopys_article_list_finalize (GObject *object)
{
  DopysArticleList *self = DOPYS_ARTICLE_LIST (object);

  g_ptr_array_unref (self->items);
  g_object_unref (self->cancellable);
  g_free (self->query);
  g_hash_table_unref (self->changed);
  g_free (self->rereading);
  G_OBJECT_CLASS (dopys_article_list_parent_class)->finalize (object);
}

static void
dopys_article_list_class_init (DopysArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dopys_article_list_get_property;
  object_class->dispose = dopys_article_list_dispose;
  object_class->finalize = dopys_article_list_finalize;
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[REFRESHED] =
      g_signal_new ("refreshed", DOPYS_TYPE_ARTICLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_article_list_init (DopysArticleList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->query = g_strdup ("");
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DopysArticleList *
dopys_article_list_new (DopysWorkspace *workspace)
{
  DopysArticleList *self = g_object_new (DOPYS_TYPE_ARTICLE_LIST, NULL);
  DopysStore *store = dopys_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (store, "articles-changed", G_CALLBACK (articles_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dopys_workspace_get_outbox (workspace), "changed", G_CALLBACK (outbox_changed_cb), self,
                           G_CONNECT_DEFAULT);
  refresh (self);
  return self;
}

void
dopys_article_list_set_query (DopysArticleList *self, const char *query)
{
  if (g_set_str (&self->query, query))
    refresh (self);
}

const char *
dopys_article_list_get_query (DopysArticleList *self)
{
  return self->query;
}

gboolean
dopys_article_list_get_loaded (DopysArticleList *self)
{
  return self->loaded;
}

guint
dopys_article_list_find (DopysArticleList *self, const char *id)
{
  for (guint i = 0; id && i < self->items->len; i++)
    if (g_strcmp0 (dopys_article_item_get_id (g_ptr_array_index (self->items, i)), id) == 0)
      return i;
  return G_MAXUINT;
}
