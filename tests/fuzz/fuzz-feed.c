/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the feed parser: whatever comes in, what comes out keeps its word. */
#include "coranto-error.h"
#include "coranto-feed-parser.h"
#include "fuzz.h"

static void
check_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
check_address (const char *url)
{
  g_assert_true (!url || g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://"));
  check_text (url);
}

static void
check_item (const CorantoParsedItem *item)
{
  g_assert_true (item->id && *item->id);
  check_text (item->id);
  check_address (item->url);
  check_address (item->external_url);
  check_address (item->image);
  check_text (item->title);
  check_text (item->summary);
  check_text (item->content_html);
  check_text (item->content_text);
  for (guint i = 0; i < item->attachments->len; i++)
    check_address (((CorantoAttachment *) item->attachments->pdata[i])->url);
  for (guint i = 0; i < item->authors->len; i++)
    check_text (((CorantoPerson *) item->authors->pdata[i])->name);
  for (guint i = 0; i < item->tags->len; i++)
    check_text (item->tags->pdata[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  const CorantoLimits *limits = coranto_limits_default ();
  g_autoptr (CorantoParsedFeed) feed
      = coranto_feed_parse (bytes, NULL, "https://news.example/feed", limits, &error);

  if (!feed)
    {
      g_assert_true (error && error->domain == CORANTO_ERROR);
      return 0;
    }
  check_text (feed->title);
  check_text (feed->description);
  check_address (feed->home_page_url);
  check_address (feed->feed_url);
  check_address (feed->icon);
  g_assert_cmpuint (feed->items->len, <=, limits->items);
  for (guint i = 0; i < feed->items->len; i++)
    check_item (feed->items->pdata[i]);
  return 0;
}
