/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a walk from page to page ends. */
#include "coranto-gap-job.h"
#include "coranto-list-page.h"
#include "coranto-page-walk.h"

static CorantoParsedFeed *
page_of (const char *const *urls)
{
  CorantoParsedFeed *page = coranto_parsed_feed_new (CORANTO_FEED_KIND_PAGE);

  for (; *urls; urls++)
    {
      CorantoParsedItem *item = coranto_parsed_item_new ();

      item->url = g_strdup (*urls);
      g_ptr_array_add (page->items, item);
    }
  return page;
}

static void
test_addresses (void)
{
  g_autoptr (CorantoPageWalk) walk = coranto_page_walk_new ("https://www.example.org/list.html");

  g_assert_false (coranto_page_walk_go (walk, NULL));
  g_assert_false (coranto_page_walk_go (walk, "https://www.example.org/list.html#top"));
  g_assert_false (coranto_page_walk_go (walk, "https://elsewhere.example/list_2.html"));
  g_assert_true (coranto_page_walk_go (walk, "https://www.example.org/list_2.html"));
  g_assert_true (coranto_page_walk_go (walk, "https://news.example.org/list_3.html"));
  g_assert_false (coranto_page_walk_go (walk, "https://www.example.org/list_2.html"));
}

static void
test_repetition (void)
{
  static const char *const first[]
      = { "https://example.org/1", "https://example.org/2", "https://example.org/3", NULL };
  static const char *const part[] = { "https://example.org/3", "https://example.org/2", NULL };
  static const char *const next[] = { "https://example.org/3", "https://example.org/4", NULL };
  g_autoptr (CorantoPageWalk) walk = coranto_page_walk_new ("https://example.org/");
  g_autoptr (CorantoParsedFeed) one = page_of (first);
  g_autoptr (CorantoParsedFeed) two = page_of (part);
  g_autoptr (CorantoParsedFeed) three = page_of (next);

  g_assert_false (coranto_page_walk_repeats (walk, one));
  g_assert_true (coranto_page_walk_repeats (walk, two));
  g_assert_false (coranto_page_walk_repeats (walk, three));
}

static void
test_gap (void)
{
  static const char *const urls[] = { "https://example.org/1", "https://example.org/2", NULL };
  g_autoptr (CorantoParsedFeed) page = page_of (urls);
  g_autoptr (CorantoKnownStories) known = coranto_known_stories_new ();

  page->next_page_url = g_strdup ("https://example.org/list_2");
  g_assert_false (coranto_gap_is_open (page, NULL));
  g_assert_false (coranto_gap_is_open (page, known));
  coranto_known_stories_add (known, "https://example.org/0");
  g_assert_true (coranto_gap_is_open (page, known));
  coranto_known_stories_add (known, "http://example.org/2");
  g_assert_false (coranto_gap_is_open (page, known));
}

static void
test_missing (void)
{
  g_autoptr (GError) no_page = g_error_new (CORANTO_ERROR, CORANTO_ERROR_HTTP_STATUS, "404");
  g_autoptr (GError) broken = g_error_new (CORANTO_ERROR, CORANTO_ERROR_HTTP_STATUS, "500");
  g_autoptr (GError) empty = g_error_new (CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES, "%s", "");
  g_autoptr (GError) slow = g_error_new (CORANTO_ERROR, CORANTO_ERROR_TIMEOUT, "%s", "");

  g_assert_true (coranto_list_page_is_missing (no_page));
  g_assert_true (coranto_list_page_is_missing (empty));
  g_assert_false (coranto_list_page_is_missing (broken));
  g_assert_false (coranto_list_page_is_missing (slow));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/page-walk/addresses", test_addresses);
  g_test_add_func ("/engine/page-walk/repetition", test_repetition);
  g_test_add_func ("/engine/page-walk/gap", test_gap);
  g_test_add_func ("/engine/page-walk/missing", test_missing);
  return g_test_run ();
}
