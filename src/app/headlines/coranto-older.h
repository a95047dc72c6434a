/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a channel's list as a value that changes: whether older stories can be had there, are
 * on their way, or are no more. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_OLDER_STAGE_NONE = 0, /* nothing to offer */
  CORANTO_OLDER_STAGE_READY,
  CORANTO_OLDER_STAGE_LOADING,
  CORANTO_OLDER_STAGE_FAILED, /* can be tried again */
  CORANTO_OLDER_STAGE_DONE,   /* there were some; no more now */
} CorantoOlderStage;

#define CORANTO_TYPE_OLDER (coranto_older_get_type ())
G_DECLARE_FINAL_TYPE (CorantoOlder, coranto_older, CORANTO, OLDER, GObject)

/* Signal "changed". */

CorantoOlder *coranto_older_new (CorantoEngine *engine);
/* The channel that is looked at, and again whenever it changed; NULL: none. */
void coranto_older_set_channel (CorantoOlder *self, const CorantoChannel *channel);
CorantoOlderStage coranto_older_get_stage (CorantoOlder *self);
/* Why it failed, as a sentence; NULL: it did not. */
const char *coranto_older_get_problem (CorantoOlder *self);
/* Does nothing where nothing can be had. */
void coranto_older_load (CorantoOlder *self);

G_END_DECLS
