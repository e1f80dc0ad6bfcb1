/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A library with one site and one article of a paragraph and three photos, in front of a site in memory. */
#pragma once

#include "dopys-publisher.h"
#include "fake-site.h"

G_BEGIN_DECLS

#define SITE "9d0f2f0c-5d3c-4a43-b7ce-1ddaf0c1b1aa"
#define OTHER_SITE "other" /* answered by the same site in memory */
#define N_PHOTOS 3

typedef struct
{
  char *folder;
  DopysStore *store;
  DopysLibrary *library;
  DopysPublisher *publisher;
  FakeSite *site;
  char *article_id;
  char *photo_ids[N_PHOTOS];
  gboolean text_first; /* asked for by desk_run() */
} Desk;

/* rand and percent: as for fake_site_new(). */
void desk_init (Desk *desk, GRand *rand, guint percent);
void desk_clear (Desk *desk);
/* As when the program ends and starts again. */
void desk_open (Desk *desk);
void desk_close (Desk *desk);
/* A paragraph, a gallery of all photos; the first of them is the lead as well. */
void desk_write (Desk *desk, const char *text);
/* job: to be resumed, or NULL to publish the article. */
DopysJobProgress *desk_run (Desk *desk, const char *job, GError **error);
char *desk_dup_unfinished (Desk *desk);
void desk_assert_published_once (Desk *desk, const char *text);

G_END_DECLS
