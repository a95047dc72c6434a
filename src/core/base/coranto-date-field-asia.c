/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date fields as East Asia writes them, rewritten with the signs that others use: "2024年3月15日
 * 下午3:07" is "2024-3-15  pm 3:07". */
#define G_LOG_DOMAIN "coranto-base"

#include <string.h>

#include "coranto-date-field-private.h"

#define JAPAN_AND_KOREA (9 * 60)
#define CHINA (8 * 60)
#define LONGEST_NUMERAL 4 /* digits of a year */

typedef struct
{
  const char *from;
  const char *to;
} Rewriting;

/* Longer ones first: 월요일 is Monday, 월 is the month. */
static const Rewriting rewritings[] = {
  { "월요일", " " },  { "일요일", " " },  { "日曜日", " " },  { "月曜日", " " },
  { "星期日", " " },  { "周日", " " },    { "오전", " am " }, { "오후", " pm " },
  { "上午", " am " }, { "下午", " pm " }, { "午前", " am " }, { "午後", " pm " },
  { "凌晨", " am " }, { "早上", " am " }, { "晚上", " pm " }, { "中午", " pm " },
  { "傍晚", " pm " }, { "년", "-" },      { "年", "-" },      { "월", "-" },
  { "月", "-" },      { "일", " " },      { "日", " " },      { "号", " " },
  { "號", " " },      { "시", ":" },      { "時", ":" },      { "时", ":" },
  { "点", ":" },      { "點", ":" },      { "분", ":" },      { "分", ":" },
  { "초", " " },      { "秒", " " },      { "：", ":" },      { "　", " " },
  { "，", " " },      { "－", "-" },      { "／", "/" },      { "\xC2\xA0", " " },
};

/* Eras by the year before their first one. */
static const struct
{
  const char *name;
  int before;
  int zone;
} eras[] = {
  { "令和", 2018, JAPAN_AND_KOREA }, { "平成", 1988, JAPAN_AND_KOREA },
  { "昭和", 1925, JAPAN_AND_KOREA }, { "民國", 1911, CHINA },
  { "民国", 1911, CHINA },
};

static const char *
rewriting_at (const char *p, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (rewritings); i++)
    {
      *length = strlen (rewritings[i].from);
      if (strncmp (p, rewritings[i].from, *length) == 0)
        return rewritings[i].to;
    }
  return NULL;
}

/* 0 to 9, or -1; of any script and width. */
static int
numeral (gunichar c)
{
  static const gunichar ideographs[]
      = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

  if (c == 0x96F6) /* the other zero */
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (ideographs); i++)
    {
      if (c == ideographs[i])
        return (int) i;
    }
  return g_unichar_digit_value (c);
}

/* "二〇二六", "三", "十", "十二", "三十一", "８": the number, which digits or tens may write. */
static gboolean
read_numeral (const char **p, int *value)
{
  const char *walk = *p;
  int sum = 0;
  guint n = 0;

  for (; n < LONGEST_NUMERAL; n++, walk = g_utf8_next_char (walk))
    {
      gunichar c = g_utf8_get_char (walk);
      gboolean is_ten = c == 0x5341;
      int digit = numeral (is_ten ? g_utf8_get_char (g_utf8_next_char (walk)) : c);

      if (is_ten)
        sum = MAX (sum, 1) * (digit < 0 ? 10 : 1);
      else if (digit >= 0)
        sum = sum * 10 + digit;
      else
        break;
    }
  *value = sum;
  *p = walk;
  return n > 0;
}

/* A number in ideographs in front of a unit; elsewhere they are words ("一" in Monday).  TRUE when
 * `p` was moved past it. */
static gboolean
take_numeral (const char **p, GString *text)
{
  const char *walk = *p;
  gsize ignored;
  int value;

  if (g_unichar_isdigit (g_utf8_get_char (walk)) || !read_numeral (&walk, &value)
      || !rewriting_at (walk, &ignored))
    return FALSE;
  g_string_append_printf (text, "%d", value);
  *p = walk;
  return TRUE;
}

