/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages made to hurt: answered in bounded time, whatever the answer. */
#include "pages-test.h"

#ifdef __SANITIZE_ADDRESS__
#define MOST_SECONDS 200 /* a sanitised build that keeps whole stacks is many times slower */
#define TIMES(n) ((n) / 8)
#else
#define MOST_SECONDS 10
#define TIMES(n) (n)
#endif

static void
read_bytes_all_ways (GBytes *bytes)
{
  g_autoptr (CorantoHtmlDocument) page
      = coranto_html_document_parse (bytes, NULL, PAGE_URL, coranto_limits_default (), NULL);
  CorantoPageOptions options = { TEST_NOW, NULL, coranto_limits_default () };
  gint64 start = g_get_monotonic_time ();
  CorantoParsedFeed *feed;
  CorantoParsedItem *item;
  g_autoptr (GPtrArray) channels = NULL;

  if (!page)
    return;
  feed = coranto_headlines_find (page, &options, NULL);
  g_clear_pointer (&feed, coranto_parsed_feed_unref);
  item = coranto_article_extract (page, &options, NULL);
  g_clear_pointer (&item, coranto_parsed_item_unref);
  channels = coranto_channels_find (page);
  g_free (coranto_portal_name (page));
  g_assert_cmpint (g_get_monotonic_time () - start, <, MOST_SECONDS * G_USEC_PER_SEC);
}

static void
read_all_ways (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  read_bytes_all_ways (bytes);
}

static void
repeat (const char *before, const char *piece, guint times)
{
  g_autoptr (GString) html = g_string_new (before);

  for (guint i = 0; i < times; i++)
    g_string_append (html, piece);
  read_all_ways (html->str);
}

static void
test_floods (void)
{
  repeat ("<body>", "<li><a href='/a/1001.html'>The very same story again</a> 2020-01-01", 40000);
  repeat ("<body>", "<p>Words, more words, 2020-01-01.", 60000);
  repeat ("<body><div>", "A line of text, and its end.<br><br>", 60000);
  repeat ("<head><title>A long title of it</title><body>", "<h1>A long title</h1>", 60000);
  repeat ("<body>", "<div class='article-content sidebar related-posts'>", 400);
  repeat ("<body><div>", "<div style='display:none'>text, hidden.", 300);
  repeat ("<body><ul><li><a href='/x/1234'>", "<span>x</span>", 60000);
  repeat ("<body><table>", "<tr><td>1<td>word<td><a href='/x/99123'>text of a cell</a>", 20000);
}

static void
test_different_links (void)
{
  g_autoptr (GString) html = g_string_new ("<body>");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (html,
                            "<div class='c%c%c'><a href='/s/%u.html'>Headline of story %u"
                            "</a></div>",
                            'a' + i % 26, 'a' + i / 26 % 26, i, i);
  read_all_ways (html->str);
}

/* The sizes that a page may just have, and those past them. */
static void
test_sizes (void)
{
  gsize size = TIMES (coranto_limits_default ()->page_bytes);
  g_autofree char *text = g_strnfill (size - 100, 'x');
  g_autoptr (GString) attributes = g_string_new ("<body><p");
  g_autoptr (GString) rows = g_string_new ("<body><ul>");

  repeat ("<body><p>", text, 1);
  repeat ("<body><p>", "<b>x</b>", TIMES (240000));
  repeat ("<body>", "<div>", TIMES (100000));
  repeat ("<body>", "<ul><li><a href='/a/1234.html'>A headline of some words</a>", TIMES (50000));
  for (guint i = 0; i < TIMES (100000); i++)
    g_string_append_printf (attributes, " a%u='%u'", i, i);
  repeat (attributes->str, ">text", 2);
  for (guint i = 0; rows->len < size - 200; i++)
    g_string_append_printf (rows,
                            "<li><a href='/news/%u.html'>Headline number %u of a long day</a> "
                            "2023-11-%02u</li>",
                            100000 + i, i, 1 + i % 28);
  read_all_ways (rows->str);
}

/* NULs, and bytes that are not what they are said to be. */
static void
test_bytes (void)
{
  static const char *const heads[] = { "",
                                       "<meta charset=utf-8><p>",
                                       "<meta charset=utf-16><p>",
                                       "<meta charset=gbk><p>",
                                       "<meta charset=big5><p>",
                                       "<meta charset=shift_jis><p>",
                                       "\xff\xfe<p>" };
  g_autoptr (GByteArray) nuls = g_byte_array_new ();
  guint32 state = 1;

  g_byte_array_set_size (nuls, 1 << 20);
  memset (nuls->data, 0, nuls->len);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GByteArray) page = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      g_byte_array_append (page, (const guint8 *) heads[i], (guint) strlen (heads[i]));
      g_byte_array_append (page, nuls->data, 1000);
      for (guint n = 0; n < TIMES (1 << 20); n++)
        {
          guint8 byte = (guint8) ((state = state * 1664525 + 1013904223) >> 24);

          g_byte_array_append (page, &byte, 1);
        }
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&page));
      read_bytes_all_ways (bytes);
    }
  {
    g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&nuls));

    read_bytes_all_ways (bytes);
  }
}

static void
test_empty (void)
{
  read_all_ways ("<html></html>");
  read_all_ways ("<a href='/1'></a>");
  read_all_ways ("<script>");
  read_all_ways ("<a href='javascript:x'>y</a><img><br><br>");
  read_all_ways (
      "<script type='application/ld+json'>{\"@type\":[],\"author\":[[[]]],\"@graph\":3}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/hostile/floods", test_floods);
  g_test_add_func ("/hostile/different-links", test_different_links);
  g_test_add_func ("/hostile/sizes", test_sizes);
  g_test_add_func ("/hostile/bytes", test_bytes);
  g_test_add_func ("/hostile/empty", test_empty);
  return g_test_run ();
}
