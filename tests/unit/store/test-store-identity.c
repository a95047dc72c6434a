/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes two entries one story, and what does not. */
#include "store-fixture.h"

#define MANY 5000

static guint
count (StoreFixture *f)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);

  return ids->len;
}

static gint64
start (StoreFixture *f)
{
  store_fixture_open (f);
  return store_subscribe (f->store, NULL, "https://example.org/feed", "F");
}

static CorantoParsedItem *
with_text (CorantoParsedItem *item, const char *html)
{
  item->content_html = g_strdup (html);
  return item;
}

/* One entry after the other in a list of its own: how many stories they are. */
typedef struct
{
  const char *name;
  struct
  {
    const char *id, *url, *title, *html;
    gint64 published;
  } entries[2];
  guint stories;
} Pair;

static const Pair pairs[] = {
  { "guid changes, link and title stay",
    { { "a1", "https://example.org/1", "One", NULL, 0 },
      { "a2", "https://example.org/1", "One", NULL, 0 } },
    1 },
  { "guid changes, no link, title and date stay",
    { { "a1", NULL, "One", "x", FIXTURE_NOW }, { "a2", NULL, "One", "y", FIXTURE_NOW } },
    1 },
  { "guid and date change, no link",
    { { "a1", NULL, "One", NULL, FIXTURE_NOW }, { "a2", NULL, "One", NULL, FIXTURE_NOW - 60 } },
    2 },
  { "guid changes, no link, no date, the text is another",
    { { "a1", NULL, "Weekly", "This week", 0 }, { "a2", NULL, "Weekly", "Another week", 0 } },
    2 },
  { "an id that was made of the words changes with them",
    { { "sha1:1", NULL, "One", "text", 0 }, { "sha1:2", NULL, "One", "text, mended", 0 } },
    1 },
  { "https",
    { { "g", "http://example.org/1", "One", NULL, 0 },
      { "g", "https://example.org/1", "One", NULL, 0 } },
    1 },
  { "www",
    { { "g", "https://example.org/1", "One", NULL, 0 },
      { "g", "https://www.example.org/1", "One", NULL, 0 } },
    1 },
  { "tracking, without a guid",
    { { NULL, "https://example.org/1?utm_source=rss", "One", NULL, 0 },
      { NULL, "https://example.org/1?fbclid=2", "One!", NULL, 0 } },
    1 },
  { "last slash",
    { { "g", "https://example.org/1", "One", NULL, 0 },
      { "g", "https://example.org/1/", "One", NULL, 0 } },
    1 },
  { "fragment",
    { { NULL, "https://example.org/1", "One", NULL, 0 },
      { NULL, "https://example.org/1#comments", "One", NULL, 0 } },
    1 },
  { "route",
    { { NULL, "https://example.org/#/1", "One", NULL, 0 },
      { NULL, "https://example.org/#/2", "Two", NULL, 0 } },
    2 },
  { "a guid that is the address, and counts its versions",
    { { "https://example.org/1#0", "https://example.org/1", "One", NULL, 0 },
      { "https://example.org/1#1", "https://example.org/1", "One, mended", NULL, 0 } },
    1 },
  { "guid and title change, the link stays",
    { { "a1", "https://example.org/1", "One", NULL, 0 },
      { "a2", "https://example.org/1", "Two", NULL, 0 } },
    2 },
  { "guid changes, the title is cut",
    { { "a1", "https://example.org/1", "One story of many", NULL, 0 },
      { "a2", "https://example.org/1", "One story…", NULL, 0 } },
    1 },
  { "link and title change, the guid stays",
    { { "g", "https://example.org/1", "One", NULL, 0 },
      { "g", "https://example.org/one", "One, mended", NULL, 0 } },
    1 },
  { "a guid that is the channel's address",
    { { "https://example.org/feed", "https://example.org/1", "One", NULL, 0 },
      { "https://example.org/feed", "https://example.org/2", "Two", NULL, 0 } },
    2 },
  { "a link that is the channel's address, whose guid is made of it",
    { { "http://example.org/feed/", "http://example.org/feed/", "Monday", NULL, 0 },
      { "http://example.org/feed/", "http://example.org/feed/", "Tuesday", NULL, 0 } },
    2 },
  { "a guid that is relative",
    { { "/news/1", NULL, "One", NULL, 0 }, { "/news/1", NULL, "One, mended", NULL, 0 } },
    1 },
  { "white space in a guid",
    { { " g 1\n", NULL, "One", NULL, 0 }, { "g 1", NULL, "One, mended", NULL, 0 } },
    1 },
  { "capitals in guid and title",
    { { "ABC", "https://example.org/1", "ONE  STORY", NULL, 0 },
      { "abc", "https://example.org/1", "One story", NULL, 0 } },
    1 },
  { "capitals in guid and title, no link",
    { { "ABC", NULL, "ＯＮＥ story", NULL, FIXTURE_NOW },
      { "abc", NULL, "one\nstory ", NULL, FIXTURE_NOW } },
    1 },
  { "ids that differ in capitals alone",
    { { "dQw", NULL, "One", NULL, 0 }, { "dqW", NULL, "Two", NULL, 0 } },
    2 },
  { "only content", { { NULL, NULL, NULL, "A text", 0 }, { NULL, NULL, NULL, "A text", 0 } }, 1 },
  { "only content, which changes",
    { { NULL, NULL, NULL, "A text", 0 }, { NULL, NULL, NULL, "A text, mended", 0 } },
    2 },
  { "only content, which changes, but its date stays",
    { { NULL, NULL, NULL, "A text", FIXTURE_NOW },
      { NULL, NULL, NULL, "A text, mended", FIXTURE_NOW } },
    1 },
};

