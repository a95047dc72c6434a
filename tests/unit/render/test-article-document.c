/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Article documents, without their style sheet byte for byte. */
#include <string.h>

#include "coranto-article-document.h"

static char *
format_time (gint64 unix_seconds, gboolean has_clock, gpointer user_data)
{
  return g_strdup_printf ("<t%" G_GINT64_FORMAT ">", unix_seconds);
}

static const CorantoAppearance appearance = {
  .language = "zh-CN",
  .show_pictures = TRUE,
  .label_source = "来源",
  .label_author = "作者",
  .label_editor = "编辑",
  .label_views = "%s 次点击",
  .label_latest = "最新",
  .label_minutes = "约 %d 分钟",
  .format_time = format_time,
};

static CorantoArticle *
new_article (const char *title, const char *html)
{
  CorantoArticle *article = coranto_article_new ();

  if (!article->item)
    article->item = coranto_parsed_item_new ();
  article->item->title = g_strdup (title);
  article->item->content_html = g_strdup (html);
  article->item->url = g_strdup ("https://a.example/n/1.html");
  article->item->views = -1;
  article->sort_time = 5;
  article->item->published.unix_seconds = 5;
  article->item->published.precision = CORANTO_DATE_SECOND;
  return article;
}

static char *
render_body (CorantoArticle *article, GPtrArray *latest, const CorantoAppearance *look)
{
  g_autofree char *document = coranto_article_document_render (article, latest, look);
  const char *body = strstr (document, "<body>");

  g_assert_nonnull (body);
  return g_strdup (body);
}

static void
test_whole (void)
{
  g_autoptr (CorantoArticle) article
      = new_article ("标题 <1>", "<p>　　正文<script>x</script></p>");
  g_autoptr (GPtrArray) latest
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_headline_row_unref);
  CorantoHeadlineRow *row = coranto_headline_row_new ();
  g_autofree char *body = NULL;

  article->item->source = g_strdup ("科技日报");
  article->item->editor = g_strdup ("王");
  article->item->views = 1234567;
  article->item->copyright = g_strdup ("版权 <b>");
  g_ptr_array_add (article->item->authors, coranto_person_new ("甲", NULL));
  g_ptr_array_add (article->item->breadcrumbs, g_strdup ("网 & 站"));
  g_ptr_array_add (article->item->breadcrumbs, g_strdup ("正文"));
  row->id = 42;
  row->title = g_strdup ("另一 \"条\"");
  row->summary = g_strdup ("摘要");
  row->sort_time = 9;
  row->has_date = TRUE;
  g_ptr_array_add (latest, row);
  body = render_body (article, latest, &appearance);
  g_assert_cmpstr (body, ==,
                   "<body><article><nav class=\"crumbs\"><span>网 &amp; 站</span></nav>"
                   "<h1 class=\"title\" lang=\"zh-CN\">标题 &lt;1&gt;</h1>"
                   "<p class=\"facts\"><span>来源 科技日报</span><span>&lt;t5&gt;</span>"
                   "<span>作者 甲</span><span>编辑 王</span><span>1,234,567 次点击</span>"
                   "<span>约 1 分钟</span></p><hr class=\"head\">"
                   "<div class=\"body indent\" lang=\"zh-CN\"><p>正文</p></div>"
                   "<aside class=\"notice\">版权 &lt;b&gt;</aside></article>"
                   "<section class=\"latest\"><h2>最新</h2><ul><li>"
                   "<a href=\"coranto-article:42\">另一 &quot;条&quot;</a><time>&lt;t9&gt;</time>"
                   "<p>摘要</p></li></ul></section></body></html>");
}

