/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging: one story once, status kept, nothing lost, nothing written for nothing. */
#include "store-fixture.h"

#define DAY 86400

static gint64
only_id (CorantoStore *store)
{
  g_autoptr (GArray) ids = store_query (store, CORANTO_SCOPE_ALL, 0, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static guint
count (CorantoStore *store)
{
  g_autoptr (GArray) ids = store_query (store, CORANTO_SCOPE_ALL, 0, NULL);

  return ids->len;
}

static void
test_one_story_in_two_channels (StoreFixture *f, gconstpointer data)
{
  gint64 a, b, id;
  g_autoptr (CorantoArticle) article = NULL;
  g_autoptr (CorantoHeadlineRow) row = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (CorantoChannel) channel_a = NULL, channel_b = NULL;

  store_fixture_open (f);
  a = store_subscribe (f->store, "仪器网", "https://example.org/focus/", "今日焦点");
  b = store_subscribe (f->store, "仪器网", "https://example.org/hot/", "时事热点");
  g_assert_cmpint (store_merge (f->store, a,
                                store_feed (store_item (NULL, "https://example.org/news/1.html",
                                                        "光谱仪新国标发布", FIXTURE_NOW - 60),
                                            NULL)),
                   ==, 1);
  g_assert_cmpint (
      store_merge (f->store, b,
                   store_feed (store_item (NULL, "http://example.org/news/1.html?utm_source=x#top",
                                           "光谱仪新国标发布", 0),
                               NULL)),
      ==, 0);
  id = only_id (f->store);
  row = store_row (f->store, id);
  g_assert_cmpstr (row->channels, ==, "今日焦点\n时事热点");
  g_assert_cmpstr (row->source, ==, "今日焦点");
  g_assert_true (row->has_date);
  article = store_article (f->store, id);
  g_assert_cmpuint (article->channel_ids->len, ==, 2);
  g_assert_true (article->is_list_only);
  changed = store_mark (f->store, id, CORANTO_MARK_READ);
  g_assert_cmpuint (changed->len, ==, 1);
  channel_a = store_find_channel (f->store, a);
  channel_b = store_find_channel (f->store, b);
  g_assert_cmpuint (channel_a->unread, ==, 0);
  g_assert_cmpuint (channel_b->unread, ==, 0);
  g_assert_cmpuint (channel_b->total, ==, 1);
}

/* Of two lists, one cuts the headline: whichever comes last, the whole one stays. */
static void
test_cut_titles (StoreFixture *f, gconstpointer data)
{
  static const char *const titles[][3] = {
    { "光谱仪新国标发布", "光谱仪新…", "光谱仪新国标发布" },
    { "光谱仪新…", "光谱仪新国标发布", "光谱仪新国标发布" },
    { "A standard of spectrometers", "A standard ...", "A standard of spectrometers" },
    { "Wait…", "Wait…", "Wait…" },
    { "First name", "Other…", "First name" },
  };

  store_fixture_open (f);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *list_a = g_strdup_printf ("https://example.org/a/%u", i);
      g_autofree char *list_b = g_strdup_printf ("https://example.org/b/%u", i);
      g_autofree char *url = g_strdup_printf ("https://example.org/news/%u.html", i);
      gint64 a = store_subscribe (f->store, NULL, list_a, "A");
      gint64 b = store_subscribe (f->store, NULL, list_b, "B");
      g_autoptr (GArray) ids = NULL;
      g_autoptr (CorantoHeadlineRow) row = NULL;

      for (guint again = 0; again < 2; again++)
        {
          store_merge (f->store, a,
                       store_feed (store_item (NULL, url, titles[i][0], FIXTURE_NOW + i), NULL));
          store_merge (f->store, b,
                       store_feed (store_item (NULL, url, titles[i][1], FIXTURE_NOW + i), NULL));
        }
      ids = store_query (f->store, CORANTO_SCOPE_CHANNEL, a, NULL);
      g_assert_cmpuint (ids->len, ==, 1);
      row = store_row (f->store, g_array_index (ids, gint64, 0));
      g_assert_cmpstr (row->title, ==, titles[i][2]);
    }
}

static void
test_unchanged_writes_nothing (StoreFixture *f, gconstpointer data)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  for (int round = 0; round < 3; round++)
    {
      g_ptr_array_set_size (f->changes, 0);
      store_merge (f->store, channel,
                   store_feed (store_item ("1", "https://example.org/1", "One", FIXTURE_NOW - 10),
                               store_item ("2", NULL, "Two, without address", 0), NULL));
      for (guint i = 0; i < f->changes->len; i++)
        {
          CorantoChangeSet *changes = g_ptr_array_index (f->changes, i);

          g_assert_cmpuint (changes->added->len, ==, round == 0 ? 2 : 0);
          g_assert_cmpuint (changes->updated->len, ==, 0);
        }
    }
  g_assert_cmpuint (count (f->store), ==, 2);
}

