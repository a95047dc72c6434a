/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of elements to what they mean, in one table for all dialects. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-names.h"

#include <string.h>

/* A token is the row's number plus one, with this bit for elements of Atom. */
#define ATOM_BIT 0x1000u

typedef enum
{
  SPACE_UNKNOWN,
  SPACE_CORE, /* RSS, RDF's items and CDF */
  SPACE_ATOM,
  SPACE_DC,
  SPACE_TERMS,
  SPACE_CONTENT,
  SPACE_MEDIA,
  SPACE_ITUNES,
  SPACE_XHTML,
  SPACE_RDF,
  SPACE_FEEDBURNER,
  SPACE_SYNDICATION,
} Space;

typedef struct
{
  const char *prefix; /* what it is called where it is not declared */
  const char *uri;    /* without its scheme, lower case; its start is enough */
  Space space;
} SpaceName;

static const SpaceName spaces[] = {
  { "rss", "backend.userland.com/rss", SPACE_CORE },
  { NULL, "blogs.law.harvard.edu/tech/rss", SPACE_CORE },
  { NULL, "my.netscape.com/", SPACE_CORE },
  { NULL, "channel.netscape.com/rdf/", SPACE_CORE },
  { NULL, "purl.org/net/rss1.1", SPACE_CORE },
  { NULL, "www.rssboard.org/rss", SPACE_CORE },
  { "content", "purl.org/rss/1.0/modules/content", SPACE_CONTENT },
  { "sy", "purl.org/rss/1.0/modules/syndication", SPACE_SYNDICATION },
  { NULL, "purl.org/rss/1.0/modules/", SPACE_UNKNOWN },
  { NULL, "purl.org/rss/1.0", SPACE_CORE },
  { "atom", "www.w3.org/2005/atom", SPACE_ATOM },
  { "atom10", "www.w3.org/2005/atom", SPACE_ATOM },
  { "atom03", "purl.org/atom/", SPACE_ATOM },
  { "dc", "purl.org/dc/elements/", SPACE_DC },
  { "dcterms", "purl.org/dc/terms", SPACE_TERMS },
  { "media", "search.yahoo.com/mrss", SPACE_MEDIA },
  { NULL, "video.search.yahoo.com/mrss", SPACE_MEDIA },
  { NULL, "tools.search.yahoo.com/mrss", SPACE_MEDIA },
  { "itunes", "www.itunes.com/dtds/podcast", SPACE_ITUNES },
  { NULL, "example.com/dtds/podcast", SPACE_ITUNES },
  { "googleplay", "www.google.com/schemas/play-podcasts", SPACE_ITUNES },
  { "xhtml", "www.w3.org/1999/xhtml", SPACE_XHTML },
  { "rdf", "www.w3.org/1999/02/22-rdf-syntax-ns", SPACE_RDF },
  { "feedburner", "rssnamespace.org/feedburner", SPACE_FEEDBURNER },
};

typedef struct
{
  Space space;
  const char *name; /* lower case */
  CorantoElementKind kind;
  guint8 rank;
} Row;

/* Ranks: 5 the dialect's own element, 4 and 3 its near relatives, 2 and 1 what an extension says
 * for its own purpose. */
