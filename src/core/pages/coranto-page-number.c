/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page numbers in addresses. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-number.h"

#include <string.h>

#define MAX_DIGITS 2 /* of a number alone or behind a sign: longer ones are a story's */
#define MAX_NAMED_DIGITS 3
#define MAX_EXTENSION 5

void
coranto_page_number_clear (CorantoPageNumber *number)
{
  g_clear_pointer (&number->stem, g_free);
}

/* Parts of an address, borrowed from it. */
typedef struct
{
  gsize folder;    /* up to the last part of the path, with the slash before that */
  gsize name;      /* up to the end of that part's name */
  gsize extension; /* up to the end of its extension */
  gsize path;      /* up to the query */
  gsize query;     /* up to the fragment */
} Parts;

static gboolean
is_extension (const char *dot, gsize length)
{
  if (length < 2 || length > MAX_EXTENSION + 1)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalpha (dot[i]) && !(i > 2 && g_ascii_isdigit (dot[i])))
      return FALSE;
  return TRUE;
}

static Parts
part (const char *url)
{
  const char *host = strstr (url, "://");
  gsize start = host ? (gsize) (host - url) + 3 + strcspn (host + 3, "/?#") : 0;
  Parts parts = { .query = strcspn (url, "#"), .path = strcspn (url, "?#") };
  gsize end = parts.path;

  while (end > start && url[end - 1] == '/')
    end--;
  parts.folder = end;
  while (parts.folder > start && url[parts.folder - 1] != '/')
    parts.folder--;
  parts.name = parts.extension = end;
  for (gsize i = end; i-- > parts.folder + 1;)
    if (url[i] == '.')
      {
        if (is_extension (url + i, end - i))
          parts.name = i;
        break;
      }
  return parts;
}

/* The digits at the end of [start, end), at most `max`: their first place, `end` where there are
 * none or too many. */
static gsize
digits_before (const char *url, gsize start, gsize end, gsize max)
{
  gsize first = end;

  while (first > start && g_ascii_isdigit (url[first - 1]))
    first--;
  return end - first <= max ? first : end;
}

/* The name without "page", "p", "pg" at its end; where it ends so then. */
static gsize
before_page_word (const char *url, gsize start, gsize end)
{
  static const char *const words[] = { "page", "pg", "p" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (end - start >= length && g_ascii_strncasecmp (url + end - length, words[i], length) == 0
          && (end - length == start || !g_ascii_isalnum (url[end - length - 1])))
        return end - length;
    }
  return end;
}

static gboolean
is_separator (char c)
{
  return c == '_' || c == '-' || c == ',' || c == '~' || c == '.';
}

static gsize
skip_back (const char *url, gsize start, gsize end)
{
  while (end > start && is_separator (url[end - 1]))
    end--;
  return end;
}

static gboolean
is_index (const char *url, gsize start, gsize end)
{
  static const char *const names[] = { "index", "default" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (end - start == strlen (names[i])
        && g_ascii_strncasecmp (url + start, names[i], end - start) == 0)
      return TRUE;
  return FALSE;
}

/* The stem of the folder and the name in it up to `end`: a folder and its index page are one, and a
 * page without a name is the folder's. */
static char *
stem_of (const char *url, const Parts *parts, gsize end)
{
  GString *stem = g_string_new_len (url, (gssize) parts->folder);

  if (end > parts->folder && !is_index (url, parts->folder, end))
    {
      g_string_append_len (stem, url + parts->folder, (gssize) (end - parts->folder));
      g_string_append_len (stem, url + parts->name, (gssize) (parts->extension - parts->name));
    }
  while (stem->len > 0 && stem->str[stem->len - 1] == '/')
    g_string_truncate (stem, stem->len - 1);
  g_string_append_len (stem, url + parts->path, (gssize) (parts->query - parts->path));
  return g_string_free (stem, FALSE);
}

/* The address as that of something's first page, whatever number it ends in. */
static CorantoPageNumber
without_number (const char *url)
{
  Parts parts = part (url);

  return (CorantoPageNumber){ stem_of (url, &parts, parts.name), -1, FALSE };
}

/* ".../article/2/", ".../article/page/2", "2.html" in the folder of "index.html". */
static gboolean
parse_part (const char *url, const Parts *parts, gsize digits, CorantoPageNumber *out)
{
  Parts whole = *parts;
  gsize end = parts->folder;
  gsize word;

  if (digits != parts->folder || digits == parts->name)
    return FALSE;
  while (end > 0 && url[end - 1] == '/')
    end--;
  word = before_page_word (url, 0, end);
  out->is_named = word < end && word > 0 && url[word - 1] == '/';
  whole.folder = out->is_named ? word : parts->folder;
  out->stem = stem_of (url, &whole, whole.folder);
  return TRUE;
}

/* "123_2.html", "123-p2.html", "page2.html". */
static gboolean
parse_name (const char *url, const Parts *parts, gsize digits, CorantoPageNumber *out)
{
  gsize end = skip_back (url, parts->folder, digits);
  gsize word = before_page_word (url, parts->folder, end);

  if (digits == parts->name || (end == digits && word == end))
    return FALSE;
  out->is_named = word < end;
  out->stem = stem_of (url, parts, skip_back (url, parts->folder, word));
  return TRUE;
}

static gboolean
names_page (const char *name, gsize length, gboolean *is_sure)
{
  static const char *const names[]
      = { "page",      "pageno",     "page_no",     "pagenum", "page_num", "pagenumber", "pg",
          "pageindex", "page_index", "currentpage", "curpage", "paged",    "pno",        "pn" };

  *is_sure = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (name, names[i], length) == 0)
      return TRUE;
  *is_sure = FALSE;
  return length == 1 && g_ascii_tolower (*name) == 'p';
}

