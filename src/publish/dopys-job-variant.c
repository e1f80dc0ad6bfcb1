/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stored form of a job: a dictionary, so that a later version can add to it. */

#include "dopys-error.h"
#include "dopys-job.h"

#include <glib/gi18n-lib.h>

#define VERSION 1

static void
add_text (GVariantBuilder *builder, const char *name, const char *text)
{
  if (text)
    g_variant_builder_add (builder, "{sv}", name, g_variant_new_string (text));
}

static void
add_number (GVariantBuilder *builder, const char *name, gint64 number)
{
  g_variant_builder_add (builder, "{sv}", name, g_variant_new_int64 (number));
}

static void
add_list (GVariantBuilder *builder, const char *name, char **list)
{
  if (list)
    g_variant_builder_add (builder, "{sv}", name, g_variant_new_strv ((const char *const *) list, -1));
}

/* A photo alone, in the one stored form photos have. */
static GVariant *
photo_to_variant (DopysPhoto *photo)
{
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  return dopys_document_to_variant (document);
}

static DopysPhoto *
photo_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (DopysDocument) document = dopys_document_from_variant (variant, error);
  DopysMedia *media = document ? dopys_block_get_media (dopys_document_get_block (document, 0)) : NULL;
  return media ? dopys_photo_ref (dopys_media_get_photo (media, 0)) : NULL;
}

static GVariant *
ids_to_variant (GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

/* What never changes in a job is written once: a job with many photos is stored several times for each of them.
 * variant: taken. */
static GVariant *
keep_stored (GVariant **stored, GVariant *variant)
{
  *stored = g_variant_ref_sink (variant);
  g_variant_get_data (*stored); /* as bytes from here on */
  return *stored;
}

static GVariant *
get_stored_photo (DopysJobPhoto *photo)
{
  return photo->stored ? photo->stored : keep_stored (&photo->stored, photo_to_variant (photo->photo));
}

static GVariant *
get_stored_document (DopysJob *self)
{
  return self->stored_document
             ? self->stored_document
             : keep_stored (&self->stored_document, dopys_document_to_variant (self->article->document));
}

static void
add_article (GVariantBuilder *builder, DopysJob *self)
{
  const DopysArticle *article = self->article;

  add_text (builder, "title", article->title);
  add_text (builder, "slug", article->slug);
  add_text (builder, "excerpt", article->excerpt);
  add_list (builder, "categories", article->categories);
  add_list (builder, "tags", article->tags);
  if (article->lead)
    g_variant_builder_add (builder, "{sv}", "lead", photo_to_variant (article->lead));
  g_variant_builder_add (builder, "{sv}", "document", get_stored_document (self));
}

static DopysJobPhotoPhase
get_stored_phase (const DopysJob *self, guint index)
{
  DopysJobPhotoPhase phase = ((DopysJobPhoto *) g_ptr_array_index (self->photos, index))->phase;

  return index < self->announced ? MAX (phase, DOPYS_JOB_PHOTO_SENT) : phase;
}

static GVariant *
photos_to_variant (const DopysJob *self)
{
  GPtrArray *photos = self->photos;
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(vsuxss)"));
  for (guint i = 0; i < photos->len; i++)
    {
      DopysJobPhoto *photo = g_ptr_array_index (photos, i);
      g_variant_builder_add (&builder, "(vsuxss)", get_stored_photo (photo), photo->token,
                             (guint32) get_stored_phase (self, i), photo->remote_id,
                             photo->rendition ? photo->rendition : "", photo->url ? photo->url : "");
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
bytes_to_variant (GPtrArray *photos)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("at"));
  for (guint i = 0; i < photos->len; i++)
    g_variant_builder_add (&builder, "t", ((DopysJobPhoto *) g_ptr_array_index (photos, i))->bytes);
  return g_variant_builder_end (&builder);
}

GBytes *
dopys_job_to_bytes (DopysJob *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_number (&builder, "version", VERSION);
  add_text (&builder, "article-id", self->article_id);
  add_text (&builder, "site-id", self->site_id);
  add_article (&builder, self);
  add_number (&builder, "status", self->status);
  if (self->date)
    add_number (&builder, "date", g_date_time_to_unix (self->date));
  add_number (&builder, "max-side", self->rendition.max_side);
  add_number (&builder, "quality", self->rendition.quality);
  add_number (&builder, "format", self->rendition.format);
  add_number (&builder, "progressive", self->rendition.progressive);
  add_number (&builder, "max-bytes", (gint64) self->rendition.max_bytes);
  add_number (&builder, "name-authors", self->name_authors);
  add_number (&builder, "comments", self->comments);
  add_number (&builder, "sticky", self->sticky);
  add_number (&builder, "author", self->author);
  add_text (&builder, "password", self->password);
  add_number (&builder, "text-first", self->text_first);
  add_number (&builder, "beside", self->beside);
  add_text (&builder, "token", self->token);
  add_number (&builder, "post", self->post);
  add_number (&builder, "existing", self->existing);
  add_text (&builder, "known-digest", self->known_digest);
  add_text (&builder, "sent-fold", self->sent_fold);
  add_text (&builder, "conflict-digest", self->conflict_digest);
  add_text (&builder, "conflict-modified", self->conflict_modified);
  add_text (&builder, "expected-modified", self->expected_modified);
  add_number (&builder, "remote-id", self->remote_id);
  add_text (&builder, "url", self->url);
  add_text (&builder, "result-status", self->result_status);
  add_text (&builder, "result-modified", self->result_modified);
  add_text (&builder, "result-digest", self->result_digest);
  if (self->result_date)
    add_number (&builder, "result-date", g_date_time_to_unix (self->result_date));
  add_list (&builder, "notices", self->notices);
  add_number (&builder, "terms-ready", self->terms_ready);
  g_variant_builder_add (&builder, "{sv}", "category-ids", ids_to_variant (self->category_ids));
  g_variant_builder_add (&builder, "{sv}", "tag-ids", ids_to_variant (self->tag_ids));
  g_variant_builder_add (&builder, "{sv}", "photos", photos_to_variant (self));
  g_variant_builder_add (&builder, "{sv}", "photo-bytes", bytes_to_variant (self->photos));
  add_number (&builder, "paused", self->paused);
  add_number (&builder, "error-code", self->error_code);
  add_text (&builder, "error-message", self->error_message);
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_get_data_as_bytes (variant);
}

static char *
get_text (GVariant *dict, const char *name)
{
  char *text = NULL;
  g_variant_lookup (dict, name, "s", &text);
  return text;
}

static gint64
get_number (GVariant *dict, const char *name, gint64 low, gint64 high)
{
  gint64 number = low;
  g_variant_lookup (dict, name, "x", &number);
  return CLAMP (number, low, high);
}

static void
get_ids (GVariant *dict, const char *name, GArray *ids)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (dict, name, G_VARIANT_TYPE ("ax"));
  gsize n = 0;
  gconstpointer data = value ? g_variant_get_fixed_array (value, &n, sizeof (gint64)) : NULL;
  if (n > 0)
    g_array_append_vals (ids, data, (guint) n);
}

