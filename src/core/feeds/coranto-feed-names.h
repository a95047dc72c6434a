/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements that feeds are made of, whatever dialect they come from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_ELEMENT_OTHER = 0,
  CORANTO_ELEMENT_ROOT, /* <rss>, <rdf:RDF> */
  CORANTO_ELEMENT_CHANNEL,
  CORANTO_ELEMENT_ITEM,
  CORANTO_ELEMENT_TITLE,
  CORANTO_ELEMENT_LINK,
  CORANTO_ELEMENT_ORIGINAL_LINK,
  CORANTO_ELEMENT_SUMMARY, /* description, summary, subtitle … */
  CORANTO_ELEMENT_CONTENT,
  CORANTO_ELEMENT_ID,
  CORANTO_ELEMENT_GUID,
  CORANTO_ELEMENT_PUBLISHED,
  CORANTO_ELEMENT_UPDATED,
  CORANTO_ELEMENT_DATE, /* published of an item, updated of a feed */
  CORANTO_ELEMENT_AUTHOR,
  CORANTO_ELEMENT_NAME,
  CORANTO_ELEMENT_EMAIL,
  CORANTO_ELEMENT_URI,
  CORANTO_ELEMENT_CATEGORY,
  CORANTO_ELEMENT_KEYWORDS,
  CORANTO_ELEMENT_ENCLOSURE,
  CORANTO_ELEMENT_IMAGE,
  CORANTO_ELEMENT_ICON,
  CORANTO_ELEMENT_LOGO,
  CORANTO_ELEMENT_PICTURE, /* itunes:image: the address is an attribute */
  CORANTO_ELEMENT_LANGUAGE,
  CORANTO_ELEMENT_TTL,
  CORANTO_ELEMENT_SKIP_HOURS,
  CORANTO_ELEMENT_SKIP_DAYS,
  CORANTO_ELEMENT_HOUR,
  CORANTO_ELEMENT_DAY,
  CORANTO_ELEMENT_PERIOD,
  CORANTO_ELEMENT_FREQUENCY,
  CORANTO_ELEMENT_GROUP, /* its children count as its parent's */
  CORANTO_ELEMENT_MEDIA,
  CORANTO_ELEMENT_THUMBNAIL,
  CORANTO_ELEMENT_DURATION,
  CORANTO_ELEMENT_SOURCE,
} CorantoElementKind;

typedef struct
{
  CorantoElementKind kind;
  guint8 rank;       /* of two elements for one field the higher one wins */
  gboolean is_atom;  /* its text is plain unless it says otherwise */
  gboolean is_loose; /* its text may be plain or marked up, nobody says which */
} CorantoElementInfo;

/* What the names of one document mean. */
typedef struct
{
  char *core_uri;        /* the namespace, not a known one, that the document uses for its own */
  gboolean core_is_atom; /* elements without a namespace, or in that one, are Atom's */
} CorantoFeedNames;

void coranto_feed_names_clear (CorantoFeedNames *names);

/* The number of an element for coranto_feed_names_get(). */
guint coranto_feed_names_resolve (CorantoFeedNames *names,
                                  const char *uri,
                                  const char *prefix,
                                  const char *name);
CorantoElementInfo coranto_feed_names_get (guint token);

/* "rss", "RDF", "feed" …: whether an element of this name begins a feed. */
gboolean coranto_feed_names_is_root (const char *name);

G_END_DECLS
