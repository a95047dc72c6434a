/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to what they say. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-inspect.h"

#include "coranto-article-extractor.h"
#include "coranto-channel-finder.h"
#include "coranto-discovery-private.h"
#include "coranto-feed-discovery.h"
#include "coranto-feed-parser.h"
#include "coranto-headline-finder.h"
#include "coranto-sanitizer.h"
#include "coranto-sign-in.h"
#include "coranto-text.h"
#include "coranto-url.h"

#include <string.h>

/* How much of the start tells XML from HTML. */
#define START_BYTES 2048

static CorantoPageOptions
page_options (const CorantoInspection *inspection)
{
  return (CorantoPageOptions){
    .now = inspection->now,
    .list_signature = inspection->list_signature,
    .limits = inspection->limits,
    .known = inspection->known,
  };
}

/* Whether the bytes could be a page at all: text with a tag, and no XML but XHTML. */
static gboolean
could_be_page (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = NULL;
  g_autofree char *lower = NULL;

  if (!memchr (data, '<', size))
    return FALSE;
  start = g_strndup (data, MIN (size, START_BYTES));
  lower = g_ascii_strdown (start, -1);
  return !strstr (lower, "<?xml") || strstr (lower, "<html") || strstr (lower, "doctype html");
}

static CorantoHtmlDocument *
parse_page (const CorantoInspection *inspection, GError **error)
{
  if (g_bytes_get_size (inspection->bytes) == 0)
    coranto_error_set (error, CORANTO_ERROR_EMPTY, NULL);
  else if (!could_be_page (inspection->bytes))
    coranto_error_set (error, CORANTO_ERROR_NOT_A_FEED, NULL);
  else
    return coranto_html_document_parse (inspection->bytes, inspection->content_type,
                                        inspection->url, inspection->limits, error);
  return NULL;
}

static gboolean
is_feed (const CorantoInspection *inspection)
{
  return coranto_feed_sniff (inspection->bytes, inspection->content_type)
         != CORANTO_FEED_KIND_UNKNOWN;
}

static CorantoParsedFeed *
parse_feed (const CorantoInspection *inspection, GError **error)
{
  return coranto_feed_parse (inspection->bytes, inspection->content_type, inspection->url,
                             inspection->limits, error);
}

/* A page without what was looked for, `reason` (transfer full): a form to sign in with says more.
 */
static void
say_why (CorantoHtmlDocument *page, GError *reason, GError **error)
{
  CorantoErrorCode code = coranto_error_code (reason);

  if ((code == CORANTO_ERROR_NO_HEADLINES || code == CORANTO_ERROR_NO_ARTICLE
       || code == CORANTO_ERROR_NEEDS_SCRIPTS)
      && coranto_page_asks_to_sign_in (page))
    {
      g_error_free (reason);
      coranto_error_set (error, CORANTO_ERROR_NEEDS_SIGN_IN, NULL);
    }
  else
    g_propagate_error (error, reason);
}

static CorantoParsedFeed *
find_headlines (CorantoHtmlDocument *page, const CorantoPageOptions *options, GError **error)
{
  GError *reason = NULL;
  CorantoParsedFeed *feed = coranto_headlines_find (page, options, &reason);

  if (!feed)
    say_why (page, reason, error);
  return feed;
}

CorantoParsedFeed *
coranto_inspect_feed (const CorantoInspection *inspection, GError **error)
{
  CorantoPageOptions options = page_options (inspection);
  g_autoptr (CorantoHtmlDocument) page = NULL;

  if (is_feed (inspection))
    return parse_feed (inspection, error);
  page = parse_page (inspection, error);
  return page ? find_headlines (page, &options, error) : NULL;
}

/* Whether an item says anything: one that was cut off behind its start tag does not. */
static gboolean
says_anything (const CorantoParsedItem *item)
{
  return item->url || item->title || item->summary || item->content_html || item->content_text;
}

gboolean
coranto_inspect_check_feed (const CorantoParsedFeed *feed, GError **error)
{
  if (!feed->is_damaged)
    return TRUE;
  for (guint i = 0; i < feed->items->len; i++)
    if (says_anything (g_ptr_array_index (feed->items, i)))
      return TRUE;
  coranto_error_set (error, CORANTO_ERROR_MALFORMED, "no item can be read");
  return FALSE;
}

CorantoParsedItem *
coranto_inspect_article (const CorantoInspection *inspection, GError **error)
{
  CorantoPageOptions options = page_options (inspection);
  g_autoptr (CorantoHtmlDocument) page = NULL;
  CorantoParsedItem *item;
  GError *reason = NULL;

  if (g_bytes_get_size (inspection->bytes) > 0 && !could_be_page (inspection->bytes))
    {
      coranto_error_set (error, CORANTO_ERROR_UNSUPPORTED_TYPE, NULL);
      return NULL;
    }
  page = parse_page (inspection, error);
  if (!page)
    return NULL;
  item = coranto_article_extract (page, &options, &reason);
  if (!item)
    say_why (page, reason, error);
  return item;
}

/* The address is a feed itself. */
static CorantoDiscovery *
discover_feed (const CorantoInspection *inspection, GError **error)
{
  g_autoptr (CorantoParsedFeed) feed = parse_feed (inspection, error);
  CorantoDiscovery *discovery;
  CorantoCandidate *candidate;

  if (!feed || !coranto_inspect_check_feed (feed, error))
    return NULL;
  discovery = coranto_discovery_new (inspection->url);
  discovery->portal_title = g_strdup (feed->title);
  candidate = coranto_candidate_new (inspection->url, feed->title, feed->kind);
  coranto_candidate_set_preview (candidate, feed);
  candidate->is_suggested = TRUE;
  g_ptr_array_add (discovery->feeds, candidate);
  return discovery;
}

