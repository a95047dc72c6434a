/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a request says of where it comes from. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-referrer.h"

#include "coranto-url.h"

#include <string.h>

char *
coranto_referrer_for (const char *page_url, const char *target_url)
{
  g_autofree char *page = page_url ? coranto_url_resolve (NULL, page_url) : NULL;
  g_autofree char *page_origin = page ? coranto_url_origin (page) : NULL;
  g_autofree char *target_origin = coranto_url_origin (target_url);

  if (!page_origin || !target_origin)
    return NULL;
  if (g_str_has_prefix (page_origin, "https:") && !g_str_has_prefix (target_origin, "https:"))
    return NULL;
  if (!g_str_equal (page_origin, target_origin))
    return g_strconcat (page_origin, "/", NULL);
  page[strcspn (page, "#")] = '\0';
  return g_steal_pointer (&page);
}
