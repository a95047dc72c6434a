/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk from page to page. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-page-walk.h"

#include "coranto-url.h"

struct _CorantoPageWalk
{
  char *start;
  GHashTable *seen;    /* canonical addresses of pages */
  GHashTable *stories; /* addresses of the last page's */
};

static GHashTable *
string_set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CorantoPageWalk *
coranto_page_walk_new (const char *url)
{
  CorantoPageWalk *walk = g_new0 (CorantoPageWalk, 1);

  walk->start = g_strdup (url);
  walk->seen = string_set_new ();
  walk->stories = string_set_new ();
  coranto_page_walk_go (walk, url);
  return walk;
}

void
coranto_page_walk_free (CorantoPageWalk *walk)
{
  if (!walk)
    return;
  g_free (walk->start);
  g_hash_table_unref (walk->seen);
  g_hash_table_unref (walk->stories);
  g_free (walk);
}

gboolean
coranto_page_walk_go (CorantoPageWalk *walk, const char *url)
{
  char *canonical = url ? coranto_url_canonical (url) : NULL;

  if (canonical && coranto_url_same_site (url, walk->start))
    return g_hash_table_add (walk->seen, canonical);
  g_free (canonical);
  return FALSE;
}

gboolean
coranto_page_walk_repeats (CorantoPageWalk *walk, const CorantoParsedFeed *page)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&walk->stories);
  gboolean is_repeated = TRUE;

  walk->stories = string_set_new ();
  for (guint i = 0; i < page->items->len; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (page->items, i);

      if (!item->url)
        continue;
      is_repeated = is_repeated && g_hash_table_contains (before, item->url);
      g_hash_table_add (walk->stories, g_strdup (item->url));
    }
  return is_repeated;
}
