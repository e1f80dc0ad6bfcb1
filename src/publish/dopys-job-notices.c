/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-notices.h"

#include "dopys-job-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DATE_LENGTH 19 /* as 2026-11-23T10:30:00, without the zone */

static gboolean
has_id (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* The names whose terms the site did not take, as one list; NULL if it took all. names and sent run in parallel but for
 * blank names, which were not sent. */
static char *
join_missing (char **names, const gint64 *sent, guint n_sent, const gint64 *taken, guint n_taken)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; names && names[i] && at < n_sent; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      if (*name == '\0')
        continue;
      if (!has_id (taken, n_taken, sent[at++]))
        g_string_append_printf (missing, "%s%s", missing->len ? ", " : "", name);
    }
  return missing->len ? g_strdup (missing->str) : NULL;
}

static void
check_terms (GStrvBuilder *notices, const DopysJob *job, const DopysRemotePost *sent,
             const DopysRemotePostState *answer)
{
  g_autofree char *categories = join_missing (job->article->categories, sent->categories, sent->n_categories,
                                              answer->categories, answer->n_categories);
  g_autofree char *tags = join_missing (job->article->tags, sent->tags, sent->n_tags, answer->tags, answer->n_tags);

  if (categories)
    g_strv_builder_take (
        notices, g_strdup_printf (_ ("The site did not take these categories: %s. Set them on the site."), categories));
  if (tags)
    g_strv_builder_take (notices,
                         g_strdup_printf (_ ("The site did not take these tags: %s. Set them on the site."), tags));
}

/* Sites trim, and write line ends in their own way. */
static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *first = g_strstrip (g_strdup (a ? a : ""));
  g_autofree char *second = g_strstrip (g_strdup (b ? b : ""));
  g_auto (GStrv) first_lines = g_strsplit (first, "\r\n", -1);
  g_auto (GStrv) second_lines = g_strsplit (second, "\r\n", -1);
  g_autofree char *first_joined = g_strjoinv ("\n", first_lines);
  g_autofree char *second_joined = g_strjoinv ("\n", second_lines);
  return strcmp (first_joined, second_joined) == 0;
}

static void
check_slug (GStrvBuilder *notices, const char *sent, const char *answer)
{
  if (sent == NULL || g_strcmp0 (sent, answer) == 0)
    return;
  if (answer == NULL || *answer == '\0')
    g_strv_builder_take (notices,
                         g_strdup_printf (_ ("The site did not take the address “%s” and will make its own."), sent));
  else
    g_strv_builder_take (notices,
                         g_strdup_printf (_ ("The site gave the article the address “%s” instead of “%s”: that one may "
                                             "belong to another page."),
                                          answer, sent));
}

static void
check_texts (GStrvBuilder *notices, const DopysRemotePost *sent, const DopysRemotePostState *answer)
{
  if (sent->title && answer->title && !same_text (sent->title, answer->title))
    g_strv_builder_take (notices, g_strdup_printf (_ ("The site changed the title to “%s”."), answer->title));
  if (sent->excerpt && !same_text (sent->excerpt, answer->excerpt))
    g_strv_builder_add (notices, answer->excerpt && *answer->excerpt
                                     ? _ ("The site changed the excerpt. Look at it on the site.")
                                     : _ ("The site did not take the excerpt. Set it on the site."));
  if (sent->content && answer->content && !dopys_content_same_markup (sent->content, answer->content))
    g_strv_builder_add (notices,
                        _ ("The site changed the text: something in it is not allowed to this user there. Look "
                           "at the page, and ask the site’s administrator if something is missing."));
}

static const char *
say_status (const char *name)
{
  DopysStatus status;

  if (name == NULL || !dopys_status_from_string (name, &status))
    return name ? name : _ ("unknown");
  switch (status)
    {
    case DOPYS_STATUS_PUBLISH:
      return _ ("Published");
    case DOPYS_STATUS_FUTURE:
      return _ ("Scheduled");
    case DOPYS_STATUS_PENDING:
      return _ ("Pending review");
    case DOPYS_STATUS_PRIVATE:
      return _ ("Private");
    case DOPYS_STATUS_DRAFT:
    default:
      return _ ("Draft on the site");
    }
}

static void
check_state (GStrvBuilder *notices, const DopysRemotePost *sent, const DopysRemotePostState *answer)
{
  if (sent->status && g_strcmp0 (sent->status, answer->status) != 0)
    g_strv_builder_take (notices,
                         g_strdup_printf (_ ("The state of the article on the site is “%s”, not “%s” as was asked."),
                                          say_status (answer->status), say_status (sent->status)));
  else if (sent->date_gmt && answer->date_gmt && g_strcmp0 (sent->status, "future") == 0 &&
           strncmp (sent->date_gmt, answer->date_gmt, DATE_LENGTH) != 0)
    g_strv_builder_add (notices, _ ("The site scheduled the article for another time. Check it on the site."));
}

char **
dopys_job_read_back (const DopysJob *job, const DopysRemotePost *sent, const DopysRemotePostState *answer)
{
  g_autoptr (GStrvBuilder) notices = g_strv_builder_new ();

  check_state (notices, sent, answer);
  check_terms (notices, job, sent, answer);
  if (sent->set_lead && sent->lead != answer->lead)
    g_strv_builder_add (notices, _ ("The site did not take the lead photo. Set it on the site."));
  check_slug (notices, sent->slug, answer->slug);
  check_texts (notices, sent, answer);
  g_auto (GStrv) all = g_strv_builder_end (notices);
  return *all ? g_steal_pointer (&all) : NULL;
}
