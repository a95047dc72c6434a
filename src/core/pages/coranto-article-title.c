/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's headline: the heading that the page's own title repeats, else what the head says. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-title.h"

#include <string.h>

#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_TITLE 500
#define MAX_HEADINGS 60
#define LEAST_TITLE 6 /* ink */
#define LEAST_PART 10

/* Signs between the parts of a title, blanks around them or not. */
static const char *const separators[] = { " - ", " – ", " — ", " | ", " · ", " » ", " :: ", " / ",
                                          " • ", "_",   "|",   "-",   "——",  "–",   NULL };

static gboolean
is_loose (const char *separator)
{
  return separator[0] == ' ' || strchr ("_|", separator[0]) || separator[0] == (char) 0xE2;
}

static gboolean
is_hyphen_break (const char *text, const char *at)
{
  /* a bare hyphen parts Chinese titles; between Latin letters it joins */
  return at > text && ((guchar) at[-1] >= 0x80 || (guchar) at[1] >= 0x80);
}

GStrv
coranto_title_parts (const char *document_title)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = document_title;
  const char *p = start;

  while (*p)
    {
      gsize length = 0;

      for (guint i = 0; separators[i] && length == 0; i++)
        if (g_str_has_prefix (p, separators[i])
            && (is_loose (separators[i]) || is_hyphen_break (document_title, p)))
          length = strlen (separators[i]);
      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (p > start)
        {
          g_autofree char *part = g_strndup (start, (gsize) (p - start));

          g_strv_builder_add (parts, g_strstrip (part));
        }
      p += length;
      start = p;
    }
  if (*start)
    {
      g_autofree char *part = g_strdup (start);

      g_strv_builder_add (parts, g_strstrip (part));
    }
  return g_strv_builder_end (parts);
}

/* How well a heading is confirmed by what the head says: the share of that it covers. */
static double
confirmation (const char *bare_heading, const char *bare_head)
{
  if (!*bare_heading || !*bare_head)
    return 0;
  if (strstr (bare_head, bare_heading))
    return (double) strlen (bare_heading) / (double) strlen (bare_head);
  if (strstr (bare_heading, bare_head))
    return (double) strlen (bare_head) / (double) strlen (bare_heading);
  return 0;
}

static double
judge_heading (const CorantoPageFacts *facts, const CorantoPageNode *entry, const char *text)
{
  g_autofree char *heading = coranto_text_bare (text);
  g_autofree char *stated = coranto_text_bare (facts->title);
  g_autofree char *document = coranto_text_bare (facts->document_title);
  double confirmed = MAX (confirmation (heading, stated), confirmation (heading, document));
  double rank = entry->tag == CORANTO_TAG_HEADING ? (7 - entry->level) * 0.05 : 0.05;

  if (facts->site_name && coranto_text_same_words (text, facts->site_name))
    return 0;
  if (confirmed < 0.2)
    return entry->tag == CORANTO_TAG_HEADING && entry->level == 1 ? 0.2 : 0;
  return confirmed + rank;
}

static gboolean
can_be_title (const CorantoPageNode *entry)
{
  if (entry->flags & CORANTO_PAGE_HIDDEN || entry->ink < LEAST_TITLE || entry->ink > 400)
    return FALSE;
  if (entry->inherited & (CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT))
    return FALSE;
  return entry->tag == CORANTO_TAG_HEADING
         || ((entry->roles & CORANTO_ROLE_TITLE) && entry->links == 0);
}

static char *
find_heading (const CorantoPageMap *map,
              const CorantoPageFacts *facts,
              guint *element,
              double *best_score)
{
  char *best = NULL;
  guint seen = 0;

  *best_score = 0;
  for (guint i = 1; i < map->n_nodes && seen < MAX_HEADINGS; i++)
    {
      g_autofree char *text = NULL;
      double score;

      if (!can_be_title (&map->nodes[i]))
        continue;
      seen++;
      text = coranto_page_map_text (map, map->nodes[i].node, NULL, MAX_TITLE);
      score = judge_heading (facts, &map->nodes[i], text);
      if (score <= *best_score)
        continue;
      *best_score = score;
      *element = i;
      g_free (best);
      best = g_steal_pointer (&text);
    }
  return best;
}

