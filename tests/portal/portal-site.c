/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replies, and the addresses of stories.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-site.h"

#include <string.h>

PortalReply *
portal_reply_new_bytes (const char *content_type, GBytes *body, gint64 modified)
{
  PortalReply *reply = g_new0 (PortalReply, 1);

  reply->status = 200;
  reply->content_type = content_type;
  reply->body = g_bytes_ref (body);
  reply->modified = modified;
  return reply;
}

PortalReply *
portal_reply_new_take (const char *content_type, char *body, gint64 modified)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (body, strlen (body));

  return portal_reply_new_bytes (content_type, bytes, modified);
}

PortalReply *
portal_reply_new_status (guint status)
{
  PortalReply *reply = portal_reply_new_take (
      "text/html; charset=utf-8",
      g_strdup_printf (
          "<!DOCTYPE html><title>%u</title><h1>%u</h1>\n<p>抱歉，此页暂时无法访问。</p>\n", status,
          status),
      0);

  reply->status = status;
  return reply;
}

void
portal_reply_free (PortalReply *reply)
{
  g_bytes_unref (reply->body);
  g_free (reply);
}

char *
portal_site_dup_path (PortalSite *site, const PortalStory *story)
{
  const PortalChannel *home = portal_library_find_channel (site->library, story->channels[0]);

  if (g_str_equal (home->kind, "portal"))
    return g_strdup_printf ("/news/detail/%u.html", story->number);
  if (g_str_equal (home->kind, "gbk"))
    return g_strdup_printf ("/bzgg/show_%u.html", story->number);
  return g_strdup_printf ("%s%s.html", home->path, story->slug);
}

char *
portal_site_dup_uri (PortalSite *site, const PortalStory *story)
{
  g_autofree char *path = portal_site_dup_path (site, story);

  return g_strconcat (site->base, path, NULL);
}

char *
portal_site_format_time (PortalSite *site, const PortalStory *story, const char *format)
{
  return portal_library_format_time (site->library, story->published, format);
}