static gboolean
get_article (GVariant *dict, DopysArticle *article, GError **error)
{
  g_autoptr (GVariant) document = g_variant_lookup_value (dict, "document", NULL);
  g_autoptr (GVariant) lead = g_variant_lookup_value (dict, "lead", NULL);
  DopysDocument *body = document ? dopys_document_from_variant (document, error) : NULL;

  if (body == NULL)
    return FALSE;
  dopys_document_unref (article->document);
  article->document = body;
  article->title = get_text (dict, "title");
  article->slug = get_text (dict, "slug");
  article->excerpt = get_text (dict, "excerpt");
  g_variant_lookup (dict, "categories", "^as", &article->categories);
  g_variant_lookup (dict, "tags", "^as", &article->tags);
  article->lead = lead ? photo_from_variant (lead, error) : NULL;
  return lead == NULL || article->lead != NULL;
}

/* The photos of the job are those of the article; the stored list adds how far each is. */
static gboolean
get_photos (GVariant *dict, GPtrArray *photos)
{
  g_autoptr (GVariant) stored = g_variant_lookup_value (dict, "photos", G_VARIANT_TYPE ("a(vsuxss)"));

  g_autoptr (GVariant) bytes = g_variant_lookup_value (dict, "photo-bytes", G_VARIANT_TYPE ("at"));

  if (stored == NULL || g_variant_n_children (stored) != photos->len)
    return FALSE;
  for (guint i = 0; i < photos->len; i++)
    {
      DopysJobPhoto *photo = g_ptr_array_index (photos, i);
      g_autoptr (GVariant) entry = g_variant_get_child_value (stored, i);
      const char *token, *rendition, *url;
      guint32 phase;
      g_variant_get_child (entry, 1, "&s", &token);
      g_variant_get_child (entry, 2, "u", &phase);
      g_variant_get_child (entry, 3, "x", &photo->remote_id);
      g_variant_get_child (entry, 4, "&s", &rendition);
      g_variant_get_child (entry, 5, "&s", &url);
      g_set_str (&photo->token, token);
      photo->phase = (DopysJobPhotoPhase) MIN (phase, DOPYS_JOB_PHOTO_FINISHED);
      photo->rendition = *rendition ? g_strdup (rendition) : NULL;
      photo->url = *url ? g_strdup (url) : NULL;
      if (bytes && i < g_variant_n_children (bytes))
        g_variant_get_child (bytes, i, "t", &photo->bytes);
    }
  return TRUE;
}

