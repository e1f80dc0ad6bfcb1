/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-page.h"

#include "dopys-site-content.h"
#include "dopys-site-media.h"
#include "dopys-site-posts.h"
#include "dopys-site-terms.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define PER_PAGE 10
#define COLUMNS "SELECT id, slug, status, title, content, excerpt, date_gmt, modified_gmt, lead, categories FROM posts "
#define PUBLISHED "WHERE status = 'publish' "

static const char *
column (sqlite3_stmt *row, int at)
{
  const char *text = (const char *) sqlite3_column_text (row, at);
  return text ? text : "";
}

static char *
escape (const char *text)
{
  return g_markup_escape_text (text, -1);
}

static char *
link_of (DopysSiteData *data, sqlite3_stmt *row)
{
  return dopys_site_post_link (data, sqlite3_column_int64 (row, 0), column (row, 1), column (row, 2), column (row, 6));
}

static char *
date_of (DopysSiteData *data, const char *utc, const char *format)
{
  g_autoptr (GDateTime) date = dopys_site_local_time (data, utc);
  return g_date_time_format (date, format);
}

/* ---- the frame ---- */

static GString *
begin (DopysSiteData *data, const char *title, const char *head)
{
  g_autofree char *site = escape (data->title);
  g_autofree char *shown = title ? escape (title) : g_strdup (site);
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out,
      "<!DOCTYPE html>\n<html lang=\"uk\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s%s%s</title>\n"
      "<link rel=\"stylesheet\" href=\"/theme/style.css\">\n"
      "<link rel=\"https://api.w.org/\" href=\"%s/wp-json/\">\n"
      "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Новини\" href=\"%s/feed/\">\n"
      "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/theme/icon.svg\">\n"
      "<script src=\"/theme/lightbox.js\" defer></script>\n%s</head>\n<body>\n"
      "<a class=\"skip\" href=\"#main\">До основного вмісту</a>\n<header class=\"top\">\n<div class=\"wrap\">\n"
      "<a class=\"name\" href=\"/\"><img class=\"emblem\" src=\"/theme/icon.svg\" alt=\"\" width=\"32\" "
      "height=\"40\">%s</a>\n"
      "<form class=\"search\" role=\"search\" action=\"/\"><label for=\"s\" class=\"hidden\">Пошук</label>"
      "<input id=\"s\" name=\"s\" type=\"search\" placeholder=\"Пошук\"><button>Знайти</button></form>\n</div>\n"
      "<nav class=\"wrap\" aria-label=\"Розділи\"><a href=\"/\">Новини</a> <a "
      "href=\"/category/oholoshennia/\">Оголошення</a> "
      "<a href=\"/feed/\">RSS</a></nav>\n</header>\n<main id=\"main\" class=\"wrap\">\n",
      title ? shown : "", title ? " — " : "", site, data->base, data->base, head ? head : "", site);
  return out;
}

static char *
end (DopysSiteData *data, GString *out)
{
  g_autofree char *site = escape (data->title);
  g_string_append_printf (out, "</main>\n<footer class=\"wrap\"><p>%s</p></footer>\n</body>\n</html>\n", site);
  return g_string_free (out, FALSE);
}

/* ---- lists ---- */

/* What stands in lists and feeds: the excerpt, or the beginning of the text. */
static char *
summary_of (sqlite3_stmt *row)
{
  g_autofree char *text = *column (row, 5) ? g_strdup (column (row, 5)) : dopys_site_content_text (column (row, 4));
  if (g_utf8_strlen (text, -1) <= 200)
    return g_steal_pointer (&text);
  g_autofree char *cut = g_utf8_substring (text, 0, 200);
  return g_strconcat (cut, "…", NULL);
}

static void
append_card (DopysSiteData *data, GString *out, sqlite3_stmt *row)
{
  g_autofree char *link = link_of (data, row);
  g_autofree char *title = escape (column (row, 3));
  g_autofree char *raw = summary_of (row);
  g_autofree char *summary = escape (raw);
  g_autofree char *date = date_of (data, column (row, 6), "%d.%m.%Y %H:%M");
  g_autofree char *machine = date_of (data, column (row, 6), "%Y-%m-%dT%H:%M:%S%:z");
  int width, height;
  g_autofree char *cover =
      dopys_site_media_url (data, dopys_site_content_cover (data, sqlite3_column_int64 (row, 8), column (row, 4)),
                            "medium_large", &width, &height);

  g_string_append (out, "<li class=\"card\">");
  if (cover)
    g_string_append_printf (out, "<img src=\"%s\" alt=\"\" width=\"%d\" height=\"%d\" loading=\"lazy\">", cover, width,
                            height);
  g_string_append_printf (out,
                          "<div><h2><a href=\"%s\">%s</a></h2><p class=\"meta\"><time datetime=\"%s\">%s</time></p>"
                          "<p>%s</p></div></li>\n",
                          link, title, machine, date, summary);
}

