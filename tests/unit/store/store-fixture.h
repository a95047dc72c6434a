/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile in a directory of its own, and the store's calls as if they were synchronous: each runs
 * the main loop until its answer is there, for a bounded time. */
#pragma once

#include "coranto-store.h"

G_BEGIN_DECLS

#define FIXTURE_NOW G_GINT64_CONSTANT (1780000000)

typedef struct
{
  char *directory; /* the profile */
  CorantoClock *clock;
  CorantoStore *store; /* NULL until opened */
  GPtrArray *changes;  /* (element-type CorantoChangeSet) emitted since it was emptied last */
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* Waiting. */
typedef struct
{
  GAsyncResult *result;
} StoreWait;
void store_wait_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* (transfer full) */
GAsyncResult *store_wait (StoreWait *wait);
/* Runs the main loop until `done` says TRUE; fails the test after a while. */
void store_wait_until (gboolean (*done) (gpointer data), gpointer data);
/* Runs what is waiting in the main loop, for `ms` at least. */
void store_spin (guint ms);

/* Opening.  The errors are the caller's to check. */
CorantoStore *store_open_at (const char *directory, CorantoClock *clock, GError **error);
void store_fixture_open (StoreFixture *fixture);
void store_fixture_close (StoreFixture *fixture);
void store_fixture_reopen (StoreFixture *fixture);
char *store_fixture_path (StoreFixture *fixture, const char *name);

/* Values. */
CorantoParsedItem *store_item (const char *id,
                               const char *url,
                               const char *title,
                               gint64 published);
CorantoParsedFeed *store_feed (CorantoParsedItem *first, ...) G_GNUC_NULL_TERMINATED;
CorantoCheck store_good_check (void);
CorantoChannel *store_channel (const char *url, const char *title);

/* Calls that must go well. */
gint64 store_subscribe (CorantoStore *store,
                        const char *category,
                        const char *url,
                        const char *title);
/* (transfer full) of feed */
int store_merge (CorantoStore *store, gint64 channel_id, CorantoParsedFeed *feed);
GArray *store_query (CorantoStore *store, CorantoScope scope, gint64 id, const char *search);
GArray *store_run_query (CorantoStore *store, const CorantoQuery *query);
GArray *store_mark (CorantoStore *store, gint64 id, CorantoMark mark);
GPtrArray *store_rows (CorantoStore *store, GArray *ids);
CorantoHeadlineRow *store_row (CorantoStore *store, gint64 id);
CorantoArticle *store_article (CorantoStore *store, gint64 id);
void store_save_page (CorantoStore *store, gint64 id, CorantoParsedItem *item);
void store_unsubscribe (CorantoStore *store, gint64 channel_id);
void store_rename (CorantoStore *store, gint64 channel_id, const char *title);
CorantoChannelTable *store_table (CorantoStore *store);
CorantoChannel *store_find_channel (CorantoStore *store, gint64 id);

G_END_DECLS
