/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a feed or a listing page says, in the words of JSON Feed 1.1.  The one product of feeds and
 * pages: past this point nobody knows which it was.  Filled by its maker, immutable once shared
 * between threads.  All strings are valid UTF-8; titles and names are plain text; content_html is
 * as it came (NOT sanitised: that happens in render), with its relative addresses not yet resolved
 * (see base_url of the item). */
#pragma once

#include "coranto-date.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_FEED_KIND_UNKNOWN = 0,
  CORANTO_FEED_KIND_RSS = 1,
  CORANTO_FEED_KIND_ATOM = 2,
  CORANTO_FEED_KIND_RDF = 3,
  CORANTO_FEED_KIND_JSON_FEED = 4,
  CORANTO_FEED_KIND_CDF = 5,
  CORANTO_FEED_KIND_PAGE = 6, /* a listing page without a feed */
} CorantoFeedKind;

typedef struct
{
  char *name;
  char *url;
  char *avatar;
} CorantoPerson;

typedef struct
{
  char *url;
  char *mime_type;
  char *title;
  gint64 size_bytes;       /* 0: not stated */
  double duration_seconds; /* 0: not stated */
} CorantoAttachment;

/* How an id begins that no publisher gave: it was made of the item's words, and goes with them. */
#define CORANTO_MADE_ID_PREFIX "sha1:"

typedef struct
{
  char *id;
  char *url; /* absolute http(s) */
  char *external_url;
  char *title;        /* plain text */
  char *summary;      /* plain text */
  char *content_html; /* raw; nullable */
  char *content_text; /* plain text; nullable */
  char *base_url;     /* what relative addresses in content_html resolve against */
  char *image;        /* lead picture, absolute */
  char *language;
  CorantoDate published;
  CorantoDate modified;
  GPtrArray *authors;     /* (element-type CorantoPerson) never NULL */
  GPtrArray *tags;        /* (element-type utf8) never NULL */
  GPtrArray *attachments; /* (element-type CorantoAttachment) never NULL */
  /* What a portal states and JSON Feed has no place for (output as "_coranto"): */
  char *source;           /* 来源 */
  char *editor;           /* 责任编辑 */
  gint64 views;           /* 点击; -1: not stated */
  GPtrArray *breadcrumbs; /* (element-type utf8) never NULL */
  char *copyright;        /* the page's notice, plain text */
  char *next_page_url;    /* an article of several pages: the next one */

  /* No facts of their own: what the store makes of the item before its turn (0, NULL: not yet). */
  char *excerpt;     /* what its row shows of it */
  gint64 entry_hash; /* of all that is known of it */
  gint64 url_key;    /* what its address is recognised by */
} CorantoParsedItem;

typedef struct
{
  CorantoFeedKind kind;
  char *version; /* e.g. "rss20", "atom10"; nullable */
  char *title;
  char *description;
  char *home_page_url;
  char *feed_url; /* what the feed says its own address is */
  char *icon;
  char *favicon;
  char *language;
  char *hub_url; /* WebSub */
  CorantoDate updated;
  GPtrArray *authors;    /* (element-type CorantoPerson) never NULL */
  GPtrArray *items;      /* (element-type CorantoParsedItem) never NULL, in document order */
  gboolean is_damaged;   /* ill-formed: what could be read was read; nothing was removed */
  gboolean is_cut;       /* more items than the limit */
  guint ttl_minutes;     /* 0: not stated */
  guint32 skip_hours;    /* bit h set: do not ask in hour h UTC */
  guint8 skip_days;      /* bit 0 = Sunday */
  double confidence;     /* of a page: how sure the list is, 0 to 1; feeds: 1 */
  char *list_signature;  /* of a page: how its list was found, to find it again; nullable */
  char *next_page_url;   /* of a page: its next page; nullable */
  gboolean is_relocated; /* of a page: its list was found again elsewhere than it was */
} CorantoParsedFeed;

CorantoPerson *coranto_person_new (const char *name, const char *url);
void coranto_person_free (CorantoPerson *person);
CorantoAttachment *coranto_attachment_new (const char *url, const char *mime_type);
void coranto_attachment_free (CorantoAttachment *attachment);

/* Atomically reference-counted.  (transfer full) */
CorantoParsedItem *coranto_parsed_item_new (void);
CorantoParsedItem *coranto_parsed_item_ref (CorantoParsedItem *item);
void coranto_parsed_item_unref (CorantoParsedItem *item);
CorantoParsedFeed *coranto_parsed_feed_new (CorantoFeedKind kind);
CorantoParsedFeed *coranto_parsed_feed_ref (CorantoParsedFeed *feed);
void coranto_parsed_feed_unref (CorantoParsedFeed *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPerson, coranto_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoAttachment, coranto_attachment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoParsedItem, coranto_parsed_item_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoParsedFeed, coranto_parsed_feed_unref)

G_END_DECLS
