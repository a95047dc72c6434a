/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions from OPML 1.0 and 2.0 (opml.org/spec2.opml), within bounds. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-opml.h"

#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"
#include "coranto-text.h"
#include "coranto-url.h"
#include "coranto-xml-reader.h"

#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 32
#define MAX_OUTLINES 10000
#define MAX_NAME_CHARS 1000

enum
{
  TOKEN_OTHER,
  TOKEN_OPML,
  TOKEN_OUTLINE,
};

typedef struct
{
  GPtrArray *entries; /* (element-type CorantoOpmlEntry) */
  GPtrArray *path;    /* (element-type utf8) one for each open outline; "": it is no category */
  const CorantoLimits *limits;
  guint outlines;
  guint skipped;
  guint too_deep;
  gboolean is_opml;
} OpmlRun;

void
coranto_opml_entry_free (CorantoOpmlEntry *entry)
{
  g_free (entry->category);
  g_free (entry->title);
  g_free (entry->url);
  g_free (entry->home_url);
  g_free (entry);
}

static guint
resolve_cb (const char *uri, const char *prefix, const char *name, gpointer user_data)
{
  if (g_ascii_strcasecmp (name, "outline") == 0)
    return TOKEN_OUTLINE;
  return g_ascii_strcasecmp (name, "opml") == 0 ? TOKEN_OPML : TOKEN_OTHER;
}

/* The first of the attributes that says something, as one line.  (transfer full) (nullable) */
static char *
dup_name (const CorantoXmlElement *element, const char *first, const char *second)
{
  const char *const names[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = coranto_xml_dup_attribute (element, names[i]);

      if (!coranto_text_is_blank (value))
        return coranto_text_line (value, MAX_NAME_CHARS);
    }
  return NULL;
}

/* The first of the attributes that is an address.  (transfer full) (nullable) */
static char *
dup_address (const CorantoXmlElement *element, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = coranto_xml_dup_attribute (element, names[i]);
      char *address = value && *g_strstrip (value) ? coranto_url_resolve (NULL, value) : NULL;

      if (address)
        return address;
    }
  return NULL;
}

static char *
dup_category (OpmlRun *run)
{
  g_autoptr (GString) category = g_string_new (NULL);

  for (guint i = 0; i < run->path->len; i++)
    {
      const char *name = g_ptr_array_index (run->path, i);

      if (*name)
        g_string_append_printf (category, "%s%s", category->len > 0 ? " / " : "", name);
    }
  return category->len > 0 ? g_strdup (category->str) : NULL;
}

/* "/Boston/Weather,…": the category of an outline that stands in none. */
static char *
dup_stated_category (const CorantoXmlElement *element)
{
  g_autofree char *category = coranto_xml_dup_attribute (element, "category");
  g_autofree char *line = NULL;
  g_auto (GStrv) parts = NULL;

  if (coranto_text_is_blank (category))
    return NULL;
  category[strcspn (category, ",")] = '\0';
  line = coranto_text_line (category, MAX_NAME_CHARS);
  if (*line != '/')
    return *line ? g_steal_pointer (&line) : NULL;
  parts = g_strsplit (line + 1, "/", MAX_DEPTH);
  return *parts ? g_strjoinv (" / ", parts) : NULL;
}

static CorantoFeedKind
kind_of_outline (const CorantoXmlElement *element)
{
  static const struct
  {
    const char *version;
    CorantoFeedKind kind;
  } versions[] = {
    { "ATOM", CORANTO_FEED_KIND_ATOM },      { "RSS1", CORANTO_FEED_KIND_RDF },
    { "RSS2", CORANTO_FEED_KIND_RSS },       { "RSS", CORANTO_FEED_KIND_RSS },
    { "JSON", CORANTO_FEED_KIND_JSON_FEED }, { "CDF", CORANTO_FEED_KIND_CDF },
  };

  /* type="rss" stands for every kind of feed, so the version says more */
  const char *name = coranto_xml_attribute (element, "version") ? "version" : "type";

  if (coranto_xml_attribute_is (element, "type", "coranto-page"))
    return CORANTO_FEED_KIND_PAGE;
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      if (coranto_xml_attribute_is (element, name, versions[i].version))
        return *name == 't' && versions[i].kind == CORANTO_FEED_KIND_RSS ? CORANTO_FEED_KIND_UNKNOWN
                                                                         : versions[i].kind;
    }
  return CORANTO_FEED_KIND_UNKNOWN;
}

