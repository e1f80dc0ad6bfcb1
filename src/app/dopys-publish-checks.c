/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-checks.h"

#include <glib/gi18n-lib.h>

#include "dopys-description.h"

void
dopys_publish_check_free (DopysPublishCheck *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add (GPtrArray *checks, gboolean blocking, DopysField field, guint photo, const char *text)
{
  DopysPublishCheck *check = g_new0 (DopysPublishCheck, 1);

  check->blocking = blocking;
  check->field = field;
  check->photo = photo;
  check->text = g_strdup (text);
  g_ptr_array_add (checks, check);
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
  add (checks, FALSE, DOPYS_FIELD_PHOTO, first, text);
}

GPtrArray *
dopys_publish_checks (const DopysArticle *article, gboolean site_known)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_publish_check_free);

  if (!site_known)
    add (checks, TRUE, DOPYS_FIELD_SITE, 0, _ ("No site is chosen"));
  if (!article->title || !*article->title)
    add (checks, TRUE, DOPYS_FIELD_TITLE, 0, _ ("The article has no title"));
  if (dopys_document_is_empty (article->document))
    add (checks, FALSE, DOPYS_FIELD_TEXT, 0, _ ("The article has no text"));
  check_photos (checks, article);
  if (!article->categories || !*article->categories)
    add (checks, FALSE, DOPYS_FIELD_CATEGORY, 0, _ ("No category is chosen"));
  return checks;
}
