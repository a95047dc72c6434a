/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one outline says. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-opml-outline.h"

#include <string.h>

#include "coranto-feed-text.h"
#include "coranto-opml.h"
#include "coranto-text.h"
#include "coranto-url.h"

/* coranto_url_resolve() takes none that is longer. */
#define MAX_ADDRESS_BYTES 8192
#define MAX_SIGNATURE_BYTES 4096

static const char *const feed_attributes[] = { "xmlUrl", "feedUrl", "rssUrl", NULL };

/* The first of the attributes that says something.  (transfer full) (nullable) */
static char *
dup_first (const CorantoXmlElement *element, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = coranto_xml_dup_attribute (element, names[i]);

      if (!coranto_text_is_blank (value))
        return g_steal_pointer (&value);
    }
  return NULL;
}

static gboolean
has_any (const CorantoXmlElement *element, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    if (coranto_xml_attribute (element, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_page (const CorantoXmlElement *element)
{
  return coranto_xml_attribute_is (element, "type", "coranto-page");
}

/* type="rss" stands for every kind of feed, so the version says more. */
static CorantoFeedKind
kind_by (const CorantoXmlElement *element, const char *attribute, gboolean *is_feed)
{
  static const struct
  {
    const char *name;
    CorantoFeedKind kind;
  } kinds[] = { { "RSS", CORANTO_FEED_KIND_RSS },        { "RSS2", CORANTO_FEED_KIND_RSS },
                { "RSS1", CORANTO_FEED_KIND_RDF },       { "RDF", CORANTO_FEED_KIND_RDF },
                { "ATOM", CORANTO_FEED_KIND_ATOM },      { "JSON", CORANTO_FEED_KIND_JSON_FEED },
                { "CDF", CORANTO_FEED_KIND_CDF },        { "feed", CORANTO_FEED_KIND_UNKNOWN },
                { "podcast", CORANTO_FEED_KIND_UNKNOWN } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (coranto_xml_attribute_is (element, attribute, kinds[i].name))
        {
          *is_feed = TRUE;
          return kinds[i].kind;
        }
    }
  *is_feed = FALSE;
  return CORANTO_FEED_KIND_UNKNOWN;
}

static CorantoFeedKind
kind_of (const CorantoXmlElement *element)
{
  gboolean is_known;
  CorantoFeedKind kind;

  if (is_page (element))
    return CORANTO_FEED_KIND_PAGE;
  if (coranto_xml_attribute (element, "version"))
    return kind_by (element, "version", &is_known);
  kind = kind_by (element, "type", &is_known);
  return kind == CORANTO_FEED_KIND_RSS ? CORANTO_FEED_KIND_UNKNOWN : kind;
}

CorantoOutlineRole
coranto_outline_get_role (const CorantoXmlElement *element)
{
  gboolean is_feed;

  if (coranto_xml_attribute_is (element, "type", "coranto-topic"))
    return CORANTO_OUTLINE_TOPIC;
  if (is_page (element) || has_any (element, feed_attributes))
    return CORANTO_OUTLINE_CHANNEL;
  kind_by (element, "type", &is_feed);
  if (is_feed)
    return CORANTO_OUTLINE_CHANNEL;
  if (!coranto_xml_attribute (element, "url"))
    return CORANTO_OUTLINE_CATEGORY;
  /* "link" and "include" lead to pages and to other outlines; an address without a type is what the
   * file is about */
  return coranto_xml_attribute (element, "type") ? CORANTO_OUTLINE_LINK : CORANTO_OUTLINE_CHANNEL;
}

char *
coranto_outline_dup_name (const CorantoXmlElement *element, gboolean is_plain)
{
  static const char *const attributes[] = { "text", "title", NULL };
  g_autofree char *value = dup_first (element, attributes);
  g_autofree char *name = NULL;

  if (!value)
    return NULL;
  if (!is_plain)
    return coranto_feed_line (value, TRUE, CORANTO_OPML_NAME_CHARS);
  name = coranto_text_line (value, CORANTO_OPML_NAME_CHARS);
  return *name ? g_steal_pointer (&name) : NULL;
}

/* "/Boston/Weather,/Harvard,tag" of OPML 2.0: those with slashes are categories, the others tags. A
 * channel of ours stands in one place: in the first that is a category, else in the first. */
char *
coranto_outline_dup_category (const CorantoXmlElement *element)
{
  g_autofree char *value = coranto_xml_dup_attribute (element, "category");
  g_auto (GStrv) stated = value ? g_strsplit (value, ",", CORANTO_OPML_DEPTH) : NULL;
  g_autoptr (GString) category = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  guint chosen = 0;

  if (!stated || !*stated)
    return NULL;
  for (guint i = g_strv_length (stated); i-- > 0;)
    if (strchr (stated[i], '/'))
      chosen = i;
  parts = g_strsplit (stated[chosen], "/", CORANTO_OPML_DEPTH);
  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *part = coranto_text_line (parts[i], CORANTO_OPML_NAME_CHARS);

      if (*part)
        g_string_append_printf (category, "%s%s",
                                category->len > 0 ? CORANTO_CATEGORY_SEPARATOR : "", part);
    }
  return category->len > 0 ? coranto_text_line (category->str, CORANTO_OPML_NAME_CHARS) : NULL;
}

char *
coranto_outline_dup_address (const CorantoXmlElement *element)
{
  static const char *const page_attributes[] = { "url", "xmlUrl", "htmlUrl", NULL };
  static const char *const other_attributes[] = { "xmlUrl", "feedUrl", "rssUrl", "url", NULL };

  return dup_first (element, is_page (element) ? page_attributes : other_attributes);
}

/* As it is written, else as a person would have typed it: "feed:", no scheme at all. */
static char *
resolve (const char *address)
{
  char *url = coranto_url_resolve (NULL, address);

  return url ? url : coranto_url_from_user (address, NULL);
}

static char *
dup_home (const CorantoXmlElement *element)
{
  static const char *const attributes[] = { "htmlUrl", "siteUrl", NULL };
  g_autofree char *value = dup_first (element, attributes);

  return value ? resolve (value) : NULL;
}

/* Compared as it is when it comes: nothing of it is shown. */
static char *
dup_signature (const CorantoXmlElement *element)
{
  g_autofree char *signature = coranto_xml_dup_attribute (element, "list");

  return signature && *signature && strlen (signature) <= MAX_SIGNATURE_BYTES
             ? g_steal_pointer (&signature)
             : NULL;
}

/* A name that is the address is none: the channel's own will be found. */
static gboolean
is_address_again (const char *name, const char *address, const char *url)
{
  g_autofree char *line = coranto_text_line (url, CORANTO_OPML_NAME_CHARS);

  return strcmp (name, address) == 0 || strcmp (name, line) == 0;
}

CorantoChannel *
coranto_outline_dup_channel (const CorantoXmlElement *element,
                             const char *address,
                             const char *name,
                             CorantoSkipReason *reason)
{
  g_autofree char *url = NULL;
  CorantoChannel *channel;

  if (strlen (address) > MAX_ADDRESS_BYTES)
    {
      *reason = CORANTO_SKIP_TOO_LONG;
      return NULL;
    }
  url = resolve (address);
  if (!url)
    {
      *reason = CORANTO_SKIP_NOT_WEB;
      return NULL;
    }
  channel = coranto_channel_new ();
  channel->kind = kind_of (element);
  if (name && !is_address_again (name, address, url))
    channel->title = g_strdup (name);
  channel->home_url = dup_home (element);
  if (channel->kind == CORANTO_FEED_KIND_PAGE)
    channel->list_signature = dup_signature (element);
  channel->url = g_steal_pointer (&url);
  return channel;
}

char *
coranto_outline_dup_query (const CorantoXmlElement *element, CorantoSkipReason *reason)
{
  g_autofree char *value = coranto_xml_dup_attribute (element, "query");
  g_autofree char *query = value ? coranto_text_line (value, 0) : NULL;

  if (!query || !*query)
    *reason = CORANTO_SKIP_EMPTY;
  else if (g_utf8_strlen (query, -1) > CORANTO_OPML_NAME_CHARS)
    *reason = CORANTO_SKIP_TOO_LONG;
  else
    return g_steal_pointer (&query);
  return NULL;
}
