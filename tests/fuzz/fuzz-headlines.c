/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of listing pages: each headline has a title and an http address, all text is
 * valid, and the list is found again by its signature. */
#include "coranto-channel-finder.h"
#include "coranto-error.h"
#include "coranto-headline-finder.h"
#include "fuzz.h"

#define NOW G_GINT64_CONSTANT (1711756800)

static void
check_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
check_feed (const CorantoParsedFeed *feed)
{
  g_assert_true (feed->confidence >= 0 && feed->confidence <= 1);
  check_text (feed->title);
  check_text (feed->list_signature);
  for (guint i = 0; i < feed->items->len; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (feed->items, i);

      g_assert_true (item->title && *item->title);
      g_assert_true (g_str_has_prefix (item->url, "http"));
      check_text (item->title);
      check_text (item->summary);
      g_assert_true (item->published.unix_seconds <= NOW + 2 * 86400);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  CorantoPageOptions options = { NOW, NULL, coranto_limits_default () };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) page = NULL;
  g_autoptr (CorantoParsedFeed) feed = NULL;
  g_autoptr (CorantoParsedFeed) again = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  g_autofree char *name = NULL;

  page = coranto_html_document_parse (bytes, NULL, "https://news.example/a/list.html",
                                      options.limits, NULL);
  if (!page)
    return 0;
  feed = coranto_headlines_find (page, &options, &error);
  g_assert_true (feed || (error && error->domain == CORANTO_ERROR));
  if (feed)
    {
      check_feed (feed);
      options.list_signature = feed->list_signature;
      again = coranto_headlines_find (page, &options, NULL);
      g_assert_nonnull (again);
    }
  all = coranto_headlines_find_all (page, &options);
  for (guint i = 0; i < all->len; i++)
    check_feed (g_ptr_array_index (all, i));
  channels = coranto_channels_find (page);
  name = coranto_portal_name (page);
  check_text (name);
  return 0;
}
