/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headline lists of a page: candidates, weighed, the likeliest made a feed. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-finder.h"

#include <string.h>

#include "coranto-error.h"
#include "coranto-headline-choice.h"
#include "coranto-headline-days.h"
#include "coranto-headline-kinds.h"
#include "coranto-headline-lead.h"
#include "coranto-headline-score.h"
#include "coranto-headline-tidy.h"
#include "coranto-page-next.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_LINKS 50000
#define MAX_READ 24 /* candidates whose rows are read */
#define NEARLY_AS_GOOD 0.75
#define SOME_WITHIN 0.3
#define MAX_CANDIDATES 8
#define LEAST_CONFIDENCE CORANTO_HEADLINE_LEAST_CONFIDENCE
#define LEAST_ASLEEP 60 /* ink of a list that a script shows */
#define FEW_INK 400     /* a page with less text shows nothing without scripts */

typedef struct
{
  CorantoHeadlineGroup *group; /* unowned */
  GPtrArray *stories;          /* (element-type CorantoHeadlineStory) */
  double score;
  double confidence;
  double place; /* what its place in the page says for it */
  double kind;  /* and what its stories are */
} Candidate;

typedef struct
{
  CorantoPageMap *map;
  CorantoPageFacts *facts;
  GArray *links;
  GPtrArray *groups;
  GPtrArray *candidates; /* (element-type Candidate) best first */
  CorantoHeadlineContext context;
  const CorantoPageOptions *options;
} Finder;

static void
candidate_free (Candidate *candidate)
{
  g_ptr_array_unref (candidate->stories);
  g_free (candidate);
}

