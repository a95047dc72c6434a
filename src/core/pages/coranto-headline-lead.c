/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the lead before a list. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-lead.h"

#include "coranto-headline-tidy.h"
#include "coranto-page-links.h"
#include "coranto-url.h"

#define LEAST_STORIES 3 /* of a list that can have a lead */
#define MAX_LEVELS 6    /* of elements around the first row */
#define MOST_LEADS 6
#define LEAST_TITLE 12 /* ink */

static const guint32 elsewhere = CORANTO_ROLE_NAV | CORANTO_ROLE_FOOTER | CORANTO_ROLE_SIDE
                                 | CORANTO_ROLE_HOT | CORANTO_ROLE_AD | CORANTO_ROLE_RELATED
                                 | CORANTO_ROLE_CRUMBS | CORANTO_ROLE_PAGER | CORANTO_ROLE_PROMO
                                 | CORANTO_ROLE_COMMENT | CORANTO_ROLE_TAGS;

static gboolean
is_known (const GPtrArray *stories, const char *url)
{
  for (guint i = 0; i < stories->len; i++)
    if (g_str_equal (((CorantoHeadlineStory *) g_ptr_array_index (stories, i))->url, url))
      return TRUE;
  return FALSE;
}

static gboolean
has_heading (const CorantoPageMap *map, guint link, guint around)
{
  for (guint i = map->nodes[link].parent; i > around; i = map->nodes[i].parent)
    if (map->nodes[i].tag == CORANTO_TAG_HEADING)
      return TRUE;
  for (guint i = link + 1; i < map->nodes[link].end; i++)
    if (map->nodes[i].tag == CORANTO_TAG_HEADING)
      return TRUE;
  return FALSE;
}

/* A heading that leads to an address like those of the list. */
static gboolean
can_lead (const CorantoHeadlineContext *context,
          const GPtrArray *stories,
          const CorantoHeadlineProfile *profile,
          const CorantoPageLink *link,
          guint around)
{
  const CorantoPageNode *entry = &context->map->nodes[link->node];
  const CorantoHeadlineStory *first = g_ptr_array_index (stories, 0);

  return entry->ink >= LEAST_TITLE && !(entry->inherited & elsewhere)
         && coranto_address_kind (link->url) == profile->kind
         && coranto_url_same_site (link->url, first->url)
         && has_heading (context->map, link->node, around) && !is_known (stories, link->url);
}

static CorantoHeadlineStory *
read_lead (const CorantoHeadlineContext *context, guint index, guint around)
{
  const CorantoPageMap *map = context->map;
  guint node = g_array_index (context->links, CorantoPageLink, index).node;
  CorantoHeadlineRow row = { .link = index };

  while (map->nodes[node].parent > around)
    node = map->nodes[node].parent;
  row.first = node;
  row.end = map->nodes[node].end;
  return coranto_headline_story_read (context, &row);
}

/* The links between the start of `around` and the first row that can lead: at most some, none when
 * there are more, which then are a list of their own. */
static GArray *
find_leads (const CorantoHeadlineContext *context,
            const GPtrArray *stories,
            const CorantoHeadlineProfile *profile,
            guint around)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = ((CorantoHeadlineStory *) g_ptr_array_index (stories, 0))->row;

  for (guint i = around + 1; i < first; i++)
    {
      guint link = context->link_of_node[i];

      if (link == 0)
        continue;
      link--;
      if (can_lead (context, stories, profile,
                    &g_array_index (context->links, CorantoPageLink, link), around))
        g_array_append_val (leads, link);
    }
  if (leads->len > MOST_LEADS)
    g_array_set_size (leads, 0);
  return leads;
}

void
coranto_headline_lead_add (const CorantoHeadlineContext *context, GPtrArray *stories)
{
  CorantoHeadlineProfile profile = coranto_headline_profile (stories);
  const CorantoPageMap *map = context->map;
  guint around;

  if (stories->len < LEAST_STORIES || profile.same_kind < 0.7)
    return;
  around = map->nodes[((CorantoHeadlineStory *) g_ptr_array_index (stories, 0))->row].parent;
  for (guint level = 0; level < MAX_LEVELS && around > map->body; level++)
    {
      g_autoptr (GArray) leads = find_leads (context, stories, &profile, around);

      for (guint i = 0; i < leads->len; i++)
        {
          CorantoHeadlineStory *story
              = read_lead (context, g_array_index (leads, guint, i), around);

          if (*story->title && !is_known (stories, story->url))
            g_ptr_array_insert (stories, (int) i, story);
          else
            coranto_headline_story_free (story);
        }
      if (leads->len > 0)
        return;
      around = map->nodes[around].parent;
    }
}
