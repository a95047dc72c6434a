/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list of a page is the channel's after the page changed. */
#include "pages-test.h"

#define MENU                                                                                       \
  "<div class='nav'><a href='/'>首页</a><a href='/a/'>今日焦点</a><a "                       \
  "href='/b/'>行业动态</a></div>"

#define FIRST_NUMBER 200000

typedef struct
{
  const char *before; /* markup of a row, around its address and title */
  const char *between;
  const char *after;
  const char *address; /* up to the story's number */
  const char *rest;
} Markup;

static const Markup list_items
    = { "<li><a href='", "'>", "</a><span>2024-03-29</span></li>", "/detail/", ".html" };
static const Markup cards
    = { "<article><header><h2><a href='", "'>",
        "</a></h2></header><time>2024-03-29</time></article>", "/detail/", ".html" };
static const Markup new_addresses
    = { "<article><header><h2><a href='", "'>",
        "</a></h2></header><time>2024-03-29</time></article>", "/content/info?docid=", "&v=3" };
static const Markup same_place
    = { "<li><a href='", "'>", "</a><span>2024-03-29</span></li>", "/content/info?docid=", "&v=3" };
static const Markup rail = { "<li><a href='", "'>", "</a></li>", "/detail/", ".html" };

/* Rows of stories FROM to TO, counted down as portals show them. */
static void
append_rows (GString *html, const Markup *markup, guint from, guint to)
{
  for (guint n = from; n > to; n--)
    {
      g_autofree char *title = g_strdup_printf ("第%u台国产质谱仪在海上完成连续观测任务", n);

      g_string_append_printf (html, "%s%s%u%s%s%s%s", markup->before, markup->address,
                              FIRST_NUMBER + n, markup->rest, markup->between, title,
                              markup->after);
    }
}

static GString *
page_new (void)
{
  return g_string_new ("<html><head><title>行业动态</title></head><body>" MENU);
}

static void
append_list (GString *html, const char *open, const Markup *markup, guint from, guint to)
{
  g_string_append (html, open);
  append_rows (html, markup, from, to);
  g_string_append (html, "</ul></section></div>"); /* whichever was opened */
}

/* What a refresh finds in the page; NULL: nothing. */
static CorantoParsedFeed *
refresh (const char *html, const char *signature, CorantoKnownStories *known)
{
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, PAGE_URL);
  CorantoPageOptions options = { .now = TEST_NOW,
                                 .list_signature = signature,
                                 .limits = coranto_limits_default (),
                                 .known = known };
  g_autoptr (GError) error = NULL;
  CorantoParsedFeed *feed = coranto_headlines_find (page, &options, &error);

  if (!feed)
    g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES);
  return feed;
}

static CorantoKnownStories *
known_from (const CorantoParsedFeed *feed)
{
  CorantoKnownStories *known = coranto_known_stories_new ();

  for (guint i = 0; i < feed->items->len; i++)
    coranto_known_stories_add (known,
                               ((CorantoParsedItem *) g_ptr_array_index (feed->items, i))->url);
  return known;
}

/* A channel that has shown stories 15 to 1 of a plain list. */
static CorantoParsedFeed *
follow (CorantoKnownStories **known)
{
  g_autoptr (GString) html = page_new ();
  CorantoParsedFeed *feed;

  append_list (html, "<ul class='list'>", &list_items, 15, 0);
  feed = refresh (html->str, NULL, NULL);
  g_assert_nonnull (feed);
  g_assert_false (feed->is_relocated);
  g_assert_cmpuint (feed->items->len, ==, 15);
  *known = known_from (feed);
  return feed;
}

static void
assert_list (CorantoParsedFeed *feed, gboolean is_relocated, guint n, const char *first_url)
{
  g_assert_nonnull (feed);
  g_assert_cmpuint (feed->items->len, ==, n);
  g_assert_cmpstr (item_at (feed, 0)->url, ==, first_url);
  g_assert_cmpint (feed->is_relocated, ==, is_relocated);
}

/* All rows are new since the channel was last looked at: the place says that it is the list. */
static void
test_same_place (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) again = NULL;

  append_list (html, "<ul class='list'>", &list_items, 115, 100);
  append_list (html, "<div class='hot'><ul>", &rail, 15, 5);
  again = refresh (html->str, first->list_signature, known);
  assert_list (again, FALSE, 15, "https://news.example.org/detail/200115.html");
  g_assert_cmpstr (again->list_signature, ==, first->list_signature);
}

static void
test_moved (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) moved = NULL;
  g_autoptr (CorantoParsedFeed) next = NULL;

  append_list (html, "<section class='stream'>", &cards, 17, 2);
  moved = refresh (html->str, first->list_signature, known);
  assert_list (moved, TRUE, 15, "https://news.example.org/detail/200017.html");
  g_assert_cmpstr (moved->list_signature, !=, first->list_signature);
  /* From now on that is its place. */
  next = refresh (html->str, moved->list_signature, known);
  assert_list (next, FALSE, 15, "https://news.example.org/detail/200017.html");
}

