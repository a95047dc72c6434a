/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of the portal that a page belongs to, and of the page in it. */
#define G_LOG_DOMAIN "coranto-pages"

#include <string.h>

#include "coranto-channel-finder.h"
#include "coranto-page-links.h"
#include "coranto-page-text.h"
#include "coranto-page-title.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_NAME 60

static gboolean
is_home (const char *url)
{
  g_autofree char *origin = url ? coranto_url_origin (url) : NULL;

  return origin && coranto_address_is_same (url, origin);
}

/* What stands for the way home: the text or picture of a link to the site's first page. */
static char *
name_of_home_link (const CorantoPageMap *map, const char *document_title)
{
  const char *base = coranto_html_document_get_base_url (map->page);
  g_autofree char *title = coranto_text_bare (document_title);

  for (guint i = 1; i < map->n_nodes; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];
      const char *href
          = entry->tag == CORANTO_TAG_A ? coranto_html_attribute (entry->node, "href") : NULL;
      g_autofree char *url = NULL;
      g_autofree char *name = NULL;
      g_autofree char *bare = NULL;

      if (!href || *href == '#')
        continue;
      url = coranto_url_resolve (base, href);
      if (!url || !is_home (url) || !coranto_url_same_site (url, base))
        continue;
      name = coranto_page_map_text (map, entry->node, NULL, MAX_NAME);
      for (guint k = i + 1; !*name && k < entry->end; k++)
        if (map->nodes[k].tag == CORANTO_TAG_IMG)
          {
            g_free (name);
            name = coranto_text_line (coranto_html_attribute (map->nodes[k].node, "alt"), MAX_NAME);
          }
      bare = coranto_text_bare (name);
      /* only what the page's own title says too: a menu's "Home" is no name */
      if (*bare && strstr (title, bare))
        return g_steal_pointer (&name);
    }
  return NULL;
}

char *
coranto_portal_name (CorantoHtmlDocument *page)
{
  g_autoptr (CorantoPageFacts) facts = coranto_page_facts_new (page, 0, coranto_limits_default ());
  g_autoptr (CorantoPageMap) map = NULL;
  g_auto (GStrv) parts = NULL;
  char *name;
  guint n;

  if (facts->site_name)
    return g_strdup (facts->site_name);
  if (!facts->document_title)
    return NULL;
  map = coranto_page_map_new (page, FALSE);
  name = name_of_home_link (map, facts->document_title);
  if (name)
    return name;
  parts = coranto_title_parts (facts->document_title);
  n = g_strv_length (parts);
  if (n == 0)
    return NULL;
  return g_strdup (is_home (coranto_html_document_get_url (page)) ? parts[0] : parts[n - 1]);
}

char *
coranto_portal_page_title (const char *url, const char *document_title, const char *portal_title)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  if (!document_title || !portal_title)
    return g_strdup (document_title);
  parts = coranto_title_parts (document_title);
  n = g_strv_length (parts);
  if (n < 2)
    return g_strdup (document_title);
  if (is_home (url))
    return g_strdup (portal_title);
  for (guint i = 1; i < n; i++)
    if (coranto_text_same_words (parts[i], portal_title))
      return g_strdup (parts[0]);
  return g_strdup (document_title);
}
