/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OPML in and out. */
#include <string.h>

#include "coranto-error.h"
#include "coranto-opml.h"

static CorantoSubscriptions *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CorantoSubscriptions *found = coranto_opml_parse (bytes, coranto_limits_default (), &error);

  g_assert_no_error (error);
  return found;
}

/* The outlines as the body of a file. */
static CorantoSubscriptions *
parse_body (const char *outlines)
{
  g_autofree char *text = g_strconcat ("<?xml version='1.0'?><opml version='2.0'><body>", outlines,
                                       "</body></opml>", NULL);

  return parse (text);
}

static const CorantoSubscription *
subscription_at (const CorantoSubscriptions *found, guint index)
{
  g_assert_cmpuint (index, <, found->channels->len);
  return g_ptr_array_index (found->channels, index);
}

static const CorantoChannel *
channel_at (const CorantoSubscriptions *found, guint index)
{
  return subscription_at (found, index)->channel;
}

static const char *
category_at (const CorantoSubscriptions *found, guint index)
{
  return subscription_at (found, index)->category;
}

static CorantoSkipReason
reason_at (const CorantoSubscriptions *found, guint index)
{
  g_assert_cmpuint (index, <, found->skipped->len);
  return ((const CorantoSkipped *) g_ptr_array_index (found->skipped, index))->reason;
}