static void
finder_clear (Finder *finder)
{
  g_clear_pointer (&finder->candidates, g_ptr_array_unref);
  g_clear_pointer (&finder->groups, g_ptr_array_unref);
  g_clear_pointer (&finder->links, g_array_unref);
  g_clear_pointer (&finder->facts, coranto_page_facts_free);
  g_clear_pointer (&finder->map, coranto_page_map_free);
  g_clear_pointer (&finder->context.link_of_node, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const CorantoHeadlineGroup *one = *(CorantoHeadlineGroup *const *) a;
  const CorantoHeadlineGroup *two = *(CorantoHeadlineGroup *const *) b;

  return (one->score < two->score) - (one->score > two->score);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(Candidate *const *) a;
  const Candidate *two = *(Candidate *const *) b;
  gsize length_one = strlen (one->group->path);
  gsize length_two = strlen (two->group->path);

  if (one->score != two->score)
    return one->score < two->score ? 1 : -1;
  /* the whole before its parts */
  return (length_one > length_two) - (length_one < length_two);
}

static gboolean
is_wanted (const Finder *finder, const CorantoHeadlineGroup *group)
{
  return finder->options->list_signature
         && g_str_equal (finder->options->list_signature, group->path);
}

/* One story an address, in page order. */
static GPtrArray *
read_stories (const Finder *finder, const CorantoHeadlineGroup *group)
{
  GPtrArray *stories
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_headline_story_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint max = finder->options->limits->items;

  for (guint i = 0; i < group->rows->len && stories->len < max; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (group->rows, CorantoHeadlineRow, i);
      const char *url = g_array_index (finder->links, CorantoPageLink, row->link).url;
      g_autoptr (CorantoHeadlineStory) story = NULL;

      if (g_hash_table_contains (seen, url))
        continue;
      story = coranto_headline_story_read (&finder->context, row);
      if (!*story->title)
        continue;
      g_hash_table_add (seen, (gpointer) url);
      g_ptr_array_add (stories, g_steal_pointer (&story));
    }
  coranto_headline_days_read (&finder->context, stories);
  coranto_headline_drop_strays (stories);
  return stories;
}

static void
read_candidates (Finder *finder)
{
  finder->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  for (guint i = 0; i < finder->groups->len; i++)
    {
      CorantoHeadlineGroup *group = g_ptr_array_index (finder->groups, i);
      Candidate *candidate;

      if (i >= MAX_READ && !is_wanted (finder, group))
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->group = group;
      candidate->stories = read_stories (finder, group);
      candidate->place = coranto_headline_place (&finder->context, group);
      candidate->kind = coranto_headline_kind_factor (&finder->context, candidate->stories);
      candidate->score = coranto_headline_score_stories (candidate->stories) * candidate->place
                         * candidate->kind;
      candidate->confidence = coranto_headline_confidence (candidate->score);
      g_ptr_array_add (finder->candidates, candidate);
    }
  g_ptr_array_sort (finder->candidates, compare_candidates);
}

/* Of the picture's link and the headline's in the same rows, those that all rows have. */
static void
prefer_whole (Finder *finder)
{
  const Candidate *best
      = finder->candidates->len > 0 ? g_ptr_array_index (finder->candidates, 0) : NULL;

  for (guint i = 1; i < finder->candidates->len; i++)
    {
      Candidate *other = g_ptr_array_index (finder->candidates, i);

      if (other->group->key == best->group->key || other->stories->len <= best->stories->len
          || other->score < best->score * NEARLY_AS_GOOD
          || coranto_headline_share_known (other->stories, best->stories) < 0.9)
        continue;
      g_ptr_array_steal_index (finder->candidates, i);
      g_ptr_array_insert (finder->candidates, 0, other);
      return;
    }
}

static gboolean
are_headings (const GPtrArray *stories)
{
  guint headings = 0;

  for (guint i = 0; i < stories->len; i++)
    headings += ((CorantoHeadlineStory *) g_ptr_array_index (stories, i))->is_heading;
  return headings * 3 > stories->len * 2;
}

/* Where the rows are headed by firms or goods, the links within them are no headlines either. */
static void
judge_rows (Finder *finder)
{
  for (guint i = 0; i < finder->candidates->len; i++)
    {
      const Candidate *list = g_ptr_array_index (finder->candidates, i);

      if (!are_headings (list->stories) || list->kind >= 1.0)
        continue;
      for (guint k = 0; k < finder->candidates->len; k++)
        {
          Candidate *part = g_ptr_array_index (finder->candidates, k);

          if (coranto_headline_share_inside (list->stories, part->stories) > 0.7)
            part->confidence *= 0.3;
        }
    }
}

/* A page that is an article or a product is so with each of its lists. */
static void
judge_page (Finder *finder)
{
  for (guint i = 0; i < finder->candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (finder->candidates, i);

      candidate->confidence *= coranto_headline_page_factor (&finder->context, candidate->stories);
    }
}

/* The groups whose links stand within the rows of the likeliest list: writers, channels. */
static GHashTable *
find_groups_within (const Finder *finder, const Candidate *best)
{
  GHashTable *within = g_hash_table_new (NULL, NULL);

  for (guint i = 1; i < finder->candidates->len; i++)
    {
      const Candidate *part = g_ptr_array_index (finder->candidates, i);

      if (part->group->key != best->group->key
          && coranto_headline_share_inside (best->stories, part->stories) > SOME_WITHIN)
        g_hash_table_add (within, GUINT_TO_POINTER (part->group->key));
    }
  return within;
}

/* Lists of one portal page that differ in nothing but their place are one. */
static void
merge_parts (Finder *finder)
{
  Candidate *best;
  g_autoptr (GHashTable) within = NULL;

  if (finder->candidates->len == 0)
    return;
  best = g_ptr_array_index (finder->candidates, 0);
  within = find_groups_within (finder, best);
  for (guint i = 1; i < finder->candidates->len; i++)
    {
      Candidate *part = g_ptr_array_index (finder->candidates, i);

      if (part->confidence >= LEAST_CONFIDENCE && part->place >= best->place
          && !is_wanted (finder, part->group)
          && !g_hash_table_contains (within, GUINT_TO_POINTER (part->group->key))
          && coranto_headline_belongs (best->stories, part->stories))
        coranto_headline_merge (best->stories, part->stories);
    }
  coranto_headline_lead_add (&finder->context, best->stories);
}

/* Parts and mixtures of one group have their stories in common: the likeliest of them stays. */
static void
drop_repeats (Finder *finder)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < finder->candidates->len;)
    {
      const Candidate *candidate = g_ptr_array_index (finder->candidates, i);
      guint known = 0;

      for (guint k = 0; k < candidate->stories->len; k++)
        known += !g_hash_table_add (
            shown,
            (gpointer) ((CorantoHeadlineStory *) g_ptr_array_index (candidate->stories, k))->url);
      if (known * 10 > candidate->stories->len * 7 || candidate->stories->len == 0)
        {
          if (!is_wanted (finder, candidate->group))
            {
              g_ptr_array_remove_index (finder->candidates, i);
              continue;
            }
        }
      i++;
    }
}

static void
finder_run (Finder *finder,
            CorantoHtmlDocument *page,
            const CorantoPageOptions *options,
            gboolean awake)
{
  finder->options = options;
  finder->map = coranto_page_map_new (page, awake);
  finder->facts = coranto_page_facts_new (page, options->now, options->limits);
  finder->links = coranto_page_links_new (finder->map, MAX_LINKS, FALSE);
  finder->context = (CorantoHeadlineContext){
    .map = finder->map, .facts = finder->facts, .links = finder->links, .now = options->now
  };
  finder->context.link_of_node = g_new0 (guint32, finder->map->n_nodes);
  for (guint i = 0; i < finder->links->len; i++)
    finder->context.link_of_node[g_array_index (finder->links, CorantoPageLink, i).node] = i + 1;
  finder->groups = coranto_headline_groups_new (finder->map, finder->links);
  for (guint i = 0; i < finder->groups->len; i++)
    {
      CorantoHeadlineGroup *group = g_ptr_array_index (finder->groups, i);

      group->score = coranto_headline_score_links (&finder->context, group);
    }
  g_ptr_array_sort (finder->groups, compare_groups);
  read_candidates (finder);
  prefer_whole (finder);
  judge_rows (finder);
  merge_parts (finder);
  drop_repeats (finder);
  judge_page (finder);
}