static CorantoParsedItem *
pair_item (const Pair *pair, guint i)
{
  return with_text (store_item (pair->entries[i].id, pair->entries[i].url, pair->entries[i].title,
                                pair->entries[i].published),
                    pair->entries[i].html);
}

static void
test_pairs (StoreFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 channel = start (f);
      guint found;

      g_test_message ("%s", pairs[i].name);
      store_merge (f->store, channel, store_feed (pair_item (&pairs[i], 0), NULL));
      store_merge (f->store, channel, store_feed (pair_item (&pairs[i], 1), NULL));
      found = count (f);
      if (found != pairs[i].stories)
        g_error ("%s: %u stories", pairs[i].name, found);
      store_fixture_tear_down (f, NULL);
      store_fixture_set_up (f, NULL);
    }
}

/* Merges lists of the same stories in turn; each list brings `expected` stories at first, and then
 * nothing and no change. */
static void
assert_stable (StoreFixture *f, gint64 channel, CorantoParsedFeed *(*make) (void), int expected)
{
  for (int round = 0; round < 3; round++)
    {
      g_ptr_array_set_size (f->changes, 0);
      g_assert_cmpint (store_merge (f->store, channel, make ()), ==, round == 0 ? expected : 0);
      for (guint i = 0; round > 0 && i < f->changes->len; i++)
        {
          CorantoChangeSet *changes = g_ptr_array_index (f->changes, i);

          g_assert_cmpuint (changes->added->len + changes->updated->len, ==, 0);
        }
    }
}

static void
assert_titles (StoreFixture *f, const char *const *titles)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_autoptr (GPtrArray) rows = store_rows (f->store, ids);

  g_assert_cmpuint (rows->len, ==, g_strv_length ((char **) titles));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->title, ==, titles[i]);
}

static CorantoParsedFeed *
one_guid_for_all (void)
{
  return store_feed (store_item ("https://blog.example/", "https://example.org/3", "Three", 0),
                     store_item ("https://blog.example/", "https://example.org/2", "Two", 0),
                     store_item ("https://blog.example/", "https://example.org/1", "One", 0), NULL);
}