static gboolean
contains (const char *text, const char *search)
{
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (search, -1);
  return strstr (a, b) != NULL;
}

static gint64
find_category (DopysSiteData *data, const char *slug)
{
  g_autoptr (sqlite3_stmt) row =
      dopys_site_query (data, "SELECT id FROM terms WHERE kind = 'category' AND slug = ?", "s", slug);
  return sqlite3_step (row) == SQLITE_ROW ? sqlite3_column_int64 (row, 0) : -1;
}

static gboolean
is_in (const char *ids, gint64 id)
{
  g_auto (GStrv) list = g_strsplit (ids, ",", -1);
  g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return g_strv_contains ((const char *const *) list, wanted);
}

static void
append_pages (GString *out, const char *category, const char *search, gint64 page, gint64 total)
{
  g_autofree char *words = search ? g_uri_escape_string (search, NULL, FALSE) : NULL;
  g_autofree char *base = category ? g_strdup_printf ("/category/%s", category) : g_strdup ("");

  if (total <= PER_PAGE)
    return;
  g_string_append (out, "<nav class=\"pages\" aria-label=\"Сторінки\">");
  for (gint64 i = 1; i <= (total + PER_PAGE - 1) / PER_PAGE; i++)
    if (i == page)
      g_string_append_printf (out, "<span aria-current=\"page\">%d</span> ", (int) i);
    else
      g_string_append_printf (out, "<a href=\"%s/page/%d/%s%s\">%d</a> ", base, (int) i, words ? "?s=" : "",
                              words ? words : "", (int) i);
  g_string_append (out, "</nav>\n");
}

char *
dopys_site_page_list (DopysSiteData *data, const char *category, const char *search, gint64 page)
{
  g_autoptr (sqlite3_stmt) rows = dopys_site_query (data, COLUMNS PUBLISHED "ORDER BY date_gmt DESC, id DESC", "");
  gint64 term = category ? find_category (data, category) : 0, total = 0;
  if (term < 0)
    return NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, term);
  g_autofree char *heading = search     ? g_strdup_printf ("Пошук: %s", search)
                             : category ? dopys_site_terms_names (data, number)
                                        : g_strdup ("Новини");
  g_autofree char *shown = escape (heading);
  GString *out = begin (data, search || category ? heading : NULL, NULL);

  g_string_append_printf (out, "<h1>%s</h1>\n", shown);
  gsize start = out->len;
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      if ((term && !is_in (column (rows, 9), term)) ||
          (search && !contains (column (rows, 3), search) && !contains (column (rows, 4), search)))
        continue;
      if (total / PER_PAGE == page - 1)
        append_card (data, out, rows);
      total++;
    }
  if (page > 1 && out->len == start)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  if (out->len == start)
    g_string_append (out, search ? "<p>Нічого не знайдено. Спробуйте інші слова.</p>\n" : "<p>Новин ще немає.</p>\n");
  else
    {
      g_string_insert (out, (gssize) start, "<ul class=\"news\">\n");
      g_string_append (out, "</ul>\n");
    }
  append_pages (out, category, search, page, total);
  return end (data, out);
}

/* ---- an article ---- */

gint64
dopys_site_page_find (DopysSiteData *data, const char *slug)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, "SELECT id FROM posts " PUBLISHED "AND slug = ?", "s", slug);
  return sqlite3_step (row) == SQLITE_ROW ? sqlite3_column_int64 (row, 0) : 0;
}

static gint64
count_view (DopysSiteData *data, gint64 id, const char *visitor)
{
  g_autofree char *now = dopys_site_now ();
  g_autofree char *hour = g_strndup (now, 13);

  if (visitor)
    dopys_site_exec (data, "INSERT OR IGNORE INTO views (post, visitor, hour) VALUES (?, ?, ?)", "iss", id, visitor,
                     hour);
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, "SELECT count(*) FROM views WHERE post = ?", "i", id);
  sqlite3_step (row);
  return sqlite3_column_int64 (row, 0);
}

