/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are made to hurt: each ends soon, in little memory, with an answer. */
#include <string.h>

#include "feed-fixture.h"

/* Seconds that no case may take, generous for slow machines and sanitisers. */
#ifdef __SANITIZE_ADDRESS__
#define DEADLINE 80.0 /* a sanitised build that keeps whole stacks is many times slower */
#else
#define DEADLINE 8.0
#endif

/* "<rss><channel>" before, `piece` `count` times, `end` behind. */
static char *
repeat (const char *start, const char *piece, guint count, const char *end)
{
  GString *text = g_string_new ("<rss><channel>");

  g_string_append (text, start);
  for (guint i = 0; i < count; i++)
    g_string_append (text, piece);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static char *
numbered (const char *start, const char *format, guint count, const char *end)
{
  GString *text = g_string_new (start);
  g_auto (GStrv) parts = g_strsplit (format, "#", 2);

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s%u%s", parts[0], i, parts[1]);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

/* Parses and frees; gives the number of items. */
static guint
parse_in_time (char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CorantoParsedFeed) feed
      = coranto_feed_parse (bytes, NULL, FIXTURE_URL, coranto_limits_default (), NULL);

  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <, DEADLINE);
  return feed ? feed->items->len : 0;
}

static void
test_entities (void)
{
  g_autoptr (CorantoParsedFeed) bomb = fixture_parse (
      "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss><channel><title>&c;</title></channel></rss>");
  g_autoptr (CorantoParsedFeed) file = fixture_parse (
      "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://x/'>%p;]>"
      "<rss><channel><title>a &x; b</title></channel></rss>");
  g_autoptr (CorantoParsedFeed) plain
      = fixture_parse ("<!DOCTYPE rss [<!ENTITY co \"Harbour 'News'\">]>"
                       "<rss><channel><title>&co;</title></channel></rss>");
  g_autoptr (CorantoParsedFeed) odd
      = fixture_parse ("<!DOCTYPE html PUBLIC \"-//x\" \"http://site.invalid/\">"
                       "<rss><channel><title>t</title></channel></rss>");

  /* a declared text is inserted as it is, its own references are words */
  g_assert_cmpstr (bomb->title, ==, "&b;&b;&b;&b;&b;&b;&b;&b;");
  g_assert_cmpstr (file->title, ==, "a &x; b");
  g_assert_cmpstr (plain->title, ==, "Harbour 'News'");
  g_assert_cmpstr (odd->title, ==, "t");
}

static void
test_floods (void)
{
  const char *item_end = "><title>x</title></item></channel></rss>";

  g_assert_cmpuint (parse_in_time (numbered ("<rss><channel><item", " a#='1'", 100000, item_end)),
                    ==, 1);
  g_assert_cmpuint (
      parse_in_time (numbered ("<rss><channel><item b='>'", " a#='1'", 100000, item_end)), ==, 1);
  g_assert_cmpuint (
      parse_in_time (numbered ("<rss><channel><item", " xmlns:a#='u'", 50000, item_end)), ==, 1);
  g_assert_cmpuint (parse_in_time (numbered ("<rss><channel>", "<e#/>", 100000,
                                             "<item><title>x</title></item></channel></rss>")),
                    ==, 1);
  g_assert_cmpuint (parse_in_time (repeat ("", "<item><title>x</title></item>", 50000, "")), ==,
                    coranto_limits_default ()->items);
}

static void
test_depth (void)
{
  g_assert_cmpuint (parse_in_time (repeat ("<item><description>", "<div>", 200000, "deep")), ==, 1);
  g_assert_cmpuint (
      parse_in_time (repeat ("<item><guid>1</guid><title>", "<b>", 200000, "</title></item>")), ==,
      1);
  g_assert_cmpuint (parse_in_time (repeat ("", "<x>", 200000, "")), ==, 0);
}

/* Each of these makes a careless scanner search the rest of the document again and again. */
static void
test_repeated_starts (void)
{
  static const char *const pieces[]
      = { "<!--", "<?",        "<!",  "</a", "<a x='", "<a x=\"y' ", "<", "&",
          "&#",   "<![CDATA[", "]]>", "<a<", "&amp",   "<a/",        "='" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      parse_in_time (repeat ("", pieces[i], 300000, ""));
      parse_in_time (repeat ("<item><title>", pieces[i], 300000, "</title></item>"));
    }
  parse_in_time (repeat ("<item><title>", "&lt;a x=&quot;", 200000, "</title></item>"));
  parse_in_time (repeat ("<item><title>", "&lt;script&gt;", 200000, "</title></item>"));
  parse_in_time (repeat ("<item><title>", "&lt;!--", 200000, "</title></item>"));
}

static void
test_long_fields (void)
{
  g_autofree char *words = g_strnfill (3 * 1000 * 1000, 'x');
  g_autofree char *xml = g_strdup_printf (RSS ("<item><title>%s</title><guid>%s</guid><link>http://"
                                               "x.example/%s</link><category>%s</category></item>"),
                                          words, words, words, words);
  g_autoptr (CorantoParsedFeed) feed = fixture_parse (xml);
  CorantoParsedItem *item = fixture_item (feed, 0);

  g_assert_cmpuint (g_utf8_strlen (item->title, -1), <=, coranto_limits_default ()->text_chars);
  g_assert_cmpuint (strlen (item->id), <=, 8192);
  g_assert_null (item->url);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/hostile/entities", test_entities);
  g_test_add_func ("/feeds/hostile/floods", test_floods);
  g_test_add_func ("/feeds/hostile/depth", test_depth);
  g_test_add_func ("/feeds/hostile/repeated-starts", test_repeated_starts);
  g_test_add_func ("/feeds/hostile/long-fields", test_long_fields);
  return g_test_run ();
}
