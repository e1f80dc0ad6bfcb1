/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-tokens.h"

#include "dopys-addresses.h"
#include "dopys-fold.h"

struct _DopysTokens
{
  GArray *tokens; /* of DopysToken */
  GStringChunk *keys;
};

typedef struct
{
  DopysTokens *tokens;
  gunichar *text;
  guint n;
  GString *key; /* used again for each word */
  gboolean spaced;
} Reader;

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x202f || c == 0x2028;
}

static gboolean
is_of_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !dopys_fold_is_apostrophe (c);
}

/* Characters that nobody sees or that do not make another word of it: stress, soft hyphen. */
static gboolean
is_skipped (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x00ad;
}

static void
note_letter (DopysToken *token, gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  if (token->n_letters == 0)
    {
      token->capital = g_unichar_isupper (c);
      token->capitals = TRUE;
    }
  token->n_letters++;
  token->capitals = token->capitals && g_unichar_isupper (c);
  token->cyrillic |= script == G_UNICODE_SCRIPT_CYRILLIC;
  token->latin |= script == G_UNICODE_SCRIPT_LATIN;
}

static void
add (Reader *reader, DopysToken *token)
{
  token->key = g_string_chunk_insert_const (reader->tokens->keys, reader->key->str);
  token->spaced = reader->spaced;
  g_array_append_val (reader->tokens->tokens, *token);
  reader->spaced = FALSE;
}

/* A word or a number from `at` on; its end. */
static guint
read_word (Reader *reader, guint at)
{
  DopysToken token = { .start = at, .kind = DOPYS_TOKEN_WORD };
  guint digits = 0;

  g_string_truncate (reader->key, 0);
  for (; at < reader->n; at++)
    {
      gunichar c = reader->text[at];
      gboolean joint = dopys_fold_is_apostrophe (c) && at > token.start && at + 1 < reader->n &&
                       g_unichar_isalpha (reader->text[at + 1]);

      if (!joint && !is_of_word (c) && c != 0x00ad)
        break;
      if (is_skipped (c))
        continue;
      if (g_unichar_isdigit (c))
        digits++;
      else if (!joint)
        note_letter (&token, c);
      g_string_append_unichar (reader->key, joint ? DOPYS_FOLD_APOSTROPHE : g_unichar_tolower (c));
    }
  token.end = at;
  token.capitals = token.capitals && token.n_letters > 1;
  if (digits > 0)
    token.kind = token.n_letters > 0 ? DOPYS_TOKEN_MIXED : DOPYS_TOKEN_NUMBER;
  add (reader, &token);
  return at;
}

static void
read_sign (Reader *reader, guint at)
{
  DopysToken token = { .start = at, .end = at + 1, .kind = DOPYS_TOKEN_SIGN };

  g_string_truncate (reader->key, 0);
  g_string_append_unichar (reader->key, reader->text[at]);
  add (reader, &token);
}

static void
read_piece (Reader *reader, guint start, guint end)
{
  guint n = reader->n;

  reader->n = end;
  for (guint at = start; at < end;)
    {
      gunichar c = reader->text[at];

      if (is_space (c))
        reader->spaced = TRUE;
      if (is_of_word (c))
        at = read_word (reader, at);
      else
        {
          if (!is_space (c))
            read_sign (reader, at);
          at++;
        }
    }
  reader->n = n;
}

typedef struct
{
  Reader *reader;
  guint reached;
} Addresses;

static void
address_cb (guint start, guint end, gpointer user_data)
{
  Addresses *addresses = user_data;
  DopysToken token = { .start = start, .end = end, .kind = DOPYS_TOKEN_ADDRESS };

  read_piece (addresses->reader, addresses->reached, start);
  g_string_truncate (addresses->reader->key, 0);
  add (addresses->reader, &token);
  addresses->reached = end;
}

DopysTokens *
dopys_tokens_new (const char *text)
{
  DopysTokens *self = g_new0 (DopysTokens, 1);
  glong length;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);
  Reader reader = { self, characters, (guint) length, g_string_new (NULL), FALSE };
  Addresses addresses = { &reader, 0 };

  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (DopysToken), (guint) length / 5 + 8);
  self->keys = g_string_chunk_new (1024);
  dopys_addresses_foreach (text, address_cb, &addresses);
  read_piece (&reader, addresses.reached, reader.n);
  g_string_free (reader.key, TRUE);
  return self;
}

void
dopys_tokens_free (DopysTokens *self)
{
  g_array_unref (self->tokens);
  g_string_chunk_free (self->keys);
  g_free (self);
}

guint
dopys_tokens_get_n (DopysTokens *self)
{
  return self->tokens->len;
}

const DopysToken *
dopys_tokens_get (DopysTokens *self, gint at)
{
  return at >= 0 && (guint) at < self->tokens->len ? &g_array_index (self->tokens, DopysToken, at) : NULL;
}

gboolean
dopys_tokens_is (DopysTokens *self, gint at, const char *key)
{
  const DopysToken *token = dopys_tokens_get (self, at);

  return token && g_str_equal (token->key, key);
}
