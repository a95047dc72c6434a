/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A home page that names its feed, article pages, and the feed.  The RSS feed carries summaries
 * only, so that its reader has to fetch the pages; the other two carry whole stories.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-blogs.h"

#include "portal-template.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define HTML "text/html; charset=utf-8"
#define FEED_ITEMS 20

typedef struct
{
  const char *kind; /* of PortalChannel */
  const char *file;
  const char *content_type;
  const char *language;
} FeedKind;

static const FeedKind feed_kinds[] = {
  { "rss", "feed.xml", "application/rss+xml", "en" },
  { "atom", "atom.xml", "application/atom+xml", "en" },
  { "json", "feed.json", "application/feed+json", "zh-CN" },
};

static const FeedKind *
feed_kind (const PortalChannel *channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (feed_kinds); i++)
    if (g_str_equal (feed_kinds[i].kind, channel->kind))
      return &feed_kinds[i];
  return NULL;
}

/* Feeds are read away from the site: their pictures need whole addresses. */
static char *
absolute_html (PortalSite *site, const PortalStory *story)
{
  g_autofree char *html = portal_story_to_html (story, PORTAL_BODY_BLOG);
  g_auto (GStrv) parts = g_strsplit (html, "src=\"/", -1);
  g_autofree char *with = g_strdup_printf ("src=\"%s/", site->base);

  return g_strjoinv (with, parts);
}

static void
append_story (PortalSite *site,
              GString *out,
              const char *template,
              const PortalStory *story,
              const char *home)
{
  g_autofree char *url = portal_site_dup_uri (site, story);
  g_autofree char *iso = portal_site_format_time (site, story, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *rfc822 = portal_library_format_rfc822 (site->library, story->published);
  g_autofree char *day = portal_site_format_time (site, story, "%Y-%m-%d");
  g_autofree char *text = absolute_html (site, story);
  g_autofree char *number = g_strdup_printf ("%u", story->number);

  portal_template_append (out, site->library, template, "url", url, "iso", iso, "rfc822", rfc822,
                          "day", day, "title", story->title, "summary", story->summary, "author",
                          story->author, "text", text, "number", number, "home", home, NULL);
}

static char *
rows (PortalSite *site, const PortalChannel *channel, const char *template)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, channel->key);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < stories->len && i < FEED_ITEMS; i++)
    append_story (site, out, template, stories->pdata[i], channel->path);
  return g_strdup (out->str);
}

/* Whole page of a blog: its home, one of its articles, or an XML feed. */
static char *
fill_page (PortalSite *site, const PortalChannel *channel, const char *template, const char *rows)
{
  const FeedKind *kind = feed_kind (channel);
  g_autofree char *home = g_strconcat (site->base, channel->path, NULL);
  g_autofree char *feed = g_strconcat (home, kind->file, NULL);
  g_autofree char *updated
      = portal_library_format_time (site->library, site->library->changed, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *rfc822 = portal_library_format_rfc822 (site->library, site->library->changed);

  return portal_template_fill (site->library, template, "base", site->base, "home", home, "feed",
                               feed, "feed_type", kind->content_type, "language", kind->language,
                               "name", channel->name, "about", channel->about, "updated", updated,
                               "rfc822", rfc822, "rows", rows, NULL);
}

static PortalReply *
page (PortalSite *site,
      const PortalChannel *channel,
      const char *template,
      const char *row_template,
      const char *content_type)
{
  g_autofree char *all = rows (site, channel, row_template);

  return portal_reply_new_take (content_type, fill_page (site, channel, template, all),
                                site->library->changed);
}

static PortalReply *
article (PortalSite *site, const PortalChannel *channel, const char *name)
{
  g_autofree char *slug = g_strndup (name, strlen (name) - strlen (".html"));
  const PortalStory *story = portal_library_find_slug (site->library, channel->key, slug);
  g_autoptr (GString) out = g_string_new (NULL);

  if (!story)
    return NULL;

  append_story (site, out, "blog-article.html", story, channel->path);
  return portal_reply_new_take (HTML, fill_page (site, channel, "blog-page.html", out->str),
                                story->published);
}

static void
set_string (JsonObject *object, const char *name, const char *value)
{
  json_object_set_string_member (object, name, value);
}

static JsonArray *
json_authors (const char *name)
{
  JsonArray *authors = json_array_new ();
  JsonObject *author = json_object_new ();

  set_string (author, "name", name ? name : "");
  json_array_add_object_element (authors, author);
  return authors;
}

static JsonObject *
json_item (PortalSite *site, const PortalStory *story)
{
  g_autofree char *url = portal_site_dup_uri (site, story);
  g_autofree char *html = absolute_html (site, story);
  g_autofree char *time = portal_site_format_time (site, story, "%Y-%m-%dT%H:%M:%S%:z");
  JsonObject *item = json_object_new ();

  set_string (item, "id", url);
  set_string (item, "url", url);
  set_string (item, "title", story->title);
  set_string (item, "summary", story->summary);
  set_string (item, "content_html", html);
  set_string (item, "date_published", time);
  if (story->picture)
    {
      g_autofree char *image = g_strconcat (site->base, "/pictures/", story->picture, NULL);

      set_string (item, "image", image);
    }
  json_object_set_array_member (item, "authors", json_authors (story->author));
  return item;
}

static JsonArray *
json_items (PortalSite *site, const PortalChannel *channel)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, channel->key);
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < stories->len && i < FEED_ITEMS; i++)
    json_array_add_object_element (items, json_item (site, stories->pdata[i]));
  return items;
}

static PortalReply *
json_feed (PortalSite *site, const PortalChannel *channel)
{
  g_autofree char *home = g_strconcat (site->base, channel->path, NULL);
  g_autofree char *feed = g_strconcat (home, feed_kind (channel)->file, NULL);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  set_string (object, "version", "https://jsonfeed.org/version/1.1");
  set_string (object, "title", channel->name);
  set_string (object, "description", channel->about);
  set_string (object, "home_page_url", home);
  set_string (object, "feed_url", feed);
  set_string (object, "language", feed_kind (channel)->language);
  json_object_set_array_member (object, "items", json_items (site, channel));
  json_node_take_object (root, object);
  return portal_reply_new_take ("application/feed+json", json_to_string (root, TRUE),
                                site->library->changed);
}

static PortalReply *
feed (PortalSite *site, const PortalChannel *channel)
{
  if (g_str_equal (channel->kind, "rss"))
    return page (site, channel, "feed-rss.xml", "feed-rss-item.xml", "application/rss+xml");
  if (g_str_equal (channel->kind, "atom"))
    return page (site, channel, "feed-atom.xml", "feed-atom-entry.xml", "application/atom+xml");
  return json_feed (site, channel);
}

PortalReply *
portal_blogs_page (PortalSite *site, const char *path)
{
  for (guint i = 0; i < site->library->channels->len; i++)
    {
      const PortalChannel *channel = site->library->channels->pdata[i];
      const char *name = path + strlen (channel->path);

      if (!feed_kind (channel) || !g_str_has_prefix (path, channel->path))
        continue;
      if (*name == '\0')
        return page (site, channel, "blog-page.html", "blog-row.html", HTML);
      if (g_str_equal (name, feed_kind (channel)->file))
        return feed (site, channel);
      if (g_str_has_suffix (name, ".html"))
        return article (site, channel, name);
    }
  return NULL;
}
