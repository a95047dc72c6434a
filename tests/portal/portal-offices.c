/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GBK pages name their charset in a meta element alone; the header says only text/html.  The
 * office's pages are tables with [dates], ".htm" addresses and bodies of <br><br>.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-offices.h"

#include "portal-template.h"

#include <stdio.h>
#include <string.h>

#define OFFICE_PATH "/zwgk/tzgg/"
#define OFFICE_PAGE_SIZE 5

static PortalReply *
gbk_reply (PortalSite *site, const char *page)
{
  gsize length = 0;
  char *encoded = g_convert_with_fallback (page, -1, "GBK", "UTF-8", "?", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!encoded)
    return portal_reply_new_status (500);
  bytes = g_bytes_new_take (encoded, length);
  return portal_reply_new_bytes ("text/html", bytes, site->library->changed);
}

static const PortalChannel *
gbk_channel (PortalSite *site)
{
  for (guint i = 0; i < site->library->channels->len; i++)
    {
      const PortalChannel *channel = site->library->channels->pdata[i];

      if (g_str_equal (channel->kind, "gbk"))
        return channel;
    }
  return NULL;
}

static PortalReply *
gbk_listing (PortalSite *site, const PortalChannel *channel)
{
  g_autoptr (GPtrArray) stories = portal_library_list (site->library, channel->key);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *page = NULL;

  for (guint i = 0; i < stories->len; i++)
    {
      const PortalStory *story = stories->pdata[i];
      g_autofree char *path = portal_site_dup_path (site, story);
      g_autofree char *day = portal_site_format_time (site, story, "%Y-%m-%d");

      portal_template_append (rows, site->library, "gbk-row.html", "path", path, "title",
                              story->title, "day", day, NULL);
    }
  page = portal_template_fill (site->library, "gbk-list.html", "name", channel->name, "rows",
                               rows->str, NULL);
  return gbk_reply (site, page);
}

static PortalReply *
gbk_article (PortalSite *site, const PortalChannel *channel, guint number)
{
  const PortalStory *story = portal_library_find_story (site->library, number);
  g_autofree char *time = NULL;
  g_autofree char *views = NULL;
  g_autofree char *text = NULL;
  g_autofree char *page = NULL;

  if (!story || !g_str_equal (story->channels[0], channel->key))
    return NULL;

  time = portal_site_format_time (site, story, "%Y-%m-%d %H:%M");
  views = g_strdup_printf ("%u", story->views);
  text = portal_story_to_html (story, PORTAL_BODY_NEWS);
  page = portal_template_fill (site->library, "gbk-article.html", "name", channel->name, "title",
                               story->title, "time", time, "source", story->source, "views", views,
                               "text", text, NULL);
  return gbk_reply (site, page);
}

PortalReply *
portal_offices_gbk (PortalSite *site, const char *path)
{
  const PortalChannel *channel = gbk_channel (site);
  guint number = 0;
  char end = '\0';

  if (!channel)
    return NULL;
  if (g_str_equal (path, channel->path))
    return gbk_listing (site, channel);
  if (sscanf (path, "/bzgg/show_%9u.htm%c", &number, &end) == 2 && end == 'l')
    return gbk_article (site, channel, number);
  return NULL;
}

static GPtrArray *
office_stories (PortalSite *site)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < site->library->stories->len; i++)
    {
      PortalStory *story = site->library->stories->pdata[i];

      if (story->is_second)
        g_ptr_array_add (list, story);
    }
  return list;
}

/* "202611/t20261120_210431.htm", relative to the listing as such offices have it. */
static char *
office_name (PortalSite *site, const PortalStory *story)
{
  g_autofree char *stem = portal_site_format_time (site, story, "%Y%m/t%Y%m%d");

  return g_strdup_printf ("%s_%u.htm", stem, story->number);
}

static PortalReply *
office_reply (PortalSite *site, const char *title, const char *body)
{
  g_autofree char *name = portal_library_get (site->library, "second", "name");
  char *page = portal_template_fill (site->library, "office.html", "title", title, "name", name,
                                     "path", OFFICE_PATH, "body", body, NULL);

  return portal_reply_new_take ("text/html; charset=utf-8", page, site->library->changed);
}

/* "index.htm", "index_1.htm": counted from 0. */
static void
append_pager_link (PortalSite *site, GString *pager, const char *text, guint page)
{
  g_autofree char *url
      = page == 0 ? g_strdup ("index.htm") : g_strdup_printf ("index_%u.htm", page);

  g_string_append_c (pager, ' ');
  portal_template_append (pager, site->library, "link.html", "url", url, "text", text, NULL);
}

/* In words alone, and what leads nowhere is not there. */
static char *
office_pager (PortalSite *site, guint page, guint pages)
{
  g_autoptr (GString) pager = g_string_new (NULL);

  if (page > 0)
    {
      append_pager_link (site, pager, "首页", 0);
      append_pager_link (site, pager, "上一页", page - 1);
    }
  if (page + 1 < pages)
    {
      append_pager_link (site, pager, "下一页", page + 1);
      append_pager_link (site, pager, "尾页", pages - 1);
    }
  return g_strdup (pager->str);
}

static PortalReply *
office_listing (PortalSite *site, guint page)
{
  g_autoptr (GPtrArray) stories = office_stories (site);
  guint pages = MAX (1, (stories->len + OFFICE_PAGE_SIZE - 1) / OFFICE_PAGE_SIZE);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf ("%u", pages);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *pager = office_pager (site, page, pages);
  g_autofree char *body = NULL;

  if (page >= pages)
    return NULL;

  for (guint i = page * OFFICE_PAGE_SIZE; i < stories->len && i < (page + 1) * OFFICE_PAGE_SIZE;
       i++)
    {
      const PortalStory *story = stories->pdata[i];
      g_autofree char *href = office_name (site, story);
      g_autofree char *day = portal_site_format_time (site, story, "%Y-%m-%d");

      portal_template_append (rows, site->library, "office-row.html", "href", href, "title",
                              story->title, "day", day, NULL);
    }
  body = portal_template_fill (site->library, "office-list.html", "rows", rows->str, "page", number,
                               "pages", count, "pager", pager, NULL);
  return office_reply (site, "通知公告", body);
}

static PortalReply *
office_article (PortalSite *site, const PortalStory *story)
{
  g_autofree char *time = portal_site_format_time (site, story, "%Y-%m-%d %H:%M");
  g_autofree char *text = portal_story_to_html (story, PORTAL_BODY_PLAIN);
  g_autofree char *body
      = portal_template_fill (site->library, "office-article.html", "title", story->title, "time",
                              time, "source", story->source, "text", text, NULL);

  return office_reply (site, story->title, body);
}

PortalReply *
portal_offices_second (PortalSite *site, const char *path)
{
  guint month = 0;
  guint day = 0;
  guint number = 0;
  char end = '\0';
  const PortalStory *story = NULL;

  if (g_str_equal (path, "/") || g_str_equal (path, OFFICE_PATH)
      || g_str_equal (path, OFFICE_PATH "index.htm"))
    return office_listing (site, 0);
  if (sscanf (path, OFFICE_PATH "index_%3u.ht%c", &number, &end) == 2 && end == 'm')
    return office_listing (site, number);
  if (sscanf (path, OFFICE_PATH "%6u/t%8u_%9u.ht%c", &month, &day, &number, &end) == 4
      && end == 'm')
    story = portal_library_find_story (site->library, number);
  return story && story->is_second ? office_article (site, story) : NULL;
}
