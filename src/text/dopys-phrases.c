/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name is a row of words with capitals, with initials and hyphens between them.  One such word alone is a name only
 * where no sentence begins with it.  Of a row of several each end of it can be typed first: «Іван Петренко» is offered
 * for «Іва», «Петренко» for «Пет».
 */
#include "dopys-phrases.h"

#include <string.h>

#include "dopys-fold.h"
#include "dopys-tokens.h"

#define MAX_PHRASES 3000 /* of each kind, and names */
#define MAX_WORDS 6      /* of a name */
#define MIN_DESCRIPTION 3
#define MIN_NAME 2

typedef struct
{
  char *text;
  char *folded;
} Phrase;

typedef struct
{
  GPtrArray *phrases; /* of Phrase, as they were added */
  GHashTable *known;  /* folded texts, borrowed */
} Shelf;

struct _DopysPhrases
{
  Shelf shelves[DOPYS_PHRASE_N_KINDS];
  Shelf names;
};

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->text);
  g_free (phrase->folded);
  g_free (phrase);
}

static void
shelf_init (Shelf *shelf)
{
  shelf->phrases = g_ptr_array_new_with_free_func (phrase_free);
  shelf->known = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
shelf_clear (Shelf *shelf)
{
  g_hash_table_unref (shelf->known);
  g_ptr_array_unref (shelf->phrases);
}

/* text: taken. */
static void
shelf_add (Shelf *shelf, char *text)
{
  Phrase *phrase = g_new (Phrase, 1);

  *phrase = (Phrase) { g_strstrip (text), dopys_fold_dup (text, FALSE) };
  if (*phrase->text == '\0' || shelf->phrases->len >= MAX_PHRASES ||
      g_hash_table_contains (shelf->known, phrase->folded))
    {
      phrase_free (phrase);
      return;
    }
  g_ptr_array_add (shelf->phrases, phrase);
  g_hash_table_add (shelf->known, phrase->folded);
}

DopysPhrases *
dopys_phrases_new (void)
{
  DopysPhrases *self = g_new (DopysPhrases, 1);

  for (guint i = 0; i < DOPYS_PHRASE_N_KINDS; i++)
    shelf_init (&self->shelves[i]);
  shelf_init (&self->names);
  return self;
}

void
dopys_phrases_free (DopysPhrases *self)
{
  for (guint i = 0; i < DOPYS_PHRASE_N_KINDS; i++)
    shelf_clear (&self->shelves[i]);
  shelf_clear (&self->names);
  g_free (self);
}

/* ---- names ---- */

static gboolean
is_capital (DopysTokens *tokens, int at)
{
  const DopysToken *token = dopys_tokens_get (tokens, at);

  return token && token->kind == DOPYS_TOKEN_WORD && token->capital && !(token->capitals && token->n_letters > 4);
}

static gboolean
begins_sentence (DopysTokens *tokens, int at)
{
  const DopysToken *before = dopys_tokens_get (tokens, at - 1);

  return !before || (before->kind == DOPYS_TOKEN_SIGN && strstr (".!?…:;•—–", before->key));
}

/* The index after the next word of the name whose last token is before `at`; `at` itself where the name ends. */
static int
skip_joint (DopysTokens *tokens, int at)
{
  const DopysToken *next = dopys_tokens_get (tokens, at);
  const DopysToken *last = dopys_tokens_get (tokens, at - 1);

  if (!next)
    return at;
  /* «Т. Г. Шевченко»: the full stop of an initial. */
  if (dopys_tokens_is (tokens, at, ".") && last->kind == DOPYS_TOKEN_WORD && last->n_letters == 1 &&
      is_capital (tokens, at + 1))
    return at + 2;
  if (dopys_tokens_is (tokens, at, "-") && !next->spaced && is_capital (tokens, at + 1) &&
      !dopys_tokens_get (tokens, at + 1)->spaced)
    return at + 2;
  return is_capital (tokens, at) && next->spaced ? at + 1 : at;
}

static char *
cut (const char *text, DopysTokens *tokens, int first, int end)
{
  return g_utf8_substring (text, dopys_tokens_get (tokens, first)->start, dopys_tokens_get (tokens, end - 1)->end);
}

void
dopys_phrases_add_text (DopysPhrases *self, const char *text)
{
  g_autoptr (DopysTokens) tokens = text ? dopys_tokens_new (text) : NULL;
  int n = tokens ? (int) dopys_tokens_get_n (tokens) : 0;

  for (int at = 0; at < n;)
    {
      int starts[MAX_WORDS], n_words = 0, end = at + 1;

      if (!is_capital (tokens, at))
        {
          at++;
          continue;
        }
      starts[n_words++] = at;
      for (int next; n_words < MAX_WORDS && (next = skip_joint (tokens, end)) != end; end = next)
        if (!dopys_tokens_is (tokens, next - 2, "-"))
          starts[n_words++] = next - 1;
      for (int i = begins_sentence (tokens, at) && n_words == 1 ? 1 : 0; i < n_words; i++)
        if (dopys_tokens_get (tokens, starts[i])->n_letters > 1 || i == 0)
          shelf_add (&self->names, cut (text, tokens, starts[i], end));
      at = end;
    }
}

void
dopys_phrases_add_photo (DopysPhrases *self, DopysPhoto *photo)
{
  shelf_add (&self->shelves[DOPYS_PHRASE_DESCRIPTION], g_strdup (dopys_photo_get_alt (photo)));
  shelf_add (&self->shelves[DOPYS_PHRASE_CAPTION], g_strdup (dopys_photo_get_caption (photo)));
  shelf_add (&self->shelves[DOPYS_PHRASE_AUTHOR], g_strdup (dopys_photo_get_author (photo)));
  dopys_phrases_add_text (self, dopys_photo_get_alt (photo));
  dopys_phrases_add_text (self, dopys_photo_get_caption (photo));
}

/* ---- completing ---- */

static void
completion_free (gpointer data)
{
  DopysCompletion *completion = data;

  g_free (completion->text);
  g_free (completion);
}

GPtrArray *
dopys_completions_new (void)
{
  return g_ptr_array_new_with_free_func (completion_free);
}

static gboolean
is_there (GPtrArray *completions, const char *text)
{
  for (guint i = 0; i < completions->len; i++)
    if (g_str_equal (((DopysCompletion *) g_ptr_array_index (completions, i))->text, text))
      return TRUE;
  return FALSE;
}

static void
offer (const Shelf *shelf, const char *typed, guint max, GPtrArray *completions)
{
  g_autofree char *folded = dopys_fold_dup (typed, FALSE);

  for (guint i = 0; i < shelf->phrases->len && completions->len < max; i++)
    {
      const Phrase *phrase = g_ptr_array_index (shelf->phrases, i);
      DopysCompletion *completion;

      if (!g_str_has_prefix (phrase->folded, folded) || g_str_equal (phrase->folded, folded) ||
          is_there (completions, phrase->text))
        continue;
      completion = g_new (DopysCompletion, 1);
      *completion = (DopysCompletion) { g_strdup (phrase->text), (guint) g_utf8_strlen (typed, -1) };
      g_ptr_array_add (completions, completion);
    }
}

/* The start of the word that ends at `end` or before it; NULL at the beginning of the text. */
static const char *
previous_word (const char *text, const char *end)
{
  const char *at = end;

  while (at > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  if (at == text)
    return NULL;
  while (at > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (at))) &&
         !strchr ("(\"„“«", *g_utf8_prev_char (at)))
    at = g_utf8_prev_char (at);
  return at;
}

void
dopys_phrases_complete (DopysPhrases *self, DopysPhraseKind kind, const char *before, guint max, GPtrArray *completions)
{
  const char *typed = before;
  const char *starts[3];
  guint n_starts = 0;

  while (g_unichar_isspace (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  if (g_utf8_strlen (typed, -1) >= (kind == DOPYS_PHRASE_AUTHOR ? 1 : MIN_DESCRIPTION))
    offer (&self->shelves[kind], typed, max, completions);
  if (kind == DOPYS_PHRASE_AUTHOR)
    return;
  for (const char *at = before + strlen (before); n_starts < G_N_ELEMENTS (starts); n_starts++)
    if (!(starts[n_starts] = at = previous_word (before, at)))
      break;
  /* The most words first: «Іван Пе» is nearer to «Іван Петренко» than «Пе» to «Петро». */
  while (n_starts-- > 0)
    if (g_unichar_isupper (g_utf8_get_char (starts[n_starts])) && g_utf8_strlen (starts[n_starts], -1) >= MIN_NAME)
      offer (&self->names, starts[n_starts], max, completions);
}
