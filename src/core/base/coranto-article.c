/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored things: making, sharing, freeing. */
#include "coranto-article.h"

CorantoHeadlineRow *
coranto_headline_row_new (void)
{
  CorantoHeadlineRow *row = g_atomic_rc_box_new0 (CorantoHeadlineRow);

  row->views = -1;
  return row;
}

CorantoHeadlineRow *
coranto_headline_row_ref (CorantoHeadlineRow *row)
{
  return g_atomic_rc_box_acquire (row);
}

static void
headline_row_clear (CorantoHeadlineRow *row)
{
  g_free (row->title);
  g_free (row->summary);
  g_free (row->url);
  g_free (row->source);
  g_free (row->author);
  g_free (row->image);
  g_free (row->channels);
  g_free (row->snippet);
  coranto_search_free (row->found_by);
}

void
coranto_headline_row_unref (CorantoHeadlineRow *row)
{
  g_atomic_rc_box_release_full (row, (GDestroyNotify) headline_row_clear);
}

CorantoArticle *
coranto_article_new (void)
{
  CorantoArticle *article = g_atomic_rc_box_new0 (CorantoArticle);

  article->channel_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  article->channel_titles = g_ptr_array_new_with_free_func (g_free);
  article->list_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  article->list_titles = g_ptr_array_new_with_free_func (g_free);
  return article;
}

CorantoArticle *
coranto_article_ref (CorantoArticle *article)
{
  return g_atomic_rc_box_acquire (article);
}

static void
article_clear (CorantoArticle *article)
{
  g_clear_pointer (&article->item, coranto_parsed_item_unref);
  g_clear_pointer (&article->earlier, coranto_parsed_item_unref);
  g_array_unref (article->channel_ids);
  g_ptr_array_unref (article->channel_titles);
  g_array_unref (article->list_ids);
  g_ptr_array_unref (article->list_titles);
  coranto_keeping_clear (&article->keeping);
  g_free (article->channel_home_url);
}

void
coranto_article_unref (CorantoArticle *article)
{
  g_atomic_rc_box_release_full (article, (GDestroyNotify) article_clear);
}

CorantoChannel *
coranto_channel_new (void)
{
  return g_atomic_rc_box_new0 (CorantoChannel);
}

CorantoChannel *
coranto_channel_ref (CorantoChannel *channel)
{
  return g_atomic_rc_box_acquire (channel);
}

static void
channel_clear (CorantoChannel *channel)
{
  g_free (channel->url);
  g_free (channel->home_url);
  g_free (channel->title);
  g_free (channel->icon_url);
  g_free (channel->error_detail);
  g_free (channel->etag);
  g_free (channel->last_modified);
  g_free (channel->body_hash);
  g_free (channel->list_signature);
  g_free (channel->older_url);
  g_free (channel->moved_url);
}

void
coranto_channel_unref (CorantoChannel *channel)
{
  g_atomic_rc_box_release_full (channel, (GDestroyNotify) channel_clear);
}

void
coranto_check_record_free (CorantoCheckRecord *record)
{
  g_free (record->error_detail);
  g_free (record);
}

CorantoCategory *
coranto_category_new (gint64 id, const char *title, int position)
{
  CorantoCategory *category = g_atomic_rc_box_new0 (CorantoCategory);

  category->id = id;
  category->title = g_strdup (title);
  category->position = position;
  return category;
}

CorantoCategory *
coranto_category_ref (CorantoCategory *category)
{
  return g_atomic_rc_box_acquire (category);
}

static void
category_clear (CorantoCategory *category)
{
  g_free (category->title);
}

void
coranto_category_unref (CorantoCategory *category)
{
  g_atomic_rc_box_release_full (category, (GDestroyNotify) category_clear);
}
