/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of an article, found by the sanitiser as they are when it is shown. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-article-pictures.h"

#include "coranto-sanitizer.h"
#include "coranto-text.h"
#include "coranto-url.h"

#include <string.h>

#define MAX_PICTURES 500

static char *
note_picture (const char *absolute_url, gpointer user_data)
{
  GPtrArray *urls = user_data;
  g_autofree char *url = coranto_url_resolve (NULL, absolute_url);

  if (url && urls->len < MAX_PICTURES
      && !g_ptr_array_find_with_equal_func (urls, url, g_str_equal, NULL))
    g_ptr_array_add (urls, g_steal_pointer (&url));
  return g_strdup (absolute_url);
}

GPtrArray *
coranto_article_list_pictures (const CorantoParsedItem *item, const CorantoLimits *limits)
{
  GPtrArray *urls = g_ptr_array_new_with_free_func (g_free);
  CorantoSanitizeOptions options = {
    .base_url = item->base_url ? item->base_url : item->url,
    .picture = note_picture,
    .picture_data = urls,
    .media_as_links = TRUE,
  };
  g_autofree char *clean = NULL;

  if (!coranto_text_is_blank (item->content_html))
    clean = coranto_sanitize_html (item->content_html, -1, &options, limits);
  /* The lead picture is shown where the text has none. */
  if (item->image && !(clean && strstr (clean, "<img")))
    g_free (note_picture (item->image, urls));
  return urls;
}
