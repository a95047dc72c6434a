/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built the way industry portals are: a menu of hundreds of product links, banners and rails around
 * the news, a listing of 15 stories a page, and article pages framed by everything else.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-pages.h"

#include "portal-template.h"

#include <stdio.h>
#include <string.h>

#define HTML "text/html; charset=utf-8"
#define PAGE_SIZE 15
#define CUT_CHARS 22

static gboolean
is_portal_channel (const PortalChannel *channel)
{
  return g_str_equal (channel->kind, "portal");
}

/* A headline as a narrow list shows it: cut, with an ellipsis. */
static char *
cut_title (const char *title)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (title, -1) <= CUT_CHARS)
    return g_strdup (title);
  cut = g_utf8_substring (title, 0, CUT_CHARS - 1);
  return g_strconcat (cut, "…", NULL);
}

static char *
links_html (PortalSite *site, const char *key, const char *path)
{
  g_auto (GStrv) names = portal_library_get_list (site->library, "site", key);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *url = g_strdup_printf ("%s%s%u.html", site->base, path, i + 1);

      portal_template_append (html, site->library, "link.html", "url", url, "text", names[i], NULL);
    }
  return g_strdup (html->str);
}

static void
append_menu_box (PortalSite *site, GString *html, const char *group, guint number)
{
  g_auto (GStrv) products = portal_library_get_list (site->library, group, "products");
  g_auto (GStrv) forms = portal_library_get_list (site->library, "site", "product-forms");
  g_autoptr (GString) links = g_string_new (NULL);
  g_autofree char *url = g_strdup_printf ("%s/product/t%u/list.html", site->base, number);

  for (guint i = 0; products[i]; i++)
    for (guint j = 0; forms[j]; j++)
      {
        g_autofree char *name = g_strconcat (forms[j], products[i], NULL);
        g_autofree char *link
            = g_strdup_printf ("%s/product/t%u/list_k%u.html", site->base, number, i * 10 + j + 1);

        portal_template_append (links, site->library, "link.html", "url", link, "text", name, NULL);
      }
  portal_template_append (html, site->library, "menu-box.html", "url", url, "name",
                          group + strlen ("menu "), "links", links->str, NULL);
}

/* Several hundred product links, in boxes with an h3 > a of their own. */
static char *
menu_html (PortalSite *site)
{
  g_auto (GStrv) groups = g_key_file_get_groups (site->library->site, NULL);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0, number = 0; groups[i]; i++)
    if (g_str_has_prefix (groups[i], "menu "))
      append_menu_box (site, html, groups[i], ++number);
  return g_strdup (html->str);
}

static char *
tabs_html (PortalSite *site)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < site->library->channels->len; i++)
    {
      const PortalChannel *channel = site->library->channels->pdata[i];
      g_autofree char *url = g_strconcat (site->base, channel->path, NULL);

      if (!is_portal_channel (channel))
        continue;
      portal_template_append (html, site->library, "tab.html", "url", url, "text", channel->name,
                              NULL);
    }
  return g_strdup (html->str);
}

static char *
site_name (PortalSite *site)
{
  return portal_library_get (site->library, "site", "name");
}

/* The frame around each page: head, top bar, banners, search, tabs; then BODY; then the foot. */
static char *
framed (PortalSite *site, const char *title, const char *body)
{
  g_autofree char *name = site_name (site);
  g_autofree char *full_title = g_strdup_printf ("%s-%s", title, name);
  g_autofree char *tabs = tabs_html (site);
  g_autofree char *hot_words = links_html (site, "hot-words", "/adv/go");
  g_autofree char *partners = links_html (site, "partners", "/st");

  return portal_template_fill (site->library, "frame.html", "base", site->base, "title", full_title,
                               "name", name, "tabs", tabs, "hot_words", hot_words, "partners",
                               partners, "body", body, NULL);
}

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const PortalStory *one = *(const PortalStory *const *) a;
  const PortalStory *two = *(const PortalStory *const *) b;

  return one->views < two->views ? 1 : one->views > two->views ? -1 : 0;
}

