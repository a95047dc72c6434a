/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing among the dates of a page: near the title, labelled, in a <time>, to the minute. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-dates.h"

#include <string.h>

#include "coranto-address-date.h"
#include "coranto-page-text.h"

#define LONGEST_LINE 120 /* ink of a line whose date is the article's */
#define NEAR 80          /* elements before the title */
#define PAST 60          /* elements after the text */
#define MAX_LINES 400    /* lines looked at */
#define LEAST_SCORE 0.4
#define FOR_MACHINES 0.2          /* what a <time> states names its zone */
#define MOST_GUESSED (60 * 86400) /* how old a day can be whose year is not said */
#define VERY_SURE 5.5             /* shown as the article's own, whatever the head states */
#define DAYS_APART (2 * 86400)    /* from the address's day, where what is shown is not sure */
#define LONG_APART (30 * 86400)   /* and where it is: then it is another story's */
#define LEAST_SURE 4.0            /* of a date that the address does not overrule */
#define DATELINES 2               /* paragraphs that may begin with the day */
#define DATELINE_CHARS 80
#define MOST_BEFORE_DATELINE 40 /* bytes */

typedef struct
{
  const CorantoPageMap *map;
  const CorantoPageFacts *facts;
  const CorantoArticleBody *body;
  guint title;
  guint first; /* the first paragraph */
  double best;
  CorantoDate date;
  gboolean is_disputed; /* several days look alike */
} Search;

static const guint32 elsewhere = CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT
                                 | CORANTO_ROLE_NAV | CORANTO_ROLE_AD;

/* Whether an element's microdata calls it the day of publication. */
static gboolean
is_published_item (const CorantoPageNode *entry)
{
  const char *item = coranto_html_attribute (entry->node, "itemprop");

  return item && g_str_equal (item, "datePublished");
}

static gboolean
mentions (const char *text, const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return coranto_text_has_any (lower, words);
}

/* How near a line stands to where dates of publication stand. */
static double
place_score (const Search *search, guint index)
{
  guint end = search->map->nodes[search->body->root].end;

  if (search->title > 0 && index >= search->title && index <= search->first)
    return 3;
  if (search->title > 0 && index < search->title && search->title - index < NEAR)
    return 2;
  if (index < search->first && search->first - index < NEAR)
    return 2;
  if (index > search->first && index < end)
    return 0;
  return index >= end && index - end < PAST ? 0.5 : -1;
}

static double
line_score (const Search *search, guint index, const char *text, gsize start, gsize end)
{
  static const char *const published[]
      = { "发布",   "发表",      "时间",     "日期",   "published", "posted", "veröffentlicht",
          "publié", "publicado", "erstellt", "stand:", "公開",      NULL };
  static const char *const updated[]
      = { "更新", "updated", "aktualisiert", "modified", "mis à jour", "actualizado", NULL };
  const CorantoPageNode *entry = &search->map->nodes[index];
  double score = place_score (search, index);

  if (mentions (text, published))
    score += 2;
  else if (mentions (text, updated))
    score -= 0.5;
  if (is_published_item (entry))
    score += 3;
  else if (entry->roles & CORANTO_ROLE_TIME)
    score += 1.5;
  else if (entry->inherited & CORANTO_ROLE_META)
    score += 0.5;
  if (!coranto_text_has_year (text, start, end))
    score -= 2.5;
  /* the line is the date's own */
  if (strlen (text) < 2 * (end - start) + 12)
    score += 1;
  return score;
}

static gboolean
is_same_day (const CorantoDate *one, const CorantoDate *two)
{
  gint64 local_one = one->unix_seconds + one->utc_offset_minutes * 60;
  gint64 local_two = two->unix_seconds + two->utc_offset_minutes * 60;

  return local_one / 86400 == local_two / 86400;
}

static void
take_date (Search *search, const CorantoDate *date, double score)
{
  if (score >= VERY_SURE && search->best >= VERY_SURE && !is_same_day (date, &search->date))
    search->is_disputed = TRUE;
  if (score <= search->best)
    return;
  search->best = score;
  search->date = *date;
}

static void
consider (Search *search, guint index, const char *text, double bonus)
{
  CorantoDate date;
  gsize start;
  gsize end;
  double score;

  if (!coranto_date_find_in_text (text, search->facts->now, search->facts->zone_minutes, &date,
                                  &start, &end)
      || date.unix_seconds > search->facts->now + 86400)
    return;
  score = bonus + line_score (search, index, text, start, end);
  if (!coranto_text_has_year (text, start, end)
      && date.unix_seconds < search->facts->now - MOST_GUESSED)
    return;
  score += date.precision > CORANTO_DATE_DAY ? 0.7 : 0;
  take_date (search, &date, score);
}

static void
consider_element (Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];
  g_autofree char *text = NULL;

  if (entry->tag == CORANTO_TAG_TIME)
    {
      const char *stated = coranto_html_attribute (entry->node, "datetime");

      if (stated)
        consider (search, index, stated, FOR_MACHINES);
    }
  text = coranto_page_map_text (search->map, entry->node, NULL, 200);
  consider (search, index, text, 0);
}

