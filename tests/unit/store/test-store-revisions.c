/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that change: what counts, what is kept of them, for how long it is news. */
#include "store-fixture.h"

#define URL "https://example.org/1"

typedef struct
{
  const char *title;
  const char *html;
} Version;

static CorantoParsedItem *
make_item (const Version *version)
{
  CorantoParsedItem *item = store_item ("g", URL, version->title, FIXTURE_NOW - 60);

  item->content_html = g_strdup (version->html);
  return item;
}

static gint64
only_id (StoreFixture *f)
{
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gint64
start (StoreFixture *f, const Version *version)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel, store_feed (make_item (version), NULL));
  return channel;
}

static void
assert_row (StoreFixture *f, gboolean is_changed)
{
  g_autoptr (CorantoHeadlineRow) row = store_row (f->store, only_id (f));

  g_assert_true (row->is_changed == is_changed);
}

static void
mark_read (StoreFixture *f)
{
  g_array_unref (store_mark (f->store, only_id (f), CORANTO_MARK_READ));
}

static const struct
{
  const char *name;
  Version before, after;
  gboolean is_changed;
} changes[] = {
  { "title", { "Old", "<p>x</p>" }, { "New", "<p>x</p>" }, TRUE },
  { "text", { "T", "<p>Ten people</p>" }, { "T", "<p>Eleven people</p>" }, TRUE },
  { "text goes on", { "T", "<p>One.</p>" }, { "T", "<p>One.</p><p>Two.</p>" }, TRUE },
  { "nothing", { "T", "<p>x</p>" }, { "T", "<p>x</p>" }, FALSE },
  { "white space", { "A  title", "<p>x  y</p>" }, { "A title ", "<p>x\ny</p>" }, FALSE },
  { "width", { "标题，一", "<p>（甲）</p>" }, { "标题,一", "<p>(甲)</p>" }, FALSE },
  { "markup", { "T", "<p>x <b>y</b></p>" }, { "T", "<div>x</div> <i>y</i>" }, FALSE },
  { "tracking", { "T", "<a href='/a?utm_id=1'>x</a>" }, { "T", "<a href='/a'>x</a>" }, FALSE },
  { "filled", { "T", NULL }, { "T", "<p>x</p>" }, FALSE },
  { "filled where it was cut",
    { "A title…", "<p>One two…</p>" },
    { "A title, whole", "<p>One two three</p>" },
    FALSE },
  { "cut", { "T", "<p>One two three</p>" }, { "T", "<p>One two [&#8230;]</p>" }, FALSE },
};

static void
test_what_counts (StoreFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      gint64 channel = start (f, &changes[i].before);
      CorantoParsedItem *item = make_item (&changes[i].after);
      g_autoptr (CorantoArticle) article = NULL;

      item->views = 5;
      item->modified = (CorantoDate){ FIXTURE_NOW, 0, CORANTO_DATE_SECOND };
      g_test_message ("%s", changes[i].name);
      store_merge (f->store, channel, store_feed (item, NULL));
      article = store_article (f->store, only_id (f));
      g_assert_cmpint (article->changed, ==, changes[i].is_changed ? FIXTURE_NOW : 0);
      g_assert_true ((article->earlier != NULL) == changes[i].is_changed);
      store_fixture_tear_down (f, NULL);
      store_fixture_set_up (f, NULL);
    }
}

/* The version that is kept is the one that was there when the article was opened last, and the row
 * says so until it is opened again. */
static void
test_kept_until_seen (StoreFixture *f, gconstpointer data)
{
  static const Version versions[] = {
    { "One", "<p>1</p>" }, { "Two", "<p>1</p>" }, { "Two", "<p>3</p>" }, { "Four", "<p>3</p>" }
  };
  gint64 channel = start (f, &versions[0]);
  g_autoptr (CorantoArticle) third = NULL;
  g_autoptr (CorantoArticle) fourth = NULL;

  mark_read (f);
  g_array_unref (store_mark (f->store, only_id (f), CORANTO_MARK_FAVOURITE));
  for (guint i = 1; i < 3; i++)
    {
      store_merge (f->store, channel, store_feed (make_item (&versions[i]), NULL));
      assert_row (f, TRUE);
    }
  third = store_article (f->store, only_id (f));
  g_assert_cmpstr (third->earlier->title, ==, "One");
  g_assert_cmpstr (third->earlier->content_html, ==, "<p>1</p>");
  g_assert_true (third->is_read && third->is_favourite && third->is_change_unseen);
  mark_read (f);
  assert_row (f, FALSE);
  store_fixture_reopen (f);
  store_merge (f->store, channel, store_feed (make_item (&versions[3]), NULL));
  fourth = store_article (f->store, only_id (f));
  g_assert_cmpstr (fourth->earlier->title, ==, "Two");
  /* Its text stayed. */
  g_assert_null (fourth->earlier->content_html);
  assert_row (f, TRUE);
}

