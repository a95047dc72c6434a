/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile's database: one writer thread, one reader thread, everything asynchronous.
 *
 * Call on the main thread; callbacks come back there.  Every write is one transaction and is on the
 * disk (WAL, synchronous=FULL) before its callback says so; after it "changed" is emitted.  Each
 * call completes exactly once, also at shutdown (G_IO_ERROR_CANCELLED or CORANTO_ERROR_*). */
#pragma once

#include <gio/gio.h>

#include "coranto-article.h"
#include "coranto-change-set.h"
#include "coranto-clock.h"
#include "coranto-known-stories.h"
#include "coranto-query.h"
#include "coranto-subscriptions.h"
#include "coranto-topic.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_STORE (coranto_store_get_type ())
G_DECLARE_FINAL_TYPE (CorantoStore, coranto_store, CORANTO, STORE, GObject)

/* Signal "changed" (CorantoStore, const CorantoChangeSet *): after each commit of ours, and with
 * `everything` when another program (coranto-cli beside the window) wrote to the profile. */

typedef enum
{
  CORANTO_MARK_READ,
  CORANTO_MARK_UNREAD,
  CORANTO_MARK_FAVOURITE,
  CORANTO_MARK_UNFAVOURITE,
  CORANTO_MARK_DELETED,   /* in no list any more, never coming back */
  CORANTO_MARK_UNDELETED, /* as long as its content is there: for a day at least */
} CorantoMark;

/* What a good check means for the notice that the channel's page was laid out anew. */
typedef enum
{
  CORANTO_NOTICE_STAYS = 0,
  CORANTO_NOTICE_BEGINS, /* now: its list was found again elsewhere */
  CORANTO_NOTICE_ENDS,
} CorantoNoticeChange;

/* What one check of a channel found, saved in the same transaction as its items. */
typedef struct
{
  gint64 time;                 /* of the check */
  CorantoErrorCode error_code; /* NONE: it went well */
  const char *error_detail;
  const char *etag; /* validators to send next time, byte for byte; NULL: keep none */
  const char *last_modified;
  const char *body_hash;
  const char *new_url;   /* moved for good; nullable */
  const char *moved_url; /* where a permanent redirect led this time; nullable */
  gint64 next_check;
  CorantoWaitReason wait_reason; /* of it */
  gboolean is_unchanged;         /* 304 or the same body: validators and list stay */
  CorantoNoticeChange notice;
  guint duration_ms; /* what is remembered of it, see CorantoCheckRecord */
  guint status;
  guint requests;
  gint64 bytes;
} CorantoCheck;

/* Opens or makes the profile in `directory`.  Errors: CORANTO_ERROR_PROFILE_NEWER,
 * _PROFILE_UNWRITABLE, _PROFILE_DAMAGED, _DISK_FULL, _BUSY. */
