/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences of texts, and of an article's two versions. */
#include "coranto-article-changes.h"
#include "coranto-article-document.h"
#include "coranto-text-diff.h"

#include <string.h>

static CorantoArticle *
make_article (const char *before_title,
              const char *before_html,
              const char *title,
              const char *html)
{
  CorantoArticle *article = coranto_article_new ();

  article->item = coranto_parsed_item_new ();
  article->item->title = g_strdup (title);
  article->item->content_html = g_strdup (html);
  article->earlier = coranto_parsed_item_new ();
  article->earlier->title = g_strdup (before_title);
  article->earlier->content_html = g_strdup (before_html);
  return article;
}

/* As it is written for a terminal. */
static void
test_written (void)
{
  static const struct
  {
    const char *before, *after, *expected;
  } cases[] = {
    { "Ten people came.", "Eleven people came.", "[-Ten-]{+Eleven+} people came." },
    { "One.\nTwo.\nThree.", "One.\nThree.", "One.\n\n[-Two.-]\n\nThree." },
    { "One.\nThree.", "One.\nTwo.\nThree.", "One.\n\n{+Two.+}\n\nThree." },
    { "The old red house stands", "The new blue house stands",
      "The [-old red-]{+new blue+} house stands" },
    { "光谱仪新国标发布", "质谱仪新国标已发布", "[-光-]{+质+}谱仪新国标{+已+}发布" },
    { "Nothing alike", "完全不同", "[-Nothing alike-]\n\n{+完全不同+}" },
    { "a（甲）\nsame", "a(甲)\nother words", "a(甲)\n\n[-same-]\n\n{+other words+}" },
    { "สวัสดีครับ", "สวัสดีค่ะ", "สวัสดี[-ครับ-]{+ค่ะ+}" },
    { "naïve cafe\xCC\x81 x y", "naïve cafe x y", "naïve [-cafe\xCC\x81-]{+cafe+} x y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoArticle) article = make_article ("T", NULL, "T", NULL);
      g_autofree char *expected = g_strdup_printf ("T\n\n%s\n", cases[i].expected);
      g_autofree char *text = NULL;

      article->earlier->content_text = g_strdup (cases[i].before);
      article->item->content_text = g_strdup (cases[i].after);
      text = coranto_article_changes_write (article);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_title_alone (void)
{
  g_autoptr (CorantoArticle) article = make_article ("Old title", NULL, "New title", "<p>x</p>");
  g_autofree char *text = coranto_article_changes_write (article);

  g_assert_true (coranto_article_changes_are_known (article));
  g_assert_cmpstr (text, ==, "[-Old-]{+New+} title\n");
}

/* The version before was not kept, or there is none. */
static void
test_unknown (void)
{
  g_autoptr (CorantoArticle) article = make_article ("T", NULL, "T", "<p>x</p>");

  g_assert_false (coranto_article_changes_are_known (article));
  g_assert_null (coranto_article_changes_write (article));
  g_clear_pointer (&article->earlier, coranto_parsed_item_unref);
  g_assert_false (coranto_article_changes_are_known (article));
  g_assert_null (coranto_article_changes_write (article));
}

static void
test_document (void)
{
  g_autoptr (CorantoArticle) article
      = make_article ("Ten <b>people</b>", "<p>Before &lt;script&gt;</p><p>Stays.</p>",
                      "Ten <i>people</i>", "<p>After &lt;img onerror=x&gt;</p><p>Stays.</p>");
  CorantoAppearance appearance = { .show_changes = TRUE };
  g_autofree char *changes = coranto_article_document_render (article, NULL, &appearance);
  g_autofree char *plain = NULL;

  appearance.show_changes = FALSE;
  plain = coranto_article_document_render (article, NULL, &appearance);
  g_assert_nonnull (strstr (changes, "Ten &lt;<del>b</del><ins>i</ins>&gt;people"));
  g_assert_nonnull (strstr (changes, "<p><del>Before &lt;script&gt;</del></p>"));
  g_assert_nonnull (strstr (changes, "<ins>After &lt;img onerror=x&gt;</ins>"));
  g_assert_nonnull (strstr (changes, "<p>Stays.</p>"));
  g_assert_null (strstr (changes, "<script"));
  g_assert_null (strstr (changes, "<img"));
  g_assert_null (strstr (plain, "<del>"));
  g_assert_null (strstr (plain, "<ins>"));
}

/* Any two texts: what stayed and what came is the later one, what stayed and what went the earlier
 * one. */
static char *
random_text (GRand *rand)
{
  static const char *const words[] = { "a", "bb", "ccc", "光", "谱", " ", " ", ".", "\n", "é" };
  GString *out = g_string_new ("x");
  int n = g_rand_int_range (rand, 0, 60);

  for (int i = 0; i < n; i++)
    g_string_append (out, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (out, FALSE);
}

static char *
put_together (const GArray *diff, CorantoDiffKind kind)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < diff->len; i++)
    {
      const CorantoDiffRun *run = &g_array_index (diff, CorantoDiffRun, i);

      if (run->kind == CORANTO_DIFF_SAME || run->kind == kind)
        g_string_append (out, run->text);
    }
  return g_string_free (out, FALSE);
}

static char *
without_space (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n", -1);

  return g_strjoinv ("", parts);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *before = random_text (rand);
      g_autofree char *after = random_text (rand);
      g_autoptr (GArray) diff = coranto_text_diff (before, after);
      const char *const texts[] = { before, after };

      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *together
              = put_together (diff, side ? CORANTO_DIFF_ADDED : CORANTO_DIFF_REMOVED);
          g_autofree char *found = without_space (together);
          g_autofree char *expected = without_space (texts[side]);

          g_assert_cmpstr (found, ==, expected);
        }
    }
}

/* Texts of the greatest length that is kept, with nothing in common. */
static void
test_bounded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  GString *texts[2] = { g_string_new (NULL), g_string_new (NULL) };
  gint64 start;

  for (guint side = 0; side < 2; side++)
    while (texts[side]->len < 256 * 1024)
      g_string_append_printf (texts[side], "%d%s", g_rand_int_range (rand, 0, 500),
                              g_rand_int_range (rand, 0, 40) == 0 ? "\n" : " ");
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) diff = NULL;

      /* The second time as one paragraph each. */
      for (guint side = 0; i == 1 && side < 2; side++)
        g_strdelimit (texts[side]->str, "\n", ' ');
      diff = coranto_text_diff (texts[0]->str, texts[1]->str);
      g_assert_cmpuint (diff->len, >, 0);
    }
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_string_free (texts[0], TRUE);
  g_string_free (texts[1], TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-changes/written", test_written);
  g_test_add_func ("/article-changes/title-alone", test_title_alone);
  g_test_add_func ("/article-changes/unknown", test_unknown);
  g_test_add_func ("/article-changes/document", test_document);
  g_test_add_func ("/article-changes/random", test_random);
  g_test_add_func ("/article-changes/bounded", test_bounded);
  return g_test_run ();
}
