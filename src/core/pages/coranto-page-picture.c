/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lazy pictures: the attributes that hold the real address. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-picture.h"

#include <stdlib.h>
#include <string.h>

#include "coranto-html-document.h"
#include "coranto-page-text.h"
#include "coranto-url.h"

#define TINY_PIXELS 40

/* The widest candidate of a srcset: the last one with the largest number. */
static char *
best_of_srcset (const char *srcset)
{
  g_auto (GStrv) parts = g_strsplit (srcset, ", ", 40);
  const char *best = NULL;
  double most = -1;

  for (char **part = parts; *part; part++)
    {
      char *candidate = g_strstrip (*part);
      gsize length = strcspn (candidate, " \t\n");
      double width = candidate[length] ? g_ascii_strtod (candidate + length, NULL) : 0;

      if (length == 0 || width <= most)
        continue;
      most = width;
      candidate[length] = '\0';
      best = candidate;
    }
  return best ? g_strdup (best) : NULL;
}

static char *
resolve_picture (const char *base, const char *address)
{
  if (!address || !*address || g_ascii_strncasecmp (address, "data:", 5) == 0
      || strchr (address, '{'))
    return NULL;
  return coranto_url_resolve (base, address);
}

static gboolean
looks_like_placeholder (const char *src)
{
  static const char *const words[]
      = { "blank.", "loading", "placeholder", "spacer",      "grey.gif", "gray.gif", "transparent",
          "lazy",   "pixel.",  "1x1",         "default.gif", "data:",    NULL };

  return !src || !*src || coranto_text_has_any (src, words);
}

char *
coranto_picture_address (const xmlNode *img, const char *base)
{
  static const char *const lazy[]
      = { "data-src",          "data-original", "data-lazy-src", "data-lazy",  "data-actualsrc",
          "data-original-src", "data-url",      "data-echo",     "data-img",   "data-hi-res-src",
          "data-full-url",     "lazy-src",      "lazysrc",       "original",   "file",
          "zoomfile",          "_src",          "data-image",    "data-imgurl" };
  static const char *const sets[] = { "data-srcset", "srcset", "data-lazy-srcset" };
  const char *src = coranto_html_attribute (img, "src");

  for (guint i = 0; i < G_N_ELEMENTS (lazy); i++)
    {
      char *address = resolve_picture (base, coranto_html_attribute (img, lazy[i]));

      if (address)
        return address;
    }
  if (!looks_like_placeholder (src))
    return resolve_picture (base, src);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      const char *value = coranto_html_attribute (img, sets[i]);
      g_autofree char *best = value ? best_of_srcset (value) : NULL;
      char *address = resolve_picture (base, best);

      if (address)
        return address;
    }
  return resolve_picture (base, src);
}

gboolean
coranto_picture_is_tiny (const xmlNode *img)
{
  static const char *const sides[] = { "width", "height" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const char *value = coranto_html_attribute (img, sides[i]);

      if (value && g_ascii_isdigit (*value) && !strchr (value, '%') && atoi (value) < TINY_PIXELS)
        return TRUE;
    }
  return FALSE;
}
