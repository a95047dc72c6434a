/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bytes are: a feed, a page, an article, or none of them; and what an address offers. */
#include "coranto-inspect.h"

#include <string.h>

#define FEED                                                                                       \
  "<rss version=\"2.0\"><channel><title>Letters</title>"                                           \
  "<item><title>A</title><link>http://letters.example/a</link></item></channel></rss>"

/* A page of fifteen headlines, with whatever else in its head. */
static char *
listing (const char *head)
{
  GString *page = g_string_new ("<!DOCTYPE html><html><head><title>News - Scales Today</title>");

  g_string_append_printf (page, "%s</head><body><ul class=\"list\">", head);
  for (guint i = 0; i < 15; i++)
    g_string_append_printf (page,
                            "<li><a href=\"/news/%u.html\">Headline number %u of a long day in "
                            "the laboratory</a><span>2023-11-%02u</span></li>",
                            100 + i, i, 14 - i % 14);
  g_string_append (page, "</ul></body></html>");
  return g_string_free (page, FALSE);
}

static CorantoInspection
inspection_of (GBytes *bytes)
{
  return (CorantoInspection){
    .bytes = bytes,
    .url = "http://letters.example/list",
    .now = G_GINT64_CONSTANT (1700000000),
    .limits = coranto_limits_default (),
  };
}

