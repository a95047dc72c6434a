/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind coranto-store-stories. */
#pragma once

#include "coranto-filed-story.h"
#include "coranto-work-private.h"

G_BEGIN_DECLS

/* Request: GPtrArray of CorantoFiledStory.  Result: CorantoFiledCounts. */
gpointer coranto_work_add_stories (CorantoSession *session, gpointer request, GError **error);

G_END_DECLS
