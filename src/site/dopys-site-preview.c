/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-preview.h"

#include "dopys-site-content.h"
#include "dopys-site-page.h"

#include <json-glib/json-glib.h>

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/* Transfer full. */
static char *
make_lead (JsonObject *article)
{
  JsonNode *node = json_object_get_member (article, "lead");
  JsonObject *lead = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (!lead)
    return g_strdup ("");
  g_autofree char *url = g_markup_escape_text (get_text (lead, "url"), -1);
  g_autofree char *alt = g_markup_escape_text (get_text (lead, "alt"), -1);
  g_autofree char *caption = g_markup_escape_text (get_text (lead, "caption"), -1);
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
      "#wide:checked ~ nav label[for=wide], #narrow:checked ~ nav label[for=narrow] { background: #1c71d8; color: #fff; }\n"
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
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (!json_parser_load_from_data (parser, article, (gssize) size, error))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "not an object");
      return NULL;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  g_autofree char *body = dopys_site_content_without_blocks (get_text (object, "content"));
  g_autofree char *lead = make_lead (object);
  DopysSiteData data = { .title = (char *) get_text (object, "site"), .base = (char *) "" };
  DopysSitePageText text = { .title = get_text (object, "title"),
                             .date = get_text (object, "date"),
                             .machine = get_text (object, "machine"),
                             .categories = get_text (object, "categories"),
                             .lead = lead,
                             .body = body,
                             .after = "" };
  g_autofree char *page = dopys_site_page_write (&data, &text, NULL), *whole = make_whole (page);
  return make_frame (text.title, whole);
}
