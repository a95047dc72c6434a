/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's insides, for its own files. */
#pragma once

#include "coranto-opening-private.h"
#include "coranto-store.h"
#include "coranto-worker-private.h"

G_BEGIN_DECLS

#define CORANTO_STORE_DATABASE_NAME "news.db"

struct _CorantoStore
{
  GObject parent_instance;

  char *database_path;
  char *pictures_path;
  CorantoClock *clock;
  GMainContext *context; /* the caller's: results go there */
  gboolean is_closed;
  CorantoOpened opened; /* its connections go to the sessions */
  gboolean is_changed;  /* something was written */
  gboolean is_damaged;  /* damage was met since it was opened */

  /* Each session belongs to its worker's thread once that runs. */
  CorantoSession writer_session;
  CorantoSession reader_session;
  CorantoSession files_session;
  CorantoWorker *writer;
  CorantoWorker *reader;
  CorantoWorker *files;

  /* Another program on the same profile. */
  GFileMonitor *monitor;
  guint watch_source;
  gboolean is_watching;
  gint64 data_version; /* writer thread */

  /* Backups and checks. */
  guint upkeep_source;
  GThread *upkeep;
  int upkeep_is_over; /* atomic */
};

/* Starts and ends the look-out for other programs' writes. */
void coranto_store_watch_start (CorantoStore *self);
void coranto_store_watch_stop (CorantoStore *self);
/* On the writer thread, when it is open. */
gboolean coranto_store_watch_init (CorantoStore *self, GError **error);

/* What a profile needs now and then (backup, check), on a thread of its own; nobody waits for it.
 */
void coranto_store_upkeep_start (CorantoStore *self);
void coranto_store_upkeep_stop (CorantoStore *self);
/* After the last connection is closed: of programs that end too soon for anything else. */
void coranto_store_upkeep_at_end (CorantoStore *self);
/* Somebody was told that the database is damaged. */
void coranto_store_note_damage (CorantoStore *self);

/* Asks `worker` and answers `callback`. (transfer full) of request. */
void coranto_store_ask (CorantoStore *self,
                        CorantoWorker *worker,
                        const CorantoCall *call,
                        gpointer request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gpointer coranto_store_answer (CorantoStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
