/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories from files, one a line. */
#pragma once

#include "coranto-engine.h"
#include "coranto-filed-story.h"

G_BEGIN_DECLS

/* What was read of a file. */
typedef struct
{
  CorantoFiledCounts stories;
  guint bad_lines;
  guint first_bad_line; /* counted from 1; 0: none */
} CorantoFileReport;

/* Whether a file that begins with `text` has a story a line. */
gboolean coranto_engine_is_story_file (const char *text, gsize length);

/* Adds the stories of `stream`, in batches that stay when a later one fails; its lines are those of
 * coranto-story-line.h.  Errors: those of the stream, CORANTO_ERROR_DISK_FULL and the like. */
void coranto_engine_add_stories_async (CorantoEngine *self,
                                       GInputStream *stream,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_engine_add_stories_finish (CorantoEngine *self,
                                            GAsyncResult *result,
                                            CorantoFileReport *report,
                                            GError **error);

G_END_DECLS
