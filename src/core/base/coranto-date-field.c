/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date fields of feeds: words in any order, for RFC 822 and all that people write in its place.
 * (The forms of ISO 8601 that only position tells apart: coranto-date-field-iso.c.) */
#define G_LOG_DOMAIN "coranto-base"

#include "coranto-date.h"

#include <string.h>

#include "coranto-date-field-private.h"
#include "coranto-date-words.h"

#define MAX_FIELD_BYTES 200
#define MAX_WORDS 16
#define LONGEST_NUMBER 9
#define LAST_EPOCH G_GINT64_CONSTANT (7258118400) /* the year 2200 */
#define JAPAN_AND_KOREA (9 * 60)
#define CHINA (8 * 60)

/* ---- numbers, times, zones ---- */

gboolean
coranto_date_read_number (const char **p, guint most, int *value)
{
  guint digits = 0;

  *value = 0;
  most = MIN (most, LONGEST_NUMBER);
  for (; digits < most && g_ascii_isdigit (**p); digits++, (*p)++)
    *value = *value * 10 + (**p - '0');
  return digits > 0;
}

guint
coranto_date_count_digits (const char *p)
{
  guint digits = 0;

  while (g_ascii_isdigit (p[digits]))
    digits++;
  return digits;
}

/* "+0800", "-05:00", "+8", "-8:00". */
static gboolean
read_numeric_zone (const char **p, CorantoDateParts *parts)
{
  int sign = **p == '-' ? -1 : 1;
  const char *walk = *p + 1;
  guint digits = coranto_date_count_digits (walk);
  int hours, minutes = 0;

  if ((**p != '+' && **p != '-') || digits == 0 || digits > 4)
    return FALSE;
  coranto_date_read_number (&walk, digits > 2 ? digits - 2 : digits, &hours);
  if (*walk == ':')
    walk++;
  if (g_ascii_isdigit (*walk))
    coranto_date_read_number (&walk, 2, &minutes);
  parts->offset = sign * (hours * 60 + minutes);
  parts->has_offset = TRUE;
  parts->is_wrong |= minutes > 59 || hours > 18;
  *p = walk;
  return TRUE;
}

static gboolean
half_of_day (const char *word, CorantoDateParts *parts)
{
  static const char *const afternoon[] = { "pm", "p.m.", "p.m", "μμ" };
  static const char *const forenoon[] = { "am", "a.m.", "a.m", "πμ" };

  for (guint i = 0; i < G_N_ELEMENTS (afternoon); i++)
    {
      parts->is_afternoon |= strcmp (word, afternoon[i]) == 0;
      parts->is_forenoon |= strcmp (word, forenoon[i]) == 0;
    }
  return parts->is_afternoon || parts->is_forenoon;
}

/* A zone's name, perhaps with a number: "EST", "GMT+0200", "GMT-01:01". */
static gboolean
zone_of_name (const char *name, const CorantoDateParts *parts, int *offset)
{
  /* words and letters that are a zone only behind a time of day (RFC 822, 5.1) */
  static const struct
  {
    const char *name;
    int offset;
  } short_names[] = {
    { "at", -240 }, { "mt", -420 },    { "nt", -210 }, { "ht", -600 },
    { "a", -60 },   { "m", -12 * 60 }, { "n", 60 },    { "y", 12 * 60 },
  };

  for (guint i = 0; parts->hour >= 0 && i < G_N_ELEMENTS (short_names); i++)
    {
      if (strcmp (name, short_names[i].name) == 0)
        {
          *offset = short_names[i].offset;
          return TRUE;
        }
    }
  return coranto_date_word_zone (name, offset);
}

static gboolean
read_zone_name (const char *word, CorantoDateParts *parts)
{
  gsize letters = strcspn (word, "+-0123456789");
  g_autofree char *name = g_strndup (word, letters);
  const char *rest = word + letters;
  int offset;

  if (!zone_of_name (name, parts, &offset))
    return FALSE;
  if (!parts->has_offset)
    parts->offset = offset;
  parts->has_offset = TRUE;
  if (*rest)
    read_numeric_zone (&rest, parts);
  return TRUE;
}