/* Stories as bare links, as rails have them. */
static char *
popular_html (PortalSite *site, guint count)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, NULL);
  g_autoptr (GString) html = g_string_new (NULL);

  g_ptr_array_sort (stories, compare_views);
  for (guint i = 0; i < stories->len && i < count; i++)
    {
      const PortalStory *story = stories->pdata[i];
      g_autofree char *url = portal_site_dup_uri (site, story);
      g_autofree char *text = cut_title (story->title);

      portal_template_append (html, site->library, "link.html", "url", url, "text", text, NULL);
    }
  return g_strdup (html->str);
}

static char *
rail_html (PortalSite *site)
{
  g_autofree char *popular = popular_html (site, 8);
  g_autofree char *fairs = links_html (site, "fairs", "/exhibition/detail/");
  g_autofree char *products = links_html (site, "rail-products", "/product/detail/");

  return portal_template_fill (site->library, "rail.html", "base", site->base, "popular", popular,
                               "fairs", fairs, "products", products, NULL);
}

static void
append_story (PortalSite *site,
              GString *html,
              const char *template,
              const PortalStory *story,
              const PortalChannel *channel)
{
  g_autofree char *url = portal_site_dup_uri (site, story);
  g_autofree char *path = portal_site_dup_path (site, story);
  g_autofree char *time = portal_site_format_time (site, story, "%Y-%m-%d %H:%M:%S");
  g_autofree char *day = portal_site_format_time (site, story, "%Y-%m-%d");
  g_autofree char *slashed = portal_site_format_time (site, story, "%Y/%m/%d %H:%M");
  g_autofree char *cut = cut_title (story->title);
  g_autofree char *channel_url = g_strconcat (site->base, channel->path, NULL);

  portal_template_append (html, site->library, template, "url", url, "path", path, "title",
                          story->title, "cut", cut, "summary", story->summary, "source",
                          story->source, "picture", story->picture ? story->picture : "default.png",
                          "time", time, "day", day, "slashed", slashed, "channel", channel->name,
                          "channel_url", channel_url, NULL);
}

static char *
stories_html (PortalSite *site,
              const char *template,
              const PortalChannel *channel,
              guint from,
              guint count,
              const PortalStory *except)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, channel->key);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = from; i < stories->len && count > 0; i++)
    if (stories->pdata[i] != except)
      {
        append_story (site, html, template, stories->pdata[i], channel);
        count--;
      }
  return g_strdup (html->str);
}

/* Rows whose first link is the bracketed channel, newest first, all channels mixed. */
static char *
mixed_rows_html (PortalSite *site, guint count)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, NULL);
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < stories->len && i < count; i++)
    {
      const PortalStory *story = stories->pdata[i];

      append_story (site, html, "home-row.html", story,
                    portal_library_find_channel (site->library, story->channels[0]));
    }
  return g_strdup (html->str);
}

static char *
home_lead_html (PortalSite *site)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, "focus");
  g_autoptr (GString) html = g_string_new (NULL);

  if (stories->len)
    append_story (site, html, "home-lead.html", stories->pdata[0],
                  portal_library_find_channel (site->library, "focus"));
  return g_strdup (html->str);
}

PortalReply *
portal_pages_home (PortalSite *site, const char *path)
{
  g_autofree char *menu = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *rail = NULL;
  g_autofree char *body = NULL;

  if (!g_str_equal (path, "/") && !g_str_equal (path, "/index.html"))
    return NULL;

  menu = menu_html (site);
  lead = home_lead_html (site);
  rows = mixed_rows_html (site, 20);
  rail = rail_html (site);
  body = portal_template_fill (site->library, "home.html", "base", site->base, "menu", menu, "lead",
                               lead, "rows", rows, "rail", rail, NULL);
  return portal_reply_new_take (HTML, framed (site, "首页", body), site->library->changed);
}

