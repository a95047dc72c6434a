/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the shared values: references, copies, equality.  Leaks show under ASan. */
#include "coranto-article.h"
#include "coranto-change-set.h"
#include "coranto-known-stories.h"
#include "coranto-query.h"

static void
test_parsed_feed (void)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_RSS);
  g_autoptr (CorantoParsedFeed) same = coranto_parsed_feed_ref (feed);
  CorantoParsedItem *item = coranto_parsed_item_new ();

  item->title = g_strdup ("Title");
  g_ptr_array_add (item->authors, coranto_person_new ("A", NULL));
  g_ptr_array_add (item->attachments, coranto_attachment_new ("https://example.org/a", NULL));
  g_ptr_array_add (feed->items, item);
  g_assert_cmpint (item->views, ==, -1);
  g_assert_cmpuint (same->items->len, ==, 1);
}

static void
test_query (void)
{
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_CHANNEL, 7);
  g_autoptr (CorantoQuery) copy = NULL;

  query->search = g_strdup ("光谱");
  copy = coranto_query_copy (query);
  g_assert_true (coranto_query_equal (query, copy));
  copy->unread_only = TRUE;
  g_assert_false (coranto_query_equal (query, copy));
  g_assert_false (coranto_query_equal (query, NULL));
  g_assert_true (coranto_query_equal (NULL, NULL));
}

static void
test_change_set (void)
{
  g_autoptr (CorantoChangeSet) changes = coranto_change_set_new ();
  gint64 id = 3;

  g_assert_true (coranto_change_set_is_empty (changes));
  g_array_append_val (changes->restated, id);
  g_assert_false (coranto_change_set_is_empty (changes));
}

static void
test_known_stories (void)
{
  g_autoptr (CorantoKnownStories) known = coranto_known_stories_new ();

  g_assert_false (coranto_known_stories_has (NULL, "https://example.org/1"));
  g_assert_cmpuint (coranto_known_stories_count (NULL), ==, 0);
  coranto_known_stories_add (known, "http://Example.org/1?utm_source=x");
  coranto_known_stories_add (known, "https://example.org/1");
  coranto_known_stories_add (known, "no address");
  coranto_known_stories_add (known, NULL);
  g_assert_cmpuint (coranto_known_stories_count (known), ==, 1);
  g_assert_cmpstr (coranto_known_stories_get (known, 0), ==, "http://Example.org/1?utm_source=x");
  g_assert_true (coranto_known_stories_has (known, "https://example.org/1#top"));
  g_assert_false (coranto_known_stories_has (known, "https://example.org/2"));
  for (guint i = 0; i < 2 * CORANTO_KNOWN_STORIES_MAX; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/story/%u", i);

      coranto_known_stories_add (known, url);
    }
  g_assert_cmpuint (coranto_known_stories_count (known), ==, CORANTO_KNOWN_STORIES_MAX);
}

static void
test_articles (void)
{
  g_autoptr (CorantoArticle) article = coranto_article_new ();
  g_autoptr (CorantoHeadlineRow) row = coranto_headline_row_new ();
  g_autoptr (CorantoChannel) channel = coranto_channel_new ();
  g_autoptr (CorantoCategory) category = coranto_category_new (1, "Portal", 0);

  article->item = coranto_parsed_item_new ();
  row->title = g_strdup ("Title");
  channel->url = g_strdup ("https://example.org/");
  g_assert_cmpint (row->views, ==, -1);
  g_assert_cmpstr (category->title, ==, "Portal");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/values/parsed-feed", test_parsed_feed);
  g_test_add_func ("/values/query", test_query);
  g_test_add_func ("/values/change-set", test_change_set);
  g_test_add_func ("/values/known-stories", test_known_stories);
  g_test_add_func ("/values/articles", test_articles);
  return g_test_run ();
}
