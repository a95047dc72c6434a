/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing among the dates of a page: near the title, labelled, in a <time>, to the minute. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-dates.h"

#include <string.h>

#include "coranto-page-text.h"

#define LONGEST_LINE 120 /* ink of a line whose date is the article's */
#define NEAR 80          /* elements before the title */
#define PAST 60          /* elements after the text */
#define MAX_LINES 400    /* lines looked at */

typedef struct
{
  const CorantoPageMap *map;
  const CorantoPageFacts *facts;
  const CorantoArticleBody *body;
  guint title;
  guint first; /* the first paragraph */
  double best;
  CorantoDate date;
} Search;

static const guint32 elsewhere = CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT
                                 | CORANTO_ROLE_NAV | CORANTO_ROLE_AD | CORANTO_ROLE_FOOTER;

static gboolean
has_year (const char *text, gsize start, gsize end)
{
  guint digits = 0;

  for (gsize i = start; i < end; i++)
    {
      digits = g_ascii_isdigit (text[i]) ? digits + 1 : 0;
      if (digits == 4)
        return TRUE;
    }
  return FALSE;
}

static gboolean
mentions (const char *text, const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (; *words; words++)
    if (strstr (lower, *words))
      return TRUE;
  return FALSE;
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
    score -= 1;
  if (entry->roles & CORANTO_ROLE_TIME)
    score += 1.5;
  else if (entry->inherited & CORANTO_ROLE_META)
    score += 0.5;
  if (!has_year (text, start, end))
    score -= 2.5;
  /* the line is the date's own */
  if (strlen (text) < 2 * (end - start) + 12)
    score += 1;
  return score;
}

static void
consider (Search *search, guint index, const char *text)
{
  CorantoDate date;
  gsize start;
  gsize end;
  double score;

  if (!coranto_date_find_in_text (text, search->facts->now, search->facts->zone_minutes, &date,
                                  &start, &end)
      || date.unix_seconds > search->facts->now + 86400)
    return;
  score = line_score (search, index, text, start, end);
  score += date.precision > CORANTO_DATE_DAY ? 0.7 : 0;
  if (score <= search->best)
    return;
  search->best = score;
  search->date = date;
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
        consider (search, index, stated);
    }
  text = coranto_page_map_text (search->map, entry->node, NULL, 200);
  consider (search, index, text);
}

static gboolean
can_hold_date (const CorantoPageNode *entry)
{
  if ((entry->flags & (CORANTO_PAGE_HIDDEN | CORANTO_PAGE_TEASER)) || entry->ink < 3
      || entry->ink > LONGEST_LINE || (entry->inherited & elsewhere))
    return FALSE;
  return (entry->roles & CORANTO_ROLE_TIME) || entry->tag == CORANTO_TAG_TIME
         || ((entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink > 2);
}

gboolean
coranto_article_date_shown (const CorantoPageMap *map,
                            const CorantoPageFacts *facts,
                            const CorantoArticleBody *body,
                            guint title,
                            CorantoDate *out)
{
  Search search
      = { map, facts, body, title, coranto_article_body_first (map, body), 0.4, CORANTO_DATE_INIT };
  guint lines = 0;

  for (guint i = 1; i < map->n_nodes && lines < MAX_LINES; i++)
    {
      if (!can_hold_date (&map->nodes[i]) || place_score (&search, i) < 0)
        continue;
      lines++;
      consider_element (&search, i);
    }
  *out = search.date;
  return search.date.precision != CORANTO_DATE_NONE;
}

CorantoDate
coranto_article_date_settle (const CorantoPageFacts *facts,
                             const CorantoDate *shown,
                             const char *url)
{
  const CorantoDate *stated = &facts->published;
  CorantoDate of_address;
  gint64 apart;

  if (stated->precision == CORANTO_DATE_NONE && shown->precision == CORANTO_DATE_NONE)
    {
      coranto_date_find_in_address (url ? url : "", facts->zone_minutes, &of_address);
      return of_address;
    }
  if (stated->precision == CORANTO_DATE_NONE)
    return *shown;
  if (shown->precision == CORANTO_DATE_NONE)
    return *stated;
  apart = ABS (shown->unix_seconds - stated->unix_seconds);
  /* the same day, shown to the minute, in a zone that is known */
  if (shown->precision > CORANTO_DATE_DAY && apart < 86400
      && (stated->precision == CORANTO_DATE_DAY || facts->zone_minutes != 0 || apart < 600))
    return *shown;
  return *stated;
}
