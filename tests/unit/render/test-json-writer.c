/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as it is written, read back by json-glib. */
#include <json-glib/json-glib.h>

#include "coranto-json-writer.h"

static void
append_cb (const char *text, gsize length, gpointer user_data)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* What `writer` wrote into `text`, parsed.  Takes both. */
static JsonNode *
read_back (CorantoJsonWriter *writer, GString *text)
{
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  coranto_json_writer_free (writer);
  json = g_string_free (text, FALSE);
  g_assert_true (g_str_has_suffix (json, "\n"));
  root = json_from_string (json, &error);
  g_assert_no_error (error);
  return root;
}

/* Every character comes back. */
static void
test_strings (void)
{
  GString *text = g_string_new (NULL);
  GString *value = g_string_new (NULL);
  CorantoJsonWriter *writer = coranto_json_writer_new (append_cb, text);
  g_autoptr (JsonNode) root = NULL;

  for (gunichar c = 1; c < 0x3000; c++)
    if (g_unichar_validate (c))
      g_string_append_unichar (value, c);
  g_string_append (value, "光谱\U0001F52C\"");
  coranto_json_writer_begin_object (writer, NULL);
  coranto_json_writer_string (writer, "a \"name\"\\", value->str);
  coranto_json_writer_string (writer, "", "");
  coranto_json_writer_end (writer);
  root = read_back (writer, text);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "a \"name\"\\"), ==,
                   value->str);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), ""), ==, "");
  g_string_free (value, TRUE);
}

static void
test_shapes (void)
{
  GString *text = g_string_new (NULL);
  CorantoJsonWriter *writer = coranto_json_writer_new (append_cb, text);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *array;

  coranto_json_writer_begin_object (writer, NULL);
  coranto_json_writer_begin_array (writer, "empty");
  coranto_json_writer_end (writer);
  coranto_json_writer_begin_array (writer, "list");
  for (guint i = 0; i < 50000; i++) /* longer than what is handed over at once */
    coranto_json_writer_int (writer, NULL, i);
  coranto_json_writer_begin_object (writer, NULL);
  coranto_json_writer_true (writer, "yes");
  coranto_json_writer_double (writer, "half", 0.5);
  coranto_json_writer_int (writer, "least", G_MININT64);
  coranto_json_writer_end (writer);
  coranto_json_writer_end (writer);
  coranto_json_writer_string (writer, "after", "x");
  coranto_json_writer_end (writer);
  root = read_back (writer, text);
  object = json_node_get_object (root);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "empty")), ==, 0);
  array = json_object_get_array_member (object, "list");
  g_assert_cmpuint (json_array_get_length (array), ==, 50001);
  g_assert_cmpint (json_array_get_int_element (array, 49999), ==, 49999);
  g_assert_cmpstr (json_object_get_string_member (object, "after"), ==, "x");
  object = json_array_get_object_element (array, 50000);
  g_assert_true (json_object_get_boolean_member (object, "yes"));
  g_assert_cmpfloat (json_object_get_double_member (object, "half"), ==, 0.5);
  g_assert_cmpint (json_object_get_int_member (object, "least"), ==, G_MININT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/json-writer/strings", test_strings);
  g_test_add_func ("/render/json-writer/shapes", test_shapes);
  return g_test_run ();
}