static void
test_unread_has_no_badge (StoreFixture *f, gconstpointer data)
{
  gint64 channel = start (f, &(Version){ "One", NULL });

  store_merge (f->store, channel, store_feed (make_item (&(Version){ "Two", NULL }), NULL));
  assert_row (f, FALSE);
}

/* Changed and changed back: nobody saw it. */
static void
test_changed_back (StoreFixture *f, gconstpointer data)
{
  static const Version versions[] = { { "One", "<p>1</p>" }, { "Two", "<p>2</p>" } };
  gint64 channel = start (f, &versions[0]);
  g_autoptr (CorantoArticle) article = NULL;

  for (guint i = 1; i < 3; i++)
    store_merge (f->store, channel, store_feed (make_item (&versions[i % 2]), NULL));
  article = store_article (f->store, only_id (f));
  g_assert_cmpint (article->changed, ==, 0);
  g_assert_null (article->earlier);
}

static void
save_page (StoreFixture *f, const char *html, const char *next_page_url)
{
  CorantoParsedItem *item = make_item (&(Version){ "Title of the page", html });

  item->next_page_url = g_strdup (next_page_url);
  store_save_page (f->store, only_id (f), item);
}

/* The page fills what the list gave; from then on it is compared with itself.  Its further pages
 * are the same text. */
static void
test_page (StoreFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *html, *next_page_url;
    gboolean is_changed;
  } steps[] = { { "<p>First page.</p>", "https://example.org/1_2", FALSE },
                { "<p>First page.</p><p>Second.</p>", NULL, FALSE },
                { "<p>First page, mended.</p><p>Second.</p>", NULL, TRUE } };

  start (f, &(Version){ "Title", "<p>What the list says</p>" });
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (CorantoArticle) article = NULL;

      save_page (f, steps[i].html, steps[i].next_page_url);
      article = store_article (f->store, only_id (f));
      g_assert_true ((article->changed != 0) == steps[i].is_changed);
    }
}

/* Another list that has the story in other words does not change it. */
static void
test_other_channel (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoArticle) article = NULL;
  gint64 other;

  start (f, &(Version){ "One", "<p>Short</p>" });
  other = store_subscribe (f->store, NULL, "https://example.org/other", "O");
  store_merge (f->store, other,
               store_feed (make_item (&(Version){
                               "Another", "<p>Another text, which is a good deal longer</p>" }),
                           NULL));
  article = store_article (f->store, only_id (f));
  g_assert_cmpint (article->changed, ==, 0);
}

static void
test_long_text (StoreFixture *f, gconstpointer data)
{
  g_autofree char *words = g_strnfill (300 * 1024, 'x');
  g_autofree char *html = g_strdup_printf ("<p>%s</p>", words);
  gint64 channel = start (f, &(Version){ "T", html });
  g_autoptr (CorantoArticle) article = NULL;

  store_merge (f->store, channel, store_feed (make_item (&(Version){ "T", "<p>y</p>" }), NULL));
  article = store_article (f->store, only_id (f));
  g_assert_cmpint (article->changed, ==, FIXTURE_NOW);
  g_assert_null (article->earlier->content_html);
}

static void
test_goes_with_the_article (StoreFixture *f, gconstpointer data)
{
  static const Version versions[] = { { "One", "<p>1</p>" }, { "Two", "<p>2</p>" } };
  gint64 channel = start (f, &versions[0]);
  g_autoptr (CorantoArticle) article = NULL;

  store_merge (f->store, channel, store_feed (make_item (&versions[1]), NULL));
  store_unsubscribe (f->store, channel);
  store_spin (400); /* purged meanwhile */
  store_fixture_reopen (f);
  channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  store_merge (f->store, channel, store_feed (make_item (&versions[1]), NULL));
  article = store_article (f->store, only_id (f));
  g_assert_cmpint (article->changed, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/revisions/" path, StoreFixture, NULL, store_fixture_set_up, func,            \
              store_fixture_tear_down)
  ADD ("what-counts", test_what_counts);
  ADD ("kept-until-seen", test_kept_until_seen);
  ADD ("unread-has-no-badge", test_unread_has_no_badge);
  ADD ("changed-back", test_changed_back);
  ADD ("page", test_page);
  ADD ("other-channel", test_other_channel);
  ADD ("long-text", test_long_text);
  ADD ("goes-with-the-article", test_goes_with_the_article);
  return g_test_run ();
}
