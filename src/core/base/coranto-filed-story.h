/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story that comes from a file rather than from a channel's list: where it belongs and what its
 * reader had marked come with it.  Filled by its maker, immutable once shared. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef struct
{
  CorantoParsedItem *item;
  char *channel_url;  /* http(s); nullable */
  char *channel_name; /* where there is no address, what the channel is told by; nullable */
  gboolean is_read;
  gboolean is_favourite;
} CorantoFiledStory;

/* (transfer full) of item */
CorantoFiledStory *coranto_filed_story_new (CorantoParsedItem *item);
void coranto_filed_story_free (CorantoFiledStory *story);

/* What came of the stories of a file. */
typedef struct
{
  guint added;
  guint known; /* in the profile already */
} CorantoFiledCounts;

/* The address of channels that no server has: stories from files stand in them, and they are never
 * asked. */
#define CORANTO_SHELF_PREFIX "coranto:"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoFiledStory, coranto_filed_story_free)

G_END_DECLS
