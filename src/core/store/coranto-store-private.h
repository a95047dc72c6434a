/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's insides, for its own files. */
#pragma once

#include "coranto-store.h"
#include "coranto-worker-private.h"

G_BEGIN_DECLS

struct _CorantoStore
{
  GObject parent_instance;

  char *database_path;
  char *pictures_path;
  CorantoClock *clock;
  GMainContext *context; /* the caller's: results go there */
  gboolean is_closed;

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
};

/* Starts and ends the look-out for other programs' writes. */
void coranto_store_watch_start (CorantoStore *self);
void coranto_store_watch_stop (CorantoStore *self);
/* On the writer thread, when it is open. */
gboolean coranto_store_watch_init (CorantoStore *self, GError **error);

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
