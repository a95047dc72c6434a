/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as values. */
#include "coranto-query.h"

CorantoQuery *
coranto_query_new (CorantoScope scope, gint64 id)
{
  CorantoQuery *query = g_new0 (CorantoQuery, 1);

  query->scope = scope;
  query->id = id;
  return query;
}

CorantoQuery *
coranto_query_copy (const CorantoQuery *query)
{
  CorantoQuery *copy = g_memdup2 (query, sizeof *query);

  copy->search = g_strdup (query->search);
  return copy;
}

gboolean
coranto_query_equal (const CorantoQuery *a, const CorantoQuery *b)
{
  if (!a || !b)
    return a == b;
  return a->scope == b->scope && a->id == b->id && !a->unread_only == !b->unread_only
         && a->since_time == b->since_time && a->limit == b->limit && a->order == b->order
         && g_strcmp0 (a->search, b->search) == 0;
}

void
coranto_query_free (CorantoQuery *query)
{
  g_free (query->search);
  g_free (query);
}
