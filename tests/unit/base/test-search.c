/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search language: what is understood, what matches, where. */
#include <string.h>

#include "coranto-search-node.h"

/* A story that most cases are put to. */
static const char *const channels[] = { "时事热点", "Industry News", NULL };
static const CorantoSearchStory story = {
  .title = "光谱仪器行业回顾",
  .text = "The mass-spectrometer market, in 2024.\n用 GC 分析氣相色譜；質譜與光譜。Łódź café",
  .author = "张三, Jane Doe",
  .source = "新华社",
  .channels = channels,
  .time = G_GINT64_CONSTANT (1711672663), /* 2024-03-29 00:37:43 UTC */
  .is_read = FALSE,
  .is_favourite = TRUE,
};

static void
test_matching (void)
{
  static const struct
  {
    const char *words;
    gboolean matches;
  } cases[] = {
    /* words of any length, in any part */
    { "光", TRUE },
    { "光谱", TRUE },
    { "光谱仪器行业回顾", TRUE },
    { "光谱仪器行业展望", FALSE },
    { "质谱", TRUE },
    { "质谱仪", FALSE }, /* 质谱 and 谱仪 are there */
    { "新华", TRUE },
    { "张三", TRUE },
    { "热点", FALSE }, /* the channel is asked for */
    { "market", TRUE },
    { "mark", FALSE },
    { "mark*", TRUE },
    { "market*", TRUE },
    { "MARKET", TRUE },
    { "ｍａｒｋｅｔ", TRUE },
    { "lodz CAFE", TRUE },
    { "氣相色譜", TRUE },
    { "气相色谱", TRUE },
    { "光譜儀器行業回顧", TRUE },
    /* signs in a word */
    { "mass-spectrometer", TRUE },
    { "mass_spectrometer", TRUE },
    { "spectrometer-mass", FALSE },
    { "用GC分析", TRUE },
    /* phrases */
    { "\"mass spectrometer market\"", TRUE },
    { "\"spectrometer mass\"", FALSE },
    { "\"Jane Doe\"", TRUE },
    { "“in 2024”", TRUE },
    { "「质谱与光谱」", TRUE },
    { "\"质谱 光谱\"", FALSE },
    { "\"色谱 质谱\"", TRUE }, /* a gap stands for a gap, or for none */
    { "色谱质谱", FALSE },
    { "\"not closed", FALSE },
    { "\"market in", TRUE },
    /* absence */
    { "market -光谱", FALSE },
    { "market -quokka", TRUE },
    { "-quokka", TRUE },
    { "-market", FALSE },
    { "－market", FALSE },
    { "-\"mass spectrometer\"", FALSE },
    { "-(quokka market)", TRUE },
    { "-title:market", TRUE },
    { "-is:read", TRUE },
    { "--market", FALSE },
    /* either */
    { "quokka OR market", TRUE },
    { "quokka OR 麋鹿", FALSE },
    { "quokka | market", TRUE },
    { "麋鹿 或 光谱", TRUE },
    { "麋鹿或光谱", FALSE },
    { "quokka or market", FALSE },
    { "market quokka OR 光谱", TRUE },
    { "quokka market OR 光谱", FALSE },
    { "quokka OR -麋鹿", TRUE },
    { "OR market", TRUE },
    { "market OR", TRUE },
    { "market OR OR quokka", TRUE },
    /* brackets */
    { "(quokka market) OR 光谱", TRUE },
    { "(quokka market) OR 麋鹿", FALSE },
    { "（quokka OR market） 光谱", TRUE },
    { "(((market)))", TRUE },
    { "market)", TRUE },
    { "(market", TRUE },
    { "() market", TRUE },
    /* parts */
    { "title:光谱", TRUE },
    { "title:market", FALSE },
    { "text:market", TRUE },
    { "text:行业", FALSE },
    { "author:doe", TRUE },
    { "author:新华社", FALSE },
    { "source:新华社", TRUE },
    { "channel:时事", TRUE },
    { "channel:\"industry news\"", TRUE },
    { "channel:光谱", FALSE },
    { "标题：光谱 正文:GC 作者:张三 来源：新华 频道：热点", TRUE },
    { "标题:GC", FALSE },
    { "TITLE:光谱", TRUE },
    { "title:(market OR 行业)", TRUE },
    { "title:(market)", FALSE },
    { "title:\"仪器行业\"", TRUE },
    { "title: market", TRUE },
    { "subtitle:光谱", FALSE },
    /* states and days */
    { "is:unread", TRUE },
    { "is:read", FALSE },
    { "IS:Favourite", TRUE },
    { "是：未读 是:收藏", TRUE },
    { "is:blue", FALSE },
    { "-is:unread", FALSE },
    { "after:2024", TRUE },
    { "after:2024-03", TRUE },
    { "after:2024-04", FALSE },
    { "before:2024-04", TRUE },
    { "before:2024-03", FALSE },
    { "after:2024-03-01 before:2024-04-01", TRUE },
    { "after:2024年3月1日", TRUE },
    { "before:2024年3月1日", FALSE },
    { "之后：２０２４／３／１", TRUE },
    { "before:2024-13", FALSE }, /* no month: its words */
    { "before:2024-02-31", FALSE },
    { "in after:2024", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoSearch) search = coranto_search_parse (cases[i].words);

      g_test_message ("%s", cases[i].words);
      g_assert_nonnull (search);
      g_assert_cmpint (coranto_search_matches_story (search, &story), ==, cases[i].matches);
    }
}

