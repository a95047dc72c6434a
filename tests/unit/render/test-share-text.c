/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared texts. */
#include <string.h>

#include "coranto-share-text.h"

static CorantoArticle *
new_article (const char *title, const char *url)
{
  CorantoArticle *article = coranto_article_new ();

  if (!article->item)
    article->item = coranto_parsed_item_new ();
  article->item->title = g_strdup (title);
  article->item->url = g_strdup (url);
  /* 23 November 2026, 00:30 in China: still the 22nd in UTC. */
  article->item->published = (CorantoDate){ 1795365000, 480, CORANTO_DATE_MINUTE };
  return article;
}

static void
test_links (void)
{
  g_autoptr (CorantoArticle) article
      = new_article ("a\x01 b\u202E\nc", "https://a.example/1?utm_source=x&id=2");
  g_autofree char *link = coranto_share_text (article, CORANTO_SHARE_LINK);
  g_autofree char *both = coranto_share_text (article, CORANTO_SHARE_TITLE_AND_LINK);

  g_assert_cmpstr (link, ==, "https://a.example/1?id=2");
  g_assert_cmpstr (both, ==, "a b c\nhttps://a.example/1?id=2");
}

static void
test_chinese (void)
{
  g_autoptr (CorantoArticle) article = new_article ("标题", "https://a.example/1");
  g_autofree char *citation = NULL;

  article->item->source = g_strdup ("科技日报");
  citation = coranto_share_text (article, CORANTO_SHARE_CITATION);
  g_assert_cmpstr (citation, ==, "《标题》，来源：科技日报，2026年11月23日，https://a.example/1");
}

static void
test_english (void)
{
  g_autoptr (CorantoArticle) article = new_article ("A title", "https://a.example/1");
  g_autofree char *citation = NULL;
  g_autofree char *bare = NULL;

  article->item->source = g_strdup ("Bench Notes");
  citation = coranto_share_text (article, CORANTO_SHARE_CITATION);
  g_assert_cmpstr (citation, ==, "“A title”, Bench Notes, 2026-11-23, https://a.example/1");
  g_clear_pointer (&article->item->source, g_free);
  article->item->published = (CorantoDate) CORANTO_DATE_INIT;
  bare = coranto_share_text (article, CORANTO_SHARE_CITATION);
  g_assert_cmpstr (bare, ==, "“A title”, https://a.example/1");
}

static void
test_no_address (void)
{
  g_autoptr (CorantoArticle) none = new_article ("t", NULL);
  g_autoptr (CorantoArticle) local = new_article ("t", "file:///etc/passwd");

  g_assert_null (coranto_share_text (none, CORANTO_SHARE_LINK));
  g_assert_null (coranto_share_text (local, CORANTO_SHARE_CITATION));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/share-text/links", test_links);
  g_test_add_func ("/share-text/chinese", test_chinese);
  g_test_add_func ("/share-text/english", test_english);
  g_test_add_func ("/share-text/no-address", test_no_address);
  return g_test_run ();
}
