/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sibling channels: the group of short like links that leads to pages like this one. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-channel-finder.h"

#include <string.h>

#include "coranto-headline-groups.h"
#include "coranto-page-facts.h"
#include "coranto-page-text.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_LINKS 5000
#define MAX_CHANNELS 60
#define LEAST_CHANNELS 3
#define LONGEST_NAME 30 /* ink */
#define MOST_BETWEEN 12 /* ink outside of links, for each entry */
#define MAX_NAME 60     /* characters */

void
coranto_channel_link_free (CorantoChannelLink *link)
{
  if (!link)
    return;
  g_free (link->url);
  g_free (link->title);
  g_free (link);
}

/* Entries of menus that lead to no headlines. */
static gboolean
is_service (const char *name)
{
  static const char *const words[]
      = { "首页",     "网站首页",      "返回首页",    "主页",       "登录",     "注册",
          "登陆",     "会员中心",      "联系我们",    "关于我们",   "网站地图", "加入收藏",
          "设为首页", "下载",          "客户端",      "搜索",       "产品",     "产品中心",
          "商城",     "招聘",          "广告服务",    "投稿",       "询价",     "反馈",
          "手机版",   "更多",          "home",        "login",      "signin",   "signup",
          "register", "subscribe",     "contact",     "contactus",  "about",    "aboutus",
          "search",   "shop",          "store",       "jobs",       "careers",  "advertise",
          "privacy",  "privacypolicy", "sitemap",     "help",       "faq",      "myaccount",
          "account",  "cart",          "newsletters", "newsletter", "donate",   "rss",
          "menu",     "more",          "startseite",  "anmelden",   "kontakt",  "impressum",
          "accueil",  "inicio",        "contacto",    NULL };
  g_autofree char *bare = coranto_text_bare (name);

  return g_strv_contains (words, bare);
}

/* Addresses of the same depth and ending are of one kind even where their words differ. */
static guint
address_depth (const char *url)
{
  const char *path = strstr (url, "://");
  guint depth = 0;

  path = path ? strchr (path + 3, '/') : NULL;
  for (; path && *path && *path != '?'; path++)
    depth += *path == '/' && path[1] != '\0' && path[1] != '?';
  return depth;
}

typedef struct
{
  const CorantoPageMap *map;
  const GArray *links;
  const char *page;
  guint32 page_shape;
  guint page_depth;
} Finder;

static gboolean
is_entry (const Finder *finder, const CorantoPageLink *link)
{
  return link->ink >= 2 && link->ink <= LONGEST_NAME
         && (!link->is_story || link->shape == finder->page_shape)
         && !(
             finder->map->nodes[link->node].inherited
             & (CORANTO_ROLE_PAGER | CORANTO_ROLE_CRUMBS | CORANTO_ROLE_FOOTER | CORANTO_ROLE_TAGS))
         && coranto_url_same_site (link->url, finder->page);
}

/* A menu stands together; links that come once in each row of a list (its writers, its comments) do
 * not. */
static gboolean
is_spread (const Finder *finder, const CorantoHeadlineGroup *group)
{
  const CorantoHeadlineRow *first = &g_array_index (group->rows, CorantoHeadlineRow, 0);
  const CorantoHeadlineRow *last
      = &g_array_index (group->rows, CorantoHeadlineRow, group->rows->len - 1);
  guint start = g_array_index (finder->links, CorantoPageLink, first->link).node;
  guint end = g_array_index (finder->links, CorantoPageLink, last->link).node;
  guint32 ink = 0;

  for (guint i = start; i < end && ink <= group->rows->len * MOST_BETWEEN; i++)
    if ((finder->map->nodes[i].flags & CORANTO_PAGE_BLOCK)
        && !(finder->map->nodes[i].flags & CORANTO_PAGE_HIDDEN))
      ink += finder->map->nodes[i].own_ink - finder->map->nodes[i].own_linked;
  return ink > group->rows->len * MOST_BETWEEN;
}

