/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading numbers, words and the marks between them. */
#include "coranto-date-scan.h"

#include <string.h>

#include "coranto-date-words.h"
#include "coranto-text.h"

static int
digit_value (const char *p)
{
  if ((guchar) *p < 0x80)
    return g_ascii_digit_value (*p);
  return g_unichar_digit_value (g_utf8_get_char (p));
}

gboolean
coranto_scan_is_digit (const char *p)
{
  return *p && digit_value (p) >= 0;
}

static gboolean
is_word_char (gunichar c)
{
  return (g_unichar_isalpha (c) || g_unichar_ismark (c)) && !coranto_char_is_cjk (c);
}

static gboolean
is_gap (gunichar c)
{
  return c == 0x3000 || c == 0x00A0 || g_unichar_isspace (c);
}

gboolean
coranto_scan_is_start (const char *text, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';

  if (coranto_scan_is_digit (p))
    return p == text || !coranto_scan_is_digit (g_utf8_prev_char (p));
  if (coranto_char_is_cjk (c))
    return TRUE;
  return is_word_char (c) && !is_word_char (before);
}

int
coranto_scan_number (const char **p, int max_digits, int *value)
{
  const char *walk = *p;
  gint64 sum = 0;
  int digits = 0;

  for (; digits <= max_digits && coranto_scan_is_digit (walk); walk = g_utf8_next_char (walk))
    {
      sum = sum * 10 + digit_value (walk);
      digits++;
    }
  if (digits == 0 || digits > max_digits)
    return 0;
  *value = (int) MIN (sum, G_MAXINT);
  *p = walk;
  return digits;
}

gboolean
coranto_scan_number_between (const char **p, int max_digits, int lowest, int highest, int *value)
{
  coranto_scan_skip_gap (p, "");
  return coranto_scan_number (p, max_digits, value) > 0 && *value >= lowest && *value <= highest;
}

static gboolean
skip_text (const char **p, const char *text)
{
  if (!g_str_has_prefix (*p, text))
    return FALSE;
  *p += strlen (text);
  return TRUE;
}

CorantoScanSeparator
coranto_scan_separator (const char **p)
{
  const char *walk = *p;
  CorantoScanSeparator kind = CORANTO_SCAN_NOTHING;

  coranto_scan_skip_gap (&walk, "");
  if (skip_text (&walk, "-") || skip_text (&walk, "－") || skip_text (&walk, "‐")
      || skip_text (&walk, "—"))
    kind = CORANTO_SCAN_HYPHEN;
  else if (skip_text (&walk, "/") || skip_text (&walk, "／"))
    kind = CORANTO_SCAN_SLASH;
  else if (skip_text (&walk, ".") || skip_text (&walk, "．"))
    kind = CORANTO_SCAN_DOT;
  else if (skip_text (&walk, "年") || skip_text (&walk, "년"))
    kind = CORANTO_SCAN_YEAR;
  else if (skip_text (&walk, "月") || skip_text (&walk, "월"))
    kind = CORANTO_SCAN_MONTH;
  if (kind == CORANTO_SCAN_NOTHING)
    return kind;
  coranto_scan_skip_gap (&walk, "");
  *p = walk;
  return kind;
}

gboolean
coranto_scan_day_mark (const char **p)
{
  const char *walk = *p;

  coranto_scan_skip_gap (&walk, "");
  if (skip_text (&walk, "日") || skip_text (&walk, "일") || skip_text (&walk, "号"))
    {
      *p = walk;
      return TRUE;
    }
  return FALSE;
}

void
coranto_scan_ordinal (const char **p)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er" };
  const char *walk = *p;
  char word[CORANTO_SCAN_WORD];

  if (!coranto_scan_word (&walk, word))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (word, endings[i]))
      *p = walk;
}

void
coranto_scan_skip_gap (const char **p, const char *also)
{
  while (**p)
    {
      gunichar c = g_utf8_get_char (*p);

      if (!is_gap (c) && !g_utf8_strchr (also, -1, c))
        return;
      *p = g_utf8_next_char (*p);
    }
}