static void
test_one_guid_for_all (StoreFixture *f, gconstpointer data)
{
  static const char *const before[] = { "Three", "Two", "One", NULL };
  static const char *const after[] = { "Four", "Three", "Two", "One", NULL };
  gint64 channel = start (f);

  assert_stable (f, channel, one_guid_for_all, 3);
  assert_titles (f, before);
  /* Alone in a list it is still not the story of that id. */
  store_merge (f->store, channel,
               store_feed (store_item ("https://blog.example/", "https://example.org/4", "Four",
                                       FIXTURE_NOW + 60),
                           NULL));
  assert_titles (f, after);
}

static CorantoParsedFeed *
one_link_for_all (void)
{
  return store_feed (store_item ("x", "https://blog.example/", "Three", 0),
                     store_item ("y", "https://blog.example/", "Two", 0),
                     store_item ("z", "https://blog.example/", "One", 0), NULL);
}

/* As a feed without guids gives them. */
static CorantoParsedFeed *
one_link_without_guids (void)
{
  static const char *const titles[] = { "Three", "Two", "One" };
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_ptr_array_add (feed->items,
                     store_item ("https://blog.example/", "https://blog.example/", titles[i], 0));
  return feed;
}

static void
test_one_link_for_all (StoreFixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Three", "Two", "One", NULL };

  assert_stable (f, start (f), one_link_for_all, 3);
  assert_titles (f, titles);
}

static void
test_one_link_without_guids (StoreFixture *f, gconstpointer data)
{
  static const char *const before[] = { "Three", "Two", "One", NULL };
  static const char *const after[] = { "Four", "Three", "Two", "One", NULL };
  gint64 channel = start (f);

  assert_stable (f, channel, one_link_without_guids, 3);
  assert_titles (f, before);
  /* The list shrinks to one that is known, then to one that is new. */
  for (guint i = 0; i < 4; i++)
    store_merge (f->store, channel,
                 store_feed (store_item ("https://blog.example/", "https://blog.example/",
                                         i % 2 == 0 ? "Two" : "Four", i % 2 * (FIXTURE_NOW + 60)),
                             NULL));
  assert_titles (f, after);
}

/* Ids that are places in the list: each refresh has them again, with other stories. */
static CorantoParsedFeed *
numbered (guint newest, guint length, gboolean with_links)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (guint place = 1; place <= length; place++)
    {
      guint story = newest + 1 - place;
      g_autofree char *id = g_strdup_printf ("%u", place);
      g_autofree char *url = g_strdup_printf ("https://example.org/%u", story);
      g_autofree char *title = g_strdup_printf ("Story %u", story);

      g_ptr_array_add (feed->items, store_item (id, with_links ? url : NULL, title,
                                                FIXTURE_NOW - 3600 + story * 60));
    }
  return feed;
}

static void
test_ids_that_are_places (StoreFixture *f, gconstpointer data)
{
  const gboolean with_links = GPOINTER_TO_INT (data);
  gint64 channel = start (f);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  store_merge (f->store, channel, numbered (5, 5, with_links));
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 0), CORANTO_MARK_READ));
  for (guint newest = 6; newest <= 9; newest++)
    g_assert_cmpint (store_merge (f->store, channel, numbered (newest, 5, with_links)), ==, 1);
  if (with_links)
    g_assert_cmpint (store_merge (f->store, channel, numbered (14, 5, with_links)), ==, 5);
  g_array_unref (ids);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  rows = store_rows (f->store, ids);
  g_assert_cmpuint (rows->len, ==, with_links ? 14 : 9);
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);
      g_autofree char *title = g_strdup_printf ("Story %u", rows->len - i);

      g_assert_cmpstr (row->title, ==, title);
      g_assert_true (row->is_read == g_str_equal (title, "Story 5"));
    }
}