static void
test_feed_or_page (void)
{
  g_autofree char *page_text = listing ("");
  g_autoptr (GBytes) feed_bytes = g_bytes_new_static (FEED, strlen (FEED));
  g_autoptr (GBytes) page_bytes = g_bytes_new_static (page_text, strlen (page_text));
  CorantoInspection of_feed = inspection_of (feed_bytes);
  CorantoInspection of_page = inspection_of (page_bytes);
  g_autoptr (CorantoParsedFeed) feed = NULL;
  g_autoptr (CorantoParsedFeed) page = NULL;
  g_autoptr (GError) error = NULL;

  /* What the server calls it does not matter. */
  of_feed.content_type = "text/html";
  of_page.content_type = "application/rss+xml";
  feed = coranto_inspect_feed (&of_feed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (feed->kind, ==, CORANTO_FEED_KIND_RSS);
  page = coranto_inspect_feed (&of_page, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpuint (page->items->len, ==, 15);
}

static void
test_neither (void)
{
  static const struct
  {
    const char *bytes;
    CorantoErrorCode feed_code;
    CorantoErrorCode article_code;
  } cases[] = {
    { "", CORANTO_ERROR_EMPTY, CORANTO_ERROR_EMPTY },
    { "Only words.", CORANTO_ERROR_NOT_A_FEED, CORANTO_ERROR_UNSUPPORTED_TYPE },
    { "%PDF-1.7 and so on", CORANTO_ERROR_NOT_A_FEED, CORANTO_ERROR_UNSUPPORTED_TYPE },
    { "<?xml version=\"1.0\"?><urlset><url/></urlset>", CORANTO_ERROR_NOT_A_FEED,
      CORANTO_ERROR_UNSUPPORTED_TYPE },
    { "<html><body></body></html>", CORANTO_ERROR_NO_HEADLINES, CORANTO_ERROR_NO_ARTICLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      CorantoInspection inspection = inspection_of (bytes);
      g_autoptr (GError) of_feed = NULL;
      g_autoptr (GError) of_address = NULL;
      g_autoptr (GError) of_article = NULL;

      g_test_message ("%s", cases[i].bytes);
      g_assert_null (coranto_inspect_feed (&inspection, &of_feed));
      g_assert_error (of_feed, CORANTO_ERROR, (int) cases[i].feed_code);
      g_assert_null (coranto_inspect_address (&inspection, &of_address));
      g_assert_error (of_address, CORANTO_ERROR, (int) cases[i].feed_code);
      g_assert_null (coranto_inspect_article (&inspection, &of_article));
      g_assert_error (of_article, CORANTO_ERROR, (int) cases[i].article_code);
    }
}

/* A feed that the page names is suggested before its list; without one the list is. */
static void
test_address (void)
{
  g_autofree char *with_feed = listing ("<link rel=\"alternate\" type=\"application/rss+xml\" "
                                        "title=\"All news\" href=\"/feed.xml\">");
  g_autofree char *without = listing ("");
  g_autoptr (GBytes) with_bytes = g_bytes_new_static (with_feed, strlen (with_feed));
  g_autoptr (GBytes) without_bytes = g_bytes_new_static (without, strlen (without));
  CorantoInspection of_with = inspection_of (with_bytes);
  CorantoInspection of_without = inspection_of (without_bytes);
  g_autoptr (CorantoDiscovery) both = coranto_inspect_address (&of_with, NULL);
  g_autoptr (CorantoDiscovery) list_only = coranto_inspect_address (&of_without, NULL);
  CorantoCandidate *feed;
  CorantoCandidate *list;

  g_assert_nonnull (both);
  g_assert_cmpuint (both->feeds->len, ==, 1);
  feed = g_ptr_array_index (both->feeds, 0);
  g_assert_cmpstr (feed->url, ==, "http://letters.example/feed.xml");
  g_assert_null (feed->preview); /* nothing is fetched here */
  g_assert_true (feed->is_suggested);
  list = g_ptr_array_index (both->lists, 0);
  g_assert_false (list->is_suggested);

  g_assert_nonnull (list_only);
  g_assert_cmpuint (list_only->feeds->len, ==, 0);
  list = g_ptr_array_index (list_only->lists, 0);
  g_assert_cmpstr (list->url, ==, "http://letters.example/list");
  g_assert_true (list->is_suggested);
  g_assert_cmpuint (list->preview->items->len, ==, 15);
}

static void
test_check (void)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_RSS);
  CorantoParsedItem *item = coranto_parsed_item_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (coranto_inspect_check_feed (feed, NULL)); /* empty, but whole */
  feed->is_damaged = TRUE;
  g_assert_false (coranto_inspect_check_feed (feed, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_MALFORMED);
  g_ptr_array_add (feed->items, item);
  g_assert_false (coranto_inspect_check_feed (feed, NULL));
  item->title = g_strdup ("Read before the damage");
  g_assert_true (coranto_inspect_check_feed (feed, NULL));
}

static void
refuse (const char *html, CorantoErrorCode code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  CorantoInspection inspection = inspection_of (bytes);
  g_autoptr (GError) as_feed = NULL;
  g_autoptr (GError) as_address = NULL;

  g_assert_null (coranto_inspect_feed (&inspection, &as_feed));
  g_assert_error (as_feed, CORANTO_ERROR, (int) code);
  g_assert_null (coranto_inspect_address (&inspection, &as_address));
  g_assert_error (as_address, CORANTO_ERROR, (int) code);
}

/* A form to sign in with is what such a page says; one in the head of a page that says more is not.
 */
static void
test_sign_in (void)
{
#define FORM "<form action='/in'><input name='user'><input type='Password' name='word'></form>"
  g_autoptr (GString) about
      = g_string_new ("<html><title>About us</title>" FORM "<h1>About us</h1>");

  for (guint i = 0; i < 40; i++)
    g_string_append (about,
                     "<p>We calibrate balances, pipettes and thermometers of all sizes.</p>");
  refuse ("<html><title>In</title><h1>Sign in</h1>" FORM, CORANTO_ERROR_NEEDS_SIGN_IN);
  refuse ("<html><title>In</title>" FORM "<script src='/x.js'></script>",
          CORANTO_ERROR_NEEDS_SIGN_IN);
  refuse (about->str, CORANTO_ERROR_NO_HEADLINES);
  refuse ("<html><title>In</title><form><input name='question'></form>",
          CORANTO_ERROR_NO_HEADLINES);
#undef FORM
}

static void
assert_text (CorantoParsedItem *item, const char *expected)
{
  g_autofree char *text = coranto_inspect_plain_text (item, coranto_limits_default ());

  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain_text (void)
{
  g_autoptr (CorantoParsedItem) item = coranto_parsed_item_new ();

  assert_text (item, NULL);
  item->summary = g_strdup ("In short.");
  assert_text (item, "In short.");
  item->content_html = g_strdup ("<p>At <b>length</b>.</p>");
  assert_text (item, "At length.");
  item->content_text = g_strdup ("As text.");
  assert_text (item, "As text.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/inspect/feed-or-page", test_feed_or_page);
  g_test_add_func ("/engine/inspect/neither", test_neither);
  g_test_add_func ("/engine/inspect/address", test_address);
  g_test_add_func ("/engine/inspect/check", test_check);
  g_test_add_func ("/engine/inspect/sign-in", test_sign_in);
  g_test_add_func ("/engine/inspect/plain-text", test_plain_text);
  return g_test_run ();
}