gboolean
coranto_scan_word (const char **p, char word[CORANTO_SCAN_WORD])
{
  gsize length = 0;
  const char *walk = *p;

  while (*walk)
    {
      gunichar c = g_utf8_get_char (walk);

      if (!is_word_char (c) || length + 8 > CORANTO_SCAN_WORD)
        break;
      length += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), word + length);
      walk = g_utf8_next_char (walk);
    }
  word[length] = '\0';
  if (length == 0)
    return FALSE;
  *p = walk;
  return TRUE;
}

gboolean
coranto_scan_word_before (const char *text, const char *p, char word[CORANTO_SCAN_WORD])
{
  const char *start = p;

  while (start > text && is_gap (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (start > text && p - start < CORANTO_SCAN_WORD
         && is_word_char (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  return coranto_scan_word (&start, word);
}

gboolean
coranto_scan_one (const char **p)
{
  static const char *const ones[]
      = { "a", "an", "one", "ein", "eine", "einer", "einem", "un", "une", "una", "um", "uma" };
  const char *walk = *p;
  char word[CORANTO_SCAN_WORD];

  if (!coranto_scan_word (&walk, word))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ones); i++)
    if (g_str_equal (word, ones[i]))
      {
        *p = walk;
        return TRUE;
      }
  return FALSE;
}

gboolean
coranto_scan_cjk_ago (const char **p, int *unit_seconds)
{
  static const struct
  {
    const char *word;
    int seconds;
  } units[] = {
    { "秒钟", 1 },       { "秒", 1 },         { "초", 1 },          { "分钟", 60 },
    { "分鐘", 60 },      { "分", 60 },        { "분", 60 },         { "小时", 3600 },
    { "小時", 3600 },    { "个小时", 3600 },  { "時間", 3600 },     { "시간", 3600 },
    { "天", 86400 },     { "日", 86400 },     { "일", 86400 },      { "周", 604800 },
    { "週間", 604800 },  { "星期", 604800 },  { "个星期", 604800 }, { "주", 604800 },
    { "个月", 2592000 }, { "個月", 2592000 }, { "か月", 2592000 },  { "ヶ月", 2592000 },
    { "개월", 2592000 }, { "年", 31536000 },  { "년", 31536000 },
  };
  const char *walk = *p;

  coranto_scan_skip_gap (&walk, "");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *after = walk;

      if (!skip_text (&after, units[i].word))
        continue;
      coranto_scan_skip_gap (&after, "");
      if (skip_text (&after, "前") || skip_text (&after, "以前") || skip_text (&after, "之前")
          || skip_text (&after, "전"))
        {
          *unit_seconds = units[i].seconds;
          *p = after;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
coranto_scan_cjk_day (const char **p, int *days_back)
{
  static const struct
  {
    const char *word;
    int days_back;
  } days[] = {
    { "今天", 0 }, { "今日", 0 }, { "오늘", 0 },   { "昨天", 1 }, { "昨日", 1 },
    { "어제", 1 }, { "前天", 2 }, { "一昨日", 2 }, { "그제", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (skip_text (p, days[i].word))
      {
        *days_back = days[i].days_back;
        return TRUE;
      }
  return FALSE;
}

gboolean
coranto_scan_cjk_just_now (const char **p)
{
  return skip_text (p, "刚刚") || skip_text (p, "剛剛") || skip_text (p, "たった今")
         || skip_text (p, "방금");
}

static gboolean
is_edge (gunichar c)
{
  return c == 0 || g_utf8_strchr ("[]()（）【】［］〔〕<>《》|·•・,，:：;；", -1, c) != NULL;
}

gboolean
coranto_scan_is_field (const char *text, const char *start, const char *end, gboolean both_sides)
{
  gboolean begins = start == text || is_gap (g_utf8_get_char (g_utf8_prev_char (start)));
  gboolean ends = *end == '\0' || is_gap (g_utf8_get_char (end));
  gboolean is_first;
  gboolean is_last;

  while (start > text && is_gap (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  coranto_scan_skip_gap (&end, "");
  is_first = is_edge (start > text ? g_utf8_get_char (g_utf8_prev_char (start)) : 0);
  is_last = is_edge (*end ? g_utf8_get_char (end) : 0);
  if (both_sides)
    return is_first && is_last;
  return (is_first && (is_last || ends)) || (is_last && begins);
}