static void
get_progress (GVariant *dict, DopysJob *self)
{
  g_autofree char *token = get_text (dict, "token");
  if (token)
    g_set_str (&self->token, token);
  self->rendition.max_side = (guint) get_number (dict, "max-side", 0, 16384);
  self->rendition.quality = (guint) get_number (dict, "quality", 0, 100);
  self->rendition.format = (DopysRenditionFormat) get_number (dict, "format", 0, DOPYS_RENDITION_WEBP);
  self->rendition.progressive = get_number (dict, "progressive", 0, 1) == 1;
  self->rendition.max_bytes = (guint64) get_number (dict, "max-bytes", 0, G_MAXUINT32);
  self->name_authors = get_number (dict, "name-authors", 0, 1) == 1;
  self->comments = (DopysChoice) get_number (dict, "comments", 0, DOPYS_CHOICE_NO);
  self->sticky = (DopysChoice) get_number (dict, "sticky", 0, DOPYS_CHOICE_NO);
  self->author = get_number (dict, "author", 0, G_MAXINT64);
  self->password = get_text (dict, "password");
  self->text_first = get_number (dict, "text-first", 0, 1) == 1;
  self->beside = get_number (dict, "beside", 0, 1) == 1;
  self->post = (DopysJobPostPhase) get_number (dict, "post", 0, DOPYS_JOB_POST_RECORDED);
  self->existing = get_number (dict, "existing", 0, 1) == 1;
  self->known_digest = get_text (dict, "known-digest");
  self->sent_fold = get_text (dict, "sent-fold");
  self->conflict_digest = get_text (dict, "conflict-digest");
  self->conflict_modified = get_text (dict, "conflict-modified");
  self->expected_modified = get_text (dict, "expected-modified");
  self->remote_id = get_number (dict, "remote-id", 0, G_MAXINT64);
  self->url = get_text (dict, "url");
  self->result_status = get_text (dict, "result-status");
  self->result_modified = get_text (dict, "result-modified");
  self->result_digest = get_text (dict, "result-digest");
  gint64 date = 0;
  if (g_variant_lookup (dict, "result-date", "x", &date))
    self->result_date = g_date_time_new_from_unix_utc (date);
  g_variant_lookup (dict, "notices", "^as", &self->notices);
  self->terms_ready = get_number (dict, "terms-ready", 0, 1) == 1;
  get_ids (dict, "category-ids", self->category_ids);
  get_ids (dict, "tag-ids", self->tag_ids);
  self->paused = get_number (dict, "paused", 0, 1) == 1;
  self->error_code = (int) get_number (dict, "error-code", -1, DOPYS_ERROR_LAST);
  self->error_message = get_text (dict, "error-message");
}

DopysJob *
dopys_job_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) dict = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autofree char *article_id = get_text (dict, "article-id");
  g_autofree char *site_id = get_text (dict, "site-id");
  gint64 date = 0;

  if (article_id && site_id && get_number (dict, "version", 0, VERSION) == VERSION && get_article (dict, article, NULL))
    {
      g_autoptr (GDateTime) when =
          g_variant_lookup (dict, "date", "x", &date) ? g_date_time_new_from_unix_utc (date) : NULL;
      g_set_str (&article->id, article_id);
      DopysStatus status = (DopysStatus) get_number (dict, "status", 0, DOPYS_STATUS_PRIVATE);
      g_autoptr (DopysJob) self = dopys_job_new (article, site_id, status, when);
      if (get_photos (dict, self->photos))
        {
          get_progress (dict, self);
          return g_steal_pointer (&self);
        }
    }
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                       _ ("A stored publishing job is damaged. The article itself is safe; publish it again."));
  return NULL;
}