/* The head's title without the site's name. */
static char *
title_of_head (const CorantoPageFacts *facts)
{
  g_auto (GStrv) parts = NULL;
  const char *longest = NULL;

  if (facts->title)
    {
      parts = coranto_title_parts (facts->title);
      /* og:title often carries the site as its last part */
      if (g_strv_length (parts) > 1 && facts->site_name
          && coranto_text_same_words (parts[g_strv_length (parts) - 1], facts->site_name))
        {
          const char *last = g_strrstr (facts->title, parts[g_strv_length (parts) - 1]);
          g_autofree char *cut = g_strndup (facts->title, (gsize) (last - facts->title));

          g_strchomp (cut);
          while (*cut && strchr ("-|_·:/ ", cut[strlen (cut) - 1]))
            cut[strlen (cut) - 1] = '\0';
          return coranto_text_line (cut, MAX_TITLE);
        }
      return g_strdup (facts->title);
    }
  if (!facts->document_title)
    return NULL;
  parts = coranto_title_parts (facts->document_title);
  for (guint i = 0; parts[i]; i++)
    if (!longest
        || (i > 0 && coranto_text_ink (parts[i], NULL) > 2 * coranto_text_ink (longest, NULL)))
      longest = parts[i];
  return g_strdup (longest);
}

/* The part of the head's titles that a heading holds with something before or after it (a kicker,
 * a subtitle): that part is the title. */
static const char *
part_stated (const char *bare_heading, const char *stated, GStrv *parts)
{
  const char *best = NULL;

  if (!stated)
    return NULL;
  *parts = coranto_title_parts (stated);
  for (guint i = 0; i <= g_strv_length (*parts); i++)
    {
      const char *part = i == 0 ? stated : (*parts)[i - 1];
      g_autofree char *bare = coranto_text_bare (part);
      gsize length = strlen (bare);

      if (length * 5 < strlen (bare_heading) * 2 || length >= strlen (bare_heading)
          || coranto_text_ink (part, NULL) < LEAST_PART)
        continue;
      if (g_str_has_suffix (bare_heading, bare) || g_str_has_prefix (bare_heading, bare))
        best = !best || strlen (part) > strlen (best) ? part : best;
    }
  return best;
}

/* Whether an element inside of the heading parts `part` from the rest: it holds the one or the
 * other. */
static gboolean
is_parted (const CorantoPageMap *map, guint heading, const char *part)
{
  g_autofree char *whole_text = coranto_page_map_text (map, map->nodes[heading].node, NULL, 0);
  g_autofree char *whole = coranto_text_bare (whole_text);
  g_autofree char *bare = coranto_text_bare (part);
  gsize rest = strlen (whole) - MIN (strlen (bare), strlen (whole));

  for (guint i = heading + 1; i < map->nodes[heading].end; i++)
    {
      g_autofree char *text = coranto_page_map_text (map, map->nodes[i].node, NULL, 0);
      g_autofree char *inner = coranto_text_bare (text);

      if (*inner && (g_str_equal (inner, bare) || strlen (inner) == rest))
        return TRUE;
    }
  return FALSE;
}

static char *
without_kicker (const CorantoPageMap *map,
                const CorantoPageFacts *facts,
                guint element,
                const char *heading)
{
  g_autofree char *bare = coranto_text_bare (heading);
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) more = NULL;
  const char *part = part_stated (bare, facts->title, &parts);

  if (!part)
    part = part_stated (bare, facts->document_title, &more);
  return part && is_parted (map, element, part) ? g_strdup (part) : NULL;
}

char *
coranto_article_title_find (const CorantoPageMap *map,
                            const CorantoPageFacts *facts,
                            guint *element)
{
  double score = 0;
  g_autofree char *heading = NULL;
  char *title = NULL;

  *element = 0;
  heading = find_heading (map, facts, element, &score);
  if (!heading || score <= 0.2)
    title = title_of_head (facts);
  else
    title = without_kicker (map, facts, *element, heading);
  return title ? title : g_steal_pointer (&heading);
}
