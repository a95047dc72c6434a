/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the feeds of a page is meant. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-discovery-private.h"

#include <string.h>

#include "coranto-url.h"

/* Words of addresses and titles that name a format, not what is in it. */
static const char *const format_words[]
    = { "feed", "feeds", "rss",    "rss1", "rss2", "rss10",    "rss20",  "rss092",
        "atom", "atom1", "rdf",    "xml",  "json", "jsonfeed", "format", "type",
        "alt",  "index", "output", "0.92", "1.0",  "2.0",      NULL };

#define ADDRESS_SEPARATORS "/?&=-_."
#define TITLE_SEPARATORS " /-_()[]:;,|"

/* What stands in one address for a part of the site. */
static const char *const part_words[]
    = { "category", "categories", "cat",      "tag",   "tags",   "author", "authors", "topic",
        "topics",   "section",    "sections", "label", "labels", "user",   NULL };

static gboolean
has_part_word (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, ADDRESS_SEPARATORS, 64);

  for (guint i = 0; words[i]; i++)
    if (g_strv_contains (part_words, words[i]))
      return TRUE;
  return FALSE;
}

/* ---- formats ---- */

/* `text` without the words that name formats, in lower case. */
static char *
without_format (const char *text, const char *separators)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, separators, 128);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !g_strv_contains (format_words, words[i]))
      g_string_append_printf (out, "%s ", words[i]);
  return g_string_free (out, FALSE);
}

/* Better ones are smaller; the feeds of UNKNOWN format may be anything. */
static guint
format_order (CorantoFeedKind kind)
{
  static const CorantoFeedKind order[] = { CORANTO_FEED_KIND_ATOM, CORANTO_FEED_KIND_JSON_FEED,
                                           CORANTO_FEED_KIND_RSS, CORANTO_FEED_KIND_RDF };
  guint place = 0;

  while (place < G_N_ELEMENTS (order) && order[place] != kind)
    place++;
  return place;
}

static gboolean
titles_agree (const char *a, const char *b)
{
  g_autofree char *first = without_format (a ? a : "", TITLE_SEPARATORS);
  g_autofree char *second = without_format (b ? b : "", TITLE_SEPARATORS);

  return !*first || !*second || strcmp (first, second) == 0;
}

/* Two formats of one feed: only words for formats are different. */
static gboolean
is_same_feed (const CorantoFeedLink *a,
              const char *key_a,
              const CorantoFeedLink *b,
              const char *key_b)
{
  return a->kind != b->kind && a->kind != CORANTO_FEED_KIND_UNKNOWN
         && b->kind != CORANTO_FEED_KIND_UNKNOWN && strcmp (key_a, key_b) == 0
         && titles_agree (a->title, b->title);
}

/* `best` takes the place of `other`. */
static void
take_over (CorantoFeedLink *best, const CorantoFeedLink *other)
{
  best->rank = MAX (best->rank, other->rank);
  if (!best->title)
    best->title = g_strdup (other->title);
}

static void
drop_other_formats (GPtrArray *feeds)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (keys, without_format (((CorantoFeedLink *) g_ptr_array_index (feeds, i))->url,
                                           ADDRESS_SEPARATORS));
  for (guint i = 0; i < feeds->len; i++)
    for (guint k = feeds->len - 1; k > i; k--)
      {
        CorantoFeedLink *first = g_ptr_array_index (feeds, i);
        CorantoFeedLink *second = g_ptr_array_index (feeds, k);

        if (!is_same_feed (first, g_ptr_array_index (keys, i), second, g_ptr_array_index (keys, k)))
          continue;
        if (format_order (second->kind) < format_order (first->kind))
          {
            feeds->pdata[i] = second;
            feeds->pdata[k] = first;
          }
        take_over (g_ptr_array_index (feeds, i), g_ptr_array_index (feeds, k));
        g_ptr_array_remove_index (feeds, k);
        g_ptr_array_remove_index (keys, k);
      }
}

/* ---- parts ---- */

/* The folder of the site that a feed is of: its address without the feed's own name. */
static char *
folder_of (const char *url, gboolean is_feed)
{
  g_autoptr (GUri) uri = url ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *path = uri ? g_strdup (g_uri_get_path (uri)) : g_strdup ("/");

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  if (is_feed && strrchr (path, '/'))
    *strrchr (path, '/') = '\0';
  return g_strconcat (path, "/", NULL);
}

/* Whether another feed of the head is of a folder around this one. */
static gboolean
is_within_another (GPtrArray *feeds, GPtrArray *folders, guint index)
{
  const char *folder = g_ptr_array_index (folders, index);

  for (guint i = 0; i < feeds->len; i++)
    {
      const CorantoFeedLink *other = g_ptr_array_index (feeds, i);
      const char *around = g_ptr_array_index (folders, i);

      if (other->rank >= CORANTO_RANK_HEAD && strcmp (around, folder) != 0
          && g_str_has_prefix (folder, around))
        return TRUE;
    }
  return FALSE;
}

static void
rank_parts (GPtrArray *feeds, const char *page_url)
{
  g_autofree char *here = folder_of (page_url, FALSE);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (folders,
                     folder_of (((CorantoFeedLink *) g_ptr_array_index (feeds, i))->url, TRUE));
  for (guint i = 0; i < feeds->len; i++)
    {
      const CorantoFeedLink *link = g_ptr_array_index (feeds, i);
      gboolean is_here = strcmp (g_ptr_array_index (folders, i), here) == 0;
      gboolean is_part = has_part_word (link->url);
      int step = 0;

      if (link->rank >= CORANTO_RANK_LINK && is_part && is_here)
        step = CORANTO_RANK_OWN - CORANTO_RANK_HEAD;
      else if (link->rank >= CORANTO_RANK_LINK && !is_here
               && (is_part || is_within_another (feeds, folders, i)))
        step = CORANTO_RANK_PART
               - (link->rank >= CORANTO_RANK_HEAD ? CORANTO_RANK_HEAD : CORANTO_RANK_LINK);
      g_array_append_val (steps, step);
    }
  for (guint i = 0; i < feeds->len; i++)
    ((CorantoFeedLink *) g_ptr_array_index (feeds, i))->rank += g_array_index (steps, int, i);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const CorantoFeedLink *first = *(const CorantoFeedLink *const *) a;
  const CorantoFeedLink *second = *(const CorantoFeedLink *const *) b;

  return second->rank - first->rank;
}

void
coranto_feed_links_rank (GPtrArray *feeds, const char *page_url)
{
  drop_other_formats (feeds);
  rank_parts (feeds, page_url);
  g_ptr_array_sort (feeds, compare_ranks);
}
