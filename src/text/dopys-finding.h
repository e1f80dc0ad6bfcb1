/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a check of an article found: advice, with the place it speaks of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which they are shown. */
typedef enum
{
  DOPYS_FINDING_PLACEHOLDER, /* TK, УТОЧНИТИ */
  DOPYS_FINDING_WARTIME,     /* a word of the list */
  DOPYS_FINDING_COORDINATES,
  DOPYS_FINDING_TODAY,   /* «сьогодні, 20 листопада» against the day of publication */
  DOPYS_FINDING_WEEKDAY, /* that does not fit its date; better: the one that does */
  DOPYS_FINDING_NAME,    /* two spellings; better: the other one */
  DOPYS_FINDING_QUOTES,  /* a mark without its pair */
  DOPYS_FINDING_TITLE_LONG,
  DOPYS_FINDING_TITLE_CAPITALS,
  DOPYS_FINDING_TITLE_STOP,
  DOPYS_FINDING_PHOTO,      /* descriptions missing; number: how many */
  DOPYS_FINDING_PHOTO_WEAK, /* descriptions that say little; number: how many */
  DOPYS_FINDING_CATEGORY,
  DOPYS_FINDING_FAKE_HEADING,   /* a bold paragraph; number: the level that a heading would have there */
  DOPYS_FINDING_HEADING_JUMP,   /* number: the level that would fit */
  DOPYS_FINDING_LINK,           /* «тут», «детальніше» */
  DOPYS_FINDING_LINK_ADDRESS,   /* a bare address */
  DOPYS_FINDING_LONG_PARAGRAPH, /* number: of its words */
  DOPYS_FINDING_TABLE,          /* without a row that heads it */
  DOPYS_FINDING_CAPITALS,
  DOPYS_FINDING_FOREIGN,      /* a passage in another language */
  DOPYS_FINDING_ABBREVIATION, /* not expanded at its first use */
  DOPYS_FINDING_WORDS,        /* better: what to say */
  DOPYS_FINDING_N_KINDS,
} DopysFindingKind;

typedef enum
{
  DOPYS_PLACE_TEXT,
  DOPYS_PLACE_TITLE,
  DOPYS_PLACE_EXCERPT,
  DOPYS_PLACE_PHOTO,
  DOPYS_PLACE_CATEGORY,
} DopysFindingPlace;

/**
 * DopysFinding:
 * @block, @start, @end: for DOPYS_PLACE_TEXT: characters [start, end) of a block; for a title or an excerpt, of it
 * @photo: for DOPYS_PLACE_PHOTO: its position among the article's photos, the lead first
 * @found: (nullable): the words it speaks of
 * @better: (nullable): see the kinds
 */
typedef struct
{
  DopysFindingKind kind;
  DopysFindingPlace place;
  guint block;
  guint start;
  guint end;
  guint photo;
  guint number;
  char *found;
  char *better;
} DopysFinding;

void dopys_finding_free (DopysFinding *self);
/* All but the numbers of block and characters: whether it is the same advice. */
gboolean dopys_finding_equal (const DopysFinding *a, const DopysFinding *b);

G_END_DECLS
