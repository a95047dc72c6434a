/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found at an address, as values. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-discovery-private.h"

CorantoCandidate *
coranto_candidate_new (const char *url, const char *title, CorantoFeedKind kind)
{
  CorantoCandidate *candidate = g_new0 (CorantoCandidate, 1);

  candidate->url = g_strdup (url);
  candidate->title = g_strdup (title);
  candidate->kind = kind;
  return candidate;
}

void
coranto_candidate_set_preview (CorantoCandidate *candidate, CorantoParsedFeed *preview)
{
  g_clear_pointer (&candidate->preview, coranto_parsed_feed_unref);
  candidate->preview = coranto_parsed_feed_ref (preview);
  if (preview->kind != CORANTO_FEED_KIND_UNKNOWN)
    candidate->kind = preview->kind;
  if (!candidate->title || !*candidate->title)
    {
      g_free (candidate->title);
      candidate->title = g_strdup (preview->title);
    }
  if (!candidate->home_url)
    candidate->home_url = g_strdup (preview->home_page_url);
}

void
coranto_candidate_free (CorantoCandidate *candidate)
{
  if (!candidate)
    return;
  g_free (candidate->url);
  g_free (candidate->title);
  g_free (candidate->home_url);
  g_clear_pointer (&candidate->preview, coranto_parsed_feed_unref);
  g_free (candidate);
}

CorantoDiscovery *
coranto_discovery_new (const char *address)
{
  CorantoDiscovery *discovery = g_atomic_rc_box_new0 (CorantoDiscovery);
  GDestroyNotify free_candidate = (GDestroyNotify) coranto_candidate_free;

  discovery->address = g_strdup (address);
  discovery->feeds = g_ptr_array_new_with_free_func (free_candidate);
  discovery->lists = g_ptr_array_new_with_free_func (free_candidate);
  discovery->siblings = g_ptr_array_new_with_free_func (free_candidate);
  return discovery;
}

CorantoDiscovery *
coranto_discovery_ref (CorantoDiscovery *discovery)
{
  return g_atomic_rc_box_acquire (discovery);
}

static void
discovery_clear (gpointer data)
{
  CorantoDiscovery *discovery = data;

  g_free (discovery->address);
  g_free (discovery->portal_title);
  g_ptr_array_unref (discovery->feeds);
  g_ptr_array_unref (discovery->lists);
  g_ptr_array_unref (discovery->siblings);
}

void
coranto_discovery_unref (CorantoDiscovery *discovery)
{
  g_atomic_rc_box_release_full (discovery, discovery_clear);
}