static void
add_entry (OpmlRun *run, const CorantoXmlElement *element)
{
  static const char *const feed_names[] = { "xmlUrl", NULL };
  static const char *const page_names[] = { "url", "xmlUrl", "htmlUrl", NULL };
  static const char *const home_names[] = { "htmlUrl", NULL };
  CorantoFeedKind kind = kind_of_outline (element);
  char *address = dup_address (element, kind == CORANTO_FEED_KIND_PAGE ? page_names : feed_names);
  CorantoOpmlEntry *entry;

  if (!address)
    {
      run->skipped++;
      return;
    }
  entry = g_new0 (CorantoOpmlEntry, 1);
  entry->url = address;
  entry->kind = kind;
  entry->title = dup_name (element, "text", "title");
  entry->home_url = dup_address (element, home_names);
  entry->category = dup_category (run);
  if (!entry->category)
    entry->category = dup_stated_category (element);
  g_ptr_array_add (run->entries, entry);
}

static gboolean
is_subscription (const CorantoXmlElement *element)
{
  return coranto_xml_attribute (element, "xmlUrl")
         || coranto_xml_attribute_is (element, "type", "coranto-page");
}

static void
start_cb (CorantoXmlReader *reader, const CorantoXmlElement *element, gpointer user_data)
{
  OpmlRun *run = user_data;

  run->is_opml |= element->token == TOKEN_OPML;
  if (element->token != TOKEN_OUTLINE)
    return;
  if (++run->outlines > MAX_OUTLINES)
    {
      run->skipped++;
      coranto_xml_reader_stop (reader);
      return;
    }
  if (run->path->len >= MAX_DEPTH)
    {
      run->too_deep++;
      run->skipped += is_subscription (element);
      return;
    }
  if (is_subscription (element))
    {
      add_entry (run, element);
      g_ptr_array_add (run->path, g_strdup (""));
    }
  else
    {
      char *name = dup_name (element, "text", "title");

      g_ptr_array_add (run->path, name ? name : g_strdup (""));
    }
}

static void
end_cb (CorantoXmlReader *reader, guint token, const char *name, gpointer user_data)
{
  OpmlRun *run = user_data;

  if (token != TOKEN_OUTLINE)
    return;
  if (run->too_deep > 0)
    run->too_deep--;
  else if (run->path->len > 0)
    g_ptr_array_set_size (run->path, (int) run->path->len - 1);
}

static void
text_cb (CorantoXmlReader *reader, const char *text, gsize length, gpointer user_data)
{
}

static void
restart_cb (gpointer user_data)
{
  OpmlRun *run = user_data;

  g_ptr_array_set_size (run->entries, 0);
  g_ptr_array_set_size (run->path, 0);
  run->outlines = run->skipped = run->too_deep = 0;
  run->is_opml = FALSE;
}

GPtrArray *
coranto_opml_parse (GBytes *bytes, const CorantoLimits *limits, guint *skipped, GError **error)
{
  static const CorantoXmlHandler handler = { resolve_cb, start_cb, text_cb, end_cb, restart_cb };
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_opml_entry_free);
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  OpmlRun run = { .entries = entries, .path = path, .limits = limits };
  g_autoptr (GBytes) decoded = NULL;
  gboolean is_damaged = FALSE;
  const char *text;
  gsize length;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  decoded = coranto_charset_decode (bytes, NULL, CORANTO_CHARSET_XML, 2 * MAX_BYTES, NULL, error);
  if (!decoded)
    return NULL;
  text = g_bytes_get_data (decoded, &length);
  coranto_xml_read (text, length, limits, &handler, &run, &is_damaged);
  if (!run.is_opml)
    coranto_error_set (error, CORANTO_ERROR_NOT_OPML, "");
  else if (is_damaged && entries->len == 0)
    coranto_error_set (error, CORANTO_ERROR_MALFORMED, "");
  else
    {
      if (skipped)
        *skipped = run.skipped;
      return g_steal_pointer (&entries);
    }
  return NULL;
}