static void
test_changed_content_keeps_status (StoreFixture *f, gconstpointer data)
{
  gint64 channel, id;
  CorantoParsedItem *item;
  g_autoptr (CorantoArticle) article = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (
      f->store, channel,
      store_feed (store_item ("guid-1", "https://example.org/1", "Old", FIXTURE_NOW - 10), NULL));
  id = only_id (f->store);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_READ));
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_FAVOURITE));

  item = store_item ("guid-1", "https://example.org/1-new-slug", "New", FIXTURE_NOW - 5);
  item->content_html = g_strdup ("<p>text</p>");
  g_assert_cmpint (store_merge (f->store, channel, store_feed (item, NULL)), ==, 0);
  article = store_article (f->store, only_id (f->store));
  g_assert_cmpint (article->id, ==, id);
  g_assert_cmpstr (article->item->title, ==, "New");
  g_assert_cmpstr (article->item->content_html, ==, "<p>text</p>");
  g_assert_cmpstr (article->item->url, ==, "https://example.org/1-new-slug");
  g_assert_true (article->is_read && article->is_favourite);
  g_assert_false (article->is_list_only);
}

/* A churning id at one address and title is the same story; another id and title is another. */
static void
test_ids_and_addresses (StoreFixture *f, gconstpointer data)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("a", "https://example.org/1", "One", 0), NULL));
  g_assert_cmpint (
      store_merge (f->store, channel,
                   store_feed (store_item ("b", "https://example.org/1", "One", 0), NULL)),
      ==, 0);
  g_assert_cmpint (
      store_merge (f->store, channel,
                   store_feed (store_item ("c", "https://example.org/1", "Other", 0), NULL)),
      ==, 1);
  for (int round = 0; round < 2; round++)
    {
      int expected = round == 0 ? 3 : 0;
      CorantoParsedFeed *feed
          = store_feed (store_item ("x", "https://example.org/", "All lead", 0),
                        store_item ("y", "https://example.org/", "to the", 0),
                        store_item ("z", "https://example.org/", "home page", 0), NULL);

      g_assert_cmpint (store_merge (f->store, channel, feed), ==, expected);
    }
  g_assert_cmpuint (count (f->store), ==, 5);
}

static void
test_item_ids_belong_to_their_channel (StoreFixture *f, gconstpointer data)
{
  gint64 a, b;

  store_fixture_open (f);
  a = store_subscribe (f->store, NULL, "https://a.example/feed", "A");
  b = store_subscribe (f->store, NULL, "https://b.example/feed", "B");
  store_merge (f->store, a, store_feed (store_item ("1", NULL, "A one", 0), NULL));
  g_assert_cmpint (store_merge (f->store, b, store_feed (store_item ("1", NULL, "B one", 0), NULL)),
                   ==, 1);
  /* Neither address nor id. */
  for (int round = 0; round < 2; round++)
    g_assert_cmpint (
        store_merge (f->store, a,
                     store_feed (store_item (NULL, NULL, "Only a title", 0),
                                 store_item (NULL, NULL, "Only another title", 0), NULL)),
        ==, round == 0 ? 2 : 0);
}

