/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions to OPML 2.0.  What is written here reads back the same, and in the same order:
 * where categories within one another do not stand together, their outer one is opened again. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-opml.h"

#include <string.h>

#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_PARTS (CORANTO_OPML_DEPTH - 2)

typedef struct
{
  GString *out;
  GPtrArray *open; /* (element-type utf8) names of the open categories */
} Writer;

/* Nothing in `text` can end the value or be changed by a parser. */
static void
append_value (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c >= 0x20 && (c & 0xFFFE) != 0xFFFE)
        g_string_append_unichar (out, c);
    }
}

/* Nothing for NULL and for what is nothing but white space. */
static void
append_attribute (GString *out, const char *name, const char *text)
{
  if (coranto_text_is_blank (text))
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_value (out, text);
  g_string_append_c (out, '"');
}

static void
append_indent (Writer *writer)
{
  g_string_append_printf (writer->out, "%*s", (int) (4 + 2 * writer->open->len), "");
}

/* ---- categories ---- */

/* The names to open one within the other.  One that is nested deeper than is read stays one name.
 */
static char **
split_category (const char *category)
{
  g_autofree char *name = coranto_text_line (category, CORANTO_OPML_NAME_CHARS);
  char **parts = g_strsplit (name, CORANTO_CATEGORY_SEPARATOR, -1);

  if (g_strv_length (parts) <= MAX_PARTS)
    return parts;
  g_strfreev (parts);
  parts = g_new0 (char *, 2);
  parts[0] = g_steal_pointer (&name);
  return parts;
}

static void
close_down_to (Writer *writer, guint depth)
{
  while (writer->open->len > depth)
    {
      g_ptr_array_set_size (writer->open, (int) writer->open->len - 1);
      append_indent (writer);
      g_string_append (writer->out, "</outline>\n");
    }
}

/* Closes and opens until what is written next stands in `category` (nullable). */
static void
enter_category (Writer *writer, const char *category)
{
  g_auto (GStrv) parts = split_category (category);
  guint shared = 0;

  while (parts[shared] && shared < writer->open->len
         && strcmp (parts[shared], g_ptr_array_index (writer->open, shared)) == 0)
    shared++;
  close_down_to (writer, shared);
  for (guint i = shared; parts[i]; i++)
    {
      append_indent (writer);
      g_string_append (writer->out, "<outline");
      append_attribute (writer->out, "text", parts[i]);
      append_attribute (writer->out, "title", parts[i]);
      g_string_append (writer->out, ">\n");
      g_ptr_array_add (writer->open, g_strdup (parts[i]));
    }
}

/* ---- what stands in them ---- */

static const char *
version_of (CorantoFeedKind kind)
{
  switch (kind)
    {
    case CORANTO_FEED_KIND_RSS:
      return "RSS2";
    case CORANTO_FEED_KIND_RDF:
      return "RSS1";
    case CORANTO_FEED_KIND_ATOM:
      return "ATOM";
    case CORANTO_FEED_KIND_JSON_FEED:
      return "JSON";
    case CORANTO_FEED_KIND_CDF:
      return "CDF";
    case CORANTO_FEED_KIND_UNKNOWN:
    case CORANTO_FEED_KIND_PAGE:
    default:
      return NULL;
    }
}

static void
write_channel (Writer *writer, const CorantoChannel *channel)
{
  gboolean is_page = channel->kind == CORANTO_FEED_KIND_PAGE;
  g_autofree char *title = coranto_text_line (channel->title, CORANTO_OPML_NAME_CHARS);
  g_autofree char *url = coranto_url_resolve (NULL, channel->url);
  g_autofree char *home_url = coranto_url_resolve (NULL, channel->home_url);

  if (!url)
    return;
  append_indent (writer);
  g_string_append (writer->out, "<outline");
  append_attribute (writer->out, "type", is_page ? "coranto-page" : "rss");
  append_attribute (writer->out, "version", version_of (channel->kind));
  /* the specification demands a text */
  append_attribute (writer->out, "text", *title ? title : url);
  append_attribute (writer->out, "title", title);
  append_attribute (writer->out, is_page ? "url" : "xmlUrl", url);
  append_attribute (writer->out, "htmlUrl", home_url);
  if (is_page)
    append_attribute (writer->out, "coranto:list", channel->list_signature);
  g_string_append (writer->out, "/>\n");
}

static void
write_topic (Writer *writer, const CorantoStandingSearch *topic)
{
  g_autofree char *name = coranto_text_line (topic->name, CORANTO_OPML_NAME_CHARS);
  g_autofree char *query = coranto_text_line (topic->query, 0);

  append_indent (writer);
  g_string_append (writer->out, "<outline type=\"coranto-topic\"");
  append_attribute (writer->out, "text", name);
  append_attribute (writer->out, "title", name);
  append_attribute (writer->out, "coranto:query", query);
  g_string_append (writer->out, "/>\n");
}

static void
write_body (Writer *writer, const CorantoSubscriptions *subscriptions)
{
  for (guint i = 0; i < subscriptions->channels->len; i++)
    {
      const CorantoSubscription *subscription = g_ptr_array_index (subscriptions->channels, i);

      enter_category (writer, subscription->category);
      write_channel (writer, subscription->channel);
    }
  close_down_to (writer, 0);
  for (guint i = 0; i < subscriptions->topics->len; i++)
    write_topic (writer, g_ptr_array_index (subscriptions->topics, i));
}

/* RFC 822, in English whatever the locale. */
static void
write_date (GString *out, gint64 now)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);

  if (!time)
    return;
  g_string_append_printf (
      out, "    <dateCreated>%s, %02d %s %04d %02d:%02d:%02d GMT</dateCreated>\n",
      days[g_date_time_get_day_of_week (time) - 1], g_date_time_get_day_of_month (time),
      months[g_date_time_get_month (time) - 1], g_date_time_get_year (time),
      g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time));
}

GBytes *
coranto_opml_write (const CorantoSubscriptions *subscriptions, const char *title, gint64 now)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<opml version=\"2.0\" xmlns:coranto=\"" CORANTO_OPML_NAMESPACE "\""
                               " coranto:format=\"1\">\n"
                               "  <head>\n    <title>");
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  Writer writer = { out, open };

  append_value (out, title ? title : "");
  g_string_append (out, "</title>\n");
  write_date (out, now);
  g_string_append (out, "  </head>\n  <body>\n");
  write_body (&writer, subscriptions);
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free_to_bytes (out);
}
