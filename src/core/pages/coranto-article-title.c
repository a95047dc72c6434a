/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's headline: the heading that the page's own title repeats, else what the head says. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-title.h"

#include <stdlib.h>
#include <string.h>

#include "coranto-article-phrases.h"
#include "coranto-page-links.h"
#include "coranto-page-text.h"
#include "coranto-page-title.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_TITLE 500
#define MAX_HEADINGS 60
#define LEAST_TITLE 6 /* ink */
#define LEAST_PART 10
#define LEAST_LIKE 0.25
#define LEAST_HEADLINE 10
#define LINES_BEFORE 60 /* elements before the text */

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

/* A site's name in a heading leads to its first page. */
static gboolean
is_lead_to_home (const CorantoPageMap *map, guint index)
{
  const char *base = coranto_html_document_get_base_url (map->page);
  g_autofree char *origin = base ? coranto_url_origin (base) : NULL;
  /* the link may be around the heading or in it */
  guint first = coranto_page_map_block (map, index);

  if (map->nodes[first].parent > 0 && map->nodes[map->nodes[first].parent].tag == CORANTO_TAG_A)
    first = map->nodes[first].parent;
  for (guint i = first; origin && i < map->nodes[index].end; i++)
    {
      const char *href = map->nodes[i].tag == CORANTO_TAG_A
                             ? coranto_html_attribute (map->nodes[i].node, "href")
                             : NULL;
      g_autofree char *url = href ? coranto_url_resolve (base, href) : NULL;

      if (url && coranto_address_is_same (url, origin))
        return TRUE;
    }
  return FALSE;
}

static double
judge_heading (const CorantoPageMap *map,
               const CorantoPageFacts *facts,
               guint index,
               const char *text)
{
  const CorantoPageNode *entry = &map->nodes[index];
  g_autofree char *heading = coranto_text_bare (text);
  g_autofree char *stated = coranto_text_bare (facts->title);
  g_autofree char *document = coranto_text_bare (facts->document_title);
  double confirmed = MAX (confirmation (heading, stated), confirmation (heading, document));
  double rank = entry->tag == CORANTO_TAG_HEADING ? (7 - entry->level) * 0.05 : 0.05;

  if (facts->site_name && coranto_text_same_words (text, facts->site_name))
    return 0;
  if (confirmed > 0 && is_lead_to_home (map, index))
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
      score = judge_heading (map, facts, i, text);
      if (score <= *best_score)
        continue;
      *best_score = score;
      *element = i;
      g_free (best);
      best = g_steal_pointer (&text);
    }
  return best;
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

/* How much a line looks like a headline by the way it is set; 0: not at all. */
static double
line_prominence (const CorantoPageMap *map, const CorantoPageFacts *facts, guint index)
{
  const CorantoPageNode *entry = &map->nodes[index];
  const char *size = coranto_html_attribute (entry->node, "size");
  g_autofree char *text = NULL;
  double prominence = 0;

  if ((entry->flags & CORANTO_PAGE_HIDDEN) || entry->ink < LEAST_HEADLINE || entry->ink > 160
      || entry->linked > 0 || entry->own_ink * 2 < entry->ink
      || (entry->inherited & (CORANTO_ROLE_NAV | CORANTO_ROLE_CRUMBS)))
    return 0;
  if (entry->tag == CORANTO_TAG_HEADING)
    prominence = 4 - entry->level * 0.3;
  else if (entry->roles & CORANTO_ROLE_TITLE)
    prominence = 3;
  else if (size && (*size == '+' || atoi (size) >= 4))
    prominence = 2.5;
  else if (coranto_html_is (entry->node, "b") || coranto_html_is (entry->node, "strong")
           || coranto_html_is (entry->node, "big"))
    prominence = 1.5;
  if (prominence == 0)
    return 0;
  text = coranto_page_map_text (map, entry->node, NULL, MAX_TITLE);
  return coranto_article_phrase (text) == CORANTO_PHRASE_NONE
                 && !coranto_text_same_words (facts->document_title, text)
             ? prominence
             : 0;
}

/* The one first heading of a page, whatever its head says: papers write another headline for
 * search engines.  A site's name in a first heading leads home or is what the head ends in. */