/* "?page=2", "&p=2": the parameter is taken out. */
static gboolean
parse_query (const char *url, const Parts *parts, CorantoPageNumber *out)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  Parts path = *parts;
  g_autofree char *stem = NULL;
  gboolean is_found = FALSE;

  for (gsize i = parts->path; i < parts->query;)
    {
      const char *start = url + i + 1;
      gsize length = strcspn (start, "&#");
      gsize name = MIN (strcspn (start, "="), length);
      gsize value = name < length ? length - name - 1 : 0;
      gboolean is_sure;

      if (!is_found && value > 0 && value <= MAX_NAMED_DIGITS
          && strspn (start + name + 1, "0123456789") == value && names_page (start, name, &is_sure)
          && (is_sure || value <= MAX_DIGITS))
        {
          out->number = (int) g_ascii_strtoull (start + name + 1, NULL, 10);
          out->is_named = is_sure;
          is_found = TRUE;
        }
      else
        {
          g_string_append_c (rest, rest->len > 0 ? '&' : '?');
          g_string_append_len (rest, start, (gssize) length);
        }
      i += 1 + length;
    }
  if (!is_found)
    return FALSE;
  path.query = path.path;
  stem = stem_of (url, &path, path.name);
  out->stem = g_strconcat (stem, rest->str, NULL);
  return TRUE;
}

CorantoPageNumber
coranto_page_number_parse (const char *url)
{
  Parts parts = part (url);
  CorantoPageNumber out = { NULL, -1, FALSE };
  gsize digits = digits_before (url, parts.folder, parts.name, MAX_DIGITS);

  if (parse_query (url, &parts, &out))
    return out;
  if (parse_part (url, &parts, digits, &out) || parse_name (url, &parts, digits, &out))
    out.number = (int) g_ascii_strtoull (url + digits, NULL, 10);
  else
    out.stem = stem_of (url, &parts, parts.name);
  return out;
}

CorantoPageFollowing
coranto_page_number_follows (const char *page, const char *next, int *number)
{
  g_auto (CorantoPageNumber) after = coranto_page_number_parse (next);
  g_auto (CorantoPageNumber) first = { NULL, -1, FALSE };
  g_auto (CorantoPageNumber) same = { NULL, -1, FALSE };

  *number = after.number;
  /* so it is for most links of a page */
  if (after.number < 1)
    return CORANTO_PAGE_FOLLOWS_NOT;
  first = without_number (page);
  same = coranto_page_number_parse (page);
  if (after.number <= 2 && g_str_equal (after.stem, first.stem))
    return CORANTO_PAGE_FOLLOWS;
  if (same.number < 0 || after.number != same.number + 1 || !g_str_equal (after.stem, same.stem))
    return CORANTO_PAGE_FOLLOWS_NOT;
  return same.is_named && after.is_named ? CORANTO_PAGE_FOLLOWS : CORANTO_PAGE_FOLLOWS_PERHAPS;
}

gboolean
coranto_page_number_begins (const char *page, const char *first)
{
  g_auto (CorantoPageNumber) same = coranto_page_number_parse (page);
  g_auto (CorantoPageNumber) whole = without_number (first);
  g_auto (CorantoPageNumber) numbered = coranto_page_number_parse (first);

  return same.number >= 0
         && (g_str_equal (whole.stem, same.stem)
             || (numbered.number >= 0 && numbered.number <= 1 && numbered.number < same.number
                 && g_str_equal (numbered.stem, same.stem)));
}