/* "令和8年", "平成元年" */
static gboolean
take_era (const char **p, GString *text, int *home)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      const char *walk = *p + strlen (eras[i].name);
      int year = 1;

      if (!g_str_has_prefix (*p, eras[i].name))
        continue;
      if (g_str_has_prefix (walk, "元"))
        walk = g_utf8_next_char (walk);
      else if (!read_numeral (&walk, &year))
        return FALSE;
      g_string_append_printf (text, "%d", eras[i].before + year);
      *home = eras[i].zone;
      *p = walk;
      return TRUE;
    }
  return FALSE;
}

/* "3月" that no year stands before is a month's name, as in "02 3月 2024": the number at the end of
 * `text` becomes the English one. */
static gboolean
name_month (GString *text, const char *after)
{
  static const char *const names[]
      = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
  gsize start = text->len;
  int month;

  while (start > 0 && g_ascii_isdigit (text->str[start - 1]))
    start--;
  month = (int) g_ascii_strtoll (text->str + start, NULL, 10);
  if (month < 1 || month > 12 || (start > 0 && text->str[start - 1] == '-') || *after != ' '
      || coranto_date_count_digits (after + 1) != 4)
    return FALSE;
  g_string_truncate (text, start);
  g_string_append (text, names[month - 1]);
  return TRUE;
}

/* Leaves no blank before a sign that joins numbers, and none after it. */
static void
join_numbers (GString *text)
{
  gsize to = 0;

  for (gsize from = 0; from < text->len; from++)
    {
      gboolean after_sign = to > 0 && (text->str[to - 1] == '-' || text->str[to - 1] == ':');

      if (text->str[from] == ' ' && after_sign && g_ascii_isdigit (text->str[from + 1]))
        continue;
      text->str[to++] = text->str[from];
    }
  g_string_truncate (text, to);
}

/* The country that writes such a word; Japan and Korea have words of their own, what they share
 * with China says nothing new. */
static void
note_home (const char *p, int *home)
{
  if (g_str_has_prefix (p, "년") || g_str_has_prefix (p, "오") || g_str_has_prefix (p, "午"))
    *home = JAPAN_AND_KOREA;
  else if (*home == 0 && (g_str_has_prefix (p, "年") || g_str_has_prefix (p, "下")))
    *home = CHINA;
}

/* Writes what stands for `other` at `p`, `length` bytes; signs join numbers and nothing else. */
static void
append_rewriting (GString *text, const char *p, gsize length, const char *other)
{
  gboolean is_month = g_str_has_prefix (p, "月") || g_str_has_prefix (p, "월");
  gboolean is_sign = *other == '-' || *other == ':';

  if (is_sign && (text->len == 0 || !g_ascii_isdigit (text->str[text->len - 1])))
    g_string_append_c (text, ' ');
  else if (!is_month || !name_month (text, p + length))
    g_string_append (text, other);
}

GString *
coranto_date_normalise (const char *field, int *zone)
{
  g_autofree char *composed = g_utf8_normalize (field, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = composed ? g_utf8_strdown (composed, -1) : g_strdup ("");
  GString *text = g_string_new (NULL);
  gboolean has_signs = FALSE;
  int home = 0;

  for (const char *p = lower; *p;)
    {
      gsize length = 0;
      const char *other;
      const char *close = *p == '('                    ? strchr (p, ')')
                          : g_str_has_prefix (p, "（") ? strstr (p, "）")
                                                       : NULL;

      if (close)
        {
          g_string_append_c (text, ' ');
          p = g_utf8_next_char (close);
          continue;
        }
      if ((guchar) *p >= 0x80 && (take_era (&p, text, &home) || take_numeral (&p, text)))
        continue;
      other = (guchar) *p >= 0x80 ? rewriting_at (p, &length) : NULL;
      if (other)
        {
          has_signs |= *other == '-';
          note_home (p, &home);
          append_rewriting (text, p, length, other);
          p += length;
          continue;
        }
      length = (gsize) (g_utf8_next_char (p) - p);
      if (g_unichar_isdigit (g_utf8_get_char (p))) /* also full-width ones */
        g_string_append_printf (text, "%d", g_unichar_digit_value (g_utf8_get_char (p)));
      else if (*p == ',' && !g_ascii_isdigit (p[1]))
        g_string_append_c (text, ' ');
      else
        g_string_append_len (text, p, (gssize) length);
      p += length;
    }
  if (has_signs)
    join_numbers (text);
  if (*zone == 0)
    *zone = home;
  return text;
}