static const Row rows[] = {
  { SPACE_CORE, "rss", CORANTO_ELEMENT_ROOT, 0 },
  { SPACE_CORE, "rdf", CORANTO_ELEMENT_ROOT, 0 },
  { SPACE_RDF, "rdf", CORANTO_ELEMENT_ROOT, 0 },
  { SPACE_CORE, "feed", CORANTO_ELEMENT_CHANNEL, 0 },
  { SPACE_CORE, "channel", CORANTO_ELEMENT_CHANNEL, 0 },
  { SPACE_CORE, "item", CORANTO_ELEMENT_ITEM, 0 },
  { SPACE_CORE, "entry", CORANTO_ELEMENT_ITEM, 0 },
  { SPACE_CORE, "title", CORANTO_ELEMENT_TITLE, 5 },
  { SPACE_CORE, "link", CORANTO_ELEMENT_LINK, 5 },
  { SPACE_CORE, "a", CORANTO_ELEMENT_LINK, 4 },
  { SPACE_CORE, "description", CORANTO_ELEMENT_SUMMARY, 5 },
  { SPACE_CORE, "subtitle", CORANTO_ELEMENT_SUMMARY, 5 },
  { SPACE_CORE, "tagline", CORANTO_ELEMENT_SUMMARY, 5 },
  { SPACE_CORE, "abstract", CORANTO_ELEMENT_SUMMARY, 5 },
  { SPACE_CORE, "summary", CORANTO_ELEMENT_SUMMARY, 5 },
  { SPACE_CORE, "info", CORANTO_ELEMENT_SUMMARY, 1 },
  { SPACE_CORE, "content", CORANTO_ELEMENT_CONTENT, 5 },
  { SPACE_CORE, "fullitem", CORANTO_ELEMENT_CONTENT, 5 },
  { SPACE_CORE, "body", CORANTO_ELEMENT_CONTENT, 4 },
  { SPACE_CORE, "id", CORANTO_ELEMENT_ID, 5 },
  { SPACE_CORE, "guid", CORANTO_ELEMENT_GUID, 5 },
  { SPACE_CORE, "pubdate", CORANTO_ELEMENT_PUBLISHED, 5 },
  { SPACE_CORE, "published", CORANTO_ELEMENT_PUBLISHED, 5 },
  { SPACE_CORE, "issued", CORANTO_ELEMENT_PUBLISHED, 5 },
  { SPACE_CORE, "created", CORANTO_ELEMENT_PUBLISHED, 4 },
  { SPACE_CORE, "updated", CORANTO_ELEMENT_UPDATED, 5 },
  { SPACE_CORE, "modified", CORANTO_ELEMENT_UPDATED, 5 },
  { SPACE_CORE, "lastbuilddate", CORANTO_ELEMENT_UPDATED, 5 },
  { SPACE_CORE, "date", CORANTO_ELEMENT_DATE, 2 },
  { SPACE_CORE, "author", CORANTO_ELEMENT_AUTHOR, 5 },
  { SPACE_CORE, "managingeditor", CORANTO_ELEMENT_AUTHOR, 4 },
  { SPACE_CORE, "name", CORANTO_ELEMENT_NAME, 5 },
  { SPACE_CORE, "email", CORANTO_ELEMENT_EMAIL, 5 },
  { SPACE_CORE, "uri", CORANTO_ELEMENT_URI, 5 },
  { SPACE_CORE, "url", CORANTO_ELEMENT_URI, 5 },
  { SPACE_CORE, "homepage", CORANTO_ELEMENT_URI, 5 },
  { SPACE_CORE, "category", CORANTO_ELEMENT_CATEGORY, 5 },
  { SPACE_CORE, "keywords", CORANTO_ELEMENT_KEYWORDS, 5 },
  { SPACE_CORE, "enclosure", CORANTO_ELEMENT_ENCLOSURE, 5 },
  { SPACE_CORE, "image", CORANTO_ELEMENT_IMAGE, 5 },
  { SPACE_CORE, "icon", CORANTO_ELEMENT_ICON, 5 },
  { SPACE_CORE, "logo", CORANTO_ELEMENT_LOGO, 5 },
  { SPACE_CORE, "language", CORANTO_ELEMENT_LANGUAGE, 5 },
  { SPACE_CORE, "ttl", CORANTO_ELEMENT_TTL, 5 },
  { SPACE_CORE, "skiphours", CORANTO_ELEMENT_SKIP_HOURS, 0 },
  { SPACE_CORE, "skipdays", CORANTO_ELEMENT_SKIP_DAYS, 0 },
  { SPACE_CORE, "hour", CORANTO_ELEMENT_HOUR, 0 },
  { SPACE_CORE, "day", CORANTO_ELEMENT_DAY, 0 },
  { SPACE_CORE, "source", CORANTO_ELEMENT_SOURCE, 0 },
  { SPACE_CONTENT, "encoded", CORANTO_ELEMENT_CONTENT, 6 },
  { SPACE_DC, "title", CORANTO_ELEMENT_TITLE, 3 },
  { SPACE_DC, "description", CORANTO_ELEMENT_SUMMARY, 3 },
  { SPACE_DC, "creator", CORANTO_ELEMENT_AUTHOR, 3 },
  { SPACE_DC, "author", CORANTO_ELEMENT_AUTHOR, 3 },
  { SPACE_DC, "date", CORANTO_ELEMENT_DATE, 3 },
  { SPACE_DC, "subject", CORANTO_ELEMENT_CATEGORY, 3 },
  { SPACE_DC, "language", CORANTO_ELEMENT_LANGUAGE, 4 },
  { SPACE_TERMS, "title", CORANTO_ELEMENT_TITLE, 3 },
  { SPACE_TERMS, "description", CORANTO_ELEMENT_SUMMARY, 3 },
  { SPACE_TERMS, "creator", CORANTO_ELEMENT_AUTHOR, 3 },
  { SPACE_TERMS, "date", CORANTO_ELEMENT_DATE, 3 },
  { SPACE_TERMS, "subject", CORANTO_ELEMENT_CATEGORY, 3 },
  { SPACE_TERMS, "created", CORANTO_ELEMENT_PUBLISHED, 3 },
  { SPACE_TERMS, "issued", CORANTO_ELEMENT_PUBLISHED, 4 },
  { SPACE_TERMS, "modified", CORANTO_ELEMENT_UPDATED, 4 },
  { SPACE_TERMS, "abstract", CORANTO_ELEMENT_SUMMARY, 3 },
  { SPACE_MEDIA, "title", CORANTO_ELEMENT_TITLE, 2 },
  { SPACE_MEDIA, "description", CORANTO_ELEMENT_SUMMARY, 1 },
  { SPACE_MEDIA, "content", CORANTO_ELEMENT_MEDIA, 2 },
  { SPACE_MEDIA, "thumbnail", CORANTO_ELEMENT_THUMBNAIL, 3 },
  { SPACE_MEDIA, "group", CORANTO_ELEMENT_GROUP, 0 },
  { SPACE_MEDIA, "keywords", CORANTO_ELEMENT_KEYWORDS, 2 },
  { SPACE_MEDIA, "category", CORANTO_ELEMENT_CATEGORY, 2 },
  { SPACE_ITUNES, "title", CORANTO_ELEMENT_TITLE, 2 },
  { SPACE_ITUNES, "subtitle", CORANTO_ELEMENT_SUMMARY, 1 },
  { SPACE_ITUNES, "summary", CORANTO_ELEMENT_SUMMARY, 2 },
  { SPACE_ITUNES, "description", CORANTO_ELEMENT_SUMMARY, 2 },
  { SPACE_ITUNES, "author", CORANTO_ELEMENT_AUTHOR, 2 },
  { SPACE_ITUNES, "image", CORANTO_ELEMENT_PICTURE, 4 },
  { SPACE_ITUNES, "link", CORANTO_ELEMENT_LINK, 1 },
  { SPACE_ITUNES, "category", CORANTO_ELEMENT_CATEGORY, 2 },
  { SPACE_ITUNES, "keywords", CORANTO_ELEMENT_KEYWORDS, 2 },
  { SPACE_ITUNES, "duration", CORANTO_ELEMENT_DURATION, 2 },
  { SPACE_XHTML, "body", CORANTO_ELEMENT_CONTENT, 5 },
  { SPACE_XHTML, "div", CORANTO_ELEMENT_CONTENT, 4 },
  { SPACE_FEEDBURNER, "origlink", CORANTO_ELEMENT_ORIGINAL_LINK, 7 },
  { SPACE_SYNDICATION, "updateperiod", CORANTO_ELEMENT_PERIOD, 0 },
  { SPACE_SYNDICATION, "updatefrequency", CORANTO_ELEMENT_FREQUENCY, 0 },
};

