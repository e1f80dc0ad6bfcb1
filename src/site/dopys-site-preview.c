/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-preview.h"

#include "dopys-site-content.h"
#include "dopys-site-page.h"

/* "" where nothing is said. Transfer full. */
static char *
get_text (GKeyFile *article, const char *group, const char *name)
{
  char *text = g_key_file_get_string (article, group, name, NULL);

  return text ? text : g_strdup ("");
}

/* The same for HTML. Transfer full. */
static char *
get_escaped (GKeyFile *article, const char *group, const char *name)
{
  g_autofree char *text = get_text (article, group, name);

  return g_markup_escape_text (text, -1);
}

/* Transfer full. */
static char *
make_lead (GKeyFile *article)
{
  g_autofree char *url = get_escaped (article, "lead", "url"), *alt = get_escaped (article, "lead", "alt");
  g_autofree char *caption = get_escaped (article, "lead", "caption");

  if (!*url)
    return g_strdup ("");
  return g_strdup_printf ("<figure class=\"lead\"><img src=\"%s\" alt=\"%s\">%s%s%s</figure>\n", url, alt,
                          *caption ? "<figcaption>" : "", caption, *caption ? "</figcaption>" : "");
}

/* Of the theme. Transfer full. */
static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/dopys/site/", name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* The page with all that it needs within itself; its own links lead nowhere. Transfer full. */
static char *
make_whole (const char *page)
{
  g_autoptr (GString) out = g_string_new (page);
  g_autoptr (GBytes) style = load ("style.css"), icon = load ("icon.svg");
  g_autofree char *rules = g_strdup_printf ("<style>%.*s</style>", (int) g_bytes_get_size (style),
                                            (const char *) g_bytes_get_data (style, NULL));
  g_autofree char *coded = g_base64_encode (g_bytes_get_data (icon, NULL), g_bytes_get_size (icon));
  g_autofree char *emblem = g_strconcat ("data:image/svg+xml;base64,", coded, NULL);

  g_string_replace (out, "<link rel=\"stylesheet\" href=\"/theme/style.css\">", rules, 1);
  g_string_replace (out, "<script src=\"/theme/lightbox.js\" defer></script>", "<base target=\"_blank\">", 1);
  g_string_replace (out, "/theme/icon.svg", emblem, 0);
  g_string_replace (out, "href=\"/", "href=\"#", 0);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Round the page: which width it is looked at in. */
static char *
make_frame (const char *title, const char *page)
{
  g_autofree char *name = g_markup_escape_text (title, -1), *inner = g_markup_escape_text (page, -1);

  return g_strdup_printf (
      "<!DOCTYPE html>\n<html lang=\"uk\">\n<head>\n<meta charset=\"utf-8\">\n<title>Перегляд: %s</title>\n<style>\n"
      "html, body { height: 100%%; margin: 0; }\n"
      "body { display: flex; flex-direction: column; background: #deddda; color: #241f31; font: 15px sans-serif; }\n"
      "nav { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 8px 16px; background: #fff; "
      "border-bottom: 1px solid #c0bfbc; }\nnav strong { flex: 1; }\n"
      "label { padding: 6px 14px; border-radius: 999px; cursor: pointer; }\n"
      "input { position: absolute; opacity: 0; }\n"
      "#wide:checked ~ nav label[for=wide], #narrow:checked ~ nav label[for=narrow] { background: #1c71d8; color: "
      "#fff; }\n"
      "#wide:focus-visible ~ nav label[for=wide], #narrow:focus-visible ~ nav label[for=narrow] "
      "{ outline: 3px solid #241f31; outline-offset: 2px; }\n"
      "iframe { flex: 1; width: 100%%; border: 0; background: #fff; align-self: center; }\n"
      "#narrow:checked ~ iframe { width: 390px; max-width: 100%%; box-shadow: 0 0 0 1px #c0bfbc; }\n"
      "</style>\n</head>\n<body>\n<input type=\"radio\" name=\"width\" id=\"wide\" checked>"
      "<input type=\"radio\" name=\"width\" id=\"narrow\">\n"
      "<nav><strong>Перегляд: на сайті цього ще немає</strong><label for=\"wide\">Комп’ютер</label>"
      "<label for=\"narrow\">Телефон</label></nav>\n"
      "<iframe title=\"Сторінка новини\" sandbox=\"allow-popups\" srcdoc=\"%s\"></iframe>\n</body>\n</html>\n",
      name, inner);
}

char *
dopys_site_preview_write (const char *article, gsize size, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, article, size, G_KEY_FILE_NONE, error))
    return NULL;
  g_autofree char *site = get_text (file, "article", "site"), *title = get_text (file, "article", "title");
  g_autofree char *date = get_escaped (file, "article", "date"), *machine = get_escaped (file, "article", "machine");
  g_autofree char *categories = get_text (file, "article", "categories");
  g_autofree char *content = get_text (file, "article", "content");
  g_autofree char *body = dopys_site_content_without_blocks (content), *lead = make_lead (file);
  DopysSiteData data = { .title = site, .base = (char *) "" };
  DopysSitePageText text = {
    .title = title, .date = date, .machine = machine, .categories = categories, .lead = lead, .body = body, .after = ""
  };
  g_autofree char *page = dopys_site_page_write (&data, &text, NULL), *whole = make_whole (page);
  return make_frame (title, whole);
}
