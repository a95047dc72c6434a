/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML reader: the same events from libxml2 and from the scanner, starts and ends in balance. */
#include <string.h>

#include "coranto-xml-reader.h"

typedef struct
{
  GString *events;
  guint depth;
  guint stop_after;
} Log;

static guint
resolve_cb (const char *uri, const char *prefix, const char *name, gpointer user_data)
{
  return uri ? 2 : 1;
}

static void
start_cb (CorantoXmlReader *reader, const CorantoXmlElement *element, gpointer user_data)
{
  Log *log = user_data;

  log->depth++;
  g_string_append_printf (log->events, "<%s:%u", element->name, element->token);
  for (guint i = 0; i < element->n_attributes; i++)
    g_string_append_printf (log->events, " %s=%.*s", element->attributes[i].name,
                            (int) element->attributes[i].length, element->attributes[i].value);
  g_string_append_c (log->events, '>');
  if (log->stop_after > 0 && --log->stop_after == 0)
    coranto_xml_reader_stop (reader);
}

static void
text_cb (CorantoXmlReader *reader, const char *text, gsize length, gpointer user_data)
{
  g_string_append_len (((Log *) user_data)->events, text, (gssize) length);
}

static void
end_cb (CorantoXmlReader *reader, guint token, const char *name, gpointer user_data)
{
  Log *log = user_data;

  g_assert_cmpuint (log->depth, >, 0);
  log->depth--;
  g_string_append_printf (log->events, "</%s>", name);
}

static void
restart_cb (gpointer user_data)
{
  Log *log = user_data;

  log->depth = 0;
  g_string_truncate (log->events, 0);
}

/* (transfer full) */
static char *
events_of (const char *xml, guint stop_after, gboolean *is_damaged)
{
  static const CorantoXmlHandler handler = { resolve_cb, start_cb, text_cb, end_cb, restart_cb };
  Log log = { g_string_new (NULL), 0, stop_after };

  coranto_xml_read (xml, strlen (xml), coranto_limits_default (), &handler, &log, is_damaged);
  if (stop_after == 0)
    g_assert_cmpuint (log.depth, ==, 0);
  return g_string_free (log.events, FALSE);
}

static void
test_events (void)
{
  static const struct
  {
    const char *xml;
    const char *events;
  } cases[] = {
    { "<a>x</a>", "<a:1>x</a>" },
    { "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- d --><a>&b;</a>", "<a:1>c</a>" },
    { "<a b='1' c=\"&lt;&amp;&quot;&#228;&auml;\"/>", "<a:1 b=1 c=<&\"ää></a>" },
    { "<a b='&amp;lt; &amp;#38; &no;'/>", "<a:1 b=&lt; &#38; &no;></a>" },
    { "<a>&amp;lt;&eacute;&no;&#x4e2d;</a>", "<a:1>&lt;é&no;中</a>" },
    { "<a><![CDATA[<b>&amp;]]>c</a>", "<a:1><b>&amp;c</a>" },
    { "<a xmlns='u'><p:b xmlns:p='v' p:c='1'/></a>", "<a:2><b:2 c=1></b></a>" },
    { "<a>1<!-- <b> -->2<?pi <c> ?>3</a>", "<a:1>123</a>" },
    { "<p:a>undeclared</p:a>", "<a:1>undeclared</a>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_damaged = TRUE;
      g_autofree char *events = events_of (cases[i].xml, 0, &is_damaged);
      g_autofree char *broken = g_strconcat (cases[i].xml, "</oops>", NULL);
      g_autofree char *scanned = events_of (broken, 0, NULL);

      g_assert_cmpstr (events, ==, cases[i].events);
      g_assert_false (is_damaged);
      g_assert_cmpstr (scanned, ==, cases[i].events);
    }
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *xml;
    const char *events;
  } cases[] = {
    { "<a><b>x</a>", "<a:1><b:1>x</b></a>" },
    { "<a>x</b>y</a>", "<a:1>xy</a>" },
    { "<a><b><c>x</b>y</a>", "<a:1><b:1><c:1>x</c></b>y</a>" },
    { "<a b=1 c>x", "<a:1 b=1 c=>x</a>" },
    { "<a b='x>y</a>", "<a:1 b=x>y</a>" },
    { "<a b='1 < 2'>y</a>", "<a:1 b=1 < 2>y</a>" },
    { "<a>1 < 2 & 3</a>", "<a:1>1 < 2 & 3</a>" },
    { "<a/><b/>", "<a:1></a><b:1></b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_damaged = FALSE;
      g_autofree char *events = events_of (cases[i].xml, 0, &is_damaged);

      g_assert_cmpstr (events, ==, cases[i].events);
      g_assert_true (is_damaged);
    }
}

static void
test_stop (void)
{
  g_autofree char *events = events_of ("<a><b/><c/><d/></a>", 2, NULL);
  g_autofree char *scanned = events_of ("<a><b><c/><d/></a>", 2, NULL);

  g_assert_cmpstr (events, ==, "<a:1><b:1>");
  g_assert_cmpstr (scanned, ==, "<a:1><b:1>");
}

/* Deeper elements are not reported, what is around them is. */
static void
test_depth (void)
{
  g_autoptr (GString) xml = g_string_new ("<a>");
  g_autofree char *events = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (xml, "<b>");
  g_string_append (xml, "deep");
  for (guint i = 0; i < 1000; i++)
    g_string_append (xml, "</b>");
  g_string_append (xml, "<c/></a>");
  events = events_of (xml->str, 0, NULL);
  g_assert_nonnull (strstr (events, "deep"));
  g_assert_true (g_str_has_suffix (events, "</b><c:1></c></a>"));
}

static void
test_nothing (void)
{
  static const char *const cases[]
      = { "", "   ", "text", "<!-- x -->", "<?xml?>", "<!DOCTYPE [", "<" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *events = events_of (cases[i], 0, NULL);

      g_assert_cmpstr (events, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/markup/xml/events", test_events);
  g_test_add_func ("/markup/xml/damaged", test_damaged);
  g_test_add_func ("/markup/xml/stop", test_stop);
  g_test_add_func ("/markup/xml/depth", test_depth);
  g_test_add_func ("/markup/xml/nothing", test_nothing);
  return g_test_run ();
}
