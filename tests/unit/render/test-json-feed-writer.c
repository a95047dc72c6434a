/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed: what is required is there, what is absent is not, and HTML is clean. */
#include <json-glib/json-glib.h>

#include "coranto-json-feed-writer.h"

static JsonObject *
parse (const char *text, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_suffix (text, "}\n"));
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
append_cb (const char *text, gsize length, gpointer user_data)
{
  g_string_append_len (user_data, text, (gssize) length);
}

static CorantoParsedItem *
new_item (void)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();

  item->id = g_strdup ("i1");
  item->views = -1;
  return item;
}

static void
test_item (void)
{
  g_autoptr (CorantoParsedItem) item = new_item ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  JsonObject *object, *ours;
  CorantoAttachment *attachment = coranto_attachment_new ("https://a.example/s.mp3", "audio/mpeg");

  item->url = g_strdup ("https://a.example/dir/1");
  item->title = g_strdup ("标题");
  item->content_html = g_strdup ("<p onclick=x>a<script>b</script><a href=2>c</a></p>");
  item->published = (CorantoDate){ 1795365000, 480, CORANTO_DATE_MINUTE };
  item->source = g_strdup ("科技日报");
  item->views = 5434;
  attachment->size_bytes = 12;
  g_ptr_array_add (item->attachments, attachment);
  g_ptr_array_add (item->tags, g_strdup ("质谱"));
  g_ptr_array_add (item->authors, coranto_person_new ("甲", NULL));
  g_ptr_array_add (item->breadcrumbs, g_strdup ("网"));
  text = coranto_json_item_write (item);
  object = parse (text, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "i1");
  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "标题");
  g_assert_cmpstr (json_object_get_string_member (object, "content_html"), ==,
                   "<p>a<a href=\"https://a.example/dir/2\">c</a></p>");
  g_assert_cmpstr (json_object_get_string_member (object, "date_published"), ==,
                   "2026-11-23T00:30:00+08:00");
  g_assert_false (json_object_has_member (object, "date_modified"));
  g_assert_false (json_object_has_member (object, "summary"));
  ours = json_object_get_object_member (object, "_coranto");
  g_assert_cmpint (json_object_get_int_member (ours, "views"), ==, 5434);
  g_assert_cmpstr (json_object_get_string_member (ours, "source"), ==, "科技日报");
  g_assert_false (json_object_has_member (ours, "editor"));
}

static void
test_bare_item (void)
{
  g_autoptr (CorantoParsedItem) item = new_item ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  JsonObject *object;

  g_clear_pointer (&item->id, g_free);
  item->title = g_strdup ("t");
  text = coranto_json_item_write (item);
  object = parse (text, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "id"), !=, "");
  g_assert_false (json_object_has_member (object, "_coranto"));
  g_assert_false (json_object_has_member (object, "authors"));
}

static void
test_feed (void)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_PAGE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  GString *written = g_string_new (NULL);
  g_autofree char *text = NULL;
  JsonObject *object, *ours;

  feed->title = g_strdup ("t");
  feed->confidence = 0.75;
  feed->is_damaged = TRUE;
  g_ptr_array_add (feed->items, new_item ());
  coranto_json_feed_write (feed, append_cb, written);
  text = g_string_free (written, FALSE);
  object = parse (text, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "version"), ==,
                   "https://jsonfeed.org/version/1.1");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "items")), ==, 1);
  ours = json_object_get_object_member (object, "_coranto");
  g_assert_cmpfloat (json_object_get_double_member (ours, "confidence"), ==, 0.75);
  g_assert_true (json_object_get_boolean_member (ours, "damaged"));
  g_assert_false (json_object_has_member (ours, "cut"));
  g_assert_false (json_object_has_member (object, "hubs"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json-feed-writer/item", test_item);
  g_test_add_func ("/json-feed-writer/bare-item", test_bare_item);
  g_test_add_func ("/json-feed-writer/feed", test_feed);
  return g_test_run ();
}
