/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of work behind the store's calls, one function each: what a caller asks for is copied
 * into a request, a thread runs the function on its session, the result goes back to the caller.
 * None of them knows threads or tasks. */
#pragma once

#include "coranto-article.h"
#include "coranto-query.h"
#include "coranto-session-private.h"
#include "coranto-store.h"
#include "coranto-subscriptions.h"

G_BEGIN_DECLS

/* Returns the result; NULL with `error` set on failure. */
typedef gpointer (*CorantoWorkFunc) (CorantoSession *session, gpointer request, GError **error);

/* status.hidden: why a stored story is in no list. */
enum
{
  CORANTO_HIDDEN_NOT = 0,
  CORANTO_HIDDEN_BY_RULE = 1,
  CORANTO_HIDDEN_BY_USER = 2, /* deleted; its content goes later */
};

/* What most calls ask with; what a call does not need stays 0. */
typedef struct
{
  gint64 id;
  char *text;
  gint64 time;
  guint limit;
  GArray *ids; /* (element-type gint64) */
  CorantoQuery *query;
  CorantoMark mark;
} CorantoRequest;
CorantoRequest *coranto_request_new (gint64 id, const char *text);
CorantoRequest *coranto_request_new_ids (const gint64 *ids, guint n_ids);
void coranto_request_free (CorantoRequest *request);

typedef struct
{
  gint64 channel_id;
  CorantoParsedFeed *feed; /* NULL: a check alone */
  CorantoCheck check;      /* its strings are owned here */
} CorantoMergeRequest;
CorantoMergeRequest *coranto_merge_request_new (gint64 channel_id,
                                                CorantoParsedFeed *feed,
                                                const CorantoCheck *check);
void coranto_merge_request_free (CorantoMergeRequest *request);

typedef struct
{
  gint64 channel_id;
  CorantoParsedFeed *feed; /* NULL: nothing to merge */
  char *next_url;          /* nullable */
  CorantoOlderState state;
} CorantoOlderRequest;
CorantoOlderRequest *coranto_older_request_new (gint64 channel_id,
                                                CorantoParsedFeed *feed,
                                                const char *next_url,
                                                CorantoOlderState state);
void coranto_older_request_free (CorantoOlderRequest *request);

typedef struct
{
  gint64 article_id;
  CorantoParsedItem *item;
} CorantoPageRequest;
CorantoPageRequest *coranto_page_request_new (gint64 article_id, CorantoParsedItem *item);
void coranto_page_request_free (CorantoPageRequest *request);

typedef struct
{
  char *category_title;
  GPtrArray *channels; /* (element-type CorantoChannel) */
} CorantoSubscribeRequest;
CorantoSubscribeRequest *coranto_subscribe_request_new (const char *category_title,
                                                        GPtrArray *channels);
void coranto_subscribe_request_free (CorantoSubscribeRequest *request);

typedef struct
{
  char *url;
  GBytes *bytes; /* NULL: to read */
} CorantoPictureRequest;
CorantoPictureRequest *coranto_picture_request_new (const char *url, GBytes *bytes);
void coranto_picture_request_free (CorantoPictureRequest *request);

