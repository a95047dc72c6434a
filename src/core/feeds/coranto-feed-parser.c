/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to a parsed feed: which kind it is, and who reads it. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-parser.h"

#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"
#include "coranto-feed-names.h"
#include "coranto-json-feed.h"
#include "coranto-xml-feed.h"

/* A feed shows its first element soon, comments before it included. */
#define SNIFF_BYTES (64 * 1024)
#define EMBEDDED_BYTES 1024 /* from a root to what makes it one */

/* The start of `bytes` as text in which ASCII can be read: UTF-16 and UTF-32 without their zeros.
 */
static char *
dup_start (GBytes *bytes, gsize *length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize n = 0;
  char *text;

  size = MIN (size, SNIFF_BYTES);
  text = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    {
      if (data[i] != '\0')
        text[n++] = data[i];
    }
  text[n] = '\0';
  *length = n;
  return text;
}

/* The name of the first element, without its prefix; its prefix decides nothing.  (transfer full)
 * (nullable) */
static char *
first_element (const char *text)
{
  const char *p = text;
  gsize length;
  const char *colon;

  while ((p = strchr (p, '<')))
    {
      if (g_str_has_prefix (p, "<!--"))
        {
          p = strstr (p, "-->");
          if (!p)
            return NULL;
        }
      else if (g_ascii_isalpha (p[1]))
        break;
      else if (g_ascii_strncasecmp (p, "<!DOCTYPE html", 14) == 0 && !strstr (p, "<rss")
               && !strstr (p, "<feed") && !strstr (p, "<rdf:RDF"))
        return NULL;
      p++;
    }
  if (!p)
    return NULL;
  p++;
  length = strcspn (p, " \t\r\n/><");
  colon = memchr (p, ':', length);
  if (colon)
    {
      length -= (gsize) (colon + 1 - p);
      p = colon + 1;
    }
  return g_strndup (p, length);
}

static CorantoFeedKind
kind_of_element (const char *name, const char *text)
{
  if (g_ascii_strcasecmp (name, "rss") == 0)
    return CORANTO_FEED_KIND_RSS;
  if (g_ascii_strcasecmp (name, "RDF") == 0)
    return CORANTO_FEED_KIND_RDF;
  if (g_ascii_strcasecmp (name, "feed") == 0)
    return CORANTO_FEED_KIND_ATOM;
  if (g_ascii_strcasecmp (name, "channel") == 0)
    return strstr (text, "<CHANNEL") ? CORANTO_FEED_KIND_CDF : CORANTO_FEED_KIND_RSS;
  if (g_ascii_strcasecmp (name, "entry") == 0 && strstr (text, "2005/Atom"))
    return CORANTO_FEED_KIND_ATOM; /* RFC 4287, 2: a document of one entry */
  return CORANTO_FEED_KIND_UNKNOWN;
}

/* A feed inside something else: behind the warnings of a script, in a page, in an envelope.  Its
 * root alone may be quoted anywhere, so what has to stand in it must follow. */