void
coranto_date_read_after_time (const char *p, CorantoDateParts *parts)
{
  if (*p == '\0')
    return;
  if (!read_numeric_zone (&p, parts) && !half_of_day (p, parts))
    parts->is_wrong |= !read_zone_name (p, parts);
}

void
coranto_date_read_time (const char *p, CorantoDateParts *parts)
{
  int ignored;

  parts->is_wrong
      |= parts->hour >= 0 || !coranto_date_read_number (&p, 2, &parts->hour) || *p != ':';
  if (parts->is_wrong)
    return;
  p++;
  if (!coranto_date_read_number (&p, 2, &parts->minute))
    parts->minute = 0;
  if (*p == ':')
    {
      p++;
      if (*p && !coranto_date_read_number (&p, 2, &parts->second))
        parts->is_wrong = TRUE;
      while ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
        {
          p++;
          while (coranto_date_read_number (&p, 9, &ignored))
            ;
        }
    }
  coranto_date_read_after_time (p, parts);
}

/* ---- words ---- */

static gboolean
month_of_word (const char *word, int *month)
{
  /* abbreviations that only software writes */
  static const struct
  {
    const char *word;
    int month;
  } odd[] = {
    { "μάώ", 3 }, { "μαώ", 3 },      { "μαϊ", 5 },    { "μαι", 5 },      { "ιον", 6 },
    { "ιολ", 7 }, { "februári", 2 }, { "máujus", 5 }, { "máricius", 3 },
  };
  g_autofree char *plain = g_strdup (word);
  gsize length = strlen (plain);

  if (length > 0 && plain[length - 1] == '.')
    plain[length - 1] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      if (strcmp (plain, odd[i].word) == 0)
        {
          *month = odd[i].month;
          return TRUE;
        }
    }
  return coranto_date_word_month (plain, month);
}

static void
set_year (CorantoDateParts *parts, int year, guint digits)
{
  if (digits <= 2)
    year += year < 70 ? 2000 : 1900;
  parts->year = year;
}

/* A number alone: a day or a year, by its size and by what is known already. */
static void
read_lone_number (const char *word, CorantoDateParts *parts)
{
  guint digits = coranto_date_count_digits (word);
  const char *p = word;
  int value;

  coranto_date_read_number (&p, digits, &value);
  if (digits == 8 && parts->year == 0)
    {
      parts->year = value / 10000;
      parts->month = value / 100 % 100;
      parts->day = value % 100;
    }
  else if (digits == 4 && parts->year == 0)
    parts->year = value;
  else if (digits <= 2 && parts->day == 0)
    parts->day = value;
  else if (digits <= 2 && parts->year == 0)
    set_year (parts, value, digits);
  else
    parts->is_wrong = TRUE;
}

/* Year, month and day of three numbers: the year is the long one.  Points mean that the day comes
 * first, other signs that the month does, unless that is impossible. */
static void
set_numeric_date (CorantoDateParts *parts,
                  const int *numbers,
                  const guint *digits,
                  gboolean has_points)
{
  gboolean day_first = (has_points && numbers[1] <= 12) || numbers[0] > 12;

  if (digits[0] == 4 || numbers[0] > 31)
    {
      parts->year = numbers[0];
      parts->month = numbers[1];
      parts->day = numbers[2];
      return;
    }
  set_year (parts, numbers[2], digits[2]);
  parts->month = day_first ? numbers[1] : numbers[0];
  parts->day = day_first ? numbers[0] : numbers[1];
}