/* `links` (element-type CorantoFeedLink). */
static void
add_feeds (CorantoDiscovery *discovery, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      CorantoFeedLink *link = g_ptr_array_index (links, i);
      CorantoCandidate *candidate = coranto_candidate_new (link->url, link->title, link->kind);

      candidate->home_url = g_strdup (discovery->address);
      candidate->is_comments = link->is_comments;
      candidate->is_guess = link->rank < CORANTO_FEED_RANK_GUESS;
      candidate->is_suggested = i == 0 && !link->is_comments && !candidate->is_guess;
      g_ptr_array_add (discovery->feeds, candidate);
    }
}

CorantoDiscovery *
coranto_inspect_guess (const CorantoInspection *inspection)
{
  CorantoDiscovery *discovery = coranto_discovery_new (inspection->url);
  g_autoptr (GPtrArray) links = coranto_feed_well_known (inspection->url);

  add_feeds (discovery, links);
  return discovery;
}

static gboolean
is_blank (const char *text)
{
  return !text || coranto_text_is_blank (text);
}

static gboolean
is_channel (GPtrArray *channels, const char *url)
{
  for (guint i = 0; i < channels->len; i++)
    if (g_strcmp0 (((CorantoChannelLink *) g_ptr_array_index (channels, i))->url, url) == 0)
      return TRUE;
  return FALSE;
}

/* A list whose every entry is a channel is the portal's menu: no choice of headlines. */
static void
drop_menus (GPtrArray *lists, GPtrArray *channels)
{
  for (guint i = lists->len; i-- > 1;)
    {
      const CorantoParsedFeed *list = g_ptr_array_index (lists, i);
      guint known = 0;

      for (guint k = 0; k < list->items->len; k++)
        known += is_channel (channels,
                             ((CorantoParsedItem *) g_ptr_array_index (list->items, k))->url);
      if (known == list->items->len)
        g_ptr_array_remove_index (lists, i);
    }
}

static gboolean
has_suggestion (GPtrArray *candidates)
{
  return candidates->len > 0
         && ((CorantoCandidate *) g_ptr_array_index (candidates, 0))->is_suggested;
}

/* `current_title`: what the portal's navigation calls this page; nullable. */
static void
add_lists (CorantoDiscovery *discovery, GPtrArray *lists, const char *current_title)
{
  for (guint i = 0; i < lists->len; i++)
    {
      CorantoParsedFeed *list = g_ptr_array_index (lists, i);
      g_autofree char *own
          = coranto_portal_page_title (discovery->address, list->title, discovery->portal_title);
      const char *title = is_blank (current_title) ? own : current_title;
      CorantoCandidate *candidate;

      if (is_blank (title))
        title = discovery->portal_title;
      candidate = coranto_candidate_new (discovery->address, title, CORANTO_FEED_KIND_PAGE);
      coranto_candidate_set_preview (candidate, list);
      g_free (candidate->home_url);
      candidate->home_url = g_strdup (discovery->address);
      candidate->is_suggested = i == 0 && !has_suggestion (discovery->feeds);
      g_ptr_array_add (discovery->lists, candidate);
    }
}

/* The siblings become candidates; gives the title of the page itself among them, borrowed from
 * `links`. */
static const char *
add_siblings (CorantoDiscovery *discovery, GPtrArray *links)
{
  const char *current_title = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      CorantoChannelLink *link = g_ptr_array_index (links, i);
      CorantoCandidate *candidate;

      if (link->is_current)
        {
          current_title = link->title;
          continue;
        }
      candidate = coranto_candidate_new (link->url, link->title, CORANTO_FEED_KIND_PAGE);
      candidate->home_url = g_strdup (link->url);
      g_ptr_array_add (discovery->siblings, candidate);
    }
  return current_title;
}

static CorantoDiscovery *
discover_page (const CorantoInspection *inspection, GError **error)
{
  CorantoPageOptions options = page_options (inspection);
  g_autoptr (CorantoHtmlDocument) page = parse_page (inspection, error);
  g_autoptr (CorantoDiscovery) discovery = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (GPtrArray) links = NULL;

  if (!page)
    return NULL;
  links = coranto_feed_discover (page);
  discovery = coranto_discovery_new (inspection->url);
  discovery->portal_title = coranto_portal_name (page);
  add_feeds (discovery, links);
  lists = coranto_headlines_find_all (page, &options);
  if (lists->len == 0 && discovery->feeds->len == 0)
    {
      /* It knows why. */
      g_autoptr (CorantoParsedFeed) none = find_headlines (page, &options, error);

      if (none)
        g_ptr_array_add (lists, g_steal_pointer (&none));
      else
        return NULL;
    }
  channels = coranto_channels_find (page);
  drop_menus (lists, channels);
  add_lists (discovery, lists, add_siblings (discovery, channels));
  return g_steal_pointer (&discovery);
}

CorantoDiscovery *
coranto_inspect_address (const CorantoInspection *inspection, GError **error)
{
  return is_feed (inspection) ? discover_feed (inspection, error)
                              : discover_page (inspection, error);
}

char *
coranto_inspect_plain_text (const CorantoParsedItem *item, const CorantoLimits *limits)
{
  if (item->content_text)
    return g_strdup (item->content_text);
  if (item->content_html)
    return coranto_html_to_text (item->content_html, -1, limits);
  return g_strdup (item->summary);
}