static PortalReply *
news_centre (PortalSite *site)
{
  g_autoptr (GString) blocks = g_string_new (NULL);
  g_autofree char *rail = rail_html (site);
  g_autofree char *body = NULL;

  for (guint i = 0; i < site->library->channels->len; i++)
    {
      const PortalChannel *channel = site->library->channels->pdata[i];
      g_autofree char *rows = NULL;

      if (!is_portal_channel (channel))
        continue;
      rows = stories_html (site, "centre-row.html", channel, 0, 7, NULL);
      portal_template_append (blocks, site->library, "centre-block.html", "base", site->base,
                              "path", channel->path, "name", channel->name, "rows", rows, NULL);
    }
  body = portal_template_fill (site->library, "centre.html", "base", site->base, "blocks",
                               blocks->str, "rail", rail, NULL);
  return portal_reply_new_take (HTML, framed (site, "资讯中心", body), site->library->changed);
}

/* "/news/t10/list.html" and "/news/t10/list_p2.html": the channel and the page, from 1. */
static const PortalChannel *
parse_listing_path (PortalSite *site, const char *path, guint *page)
{
  for (guint i = 0; i < site->library->channels->len; i++)
    {
      const PortalChannel *channel = site->library->channels->pdata[i];
      gsize stem = strlen (channel->path) - strlen (".html");
      char end = '\0';

      *page = 1;
      if (!is_portal_channel (channel) || strncmp (path, channel->path, stem) != 0)
        continue;
      if (g_str_equal (path + stem, ".html")
          || (sscanf (path + stem, "_p%4u.htm%c", page, &end) == 2 && end == 'l' && *page > 0))
        return channel;
    }
  return NULL;
}

static char *
page_path (const PortalChannel *channel, guint page)
{
  g_autofree char *stem = NULL;

  if (page == 1)
    return g_strdup (channel->path);
  stem = g_strndup (channel->path, strlen (channel->path) - strlen (".html"));
  return g_strdup_printf ("%s_p%u.html", stem, page);
}

static char *
pager_html (PortalSite *site, const PortalChannel *channel, guint page, guint pages)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *next = page < pages ? page_path (channel, page + 1) : g_strdup ("#");

  for (guint i = 1; i <= pages; i++)
    {
      g_autofree char *path = page_path (channel, i);
      g_autofree char *text = g_strdup_printf ("%u", i);

      portal_template_append (html, site->library, i == page ? "pager-this.html" : "link.html",
                              "url", path, "text", text, NULL);
    }
  portal_template_append (html, site->library, "pager-next.html", "url", next, NULL);
  return g_strdup (html->str);
}

static PortalReply *
listing (PortalSite *site, const PortalChannel *channel, guint page)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, channel->key);
  guint pages = MAX (1, (stories->len + PAGE_SIZE - 1) / PAGE_SIZE);
  gboolean is_new = site->layout == 2;
  g_autofree char *rows = NULL;
  g_autofree char *pager = NULL;
  g_autofree char *rail = NULL;
  g_autofree char *body = NULL;

  if (page > pages)
    return NULL;

  rows = stories_html (site, is_new ? "listing2-row.html" : "listing-row.html", channel,
                       (page - 1) * PAGE_SIZE, PAGE_SIZE, NULL);
  pager = pager_html (site, channel, page, pages);
  rail = rail_html (site);
  body = portal_template_fill (site->library, is_new ? "listing2.html" : "listing.html", "base",
                               site->base, "name", channel->name, "path", channel->path, "rows",
                               rows, "pager", pager, "rail", rail, NULL);
  return portal_reply_new_take (HTML, framed (site, channel->name, body), site->library->changed);
}