static void
test_policy_first (void)
{
  g_autoptr (CorantoArticle) article = new_article ("t", "x");
  g_autofree char *document = coranto_article_document_render (article, NULL, &appearance);
  const char *head = strstr (document, "<head>");
  const char *policy = coranto_article_document_policy ();

  g_assert_true (g_str_has_prefix (
      head, "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
  g_assert_nonnull (strstr (document, policy));
  g_assert_nonnull (strstr (policy, "img-src coranto-img: data:"));
  g_assert_null (strstr (policy, "script"));
  g_assert_null (strstr (document, "<script"));
}

/* In title and text, and nowhere else. */
static void
test_found_words (void)
{
  g_autoptr (CorantoArticle) article
      = new_article ("光譜 <b>", "<p title='光谱'>光<b>谱</b>仪</p><script>光谱</script>");
  g_autoptr (CorantoSearch) search = coranto_search_parse ("光谱 b");
  CorantoAppearance look = appearance;
  g_autofree char *document = NULL;

  look.search = search;
  document = coranto_article_document_render (article, NULL, &look);
  g_assert_nonnull (strstr (document, "<mark class=\"found\">光譜</mark> &lt;"
                                      "<mark class=\"found\">b</mark>&gt;</h1>"));
  g_assert_nonnull (strstr (document, "<mark class=\"found\">光</mark><b>"
                                      "<mark class=\"found\">谱</mark></b>仪"));
  g_assert_null (strstr (document, "<script"));
}

static void
test_pictures (void)
{
  g_autoptr (CorantoArticle) article = new_article ("t", "<img src='/p.png'>");
  g_autofree char *address = coranto_document_picture_address ("https://a.example/p.png");
  g_autofree char *back = coranto_document_picture_url (address);
  g_autofree char *shown = render_body (article, NULL, &appearance);
  g_autofree char *hidden = NULL;
  CorantoAppearance without = appearance;

  without.show_pictures = FALSE;
  hidden = render_body (article, NULL, &without);
  g_assert_nonnull (strstr (shown, address));
  g_assert_null (strstr (shown, "src=\"http"));
  g_assert_null (strstr (hidden, "<img"));
  g_assert_cmpstr (back, ==, "https://a.example/p.png");
  g_assert_null (coranto_document_picture_address ("file:///etc/passwd"));
  g_assert_null (coranto_document_picture_url ("https://a.example/p.png"));
}

static void
test_lead_picture (void)
{
  g_autoptr (CorantoArticle) article = new_article ("t", "<p>x</p>");
  g_autofree char *with = NULL;
  g_autofree char *once = NULL;

  article->item->image = g_strdup ("https://a.example/lead.png");
  with = render_body (article, NULL, &appearance);
  g_assert_nonnull (strstr (with, "<figure><img src=\"coranto-img:"));
  g_free (article->item->content_html);
  article->item->content_html = g_strdup ("<p>x<img src=/other.png></p>");
  once = render_body (article, NULL, &appearance);
  g_assert_null (strstr (once, "<figure>"));
}

static void
test_text_only (void)
{
  g_autoptr (CorantoArticle) article = new_article ("t", NULL);
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  article->item->summary = g_strdup ("s & s");
  summary = render_body (article, NULL, &appearance);
  g_assert_nonnull (strstr (summary, "<p>s &amp; s</p>"));
  article->item->content_text = g_strdup ("a\n\nb");
  text = render_body (article, NULL, &appearance);
  g_assert_nonnull (strstr (text, "<p>a</p><p>b</p>"));
}

static void
test_style_is_ours (void)
{
  g_autoptr (CorantoArticle) article = new_article ("t", "x");
  CorantoAppearance hostile = appearance;
  g_autofree char *document = NULL;

  hostile.font_family = "x';}</style><script>";
  hostile.font_size_px = 100000;
  hostile.label_views = "%n%n%s";
  article->item->views = 3;
  document = coranto_article_document_render (article, NULL, &hostile);
  g_assert_null (strstr (document, "<script"));
  g_assert_cmpstr (strstr (document, "</style>"), ==, g_strrstr (document, "</style>"));
  g_assert_null (strstr (document, "100000px"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-document/whole", test_whole);
  g_test_add_func ("/article-document/policy-first", test_policy_first);
  g_test_add_func ("/article-document/found-words", test_found_words);
  g_test_add_func ("/article-document/pictures", test_pictures);
  g_test_add_func ("/article-document/lead-picture", test_lead_picture);
  g_test_add_func ("/article-document/text-only", test_text_only);
  g_test_add_func ("/article-document/style-is-ours", test_style_is_ours);
  return g_test_run ();
}