/* A story whose content is gone and that no list had for a while. */
static void
test_returns_after_purge (StoreFixture *f, gconstpointer data)
{
  gint64 channel = start (f), id;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (CorantoHeadlineRow) row = NULL;

  store_merge (f->store, channel, store_feed (store_item ("g", NULL, "Undated", 0), NULL));
  store_merge (f->store, channel, store_feed (store_item ("h", NULL, "Another", 0), NULL));
  g_assert_cmpuint (count (f), ==, 2);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, "Undated");
  id = g_array_index (ids, gint64, 0);
  g_array_unref (store_mark (f->store, id, CORANTO_MARK_READ));
  store_unsubscribe (f->store, channel);
  store_spin (400); /* purged meanwhile */
  store_fixture_reopen (f);
  g_assert_cmpuint (count (f), ==, 0);

  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  g_assert_cmpint (
      store_merge (f->store, channel, store_feed (store_item ("g", NULL, "Undated", 0), NULL)), ==,
      0);
  again = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpint (g_array_index (again, gint64, 0), ==, id);
  row = store_row (f->store, id);
  g_assert_true (row->is_read);
}

static CorantoParsedItem *
dated (CorantoParsedItem *item, gint64 modified)
{
  item->modified = (CorantoDate){ modified, 0, CORANTO_DATE_SECOND };
  return item;
}

/* RFC 4287 4.1.1: entries of one id in one document are versions of one entry. */
static CorantoParsedFeed *
stated_twice (void)
{
  return store_feed (
      dated (store_item ("tag:1", "https://example.org/1", "First", 0), FIXTURE_NOW - 50),
      dated (store_item ("tag:1", "https://example.org/1", "Second", 0), FIXTURE_NOW - 20),
      dated (store_item ("tag:1", "https://example.org/1", "Oldest", 0), FIXTURE_NOW - 90),
      store_item ("a", "https://example.org/2", "Listed twice", 0),
      store_item ("b", "https://example.org/2", "Listed  twice", 0), NULL);
}

static void
test_stated_twice (StoreFixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Second", "Listed twice", NULL };

  assert_stable (f, start (f), stated_twice, 2);
  assert_titles (f, titles);
}

/* A list that is damaged or cut takes nothing away. */
static void
test_damaged_list_removes_nothing (StoreFixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Three", "Two", "One", NULL };
  CorantoParsedFeed *damaged = store_feed (NULL, NULL);
  gint64 channel = start (f);

  store_merge (f->store, channel, one_link_for_all ());
  damaged->is_damaged = damaged->is_cut = TRUE;
  g_ptr_array_add (damaged->items, store_item ("y", "https://blog.example/", "Two", 0));
  g_assert_cmpint (store_merge (f->store, channel, damaged), ==, 0);
  assert_titles (f, titles);
}

static CorantoParsedFeed *
many_undated (void)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);
      g_autofree char *title = g_strdup_printf ("%u", i);

      g_ptr_array_add (feed->items, store_item (id, NULL, title, 0));
    }
  return feed;
}

static void
test_many_undated (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  assert_stable (f, start (f), many_undated, MANY);
  ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  rows = store_rows (f->store, ids);
  g_assert_cmpuint (rows->len, ==, MANY);
  for (guint i = 0; i < rows->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (g_ascii_strtoll (row->title, NULL, 10), ==, i);
      g_assert_true (i == 0 || g_array_index (ids, gint64, i) < g_array_index (ids, gint64, i - 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD_WITH(path, data, func)                                                                 \
  g_test_add ("/store/identity/" path, StoreFixture, data, store_fixture_set_up, func,             \
              store_fixture_tear_down)
#define ADD(path, func) ADD_WITH (path, NULL, func)
  ADD ("pairs", test_pairs);
  ADD ("one-guid-for-all", test_one_guid_for_all);
  ADD ("one-link-for-all", test_one_link_for_all);
  ADD ("one-link-without-guids", test_one_link_without_guids);
  ADD_WITH ("ids-that-are-places", GINT_TO_POINTER (TRUE), test_ids_that_are_places);
  ADD_WITH ("ids-that-are-places-without-links", NULL, test_ids_that_are_places);
  ADD ("returns-after-purge", test_returns_after_purge);
  ADD ("stated-twice", test_stated_twice);
  ADD ("damaged-list-removes-nothing", test_damaged_list_removes_nothing);
  ADD ("many-undated", test_many_undated);
  return g_test_run ();
}
