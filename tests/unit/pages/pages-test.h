/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pages for tests: parsed, read, compared. */
#pragma once

#include <string.h>

#include "coranto-article-extractor.h"
#include "coranto-channel-finder.h"
#include "coranto-error.h"
#include "coranto-headline-finder.h"

#define PAGE_URL "https://news.example.org/industry/list.html"
/* 2024-03-30T00:00:00Z */
#define TEST_NOW G_GINT64_CONSTANT (1711756800)

static inline CorantoHtmlDocument *
page_parse (const char *html, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  CorantoHtmlDocument *page = coranto_html_document_parse (bytes, "text/html; charset=utf-8", url,
                                                           coranto_limits_default (), &error);

  g_assert_no_error (error);
  return page;
}

static inline CorantoParsedFeed *
list_of (const char *html, GError **error)
{
  g_autoptr (CorantoHtmlDocument) page = page_parse (html, PAGE_URL);
  CorantoPageOptions options = { TEST_NOW, NULL, coranto_limits_default () };

  return coranto_headlines_find (page, &options, error);
}

static inline CorantoParsedItem *
article_of (const char *html)
{
  g_autoptr (CorantoHtmlDocument) page
      = page_parse (html, "https://news.example.org/industry/20240329/123456.html");
  CorantoPageOptions options = { TEST_NOW, NULL, coranto_limits_default () };
  g_autoptr (GError) error = NULL;
  CorantoParsedItem *item = coranto_article_extract (page, &options, &error);

  g_assert_no_error (error);
  return item;
}

static inline CorantoParsedItem *
item_at (CorantoParsedFeed *feed, guint index)
{
  g_assert_cmpuint (index, <, feed->items->len);
  return g_ptr_array_index (feed->items, index);
}

static inline void
assert_date (const CorantoDate *date, const char *expected)
{
  g_autofree char *got = coranto_date_to_rfc3339 (date);

  g_assert_cmpstr (got, ==, expected);
}

static inline void
assert_holds (const char *text, const char *part)
{
  gboolean is_held = text && strstr (text, part);

  if (!is_held)
    g_test_message ("“%s” is not in: %s", part, text);
  g_assert_true (is_held);
}

static inline void
assert_lacks (const char *text, const char *part)
{
  gboolean is_held = text && strstr (text, part);

  if (is_held)
    g_test_message ("“%s” is in: %s", part, text);
  g_assert_false (is_held);
}