/* The stories that were known are gone, the new list has addresses like theirs. */
static void
test_moved_by_shape (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) moved = NULL;

  append_list (html, "<section class='other'>", &new_addresses, 80, 50);
  append_list (html, "<section class='stream'>", &cards, 230, 215);
  moved = refresh (html->str, first->list_signature, known);
  assert_list (moved, TRUE, 15, "https://news.example.org/detail/200230.html");
}

/* A list of quite other addresses in another place is not the channel's. */
static void
test_gone (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) none = NULL;
  g_autoptr (CorantoParsedFeed) new_channel = NULL;

  append_list (html, "<section class='stream'>", &new_addresses, 80, 65);
  none = refresh (html->str, first->list_signature, known);
  g_assert_null (none);
  /* Who follows it from now on gets it. */
  new_channel = refresh (html->str, NULL, NULL);
  assert_list (new_channel, FALSE, 15, "https://news.example.org/content/info?docid=200080&v=3");
}

/* The place is the same and holds headlines, with addresses of a new kind: told, but followed. */
static void
test_new_addresses (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) again = NULL;

  append_list (html, "<ul class='list'>", &same_place, 80, 65);
  again = refresh (html->str, first->list_signature, known);
  assert_list (again, TRUE, 15, "https://news.example.org/content/info?docid=200080&v=3");
}

/* Two strays where the list was do not make up for it. */
static void
test_strays (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) moved = page_new ();
  g_autoptr (GString) gone = page_new ();
  g_autoptr (CorantoParsedFeed) found = NULL;
  g_autoptr (CorantoParsedFeed) none = NULL;

  append_list (moved, "<ul class='list'>", &list_items, 302, 300);
  append_list (moved, "<section class='stream'>", &cards, 16, 1);
  found = refresh (moved->str, first->list_signature, known);
  assert_list (found, TRUE, 15, "https://news.example.org/detail/200016.html");
  append_list (gone, "<ul class='list'>", &same_place, 302, 300);
  none = refresh (gone->str, first->list_signature, known);
  g_assert_null (none);
}

/* A list that began anew with the year is short, and still the channel's. */
static void
test_begun_anew (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) again = NULL;

  append_list (html, "<ul class='list'>", &list_items, 16, 14);
  again = refresh (html->str, first->list_signature, known);
  assert_list (again, FALSE, 2, "https://news.example.org/detail/200016.html");
}

/* A list that is not the likeliest was chosen by hand: it stays the channel's, and what is known is
 * what it has shown. */
static void
test_chosen_by_hand (void)
{
  g_autoptr (GString) html = page_new ();
  g_autoptr (GString) later = page_new ();
  g_autoptr (CorantoHtmlDocument) page = NULL;
  CorantoPageOptions options = { .now = TEST_NOW, .limits = coranto_limits_default () };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) again = NULL;
  CorantoParsedFeed *chosen = NULL;

  append_list (html, "<section class='stream'>", &cards, 45, 30);
  append_list (html, "<div class='notices'><ul>", &rail, 8, 2);
  page = page_parse (html->str, PAGE_URL);
  all = coranto_headlines_find_all (page, &options);
  g_assert_cmpuint (all->len, ==, 2);
  chosen = g_ptr_array_index (all, 1);
  g_assert_cmpuint (chosen->items->len, ==, 6);
  known = known_from (chosen);
  append_list (later, "<section class='stream'>", &cards, 50, 35);
  append_list (later, "<div class='notices'><ul>", &rail, 28, 22);
  again = refresh (later->str, chosen->list_signature, known);
  assert_list (again, FALSE, 6, "https://news.example.org/detail/200028.html");
}

/* Some known stories in a rail are not the list. */
static void
test_rail (void)
{
  g_autoptr (CorantoKnownStories) known = NULL;
  g_autoptr (CorantoParsedFeed) first = follow (&known);
  g_autoptr (GString) html = page_new ();
  g_autoptr (CorantoParsedFeed) moved = NULL;

  append_list (html, "<div class='sidebar hot'><ul>", &rail, 12, 4);
  append_list (html, "<section class='stream'>", &cards, 22, 7);
  moved = refresh (html->str, first->list_signature, known);
  assert_list (moved, TRUE, 15, "https://news.example.org/detail/200022.html");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/headline-choice/same-place", test_same_place);
  g_test_add_func ("/headline-choice/moved", test_moved);
  g_test_add_func ("/headline-choice/moved-by-shape", test_moved_by_shape);
  g_test_add_func ("/headline-choice/gone", test_gone);
  g_test_add_func ("/headline-choice/new-addresses", test_new_addresses);
  g_test_add_func ("/headline-choice/strays", test_strays);
  g_test_add_func ("/headline-choice/begun-anew", test_begun_anew);
  g_test_add_func ("/headline-choice/chosen-by-hand", test_chosen_by_hand);
  g_test_add_func ("/headline-choice/rail", test_rail);
  return g_test_run ();
}