/* Structured data for search engines. "<" is escaped, so that no text of an article can end the script element. */
static char *
json_ld (DopysSiteData *data, sqlite3_stmt *row, const char *link, const char *image)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *published = date_of (data, column (row, 6), "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *modified = date_of (data, column (row, 7), "%Y-%m-%dT%H:%M:%S%:z");
  const char *const texts[][2] = { { "@context", "https://schema.org" },
                                   { "@type", "NewsArticle" },
                                   { "headline", column (row, 3) },
                                   { "datePublished", published },
                                   { "dateModified", modified },
                                   { "mainEntityOfPage", link },
                                   { "inLanguage", "uk" } };

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      json_builder_set_member_name (builder, texts[i][0]);
      json_builder_add_string_value (builder, texts[i][1]);
    }
  if (image)
    {
      json_builder_set_member_name (builder, "image");
      json_builder_add_string_value (builder, image);
    }
  json_builder_set_member_name (builder, "publisher");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "@type");
  json_builder_add_string_value (builder, "GovernmentOrganization");
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, data->title);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);
  g_auto (GStrv) parts = g_strsplit (text, "<", -1);
  return g_strjoinv ("\\u003c", parts);
}

static char *
make_head (DopysSiteData *data, sqlite3_stmt *row, const char *link, const char *image)
{
  g_autofree char *title = escape (column (row, 3));
  g_autofree char *raw = summary_of (row);
  g_autofree char *summary = escape (raw);
  g_autofree char *structured = json_ld (data, row, link, image);
  g_autofree char *picture =
      image ? g_strdup_printf ("<meta property=\"og:image\" content=\"%s\">\n", image) : g_strdup ("");

  return g_strdup_printf (
      "<link rel=\"canonical\" href=\"%s\">\n<meta name=\"description\" content=\"%s\">\n"
      "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"%s\">\n"
      "<meta property=\"og:url\" content=\"%s\">\n%s"
      "<script type=\"application/ld+json\">%s</script>\n",
      link, summary, title, link, picture, structured);
}

/* HTML of the lead photo, "" for none. Transfer full. */
static char *
make_lead (DopysSiteData *data, gint64 id)
{
  int width, height, full_width, full_height;
  g_autofree char *url = dopys_site_media_url (data, id, "1536x1536", &width, &height);
  g_autofree char *full = url ? dopys_site_media_url (data, id, "full", &full_width, &full_height) : NULL;

  if (url == NULL)
    return g_strdup ("");
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, "SELECT alt, caption FROM media WHERE id = ?", "i", id);
  sqlite3_step (row);
  g_autofree char *alt = escape (column (row, 0));
  g_autofree char *caption = escape (column (row, 1));
  return g_strdup_printf (
      "<figure class=\"lead\"><a class=\"photo\" href=\"%s\"><img src=\"%s\" alt=\"%s\" width=\"%d\" "
      "height=\"%d\"></a>%s%s%s</figure>\n",
      full, url, alt, width, height, *caption ? "<figcaption>" : "", caption, *caption ? "</figcaption>" : "");
}

/* title: escaped. Transfer full. */
static char *
make_embed_code (DopysSiteData *data, gint64 id, const char *title)
{
  g_autofree char *code = g_strdup_printf ("<iframe src=\"%s/embed/%d/\" title=\"%s\" width=\"480\" height=\"420\" "
                                           "loading=\"lazy\" style=\"border:0;max-width:100%%\"></iframe>",
                                           data->base, (int) id, title);
  g_autofree char *shown = escape (code);
  return g_strdup_printf ("<details class=\"embed\"><summary>Код для вставки на сайт</summary>"
                          "<label for=\"code\" class=\"hidden\">Код для вставки</label>"
                          "<textarea id=\"code\" rows=\"4\" readonly>%s</textarea></details>\n",
                          shown);
}

char *
dopys_site_page_write (DopysSiteData *data, const DopysSitePageText *text, const char *head)
{
  g_autofree char *title = escape (text->title);
  g_autofree char *categories = escape (text->categories);
  GString *out = begin (data, text->title, head);

  g_string_append_printf (
      out, "<article>\n<h1>%s</h1>\n<p class=\"meta\">Дата: <time datetime=\"%s\">%s</time>%s%s%s%s</p>\n", title,
      text->machine, text->date, text->note ? " · " : "", text->note ? text->note : "", *categories ? " · " : "",
      categories);
  g_string_append (out, text->lead);
  g_string_append_printf (out, "<div class=\"text\">\n%s\n</div>\n%s", text->body, text->after);
  g_string_append (out, "<p class=\"back\"><a href=\"/\">« повернутися</a></p>\n</article>\n");
  return end (data, out);
}