/* "26-Mar-2003", "2006/09/15", "2004-július-13", "15.03.2024", "Mar-26". */
static void
read_joined_date (const char *word, CorantoDateParts *parts)
{
  g_auto (GStrv) pieces = g_strsplit_set (word, "-/.", 5);
  int numbers[3] = { 0, 0, 0 };
  guint digits[3] = { 0, 0, 0 };
  guint n = 0;

  for (guint i = 0; pieces[i] && !parts->is_wrong; i++)
    {
      const char *p = pieces[i];
      int month;

      if (*p == '\0')
        continue;
      if (month_of_word (p, &month))
        {
          parts->month = month;
          parts->months++;
        }
      else if (coranto_date_count_digits (p) == strlen (p) && n < 3 && strlen (p) <= 4)
        {
          digits[n] = (guint) strlen (p);
          coranto_date_read_number (&p, digits[n], &numbers[n]);
          n++;
        }
      else
        parts->is_wrong = TRUE;
    }
  if (n == 3 && parts->months == 0)
    set_numeric_date (parts, numbers, digits, strchr (word, '.') != NULL);
  else if (n == 2 && parts->months == 0 && digits[0] == 4)
    {
      parts->year = numbers[0];
      parts->month = numbers[1];
      parts->day = 1;
    }
  else
    {
      for (guint i = 0; i < n; i++)
        {
          if (digits[i] == 4)
            parts->year = numbers[i];
          else if (parts->day == 0)
            parts->day = numbers[i];
          else
            set_year (parts, numbers[i], digits[i]);
        }
    }
}

