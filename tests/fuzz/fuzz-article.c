/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reader of articles: all text is valid, and what it writes is a page that can be read
 * again. */
#include "coranto-article-extractor.h"
#include "coranto-error.h"
#include "fuzz.h"

static void
check_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  CorantoPageOptions options = { 1711756800, NULL, coranto_limits_default () };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHtmlDocument) page = NULL;
  g_autoptr (CorantoHtmlDocument) again = NULL;
  g_autoptr (CorantoParsedItem) item = NULL;

  page = coranto_html_document_parse (bytes, NULL, "https://news.example/a/123.html",
                                      options.limits, NULL);
  if (!page)
    return 0;
  item = coranto_article_extract (page, &options, &error);
  g_assert_true (item || (error && error->domain == CORANTO_ERROR));
  if (!item)
    return 0;
  g_assert_nonnull (item->content_html);
  check_text (item->title);
  check_text (item->content_html);
  check_text (item->content_text);
  check_text (item->source);
  check_text (item->editor);
  check_text (item->copyright);
  g_assert_cmpint (item->views, >=, -1);
  if (*item->content_html)
    {
      again = coranto_html_document_parse_fragment (item->content_html, -1, item->base_url,
                                                    options.limits, NULL);
      g_assert_nonnull (again);
    }
  return 0;
}
