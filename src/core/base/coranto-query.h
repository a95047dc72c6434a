/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles a list shows. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_SCOPE_ALL,
  CORANTO_SCOPE_TODAY, /* sort_time since local midnight: since_time */
  CORANTO_SCOPE_UNREAD,
  CORANTO_SCOPE_FAVOURITES,
  CORANTO_SCOPE_CHANNEL,  /* id */
  CORANTO_SCOPE_CATEGORY, /* id */
  CORANTO_SCOPE_TOPIC,    /* id: a standing search */
  CORANTO_SCOPE_LIST,     /* id: a list of favourites */
} CorantoScope;

/* What a search finds, in which order.  Lists of a window are by date: they are compared as
 * numbers, and what is new is looked for at their beginning. */
typedef enum
{
  CORANTO_ORDER_DATE,      /* newest first */
  CORANTO_ORDER_RELEVANCE, /* with the words in the title before others of its age */
} CorantoOrder;

typedef struct
{
  CorantoScope scope;
  gint64 id;
  gboolean unread_only;
  char *search;      /* the user's words; nullable: no search */
  gint64 since_time; /* for TODAY: start of the day, seconds since 1970 */
  guint limit;       /* 0: all */
  CorantoOrder order;
  gboolean with_snippets; /* rows say where they have the words; a list of ids has no use for it */
} CorantoQuery;

CorantoQuery *coranto_query_new (CorantoScope scope, gint64 id);
CorantoQuery *coranto_query_copy (const CorantoQuery *query);
gboolean coranto_query_equal (const CorantoQuery *a, const CorantoQuery *b);
void coranto_query_free (CorantoQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoQuery, coranto_query_free)

G_END_DECLS
