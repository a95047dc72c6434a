/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conductor: the one object that a program holds.  Main thread only; callbacks come back there.
 * Every *_async completes exactly once. */
#pragma once

#include <gio/gio.h>

#include "coranto-article.h"
#include "coranto-channel-tree.h"
#include "coranto-clock.h"
#include "coranto-headline-list.h"
#include "coranto-subscriptions.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_ENGINE (coranto_engine_get_type ())
G_DECLARE_FINAL_TYPE (CorantoEngine, coranto_engine, CORANTO, ENGINE, GObject)

/* Properties, read-only, notified: "refreshing" (boolean), "refresh-done", "refresh-total" (uint),
 * "refresh-failed" (uint), "refresh-new" (uint), "hold" (uint: CorantoHold, once the program has
 * begun to refresh by itself). */

/* Opens the profile in `directory` (NULL: $XDG_DATA_HOME/coranto).  `clock` NULL: the system's. */
void coranto_engine_open_async (const char *directory,
                                CorantoClock *clock,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
CorantoEngine *coranto_engine_open_finish (GAsyncResult *result, GError **error);
/* Cancels what runs, finishes what was asked of the store, closes it.  Idempotent. */
void coranto_engine_close (CorantoEngine *self);

/* Models ---------------------------------------------------------------------------------------*/

CorantoHeadlineList *coranto_engine_new_headline_list (CorantoEngine *self); /* (transfer full) */
CorantoChannelTree *coranto_engine_get_channel_tree (CorantoEngine *self);   /* (transfer none) */

/* Looking before following ---------------------------------------------------------------------*/

/* One thing that could be followed. */
typedef struct
{
  char *url;
  char *title;
  char *home_url;
  CorantoFeedKind kind;
  CorantoParsedFeed *preview; /* its first headlines; NULL for one not looked at yet */
  gboolean is_followed;       /* already in the profile */
  gboolean is_suggested;      /* tick it at first */
  gboolean is_comments;       /* what readers say about the stories: never suggested */
  gboolean is_guess;          /* nobody named it: discovering gives it only when it is there */
} CorantoCandidate;

typedef struct
{
  char *address;       /* after redirects */
  char *portal_title;  /* proposal for the category */
  GPtrArray *feeds;    /* (element-type CorantoCandidate) the feed itself, or feeds the
                          page names, best first */
  GPtrArray *lists;    /* (element-type CorantoCandidate) headline lists of the page,
                          likeliest first */
  GPtrArray *siblings; /* (element-type CorantoCandidate) sibling channels */
} CorantoDiscovery;

void coranto_candidate_free (CorantoCandidate *candidate);
CorantoDiscovery *coranto_discovery_ref (CorantoDiscovery *discovery);
void coranto_discovery_unref (CorantoDiscovery *discovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoDiscovery, coranto_discovery_unref)

/* Looks at what a person typed.  Errors: CORANTO_ERROR_INVALID_ADDRESS, _NO_HEADLINES, and those of
 * fetching and parsing. */
void coranto_engine_discover_async (CorantoEngine *self,
                                    const char *address,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
CorantoDiscovery *coranto_engine_discover_finish (CorantoEngine *self,
                                                  GAsyncResult *result,
                                                  GError **error);

/* Follows `candidates` (element-type CorantoCandidate) in the category of that title (NULL or "":
 * none) and refreshes them.  Gives the channel ids (element-type gint64) as soon as they are
 * stored; the refresh goes on. */
void coranto_engine_subscribe_async (CorantoEngine *self,
                                     const char *category_title,
                                     GPtrArray *candidates,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *coranto_engine_subscribe_finish (CorantoEngine *self, GAsyncResult *result, GError **error);
void coranto_engine_unsubscribe_async (CorantoEngine *self,
                                       gint64 channel_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_engine_unsubscribe_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            GError **error);
void coranto_engine_rename_channel_async (CorantoEngine *self,
                                          gint64 channel_id,
                                          const char *title,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean coranto_engine_rename_channel_finish (CorantoEngine *self,
                                               GAsyncResult *result,
                                               GError **error);

/* Makes another list of its page the channel's: the one that a discovery of its address gave with
 * that list_signature (of the candidate's preview); NULL: the likeliest.  What came stays, and the
 * channel is refreshed; a failure of that stands with the channel.  Errors:
 * CORANTO_ERROR_NOT_FOUND. */
void coranto_engine_choose_list_async (CorantoEngine *self,
                                       gint64 channel_id,
                                       const char *list_signature,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_engine_choose_list_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            GError **error);
/* The user has seen that the page of the channel was laid out anew: its `relocated` ends. */
void coranto_engine_dismiss_notice_async (CorantoEngine *self,
                                          gint64 channel_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean coranto_engine_dismiss_notice_finish (CorantoEngine *self,
                                               GAsyncResult *result,
                                               GError **error);

/* Refreshing -----------------------------------------------------------------------------------*/

/* Who wants it, and so what it has to wait for. */
typedef enum
{
  /* A person or a script asks: what servers and feeds state holds, after failures the back-off,
   * and the budget of the host. */
  CORANTO_REFRESH_ASKED = 0,
  /* A person insists: nothing holds but Retry-After and the end of a channel. */
  CORANTO_REFRESH_FORCED,
  /* The program by itself: beside all that, not before news are to be expected, and nothing while
   * the surroundings (see CorantoHold) forbid it. */
  CORANTO_REFRESH_DUE,
} CorantoRefreshUrgency;

/* Why the program asks nothing by itself. */
typedef enum
{
  CORANTO_HOLD_NONE = 0,
  CORANTO_HOLD_OFFLINE, /* hosts of this computer are asked all the same */
  CORANTO_HOLD_METERED,
  CORANTO_HOLD_POWER_SAVER,
} CorantoHold;

typedef struct
{
  guint checked;
  guint failed;
  guint unchanged;
  guint new_articles;
} CorantoRefreshReport;

/* Refreshes the channel, or (id 0) every channel, as far as `urgency` allows it.  A refresh that
 * already runs is joined.  Failures of channels are not errors: they are counted and stand with the
 * channels. */
void coranto_engine_refresh_async (CorantoEngine *self,
                                   gint64 channel_id,
                                   CorantoRefreshUrgency urgency,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean coranto_engine_refresh_finish (CorantoEngine *self,
                                        GAsyncResult *result,
                                        CorantoRefreshReport *report,
                                        GError **error);
void coranto_engine_cancel_refresh (CorantoEngine *self);

/* Brings older stories of the channel, from the page that its list goes on with; worth offering
 * where the channel says can_load_older.  `n_new` gets how many are new in the channel, `has_more`
 * whether there may be others (both nullable).  Errors: CORANTO_ERROR_NOT_FOUND, and those of
 * fetching and parsing; the channel and its check are as they were then. */
void coranto_engine_load_older_async (CorantoEngine *self,
                                      gint64 channel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean coranto_engine_load_older_finish (CorantoEngine *self,
                                           GAsyncResult *result,
                                           guint *n_new,
                                           gboolean *has_more,
                                           GError **error);

/* Refreshes by itself what is due (CORANTO_REFRESH_DUE), a channel at most every `minutes`; 0:
 * never.  Goes on by itself after a suspend, and when the surroundings allow it again. */
void coranto_engine_set_refresh_interval (CorantoEngine *self, guint minutes);

/* When the program would ask the channel by itself, and why not before. */
typedef struct
{
  gint64 time; /* may lie in the past: at the next occasion */
  CorantoWaitReason reason;
} CorantoNextTry;
CorantoNextTry coranto_engine_get_next_try (CorantoEngine *self, const CorantoChannel *channel);

/* Whether the channel is asked and answers, but has brought nothing for much longer than its habit
 * was. */
gboolean coranto_engine_is_quiet (CorantoEngine *self, const CorantoChannel *channel);

/* The channel's last checks, newest first.  (transfer full) (element-type CorantoCheckRecord) */
void coranto_engine_read_checks_async (CorantoEngine *self,
                                       gint64 channel_id,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *coranto_engine_read_checks_finish (CorantoEngine *self,
                                              GAsyncResult *result,
                                              GError **error);

/* Gives the channel the address that a person typed and refreshes it; its stories stay, and a
 * failure of the refresh stands with the channel.  Errors: CORANTO_ERROR_INVALID_ADDRESS,
 * _ALREADY_FOLLOWED, _NOT_FOUND. */
void coranto_engine_set_address_async (CorantoEngine *self,
                                       gint64 channel_id,
                                       const char *address,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_engine_set_address_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            GError **error);

/* Reading --------------------------------------------------------------------------------------*/

/* The stored article; CORANTO_ERROR_NOT_FOUND. */
void coranto_engine_read_article_async (CorantoEngine *self,
                                        gint64 article_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
CorantoArticle *coranto_engine_read_article_finish (CorantoEngine *self,
                                                    GAsyncResult *result,
                                                    GError **error);
/* Fetches the article's own page, stores what it says, gives the article as it then is. */
void coranto_engine_fetch_article_async (CorantoEngine *self,
                                         gint64 article_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
CorantoArticle *coranto_engine_fetch_article_finish (CorantoEngine *self,
                                                     GAsyncResult *result,
                                                     GError **error);
/* The same with all pages of an article of several (its item has a next_page_url): at most 30, and
 * no more bytes together than a page may have.  One that cannot be had ends it: what was read is
 * stored, and its item says where it would go on. */
void coranto_engine_fetch_whole_article_async (CorantoEngine *self,
                                               gint64 article_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CorantoArticle *coranto_engine_fetch_whole_article_finish (CorantoEngine *self,
                                                           GAsyncResult *result,
                                                           GError **error);
/* The newest other stories of the same channels: (element-type CorantoHeadlineRow). */
void coranto_engine_read_latest_async (CorantoEngine *self,
                                       gint64 article_id,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *coranto_engine_read_latest_finish (CorantoEngine *self,
                                              GAsyncResult *result,
                                              GError **error);
/* The rows of `query`, for what prints rather than watches: (element-type CorantoHeadlineRow). */
void coranto_engine_query_async (CorantoEngine *self,
                                 const CorantoQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *coranto_engine_query_finish (CorantoEngine *self, GAsyncResult *result, GError **error);
/* The id of a topic by its name; CORANTO_ERROR_NOT_FOUND. -1 on error. */
/* Lets the store do what it leaves for pauses, for some seconds at most: see
 * coranto_store_settle_async().  For programs that have none. */
void coranto_engine_settle_async (CorantoEngine *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean coranto_engine_settle_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

void coranto_engine_find_topic_async (CorantoEngine *self,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 coranto_engine_find_topic_finish (CorantoEngine *self, GAsyncResult *result, GError **error);
/* A picture of an article: kept ones at once, others fetched with the article's address as referrer
 * (as a browser would send it) and kept.  `mime_type` gets a static string. */
void coranto_engine_load_picture_async (CorantoEngine *self,
                                        const char *url,
                                        const char *article_url,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *coranto_engine_load_picture_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            const char **mime_type,
                                            GError **error);

/* Marks ----------------------------------------------------------------------------------------*/

/* Gives the ids that really changed (element-type gint64), for undo. */
void coranto_engine_set_read_async (CorantoEngine *self,
                                    const gint64 *ids,
                                    guint n_ids,
                                    gboolean is_read,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void coranto_engine_set_favourite_async (CorantoEngine *self,
                                         const gint64 *ids,
                                         guint n_ids,
                                         gboolean is_favourite,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void coranto_engine_mark_all_read_async (CorantoEngine *self,
                                         const CorantoQuery *query,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GArray *coranto_engine_mark_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

/* Import and export ----------------------------------------------------------------------------*/

/* What importing the file would do: the channels and topics that would be added, where, and what is
 * skipped, with the reason.  Nothing is changed.  Errors: CORANTO_ERROR_NOT_OPML, _MALFORMED,
 * _TOO_LARGE. */
void coranto_engine_look_into_opml_async (CorantoEngine *self,
                                          GBytes *opml,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
CorantoSubscriptions *coranto_engine_look_into_opml_finish (CorantoEngine *self,
                                                            GAsyncResult *result,
                                                            GError **error);

/* Adds the channels and topics of `plan`, in one transaction; the channels are due then.  `counts`
 * (nullable) gets how many were added: less than planned where some came to be followed meanwhile.
 */
void coranto_engine_import_async (CorantoEngine *self,
                                  CorantoSubscriptions *plan,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean coranto_engine_import_finish (CorantoEngine *self,
                                       GAsyncResult *result,
                                       CorantoImportCounts *counts,
                                       GError **error);
/* All that is followed as OPML 2.0. */
void coranto_engine_export_opml_async (CorantoEngine *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GBytes *coranto_engine_export_opml_finish (CorantoEngine *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