static CorantoParsedItem *
item_of_story (const CorantoHeadlineStory *story)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();

  item->id = g_strdup (story->url);
  item->url = g_strdup (story->url);
  item->title = g_strdup (story->title);
  item->summary = g_strdup (story->summary);
  item->image = g_strdup (story->image);
  item->published = story->date;
  return item;
}

static CorantoParsedFeed *
feed_of_candidate (const Finder *finder, const Candidate *candidate)
{
  CorantoParsedFeed *feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_PAGE);
  const CorantoPageFacts *facts = finder->facts;

  feed->title = g_strdup (facts->document_title ? facts->document_title : facts->title);
  feed->description = g_strdup (facts->description);
  feed->home_page_url = g_strdup (coranto_html_document_get_url (finder->map->page));
  feed->favicon = g_strdup (facts->icon);
  feed->language = g_strdup (facts->language);
  feed->confidence = candidate->confidence;
  feed->list_signature = g_strdup (candidate->group->path);
  feed->next_page_url = coranto_page_next (finder->map, facts, finder->links);
  for (guint i = 0; i < candidate->stories->len; i++)
    g_ptr_array_add (feed->items, item_of_story (g_ptr_array_index (candidate->stories, i)));
  feed->is_cut = candidate->stories->len >= finder->options->limits->items;
  return feed;
}

static const Candidate *
choose (const Finder *finder, gboolean *is_relocated)
{
  guint n = finder->candidates->len;
  g_autofree CorantoHeadlineOption *lists = g_new (CorantoHeadlineOption, MAX (n, 1));
  int chosen;

  for (guint i = 0; i < n; i++)
    {
      const Candidate *candidate = g_ptr_array_index (finder->candidates, i);

      lists[i] = (CorantoHeadlineOption){ candidate->group->path, candidate->stories,
                                          candidate->confidence };
    }
  chosen = coranto_headline_choose (lists, n, finder->options, is_relocated);
  return chosen >= 0 ? g_ptr_array_index (finder->candidates, chosen) : NULL;
}

static gboolean
is_any_likely (const Finder *finder)
{
  for (guint i = 0; i < finder->candidates->len; i++)
    if (((Candidate *) g_ptr_array_index (finder->candidates, i))->confidence >= LEAST_CONFIDENCE)
      return TRUE;
  return FALSE;
}

static gboolean
needs_scripts (const Finder *finder)
{
  return finder->map->scripts > 0 && finder->map->ink < FEW_INK;
}

CorantoParsedFeed *
coranto_headlines_find (CorantoHtmlDocument *page,
                        const CorantoPageOptions *options,
                        GError **error)
{
  g_auto (Finder) finder = { 0 };
  const Candidate *chosen;
  gboolean is_relocated;

  g_return_val_if_fail (page && options && options->limits, NULL);
  finder_run (&finder, page, options, FALSE);
  chosen = choose (&finder, &is_relocated);
  if (!chosen && finder.map->asleep > LEAST_ASLEEP)
    {
      finder_clear (&finder);
      finder_run (&finder, page, options, TRUE);
      chosen = choose (&finder, &is_relocated);
    }
  if (chosen)
    {
      CorantoParsedFeed *feed = feed_of_candidate (&finder, chosen);

      feed->is_relocated = is_relocated;
      return feed;
    }
  coranto_error_set (
      error, needs_scripts (&finder) ? CORANTO_ERROR_NEEDS_SCRIPTS : CORANTO_ERROR_NO_HEADLINES,
      "");
  return NULL;
}

GPtrArray *
coranto_headlines_find_all (CorantoHtmlDocument *page, const CorantoPageOptions *options)
{
  g_auto (Finder) finder = { 0 };
  GPtrArray *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_parsed_feed_unref);

  g_return_val_if_fail (page && options && options->limits, feeds);
  finder_run (&finder, page, options, FALSE);
  if (!is_any_likely (&finder) && finder.map->asleep > LEAST_ASLEEP)
    {
      finder_clear (&finder);
      finder_run (&finder, page, options, TRUE);
    }
  for (guint i = 0; i < finder.candidates->len && feeds->len < MAX_CANDIDATES; i++)
    {
      const Candidate *candidate = g_ptr_array_index (finder.candidates, i);

      if (candidate->confidence >= LEAST_CONFIDENCE / 2)
        g_ptr_array_add (feeds, feed_of_candidate (&finder, candidate));
    }
  return feeds;
}
