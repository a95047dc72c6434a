/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsed feeds and items: making, sharing, freeing. */
#include "coranto-parsed-feed.h"

CorantoPerson *
coranto_person_new (const char *name, const char *url)
{
  CorantoPerson *person = g_new0 (CorantoPerson, 1);

  person->name = g_strdup (name);
  person->url = g_strdup (url);
  return person;
}

void
coranto_person_free (CorantoPerson *person)
{
  g_free (person->name);
  g_free (person->url);
  g_free (person->avatar);
  g_free (person);
}

CorantoAttachment *
coranto_attachment_new (const char *url, const char *mime_type)
{
  CorantoAttachment *attachment = g_new0 (CorantoAttachment, 1);

  attachment->url = g_strdup (url);
  attachment->mime_type = g_strdup (mime_type);
  return attachment;
}

void
coranto_attachment_free (CorantoAttachment *attachment)
{
  g_free (attachment->url);
  g_free (attachment->mime_type);
  g_free (attachment->title);
  g_free (attachment);
}

CorantoParsedItem *
coranto_parsed_item_new (void)
{
  CorantoParsedItem *item = g_atomic_rc_box_new0 (CorantoParsedItem);

  item->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_person_free);
  item->tags = g_ptr_array_new_with_free_func (g_free);
  item->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_attachment_free);
  item->breadcrumbs = g_ptr_array_new_with_free_func (g_free);
  item->views = -1;
  return item;
}

CorantoParsedItem *
coranto_parsed_item_ref (CorantoParsedItem *item)
{
  return g_atomic_rc_box_acquire (item);
}

static void
item_clear (CorantoParsedItem *item)
{
  g_free (item->id);
  g_free (item->url);
  g_free (item->external_url);
  g_free (item->title);
  g_free (item->summary);
  g_free (item->content_html);
  g_free (item->content_text);
  g_free (item->base_url);
  g_free (item->image);
  g_free (item->language);
  g_free (item->source);
  g_free (item->editor);
  g_free (item->copyright);
  g_free (item->next_page_url);
  g_free (item->excerpt);
  g_ptr_array_unref (item->authors);
  g_ptr_array_unref (item->tags);
  g_ptr_array_unref (item->attachments);
  g_ptr_array_unref (item->breadcrumbs);
}

void
coranto_parsed_item_unref (CorantoParsedItem *item)
{
  g_atomic_rc_box_release_full (item, (GDestroyNotify) item_clear);
}

CorantoParsedFeed *
coranto_parsed_feed_new (CorantoFeedKind kind)
{
  CorantoParsedFeed *feed = g_atomic_rc_box_new0 (CorantoParsedFeed);

  feed->kind = kind;
  feed->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_person_free);
  feed->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_parsed_item_unref);
  feed->confidence = 1.0;
  return feed;
}

CorantoParsedFeed *
coranto_parsed_feed_ref (CorantoParsedFeed *feed)
{
  return g_atomic_rc_box_acquire (feed);
}

static void
feed_clear (CorantoParsedFeed *feed)
{
  g_free (feed->version);
  g_free (feed->title);
  g_free (feed->description);
  g_free (feed->home_page_url);
  g_free (feed->feed_url);
  g_free (feed->icon);
  g_free (feed->favicon);
  g_free (feed->language);
  g_free (feed->hub_url);
  g_free (feed->list_signature);
  g_free (feed->next_page_url);
  g_ptr_array_unref (feed->authors);
  g_ptr_array_unref (feed->items);
}

void
coranto_parsed_feed_unref (CorantoParsedFeed *feed)
{
  g_atomic_rc_box_release_full (feed, (GDestroyNotify) feed_clear);
}
