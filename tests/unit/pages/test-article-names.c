/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in lines: what stands before them, where they end, what is none. */
#include "coranto-article-names.h"

static void
check (GPtrArray *names, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "",
                            (char *) g_ptr_array_index (names, i));
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_any_line (void)
{
  static const struct
  {
    const char *line;
    const char *names;
  } cases[] = {
    { "By Ann Lee", "Ann Lee" },
    { "By Ann Lee and Tom Fox, Staff Writers", "Ann Lee|Tom Fox" },
    { "by Ann Lee, Oct 9, 2011", "Ann Lee" },
    { "By Ann Lee March 25, 2015", "Ann Lee" },
    { "Posted on 3 March by Ann Lee", "Ann Lee" },
    { "Words: Ann Lee / Photos: Tom Fox", "Ann Lee" },
    { "Von Jörg Weiß und Ute Klein", "Jörg Weiß|Ute Klein" },
    { "Text von Jörg Weiß Illustration von Ute Klein", "Jörg Weiß" },
    { "Autorin: Ute Klein, Leiterin der Abteilung", "Ute Klein" },
    { "Datum: 19.11.2021 Autor: Ute Klein Quelle: Die Werkbank", "Ute Klein" },
    { "Par Anne-Marie Leroy", "Anne-Marie Leroy" },
    { "Автор: Анна Ли", "Анна Ли" },
    { "作者：许闻舟", "许闻舟" },
    { "홍길동 기자", "홍길동" },
    { "By the way, it rained", "" },
    { "Ann Lee", "" },
    { "Byron went home", "" },
    { "Vonnegut", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names
          = coranto_article_names (cases[i].line, CORANTO_NAMES_ANY_LINE, NULL);

      check (names, cases[i].names);
    }
}

static void
test_facts (void)
{
  static const struct
  {
    const char *line;
    const char *names;
  } cases[] = {
    { "04.02.2022 | 13:10 Uhr | Ute Klein", "Ute Klein" },
    { "25.10.2022 - Ann Lee", "Ann Lee" },
    /* a section, the page's own headline, no day */
    { "25.10.2022 | Science", "" },
    { "01.02.2022 - Rechtliche Hinweise zur Düngung", "" },
    { "Ute Klein | Tom Fox", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names
          = coranto_article_names (cases[i].line, CORANTO_NAMES_FACTS, NULL);

      check (names, cases[i].names);
    }
}

/* Where the page says that it is the author, an account's name will do. */
static void
test_marked (void)
{
  static const struct
  {
    const char *line;
    const char *names;
  } cases[] = {
    { "marc", "marc" }, { "fri.juli", "fri.juli" }, { "von Andrea", "Andrea" },
    { "Posted", "" },   { "2 minutes read", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names
          = coranto_article_names (cases[i].line, CORANTO_NAMES_MARKED, NULL);

      check (names, cases[i].names);
    }
}

static void
test_reporters (void)
{
  static const struct
  {
    const char *paragraph;
    const char *names;
  } cases[] = {
    { "新闻社某地3月29日电（记者许闻舟、陆一苇）走进粮库的控制室，", "许闻舟|陆一苇" },
    { "【文/某某网 许闻舟】一台小小的色谱仪", "许闻舟" },
    { "〔記者許聞舟／花蓮報導〕荒廢多年的倉庫", "許聞舟" },
    { "（某社記者許聞舟台北29日電）東北季風", "許聞舟" },
    { "（记者 许闻舟 通讯员 陆一苇）", "许闻舟|陆一苇" },
    { "记者在现场看到，（图）仪器已经安装完毕", "" },
    { "the reporter (Ann Lee) said", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = coranto_article_reporters (cases[i].paragraph);

      check (names, cases[i].names);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-names/any-line", test_any_line);
  g_test_add_func ("/article-names/facts", test_facts);
  g_test_add_func ("/article-names/marked", test_marked);
  g_test_add_func ("/article-names/reporters", test_reporters);
  return g_test_run ();
}
