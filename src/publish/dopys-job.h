/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A publishing job as data: a snapshot of the article, how far each photo and the post are, and the pure function that
 * says what comes next.  Stored after every finished step, before the next starts; tokens are part of it from the
 * start, so they are on disk before they are first sent.
 */
#pragma once

#include "dopys-article.h"
#include "dopys-remote.h"
#include "dopys-rendition.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_STEP_PREPARE_PHOTO, /* make rendition, look whether the site has it */
  DOPYS_STEP_UPLOAD_PHOTO,
  DOPYS_STEP_LOOK_UP_PHOTO, /* the answer to an upload got lost */
  DOPYS_STEP_ENSURE_TERMS,
  DOPYS_STEP_CREATE_POST,
  DOPYS_STEP_LOOK_UP_POST,
  DOPYS_STEP_UPDATE_POST,
  DOPYS_STEP_FINISH_PHOTO, /* description and parent at the media library */
  DOPYS_STEP_RECORD,       /* remember the address in the article */
  DOPYS_STEP_DONE,
  DOPYS_STEP_STOPPED, /* a person must decide: error_code and error_message */
} DopysJobStepKind;

typedef struct
{
  DopysJobStepKind kind;
  guint photo; /* index, for the photo steps */
} DopysJobStep;

typedef enum
{
  DOPYS_JOB_PHOTO_WAITING,
  DOPYS_JOB_PHOTO_PREPARED,
  DOPYS_JOB_PHOTO_SENT,   /* an upload was begun; whether it arrived is not known */
  DOPYS_JOB_PHOTO_PLACED, /* on the site */
  DOPYS_JOB_PHOTO_FINISHED,
} DopysJobPhotoPhase;

typedef enum
{
  DOPYS_JOB_POST_NONE,
  DOPYS_JOB_POST_SENT, /* a create was begun; whether it arrived is not known */
  DOPYS_JOB_POST_CREATED,
  DOPYS_JOB_POST_UPDATED,
  DOPYS_JOB_POST_RECORDED,
} DopysJobPostPhase;

/* @token: what the upload carries as its slug. @rendition: SHA-256 of what is sent, NULL
 * until it was made. @bytes: its size. Not stored: @just_placed: since the job was stored last; each nullable: @stored:
 * the photo in its stored form, made once; @ready, @ready_path: the rendition, between its making and its upload. */
typedef struct
{
  DopysPhoto *photo;
  char *token;
  DopysJobPhotoPhase phase;
  char *rendition;
  guint64 bytes;
  gint64 remote_id;
  char *url;
  gboolean just_placed;
  GVariant *stored;
  DopysRendition *ready;
  char *ready_path;
} DopysJobPhoto;

/**
 * DopysJob:
 * @article: the snapshot that is published
 * @status: what is asked for; @date with DOPYS_STATUS_FUTURE, or with DOPYS_STATUS_PUBLISH that of an update
 * @rendition: of each photo, but for the author's name; with @name_authors each has that of its own
 * @comments, @sticky, @author, @password: (nullable): what else is asked for, once
 * @text_first: a new article appears with its lead photo before the other photos are sent
 * @beside: the article keeps belonging to another site
 * @token: the slug of the draft while it is made
 * @existing: the post was there before this job; @expected_modified is its modified_gmt as last seen
 * @known_digest: (nullable): dopys_content_digest() of what the site held after our last write
 * @sent_fold: (nullable): dopys_content_fold() of the last update that was begun: a post that has it was changed by us
 * @conflict_digest: (nullable): of what somebody else put on the site, when that stopped the job; with its
 * modified_gmt
 * @notices: (nullable): what the site dropped or changed, sentences
 * @photos: of DopysJobPhoto: each photo of the library once, the lead first
 * @stored_document: (nullable): the article's document in its stored form, made once: a job is stored after each step
 * @announced: (not stored): the photos before it that are yet to be sent are stored as sent already, so that the job
 * need not be stored before each of them: after an interruption it is looked up whether they were
 * @paused: by the person: not to be resumed by itself
 * @error_code: of DOPYS_ERROR, -1 while nobody has to decide anything
 */
typedef struct
{
  char *article_id;
  char *site_id;
  DopysArticle *article;
  DopysStatus status;
  GDateTime *date;
  DopysRenditionOptions rendition;
  gboolean name_authors;
  DopysChoice comments;
  DopysChoice sticky;
  gint64 author;
  char *password;
  gboolean text_first;
  gboolean beside;
  char *token;
  DopysJobPostPhase post;
  gboolean existing;
  char *expected_modified;
  char *known_digest;
  char *sent_fold;
  char *conflict_digest;
  char *conflict_modified;
  gint64 remote_id;
  char *url;
  char *result_status;
  char *result_modified;
  char *result_digest;
  GDateTime *result_date;
  char **notices;
  gboolean terms_ready;
  GArray *category_ids; /* of gint64 */
  GArray *tag_ids;
  GPtrArray *photos;
  int error_code;
  char *error_message;
  gboolean paused;
  guint announced;
  GVariant *stored_document;
} DopysJob;

/* article is copied. Makes fresh tokens. */
DopysJob *dopys_job_new (const DopysArticle *article, const char *site_id, DopysStatus status, GDateTime *date);
void dopys_job_free (DopysJob *self);
/* The article is on that site already: it is brought up to date. Strings may be NULL. */
void dopys_job_set_known_post (DopysJob *self, gint64 remote_id, const char *url, const char *modified,
                               const char *digest);
/* Takes over from an unfinished job for the same article and site what the site already has, so that nothing is
 * doubled. */
void dopys_job_continue (DopysJob *self, const DopysJob *unfinished);

/* Pure: no clock, no disk, no network. */
DopysJobStep dopys_job_next_step (const DopysJob *job);

/* Whether the next update of the post is that of the text and the lead photo alone. */
gboolean dopys_job_goes_ahead (const DopysJob *job);

/* For the store. from_bytes: hostile input; NULL with INVALID. */
GBytes *dopys_job_to_bytes (DopysJob *self);
DopysJob *dopys_job_from_bytes (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysJob, dopys_job_free)

G_END_DECLS
