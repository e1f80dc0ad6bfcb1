/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dopys-json.h"

static void
assert_finds (const char *text, const char *expected)
{
  g_autoptr (JsonNode) node = dopys_json_find (text, strlen (text));
  g_autofree char *found = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  assert_finds ("{\"id\":1}", "{\"id\":1}");
  assert_finds ("\xef\xbb\xbf{\"id\":1}", "{\"id\":1}");
  assert_finds (" \r\n[1,2]\n", "[1,2]");
  assert_finds ("<br />\n<b>Warning</b>: Undefined array key in a[b] and {closure} in <b>x.php</b><br />\n{\"id\":7}",
                "{\"id\":7}");
  assert_finds ("<b>Notice</b>: [\"x\"] {\"id\":7,\"s\":\"}{\\\"]\"}\n<b>Deprecated</b>",
                "{\"id\":7,\"s\":\"}{\\\"]\"}");
  assert_finds ("{\"title\":\"Здоров’я\"}", "{\"title\":\"Здоров’я\"}");
}

static void
test_find_nothing (void)
{
  g_autofree char *deep = g_strnfill (200000, '[');

  assert_finds ("", NULL);
  assert_finds ("0", NULL);
  assert_finds ("<!DOCTYPE html><title>{\"id\":1}</title>", NULL);
  assert_finds ("\n<HTML><script type=\"application/ld+json\">{\"id\":1}</script>", NULL);
  assert_finds ("<h1>Forbidden</h1><style>b{margin:0}</style>", NULL);
  /* Cut off: what stands inside must not be taken for the whole. */
  assert_finds ("{\"id\":1,\"title\":{\"raw\":\"x\"},\"con", NULL);
  assert_finds ("[{\"id\":1},{\"id\":2", NULL);
  assert_finds ("{\"id\":\"\xff\xfe\"}", NULL);
  assert_finds (deep, NULL);
  memset (deep + 100000, ']', 100000);
  assert_finds (deep, NULL);
}

/* Whatever a site sends: no crash, no leak, no warning. */
static void
test_find_hostile (void)
{
  static const char seed[] =
      "\xef\xbb\xbf<b>x</b>{\"id\":1,\"a\":[{\"b\":\"\\u0041\\\"\"},null,-1.5e3],\"t\":{\"raw\":\"я\"}}";
  static const char alphabet[] = "{}[]\",:\\<0e-.tnf \x00\xff\xd1";

  for (guint i = 0; i < 20000; i++)
    {
      char text[sizeof seed];
      gsize length = g_test_rand_int_range (0, sizeof seed);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *plain = NULL;

      memcpy (text, seed, sizeof seed);
      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        text[g_test_rand_int_range (0, sizeof seed - 1)] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      node = dopys_json_find (text, length);
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        plain = dopys_json_plain (dopys_json_get_text (json_node_get_object (node), "t"), 3);
    }
}

static JsonObject *
parse (const char *text, JsonNode **node)
{
  *node = dopys_json_find (text, strlen (text));
  g_assert_nonnull (*node);
  return json_node_get_object (*node);
}

static void
test_members (void)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object =
      parse ("{\"n\":5,\"s\":\"7\",\"d\":8.0,\"huge\":1e300,\"null\":null,\"e\":[],\"o\":{\"raw\":\"r\"},"
             "\"ids\":[3,\"4\",0,null,{},-2],\"t\":true,\"one\":\"1\",\"js\":\"javascript:alert(1)\","
             "\"url\":\"https://rada.example/x\",\"file\":\"file:///etc/passwd\"}",
             &node);
  g_autofree gint64 *ids = NULL;
  g_autofree char *url = dopys_json_dup_url (object, "url");
  guint n;

  g_assert_cmpint (dopys_json_get_int (object, "n"), ==, 5);
  g_assert_cmpint (dopys_json_get_int (object, "s"), ==, 7);
  g_assert_cmpint (dopys_json_get_int (object, "d"), ==, 8);
  g_assert_cmpint (dopys_json_get_int (object, "huge"), ==, 0);
  g_assert_cmpint (dopys_json_get_int (object, "null"), ==, 0);
  g_assert_cmpint (dopys_json_get_int (object, "e"), ==, 0);
  g_assert_cmpint (dopys_json_get_int (NULL, "n"), ==, 0);
  g_assert_null (dopys_json_get_string (object, "n"));
  g_assert_null (dopys_json_get_object (object, "e"));
  g_assert_null (dopys_json_get_array (object, "o"));
  g_assert_true (dopys_json_get_true (object, "t"));
  g_assert_true (dopys_json_get_true (object, "one"));
  g_assert_false (dopys_json_get_true (object, "n"));
  g_assert_cmpstr (dopys_json_get_text (object, "o"), ==, "r");
  g_assert_cmpstr (dopys_json_get_text (object, "s"), ==, "7");
  ids = dopys_json_dup_ids (object, "ids", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (ids[1], ==, 4);
  g_assert_cmpstr (url, ==, "https://rada.example/x");
  g_assert_null (dopys_json_dup_url (object, "js"));
  g_assert_null (dopys_json_dup_url (object, "file"));
}

static void
test_text (void)
{
  g_autofree char *text = dopys_json_unescape ("A &amp; B &#8217;&#x2019; &laquo;&unknown; & &amp");
  g_autofree char *plain = dopys_json_plain ("<p>Вибачте,\n<b>не</b> можна &lt;b&gt;</p>", 100);
  g_autofree char *cut = dopys_json_plain ("абвгґд", 3);
  g_autofree char *nothing = dopys_json_unescape (NULL);

  g_assert_cmpstr (text, ==, "A & B ’’ «&unknown; & &amp");
  g_assert_cmpstr (plain, ==, "Вибачте, не можна <b>");
  g_assert_cmpstr (cut, ==, "абв…");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/find", test_find);
  g_test_add_func ("/json/find-nothing", test_find_nothing);
  g_test_add_func ("/json/find-hostile", test_find_hostile);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/text", test_text);
  return g_test_run ();
}
