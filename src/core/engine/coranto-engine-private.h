/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the jobs of the engine share. */
#pragma once

#include "coranto-channel-hosts.h"
#include "coranto-engine.h"
#include "coranto-fetcher.h"
#include "coranto-limits.h"
#include "coranto-store.h"
#include "coranto-topic-news.h"
#include "coranto-worker-pool.h"

G_BEGIN_DECLS

typedef struct _CorantoRefresher CorantoRefresher;
typedef struct _CorantoSchedule CorantoSchedule;
typedef struct _CorantoKeeper CorantoKeeper;

struct _CorantoEngine
{
  GObject parent_instance;
  const CorantoLimits *limits;
  CorantoClock *clock;
  CorantoStore *store;
  CorantoWorkerPool *workers;
  GCancellable *closing;      /* cancelled when the engine closes: every job hangs on it */
  CorantoFetcher *fetcher;    /* NULL until something is fetched */
  CorantoChannelTree *tree;   /* NULL until it is asked for */
  CorantoChannelHosts *hosts; /* NULL until content is fetched */
  CorantoRefresher *refresher;
  CorantoSchedule *schedule;
  CorantoNewsGatherer *news;
  gint64 opened;      /* when this session began */
  guint expire_timer; /* 0: nothing is thrown away by itself */
  CorantoKeeper *keeper;
};

/* The folder that `directory` means: the user's own for NULL.  (transfer full) */
char *coranto_engine_dup_profile (const char *directory);

CorantoFetcher *coranto_engine_get_fetcher (CorantoEngine *self);
CorantoChannelHosts *coranto_engine_get_channel_hosts (CorantoEngine *self);

/* A task of the engine that its close cancels as well as `cancellable` (nullable): steps use the
 * task's own cancellable. */
GTask *coranto_engine_new_task (CorantoEngine *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data,
                                gpointer source_tag);

G_END_DECLS
