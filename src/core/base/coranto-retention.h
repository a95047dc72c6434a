/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long stories are kept. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a channel says to follow the profile's rule. */
#define CORANTO_KEEP_AS_PROFILE (-1)
/* More is for ever. */
#define CORANTO_KEEP_MAX_DAYS 36500
#define CORANTO_KEEP_MAX_COUNT 1000000

/* Favourites and what a channel's list still shows are kept in any case. */
typedef struct
{
  int days;             /* since a story came or was published, whichever is later; 0: for ever */
  int count;            /* the newest so many of each channel; 0: all */
  gboolean with_unread; /* unread stories go too.  The profile's rule alone says that */
} CorantoKeepRule;

/* What the profile holds. */
typedef struct
{
  CorantoKeepRule rule;
  gint64 bytes;      /* of the database that are in use */
  gint64 free_bytes; /* of it, to be used again */
  guint stories;
} CorantoStorage;

G_END_DECLS