/* Result: count of new articles + 1 as a pointer (so that success is never NULL). */
gpointer coranto_work_merge_feed (CorantoSession *session, gpointer request, GError **error);
/* Result: count of stories new in the channel + 1. */
gpointer coranto_work_merge_older (CorantoSession *session, gpointer request, GError **error);
/* These give GINT_TO_POINTER (TRUE). */
gpointer coranto_work_note_check (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_save_page (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_unsubscribe (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_rename_channel (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_dismiss_notice (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_choose_list (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_set_address (CorantoSession *session, gpointer request, GError **error);
/* GArray of gint64. */
gpointer coranto_work_subscribe (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_mark (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_mark_query (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_query (CorantoSession *session, gpointer request, GError **error);
/* CorantoChannelTable. */
gpointer coranto_work_list_channels (CorantoSession *session, gpointer request, GError **error);
/* GPtrArray of CorantoHeadlineRow. */
gpointer coranto_work_read_rows (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_read_found_rows (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_read_latest (CorantoSession *session, gpointer request, GError **error);
/* GPtrArray of CorantoCheckRecord. */
gpointer coranto_work_read_checks (CorantoSession *session, gpointer request, GError **error);
/* CorantoArticle. */
gpointer coranto_work_read_article (CorantoSession *session, gpointer request, GError **error);
/* GBytes; TRUE. */
gpointer coranto_work_read_picture (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_save_picture (CorantoSession *session, gpointer request, GError **error);
/* CorantoKnownStories. */
gpointer coranto_work_read_known (CorantoSession *session, gpointer request, GError **error);
/* CorantoSubscriptions; CorantoImportCounts.  The request of the latter is a CorantoSubscriptions.
 */
gpointer coranto_work_read_subscriptions (CorantoSession *session,
                                          gpointer request,
                                          GError **error);
gpointer coranto_work_import (CorantoSession *session, gpointer request, GError **error);
/* The topic's id as a pointer. */
gpointer coranto_work_find_topic (CorantoSession *session, gpointer request, GError **error);

/* Shared between them ------------------------------------------------------------------------- */

/* The id of the category of that title, made when there is none; 0 for no title; -1 on error. */
gint64 coranto_channels_ensure_category (CorantoSession *session,
                                         const char *title,
                                         GError **error);
/* The id of the channel, followed already or from now on (`is_new`, nullable); 0 on error. */
gint64 coranto_channels_follow (CorantoSession *session,
                                gint64 category_id,
                                const CorantoChannel *channel,
                                gboolean *is_new,
                                GError **error);
/* Saves what a check found, `n_new` stories among it; the state of the channel follows from it. */
gboolean coranto_channels_save_check (CorantoSession *session,
                                      gint64 channel_id,
                                      const CorantoCheck *check,
                                      guint n_new,
                                      GError **error);
/* Learns the channel's story_gap from the stories that it has. */
gboolean coranto_channels_learn_rhythm (CorantoSession *session, gint64 channel_id, GError **error);
/* Where the older stories of a channel begin, as its own page says. */
gboolean coranto_channels_note_next (CorantoSession *session,
                                     gint64 channel_id,
                                     const CorantoParsedFeed *feed,
                                     GError **error);

typedef enum
{
  CORANTO_MERGE_AS_NEWS,
  CORANTO_MERGE_AS_FILED, /* from a file: nobody is told of them */
  CORANTO_MERGE_AS_OLDER, /* stories without a date stand below those of the channel */
} CorantoMergeAge;
typedef struct
{
  int n_new;    /* in the profile */
  int n_listed; /* in the channel */
} CorantoMergeCounts;
/* Merges `items` (element-type CorantoParsedItem), a list's in its order, into the channel. */
gboolean coranto_merge_stories (CorantoSession *session,
                                gint64 channel_id,
                                GPtrArray *items,
                                CorantoMergeAge age,
                                CorantoMergeCounts *counts,
                                GError **error);
/* The same; `ids` (element-type gint64) gets the article of each item, 0 where an item was left out
 * for another of the list. */
gboolean coranto_merge_stories_to (CorantoSession *session,
                                   gint64 channel_id,
                                   GPtrArray *items,
                                   CorantoMergeAge age,
                                   CorantoMergeCounts *counts,
                                   GArray *ids,
                                   GError **error);

/* Marks the articles; gives those whose mark really changed.  (transfer full) (element-type gint64)
 */
GArray *coranto_marks_set (CorantoSession *session, GArray *ids, CorantoMark mark, GError **error);

/* When the channel's list was found again elsewhere; 0: nothing is said of it any more. */
gboolean coranto_channels_set_relocated (CorantoSession *session,
                                         gint64 channel_id,
                                         gint64 relocated,
                                         GError **error);

G_END_DECLS
