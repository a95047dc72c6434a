/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose turn it is: few requests at once to one host and in all, a gap between two to one host. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoHostQueue CorantoHostQueue;
typedef struct _CorantoTurn CorantoTurn;

/* Called once, from the main loop, when it is the turn of `turn`. */
typedef void (*CorantoTurnFunc) (CorantoTurn *turn, gpointer user_data);

CorantoHostQueue *coranto_host_queue_new (void);
/* No turn may be left. */
void coranto_host_queue_free (CorantoHostQueue *queue);

void coranto_host_queue_set_manners (CorantoHostQueue *queue,
                                     guint per_host,
                                     guint in_all,
                                     guint gap_ms);

/* Queues up for `host`: lower `priority` first (as G_PRIORITY_*), then first come, first served.
 * What a person waits for (G_PRIORITY_HIGH and before) does not wait for the gap, as in a browser,
 * but counts in it. */
CorantoTurn *coranto_host_queue_wait (CorantoHostQueue *queue,
                                      const char *host,
                                      int priority,
                                      CorantoTurnFunc func,
                                      gpointer user_data);

/* Ends the turn, or gives up waiting for it.  Frees `turn`. */
void coranto_turn_end (CorantoTurn *turn);
/* Nothing has come for a while: the turn goes on at its host, but no longer keeps others out of the
 * number in all.  Servers that say nothing must not hold up those that do. */
void coranto_turn_lend (CorantoTurn *turn);
/* Whose turn it is; borrowed from `turn`. */
const char *coranto_turn_get_host (CorantoTurn *turn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoHostQueue, coranto_host_queue_free)

G_END_DECLS
