/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting links and telling the shapes of addresses. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-links.h"

#include <string.h>

#include "coranto-url.h"

#define LONG_NUMBER 4 /* digits in a row that name one of many */
#define LONG_SLUG 3   /* words in a row that are a headline */
#define LONG_ID 12    /* characters of letters and digits mixed */

static guint32
mix (guint32 hash, guint32 value)
{
  return (hash ^ value) * 16777619u;
}

typedef struct
{
  guint digits;
  guint longest_digits;
  guint letters;
  guint words;
  guint length;
  guint encoded; /* non-ASCII or percent-encoded bytes */
} Segment;

static Segment
measure (const char *start, const char *end)
{
  Segment segment = { 0 };
  guint run = 0;
  gboolean in_word = FALSE;

  segment.length = (guint) (end - start);
  for (const char *p = start; p < end; p++)
    {
      gboolean is_letter = g_ascii_isalpha (*p);

      run = g_ascii_isdigit (*p) ? run + 1 : 0;
      segment.digits += g_ascii_isdigit (*p);
      segment.longest_digits = MAX (segment.longest_digits, run);
      segment.letters += is_letter;
      segment.encoded += (guchar) *p >= 0x80 || *p == '%';
      if (*p == '-' || *p == '_' || *p == '+')
        in_word = FALSE;
      else if (!in_word && (is_letter || g_ascii_isdigit (*p)))
        {
          in_word = TRUE;
          segment.words++;
        }
    }
  return segment;
}

/* A segment's kind: a number, a slug, an id, or its very letters. */
static guint32
segment_shape (const char *start, const char *end)
{
  Segment segment = measure (start, end);
  guint32 hash = 2166136261u;

  if (segment.words >= LONG_SLUG || segment.encoded > 6)
    return 's';
  if (segment.digits > 0 && segment.length >= LONG_ID)
    return 'i';
  if (segment.length > 24)
    return 's';
  for (const char *p = start; p < end; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (p == start || !g_ascii_isdigit (p[-1]))
            hash = mix (hash, '9');
        }
      else
        hash = mix (hash, (guint32) g_ascii_tolower (*p));
    }
  return hash;
}

static const char *
path_of (const char *url)
{
  const char *host = strstr (url, "://");
  const char *path = host ? strpbrk (host + 3, "/?#") : NULL;

  return path ? path : "";
}

/* Names of parameters, and whether their values are numbers. */
static guint32
query_shape (const char *query)
{
  guint32 hash = '?';
  gboolean in_name = TRUE;

  for (const char *p = query; *p && *p != '#'; p++)
    {
      if (*p == '&')
        in_name = TRUE;
      else if (*p == '=')
        {
          in_name = FALSE;
          hash = mix (hash, g_ascii_isdigit (p[1]) ? '9' : 's');
        }
      else if (in_name)
        hash = mix (hash, (guint32) *p);
    }
  return hash;
}

guint32
coranto_address_shape (const char *url)
{
  const char *path = path_of (url);
  guint32 hash = 2166136261u;
  const char *host = strstr (url, "://");

  for (const char *p = host ? host + 3 : url; p < path; p++)
    hash = mix (hash, (guint32) g_ascii_tolower (*p));
  while (*path == '/')
    {
      const char *start = path + 1;
      const char *end = start + strcspn (start, "/?#");
      const char *dot = g_strrstr_len (start, end - start, ".");

      hash = mix (hash, segment_shape (start, dot ? dot : end));
      if (dot)
        hash = mix (hash, segment_shape (dot, end));
      path = end;
    }
  if (*path == '?')
    hash = mix (hash, query_shape (path + 1));
  return hash;
}

static gboolean
segment_names_story (const char *start, const char *end)
{
  Segment segment = measure (start, end);

  return segment.longest_digits >= LONG_NUMBER || segment.words > LONG_SLUG || segment.encoded > 12
         || (segment.digits >= 3 && segment.length >= LONG_ID);
}

guint32
coranto_address_kind (const char *url)
{
  const char *path = path_of (url);
  const char *end = path + strcspn (path, "?#");
  const char *start = end;
  const char *dot;
  guint32 hash = 2166136261u;

  while (end > path && end[-1] == '/')
    end--;
  for (start = end; start > path && start[-1] != '/'; start--)
    ;
  dot = g_strrstr_len (start, end - start, ".");
  hash = mix (hash, segment_names_story (start, dot ? dot : end));
  hash = mix (hash, dot ? segment_shape (dot, end) : (guint32) *end);
  end += strcspn (end, "?#");
  return *end == '?' ? mix (hash, query_shape (end + 1)) : hash;
}

static gboolean
query_names_story (const char *query)
{
  const char *value = query;

  while ((value = strchr (value, '=')))
    {
      value++;
      if (strspn (value, "0123456789") >= 2 || strcspn (value, "&") >= 16)
        return TRUE;
    }
  return FALSE;
}

gboolean
coranto_address_is_story (const char *url)
{
  const char *path = path_of (url);
  const char *last = NULL;
  const char *last_end = NULL;

  while (*path == '/')
    {
      const char *start = path + 1;
      const char *end = start + strcspn (start, "/?#");

      if (end > start)
        {
          last = start;
          last_end = end;
        }
      path = end;
    }
  if (*path == '?' && query_names_story (path + 1))
    return TRUE;
  return last && segment_names_story (last, last_end);
}

static void
link_clear (CorantoPageLink *link)
{
  g_free (link->url);
}

/* The length of an address without its fragment, a slash or index page at its end. */
static gsize
essential_length (const char *url)
{
  gsize length = strcspn (url, "#");
  const char *name = g_strrstr_len (url, (gssize) length, "/");

  if (name && g_ascii_strncasecmp (name, "/index.", 7) == 0
      && !memchr (name, '?', length - (gsize) (name - url)))
    length = (gsize) (name - url);
  while (length > 0 && url[length - 1] == '/')
    length--;
  return length;
}

gboolean
coranto_address_is_same (const char *one, const char *two)
{
  gsize length;

  if (!one || !two)
    return FALSE;
  length = essential_length (one);
  return length == essential_length (two) && strncmp (one, two, length) == 0;
}

GArray *
coranto_page_links_new (const CorantoPageMap *map, guint max, gboolean with_page)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (CorantoPageLink));
  const char *base = coranto_html_document_get_base_url (map->page);
  const char *page = coranto_html_document_get_url (map->page);

  g_array_set_clear_func (links, (GDestroyNotify) link_clear);
  for (guint i = 1; i < map->n_nodes && links->len < max; i++)
    {
      const CorantoPageNode *entry = &map->nodes[i];
      const char *href;
      CorantoPageLink link = { .node = i };
      char *fragment;

      if (entry->tag != CORANTO_TAG_A || (entry->flags & CORANTO_PAGE_HIDDEN))
        continue;
      href = coranto_html_attribute (entry->node, "href");
      if (!href || *href == '#' || *href == '\0')
        continue;
      link.url = coranto_url_resolve (base, href);
      if (!link.url)
        continue;
      fragment = strchr (link.url, '#');
      if (fragment)
        *fragment = '\0';
      if (!with_page && coranto_address_is_same (link.url, page))
        {
          g_free (link.url);
          continue;
        }
      link.shape = coranto_address_shape (link.url);
      link.ink = entry->ink;
      link.is_story = coranto_address_is_story (link.url);
      g_array_append_val (links, link);
    }
  return links;
}
