/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OPML in and out. */
#include <string.h>

#include "coranto-error.h"
#include "coranto-opml.h"

static GPtrArray *
parse (const char *text, guint *skipped)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = coranto_opml_parse (bytes, coranto_limits_default (), skipped, &error);

  g_assert_no_error (error);
  return entries;
}

static CorantoOpmlEntry *
entry_at (GPtrArray *entries, guint index)
{
  g_assert_cmpuint (index, <, entries->len);
  return g_ptr_array_index (entries, index);
}

static void
test_read (void)
{
  guint skipped = 0;
  g_autoptr (GPtrArray) entries = parse (
      "<opml version='1.0'><head><title>x</title></head><body>"
      "<outline text='Top' xmlUrl='https://a.example/rss' htmlUrl='https://a.example/'/>"
      "<outline title='News'><outline text='Ports'>"
      "<outline text='B &amp;amp; C' xmlURL='HTTPS://b.example/atom' version='ATOM'/></outline>"
      "<outline text='x' xmlUrl='file:///etc/passwd'/><outline text='y' "
      "xmlUrl='|command'/></outline>"
      "<outline text='Note'/>"
      "<outline type='coranto-page' text='P' url='https://p.example/list'/>"
      "<outline text='c' category='/Shore/Boats,/Other' xmlUrl='http://c.example/'/>"
      "</body></opml>",
      &skipped);

  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_cmpuint (skipped, ==, 2);
  g_assert_cmpstr (entry_at (entries, 0)->title, ==, "Top");
  g_assert_null (entry_at (entries, 0)->category);
  g_assert_cmpstr (entry_at (entries, 0)->home_url, ==, "https://a.example/");
  g_assert_cmpstr (entry_at (entries, 1)->category, ==, "News / Ports");
  g_assert_cmpstr (entry_at (entries, 1)->title, ==, "B &amp; C");
  g_assert_cmpint (entry_at (entries, 1)->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpint (entry_at (entries, 2)->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpstr (entry_at (entries, 2)->url, ==, "https://p.example/list");
  g_assert_cmpstr (entry_at (entries, 3)->category, ==, "Shore / Boats");
}

static void
add (GPtrArray *entries,
     const char *category,
     const char *title,
     const char *url,
     CorantoFeedKind kind)
{
  CorantoOpmlEntry *entry = g_new0 (CorantoOpmlEntry, 1);

  entry->category = g_strdup (category);
  entry->title = g_strdup (title);
  entry->url = g_strdup (url);
  entry->home_url = g_strconcat (url, "#home", NULL);
  entry->kind = kind;
  g_ptr_array_add (entries, entry);
}

static void
assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_cmpstr (entry_at (a, i)->category, ==, entry_at (b, i)->category);
      g_assert_cmpstr (entry_at (a, i)->title, ==, entry_at (b, i)->title);
      g_assert_cmpstr (entry_at (a, i)->url, ==, entry_at (b, i)->url);
      g_assert_cmpstr (entry_at (a, i)->home_url, ==, entry_at (b, i)->home_url);
      g_assert_cmpint (entry_at (a, i)->kind, ==, entry_at (b, i)->kind);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_opml_entry_free);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  add (entries, NULL, "Loose", "https://a.example/?x=1&y=2", CORANTO_FEED_KIND_RSS);
  add (entries, NULL, NULL, "https://b.example/", CORANTO_FEED_KIND_UNKNOWN);
  add (entries, "化工仪器网", "今日焦点 <\"'&> ]]>", "https://c.example/1", CORANTO_FEED_KIND_PAGE);
  add (entries, "化工仪器网", "RDF", "https://c.example/2", CORANTO_FEED_KIND_RDF);
  add (entries, "A", "in A", "https://d.example/", CORANTO_FEED_KIND_ATOM);
  add (entries, "A / B", "in B", "https://e.example/", CORANTO_FEED_KIND_JSON_FEED);
  add (entries, "A / B / C", "in C", "https://f.example/", CORANTO_FEED_KIND_CDF);
  add (entries, "A/B", "slash", "https://g.example/", CORANTO_FEED_KIND_RSS);
  add (entries, "A /  / C", "empty part", "https://h.example/", CORANTO_FEED_KIND_RSS);
  written = coranto_opml_write (entries, "Coranto <&>", 1709287200);
  read = coranto_opml_parse (written, coranto_limits_default (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry_at (read, 8)->category, ==, "A / / C"); /* names are one line of text */
  g_ptr_array_remove_index (entries, 8);
  g_ptr_array_remove_index (read, 8);
  assert_same (entries, read);
  again = coranto_opml_write (read, "Coranto <&>", 1709287200);
  g_ptr_array_unref (g_steal_pointer (&read));
  read = coranto_opml_parse (again, coranto_limits_default (), NULL, &error);
  assert_same (entries, read);
}

/* Categories stand together even where their entries did not. */
static void
test_grouping (void)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_opml_entry_free);
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;

  add (entries, "A", "1", "https://a.example/", CORANTO_FEED_KIND_RSS);
  add (entries, "B", "2", "https://b.example/", CORANTO_FEED_KIND_RSS);
  add (entries, "A", "3", "https://c.example/", CORANTO_FEED_KIND_RSS);
  written = coranto_opml_write (entries, NULL, 0);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_true (strstr (text, "text=\"3\"") < strstr (text, "text=\"B\""));
  g_assert_nonnull (strstr (text, "Thu, 01 Jan 1970 00:00:00 GMT"));
  g_assert_null (strstr (strstr (text, "text=\"A\"") + 8, "text=\"A\""));
}

static void
test_bounds (void)
{
  g_autoptr (GString) deep = g_string_new ("<opml><body>");
  g_autoptr (GString) many = g_string_new ("<opml><body>");
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;
  guint skipped = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<outline text='d'>");
  g_string_append (deep, "<outline xmlUrl='https://deep.example/'/>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "</outline>");
  g_string_append (deep, "<outline xmlUrl='https://flat.example/'/></body></opml>");
  a = parse (deep->str, &skipped);
  g_assert_cmpuint (a->len, ==, 1);
  g_assert_cmpstr (entry_at (a, 0)->url, ==, "https://flat.example/");

  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "<outline xmlUrl='https://x.example/'/>");
  g_string_append (many, "</body></opml>");
  b = parse (many->str, &skipped);
  g_assert_cmpuint (b->len, ==, 10000);
  g_assert_cmpuint (skipped, >=, 1);
}

static int
error_of (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (coranto_opml_parse (bytes, coranto_limits_default (), NULL, &error));
  return (int) coranto_error_code (error);
}

static void
test_errors (void)
{
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, ' ');

  g_assert_cmpint (error_of ("<html/>", 7), ==, CORANTO_ERROR_NOT_OPML);
  g_assert_cmpint (error_of ("no markup", 9), ==, CORANTO_ERROR_NOT_OPML);
  g_assert_cmpint (error_of ("<opml><body>", 12), ==, CORANTO_ERROR_MALFORMED);
  g_assert_cmpint (error_of (large, strlen (large)), ==, CORANTO_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/opml/read", test_read);
  g_test_add_func ("/feeds/opml/round-trip", test_round_trip);
  g_test_add_func ("/feeds/opml/grouping", test_grouping);
  g_test_add_func ("/feeds/opml/bounds", test_bounds);
  g_test_add_func ("/feeds/opml/errors", test_errors);
  return g_test_run ();
}
