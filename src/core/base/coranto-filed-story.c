/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "coranto-filed-story.h"

CorantoFiledStory *
coranto_filed_story_new (CorantoParsedItem *item)
{
  CorantoFiledStory *story = g_new0 (CorantoFiledStory, 1);

  story->item = item;
  return story;
}

void
coranto_filed_story_free (CorantoFiledStory *story)
{
  coranto_parsed_item_unref (story->item);
  g_free (story->channel_url);
  g_free (story->channel_name);
  g_free (story);
}