static gboolean
can_hold_date (const Search *search, guint index)
{
  const CorantoPageNode *entry = &search->map->nodes[index];
  gboolean is_in_head = search->title > 0 && index > search->title && index <= search->first;

  if ((entry->flags & (CORANTO_PAGE_HIDDEN | CORANTO_PAGE_TEASER)) || entry->ink < 3
      || entry->ink > LONGEST_LINE || (entry->inherited & elsewhere))
    return FALSE;
  /* a foot holds the day of the article only where it says so */
  if ((entry->inherited & CORANTO_ROLE_FOOTER) && !is_in_head)
    return is_published_item (entry);
  return (entry->roles & CORANTO_ROLE_TIME) || entry->tag == CORANTO_TAG_TIME
         || ((entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink > 2);
}

static void
consider_start (Search *search, guint index)
{
  g_autofree char *text
      = coranto_page_map_text (search->map, search->map->nodes[index].node, NULL, DATELINE_CHARS);
  CorantoDate date;
  gsize start;
  gsize end;

  if (coranto_date_find_in_text (text, search->facts->now, search->facts->zone_minutes, &date,
                                 &start, &end)
      && start < MOST_BEFORE_DATELINE && coranto_text_has_year (text, start, end)
      && date.unix_seconds < search->facts->now + 86400)
    take_date (search, &date, LEAST_SURE - 1);
}

/* "BERLIN, 1 February 2022 – …": the dateline of a first paragraph. */
static void
consider_datelines (Search *search)
{
  guint end = search->map->nodes[search->body->root].end;
  guint paragraphs = 0;

  for (guint i = search->first; i < end && paragraphs < DATELINES; i++)
    if (coranto_article_body_keeps (search->map, search->body, i))
      {
        consider_start (search, i);
        paragraphs++;
      }
}

/* The date that the page shows as its own, and how sure it is. */
static void
find_shown (Search *search)
{
  guint lines = 0;

  for (guint i = 1; i < search->map->n_nodes && lines < MAX_LINES; i++)
    {
      if (!can_hold_date (search, i) || place_score (search, i) < 0)
        continue;
      lines++;
      consider_element (search, i);
    }
  consider_datelines (search);
}

/* Where the clock that the page shows and the instant that it states differ by a zone's offset,
 * that is the zone of the page.  The clock may leave out seconds. */
static gboolean
find_zone (const CorantoDate *shown, const CorantoDate *stated, CorantoDate *out)
{
  gint64 clock = shown->unix_seconds + shown->utc_offset_minutes * 60;
  gint64 seconds = clock - stated->unix_seconds + 14 * 3600;
  gint64 minutes;

  if (shown->precision <= CORANTO_DATE_DAY || stated->precision <= CORANTO_DATE_DAY || seconds < 0
      || seconds > 28 * 3600)
    return FALSE;
  minutes = (seconds + (shown->precision < CORANTO_DATE_SECOND ? 59 : 0)) / 60 - 14 * 60;
  if (minutes % 15 != 0)
    return FALSE;
  *out = *stated;
  out->utc_offset_minutes = (gint16) minutes;
  return TRUE;
}

/* What the page states for machines, corrected by what it shows. */
static CorantoDate
settle (const CorantoPageFacts *facts, const CorantoDate *shown, gboolean is_sure)
{
  const CorantoDate *stated = &facts->published;
  CorantoDate settled;

  if (shown->precision == CORANTO_DATE_NONE)
    return *stated;
  if (facts->zone_minutes == 0 && find_zone (shown, stated, &settled))
    return settled;
  if (shown->precision > CORANTO_DATE_DAY
      && ABS (shown->unix_seconds - stated->unix_seconds) < 86400
      && (stated->precision == CORANTO_DATE_DAY || facts->zone_minutes != 0))
    return *shown;
  if (is_sure && !is_same_day (shown, stated)
      && (facts->modified.precision == CORANTO_DATE_NONE || !is_same_day (shown, &facts->modified)))
    return *shown;
  return *stated;
}

/* A site that moves its articles into another system stamps them with the day of that; addresses
 * are kept. */
static gboolean
is_stamped_anew (const CorantoPageFacts *facts, const CorantoDate *of_address)
{
  return of_address->precision != CORANTO_DATE_NONE
         && facts->published.unix_seconds - of_address->unix_seconds > LONG_APART;
}

CorantoDate
coranto_article_date_find (const CorantoPageMap *map,
                           const CorantoPageFacts *facts,
                           const CorantoArticleBody *body,
                           guint title)
{
  Search search = { map,
                    facts,
                    body,
                    title,
                    coranto_article_body_first (map, body),
                    LEAST_SCORE,
                    CORANTO_DATE_INIT,
                    FALSE };
  const char *url = coranto_html_document_get_url (map->page);
  CorantoDate of_address;

  find_shown (&search);
  coranto_date_find_in_address (url ? url : "", facts->zone_minutes, &of_address);
  if (facts->published.precision != CORANTO_DATE_NONE && is_stamped_anew (facts, &of_address))
    return of_address;
  if (facts->published.precision != CORANTO_DATE_NONE)
    return settle (facts, &search.date, search.best >= VERY_SURE && !search.is_disputed);
  if (search.date.precision == CORANTO_DATE_NONE
      || (of_address.precision != CORANTO_DATE_NONE
          && ABS (search.date.unix_seconds - of_address.unix_seconds)
                 > (search.best < LEAST_SURE ? DAYS_APART : LONG_APART)))
    return of_address;
  return search.date;
}