static void
test_missing_items_stay (StoreFixture *f, gconstpointer data)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", "https://example.org/1", "One", 0), NULL));
  store_merge (f->store, channel, store_feed (NULL, NULL));
  g_assert_cmpuint (count (f->store), ==, 1);
}

static void
test_page_facts_win (StoreFixture *f, gconstpointer data)
{
  gint64 channel, id;
  CorantoParsedItem *item;
  g_autoptr (CorantoArticle) article = NULL;
  g_autoptr (CorantoHeadlineRow) row = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  item = store_item (NULL, "https://example.org/1", "Headline…", 0);
  item->published = (CorantoDate){ FIXTURE_NOW / DAY * DAY - 8 * 3600, 480, CORANTO_DATE_DAY };
  item->summary = g_strdup ("From the list");
  item->views = 10;
  store_merge (f->store, channel, store_feed (item, NULL));
  id = only_id (f->store);

  item = store_item (NULL, NULL, "Headline in full", FIXTURE_NOW / DAY * DAY + 3600);
  item->content_html = g_strdup ("<p>Body</p>");
  item->content_text = g_strdup ("Body");
  item->source = g_strdup ("新华社");
  item->views = 99;
  g_ptr_array_add (item->breadcrumbs, g_strdup ("首页"));
  g_ptr_array_add (item->breadcrumbs, g_strdup ("正文"));
  g_ptr_array_add (item->authors, coranto_person_new ("Ada", "https://example.org/ada"));
  store_save_page (f->store, id, item);

  /* A poorer entry of the list later. */
  item = store_item (NULL, "https://example.org/1", "Headline", 0);
  item->published = (CorantoDate){ FIXTURE_NOW / DAY * DAY - 8 * 3600, 480, CORANTO_DATE_DAY };
  item->source = g_strdup ("list");
  item->content_html = g_strdup ("<p>teaser</p>");
  item->views = 50;
  store_merge (f->store, channel, store_feed (item, NULL));

  article = store_article (f->store, id);
  g_assert_cmpstr (article->item->title, ==, "Headline in full");
  g_assert_cmpstr (article->item->source, ==, "新华社");
  g_assert_cmpstr (article->item->summary, ==, "From the list");
  g_assert_cmpstr (article->item->content_html, ==, "<p>Body</p>");
  g_assert_cmpint (article->item->published.precision, ==, CORANTO_DATE_SECOND);
  g_assert_cmpint (article->item->published.unix_seconds, ==, FIXTURE_NOW / DAY * DAY + 3600);
  g_assert_cmpint (article->item->views, ==, 99);
  g_assert_cmpuint (article->item->breadcrumbs->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (article->item->breadcrumbs, 0), ==, "首页");
  g_assert_cmpuint (article->item->authors->len, ==, 1);
  g_assert_true (article->is_full);
  g_assert_false (article->is_list_only);
  row = store_row (f->store, id);
  g_assert_cmpstr (row->author, ==, "Ada");
  g_assert_cmpint (row->sort_time, ==, FIXTURE_NOW / DAY * DAY + 3600);
}

/* A list that states days only: today's stories stand where they were seen, older ones in the
 * middle of their day, and the window is told not to show a clock. */
static void
test_days_without_clock (StoreFixture *f, gconstpointer data)
{
  const gint64 midnight = FIXTURE_NOW / DAY * DAY;
  gint64 channel;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CorantoParsedItem *today = store_item ("1", NULL, "today", midnight);
  CorantoParsedItem *before = store_item ("2", NULL, "before", midnight - DAY);
  CorantoHeadlineRow *row;

  today->published.precision = before->published.precision = CORANTO_DATE_DAY;
  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  store_merge (f->store, channel, store_feed (today, before, NULL));
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  rows = store_rows (f->store, ids);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "today");
  g_assert_cmpint (row->sort_time, ==, FIXTURE_NOW);
  g_assert_false (row->has_clock);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpint (row->sort_time, ==, midnight - DAY / 2);
  g_assert_cmpint (row->order_time, ==, row->sort_time);
}

