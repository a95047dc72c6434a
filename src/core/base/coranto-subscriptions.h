/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a profile follows, or what a file says should be followed, in its order: it goes between
 * files, store and window, and crosses threads once it is built. */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

/* Ceilings of one file; what is over them is skipped and said. */
#define CORANTO_SUBSCRIPTIONS_MAX_CHANNELS 10000
#define CORANTO_SUBSCRIPTIONS_MAX_TOPICS 1000
#define CORANTO_SUBSCRIPTIONS_MAX_SKIPPED 1000 /* that are told one by one */

/* Stands between the names of nested categories.  A category of the profile has one name, so "A /
 * B" is B in A for a file, and A that holds B is "A / B" here. */
#define CORANTO_CATEGORY_SEPARATOR " / "

typedef struct
{
  char *category;          /* nullable: in none */
  CorantoChannel *channel; /* its url, title, home_url, kind and list_signature count */
} CorantoSubscription;

/* A topic: a standing search. */
typedef struct
{
  char *name;
  char *query;
} CorantoStandingSearch;

typedef enum
{
  CORANTO_SKIP_FOLLOWED,
  CORANTO_SKIP_DUPLICATE,
  CORANTO_SKIP_EMPTY,
  CORANTO_SKIP_NOT_WEB,
  CORANTO_SKIP_LINK,
  CORANTO_SKIP_TOO_LONG,
  CORANTO_SKIP_TOO_DEEP,
  CORANTO_SKIP_TOO_MANY,
  CORANTO_SKIP_NAME_TAKEN,
  CORANTO_SKIP_LAST
} CorantoSkipReason;

/* The reason as a short clause in English, marked for translation (translate with gettext where it
 * is shown).  Static. */
const char *coranto_skip_reason_text (CorantoSkipReason reason);

/* What of a file is not taken. */
typedef struct
{
  char *name;    /* nullable */
  char *address; /* as the file has it; nullable */
  CorantoSkipReason reason;
} CorantoSkipped;

typedef struct
{
  GPtrArray *channels; /* (element-type CorantoSubscription) */
  GPtrArray *topics;   /* (element-type CorantoStandingSearch) */
  GPtrArray *skipped;  /* (element-type CorantoSkipped) the first of them */
  guint n_followed;    /* skipped because they are followed already */
  guint n_skipped;     /* skipped for any other reason */
  gboolean is_damaged; /* the file is; it was read as far as that goes */
} CorantoSubscriptions;

/* How many of them were added to a profile. */
typedef struct
{
  guint channels;
  guint topics;
} CorantoImportCounts;

CorantoSubscriptions *coranto_subscriptions_new (void);
CorantoSubscriptions *coranto_subscriptions_ref (CorantoSubscriptions *self);
void coranto_subscriptions_unref (CorantoSubscriptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoSubscriptions, coranto_subscriptions_unref)

/* `channel` is (transfer full). */
void coranto_subscriptions_add (CorantoSubscriptions *self,
                                const char *category,
                                CorantoChannel *channel);
void coranto_subscriptions_add_topic (CorantoSubscriptions *self,
                                      const char *name,
                                      const char *query);
/* Counts what is not taken, and keeps it for telling while there is room. */
void coranto_subscriptions_skip (CorantoSubscriptions *self,
                                 const char *name,
                                 const char *address,
                                 CorantoSkipReason reason);

/* Skips what `followed` has already, and what `self` has more than once.  Before `self` is shared.
 */
void coranto_subscriptions_subtract (CorantoSubscriptions *self,
                                     const CorantoSubscriptions *followed);

/* In how many categories the channels are. */
guint coranto_subscriptions_count_categories (const CorantoSubscriptions *self);

G_END_DECLS
