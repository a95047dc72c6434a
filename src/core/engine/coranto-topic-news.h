/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What topics have found in a refresh, told once when it is over. */
#pragma once

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

typedef struct _CorantoStore CorantoStore;
typedef struct _CorantoNewsGatherer CorantoNewsGatherer;

/* `tell` gets the news (element-type CorantoTopicNews), never empty. */
typedef void (*CorantoTellFunc) (GPtrArray *news, gpointer user_data);
CorantoNewsGatherer *coranto_news_gatherer_new (CorantoStore *store,
                                                CorantoTellFunc tell,
                                                gpointer user_data);
void coranto_news_gatherer_free (CorantoNewsGatherer *self);
/* While it is busy what comes is gathered. */
void coranto_news_gatherer_set_busy (CorantoNewsGatherer *self, gboolean is_busy);

G_END_DECLS