static CorantoFeedKind
kind_of_embedded (const char *text)
{
  static const struct
  {
    const char *root;
    const char *mark;
    CorantoFeedKind kind;
  } signs[] = {
    { "<rss", "<channel", CORANTO_FEED_KIND_RSS },
    { "<rdf:RDF", "<channel", CORANTO_FEED_KIND_RDF },
    { "<feed", "2005/Atom", CORANTO_FEED_KIND_ATOM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *root = strstr (text, signs[i].root);

      if (root && g_strstr_len (root, EMBEDDED_BYTES, signs[i].mark))
        return signs[i].kind;
    }
  return CORANTO_FEED_KIND_UNKNOWN;
}

CorantoFeedKind
coranto_feed_sniff (GBytes *bytes, const char *content_type)
{
  gsize length;
  g_autofree char *text = dup_start (bytes, &length);
  const char *start = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  g_autofree char *name = NULL;
  CorantoFeedKind kind;

  /* the marks of UTF-16 and UTF-32 */
  while ((guchar) *start >= 0xFE)
    start++;
  if (coranto_json_feed_sniff (start, strlen (start)))
    return CORANTO_FEED_KIND_JSON_FEED;
  if (content_type && strstr (content_type, "application/feed+json"))
    return CORANTO_FEED_KIND_JSON_FEED;
  name = first_element (start);
  kind = name ? kind_of_element (name, start) : CORANTO_FEED_KIND_UNKNOWN;
  return kind != CORANTO_FEED_KIND_UNKNOWN ? kind : kind_of_embedded (start);
}

/* Extensible Markup Language 1.0, F.1: UTF-32, which no longer is an encoding of the web, by its
 * mark or by its first "<".  NULL: it is something else.  (transfer full) */
static GBytes *
decode_utf32 (GBytes *bytes, gsize max_bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *charset = NULL;
  gsize written = 0;
  char *text;

  if (size < 8 || size / 4 > max_bytes)
    return NULL;
  if (memcmp (data, "\0\0\0<", 4) == 0 || memcmp (data, "\0\0\xFE\xFF", 4) == 0)
    charset = "UTF-32BE";
  else if (memcmp (data, "<\0\0\0", 4) == 0 || memcmp (data, "\xFF\xFE\0\0", 4) == 0)
    charset = "UTF-32LE";
  if (!charset)
    return NULL;
  text = g_convert (data, (gssize) (size & ~(gsize) 3), "UTF-8", charset, NULL, &written, NULL);
  return text ? g_bytes_new_take (text, written) : NULL;
}

/* What one fetch keeps. */
typedef struct
{
  GPtrArray *items;
  const CorantoLimits *limits;
  gsize bytes; /* of their content */
} Collection;

static gsize
content_size (const CorantoParsedItem *item)
{
  return (item->content_html ? strlen (item->content_html) : 0)
         + (item->content_text ? strlen (item->content_text) : 0);
}

static gboolean
collect_cb (CorantoParsedItem *item, gpointer user_data)
{
  Collection *collection = user_data;

  collection->bytes += content_size (item);
  if (collection->items->len >= collection->limits->items
      || collection->bytes > collection->limits->feed_content_bytes)
    {
      coranto_parsed_item_unref (item);
      return FALSE;
    }
  g_ptr_array_add (collection->items, item);
  return TRUE;
}

static void
reset_cb (gpointer user_data)
{
  Collection *collection = user_data;

  collection->bytes = 0;
  g_ptr_array_set_size (collection->items, 0);
}

static CorantoParsedFeed *
read_decoded (GBytes *decoded,
              gboolean is_json,
              const char *url,
              const CorantoLimits *limits,
              GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_parsed_item_unref);
  Collection collection = { items, limits, 0 };
  CorantoParsedFeed *feed;
  gsize length;
  const char *text = g_bytes_get_data (decoded, &length);

  if (is_json)
    feed = coranto_json_feed_read (text, length, url, limits, collect_cb, &collection, error);
  else
    feed = coranto_xml_feed_read (text, length, url, limits, collect_cb, reset_cb, &collection,
                                  error);
  if (feed)
    {
      g_ptr_array_unref (feed->items);
      feed->items = g_steal_pointer (&items);
    }
  return feed;
}

CorantoParsedFeed *
coranto_feed_parse (GBytes *bytes,
                    const char *content_type,
                    const char *base_url,
                    const CorantoLimits *limits,
                    GError **error)
{
  g_autoptr (GBytes) decoded = NULL;
  gboolean is_json;

  if (g_bytes_get_size (bytes) == 0)
    {
      coranto_error_set (error, CORANTO_ERROR_EMPTY, "");
      return NULL;
    }
  if (g_bytes_get_size (bytes) > limits->feed_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  is_json = coranto_feed_sniff (bytes, content_type) == CORANTO_FEED_KIND_JSON_FEED;
  decoded = decode_utf32 (bytes, limits->feed_bytes);
  if (decoded)
    return read_decoded (decoded, is_json, base_url, limits, error);
  decoded = coranto_charset_decode (bytes, content_type,
                                    is_json ? CORANTO_CHARSET_JSON : CORANTO_CHARSET_XML,
                                    limits->feed_bytes, NULL, error);
  if (!decoded)
    return NULL;
  return read_decoded (decoded, is_json, base_url, limits, error);
}
