/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1. */
#include "coranto-error.h"
#include "feed-fixture.h"

#define JSON(rest) "{\"version\":\"https://jsonfeed.org/version/1.1\"," rest "}"

static void
test_feed (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      JSON ("\"title\":\"a < b &amp; c\",\"home_page_url\":\"/\",\"feed_url\":\"/f.json\","
            "\"description\":\"Words\",\"language\":\"en_GB\",\"icon\":\"/i.png\","
            "\"favicon\":\"/f.ico\",\"authors\":[{\"name\":\"Anna\",\"url\":\"/anna\"},7,{}],"
            "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}],\"items\":[]"));

  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_JSON_FEED);
  g_assert_cmpstr (feed->version, ==, "json11");
  g_assert_cmpstr (feed->title, ==, "a < b &amp; c");
  g_assert_cmpstr (feed->home_page_url, ==, "https://news.example/");
  g_assert_cmpstr (feed->feed_url, ==, "https://news.example/f.json");
  g_assert_cmpstr (feed->language, ==, "en-GB");
  g_assert_cmpstr (feed->hub_url, ==, "https://hub.example/");
  g_assert_cmpuint (feed->authors->len, ==, 1);
  g_assert_cmpuint (feed->items->len, ==, 0);
}

static void
test_item (void)
{
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (
      JSON ("\"items\":[null,{\"id\":4711,\"url\":\"/1\",\"external_url\":\"https://o.example/\","
            "\"title\":\"One\",\"summary\":\"Short\",\"content_html\":\"<p>x</p>\","
            "\"image\":\"p.jpg\",\"date_published\":\"2024-05-06T07:08:09+02:00\","
            "\"date_modified\":\"nonsense\",\"tags\":[\"a\",1,\"b\",\"a\"],\"language\":\"de\","
            "\"author\":{\"name\":\"Karl\"},\"attachments\":[{\"url\":\"a.mp3\","
            "\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":12,\"duration_in_seconds\":60}]},"
            "{\"content_text\":\"a < b\",\"title\":7},{\"url\":\"javascript:alert(1)\"}]"));
  CorantoParsedItem *item = fixture_item (feed, 0);
  CorantoAttachment *sound = item->attachments->pdata[0];
  g_autofree char *published = fixture_date (item->published);

  g_assert_cmpuint (feed->items->len, ==, 3);
  g_assert_cmpstr (item->id, ==, "4711");
  g_assert_cmpstr (item->url, ==, "https://news.example/1");
  g_assert_cmpstr (item->external_url, ==, "https://o.example/");
  g_assert_cmpstr (item->summary, ==, "Short");
  g_assert_cmpstr (item->content_html, ==, "<p>x</p>");
  g_assert_cmpstr (item->image, ==, "https://news.example/p.jpg");
  g_assert_cmpstr (published, ==, "2024-05-06T07:08:09+02:00");
  g_assert_cmpint (item->modified.precision, ==, CORANTO_DATE_NONE);
  g_assert_cmpuint (item->tags->len, ==, 2);
  g_assert_cmpstr (((CorantoPerson *) item->authors->pdata[0])->name, ==, "Karl");
  g_assert_cmpint (sound->size_bytes, ==, 12);
  g_assert_cmpstr (fixture_item (feed, 1)->content_text, ==, "a < b");
  g_assert_nonnull (fixture_item (feed, 1)->id);
  g_assert_null (fixture_item (feed, 2)->url);
}

static void
test_errors (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested = g_strdup_printf (JSON ("\"items\":%s"), deep);

  g_assert_cmpint (fixture_error (JSON ("\"items\":7")), ==, CORANTO_ERROR_NOT_A_FEED);
  g_assert_cmpint (fixture_error (JSON ("\"items\":[{\"id\":")), ==, CORANTO_ERROR_MALFORMED);
  g_assert_cmpint (fixture_error (nested), ==, CORANTO_ERROR_MALFORMED);
}

/* Items that are no JSON, or nested without end, cost nobody the others; nor does a missing end. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *items;
    guint n;
    gboolean is_damaged;
  } cases[] = {
    { "[{\"id\":\"1\"},{\"id\":\"2\"}]", 2, FALSE },
    { "[{\"id\":\"1\"} {\"id\":\"2\"},]", 2, FALSE },
    { "[{\"id\":\"1\"},{\"id\":oops},{\"id\":\"3\"}]", 2, TRUE },
    { "[{\"id\":\"] } , [\"},null,7,\"x\",{\"id\":\"\\\"]\"}]", 2, FALSE },
  };
  g_autofree char *deep = g_strnfill (1000, '[');
  g_autofree char *back = g_strnfill (1000, ']');
  g_autofree char *nested
      = g_strdup_printf ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
                         "{\"id\":\"1\",\"x\":%s%s},{\"id\":\"2\"}],\"title\":\"T\"}",
                         deep, back);
  g_autoptr (CorantoParsedFeed) feed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = g_strdup_printf (
          "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":%s,\"title\":\"T\"}",
          cases[i].items);
      g_autofree char *open = g_strdup_printf (
          "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"T\",\"items\":%.*s",
          (int) strlen (cases[i].items) - 1, cases[i].items);
      g_autoptr (CorantoParsedFeed) good = fixture_parse (whole);
      g_autoptr (CorantoParsedFeed) cut = fixture_parse (open);

      g_test_message ("%u", i);
      g_assert_cmpuint (good->items->len, ==, cases[i].n);
      g_assert_cmpint (good->is_damaged, ==, cases[i].is_damaged);
      g_assert_cmpstr (good->title, ==, "T");
      g_assert_true (cut->is_damaged);
      /* Of what stands last nobody knows that it was whole. */
      g_assert_cmpuint (cut->items->len, <=, cases[i].n);
      g_assert_cmpuint (cut->items->len, >=, cases[i].n - 1);
      g_assert_cmpstr (cut->title, ==, "T");
    }
  feed = fixture_parse (nested);
  g_assert_cmpuint (feed->items->len, ==, 1);
  g_assert_true (feed->is_damaged);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/json/feed", test_feed);
  g_test_add_func ("/feeds/json/item", test_item);
  g_test_add_func ("/feeds/json/errors", test_errors);
  g_test_add_func ("/feeds/json/damaged", test_damaged);
  return g_test_run ();
}