char *
dopys_site_page_article (DopysSiteData *data, gint64 id, const char *visitor)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, COLUMNS PUBLISHED "AND id = ?", "i", id);
  int width, height;

  if (sqlite3_step (row) != SQLITE_ROW)
    return NULL;
  g_autofree char *link = link_of (data, row);
  g_autofree char *image = dopys_site_media_url (
      data, dopys_site_content_cover (data, sqlite3_column_int64 (row, 8), column (row, 4)), "large", &width, &height);
  g_autofree char *head = make_head (data, row, link, image);
  g_autofree char *title = escape (column (row, 3));
  g_autofree char *date = date_of (data, column (row, 6), "%d.%m.%Y %H:%M");
  g_autofree char *machine = date_of (data, column (row, 6), "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *names = dopys_site_terms_names (data, column (row, 9));
  g_autofree char *body = dopys_site_content_render (data, column (row, 4));
  g_autofree char *views = g_strdup_printf ("Кількість переглядів: %d", (int) count_view (data, id, visitor));
  g_autofree char *lead = make_lead (data, sqlite3_column_int64 (row, 8));
  g_autofree char *code = make_embed_code (data, id, title);
  DopysSitePageText text = { column (row, 3), date, machine, views, names, lead, body, code };

  return dopys_site_page_write (data, &text, head);
}

char *
dopys_site_page_embed (DopysSiteData *data, gint64 id)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, COLUMNS PUBLISHED "AND id = ?", "i", id);

  if (sqlite3_step (row) != SQLITE_ROW)
    return NULL;
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"uk\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  g_autofree char *title = escape (column (row, 3));
  g_string_append_printf (
      out,
      "<title>%s</title>\n<base target=\"_top\">\n<link rel=\"stylesheet\" href=\"/theme/style.css\">\n"
      "</head>\n<body class=\"card-only\">\n<ul class=\"news\">\n",
      title);
  append_card (data, out, row);
  g_string_append (out, "</ul>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}

/* "Mon, 23 Nov 2026 17:48:00 +0000": RSS wants English names in any locale. */
static char *
rfc822 (GDateTime *time)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");
  return g_strdup_printf ("%s, %02d %s %d %s +0000", days[g_date_time_get_day_of_week (time) - 1],
                          g_date_time_get_day_of_month (time), months[g_date_time_get_month (time) - 1],
                          g_date_time_get_year (time), clock);
}

char *
dopys_site_page_feed (DopysSiteData *data)
{
  g_autoptr (sqlite3_stmt) rows =
      dopys_site_query (data, COLUMNS PUBLISHED "ORDER BY date_gmt DESC, id DESC LIMIT 20", "");
  g_autofree char *site = escape (data->title);
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>%s</title>\n"
      "<link>%s/</link>\n<description>Новини</description>\n<language>uk</language>\n",
      site, data->base);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      g_autofree char *link = link_of (data, rows);
      g_autofree char *title = escape (column (rows, 3));
      g_autofree char *raw = summary_of (rows);
      g_autofree char *summary = escape (raw);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (column (rows, 6), utc);
      g_autofree char *date = time ? rfc822 (time) : g_strdup ("");
      g_string_append_printf (out,
                              "<item><title>%s</title><link>%s</link><guid>%s</guid><description>%s</description>"
                              "<pubDate>%s</pubDate></item>\n",
                              title, link, link, summary, date);
    }
  g_string_append (out, "</channel>\n</rss>\n");
  return g_string_free (out, FALSE);
}

char *
dopys_site_page_notice (DopysSiteData *data, const char *title, const char *body)
{
  GString *out = begin (data, title, NULL);
  g_string_append_printf (out, "<h1>%s</h1>\n%s", title, body);
  return end (data, out);
}

char *
dopys_site_page_missing (DopysSiteData *data)
{
  return dopys_site_page_notice (data, "Сторінку не знайдено",
                                 "<p>Можливо, її перенесли або вилучили. <a href=\"/\">Перейти до новин</a></p>\n");
}