/* "1 [2] 3" and words around it, below the text of a story of several pages. */
static char *
story_pager_html (PortalSite *site, const PortalStory *story, guint page)
{
  guint pages = portal_story_count_pages (story);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);

  if (pages == 1)
    return g_strdup ("");
  for (guint i = 1; i <= pages + 1; i++)
    {
      gboolean is_next = i > pages;
      guint to = is_next ? page + 1 : i;
      g_autofree char *url = to == 1 ? g_strdup_printf ("%u.html", story->number)
                                     : g_strdup_printf ("%u_%u.html", story->number, to);
      g_autofree char *text = is_next ? g_strdup ("下一页") : g_strdup_printf ("%u", i);

      if (is_next && page == pages)
        break;
      portal_template_append (links, site->library, i == page ? "pager-this.html" : "link.html",
                              "url", url, "text", text, NULL);
    }
  portal_template_append (html, site->library, "story-pager.html", "links", links->str, NULL);
  return g_strdup (html->str);
}

static char *
article_html (PortalSite *site, const PortalStory *story, const PortalChannel *channel, guint page)
{
  g_autofree char *name = site_name (site);
  g_autofree char *time = portal_site_format_time (site, story, "%Y年%m月%d日 %H:%M:%S");
  g_autofree char *views = g_strdup_printf ("%u", story->views);
  g_autofree char *number = g_strdup_printf ("%u", story->number);
  g_autofree char *channel_url = g_strconcat (site->base, channel->path, NULL);
  g_autofree char *text = portal_story_page_to_html (story, page, PORTAL_BODY_NEWS);
  g_autofree char *pager = story_pager_html (site, story, page);
  g_autofree char *latest = stories_html (site, "latest-row.html", channel, 0, 6, story);
  g_autofree char *categories = links_html (site, "categories", "/product/t");
  g_autofree char *rail = rail_html (site);

  return portal_template_fill (site->library, "article.html", "base", site->base, "name", name,
                               "channel", channel->name, "channel_url", channel_url, "title",
                               story->title, "time", time, "source", story->source, "author",
                               story->author, "editor", story->editor, "views", views, "number",
                               number, "summary", story->summary, "text", text, "pager", pager,
                               "latest", latest, "categories", categories, "rail", rail, NULL);
}

static PortalReply *
article (PortalSite *site, guint number, guint page)
{
  const PortalStory *story = portal_library_find_story (site->library, number);
  const PortalChannel *channel
      = story ? portal_library_find_channel (site->library, story->channels[0]) : NULL;
  g_autofree char *body = NULL;

  if (!channel || !is_portal_channel (channel) || page > portal_story_count_pages (story))
    return NULL;

  body = article_html (site, story, channel, page);
  return portal_reply_new_take (HTML, framed (site, story->title, body), site->library->changed);
}

PortalReply *
portal_pages_news (PortalSite *site, const char *path)
{
  const PortalChannel *channel;
  guint number = 0;
  guint page = 0;
  char end = '\0';

  if (g_str_equal (path, "/news/") || g_str_equal (path, "/news/index.html"))
    return news_centre (site);
  if (sscanf (path, "/news/detail/%9u.htm%c", &number, &end) == 2 && end == 'l')
    return article (site, number, 1);
  if (sscanf (path, "/news/detail/%9u_%2u.htm%c", &number, &page, &end) == 3 && end == 'l'
      && page > 1)
    return article (site, number, page);
  channel = parse_listing_path (site, path, &page);
  return channel ? listing (site, channel, page) : NULL;
}

/* Product, service, advertising and partner pages: a frame with nothing to follow in it. */
PortalReply *
portal_pages_other (PortalSite *site, const char *path)
{
  const char *prefixes[] = { "/product/", "/service/", "/adv/", "/st", "/exhibition/", "/help/" };
  g_autofree char *body = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (path, prefixes[i]) && g_str_has_suffix (path, ".html"))
      {
        body = portal_template_fill (site->library, "other.html", "base", site->base, NULL);
        return portal_reply_new_take (HTML, framed (site, "服务页面", body), 0);
      }
  return NULL;
}
