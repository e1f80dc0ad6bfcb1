/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-checks.h"

#include <glib/gi18n-lib.h>

#include "dopys-article-check.h"
#include "dopys-description.h"
#include "dopys-finding-text.h"

void
dopys_publish_check_free (DopysPublishCheck *self)
{
  g_free (self->text);
  g_free (self);
}

static DopysPublishCheck *
add (GPtrArray *checks, gboolean blocking, DopysField field, const char *text)
{
  DopysPublishCheck *check = g_new0 (DopysPublishCheck, 1);

  check->blocking = blocking;
  check->field = field;
  check->at = check->end = G_MAXUINT;
  check->text = g_strdup (text);
  g_ptr_array_add (checks, check);
  return check;
}

static void
collect_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  g_ptr_array_add (user_data, photo);
}

static void
check_photos (GPtrArray *checks, const DopysArticle *article)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree gboolean *missing = NULL;
  guint first = 0, n;

  if (article->lead)
    g_ptr_array_add (photos, article->lead);
  dopys_document_foreach_photo (article->document, collect_cb, photos);
  missing = g_new0 (gboolean, photos->len + 1);
  n = dopys_description_find_missing ((DopysPhoto *const *) photos->pdata, photos->len, missing);
  if (n == 0)
    return;
  while (!missing[first])
    first++;
  text = g_strdup_printf (
      ngettext ("%u photo has no description of its own", "%u photos have no description of their own", n), n);
  add (checks, FALSE, DOPYS_FIELD_PHOTO, text)->at = first;
}

GPtrArray *
dopys_publish_checks (const DopysArticle *article, gboolean site_known)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_publish_check_free);

  if (!site_known)
    add (checks, TRUE, DOPYS_FIELD_SITE, _ ("No site is chosen"));
  if (!article->title || !*article->title)
    add (checks, TRUE, DOPYS_FIELD_TITLE, _ ("The article has no title"));
  if (dopys_document_is_empty (article->document))
    add (checks, FALSE, DOPYS_FIELD_TEXT, _ ("The article has no text"));
  check_photos (checks, article);
  if (!article->categories || !*article->categories)
    add (checks, FALSE, DOPYS_FIELD_CATEGORY, _ ("No category is chosen"));
  return checks;
}

/* ---- what the text says ---- */

static DopysField
field_of (const DopysFinding *finding)
{
  switch (finding->place)
    {
    case DOPYS_PLACE_TITLE:
      return DOPYS_FIELD_TITLE;
    case DOPYS_PLACE_EXCERPT:
      return DOPYS_FIELD_EXCERPT;
    case DOPYS_PLACE_PHOTO:
      return DOPYS_FIELD_PHOTO;
    case DOPYS_PLACE_CATEGORY:
      return DOPYS_FIELD_CATEGORY;
    case DOPYS_PLACE_TEXT:
    default:
      return DOPYS_FIELD_TEXT;
    }
}

static void
add_finding (GPtrArray *checks, const DopysFinding *finding, guint n_more, DopysDocument *checked,
             DopysDocument *document)
{
  g_autofree char *own = dopys_finding_dup_text (finding);
  g_autofree char *text =
      n_more == 0 ? g_strdup (own)
                  : g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", n_more), own, n_more);
  DopysPublishCheck *check = add (checks, FALSE, field_of (finding), text);

  if (finding->place == DOPYS_PLACE_PHOTO)
    check->at = finding->photo;
  else if (finding->place == DOPYS_PLACE_TEXT)
    dopys_finding_locate (finding, checked, document, &check->at, &check->end);
}

void
dopys_publish_checks_add_findings (GPtrArray *checks, GPtrArray *findings, DopysDocument *checked,
                                   DopysDocument *document)
{
  for (guint i = 0; i < findings->len;)
    {
      const DopysFinding *first = g_ptr_array_index (findings, i);
      guint n = 0;

      while (i < findings->len && ((DopysFinding *) g_ptr_array_index (findings, i))->kind == first->kind)
        i++, n++;
      if (first->kind != DOPYS_FINDING_PHOTO && first->kind != DOPYS_FINDING_CATEGORY)
        add_finding (checks, first, n - 1, checked, document);
    }
}
