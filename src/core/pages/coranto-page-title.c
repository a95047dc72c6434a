/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a page's title apart: headline, section, site. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-title.h"

#include <string.h>

#include "coranto-page-map.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_TITLE 500
#define LONGEST_SITE_NAME 24 /* ink of a title that may be the site's name alone */

/* Signs between the parts of a title, blanks around them or not. */
static const char *const separators[] = { " - ", " – ", " — ", " | ", " · ", " » ", " :: ", " / ",
                                          " • ", "_",   "|",   "-",   "——",  "–",   NULL };

static gboolean
is_loose (const char *separator)
{
  return separator[0] == ' ' || strchr ("_|", separator[0]) || separator[0] == (char) 0xE2;
}

static gboolean
is_hyphen_break (const char *text, const char *at)
{
  /* a bare hyphen parts Chinese titles; between Latin letters it joins */
  return at > text && ((guchar) at[-1] >= 0x80 || (guchar) at[1] >= 0x80);
}

GStrv
coranto_title_parts (const char *document_title)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = document_title;
  const char *p = start;

  while (*p)
    {
      gsize length = 0;

      for (guint i = 0; separators[i] && length == 0; i++)
        if (g_str_has_prefix (p, separators[i])
            && (is_loose (separators[i]) || is_hyphen_break (document_title, p)))
          length = strlen (separators[i]);
      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (p > start)
        {
          g_autofree char *part = g_strndup (start, (gsize) (p - start));

          g_strv_builder_add (parts, g_strstrip (part));
        }
      p += length;
      start = p;
    }
  if (*start)
    {
      g_autofree char *part = g_strdup (start);

      g_strv_builder_add (parts, g_strstrip (part));
    }
  return g_strv_builder_end (parts);
}

char *
coranto_page_title (const CorantoPageFacts *facts)
{
  g_auto (GStrv) parts = NULL;
  const char *longest = NULL;

  if (facts->title)
    {
      parts = coranto_title_parts (facts->title);
      /* og:title often carries the site as its last part */
      if (g_strv_length (parts) > 1 && facts->site_name
          && coranto_text_same_words (parts[g_strv_length (parts) - 1], facts->site_name))
        {
          const char *last = g_strrstr (facts->title, parts[g_strv_length (parts) - 1]);
          g_autofree char *cut = g_strndup (facts->title, (gsize) (last - facts->title));

          g_strchomp (cut);
          while (*cut && strchr ("-|_·:/ ", cut[strlen (cut) - 1]))
            cut[strlen (cut) - 1] = '\0';
          return coranto_text_line (cut, MAX_TITLE);
        }
      return g_strdup (facts->title);
    }
  if (!facts->document_title)
    return NULL;
  parts = coranto_title_parts (facts->document_title);
  for (guint i = 0; parts[i]; i++)
    if (!longest
        || (i > 0 && coranto_text_ink (parts[i], NULL) > 2 * coranto_text_ink (longest, NULL)))
      longest = parts[i];
  return g_strdup (longest);
}

/* Whether the head's title is more than the site's name: the parts of it that are not. */
gboolean
coranto_page_title_is_headline (const CorantoPageFacts *facts)
{
  g_auto (GStrv) parts = facts->document_title ? coranto_title_parts (facts->document_title) : NULL;
  guint n = parts ? g_strv_length (parts) : 0;

  return n > 1 || (n == 1 && coranto_text_ink (parts[0], NULL) > LONGEST_SITE_NAME);
}
