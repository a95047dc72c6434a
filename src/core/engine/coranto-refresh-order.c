/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order channels are asked. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresh-order.h"

#include "coranto-article.h"
#include "coranto-url.h"

#include <stdlib.h>

typedef struct
{
  gpointer channel;
  guint round; /* how many of its host stand before it */
  guint index; /* keeps the user's order within a round */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->round != y->round)
    return x->round < y->round ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

void
coranto_refresh_order (GPtrArray *channels)
{
  g_autoptr (GHashTable) rounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree Place *places = g_new (Place, channels->len);

  for (guint i = 0; i < channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (channels, i);
      char *host = coranto_url_host (channel->url);
      guint round;

      host = host ? host : g_strdup ("");
      round = GPOINTER_TO_UINT (g_hash_table_lookup (rounds, host));
      places[i] = (Place){ g_ptr_array_index (channels, i), round, i };
      g_hash_table_replace (rounds, host, GUINT_TO_POINTER (round + 1));
    }
  if (channels->len > 0)
    qsort (places, channels->len, sizeof (Place), compare_places);
  for (guint i = 0; i < channels->len; i++)
    g_ptr_array_index (channels, i) = places[i].channel;
}
