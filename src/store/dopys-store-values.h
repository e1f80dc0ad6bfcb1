/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values that the store gives and takes besides articles: rows of the sidebar, sites, jobs.  Plain structs, owned
 * by whoever got them; strings may be NULL.
 */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

/* A row of the sidebar. @cover: a picture (see dopys_photo_dup_picture()) or NULL. */
typedef struct
{
  char *id;
  char *title;
  char *cover;
  char *snippet; /* first words of the text */
  DopysStatus status;
  char *site_id;
  gint64 remote_id;
  char *remote_url;
  GDateTime *modified;
  char *job_id; /* (nullable): an unfinished publishing job */
} DopysArticleRow;

void dopys_article_row_free (DopysArticleRow *self);

/* What a site last said of an article. @digest: (nullable): what publish makes of the text that the site held then.
 * @remote_modified: the site's modified_gmt, compared for inequality only. */
typedef struct
{
  char *article_id;
  char *site_id;
  gint64 remote_id;
  char *url;
  char *remote_modified;
  char *digest;
  DopysStatus status;
  GDateTime *date; /* (nullable): when it is or will be public */
  gboolean beside; /* when saved: the article does not come to belong to this site for it */
} DopysPostRecord;

void dopys_post_record_free (DopysPostRecord *self);

typedef enum
{
  DOPYS_REVISION_WORK,     /* as it was before an hour's work */
  DOPYS_REVISION_SENT,     /* went to a site; the note is its address there, then lines of what the site answered */
  DOPYS_REVISION_SITE,     /* what the site had when somebody had changed it there */
  DOPYS_REVISION_REPLACED, /* gave way to another version by the person's choice */
} DopysRevisionKind;

/* An earlier state of an article. @made: when it was kept. */
typedef struct
{
  gint64 number;
  GDateTime *made;
  DopysRevisionKind kind;
  char *note;
  char *title;
} DopysRevisionRow;

void dopys_revision_row_free (DopysRevisionRow *self);

/* How a site gets its photos. Numbers in the database: never renumbered. */
typedef enum
{
  DOPYS_PHOTO_KIND_JPEG,
  DOPYS_PHOTO_KIND_PROGRESSIVE_JPEG,
  DOPYS_PHOTO_KIND_WEBP,
} DopysPhotoKind;

/* @max_bytes: of one photo; 0 for no limit. @name_author: in its file */
typedef struct
{
  DopysPhotoKind kind;
  guint64 max_bytes;
  gboolean name_author;
} DopysPhotoWish;

/* @photos: saved by dopys_store_save_photo_wish_sync() only, so that connecting a site anew keeps it.
 * @id: UUID. @kind: "wordpress". @api: address of its interface, found by discovery. Passwords are not here: see
 * remote. */
typedef struct
{
  char *id;
  char *kind;
  char *name;
  char *url;
  char *api;
  char *user;
  char *time_zone;
  DopysPhotoWish photos;
} DopysSiteRecord;

/* Whether that is this user on this site: by the address of its interface, or by that of its front page. A site that
 * answers badly for a moment may be found by its other interface address; it is no other site for that. */
gboolean dopys_site_record_is (const DopysSiteRecord *self, const char *api, const char *url, const char *user);

DopysSiteRecord *dopys_site_record_copy (const DopysSiteRecord *self);

void dopys_site_record_free (DopysSiteRecord *self);

/* @state: what publish wrote (GVariant bytes). @done: finished, kept for the record. */
typedef struct
{
  char *id;
  char *article_id;
  char *site_id;
  GBytes *state;
  gboolean done;
  GDateTime *modified;
} DopysJobRecord;

void dopys_job_record_free (DopysJobRecord *self);

/* A rendition (SHA-256 of its bytes) that a site has. All borrowed. */
typedef struct
{
  const char *rendition;
  gint64 remote_id;
  const char *url;
  const char *photo_id; /* what dopys_store_find_uploaded_photo_sync() gives */
} DopysUpload;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysArticleRow, dopys_article_row_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRevisionRow, dopys_revision_row_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPostRecord, dopys_post_record_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysSiteRecord, dopys_site_record_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysJobRecord, dopys_job_record_free)

G_END_DECLS