static void
test_nothing_to_search_for (void)
{
  static const char *const cases[]
      = { "", "   ", " \"\" - -- () * ^ : OR", "。，——", "title:", "　", "(((", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (coranto_search_parse (cases[i]));
}

/* The end of a day and its beginning, here. */
static void
test_days_are_local (void)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2024, 3, 1, 0, 0, 0);
  CorantoSearchStory at = { .time = g_date_time_to_unix (noon) };
  g_autoptr (CorantoSearch) after = coranto_search_parse ("after:2024-03-01");
  g_autoptr (CorantoSearch) before = coranto_search_parse ("before:2024-03-01");

  g_assert_true (coranto_search_matches_story (after, &at));
  g_assert_false (coranto_search_matches_story (before, &at));
  at.time--;
  g_assert_false (coranto_search_matches_story (after, &at));
  g_assert_true (coranto_search_matches_story (before, &at));
}

static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) length = g_string_new (NULL);
  CorantoSearchStory at = { .title = "w1" };
  g_autoptr (CorantoSearch) search = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (many, "w%d OR ", i);
  for (int i = 0; i < 3000; i++)
    g_string_append (deep, "-(title:");
  g_string_append (deep, "w1");
  for (int i = 0; i < 1300; i++)
    g_string_append_unichar (length, 0x4E00 + (gunichar) i % 7);
  search = coranto_search_parse (many->str);
  g_assert_cmpuint (search->words->len, ==, CORANTO_SEARCH_MAX_WORDS);
  g_assert_true (coranto_search_matches_story (search, &at));
  coranto_search_free (search);
  search = coranto_search_parse (deep->str);
  coranto_search_free (search);

  /* A phrase of any length is one. */
  at.title = length->str;
  search = coranto_search_parse (length->str);
  g_assert_cmpuint (search->words->len, ==, 1);
  g_assert_true (coranto_search_matches_story (search, &at));
  length->str[3] = 'x';
  g_assert_false (coranto_search_matches_story (search, &at));
}

static void
test_places (void)
{
  static const struct
  {
    const char *words;
    CorantoSearchField field;
    const char *text;
    const char *marked;
  } cases[] = {
    { "光谱", CORANTO_SEARCH_TITLE, "光谱仪的光谱", "[光谱]仪的[光谱]" },
    { "光谱 谱仪", CORANTO_SEARCH_TITLE, "光谱仪", "[光谱仪]" },
    { "\"mass spectrum\"", CORANTO_SEARCH_TEXT, "mass, Mass Spectrum", "mass, [Mass Spectrum]" },
    { "spec*", CORANTO_SEARCH_TEXT, "Spectrum", "[Spectrum]" },
    { "title:a text:b", CORANTO_SEARCH_TITLE, "a b", "[a] b" },
    { "channel:a c", CORANTO_SEARCH_TITLE, "a c", "a [c]" },
    { "a -b", CORANTO_SEARCH_TITLE, "a b", "[a] b" },
    { "a -(b -c)", CORANTO_SEARCH_TITLE, "a b c", "[a] b [c]" },
    { "cafe", CORANTO_SEARCH_TITLE, "Le Cafe\u0301.", "Le [Cafe\u0301]." },
    { "是不是不", CORANTO_SEARCH_TITLE, "是不是不是不", "[是不是不是不]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CorantoSearch) search = coranto_search_parse (cases[i].words);
      g_autoptr (GArray) found
          = coranto_search_find_words (search, cases[i].field, cases[i].text, 100);
      g_autoptr (GString) marked = g_string_new (cases[i].text);

      for (guint k = found->len; k > 0; k--)
        {
          CorantoTextRange range = g_array_index (found, CorantoTextRange, k - 1);

          g_string_insert_c (marked, (gssize) range.end, ']');
          g_string_insert_c (marked, (gssize) range.start, '[');
        }
      g_assert_cmpstr (marked->str, ==, cases[i].marked);
    }
}

static void
test_in_title (void)
{
  g_autoptr (CorantoSearch) search = coranto_search_parse ("a b -c text:d");
  g_autoptr (CorantoSearch) all = coranto_search_in_title (search, TRUE);
  g_autoptr (CorantoSearch) some = coranto_search_in_title (search, FALSE);
  g_autoptr (CorantoSearch) none = coranto_search_parse ("-a text:b is:unread");
  CorantoSearchStory at = { .title = "a", .text = "b d" };

  g_assert_true (coranto_search_matches_story (search, &at));
  g_assert_true (coranto_search_matches_story (some, &at));
  g_assert_false (coranto_search_matches_story (all, &at));
  at.title = "a b";
  g_assert_true (coranto_search_matches_story (all, &at));
  at.title = "a b c";
  g_assert_false (coranto_search_matches_story (all, &at));
  g_assert_null (coranto_search_in_title (none, TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/search/matching", test_matching);
  g_test_add_func ("/base/search/nothing-to-search-for", test_nothing_to_search_for);
  g_test_add_func ("/base/search/days-are-local", test_days_are_local);
  g_test_add_func ("/base/search/bounds", test_bounds);
  g_test_add_func ("/base/search/places", test_places);
  g_test_add_func ("/base/search/in-title", test_in_title);
  return g_test_run ();
}
