/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date fields of feeds: words in any order, for RFC 822 and all that people write in its place.
 * (The forms of ISO 8601 that only position tells apart: coranto-date-field-iso.c; those of East
 * Asia: coranto-date-field-asia.c.) */
#define G_LOG_DOMAIN "coranto-base"

#include "coranto-date.h"

#include <string.h>

#include "coranto-date-field-private.h"
#include "coranto-date-words.h"

#define MAX_FIELD_BYTES 200
#define MAX_WORDS 16
#define LONGEST_NUMBER 9
#define LAST_EPOCH G_GINT64_CONSTANT (7258118400) /* the year 2200 */

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
      gboolean is_afternoon = strcmp (word, afternoon[i]) == 0;
      gboolean is_forenoon = strcmp (word, forenoon[i]) == 0;

      parts->is_afternoon |= is_afternoon;
      parts->is_forenoon |= is_forenoon;
      if (is_afternoon || is_forenoon)
        return TRUE;
    }
  return FALSE;
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
    { "at", -240 },    { "mt", -420 },   { "nt", -210 },   { "ht", -600 },  { "a", -60 },
    { "m", -12 * 60 }, { "n", 60 },      { "y", 12 * 60 }, { "acdt", 630 }, { "acst", 570 },
    { "adt", -180 },   { "akdt", -480 }, { "art", -180 },  { "ast", -240 }, { "awst", 480 },
    { "brt", -180 },   { "cat", 120 },   { "clt", -240 },  { "eat", 180 },  { "gst", 240 },
    { "ict", 420 },    { "ist", 330 },   { "ndt", -150 },  { "npt", 345 },  { "nst", -210 },
    { "nzdt", 780 },   { "nzst", 720 },  { "pht", 480 },   { "pkt", 300 },  { "sast", 120 },
    { "wat", 60 },
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

/* "10:14", "10h14", "10.14". */
static gboolean
is_colon (char c)
{
  return c == ':' || c == 'h' || c == '.';
}

gboolean
coranto_date_is_time (const char *p)
{
  guint digits = coranto_date_count_digits (p);

  return (digits == 1 || digits == 2) && (p[digits] == ':' || p[digits] == 'h');
}

void
coranto_date_read_time (const char *p, CorantoDateParts *parts)
{
  int ignored;

  parts->is_wrong
      |= parts->hour >= 0 || !coranto_date_read_number (&p, 2, &parts->hour) || !is_colon (*p);
  if (parts->is_wrong)
    return;
  p++;
  if (!coranto_date_read_number (&p, 2, &parts->minute))
    parts->minute = 0;
  if (*p && is_colon (*p))
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

static gboolean
has_year (const CorantoDateParts *parts)
{
  for (guint i = 0; i < parts->n_lone; i++)
    {
      if (parts->lone_digits[i] == 4)
        return TRUE;
    }
  return parts->year != 0;
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
  else if (digits == 4 && parts->hour >= 0 && has_year (parts) && value <= 1400)
    { /* "+0800" of which the plus got lost, as it does in forms */
      parts->offset = value / 100 * 60 + value % 100;
      parts->has_offset = TRUE;
    }
  else if (parts->is_month_next && digits <= 2)
    {
      parts->month = value;
      parts->months++;
      parts->is_month_next = FALSE;
    }
  else if ((digits == 4 || digits <= 2) && parts->n_lone < G_N_ELEMENTS (parts->lone))
    {
      parts->lone[parts->n_lone] = value;
      parts->lone_digits[parts->n_lone++] = digits;
    }
  else
    parts->is_wrong = TRUE;
}

/* What the numbers that stood alone mean: beside a named month the long one is the year, else the
 * first one of two; three without a named month are "2024 3 15" or "15 3 2024". */
static void
settle_lone_numbers (CorantoDateParts *parts)
{
  if (parts->n_lone == 3 && parts->months == 0 && parts->year == 0 && parts->day == 0)
    {
      set_numeric_date (parts, parts->lone, parts->lone_digits, TRUE);
      return;
    }
  for (guint i = 0; i < parts->n_lone; i++)
    {
      int value = parts->lone[i];
      guint digits = parts->lone_digits[i];

      if (digits == 4 && parts->year == 0)
        parts->year = value;
      else if (digits <= 2 && parts->day == 0)
        parts->day = value;
      else if (digits <= 2 && parts->year == 0)
        set_year (parts, value, digits);
      else
        parts->is_wrong = TRUE;
    }
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

/* "10.14", "10.14.55" behind a date that is complete. */
static gboolean
is_dotted_time (const char *word, const CorantoDateParts *parts)
{
  guint hours = coranto_date_count_digits (word);

  return parts->hour < 0 && hours <= 2 && word[hours] == '.'
         && coranto_date_count_digits (word + hours + 1) == 2
         && ((parts->months > 0 && parts->n_lone == 2) || (parts->year && parts->month));
}

static void
read_digit_word (const char *word, CorantoDateParts *parts)
{
  guint digits = coranto_date_count_digits (word);
  gsize length = strlen (word);

  if (coranto_date_is_time (word) || is_dotted_time (word, parts))
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
  else if (strcmp (word, "tháng") == 0)
    parts->is_month_next = TRUE; /* Vietnamese numbers its months */
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

/* U+3000 is left to those who write it. */
static gboolean
is_blank_sign (gunichar c)
{
  return c == '_' || c == '"' || (c != 0x3000 && g_unichar_isspace (c));
}

/* `text` with the one sign that typographers have several for, and without what stands for a blank.
 */
static char *
dup_plain_signs (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x2010 && c <= 0x2014) || c == 0x2212)
        g_string_append_c (out, '-');
      else
        g_string_append_unichar (out, is_blank_sign (c) ? ' ' : c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

/* Seconds or milliseconds since 1970. */
static gboolean
read_epoch (const char *field, CorantoDate *out)
{
  gsize length = strlen (field);
  guint digits = coranto_date_count_digits (field);
  gint64 value;

  if (field[digits] == '.' && digits + 1 + coranto_date_count_digits (field + digits + 1) == length)
    length = digits; /* of a number with a fraction */
  if ((length != 10 && length != 13) || digits != length)
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

  settle_lone_numbers (parts);
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
  field = dup_plain_signs (text);
  if (*field == '\0')
    return FALSE;
  if (read_epoch (field, out))
    return TRUE;
  if (coranto_date_read_iso (field, &parts))
    return build (&parts, default_offset_minutes, out);
  parts = (CorantoDateParts){ .hour = -1, .minute = 0, .second = -1 };
  words = coranto_date_normalise (field, &zone);
  read_words (words->str, &parts);
  return build (&parts, zone, out);
}
