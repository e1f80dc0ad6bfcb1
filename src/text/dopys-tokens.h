/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text cut into words, numbers and signs, for checks that look at what stands beside what.  Addresses and e-mails are
 * tokens of their own; spaces are none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_TOKEN_WORD,    /* letters with the apostrophes between them; a hyphen ends it and is a sign */
  DOPYS_TOKEN_NUMBER,  /* digits alone */
  DOPYS_TOKEN_MIXED,   /* letters and digits */
  DOPYS_TOKEN_SIGN,    /* one character */
  DOPYS_TOKEN_ADDRESS, /* an address or an e-mail */
} DopysTokenKind;

/**
 * DopysToken:
 * Characters [start, end) of the text.
 * @key: a word in small letters with ’ for any apostrophe and no stress mark, or what else is there as it is
 * @capital: the first letter is one
 * @capitals: all letters are, and there are two or more
 * @spaced: a space stands before it
 */
typedef struct
{
  guint start;
  guint end;
  DopysTokenKind kind;
  const char *key;
  guint n_letters;
  guint capital : 1;
  guint capitals : 1;
  guint cyrillic : 1;
  guint latin : 1;
  guint spaced : 1;
} DopysToken;

typedef struct _DopysTokens DopysTokens;

DopysTokens *dopys_tokens_new (const char *text);
void dopys_tokens_free (DopysTokens *self);
guint dopys_tokens_get_n (DopysTokens *self);
/* NULL outside of the text. */
const DopysToken *dopys_tokens_get (DopysTokens *self, gint at);
/* Whether a token with this key is there. */
gboolean dopys_tokens_is (DopysTokens *self, gint at, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysTokens, dopys_tokens_free)

G_END_DECLS
