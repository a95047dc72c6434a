/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored article as what a search asks of it, and as what is indexed of it. */
#pragma once

#include "coranto-db-private.h"
#include "coranto-search.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoSearchStory story; /* its texts are those below */
  char *title;
  char *author; /* and the editor */
  char *source;
  char *text; /* summary and content, plain */
  char **channels;
} CorantoStoredStory;

/* What takes its time to load. */
typedef enum
{
  CORANTO_STORY_HEAD = 0,
  CORANTO_STORY_TEXT = 1 << 0, /* and the editor, who is an author */
  CORANTO_STORY_CHANNELS = 1 << 1,
} CorantoStoryParts;

/* 1: loaded, 0: there is no such article, -1: error. */
int coranto_stored_story_load (CorantoDb *db,
                               gint64 article_id,
                               CorantoStoryParts parts,
                               CorantoStoredStory *out,
                               GError **error);
void coranto_stored_story_clear (CorantoStoredStory *self);

/* What is indexed of it: parts, each behind its mark.  The index is only consistent while this
 * stays the same function of the stored columns: raise CORANTO_TOKENIZER_VERSION with any change.
 * (transfer full) */
char *coranto_stored_story_to_words (const CorantoStoredStory *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CorantoStoredStory, coranto_stored_story_clear)

G_END_DECLS