static void
test_order (StoreFixture *f, gconstpointer data)
{
  static const char *const expected[]
      = { "future", "first undated", "second undated", "yesterday", "ancient" };
  gint64 channel;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "ancient", 86400), /* 1970: taken as 1990 */
                           store_item ("2", NULL, "first undated", 0),
                           store_item ("3", NULL, "yesterday", FIXTURE_NOW - DAY),
                           store_item ("4", NULL, "second undated", 0),
                           store_item ("5", NULL, "future", FIXTURE_NOW + 900 * DAY), NULL));
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  rows = store_rows (f->store, ids);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->title, ==, expected[i]);
      g_assert_cmpint (row->sort_time, <=, FIXTURE_NOW + DAY);
      g_assert_cmpint (row->sort_time, >=, 631152000);
      g_assert_true (row->has_date == !g_str_has_suffix (row->title, "undated"));
    }
}

/* Where a page's content goes on is part of it: once it is whole it goes nowhere. */
static void
test_next_page (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  gint64 channel, id;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/list", "L");
  store_merge (f->store, channel,
               store_feed (store_item (NULL, "https://example.org/1", "One", 0), NULL));
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  id = g_array_index (ids, gint64, 0);
  for (guint i = 0; i < 2; i++)
    {
      CorantoParsedItem *item = store_item (NULL, "https://example.org/1", "One", 0);
      const char *next = i == 0 ? "https://example.org/1_2" : NULL;
      g_autoptr (CorantoArticle) article = NULL;

      item->content_html = g_strdup_printf ("<p>To page %u</p>", i);
      item->next_page_url = g_strdup (next);
      store_save_page (f->store, id, item);
      article = store_article (f->store, id);
      g_assert_cmpstr (article->item->next_page_url, ==, next);
    }
}

/* Whether a feed was prepared shows nowhere; what says nothing is not stored. */
static void
test_prepared (StoreFixture *f, gconstpointer data)
{
  gint64 channel;
  CorantoParsedFeed *feeds[2];
  g_autofree char *summaries[2] = { NULL };

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://a.example/feed", "A");
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://a.example/%u", i);
      CorantoParsedItem *item = store_item (NULL, url, "Title", FIXTURE_NOW - i);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (CorantoArticle) article = NULL;
      g_autoptr (CorantoHeadlineRow) row = NULL;

      item->summary = g_strdup (" ");
      item->content_html = g_strdup ("<p>The <b>text</b>,</p>\n<p>and   more</p>");
      feeds[i] = store_feed (item, NULL);
      if (i == 1)
        coranto_store_prepare_feed (feeds[i]);
      store_merge (f->store, channel, feeds[i]);
      ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
      row = store_row (f->store, g_array_index (ids, gint64, ids->len - 1));
      article = store_article (f->store, row->id);
      g_assert_cmpstr (row->url, ==, url);
      g_assert_null (article->item->summary);
      summaries[i] = g_strdup (row->summary);
    }
  g_assert_cmpstr (summaries[0], ==, "The text, and more");
  g_assert_cmpstr (summaries[1], ==, summaries[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/merge/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("one-story-in-two-channels", test_one_story_in_two_channels);
  ADD ("cut-titles", test_cut_titles);
  ADD ("unchanged-writes-nothing", test_unchanged_writes_nothing);
  ADD ("changed-content-keeps-status", test_changed_content_keeps_status);
  ADD ("ids-and-addresses", test_ids_and_addresses);
  ADD ("item-ids-belong-to-their-channel", test_item_ids_belong_to_their_channel);
  ADD ("missing-items-stay", test_missing_items_stay);
  ADD ("page-facts-win", test_page_facts_win);
  ADD ("order", test_order);
  ADD ("days-without-clock", test_days_without_clock);
  ADD ("next-page", test_next_page);
  ADD ("prepared", test_prepared);
  return g_test_run ();
}
