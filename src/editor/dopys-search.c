/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-search.h"

#include "dopys-matches.h"
#include "dopys-text-areas.h"

struct _DopysSearch
{
  GObject parent_instance;
  DopysArticleView *view; /* weak */
  DopysSession *session;  /* the one that is followed */
  DopysMatches *matches;
  char *text;
  DopysFindFlags flags;
};

G_DEFINE_FINAL_TYPE (DopysSearch, dopys_search, G_TYPE_OBJECT)

static guint changed_signal;

static void
tell (DopysSearch *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  g_signal_emit (self, changed_signal, 0);
}

/* ---- drawing ---- */

typedef struct
{
  GtkSnapshot *snapshot;
  gboolean current;
} Paint;

/* Light enough for dark text, and dark enough behind light text, to need one colour only. */
static void
paint_area_cb (const GdkRectangle *area, gpointer user_data)
{
  static const GdkRGBA match = { 0.96f, 0.76f, 0.07f, 0.38f }, current = { 1.0f, 0.47f, 0.0f, 0.55f };
  const Paint *paint = user_data;
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT ((float) area->x - 1, (float) area->y, (float) area->width + 2, (float) area->height),
      3);
  gtk_snapshot_push_rounded_clip (paint->snapshot, &shape);
  gtk_snapshot_append_color (paint->snapshot, paint->current ? &current : &match, &shape.bounds);
  gtk_snapshot_pop (paint->snapshot);
}

static void
decorate_cb (GtkTextView *view, GtkSnapshot *snapshot, DopysSearch *self)
{
  g_autoptr (GArray) ranges = NULL;
  guint start, end, from, to;

  if (self->matches == NULL || dopys_matches_get_n (self->matches) == 0)
    return;
  ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  dopys_text_areas_get_visible (view, &start, &end);
  dopys_matches_get_within (self->matches, start, end, ranges);
  dopys_session_get_bounds (self->session, &from, &to);
  for (guint i = 0; i < ranges->len; i++)
    {
      const DopysRange *range = &g_array_index (ranges, DopysRange, i);
      Paint paint = { snapshot, range->start == from && range->end == to };
      dopys_text_areas_foreach (view, range->start, range->end, paint_area_cb, &paint);
    }
}

/* ---- following ---- */

static void
search_again (DopysSearch *self)
{
  DopysFinder *finder = self->session && *self->text ? dopys_finder_new (self->text, self->flags) : NULL;

  g_clear_pointer (&self->matches, dopys_matches_free);
  if (finder)
    self->matches = dopys_matches_new (finder, dopys_session_get_document (self->session));
}

static void
session_changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, DopysSearch *self)
{
  if (self->matches == NULL)
    return;
  dopys_matches_set_document (self->matches, new);
  tell (self);
}

static void
selection_changed_cb (DopysSession *session, DopysSearch *self)
{
  if (self->matches)
    tell (self);
}

static void
drop_session (DopysSearch *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
follow_session (DopysSearch *self)
{
  DopysSession *session = dopys_article_view_get_session (self->view);

  if (session == self->session)
    return;
  drop_session (self);
  if (session)
    {
      self->session = g_object_ref (session);
      g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), self);
      g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
    }
  search_again (self);
  tell (self);
}

/* ---- the object ---- */

static void
dopys_search_dispose (GObject *object)
{
  DopysSearch *self = DOPYS_SEARCH (object);

  drop_session (self);
  g_clear_pointer (&self->matches, dopys_matches_free);
  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (dopys_search_parent_class)->dispose (object);
}

static void
dopys_search_finalize (GObject *object)
{
  g_free (DOPYS_SEARCH (object)->text);
  G_OBJECT_CLASS (dopys_search_parent_class)->finalize (object);
}

static void
dopys_search_class_init (DopysSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_search_finalize;
  changed_signal = g_signal_new ("changed", DOPYS_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_search_init (DopysSearch *self)
{
  self->text = g_strdup ("");
}

DopysSearch *
dopys_search_new (DopysArticleView *view)
{
  DopysSearch *self = g_object_new (DOPYS_TYPE_SEARCH, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect (view, "decorate-below", G_CALLBACK (decorate_cb), self);
  /* The buffer is new whenever the session is. */
  g_signal_connect_swapped (view, "notify::buffer", G_CALLBACK (follow_session), self);
  follow_session (self);
  return self;
}

void
dopys_search_set (DopysSearch *self, const char *text, DopysFindFlags flags)
{
  if (self->flags == flags && g_str_equal (self->text, text))
    return;
  g_set_str (&self->text, text);
  self->flags = flags;
  search_again (self);
  tell (self);
}

guint
dopys_search_get_n (DopysSearch *self)
{
  return self->matches ? dopys_matches_get_n (self->matches) : 0;
}

gboolean
dopys_search_get_number (DopysSearch *self, guint *number)
{
  DopysRange range;
  guint start, end;

  return self->matches && dopys_session_get_bounds (self->session, &start, &end) &&
         dopys_matches_get_next (self->matches, start, &range, number) && range.start == start && range.end == end;
}

static gboolean
select_range (DopysSearch *self, gboolean found, const DopysRange *range)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  if (!found)
    return FALSE;
  dopys_session_select (self->session, range->start, range->end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
  return TRUE;
}

gboolean
dopys_search_go_to (DopysSearch *self, guint offset)
{
  DopysRange range;
  return select_range (self, self->matches && dopys_matches_get_next (self->matches, offset, &range, NULL), &range);
}

gboolean
dopys_search_go_next (DopysSearch *self)
{
  guint start, end, number;

  if (self->matches == NULL)
    return FALSE;
  dopys_session_get_bounds (self->session, &start, &end);
  return dopys_search_go_to (self, dopys_search_get_number (self, &number) ? end : start);
}

gboolean
dopys_search_go_previous (DopysSearch *self)
{
  DopysRange range;
  guint start;

  if (self->matches == NULL)
    return FALSE;
  dopys_session_get_bounds (self->session, &start, NULL);
  return select_range (self, dopys_matches_get_previous (self->matches, start, &range, NULL), &range);
}

gboolean
dopys_search_replace (DopysSearch *self, const char *text)
{
  g_autoptr (DopysDocument) slice = NULL, replaced = NULL;
  g_autofree char *match = NULL, *replacement = NULL;
  guint start, end, number;

  if (!dopys_search_get_number (self, &number))
    {
      dopys_search_go_next (self);
      return FALSE;
    }
  dopys_session_get_bounds (self->session, &start, &end);
  slice = dopys_document_dup_slice (dopys_session_get_document (self->session), start, end);
  match = dopys_document_dup_text (slice);
  replacement = dopys_finder_dup_replacement (dopys_matches_get_finder (self->matches), match, text);
  replaced = dopys_find_replace (dopys_session_get_document (self->session), start, &end, replacement);
  dopys_session_apply (self->session, DOPYS_STEP_REPLACE, replaced, (DopysSelection) { end, end });
  dopys_search_go_to (self, end);
  return TRUE;
}

guint
dopys_search_replace_all (DopysSearch *self, const char *text)
{
  g_autoptr (DopysDocument) replaced = NULL;
  guint n;

  if (self->matches == NULL)
    return 0;
  replaced = dopys_finder_replace_all (dopys_matches_get_finder (self->matches),
                                       dopys_session_get_document (self->session), text, &n);
  if (n > 0)
    dopys_session_apply (self->session, DOPYS_STEP_REPLACE, replaced, dopys_session_get_selection (self->session));
  return n;
}
