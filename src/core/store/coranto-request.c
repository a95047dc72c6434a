/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests: copies of what callers ask with, fit to cross threads. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-private.h"

CorantoRequest *
coranto_request_new (gint64 id, const char *text)
{
  CorantoRequest *request = g_new0 (CorantoRequest, 1);

  request->id = id;
  request->text = g_strdup (text);
  return request;
}

CorantoRequest *
coranto_request_new_ids (const gint64 *ids, guint n_ids)
{
  CorantoRequest *request = g_new0 (CorantoRequest, 1);

  request->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  if (n_ids > 0)
    g_array_append_vals (request->ids, ids, n_ids);
  return request;
}

void
coranto_request_free (CorantoRequest *request)
{
  g_free (request->text);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_pointer (&request->query, coranto_query_free);
  g_free (request);
}

CorantoMergeRequest *
coranto_merge_request_new (gint64 channel_id, CorantoParsedFeed *feed, const CorantoCheck *check)
{
  CorantoMergeRequest *request = g_new0 (CorantoMergeRequest, 1);

  request->channel_id = channel_id;
  request->feed = feed ? coranto_parsed_feed_ref (feed) : NULL;
  request->check = *check;
  request->check.error_detail = g_strdup (check->error_detail);
  request->check.etag = g_strdup (check->etag);
  request->check.last_modified = g_strdup (check->last_modified);
  request->check.body_hash = g_strdup (check->body_hash);
  request->check.new_url = g_strdup (check->new_url);
  request->check.moved_url = g_strdup (check->moved_url);
  return request;
}

void
coranto_merge_request_free (CorantoMergeRequest *request)
{
  g_clear_pointer (&request->feed, coranto_parsed_feed_unref);
  g_free ((char *) request->check.error_detail);
  g_free ((char *) request->check.etag);
  g_free ((char *) request->check.last_modified);
  g_free ((char *) request->check.body_hash);
  g_free ((char *) request->check.new_url);
  g_free ((char *) request->check.moved_url);
  g_free (request);
}

CorantoOlderRequest *
coranto_older_request_new (gint64 channel_id,
                           CorantoParsedFeed *feed,
                           const char *next_url,
                           CorantoOlderState state)
{
  CorantoOlderRequest *request = g_new0 (CorantoOlderRequest, 1);

  request->channel_id = channel_id;
  request->feed = feed ? coranto_parsed_feed_ref (feed) : NULL;
  request->next_url = g_strdup (next_url);
  request->state = state;
  return request;
}

void
coranto_older_request_free (CorantoOlderRequest *request)
{
  g_clear_pointer (&request->feed, coranto_parsed_feed_unref);
  g_free (request->next_url);
  g_free (request);
}

CorantoPageRequest *
coranto_page_request_new (gint64 article_id, CorantoParsedItem *item)
{
  CorantoPageRequest *request = g_new0 (CorantoPageRequest, 1);

  request->article_id = article_id;
  request->item = coranto_parsed_item_ref (item);
  return request;
}

void
coranto_page_request_free (CorantoPageRequest *request)
{
  coranto_parsed_item_unref (request->item);
  g_free (request);
}

CorantoSubscribeRequest *
coranto_subscribe_request_new (const char *category_title, GPtrArray *channels)
{
  CorantoSubscribeRequest *request = g_new0 (CorantoSubscribeRequest, 1);

  request->category_title = g_strdup (category_title);
  request->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);
  for (guint i = 0; i < channels->len; i++)
    g_ptr_array_add (request->channels, coranto_channel_ref (g_ptr_array_index (channels, i)));
  return request;
}

void
coranto_subscribe_request_free (CorantoSubscribeRequest *request)
{
  g_free (request->category_title);
  g_ptr_array_unref (request->channels);
  g_free (request);
}

CorantoPictureRequest *
coranto_picture_request_new (const char *url, GBytes *bytes)
{
  CorantoPictureRequest *request = g_new0 (CorantoPictureRequest, 1);

  request->url = g_strdup (url);
  request->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  return request;
}

void
coranto_picture_request_free (CorantoPictureRequest *request)
{
  g_free (request->url);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}