static void
test_read (void)
{
  g_autoptr (CorantoSubscriptions) found
      = parse ("<opml version='1.0'><head><title>x</title></head><body>"
               "<outline text='Top' xmlUrl='https://a.example/rss' htmlUrl='https://a.example/'/>"
               "<outline title='News'><outline text='Ports'>"
               "<outline text='B' xmlURL='HTTPS://b.example/atom' version='ATOM'/></outline>"
               "<outline text='x' xmlUrl='file:///etc/passwd'/><outline text='y' "
               "xmlUrl='|command'/></outline>"
               "<outline text='Note'/>"
               "<outline type='coranto-page' text='P' url='https://p.example/list'/>"
               "</body></opml>");

  g_assert_cmpuint (found->channels->len, ==, 3);
  g_assert_false (found->is_damaged);
  g_assert_cmpstr (channel_at (found, 0)->title, ==, "Top");
  g_assert_null (category_at (found, 0));
  g_assert_cmpstr (channel_at (found, 0)->home_url, ==, "https://a.example/");
  g_assert_cmpstr (category_at (found, 1), ==, "News / Ports");
  g_assert_cmpint (channel_at (found, 1)->kind, ==, CORANTO_FEED_KIND_ATOM);
  g_assert_cmpint (channel_at (found, 2)->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpstr (channel_at (found, 2)->url, ==, "https://p.example/list");
  g_assert_cmpuint (found->n_skipped, ==, 2);
  g_assert_cmpint (reason_at (found, 0), ==, CORANTO_SKIP_NOT_WEB);
  g_assert_cmpint (reason_at (found, 1), ==, CORANTO_SKIP_NOT_WEB);
}

/* One outline, whose address is https://a.example/f however it is written. */
static void
test_spellings (void)
{
  static const char *const outlines[] = {
    "<outline type='rss' text='t' xmlUrl='https://a.example/f'/>",
    "<outline type='rss' text='t' xmlurl='https://a.example/f'/>",
    "<OUTLINE TYPE='RSS' TEXT='t' XMLURL='https://a.example/f'></OUTLINE>",
    "<outline type='rss' title='t' url='https://a.example/f'/>",
    "<outline type='atom' text='' title='t' url='https://a.example/f'/>",
    "<outline type='include' text='t' xmlUrl='https://a.example/f'/>",
    "<outline text='t' url='https://a.example/f'/>",
    "<outline text='t' feedUrl='https://a.example/f'/>",
    "<outline text='t' xmlUrl='feed:https://a.example/f'/>",
    "<outline text='t' xmlUrl='a.example/f'/>",
    "<outline text='t' xmlUrl='//a.example/f'/>",
    "<outline text='t' xmlUrl=' \n https://a.example/f\t'/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    {
      g_autoptr (CorantoSubscriptions) found = parse_body (outlines[i]);

      g_test_message ("%s", outlines[i]);
      g_assert_cmpstr (channel_at (found, 0)->url, ==, "https://a.example/f");
      g_assert_cmpstr (channel_at (found, 0)->title, ==, "t");
      g_assert_cmpuint (found->n_skipped, ==, 0);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *value;
    const char *name;
  } names[] = {
    { "R &amp; D", "R & D" },
    { "B &amp;amp; C", "B & C" },
    { "&lt;b&gt;News&lt;/b&gt; &amp;mdash; daily", "News — daily" },
    { "1 &lt; 2", "1 < 2" },
    { "  two\n  lines ", "two lines" },
    { "化工 &#x4EEA;器", "化工 仪器" },
    { "caf&eacute;", "café" },
    { "https://a.example/f", NULL }, /* its own title is to be found */
    { "", NULL },
    { "&lt;br/&gt;", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *outline
          = g_strdup_printf ("<outline text='%s' xmlUrl='https://a.example/f'/>", names[i].value);
      g_autoptr (CorantoSubscriptions) found = parse_body (outline);

      g_assert_cmpstr (channel_at (found, 0)->title, ==, names[i].name);
    }
}

/* OPML 2.0: categories have slashes, tags have none; an outline around it says more. */
static void
test_category_attribute (void)
{
  static const struct
  {
    const char *value;
    const char *category;
  } cases[] = {
    { "/Shore/Boats,/Other", "Shore / Boats" },
    { "tag,/Shore", "Shore" },
    { "Shore/Boats", "Shore / Boats" },
    { "tag, other", "tag" },
    { "/Shore//Boats/", "Shore / Boats" },
    { " / ,", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bare = g_strdup_printf (
          "<outline category='%s' xmlUrl='https://a.example/f'/>", cases[i].value);
      g_autofree char *nested = g_strdup_printf ("<outline text='In'>%s</outline>", bare);
      g_autoptr (CorantoSubscriptions) alone = parse_body (bare);
      g_autoptr (CorantoSubscriptions) within = parse_body (nested);

      g_assert_cmpstr (category_at (alone, 0), ==, cases[i].category);
      g_assert_cmpstr (category_at (within, 0), ==, "In");
    }
}

static void
test_reasons (void)
{
  g_autofree char *endless = g_strnfill (9000, 'x');
  g_autofree char *outlines
      = g_strdup_printf ("<outline text='none' type='rss'/>"
                         "<outline text='list' type='include' url='https://a.example/more.opml'/>"
                         "<outline text='page' type='link' url='https://a.example/'>"
                         "<outline text='inner' xmlUrl='https://inner.example/'/></outline>"
                         "<outline text='script' xmlUrl='javascript:alert(1)'/>"
                         "<outline text='long' xmlUrl='https://a.example/%s'/>"
                         "<outline type='coranto-topic' text='no words'/>"
                         "<outline type='coranto-topic' query='no name'/>"
                         "<outline type='coranto-topic' text='long' query='%s'/>",
                         endless, endless);
  static const CorantoSkipReason reasons[]
      = { CORANTO_SKIP_EMPTY,    CORANTO_SKIP_LINK,  CORANTO_SKIP_LINK,  CORANTO_SKIP_NOT_WEB,
          CORANTO_SKIP_TOO_LONG, CORANTO_SKIP_EMPTY, CORANTO_SKIP_EMPTY, CORANTO_SKIP_TOO_LONG };
  g_autoptr (CorantoSubscriptions) found = parse_body (outlines);
  const CorantoSkipped *link = g_ptr_array_index (found->skipped, 1);

  g_assert_cmpuint (found->n_skipped, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_assert_cmpint (reason_at (found, i), ==, reasons[i]);
  g_assert_cmpstr (link->name, ==, "list");
  g_assert_cmpstr (link->address, ==, "https://a.example/more.opml");
  g_assert_cmpstr (channel_at (found, 0)->title, ==, "inner");
  g_assert_null (category_at (found, 0));
}

/* What can be read of a damaged file is read, and that it is damaged is said. */
static void
test_damaged (void)
{
  static const char *const texts[] = {
    "<opml><body><outline text='A'><outline text='R & D' xmlUrl='https://a.example/?x=1&y=2'/>",
    "<opml><body><outline text=A><outline text='R & D' xmlUrl=https://a.example/?x=1&y=2></body>",
    "\n\n <opml><body><outline text='A'><outline text='R &nope; D' "
    "xmlUrl='https://a.example/?x=1&amp;y=2'></outline></outline></b></opml>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CorantoSubscriptions) found = parse (texts[i]);

      g_assert_true (found->is_damaged);
      g_assert_cmpstr (channel_at (found, 0)->url, ==, "https://a.example/?x=1&y=2");
      g_assert_cmpstr (category_at (found, 0), ==, "A");
    }
}

static void
test_charset (void)
{
  static const char text[] = "<?xml version='1.0' encoding='GB2312'?><opml><body>"
                             "<outline text='\xD2\xC7\xC6\xF7' xmlUrl='https://a.example/'/>"
                             "</body></opml>";
  g_autoptr (CorantoSubscriptions) found = parse (text);

  g_assert_cmpstr (channel_at (found, 0)->title, ==, "仪器");
}

/* ---- writing ---- */

static CorantoChannel *
add (CorantoSubscriptions *to,
     const char *category,
     const char *title,
     const char *url,
     CorantoFeedKind kind)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->title = g_strdup (title);
  channel->url = g_strdup (url);
  channel->home_url = g_strconcat (url, "#home", NULL);
  channel->kind = kind;
  coranto_subscriptions_add (to, category, channel);
  return channel;
}

static void
assert_same (const CorantoSubscriptions *a, const CorantoSubscriptions *b)
{
  g_assert_cmpuint (a->channels->len, ==, b->channels->len);
  for (guint i = 0; i < a->channels->len; i++)
    {
      g_assert_cmpstr (category_at (a, i), ==, category_at (b, i));
      g_assert_cmpstr (channel_at (a, i)->title, ==, channel_at (b, i)->title);
      g_assert_cmpstr (channel_at (a, i)->url, ==, channel_at (b, i)->url);
      g_assert_cmpstr (channel_at (a, i)->home_url, ==, channel_at (b, i)->home_url);
      g_assert_cmpstr (channel_at (a, i)->list_signature, ==, channel_at (b, i)->list_signature);
      g_assert_cmpint (channel_at (a, i)->kind, ==, channel_at (b, i)->kind);
    }
  g_assert_cmpuint (a->topics->len, ==, b->topics->len);
  for (guint i = 0; i < a->topics->len; i++)
    {
      const CorantoStandingSearch *one = g_ptr_array_index (a->topics, i);
      const CorantoStandingSearch *other = g_ptr_array_index (b->topics, i);

      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpstr (one->query, ==, other->query);
    }
}

static char *
write_opml (const CorantoSubscriptions *subscriptions)
{
  g_autoptr (GBytes) bytes = coranto_opml_write (subscriptions, "Coranto <&>", 1709287200);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The names of categories survive, whatever is in them, and the order of everything. */
static void
test_round_trip (void)
{
  static const char *const categories[]
      = { "化工仪器网", "A / B", "A",   "A / B / C", "X",      "A / C", "A/B",     "TCP / IP",
          "A / / C",    "/",     "/ A", "A /",       "<\"'&>", "&amp;", "<b>B</b>" };
  g_autoptr (CorantoSubscriptions) all = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) read = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autofree char *endless = g_strnfill (3000, 'x');
  g_autofree char *far = g_strconcat ("https://far.example/", endless, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://c.example/%u?x=1&y=<2>", i);
      g_autofree char *clean = g_strdup_printf ("https://c.example/%u?x=1&y=%%3C2%%3E", i);

      add (all, categories[i], "R & D <b>\"'</b> &amp; ]]>", clean, CORANTO_FEED_KIND_RSS + i % 3);
    }
  add (all, "X", NULL, "https://untitled.example/", CORANTO_FEED_KIND_JSON_FEED);
  add (all, NULL, "Loose", "https://a.example/?x=1&y=2", CORANTO_FEED_KIND_CDF);
  add (all, NULL, NULL, far, CORANTO_FEED_KIND_UNKNOWN);
  add (all, NULL, "Page", "https://p.example/", CORANTO_FEED_KIND_PAGE)->list_signature
      = g_strdup ("div.main>ul.\"a&b\">li");
  coranto_subscriptions_add_topic (all, "气相", "气相 OR 气相色谱 OR GC");
  coranto_subscriptions_add_topic (all, "A & \"B\"", "\"两个 词\" -<x>");

  written = write_opml (all);
  read = parse (written);
  assert_same (all, read);
  g_assert_false (read->is_damaged);
  g_assert_cmpuint (read->n_skipped, ==, 0);
  again = write_opml (read);
  g_assert_cmpstr (written, ==, again);
}

/* Names that could not be written as they are settle in the first writing. */
static void
test_round_trip_of_odd_names (void)
{
  g_autoptr (CorantoSubscriptions) all = coranto_subscriptions_new ();
  g_autoptr (CorantoSubscriptions) read = NULL;
  g_autoptr (GString) deep = g_string_new ("0");
  g_autofree char *endless = g_strnfill (3000, 'x');
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  for (guint i = 1; i < 40; i++)
    g_string_append_printf (deep, " / %u", i);
  add (all, "A /  / C", "  two   spaces ", "https://a.example/", CORANTO_FEED_KIND_RSS);
  add (all, deep->str, "tab\there", "https://b.example/", CORANTO_FEED_KIND_RSS);
  add (all, endless, endless, "https://c.example/", CORANTO_FEED_KIND_RSS);
  add (all, "\x01", "\x01 x\x7F", "https://d.example/", CORANTO_FEED_KIND_RSS);
  written = write_opml (all);
  read = parse (written);
  g_assert_cmpuint (read->channels->len, ==, 4);
  g_assert_cmpstr (category_at (read, 0), ==, "A / / C");
  g_assert_cmpstr (category_at (read, 1), ==, deep->str);
  again = write_opml (read);
  g_assert_cmpstr (written, ==, again);
}

/* What other readers look for: folders, type, xmlUrl, htmlUrl, text and title. */
static void
test_written (void)
{
  g_autoptr (CorantoSubscriptions) all = coranto_subscriptions_new ();
  g_autofree char *text = NULL;

  add (all, "A", "1", "https://a.example/", CORANTO_FEED_KIND_ATOM);
  add (all, "A / B", "2", "https://b.example/", CORANTO_FEED_KIND_PAGE);
  coranto_subscriptions_add_topic (all, "T", "x OR y");
  text = write_opml (all);
  g_assert_cmpstr (
      text, ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<opml version=\"2.0\" xmlns:coranto=\"" CORANTO_OPML_NAMESPACE "\" coranto:format=\"1\">\n"
      "  <head>\n"
      "    <title>Coranto &lt;&amp;&gt;</title>\n"
      "    <dateCreated>Fri, 01 Mar 2024 10:00:00 GMT</dateCreated>\n"
      "  </head>\n"
      "  <body>\n"
      "    <outline text=\"A\" title=\"A\">\n"
      "      <outline type=\"rss\" version=\"ATOM\" text=\"1\" title=\"1\""
      " xmlUrl=\"https://a.example/\" htmlUrl=\"https://a.example/#home\"/>\n"
      "      <outline text=\"B\" title=\"B\">\n"
      "        <outline type=\"coranto-page\" text=\"2\" title=\"2\""
      " url=\"https://b.example/\" htmlUrl=\"https://b.example/#home\"/>\n"
      "      </outline>\n"
      "    </outline>\n"
      "    <outline type=\"coranto-topic\" text=\"T\" title=\"T\" coranto:query=\"x OR y\"/>\n"
      "  </body>\n"
      "</opml>\n");
}

/* ---- bounds ---- */

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (CorantoSubscriptions) found = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<outline text='d'>");
  g_string_append (deep, "<outline text='lost'/>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "</outline>");
  for (guint i = 0; i < 40; i++)
    g_string_append (deep, "<outline text='d'>");
  g_string_append (deep, "<outline text='deep' xmlUrl='https://deep.example/'/>");
  for (guint i = 0; i < 40; i++)
    g_string_append (deep, "</outline>");
  g_string_append (deep, "<outline xmlUrl='https://flat.example/'/>");
  found = parse_body (deep->str);
  g_assert_cmpuint (found->channels->len, ==, 1);
  g_assert_cmpstr (channel_at (found, 0)->url, ==, "https://flat.example/");
  g_assert_null (category_at (found, 0));
  g_assert_cmpuint (found->n_skipped, ==, 1);
  g_assert_cmpint (reason_at (found, 0), ==, CORANTO_SKIP_TOO_DEEP);
}

static void
test_number (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (CorantoSubscriptions) found = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "<outline xmlUrl='https://x.example/'/>"
                           "<outline type='coranto-topic' text='t' query='q'/>");
  found = parse_body (many->str);
  g_assert_cmpuint (found->channels->len, ==, CORANTO_SUBSCRIPTIONS_MAX_CHANNELS);
  g_assert_cmpuint (found->topics->len, ==, CORANTO_SUBSCRIPTIONS_MAX_TOPICS);
  g_assert_cmpuint (found->n_skipped, ==,
                    40000 - CORANTO_SUBSCRIPTIONS_MAX_CHANNELS - CORANTO_SUBSCRIPTIONS_MAX_TOPICS);
  g_assert_cmpuint (found->skipped->len, ==, CORANTO_SUBSCRIPTIONS_MAX_SKIPPED);
  g_assert_cmpint (reason_at (found, 0), ==, CORANTO_SKIP_TOO_MANY);
}

static int
error_of (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (coranto_opml_parse (bytes, coranto_limits_default (), &error));
  return (int) coranto_error_code (error);
}

static void
test_errors (void)
{
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, ' ');

  g_assert_cmpint (error_of ("<html/>", 7), ==, CORANTO_ERROR_NOT_OPML);
  g_assert_cmpint (error_of ("no markup", 9), ==, CORANTO_ERROR_NOT_OPML);
  g_assert_cmpint (error_of ("", 0), ==, CORANTO_ERROR_NOT_OPML);
  g_assert_cmpint (error_of ("<opml><body>", 12), ==, CORANTO_ERROR_MALFORMED);
  g_assert_cmpint (error_of (large, strlen (large)), ==, CORANTO_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feeds/opml/read", test_read);
  g_test_add_func ("/feeds/opml/spellings", test_spellings);
  g_test_add_func ("/feeds/opml/names", test_names);
  g_test_add_func ("/feeds/opml/category-attribute", test_category_attribute);
  g_test_add_func ("/feeds/opml/reasons", test_reasons);
  g_test_add_func ("/feeds/opml/damaged", test_damaged);
  g_test_add_func ("/feeds/opml/charset", test_charset);
  g_test_add_func ("/feeds/opml/round-trip", test_round_trip);
  g_test_add_func ("/feeds/opml/round-trip-of-odd-names", test_round_trip_of_odd_names);
  g_test_add_func ("/feeds/opml/written", test_written);
  g_test_add_func ("/feeds/opml/depth", test_depth);
  g_test_add_func ("/feeds/opml/number", test_number);
  g_test_add_func ("/feeds/opml/errors", test_errors);
  return g_test_run ();
}
