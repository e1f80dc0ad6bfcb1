/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-finding-text.h"

#include <glib/gi18n-lib.h>

#include "dopys-article-check.h"

#define LONGEST_DETAIL 80
#define WORDS_THAT_SLOW 1500 /* a key takes longer than a frame */

/* Sentences that name what was found; NULL for the others. */
static char *
name_words (const DopysFinding *finding)
{
  switch (finding->kind)
    {
    case DOPYS_FINDING_PLACEHOLDER:
      return g_strdup_printf (_ ("“%s” is still to be filled in"), finding->found);
    case DOPYS_FINDING_WARTIME:
      return g_strdup_printf (_ ("“%s”: is this to be made public?"), finding->found);
    case DOPYS_FINDING_TODAY:
      return g_strdup_printf (_ ("“%s”, but the article appears on another day"), finding->found);
    case DOPYS_FINDING_WEEKDAY:
      return g_strdup_printf (_ ("“%s” does not fit the date: it is “%s”"), finding->found, finding->better);
    case DOPYS_FINDING_NAME:
      return g_strdup_printf (_ ("“%s” and “%s”: two spellings of one name?"), finding->better, finding->found);
    case DOPYS_FINDING_LINK:
      return g_strdup_printf (_ ("A link is called “%s”: say where it leads"), finding->found);
    case DOPYS_FINDING_ABBREVIATION:
      return g_strdup_printf (_ ("“%s” is not spelled out at its first use"), finding->found);
    case DOPYS_FINDING_WORDS:
      return g_strdup_printf (_ ("“%s”: better “%s”"), finding->found, finding->better);
    default:
      return NULL;
    }
}

static char *
count (const DopysFinding *finding)
{
  switch (finding->kind)
    {
    case DOPYS_FINDING_PHOTO:
      return g_strdup_printf (ngettext ("%u photo has no description of its own",
                                        "%u photos have no description of their own", finding->number),
                              finding->number);
    case DOPYS_FINDING_PHOTO_WEAK:
      return g_strdup_printf (ngettext ("%u description says little of its photo",
                                        "%u descriptions say little of their photos", finding->number),
                              finding->number);
    case DOPYS_FINDING_TITLE_LONG:
      return g_strdup_printf (ngettext ("The title has %u character, more than 90",
                                        "The title has %u characters, more than 90", finding->number),
                              finding->number);
    case DOPYS_FINDING_LONG_PARAGRAPH:
      return g_strdup_printf (ngettext ("A paragraph of %u word is hard to read",
                                        "A paragraph of %u words is hard to read", finding->number),
                              finding->number);
    default:
      return NULL;
    }
}

static const char *
say (DopysFindingKind kind)
{
  switch (kind)
    {
    case DOPYS_FINDING_COORDINATES:
      return _ ("The text holds coordinates");
    case DOPYS_FINDING_QUOTES:
      return _ ("A quotation mark has no pair");
    case DOPYS_FINDING_TITLE_CAPITALS:
      return _ ("The title is in capitals");
    case DOPYS_FINDING_TITLE_STOP:
      return _ ("A full stop ends the title");
    case DOPYS_FINDING_CATEGORY:
      return _ ("No category is chosen");
    case DOPYS_FINDING_FAKE_HEADING:
      return _ ("A bold paragraph stands for a heading");
    case DOPYS_FINDING_HEADING_JUMP:
      return _ ("A heading skips a level");
    case DOPYS_FINDING_LINK_ADDRESS:
      return _ ("A bare address is a link: say where it leads");
    case DOPYS_FINDING_TABLE:
      return _ ("A table has no header row");
    case DOPYS_FINDING_CAPITALS:
      return _ ("Text in capitals is hard to read");
    case DOPYS_FINDING_FOREIGN:
      return _ ("A passage in another language should be marked with it");
    default:
      return "";
    }
}

char *
dopys_finding_dup_text (const DopysFinding *finding)
{
  char *text = name_words (finding);

  if (!text)
    text = count (finding);
  return text ? text : g_strdup (say (finding->kind));
}

/* One line of it. */
static char *
shorten (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_autofree char *start = NULL;

  g_strdelimit (copy, "\n\t", ' ');
  if (g_utf8_strlen (copy, -1) <= LONGEST_DETAIL)
    return g_steal_pointer (&copy);
  start = g_utf8_substring (copy, 0, LONGEST_DETAIL - 1);
  return g_strconcat (start, "…", NULL);
}

char *
dopys_finding_dup_detail (const DopysFinding *finding)
{
  g_autofree char *named = name_words (finding);

  if (finding->kind == DOPYS_FINDING_WARTIME || finding->kind == DOPYS_FINDING_COORDINATES)
    return g_strdup (_ ("A reminder for wartime. You decide."));
  if (finding->kind == DOPYS_FINDING_LONG_PARAGRAPH && finding->number >= WORDS_THAT_SLOW)
    return g_strdup (_ ("Typing in so long a paragraph is slow, too."));
  return named || !finding->found || !*finding->found ? NULL : shorten (finding->found);
}

char *
dopys_finding_dup_mend_label (const DopysFinding *finding)
{
  if (!dopys_finding_is_mendable (finding))
    return NULL;
  switch (finding->kind)
    {
    case DOPYS_FINDING_FAKE_HEADING:
      return g_strdup (_ ("Make It a Heading"));
    case DOPYS_FINDING_HEADING_JUMP:
      return g_strdup_printf (_ ("Make It Level %u"), finding->number);
    case DOPYS_FINDING_LONG_PARAGRAPH:
      return g_strdup (_ ("Split Between Sentences"));
    case DOPYS_FINDING_TABLE:
      return g_strdup (_ ("Make the First Row the Header"));
    default:
      return g_strdup_printf (_ ("Replace with “%s”"), finding->better);
    }
}
