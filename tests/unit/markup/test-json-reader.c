/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside. */
#include <string.h>

#include "coranto-error.h"
#include "coranto-json-reader.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = coranto_json_parse (text, -1, coranto_limits_default (), &error);

  g_assert_no_error (error);
  return node;
}

static void
assert_refused (const char *text, const CorantoLimits *limits, CorantoErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (coranto_json_parse (text, -1, limits, &error));
  g_assert_error (error, CORANTO_ERROR, (int) code);
}

static void
test_members (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"x\",\"i\":7,\"d\":1.5,\"b\":true,\"n\":null,"
                                     "\"a\":[1],\"o\":{\"p\":1},\"t\":\"12\",\"big\":1e300}");
  JsonObject *object = json_node_get_object (node);
  g_autofree char *s = coranto_json_dup_string (object, "s");
  g_autofree char *i = coranto_json_dup_string (object, "i");
  g_autofree char *d = coranto_json_dup_string (object, "d");

  g_assert_cmpstr (s, ==, "x");
  g_assert_cmpstr (i, ==, "7");
  g_assert_cmpstr (d, ==, "1.5");
  g_assert_null (coranto_json_dup_string (object, "b"));
  g_assert_null (coranto_json_dup_string (object, "n"));
  g_assert_null (coranto_json_dup_string (object, "a"));
  g_assert_null (coranto_json_dup_string (object, "missing"));
  g_assert_cmpint (coranto_json_get_int (object, "i", 0), ==, 7);
  g_assert_cmpint (coranto_json_get_int (object, "d", 0), ==, 1);
  g_assert_cmpint (coranto_json_get_int (object, "t", 0), ==, 12);
  g_assert_cmpint (coranto_json_get_int (object, "s", -1), ==, -1);
  g_assert_cmpint (coranto_json_get_int (object, "big", -1), ==, -1);
  g_assert_cmpint (json_array_get_length (coranto_json_get_array (object, "a")), ==, 1);
  g_assert_null (coranto_json_get_array (object, "o"));
  g_assert_nonnull (coranto_json_get_object (object, "o"));
  g_assert_null (coranto_json_get_object (object, "a"));
}

static void
test_escapes (void)
{
  g_autoptr (JsonNode) node
      = parse ("{\"pair\":\"\\ud83d\\ude00\",\"lone\":\"\\ud800x\",\"low\":\"\\udc00\","
               "\"nul\":\"a\\u0000b\",\"octal\":\"\\203\",\"short\":\"\\u12\","
               "\"back\":\"\\\\ud800\"}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (json_object_get_string_member (object, "pair"), ==, "😀");
  g_assert_cmpstr (json_object_get_string_member (object, "lone"), ==, "\uFFFDx");
  g_assert_cmpstr (json_object_get_string_member (object, "low"), ==, "\uFFFD");
  g_assert_cmpstr (json_object_get_string_member (object, "nul"), ==, "a\uFFFDb");
  g_assert_cmpstr (json_object_get_string_member (object, "octal"), ==, "?203");
  g_assert_cmpstr (json_object_get_string_member (object, "short"), ==, "?u12");
  g_assert_cmpstr (json_object_get_string_member (object, "back"), ==, "\\ud800");
}

static void
test_limits (void)
{
  CorantoLimits limits = *coranto_limits_default ();
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *string = g_strdup_printf ("{\"a\":\"%s\"}", deep);
  g_autoptr (JsonNode) node = NULL;

  assert_refused (deep, &limits, CORANTO_ERROR_LIMIT);
  node = parse (string); /* brackets in a string do not nest */
  g_assert_nonnull (node);
  limits.feed_bytes = 10;
  assert_refused ("[1,2,3,4,5,6]", &limits, CORANTO_ERROR_TOO_LARGE);
}

static void
test_malformed (void)
{
  const CorantoLimits *limits = coranto_limits_default ();
  g_autoptr (JsonNode) bom = parse ("\xEF\xBB\xBF[1]");
  g_autoptr (JsonNode) broken = parse ("[\"a\xFF\"]");

  assert_refused ("", limits, CORANTO_ERROR_EMPTY);
  assert_refused ("{\"a\":", limits, CORANTO_ERROR_MALFORMED);
  assert_refused ("<html>", limits, CORANTO_ERROR_MALFORMED);
  g_assert_cmpint (json_array_get_int_element (json_node_get_array (bom), 0), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (broken), 0), ==, "a\uFFFD");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json-reader/members", test_members);
  g_test_add_func ("/json-reader/escapes", test_escapes);
  g_test_add_func ("/json-reader/limits", test_limits);
  g_test_add_func ("/json-reader/malformed", test_malformed);
  return g_test_run ();
}
