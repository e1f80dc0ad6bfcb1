/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A site in memory behind DopysRemote, which loses answers, refuses and is out of reach as a seeded schedule says.
 *
 * It is stricter than a real one: a create whose token is on the site already ends the test, because the runner has to
 * ask before it repeats.  Not locked: one call at a time.
 */
#pragma once

#include "dopys-metadata.h"
#include "dopys-remote.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *slug;
  char *status;
  char *title;
  char *content;
  char *excerpt;
  char *date;
  GArray *categories; /* of gint64 */
  GArray *tags;
  guint changes; /* makes modified_gmt */
  gint64 lead;
} FakePost;

/* @told: what its file tells besides the picture */
typedef struct
{
  gint64 id;
  char *token;
  char *md5;
  char *alt;
  gint64 parent;
  DopysMetadata told;
} FakeMedia;

typedef enum
{
  FAKE_NO_FAULT,
  FAKE_OUT_OF_REACH, /* NO_NETWORK, nothing done */
  FAKE_BUSY,         /* nothing done */
  FAKE_REQUEST_LOST, /* UNKNOWN_OUTCOME, nothing done */
  FAKE_ANSWER_LOST,  /* UNKNOWN_OUTCOME, done */
  FAKE_BAD_ANSWER,   /* done */
  FAKE_CANCELLED,    /* the person cancels while the answer is under way: done */
  FAKE_REFUSED,      /* REFUSED, nothing done */
  N_FAKE_FAULTS,
  FAKE_LAST_ANSWER_LOST, /* done, and out of reach from then on; never by chance */
} FakeFault;

#define FAKE_TYPE_SITE (fake_site_get_type ())
G_DECLARE_FINAL_TYPE (FakeSite, fake_site, FAKE, SITE, GObject)

/* rand: borrowed; NULL for a site without faults. Each call fails with a probability of percent. */
FakeSite *fake_site_new (GRand *rand, guint percent);
/* From now on each call of the kind ("create", "upload", "find", "update", …) has this fault; NULL ends it. */
void fake_site_set_fault (FakeSite *self, const char *call, FakeFault fault);
/* From now on it takes script elements out of the text and writes "/>" as " />", as WordPress does for authors. */
void fake_site_set_rewrites (FakeSite *self);
/* From now on it drops categories, tags, lead photo and excerpt without a word, gives another slug, and makes what is
 * to be published wait for a review. */
void fake_site_set_drops (FakeSite *self);
GPtrArray *fake_site_get_posts (FakeSite *self); /* of FakePost */
GPtrArray *fake_site_get_media (FakeSite *self); /* of FakeMedia */
guint fake_site_count_calls (FakeSite *self);

G_END_DECLS