static guint
find_first_heading (const CorantoPageMap *map, const CorantoPageFacts *facts)
{
  guint found = 0;

  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];

      if (entry->level != 1 || entry->ink == 0 || (entry->flags & CORANTO_PAGE_HIDDEN))
        continue;
      if (found > 0 || entry->ink < LEAST_HEADLINE || is_lead_to_home (map, i)
          || (entry->inherited & (CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER | CORANTO_ROLE_COMMENT)))
        return 0;
      found = i;
    }
  return found;
}

/* Where the head names only the site, the headline is a line set apart before the text: large,
 * bold, in the middle, or called so. */
static guint
find_prominent_line (const CorantoPageMap *map, const CorantoPageFacts *facts)
{
  guint first = 1;
  guint best = 0;
  double most = 0;

  while (first < map->n_nodes && !coranto_page_node_is_prose (&map->nodes[first]))
    first++;
  for (guint i = first > LINES_BEFORE ? first - LINES_BEFORE : 1; i < MIN (first, map->n_nodes);
       i++)
    {
      double prominence = line_prominence (map, facts, i);

      if (prominence > 0 && prominence >= most)
        {
          most = prominence;
          best = i;
        }
    }
  return best;
}

static char *
text_of (const CorantoPageMap *map, guint element)
{
  return coranto_page_map_text (map, map->nodes[element].node, NULL, MAX_TITLE);
}

/* The share of the shorter text's runs of three letters that the other has too. */
static double
likeness (const char *one, const char *two)
{
  g_autofree char *bare_one = coranto_text_bare (one);
  g_autofree char *bare_two = coranto_text_bare (two);
  const char *shorter = strlen (bare_one) < strlen (bare_two) ? bare_one : bare_two;
  const char *longer = shorter == bare_one ? bare_two : bare_one;
  guint runs = 0;
  guint known = 0;

  for (const char *p = shorter; *p; p = g_utf8_next_char (p))
    {
      const char *end = p;

      for (guint i = 0; i < 3 && *end; i++)
        end = g_utf8_next_char (end);
      if (g_utf8_pointer_to_offset (p, end) < 3)
        break;
      runs++;
      known += memmem (longer, strlen (longer), p, (gsize) (end - p)) != NULL;
    }
  return runs > 0 ? (double) known / runs : 0;
}

/* A head that says nothing of the page itself. */
static gboolean
names_only_site (const CorantoPageFacts *facts)
{
  return !facts->title && !coranto_page_title_is_headline (facts);
}

/* Whether a heading says in other words what the head does, or the head says nothing of its own. */
static gboolean
is_variant (const CorantoPageFacts *facts, const char *heading)
{
  if (names_only_site (facts))
    return TRUE;
  return (facts->title && likeness (heading, facts->title) >= LEAST_LIKE)
         || (facts->document_title && likeness (heading, facts->document_title) >= LEAST_LIKE);
}

/* Templates put the line of facts into the heading: what the head says, then more. */
static gboolean
is_head_with_more (const CorantoPageFacts *facts, const char *heading)
{
  g_autofree char *head = coranto_page_title (facts);
  g_autofree char *bare_head = coranto_text_bare (head);
  g_autofree char *bare_heading = coranto_text_bare (heading);

  return strlen (bare_head) >= LEAST_PART && strlen (bare_heading) > strlen (bare_head)
         && g_str_has_prefix (bare_heading, bare_head);
}

/* Nothing in the page repeats what the head says. */
static char *
find_unconfirmed (const CorantoPageMap *map, const CorantoPageFacts *facts, guint *element)
{
  guint heading = find_first_heading (map, facts);
  g_autofree char *text = heading > 0 ? text_of (map, heading) : NULL;

  if (text && is_variant (facts, text) && !is_head_with_more (facts, text))
    {
      *element = heading;
      return g_steal_pointer (&text);
    }
  if (names_only_site (facts))
    {
      guint line = find_prominent_line (map, facts);

      if (line > 0)
        {
          *element = line;
          return text_of (map, line);
        }
    }
  return coranto_page_title (facts);
}

/* A logo in words repeats a head that names nothing but the site. */
static gboolean
is_site_name (const CorantoPageMap *map, const CorantoPageFacts *facts, guint element)
{
  return names_only_site (facts)
         && (map->nodes[element].level == 0 || is_lead_to_home (map, element)
             || (map->nodes[element].inherited & CORANTO_ROLE_HEADER));
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
  if (!heading || score <= 0.2 || is_site_name (map, facts, *element))
    title = find_unconfirmed (map, facts, element);
  else
    title = without_kicker (map, facts, *element, heading);
  return title ? title : g_steal_pointer (&heading);
}
