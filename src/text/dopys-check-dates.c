/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days of the week beside dates, and «сьогодні, 20 листопада». */
#include <stdlib.h>

#include "dopys-check-rules.h"

#define WEEK 7

/* From Monday on; nominative, accusative, genitive, locative: a correction is told in the same. */
enum
{
  NOMINATIVE,
  ACCUSATIVE,
  N_FORMS = 4
};

static const char *const weekdays[WEEK][N_FORMS] = {
  { "понеділок", "понеділок", "понеділка", "понеділку" },
  { "вівторок", "вівторок", "вівторка", "вівторку" },
  { "середа", "середу", "середи", "середі" },
  { "четвер", "четвер", "четверга", "четвергу" },
  { "п’ятниця", "п’ятницю", "п’ятниці", "п’ятниці" },
  { "субота", "суботу", "суботи", "суботі" },
  { "неділя", "неділю", "неділі", "неділі" },
};

static const char *const months[] = { "січня", "лютого", "березня", "квітня", "травня",    "червня",
                                      "липня", "серпня", "вересня", "жовтня", "листопада", "грудня" };

/* 1–7, 0 if it is none. form: which of its forms it is. */
static gint
weekday_of (const DopysToken *token, guint *form)
{
  if (token->kind != DOPYS_TOKEN_WORD || token->n_letters < 5)
    return 0;
  for (gint day = 0; day < WEEK; day++)
    for (*form = 0; *form < N_FORMS; ++*form)
      if (g_str_equal (weekdays[day][*form], token->key))
        return day + 1;
  return 0;
}

typedef struct
{
  gint day;
  gint month;
  gint year;  /* 0: not said */
  gint after; /* the token after it */
} Date;

/* «20 листопада 2024» from the token at `at` on. */
static gboolean
read_date (DopysTokens *tokens, gint at, Date *date)
{
  const DopysToken *day = dopys_tokens_get (tokens, at), *month = dopys_tokens_get (tokens, at + 1);
  const DopysToken *year = dopys_tokens_get (tokens, at + 2);

  if (!day || !month || day->kind != DOPYS_TOKEN_NUMBER || day->end - day->start > 2)
    return FALSE;
  *date = (Date) { .day = atoi (day->key), .after = at + 2 };
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (months[i], month->key))
      date->month = (gint) i + 1;
  if (date->month == 0 || date->day == 0)
    return FALSE;
  if (year && year->kind == DOPYS_TOKEN_NUMBER && year->end - year->start == 4)
    {
      date->year = atoi (year->key);
      date->after++;
    }
  return TRUE;
}

static gint
distance (GDateTime *a, GDateTime *b)
{
  return (gint) (ABS (g_date_time_difference (a, b)) / G_TIME_SPAN_DAY);
}

/* Where no year is said, the day that is nearest to the publication. NULL: there is no such day. */
static GDateTime *
to_day (const Date *date, GDateTime *published)
{
  GDateTime *nearest = NULL;
  gint year = date->year ? date->year : g_date_time_get_year (published);
  gint span = date->year ? 0 : 1;

  for (gint i = year - span; i <= year + span; i++)
    {
      GDateTime *day = g_date_time_new_utc (i, date->month, date->day, 12, 0, 0);

      if (!day)
        continue;
      if (!nearest || distance (day, published) < distance (nearest, published))
        {
          g_clear_pointer (&nearest, g_date_time_unref);
          nearest = day;
        }
      else
        g_date_time_unref (day);
    }
  return nearest;
}

/* The date that a word at `at` stands beside: after it, with or without a comma or bracket, or before it. */
static gboolean
find_date (DopysTokens *tokens, gint at, gboolean before_too, Date *date)
{
  gint next = at + 1;

  if (dopys_tokens_is (tokens, next, ",") || dopys_tokens_is (tokens, next, "(") ||
      dopys_tokens_is (tokens, next, "—") || dopys_tokens_is (tokens, next, "–"))
    next++;
  if (read_date (tokens, next, date))
    return TRUE;
  if (!before_too || !(dopys_tokens_is (tokens, at - 1, ",") || dopys_tokens_is (tokens, at - 1, "(")))
    return FALSE;
  for (gint start = at - 6; start < at - 1; start++)
    if (read_date (tokens, start, date) &&
        (date->after == at - 1 || (date->after == at - 2 && (dopys_tokens_is (tokens, at - 2, "року") ||
                                                             dopys_tokens_is (tokens, at - 2, "р")))))
      return TRUE;
  return FALSE;
}

static void
check_weekday (const DopysCheckText *text, gint at, gint weekday, guint form, GDateTime *published)
{
  const DopysToken *token = dopys_tokens_get (text->tokens, at);
  g_autoptr (GDateTime) day = NULL;
  DopysFinding *finding;
  gint right;
  Date date;

  if (!find_date (text->tokens, at, TRUE, &date))
    return;
  day = to_day (&date, published);
  if (!day || g_date_time_get_day_of_week (day) == weekday)
    return;
  right = g_date_time_get_day_of_week (day) - 1;
  if (form == NOMINATIVE &&
      (dopys_tokens_is (text->tokens, at - 1, "у") || dopys_tokens_is (text->tokens, at - 1, "в")))
    form = ACCUSATIVE;
  finding = dopys_check_add (text, DOPYS_FINDING_WEEKDAY, token->start, token->end);
  finding->better = g_strdup (weekdays[right][form]);
}

/* word: −1 yesterday, 0 today, 1 tomorrow. */
static void
check_today (const DopysCheckText *text, gint at, gint shift, GDateTime *published)
{
  const DopysToken *token = dopys_tokens_get (text->tokens, at), *last;
  g_autoptr (GDateTime) day = NULL, meant = NULL;
  Date date;

  if (!find_date (text->tokens, at, FALSE, &date))
    return;
  day = to_day (&date, published);
  meant = g_date_time_add_days (published, shift);
  if (day && g_date_time_get_year (day) == g_date_time_get_year (meant) &&
      g_date_time_get_day_of_year (day) == g_date_time_get_day_of_year (meant))
    return;
  last = dopys_tokens_get (text->tokens, date.after - 1);
  dopys_check_add (text, DOPYS_FINDING_TODAY, token->start, last->end);
}

void
dopys_check_dates (const DopysCheckText *text, GDateTime *published)
{
  const DopysToken *token;

  for (gint i = 0; (token = dopys_tokens_get (text->tokens, i)); i++)
    {
      guint form;
      gint weekday = weekday_of (token, &form);

      if (weekday > 0)
        check_weekday (text, i, weekday, form, published);
      else if (g_str_equal (token->key, "сьогодні"))
        check_today (text, i, 0, published);
      else if (g_str_equal (token->key, "учора") || g_str_equal (token->key, "вчора"))
        check_today (text, i, -1, published);
      else if (g_str_equal (token->key, "завтра"))
        check_today (text, i, 1, published);
    }
}