/* "1st", "2nd", "15th". */
static gboolean
is_ordinal (const char *word, guint digits)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "." };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (strcmp (word + digits, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_digit_word (const char *word, CorantoDateParts *parts)
{
  guint digits = coranto_date_count_digits (word);
  gsize length = strlen (word);

  if (strchr (word, ':') && strcspn (word, ":") <= 2)
    coranto_date_read_time (word, parts);
  else if (digits == length || is_ordinal (word, digits))
    read_lone_number (word, parts);
  else if (half_of_day (word + digits, parts) && digits <= 2)
    {
      const char *p = word;

      coranto_date_read_number (&p, 2, &parts->hour); /* "3pm" */
      parts->minute = 0;
    }
  else if (strpbrk (word, "-/."))
    read_joined_date (word, parts);
  else
    parts->is_wrong = TRUE;
}

/* Words that are none of a date (weekdays, "at", "de") say nothing. */
static void
read_letter_word (const char *word, CorantoDateParts *parts)
{
  int month;

  /* "mar" is Tuesday in some languages, so a later month counts */
  if (month_of_word (word, &month))
    {
      parts->month = month;
      parts->months++;
    }
  else if (!half_of_day (word, parts) && !read_zone_name (word, parts)
           && strpbrk (word, "0123456789"))
    read_joined_date (word, parts);
}

static void
read_word (const char *word, CorantoDateParts *parts)
{
  if ((*word == '+' || *word == '-') && g_ascii_isdigit (word[1]))
    {
      const char *p = word;

      if (!read_numeric_zone (&p, parts) || *p)
        parts->is_wrong = TRUE;
    }
  else if (g_ascii_isdigit (*word))
    read_digit_word (word, parts);
  else if (g_unichar_isalpha (g_utf8_get_char (word)))
    read_letter_word (word, parts);
}

/* ---- East Asian forms, rewritten with the signs that others use ---- */

typedef struct
{
  const char *from;
  const char *to;
} Rewriting;

/* Longer ones first: 월요일 is Monday, 월 is the month. */
static const Rewriting rewritings[] = {
  { "월요일", " " },   { "일요일", " " },  { "日曜日", " " },  { "月曜日", " " },
  { "星期日", " " },   { "周日", " " },    { "오전", " am " }, { "오후", " pm " },
  { "上午", " am " },  { "下午", " pm " }, { "午前", " am " }, { "午後", " pm " },
  { "凌晨", " am " },  { "晚上", " pm " }, { "년", "-" },      { "年", "-" },
  { "월", "-" },       { "月", "-" },      { "일", " " },      { "日", " " },
  { "号", " " },       { "號", " " },      { "시", ":" },      { "時", ":" },
  { "时", ":" },       { "点", ":" },      { "點", ":" },      { "분", ":" },
  { "分", ":" },       { "초", " " },      { "秒", " " },      { "：", ":" },
  { "　", " " },       { "，", " " },      { "－", "-" },      { "／", "/" },
  { "\xC2\xA0", " " },
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

/* The field in lower case, without what stands in brackets.  `zone` gets the zone of a country
 * whose words it is written with. */
static GString *
normalise (const char *field, int *zone)
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
      const char *close = *p == '(' ? strchr (p, ')') : NULL;

      if (close)
        {
          p = close + 1;
          continue;
        }
      other = (guchar) *p >= 0x80 ? rewriting_at (p, &length) : NULL;
      if (other)
        {
          has_signs |= *other == '-';
          if (g_str_has_prefix (p, "년") || g_str_has_prefix (p, "오")
              || g_str_has_prefix (p, "午"))
            home = JAPAN_AND_KOREA;
          else if (home == 0 && (g_str_has_prefix (p, "年") || g_str_has_prefix (p, "下")))
            home = CHINA;
          g_string_append (text, other);
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

/* Words end at blanks, at a "T" between digits and at a comma outside a fraction. */
static void
read_words (char *text, CorantoDateParts *parts)
{
  guint words = 0;
  char *save = NULL;

  for (char *p = text; *p; p++)
    {
      gboolean between = p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]);

      if (*p == 't' && between)
        *p = ' ';
      else if (*p == ',' && (!between || !strchr (text, ':') || p < strchr (text, ':')))
        *p = ' ';
    }
  for (char *word = strtok_r (text, " \t\r\n;", &save); word && words < MAX_WORDS;
       word = strtok_r (NULL, " \t\r\n;", &save), words++)
    read_word (word, parts);
}

/* Seconds or milliseconds since 1970. */
static gboolean
read_epoch (const char *field, CorantoDate *out)
{
  gsize length = strlen (field);
  gint64 value;

  if ((length != 10 && length != 13) || coranto_date_count_digits (field) != length)
    return FALSE;
  value = g_ascii_strtoll (field, NULL, 10) / (length == 13 ? 1000 : 1);
  if (value >= LAST_EPOCH)
    return FALSE;
  out->unix_seconds = value;
  out->utc_offset_minutes = 0;
  out->precision = CORANTO_DATE_SECOND;
  return TRUE;
}

/* ---- together ---- */

static gboolean
build (CorantoDateParts *parts, int default_offset, CorantoDate *out)
{
  int surplus = 0;

  if (parts->is_wrong || parts->year == 0 || parts->month < 1 || parts->month > 12)
    return FALSE;
  if (parts->day == 0)
    parts->day = 1;
  if (parts->is_afternoon && parts->hour >= 0 && parts->hour < 12)
    parts->hour += 12;
  if (parts->is_forenoon && parts->hour == 12)
    parts->hour = 0;
  /* the 31st of June is the 1st of July */
  if (parts->day <= 31 && parts->year > 0 && parts->year < 10000
      && parts->day > g_date_get_days_in_month ((GDateMonth) parts->month, (GDateYear) parts->year))
    {
      surplus = parts->day
                - g_date_get_days_in_month ((GDateMonth) parts->month, (GDateYear) parts->year);
      parts->day -= surplus;
    }
  if (!coranto_date_from_parts (parts->year, parts->month, parts->day, parts->hour, parts->minute,
                                parts->second, parts->has_offset ? parts->offset : default_offset,
                                out))
    return FALSE;
  out->unix_seconds += (gint64) surplus * 86400;
  return TRUE;
}

gboolean
coranto_date_parse_field (const char *text, int default_offset_minutes, CorantoDate *out)
{
  CorantoDateParts parts = { .hour = -1, .minute = 0, .second = -1 };
  g_autofree char *field = NULL;
  g_autoptr (GString) words = NULL;
  int zone = default_offset_minutes;

  *out = (CorantoDate) CORANTO_DATE_INIT;
  if (!text || strlen (text) > MAX_FIELD_BYTES || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  field = g_strstrip (g_strdup (text));
  if (*field == '\0')
    return FALSE;
  if (read_epoch (field, out))
    return TRUE;
  if (coranto_date_read_iso (field, &parts))
    return build (&parts, default_offset_minutes, out);
  parts = (CorantoDateParts){ .hour = -1, .minute = 0, .second = -1 };
  words = normalise (field, &zone);
  read_words (words->str, &parts);
  return build (&parts, zone, out);
}