/* How much a group is like the menu that the page is an entry of. */
static double
score_group (const Finder *finder, const CorantoHeadlineGroup *group)
{
  double n = group->rows->len;
  double entries = 0;
  double alike = 0;
  gboolean has_page = FALSE;
  gboolean is_nav = FALSE;

  if (n < LEAST_CHANNELS || n > 4 * MAX_CHANNELS || is_spread (finder, group))
    return 0;
  for (guint i = 0; i < group->rows->len; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (group->rows, CorantoHeadlineRow, i);
      const CorantoPageLink *link = &g_array_index (finder->links, CorantoPageLink, row->link);

      if (!is_entry (finder, link))
        continue;
      entries++;
      has_page |= coranto_address_is_same (link->url, finder->page);
      is_nav |= (finder->map->nodes[link->node].inherited & CORANTO_ROLE_NAV) != 0;
      if (link->shape == finder->page_shape)
        alike += 1.0;
      else if (address_depth (link->url) == finder->page_depth)
        alike += 0.4;
    }
  if (entries < LEAST_CHANNELS || entries < n * 0.5)
    return 0;
  return (entries / n)
         * (0.5 + 2.0 * alike / entries + (has_page ? 1.5 : 0) + (is_nav ? 1.0 : 0)
            + MIN (entries, 12) / 24);
}

/* The first page of the site; that of a host of its own ("sports.portal.example") is a channel's.
 */
static gboolean
is_home (const char *url)
{
  g_autofree char *host = coranto_url_host (url);
  guint dots = 0;

  if (address_depth (url) > 0)
    return FALSE;
  for (const char *p = host ? host : ""; *p; p++)
    dots += *p == '.';
  return dots < 2 || g_str_has_prefix (host, "www.");
}

static void
add_channel (const Finder *finder, const CorantoPageLink *link, GPtrArray *channels)
{
  g_autofree char *title
      = coranto_page_map_text (finder->map, finder->map->nodes[link->node].node, NULL, MAX_NAME);
  CorantoChannelLink *channel;

  if (!*title || is_service (title) || is_home (link->url))
    return;
  for (guint i = 0; i < channels->len; i++)
    if (coranto_address_is_same (((CorantoChannelLink *) g_ptr_array_index (channels, i))->url,
                                 link->url))
      return;
  channel = g_new0 (CorantoChannelLink, 1);
  channel->url = g_strdup (link->url);
  channel->title = g_steal_pointer (&title);
  channel->is_current = coranto_address_is_same (link->url, finder->page);
  g_ptr_array_add (channels, channel);
}

static const CorantoHeadlineGroup *
best_group (const Finder *finder, GPtrArray *groups)
{
  const CorantoHeadlineGroup *best = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      CorantoHeadlineGroup *group = g_ptr_array_index (groups, i);

      group->score = score_group (finder, group);
      if (group->score > 0 && (!best || group->score > best->score))
        best = group;
    }
  return best;
}

GPtrArray *
coranto_channels_find (CorantoHtmlDocument *page)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_link_free);
  const char *url = coranto_html_document_get_url (page);
  g_autoptr (CorantoPageMap) map = NULL;
  g_autoptr (GArray) links = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  const CorantoHeadlineGroup *best;
  Finder finder;

  if (!url)
    return channels;
  map = coranto_page_map_new (page, FALSE);
  links = coranto_page_links_new (map, MAX_LINKS, TRUE);
  groups = coranto_headline_groups_new (map, links);
  finder = (Finder){ map, links, url, coranto_address_shape (url), address_depth (url) };
  best = best_group (&finder, groups);
  for (guint i = 0; best && i < best->rows->len && channels->len < MAX_CHANNELS; i++)
    {
      const CorantoHeadlineRow *row = &g_array_index (best->rows, CorantoHeadlineRow, i);
      const CorantoPageLink *link = &g_array_index (links, CorantoPageLink, row->link);

      if (is_entry (&finder, link))
        add_channel (&finder, link, channels);
    }
  if (channels->len < 2)
    g_ptr_array_set_size (channels, 0);
  return channels;
}
