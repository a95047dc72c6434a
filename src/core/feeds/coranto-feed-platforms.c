/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where programs put the feed of what they publish, as their manuals say.  A program is known by
 * what it leaves in its pages, never by a host. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-discovery-private.h"

#include <string.h>

#include "coranto-url.h"

#define MAX_GUESSES 4

typedef struct
{
  const char *page_url;
  char *origin;
  char *path; /* of the page, without "/" at its end */
  GPtrArray *guesses;
} Platforms;

/* What the head of a page says of its program. */
typedef struct
{
  const char *generator;
  const char *api_root;   /* of WordPress */
  const char *profile;    /* user@host of a profile of the fediverse */
  const char *channel_id; /* of a video channel */
} Traces;

/* `address` is (transfer full). */
static void
guess (Platforms *run, char *address)
{
  g_autofree char *url = coranto_url_resolve (run->page_url, address);

  g_free (address);
  if (url && run->guesses->len < MAX_GUESSES && coranto_url_same_site (url, run->page_url)
      && !g_ptr_array_find_with_equal_func (run->guesses, url, g_str_equal, NULL))
    g_ptr_array_add (run->guesses, g_steal_pointer (&url));
}

/* For a site in a folder of its host its root is not the host's. */
static void
guess_by_generator (Platforms *run, const char *generator)
{
  static const struct
  {
    const char *name;
    const char *path;
  } programs[] = {
    { "wordpress", "/feed/" },
    { "typecho", "/feed/" },
    { "writefreely", "/feed/" },
    { "ghost", "/rss/" },
    { "textpattern", "/rss/" },
    { "halo", "/rss.xml" },
    { "drupal", "/rss.xml" },
    { "astro", "/rss.xml" },
    { "gatsby", "/rss.xml" },
    { "hugo", "/index.xml" },
    { "jekyll", "/feed.xml" },
    { "eleventy", "/feed.xml" },
    { "publii", "/feed.xml" },
    { "hexo", "/atom.xml" },
    { "movable type", "/atom.xml" },
    { "pelican", "/feeds/all.atom.xml" },
    { "docusaurus", "/blog/rss.xml" },
    { "blogger", "/feeds/posts/default" },
    { "discourse", "/latest.rss" },
    { "z-blog", "/feed.php" },
    { "dokuwiki", "/feed.php" },
    { "emlog", "/rss.php" },
    { "joomla", "/?format=feed&type=rss" },
    { "spip", "/spip.php?page=backend" },
    { "discuz", "/forum.php?mod=rss" },
    { "mediawiki", "/index.php?title=Special:RecentChanges&feed=atom" },
  };
  g_autofree char *lower = g_ascii_strdown (generator, -1);

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      if (!g_str_has_prefix (lower, programs[i].name))
        continue;
      guess (run, g_strconcat (run->origin, programs[i].path, NULL));
      if (*run->path)
        guess (run, g_strconcat (run->origin, run->path, programs[i].path, NULL));
      return;
    }
}

/* A forum's category, tag or thread has the feed of that alone. */
static void
guess_of_forum (Platforms *run, const char *generator)
{
  static const char *const parts[] = { "/c/", "/t/", "/tag/", NULL };

  if (g_ascii_strncasecmp (generator, "discourse", strlen ("discourse")) != 0)
    return;
  for (guint i = 0; parts[i]; i++)
    if (g_str_has_prefix (run->path, parts[i]))
      guess (run, g_strconcat (run->origin, run->path, ".rss", NULL));
}

/* The address of its programming interface tells a WordPress that hides its name, and its root. */
static void
guess_by_api (Platforms *run, const char *api_root)
{
  g_autofree char *root = g_strdup (api_root);
  char *end = strstr (root, "wp-json");

  if (end)
    {
      *end = '\0';
      guess (run, g_strconcat (root, "feed/", NULL));
    }
}

static void
note_trace (Traces *traces, const xmlNode *node)
{
  const char *content = coranto_html_attribute (node, "content");
  const char *rel = coranto_html_attribute (node, "rel");
  const char *name = coranto_html_attribute (node, "name");

  if (coranto_html_is (node, "link"))
    {
      if (g_strcmp0 (rel, "https://api.w.org/") == 0)
        traces->api_root = coranto_html_attribute (node, "href");
      return;
    }
  if (name && g_ascii_strcasecmp (name, "generator") == 0)
    traces->generator = content;
  else if (g_strcmp0 (coranto_html_attribute (node, "property"), "profile:username") == 0)
    traces->profile = content;
  else if (g_strcmp0 (coranto_html_attribute (node, "itemprop"), "channelId") == 0)
    traces->channel_id = content;
}

static Traces
find_traces (CorantoHtmlDocument *page)
{
  xmlNode *root = coranto_html_document_get_root (page);
  Traces traces = { NULL };

  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    if (node->type == XML_ELEMENT_NODE
        && (coranto_html_is (node, "meta") || coranto_html_is (node, "link")))
      note_trace (&traces, node);
  return traces;
}

static void
collect (Platforms *run, const Traces *traces)
{
  if (traces->channel_id && *traces->channel_id)
    {
      g_autofree char *id = g_uri_escape_string (traces->channel_id, NULL, FALSE);

      guess (run, g_strconcat (run->origin, "/feeds/videos.xml?channel_id=", id, NULL));
    }
  if (traces->profile && strchr (traces->profile, '@') && g_str_has_prefix (run->path, "/@"))
    guess (run, g_strconcat (run->origin, run->path, ".rss", NULL));
  if (traces->api_root)
    guess_by_api (run, traces->api_root);
  if (traces->generator)
    {
      guess_of_forum (run, traces->generator);
      guess_by_generator (run, traces->generator);
    }
}

GPtrArray *
coranto_feed_platform_guesses (CorantoHtmlDocument *page)
{
  Platforms run = { .page_url = coranto_html_document_get_url (page) };
  Traces traces = find_traces (page);
  g_autoptr (GUri) uri
      = run.page_url ? g_uri_parse (run.page_url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  run.guesses = g_ptr_array_new_with_free_func (g_free);
  if (!uri)
    return run.guesses;
  run.origin = coranto_url_origin (run.page_url);
  run.path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (run.path, "/"))
    run.path[strlen (run.path) - 1] = '\0';
  if (run.origin)
    collect (&run, &traces);
  g_free (run.origin);
  g_free (run.path);
  return run.guesses;
}
