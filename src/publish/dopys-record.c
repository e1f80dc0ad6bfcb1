/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-record.h"

#include "dopys-compare.h"

#include <glib/gi18n-lib.h>

const char *
dopys_revision_kind_get_title (DopysRevisionKind kind)
{
  switch (kind)
    {
    case DOPYS_REVISION_SENT:
      return _ ("Sent to the site");
    case DOPYS_REVISION_SITE:
      return _ ("The site’s version, changed there");
    case DOPYS_REVISION_REPLACED:
      return _ ("Before another version was taken");
    case DOPYS_REVISION_WORK:
    default:
      return _ ("Work here");
    }
}

static void
add (GString *page, const char *tag, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (page, "<%s>%s</%s>\n", tag, escaped, tag);
}

static void
add_photo (DopysPhoto *photo, GString *page)
{
  const char *id = dopys_photo_get_id (photo), *url = dopys_photo_get_url (photo);
  g_autofree char *line = g_strdup_printf ("%s — %s", dopys_photo_get_alt (photo), *id ? id : url ? url : "");
  add (page, "li", line);
}

static void
add_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer page)
{
  add_photo (photo, page);
}

/* The article as the comparison words it, against nothing. */
static void
add_article (GString *page, const DopysArticle *article)
{
  g_autoptr (DopysArticle) nothing = dopys_article_new ();
  g_autoptr (GPtrArray) parts = dopys_compare_articles (article, nothing);
  guint described;

  for (guint i = 0; i < parts->len; i++)
    {
      const DopysDifference *part = g_ptr_array_index (parts, i);
      if (part->our_text)
        add (page, part->part == DOPYS_PART_TITLE ? "h3" : "p", part->our_text);
    }
  if (dopys_article_count_photos (article, &described) == 0)
    return;
  add (page, "h4", _ ("Photos and the SHA-256 of their files"));
  g_string_append (page, "<ul>\n");
  if (article->lead)
    add_photo (article->lead, page);
  dopys_document_foreach_photo (article->document, add_photo_cb, page);
  g_string_append (page, "</ul>\n");
}

static char *
say_time (GDateTime *when)
{
  return when ? g_date_time_format (when, "%d.%m.%Y %H:%M:%S %:z") : g_strdup ("");
}

static gboolean
add_revision (GString *page, DopysStore *store, const DopysRevisionRow *row, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_store_load_revision_sync (store, row->number, error);
  g_autofree char *when = say_time (row->made);
  g_autofree char *heading = g_strdup_printf ("%s · %s", when, dopys_revision_kind_get_title (row->kind));

  if (article == NULL)
    return FALSE;
  g_string_append (page, "<section>\n");
  add (page, "h2", heading);
  if (row->note)
    add (page, "pre", row->note);
  add_article (page, article);
  g_string_append (page, "</section>\n");
  return TRUE;
}

static void
add_head (GString *page, const DopysArticle *article)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *made = say_time (now);
  g_autofree char *line = g_strdup_printf (_ ("Record of the article, made %s by Dopys"), made);

  g_string_append (page, "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n"
                         "<style>body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.5 sans-serif}"
                         "section{border-top:1px solid #999;margin-top:2em}pre{white-space:pre-wrap}p,li{white-space:"
                         "pre-line;overflow-wrap:anywhere}</style>\n");
  add (page, "title", article->title ? article->title : _ ("Untitled"));
  add (page, "h1", article->title ? article->title : _ ("Untitled"));
  add (page, "p", line);
  add (page, "p", article->id);
  if (article->remote_url)
    add (page, "p", article->remote_url);
}

char *
dopys_record_make (DopysStore *store, const char *article_id, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (store, article_id, error);
  g_autoptr (GPtrArray) rows = article ? dopys_store_list_revisions_sync (store, article_id, error) : NULL;
  g_autoptr (GString) page = g_string_new (NULL);

  if (rows == NULL)
    return NULL;
  add_head (page, article);
  g_string_append (page, "<section>\n");
  add (page, "h2", _ ("As it is here now"));
  add_article (page, article);
  g_string_append (page, "</section>\n");
  for (guint i = 0; i < rows->len; i++)
    if (!add_revision (page, store, g_ptr_array_index (rows, i), error))
      return NULL;
  return g_strdup (page->str);
}