void coranto_store_open_async (const char *directory,
                               CorantoClock *clock,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CorantoStore *coranto_store_open_finish (GAsyncResult *result, GError **error);

/* Finishes what was asked, checkpoints, joins the threads.  Idempotent; blocks for that long. */
void coranto_store_close (CorantoStore *self);

/* Channels and categories ------------------------------------------------------------------- */

/* All categories and channels, in the user's order, with unread counts. */
typedef struct
{
  GPtrArray *categories;   /* (element-type CorantoCategory) */
  GArray *category_unread; /* (element-type guint) as `categories`: articles, each once */
  GPtrArray *channels;     /* (element-type CorantoChannel) by category, then position */
  GPtrArray *topics;       /* (element-type CorantoTopic) in the user's order */
  GPtrArray *lists;        /* (element-type CorantoFavouriteList) in the user's order */
  guint unread;            /* articles, each once */
  guint unread_today;      /* since `today` */
  guint favourites;
} CorantoChannelTable;
void coranto_channel_table_free (CorantoChannelTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoChannelTable, coranto_channel_table_free)

void coranto_store_list_channels_async (CorantoStore *self,
                                        gint64 today,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
CorantoChannelTable *coranto_store_list_channels_finish (CorantoStore *self,
                                                         GAsyncResult *result,
                                                         GError **error);

/* Adds `channels` (element-type CorantoChannel: url, title, home_url, icon_url, kind,
 * list_signature are used) to the category of that title, made when there is none (NULL title: no
 * category, id 0).  Those followed already are left as they are.  Gives the ids of all, in order
 * (element-type gint64).  One transaction. */
void coranto_store_subscribe_async (CorantoStore *self,
                                    const char *category_title,
                                    GPtrArray *channels,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray *coranto_store_subscribe_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* All that is followed, in the user's order: channels with the titles they have (NULL: none yet),
 * topics.  (transfer full) */
void coranto_store_read_subscriptions_async (CorantoStore *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
CorantoSubscriptions *coranto_store_read_subscriptions_finish (CorantoStore *self,
                                                               GAsyncResult *result,
                                                               GError **error);

/* Adds what of `subscriptions` is not there yet, all of it in one transaction; what is there stays
 * as it is.  `counts` (nullable) gets how many were new. */
void coranto_store_import_async (CorantoStore *self,
                                 CorantoSubscriptions *subscriptions,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean coranto_store_import_finish (CorantoStore *self,
                                      GAsyncResult *result,
                                      CorantoImportCounts *counts,
                                      GError **error);

/* Favourites of an unsubscribed channel stay. */
void coranto_store_unsubscribe_async (CorantoStore *self,
                                      gint64 channel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_store_unsubscribe_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);

void coranto_store_rename_channel_async (CorantoStore *self,
                                         gint64 channel_id,
                                         const char *title,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean coranto_store_rename_channel_finish (CorantoStore *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Another address for the channel: what vouched for the old one, its error, waiting time and end
 * are forgotten, its stories stay.  Errors: CORANTO_ERROR_INVALID_ADDRESS, _ALREADY_FOLLOWED (by
 * another channel), _NOT_FOUND. */
void coranto_store_set_address_async (CorantoStore *self,
                                      gint64 channel_id,
                                      const char *url,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_store_set_address_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);

/* The channel's last checks, newest first, at most `limit`; the store keeps
 * CORANTO_CHECKS_KEPT.  (transfer full) (element-type CorantoCheckRecord) */
#define CORANTO_CHECKS_KEPT 30
void coranto_store_read_checks_async (CorantoStore *self,
                                      gint64 channel_id,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *coranto_store_read_checks_finish (CorantoStore *self,
                                             GAsyncResult *result,
                                             GError **error);

/* The stories that the channel's list has shown, newest first, at most CORANTO_KNOWN_STORIES_MAX.
 * (transfer full) */
void coranto_store_read_known_async (CorantoStore *self,
                                     gint64 channel_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
CorantoKnownStories *coranto_store_read_known_finish (CorantoStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/* Makes another list of its page the channel's (`list_signature` nullable): its validators, error
 * and notice are forgotten, its stories stay.  CORANTO_ERROR_NOT_FOUND. */
void coranto_store_choose_list_async (CorantoStore *self,
                                      gint64 channel_id,
                                      const char *list_signature,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_store_choose_list_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);

/* The user has seen that the page was laid out anew: `relocated` of the channel ends. */
void coranto_store_dismiss_notice_async (CorantoStore *self,
                                         gint64 channel_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean coranto_store_dismiss_notice_finish (CorantoStore *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Does what is left for pauses (the full-text index above all): until it is done, somebody asks for
 * something, or some seconds have passed.  A search finds what is not indexed too, but has to read
 * it. */
void coranto_store_settle_async (CorantoStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean coranto_store_settle_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* What came ----------------------------------------------------------------------------------- */

/* Works out what can be known of stories before their turn with the writer comes.  On any thread,
 * while the feed is its caller's alone; what is not prepared is worked out when it is stored. */
void coranto_store_prepare_feed (CorantoParsedFeed *feed);

/* Merges `feed` into the channel and saves `check` in one transaction.  Articles are recognised by
 * canonical address, else by their id within the channel.  Gives the number of new articles, -1 on
 * error. */
void coranto_store_merge_feed_async (CorantoStore *self,
                                     gint64 channel_id,
                                     CorantoParsedFeed *feed,
                                     const CorantoCheck *check,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
int coranto_store_merge_feed_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Merges what an older page of the channel said (`feed`; NULL: nothing), and saves where its older
 * stories go on (`next_url`; NULL: nowhere).  The channel's check and validators stay; stories that
 * state no date stand below those it has.  Gives the number of stories that are new in the channel,
 * -1 on error. */
void coranto_store_merge_older_async (CorantoStore *self,
                                      gint64 channel_id,
                                      CorantoParsedFeed *feed,
                                      const char *next_url,
                                      CorantoOlderState state,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
int coranto_store_merge_older_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Saves a check that brought nothing (unchanged or failed). */
void coranto_store_note_check_async (CorantoStore *self,
                                     gint64 channel_id,
                                     const CorantoCheck *check,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean coranto_store_note_check_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Saves what the article's own page said: facts the page states win over the list's, what it does
 * not state stays. */
void coranto_store_save_page_async (CorantoStore *self,
                                    gint64 article_id,
                                    CorantoParsedItem *item,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean coranto_store_save_page_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Reading ------------------------------------------------------------------------------------- */

/* Ids (element-type gint64) in list order: newest first, FAVOURITES too.  An article's id grows
 * with its date as it was at first sight, so every list falls, and lists are compared as numbers.
 */
void coranto_store_query_async (CorantoStore *self,
                                const CorantoQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GArray *coranto_store_query_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Rows for `ids`, same order; NULL entries for ids that are gone: (element-type
 * CorantoHeadlineRow). */
void coranto_store_read_rows_async (CorantoStore *self,
                                    const gint64 *ids,
                                    guint n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *coranto_store_read_rows_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);

/* CORANTO_ERROR_NOT_FOUND when there is no such article. */
void coranto_store_read_article_async (CorantoStore *self,
                                       gint64 article_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
CorantoArticle *coranto_store_read_article_finish (CorantoStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/* The newest other articles of the channels that list `article_id`: (element-type
 * CorantoHeadlineRow). */
void coranto_store_read_latest_async (CorantoStore *self,
                                      gint64 article_id,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *coranto_store_read_latest_finish (CorantoStore *self,
                                             GAsyncResult *result,
                                             GError **error);

/* The id of a topic by name; CORANTO_ERROR_NOT_FOUND. -1 on error. */
void coranto_store_find_topic_async (CorantoStore *self,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 coranto_store_find_topic_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Marks --------------------------------------------------------------------------------------- */

/* Gives the ids whose mark really changed (element-type gint64): what an undo takes back. */
void coranto_store_mark_async (CorantoStore *self,
                               const gint64 *ids,
                               guint n_ids,
                               CorantoMark mark,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void coranto_store_mark_query_async (CorantoStore *self,
                                     const CorantoQuery *query,
                                     CorantoMark mark,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *coranto_store_mark_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Pictures, kept as files of our naming beside the database ------------------------------------ */

/* CORANTO_ERROR_NOT_FOUND when it is not kept. */
void coranto_store_read_picture_async (CorantoStore *self,
                                       const char *url,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GBytes *coranto_store_read_picture_finish (CorantoStore *self,
                                           GAsyncResult *result,
                                           GError **error);
void coranto_store_save_picture_async (CorantoStore *self,
                                       const char *url,
                                       GBytes *bytes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_store_save_picture_finish (CorantoStore *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
