/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stream of lines as batches of stories.  Used by one thread at a time. */
#pragma once

#include <gio/gio.h>

#include "coranto-filed-story.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

typedef struct _CorantoStoryReader CorantoStoryReader;

CorantoStoryReader *coranto_story_reader_new (GInputStream *stream, const CorantoLimits *limits);
void coranto_story_reader_free (CorantoStoryReader *self);

/* The next stories, none at the end of the stream (element-type CorantoFiledStory); NULL on an
 * error of the stream.  Lines that are none are counted and passed over.  (transfer full) */
GPtrArray *coranto_story_reader_next (CorantoStoryReader *self,
                                      GCancellable *cancellable,
                                      GError **error);
/* Lines that were none, and the number of the first of them (0: none). */
guint coranto_story_reader_get_n_bad (CorantoStoryReader *self);
guint coranto_story_reader_get_first_bad (CorantoStoryReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoStoryReader, coranto_story_reader_free)

G_END_DECLS
