/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feeds that a page names, in its head and among its links; where it names none, where feeds of
 * such pages are. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-discovery-private.h"

#include <string.h>

#include "coranto-feed-text.h"
#include "coranto-url.h"

#define MAX_FEEDS 60
#define MAX_LINK_TEXT 60

/* Of the order on the page within a rank. */
#define ORDER_STEPS 80

typedef struct
{
  CorantoHtmlDocument *page;
  const char *base;
  GPtrArray *feeds;  /* (element-type CorantoFeedLink) */
  GHashTable *known; /* what the addresses of feeds are recognised by */
} Discovery;

void
coranto_feed_link_free (CorantoFeedLink *link)
{
  g_free (link->url);
  g_free (link->title);
  g_free (link);
}

static gboolean
contains (const char *text, const char *const *words)
{
  for (guint i = 0; text && words[i]; i++)
    {
      if (strstr (text, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* A feed of what readers say about the stories. */
static gboolean
is_about_comments (const char *url, const char *title)
{
  static const char *const words[]
      = { "comment", "kommentar", "commentaire", "comentario", "评论",     "評論",  "コメント",
          "댓글",    "comentári", "комментар",   "reactie",    "komentar", "yorum", NULL };
  g_autofree char *lower_title = title ? g_utf8_strdown (title, -1) : NULL;
  g_autofree char *lower_url = g_ascii_strdown (url, -1);

  return contains (lower_title, words) || contains (lower_url, words);
}

/* feed: and feed:// are other ways to write http. */
static char *
resolve (Discovery *run, const char *href)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (href));

  if (g_ascii_strncasecmp (trimmed, "feed:", strlen ("feed:")) == 0)
    return coranto_url_from_user (trimmed, NULL);
  return *trimmed ? coranto_url_resolve (run->base, trimmed) : NULL;
}

static void
add_feed (Discovery *run, const char *url, const char *title, CorantoFeedKind kind, int rank)
{
  char *key = coranto_url_key (url);
  CorantoFeedLink *link;

  if (!key || run->feeds->len >= MAX_FEEDS || !g_hash_table_add (run->known, key))
    return;
  if (rank >= CORANTO_RANK_LINK)
    rank += MAX (ORDER_STEPS - (int) run->feeds->len, 0);
  link = g_new0 (CorantoFeedLink, 1);
  link->url = g_strdup (url);
  link->title = title ? coranto_feed_line (title, FALSE, 200) : NULL;
  link->kind = kind;
  link->is_comments = is_about_comments (url, title);
  link->rank = link->is_comments ? CORANTO_RANK_COMMENTS : rank;
  g_ptr_array_add (run->feeds, link);
}

/* Whether the blank-parted list `words` has `word`. */
static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit_set (words, " \t\r\n\f", 16);

  for (guint i = 0; list[i]; i++)
    {
      if (g_ascii_strcasecmp (list[i], word) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- <link rel="alternate" type="application/rss+xml" href="…"> ---- */

/* What a media type stands for; `is_feed` also for those that only may be feeds. */
static CorantoFeedKind
kind_of_type (const char *type, gboolean *is_feed, gboolean *is_certain)
{
  static const struct
  {
    const char *type;
    CorantoFeedKind kind;
    gboolean is_certain;
  } types[] = {
    { "application/rss+xml", CORANTO_FEED_KIND_RSS, TRUE },
    { "application/atom+xml", CORANTO_FEED_KIND_ATOM, TRUE },
    { "application/feed+json", CORANTO_FEED_KIND_JSON_FEED, TRUE },
    { "application/rdf+xml", CORANTO_FEED_KIND_RDF, TRUE },
    { "text/rss+xml", CORANTO_FEED_KIND_RSS, TRUE },
    { "text/rss", CORANTO_FEED_KIND_RSS, TRUE },
    { "text/atom+xml", CORANTO_FEED_KIND_ATOM, TRUE },
    { "application/atom", CORANTO_FEED_KIND_ATOM, TRUE },
    { "application/x-atom+xml", CORANTO_FEED_KIND_ATOM, TRUE },
    { "application/rss xml", CORANTO_FEED_KIND_RSS, TRUE },
    { "application/json+feed", CORANTO_FEED_KIND_JSON_FEED, TRUE },
    { "application/rss", CORANTO_FEED_KIND_RSS, TRUE },
    { "application/x-rss+xml", CORANTO_FEED_KIND_RSS, TRUE },
    { "application/json", CORANTO_FEED_KIND_JSON_FEED, FALSE },
    { "application/xml", CORANTO_FEED_KIND_UNKNOWN, FALSE },
    { "text/xml", CORANTO_FEED_KIND_UNKNOWN, FALSE },
  };
  gsize length;

  while (g_ascii_isspace (*type))
    type++;
  length = strcspn (type, ";");
  while (length > 0 && g_ascii_isspace (type[length - 1]))
    length--;
  *is_feed = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (strlen (types[i].type) == length
          && g_ascii_strncasecmp (type, types[i].type, length) == 0)
        {
          *is_certain = types[i].is_certain;
          return types[i].kind;
        }
    }
  *is_feed = *is_certain = FALSE;
  return CORANTO_FEED_KIND_UNKNOWN;
}

static CorantoFeedKind kind_of_address (const char *url, gboolean *is_feed);

static void
read_head_link (Discovery *run, const xmlNode *node)
{
  const char *rel = coranto_html_attribute (node, "rel");
  const char *type = coranto_html_attribute (node, "type");
  const char *href = coranto_html_attribute (node, "href");
  const char *title = coranto_html_attribute (node, "title");
  gboolean is_feed = FALSE, is_certain = FALSE, looks_like_feed = FALSE;
  CorantoFeedKind kind = CORANTO_FEED_KIND_UNKNOWN, by_address;
  g_autofree char *url = NULL;

  if (!rel || !href || (!has_word (rel, "alternate") && !has_word (rel, "feed")))
    return;
  if (type)
    kind = kind_of_type (type, &is_feed, &is_certain);
  url = resolve (run, href);
  if (!url)
    return;
  by_address = kind_of_address (url, &looks_like_feed);
  /* JSON and XML are the type of much else, and so is no type: the address must agree */
  if (!is_certain && !has_word (rel, "feed") && !((is_feed || !type) && looks_like_feed))
    return;
  add_feed (run, url, title, type ? kind : by_address, CORANTO_RANK_HEAD);
}

/* ---- links that look like feeds ---- */

static gboolean
has_suffix_of (const char *name, const char *const *suffixes)
{
  for (guint i = 0; suffixes[i]; i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* "feed=rss2", "format=atom", "type=rss": a page that answers as a feed. */
static gboolean
query_asks_for_feed (const char *query)
{
  static const char *const keys[]
      = { "feed", "format", "type", "output", "alt", "view", "do", NULL };
  static const char *const values[]
      = { "rss", "rss2", "rss20", "atom", "feed", "rdf", "xml", "jsonfeed", NULL };
  g_auto (GStrv) pairs = query ? g_strsplit_set (query, "&;", 20) : NULL;

  for (guint i = 0; pairs && pairs[i]; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (!value)
        continue;
      *value++ = '\0';
      if (strcmp (pairs[i], "feed") == 0 && *value)
        return TRUE;
      if (is_one_of (pairs[i], keys) && is_one_of (value, values) && strcmp (value, "xml") != 0)
        return TRUE;
    }
  return FALSE;
}

static CorantoFeedKind
kind_of_name (const char *name)
{
  if (strstr (name, "atom"))
    return CORANTO_FEED_KIND_ATOM;
  if (g_str_has_suffix (name, ".rdf"))
    return CORANTO_FEED_KIND_RDF;
  if (g_str_has_suffix (name, ".json"))
    return CORANTO_FEED_KIND_JSON_FEED;
  return strstr (name, "rss") ? CORANTO_FEED_KIND_RSS : CORANTO_FEED_KIND_UNKNOWN;
}

/* Whether an address is built as those of feeds are. */
static CorantoFeedKind
kind_of_address (const char *url, gboolean *is_feed)
{
  static const char *const endings[] = { ".rss", ".rdf", ".atom", ".rss2", NULL };
  static const char *const names[]
      = { "feed",     "feeds",     "rss",     "rss2",     "atom",     "rss.xml",   "feed.xml",
          "atom.xml", "feed.json", "rss.php", "feed.php", "rss.aspx", "index.rdf", "rss.html",
          "rss.asp",  "rss.ashx",  "rss.jsp", "feed.rss", "rssfeed",  "rss.do",    NULL };
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = uri ? g_ascii_strdown (g_uri_get_path (uri), -1) : NULL;
  g_autofree char *query
      = uri && g_uri_get_query (uri) ? g_ascii_strdown (g_uri_get_query (uri), -1) : NULL;
  gsize length = path ? strlen (path) : 0;
  const char *name;

  *is_feed = FALSE;
  if (!path)
    return CORANTO_FEED_KIND_UNKNOWN;
  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  name = strrchr (path, '/') ? strrchr (path, '/') + 1 : path;
  *is_feed = is_one_of (name, names) || has_suffix_of (name, endings)
             || (g_str_has_suffix (name, ".xml")
                 && (strstr (path, "rss") || strstr (path, "feed") || strstr (path, "atom")))
             || g_str_has_suffix (path, "/feeds/posts/default") || query_asks_for_feed (query);
  return *is_feed ? kind_of_name (*name ? name : path) : CORANTO_FEED_KIND_UNKNOWN;
}

/* What is written on the link, or on its picture.  (transfer full) */
static char *
dup_label (xmlNode *node)
{
  const char *title = coranto_html_attribute (node, "title");
  g_autofree char *text = coranto_html_text (node);

  g_strstrip (text);
  if (*text)
    return g_steal_pointer (&text);
  for (xmlNode *child = node->children; child; child = coranto_html_next (node, child, FALSE))
    {
      if (coranto_html_is (child, "img") && coranto_html_attribute (child, "alt"))
        return g_strdup (coranto_html_attribute (child, "alt"));
    }
  return g_strdup (title ? title : "");
}

/* "RSS", "Atom feed", "RSS订阅": a short label that names a feed, where the address does not. */
static gboolean
label_names_feed (const char *label)
{
  g_autofree char *lower = g_utf8_strdown (label, -1);

  return g_utf8_strlen (lower, -1) <= 12
         && (strcmp (lower, "rss") == 0 || strcmp (lower, "atom") == 0
             || g_str_has_prefix (lower, "rss ") || g_str_has_suffix (lower, " rss")
             || strstr (lower, "rss订阅") || strstr (lower, "rss訂閱") || strstr (lower, "rss 2.0")
             || strcmp (lower, "xml") == 0);
}

static void
read_link (Discovery *run, xmlNode *node)
{
  const char *href = coranto_html_attribute (node, "href");
  const char *type = coranto_html_attribute (node, "type");
  g_autofree char *url = NULL;
  g_autofree char *label = NULL;
  gboolean is_feed = FALSE, is_certain = FALSE, by_type = FALSE;
  CorantoFeedKind kind, stated = CORANTO_FEED_KIND_UNKNOWN;

  if (!href || *href == '#' || run->feeds->len >= MAX_FEEDS)
    return;
  url = resolve (run, href);
  if (!url)
    return;
  kind = kind_of_address (url, &is_feed);
  if (type)
    stated = kind_of_type (type, &by_type, &is_certain);
  label = dup_label (node);
  if (!is_feed && !is_certain && !label_names_feed (label))
    return;
  add_feed (run, url, g_utf8_strlen (label, -1) <= MAX_LINK_TEXT ? label : NULL,
            is_certain ? stated : kind,
            coranto_url_same_site (url, run->base ? run->base : url) ? CORANTO_RANK_LINK
                                                                     : CORANTO_RANK_OTHER_SITE);
}

/* ---- what nobody named ---- */

static void
add_guess (GPtrArray *feeds, const char *url)
{
  CorantoFeedLink *link = g_new0 (CorantoFeedLink, 1);

  link->url = g_strdup (url);
  link->rank = CORANTO_FEED_RANK_GUESS - 1 - (int) feeds->len;
  g_ptr_array_add (feeds, link);
}

GPtrArray *
coranto_feed_well_known (const char *page_url)
{
  static const char *const paths[]
      = { "/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", NULL };
  g_autofree char *origin = coranto_url_origin (page_url);
  GPtrArray *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_feed_link_free);

  for (guint i = 0; origin && paths[i]; i++)
    {
      g_autofree char *url = g_strconcat (origin, paths[i], NULL);

      add_guess (feeds, url);
    }
  return feeds;
}

GPtrArray *
coranto_feed_discover (CorantoHtmlDocument *page)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) guesses = NULL;
  Discovery run = { .page = page, .known = known };
  xmlNode *root = coranto_html_document_get_root (page);

  run.base = coranto_html_document_get_base_url (page);
  run.feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_feed_link_free);
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (coranto_html_is (node, "link"))
        read_head_link (&run, node);
      else if (coranto_html_is (node, "a"))
        read_link (&run, node);
    }
  coranto_feed_links_rank (run.feeds, coranto_html_document_get_url (page));
  if (run.feeds->len > 0)
    return run.feeds;
  guesses = coranto_feed_platform_guesses (page);
  for (guint i = 0; i < guesses->len; i++)
    add_guess (run.feeds, g_ptr_array_index (guesses, i));
  return run.feeds;
}
