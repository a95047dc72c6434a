/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored things as values: what store gives to model, engine, render, the window and the command
 * line.  Immutable once shared. */
#pragma once

#include "coranto-error.h"
#include "coranto-keeping.h"
#include "coranto-parsed-feed.h"
#include "coranto-search.h"

G_BEGIN_DECLS

/* One row of a headline list: all that a row shows, nothing heavy. */
typedef struct
{
  gint64 id;
  char *title;
  char *summary; /* plain, at most 300 characters; nullable */
  char *url;
  char *source; /* 来源, else the channel's title */
  char *author;
  char *image;
  CorantoSearch *found_by; /* where rows of a search are read: what it looks for; nullable */
  char *snippet;           /* then: the text around the first word found in it; nullable */
  char *channels;          /* titles of all channels that list it, joined by "\n" */
  gint64 sort_time;        /* seconds since 1970: published, else first seen; clamped */
  gint64 order_time;       /* where the list has it: fixed when the story first came */
  gint64 views;            /* -1: not stated */
  gboolean has_clock;      /* FALSE: only a day was stated, the time of day means nothing */
  gboolean has_date;       /* FALSE: sort_time is when it was first seen */
  gint64 changed;          /* when its title or text became another; 0: never */
  gboolean is_read;
  gboolean is_favourite;
  gboolean is_changed; /* since it was read */
  CorantoKeepState keep_state;
} CorantoHeadlineRow;

/* A whole article.  `item` has its content in full; read state beside it. */
typedef struct
{
  gint64 id;
  CorantoParsedItem *item;
  GArray *channel_ids;       /* (element-type gint64) never NULL */
  GPtrArray *channel_titles; /* (element-type utf8) same order */
  char *channel_home_url;    /* home page of the first channel; nullable */
  gint64 sort_time;
  gint64 first_seen;
  gboolean is_read;
  gboolean is_favourite;
  gint64 changed;             /* when its title or text became another; 0: never */
  CorantoParsedItem *earlier; /* its title and content before; content only where it became another
                               * and was kept.  NULL: never changed */
  gboolean is_change_unseen;  /* it was not opened since */
  gboolean is_list_only;      /* only the headline is here: its page was not fetched yet */
  gboolean is_full;           /* the body came from the article's own page */
  CorantoKeeping keeping;     /* how far a favourite is kept whole */
  gint64 favourite_time;      /* when it was marked; 0: it is none */
  GArray *list_ids;           /* (element-type gint64) the lists it is in; never NULL */
  GPtrArray *list_titles;     /* (element-type utf8) same order */
} CorantoArticle;

typedef enum
{
  CORANTO_CHANNEL_STATE_OK = 0,
  CORANTO_CHANNEL_STATE_FAILING = 1,
  CORANTO_CHANNEL_STATE_GONE = 2, /* 410: not asked again */
} CorantoChannelState;

/* How far the older pages of a channel were followed.  Stored: append only. */
typedef enum
{
  CORANTO_OLDER_UNKNOWN = 0, /* nobody has looked for them */
  CORANTO_OLDER_FRESH = 1,   /* not yet; they begin where the channel's own page says */
  CORANTO_OLDER_MORE = 2,    /* some were read */
  CORANTO_OLDER_STALE = 3,   /* the last that were read brought nothing new */
  CORANTO_OLDER_END = 4,
} CorantoOlderState;

/* Why a channel is not asked before its time.  Stored: append only. */
typedef enum
{
  CORANTO_WAIT_NONE = 0,
  CORANTO_WAIT_FRESH = 1,       /* the answer stays fresh for so long (Cache-Control) */
  CORANTO_WAIT_TTL = 2,         /* the feed states how long it may be kept (ttl) */
  CORANTO_WAIT_SKIP = 3,        /* the feed states when not to ask (skipHours, skipDays) */
  CORANTO_WAIT_RETRY_AFTER = 4, /* the server asked for it */
  CORANTO_WAIT_BACK_OFF = 5,    /* it failed before */
  CORANTO_WAIT_BUDGET = 6,      /* its host was asked often enough today */
  CORANTO_WAIT_RHYTHM = 7,      /* news are not to be expected earlier */
  CORANTO_WAIT_GONE = 8,        /* never again */
  CORANTO_WAIT_LAST
} CorantoWaitReason;

/* One check of a channel, as it is remembered. */
typedef struct
{
  gint64 time; /* its end, seconds since 1970 */
  guint duration_ms;
  guint status;   /* HTTP's, of the last answer; 0: none came */
  gint64 bytes;   /* of the body, decoded */
  guint requests; /* redirects and pages read on included */
  guint new_stories;
  gboolean is_unchanged;
  CorantoErrorCode error_code;
  char *error_detail;
} CorantoCheckRecord;

/* A followed channel with its last check. */
typedef struct
{
  gint64 id;
  gint64 category_id;
  char *url;
  char *home_url;
  char *title; /* the user's own name, else the channel's */
  char *icon_url;
  CorantoFeedKind kind;
  int position;
  CorantoChannelState state;
  CorantoErrorCode error_code; /* of the last check; NONE when it went well */
  char *error_detail;
  gint64 last_check; /* 0: never */
  gint64 last_success;
  gint64 next_check;             /* not before; 0: at once */
  CorantoWaitReason wait_reason; /* of next_check */
  guint failures;                /* in a row */
  guint ttl_minutes;             /* what the feed itself said last, as in CorantoParsedFeed */
  guint32 skip_hours;
  guint8 skip_days;
  char *moved_url;     /* where a permanent redirect led at the last good check; nullable */
  gint64 newest;       /* when its newest story came or was published; 0: it has none */
  gint64 story_gap;    /* seconds from story to story as learned; 0: not known yet */
  guint host_channels; /* followed channels of the same host, itself included */
  guint host_requests; /* for them since midnight UTC */
  guint unread;        /* kept by the store */
  guint total;
  char *etag; /* validators, byte for byte as received */
  char *last_modified;
  char *body_hash;
  char *list_signature;
  gboolean is_damaged;
  gint64 relocated; /* its list was found again elsewhere in the page then; 0: nothing to say */
  char *older_url;  /* where its older stories go on; nullable */
  CorantoOlderState older_state;
  gboolean can_load_older; /* as far as is known */
  int keep_days;           /* see CorantoKeepRule; -1: as the profile */
  int keep_count;
} CorantoChannel;

typedef struct
{
  gint64 id;
  char *title;
  int position;
} CorantoCategory;

CorantoHeadlineRow *coranto_headline_row_new (void);
CorantoHeadlineRow *coranto_headline_row_ref (CorantoHeadlineRow *row);
void coranto_headline_row_unref (CorantoHeadlineRow *row);
CorantoArticle *coranto_article_new (void);
CorantoArticle *coranto_article_ref (CorantoArticle *article);
void coranto_article_unref (CorantoArticle *article);
CorantoChannel *coranto_channel_new (void);
CorantoChannel *coranto_channel_ref (CorantoChannel *channel);
void coranto_channel_unref (CorantoChannel *channel);
void coranto_check_record_free (CorantoCheckRecord *record);
CorantoCategory *coranto_category_new (gint64 id, const char *title, int position);
CorantoCategory *coranto_category_ref (CorantoCategory *category);
void coranto_category_unref (CorantoCategory *category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoHeadlineRow, coranto_headline_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoArticle, coranto_article_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoChannel, coranto_channel_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoCheckRecord, coranto_check_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoCategory, coranto_category_unref)

G_END_DECLS
