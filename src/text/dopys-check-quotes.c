/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotation marks without their pair.  A speech may go over several paragraphs: a mark that stays open waits for the
 * paragraphs after it.
 */
#include "dopys-check-rules.h"

#define WAIT_BLOCKS 5
#define SNIPPET 40

typedef struct
{
  gunichar c;
  guint position;
} Mark;

struct _DopysQuoteCheck
{
  GPtrArray *findings; /* of the article; borrowed */
  GPtrArray *waiting;  /* of DopysFinding: marks that stayed open */
};

DopysQuoteCheck *
dopys_quote_check_new (void)
{
  DopysQuoteCheck *self = g_new0 (DopysQuoteCheck, 1);

  self->waiting = g_ptr_array_new ();
  return self;
}

static void
tell (const DopysCheckText *text, guint position)
{
  glong length = g_utf8_strlen (text->text, -1);
  DopysFinding *finding = dopys_check_add (text, DOPYS_FINDING_QUOTES, position, position + 1);
  glong from = MAX (0, (glong) position - SNIPPET / 4);
  const char *start = g_utf8_offset_to_pointer (text->text, from);

  /* From a word on. */
  for (; from > 0 && from < (glong) position && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))); from++)
    start = g_utf8_next_char (start);
  g_free (finding->found);
  finding->found = g_utf8_substring (text->text, from, MIN (length, from + SNIPPET));
}

/* A mark that closes something before this text began. */
static gboolean
close_waiting (DopysQuoteCheck *self, const DopysCheckText *text)
{
  if (self->waiting->len == 0 || text->place != DOPYS_PLACE_TEXT || text->in_object)
    return FALSE;
  dopys_finding_free (g_ptr_array_steal_index (self->waiting, self->waiting->len - 1));
  return TRUE;
}

static void
close_mark (DopysQuoteCheck *self, const DopysCheckText *text, GArray *open, guint position)
{
  if (open->len > 0)
    g_array_set_size (open, open->len - 1);
  else if (!close_waiting (self, text))
    tell (text, position);
}

static void
read_mark (DopysQuoteCheck *self, const DopysCheckText *text, GArray *open, gunichar before, Mark mark)
{
  gunichar top = open->len > 0 ? g_array_index (open, Mark, open->len - 1).c : 0;

  switch (mark.c)
    {
    case 0x00ab:
    case 0x201e:
      g_array_append_val (open, mark);
      break;
    case 0x201c: /* “ closes what „ opened, or opens */
      if (top == 0x201e)
        close_mark (self, text, open, mark.position);
      else
        g_array_append_val (open, mark);
      break;
    case '"':
      if (top == '"')
        close_mark (self, text, open, mark.position);
      else if (!g_unichar_isdigit (before)) /* inches */
        g_array_append_val (open, mark);
      break;
    case 0x00bb:
    case 0x201d:
      close_mark (self, text, open, mark.position);
      break;
    default:
      break;
    }
}

static void
keep_waiting (DopysQuoteCheck *self, const DopysCheckText *text, GArray *open)
{
  for (guint i = 0; i < open->len; i++)
    {
      tell (text, g_array_index (open, Mark, i).position);
      if (text->place == DOPYS_PLACE_TEXT && !text->in_object)
        g_ptr_array_add (self->waiting, g_ptr_array_steal_index (text->findings, text->findings->len - 1));
    }
}

static void
give_up (DopysQuoteCheck *self, guint before_block)
{
  while (self->waiting->len > 0)
    {
      DopysFinding *first = g_ptr_array_index (self->waiting, 0);

      if (first->block >= before_block)
        return;
      g_ptr_array_add (self->findings, g_ptr_array_steal_index (self->waiting, 0));
    }
}

void
dopys_quote_check_add (DopysQuoteCheck *self, const DopysCheckText *text)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Mark));
  gunichar before = 0;
  guint position = 0;

  self->findings = text->findings;
  if (text->place == DOPYS_PLACE_TEXT && text->block > WAIT_BLOCKS)
    give_up (self, text->block - WAIT_BLOCKS);
  for (const char *p = text->text; *p; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c >= 0x80)
        read_mark (self, text, open, before, (Mark) { c, position });
      before = c;
    }
  keep_waiting (self, text, open);
}

void
dopys_quote_check_finish (DopysQuoteCheck *self)
{
  give_up (self, G_MAXUINT);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}
