/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging small pieces of text by their words. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-text.h"

#include <string.h>

#include "coranto-text.h"

#define MAX_MORE_CHARS 24

char *
coranto_text_bare (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_one_of (const char *text, const char *const *words, gsize max_chars)
{
  g_autofree char *bare = NULL;

  if (!text || g_utf8_strlen (text, -1) > (glong) max_chars)
    return FALSE;
  bare = coranto_text_bare (text);
  return *bare && g_strv_contains (words, bare);
}

gboolean
coranto_text_is_more_word (const char *text)
{
  static const char *const words[] = { "详细",           "详情",
                                       "更多",           "查看全文",
                                       "阅读全文",       "查看详情",
                                       "全文",           "查看更多",
                                       "了解更多",       "查看详细",
                                       "点击查看",       "阅读更多",
                                       "详细内容",       "more",
                                       "readmore",       "继续阅读",
                                       "details",        "continuereading",
                                       "fullstory",      "readthefullstory",
                                       "weiterlesen",    "mehr",
                                       "lirelasuite",    "leermás",
                                       "leermas",        "leggitutto",
                                       "continua",       "lesmer",
                                       "läsmer",         "leesmeer",
                                       "подробнее",      "читатьдалее",
                                       "далее",          "続きを読む",
                                       "もっと見る",     "더보기",
                                       "περισσότερα",    "viewmore",
                                       "seemore",        "learnmore",
                                       "readarticle",    "viewarticle",
                                       "readthearticle", "saibamais",
                                       "leiamais",       "czytajwięcej",
                                       "阅读",           NULL };

  return is_one_of (text, words, MAX_MORE_CHARS);
}

gboolean
coranto_text_is_next_word (const char *text)
{
  static const char *const words[]
      = { "下一页",       "下页",       "下一頁",     "后一页",       "next",
          "nextpage",     "older",      "olderposts", "olderentries", "previousposts",
          "nextposts",    "次へ",       "次のページ", "다음",         "suivant",
          "pagesuivante", "siguiente",  "weiter",     "nächste",      "nächsteseite",
          "vor",          "successiva", "successivo", "avanti",       "próxima",
          "próximo",      "далее",      "следующая",  "вперед",       "volgende",
          "neste",        "nästa",      "next10",     "moreposts",    "επόμενη",
          "dalej",        "następna",   NULL };

  if (text
      && (g_str_equal (text, "»") || g_str_equal (text, "›") || g_str_equal (text, ">")
          || g_str_equal (text, "→") || g_str_equal (text, ">>")))
    return TRUE;
  return is_one_of (text, words, MAX_MORE_CHARS);
}

gboolean
coranto_text_is_cut (const char *text)
{
  return text
         && (g_str_has_suffix (text, "…") || g_str_has_suffix (text, "..")
             || g_str_has_suffix (text, "..]") || g_str_has_suffix (text, "…]"));
}

gboolean
coranto_text_has_price (const char *text)
{
  static const char *const before[] = { "¥", "￥", "$", "€", "£", "₽", "US$", NULL };
  static const char *const after[] = { "元", "€", "zł", "kr", "руб", "₽", "円", NULL };

  for (guint i = 0; before[i]; i++)
    {
      const char *sign = strstr (text, before[i]);

      if (!sign)
        continue;
      sign += strlen (before[i]);
      while (*sign == ' ')
        sign++;
      if (g_ascii_isdigit (*sign))
        return TRUE;
    }
  for (guint i = 0; after[i]; i++)
    {
      const char *sign = strstr (text, after[i]);

      while (sign && sign > text && sign[-1] == ' ')
        sign--;
      if (sign && sign > text && g_ascii_isdigit (sign[-1]))
        return TRUE;
    }
  return FALSE;
}

const char *
coranto_text_skip_bullet (const char *text)
{
  while (*text)
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != 0x3000 && c != 0xA0
          && !g_utf8_strchr ("·•■▪●◆◇□★☆»›>→▶►・‧∙¤※○◎", -1, c))
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

void
coranto_text_cut_more (char *text)
{
  static const char *const openers = "[【（(";
  const char *last = NULL;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_utf8_strchr (openers, -1, g_utf8_get_char (p)))
      last = p;
  if (last && coranto_text_is_more_word (last))
    text[last - text] = '\0';
  g_strchomp (text);
}

gboolean
coranto_text_has_any (const char *text, const char *const *words)
{
  for (; *words; words++)
    if (strstr (text, *words))
      return TRUE;
  return FALSE;
}

gboolean
coranto_text_begins_with_any (const char *text, const char *const *words)
{
  for (; *words; words++)
    if (g_str_has_prefix (text, *words))
      return TRUE;
  return FALSE;
}

gboolean
coranto_text_ends_with_any (const char *text, const char *const *words)
{
  for (; *words; words++)
    if (g_str_has_suffix (text, *words))
      return TRUE;
  return FALSE;
}

gboolean
coranto_text_same_words (const char *one, const char *two)
{
  g_autofree char *bare_one = coranto_text_bare (one);
  g_autofree char *bare_two = coranto_text_bare (two);

  return *bare_one && g_str_equal (bare_one, bare_two);
}

const char *
coranto_text_fuller (const char *text, const char *attribute)
{
  gsize length = strlen (text);

  if (!attribute)
    return text;
  while (length > 0 && (text[length - 1] == '.' || text[length - 1] == ' '))
    length--;
  if (length >= 3 && strncmp (text + length - 3, "…", 3) == 0)
    length -= 3;
  if (length >= 4 && strlen (attribute) > length && strncmp (text, attribute, length) == 0)
    return attribute;
  /* "[Review] The first hour of …": a label before the headline is not in the attribute */
  if (coranto_text_is_cut (text) && *text == '[')
    {
      const char *rest = strchr (text, ']');

      if (rest)
        {
          rest += 1 + strspn (rest + 1, " ");
          return coranto_text_fuller (rest, attribute) == attribute ? attribute : text;
        }
    }
  return text;
}

gboolean
coranto_text_has_year (const char *text, gsize start, gsize end)
{
  guint digits = 0;
  guint joined = 0; /* numbers joined by signs */

  for (gsize i = start; i < end; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          joined += digits == 0;
          digits++;
        }
      else
        {
          joined = strchr ("./-", text[i]) ? joined : 0;
          digits = 0;
        }
      if (digits == 4 || joined == 3)
        return TRUE;
    }
  return FALSE;
}