gboolean
coranto_feed_names_is_root (const char *name)
{
  static const char *const roots[] = { "rss", "rdf", "feed", "channel" };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      if (g_ascii_strcasecmp (name, roots[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static Space
space_of_prefix (const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      if (spaces[i].prefix && g_ascii_strcasecmp (prefix, spaces[i].prefix) == 0)
        return spaces[i].space;
    }
  return SPACE_UNKNOWN;
}

static Space
space_of_uri (CorantoFeedNames *names, const char *uri, const char *prefix, const char *name)
{
  const char *start;

  while (g_ascii_isspace (*uri))
    uri++;
  if (*uri == '\0')
    return SPACE_CORE;
  start = strstr (uri, "://");
  start = start ? start + 3 : uri;
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      if (g_ascii_strncasecmp (start, spaces[i].uri, strlen (spaces[i].uri)) == 0)
        return spaces[i].space;
    }
  /* an address nobody knows, but the feed itself stands in it */
  if (!names->core_uri && coranto_feed_names_is_root (name))
    names->core_uri = g_strdup (uri);
  if (names->core_uri && strcmp (uri, names->core_uri) == 0)
    return SPACE_CORE;
  /* publishers misspell addresses more often than they use a known prefix for something else */
  return prefix ? space_of_prefix (prefix) : SPACE_UNKNOWN;
}

guint
coranto_feed_names_resolve (CorantoFeedNames *names,
                            const char *uri,
                            const char *prefix,
                            const char *name)
{
  Space space = uri      ? space_of_uri (names, uri, prefix, name)
                : prefix ? space_of_prefix (prefix)
                         : SPACE_CORE;
  guint atom_bit = 0;

  if (space == SPACE_UNKNOWN)
    return 0;
  if (g_ascii_strcasecmp (name, "feed") == 0)
    names->core_is_atom = TRUE;
  if (space == SPACE_ATOM || (space == SPACE_CORE && names->core_is_atom))
    {
      space = SPACE_CORE;
      atom_bit = ATOM_BIT;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].space == space && g_ascii_strcasecmp (rows[i].name, name) == 0)
        return (i + 1) | atom_bit;
    }
  return 0;
}

CorantoElementInfo
coranto_feed_names_get (guint token)
{
  CorantoElementInfo info = { CORANTO_ELEMENT_OTHER, 0, FALSE, FALSE };
  const Row *row;

  if (token == 0)
    return info;
  row = &rows[(token & ~ATOM_BIT) - 1];
  info.kind = row->kind;
  info.rank = row->rank;
  info.is_atom = (token & ATOM_BIT) != 0;
  info.is_loose = row->space == SPACE_MEDIA || row->space == SPACE_ITUNES;
  return info;
}

void
coranto_feed_names_clear (CorantoFeedNames *names)
{
  g_clear_pointer (&names->core_uri, g_free);
  names->core_is_atom = FALSE;
}
