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
  guint first = G_MAXUINT, n = 0;

  if (article->lead)
    g_ptr_array_add (photos, article->lead);
  dopys_document_foreach_photo (article->document, collect_cb, photos);
  for (guint i = photos->len; i-- > 0;)
    if (dopys_description_is_missing (g_ptr_array_index (photos, i)))
      {
        first = i;
        n++;
      }
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u photo has no description", "%u photos have no description", n), n);
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
