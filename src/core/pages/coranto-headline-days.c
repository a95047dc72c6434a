/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the days between the rows. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-days.h"

#include <string.h>

#include "coranto-page-text.h"

#define LONGEST_DAY 40 /* ink of a line that is a day */
#define MOST_AROUND 12 /* bytes of it that are not: "Friday, " */
#define MAX_CHARS 80
#define LEAST_STORIES 3 /* without a date, for it to be worth the while */
#define LEAST_BELOW 3   /* links beside a day that heads them */
#define FAR_BEFORE 40   /* elements before the first row where its day may stand */

/* Whether all of `text` is a day with its year. */
static gboolean
is_day (const CorantoHeadlineContext *context, const char *text, CorantoDate *out)
{
  gsize start;
  gsize end;

  if (!coranto_date_find_in_text (text, context->now, context->facts->zone_minutes, out, &start,
                                  &end)
      || start > MOST_AROUND || strlen (text) - end > MOST_AROUND
      || out->unix_seconds > context->now + 86400)
    return FALSE;
  return coranto_text_has_year (text, start, end);
}

/* An element that heads what follows: a heading, a term, or a line of its own between lists.  A day
 * beside a link is that story's. */
static gboolean
is_heading (const CorantoPageMap *map, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  const CorantoPageNode *parent = &map->nodes[entry->parent];

  if (entry->tag == CORANTO_TAG_HEADING || entry->tag == CORANTO_TAG_DT)
    return TRUE;
  return (entry->flags & CORANTO_PAGE_BLOCK) && entry->own_ink > 0 && entry->links == 0
         && (parent->links == 0 || parent->links >= LEAST_BELOW);
}

static gboolean
day_at (const CorantoHeadlineContext *context, guint index, CorantoDate *out)
{
  const CorantoPageNode *entry = &context->map->nodes[index];
  g_autofree char *text = NULL;

  if ((entry->flags & CORANTO_PAGE_HIDDEN) || entry->ink < 3 || entry->ink > LONGEST_DAY
      || !is_heading (context->map, index))
    return FALSE;
  text = coranto_page_map_text (context->map, entry->node, NULL, MAX_CHARS);
  return is_day (context, text, out);
}

/* The time of day that a row shows by itself: minutes, -1 for none. */
static int
clock_of_row (const CorantoHeadlineContext *context, const CorantoHeadlineStory *story)
{
  for (guint i = story->row; i < story->row_end; i++)
    {
      const CorantoPageNode *entry = &context->map->nodes[i];
      g_autofree char *text = NULL;
      int hours;
      int minutes;
      char end;

      if (entry->ink < 3 || entry->ink > 6)
        continue;
      text = coranto_page_map_text (context->map, entry->node, NULL, 8);
      if (sscanf (text, "%2d:%2d%c", &hours, &minutes, &end) == 2 && hours >= 0 && hours < 24
          && minutes >= 0 && minutes < 60)
        return hours * 60 + minutes;
    }
  return -1;
}

static void
set_day (const CorantoHeadlineContext *context, CorantoHeadlineStory *story, const CorantoDate *day)
{
  int clock = clock_of_row (context, story);

  story->date = *day;
  story->date_is_stated = TRUE;
  if (clock < 0)
    return;
  story->date.unix_seconds += clock * 60;
  story->date.precision = CORANTO_DATE_MINUTE;
}

static guint
count_dateless (const GPtrArray *stories)
{
  guint n = 0;

  for (guint i = 0; i < stories->len; i++)
    n += !((CorantoHeadlineStory *) g_ptr_array_index (stories, i))->date_is_stated;
  return n;
}

void
coranto_headline_days_read (const CorantoHeadlineContext *context, GPtrArray *stories)
{
  CorantoDate day = CORANTO_DATE_INIT;
  guint k = 0;
  guint start;

  if (count_dateless (stories) < LEAST_STORIES)
    return;
  start = ((CorantoHeadlineStory *) g_ptr_array_index (stories, 0))->row;
  for (guint i = start > FAR_BEFORE ? start - FAR_BEFORE : 1;
       i < context->map->n_nodes && k < stories->len; i++)
    {
      CorantoHeadlineStory *story = g_ptr_array_index (stories, k);
      CorantoDate found;

      if (i < story->row)
        {
          if (day_at (context, i, &found))
            day = found;
          continue;
        }
      if (!story->date_is_stated && day.precision != CORANTO_DATE_NONE)
        set_day (context, story, &day);
      i = MAX (i, story->row_end - 1);
      k++;
    }
}
