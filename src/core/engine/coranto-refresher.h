/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The refresh that runs, if one does: which channels, how many at once, how far, who waits for it.
 */
#pragma once

#include "coranto-engine-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_running;
  guint total;
  CorantoRefreshReport report; /* of what is done */
} CorantoRefreshProgress;

/* `engine` is not owned, and outlives it.  `progressed` is called whenever the progress differs. */
CorantoRefresher *coranto_refresher_new (CorantoEngine *engine,
                                         void (*progressed) (CorantoEngine *engine));
void coranto_refresher_free (CorantoRefresher *self);

const CorantoRefreshProgress *coranto_refresher_get_progress (CorantoRefresher *self);

/* Refreshes `channel_ids` (element-type gint64), or with NULL all, as far as `urgency` allows it;
 * `task` (transfer full) gets a CorantoRefreshReport of the run when that is over. */
void coranto_refresher_run (CorantoRefresher *self,
                            GArray *channel_ids,
                            CorantoRefreshUrgency urgency,
                            GTask *task);
void coranto_refresher_cancel (CorantoRefresher *self);

G_END_DECLS
