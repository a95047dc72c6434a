/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed, or an item of it, while its elements come in.  Each field remembers how good its source
 * was, so that the order of elements does not matter. */
#pragma once

#include "coranto-limits.h"
#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_FIELD_TITLE,
  CORANTO_FIELD_URL,
  CORANTO_FIELD_ID,
  CORANTO_FIELD_SUMMARY,
  CORANTO_FIELD_CONTENT,
  CORANTO_FIELD_PUBLISHED,
  CORANTO_FIELD_MODIFIED,
  CORANTO_FIELD_AUTHORS,
  CORANTO_FIELD_LANGUAGE,
  CORANTO_FIELD_IMAGE,
  CORANTO_FIELD_FEED_URL,
  CORANTO_N_FIELDS
} CorantoField;

/* A text and how it is written. */
typedef struct
{
  char *value;
  gboolean is_markup;
  char *base; /* nullable */
} CorantoDraftText;

typedef struct
{
  CorantoParsedItem *item; /* NULL: the feed itself */
  guint8 ranks[CORANTO_N_FIELDS];
  CorantoDraftText content;
  CorantoDraftText summary;
  char *permalink;         /* a guid that is an address too */
  double duration_seconds; /* of the recording that comes with it; 0: not said */
} CorantoDraft;

/* Whether a value of this rank (1 and up) takes the field: it beats what is there; `is_last`: also
 * what is its equal. */
gboolean coranto_draft_claim (CorantoDraft *draft,
                              CorantoField field,
                              guint rank,
                              gboolean is_last);

/* Adds a person, unless the authors at hand are from a better source.  (transfer full) */
void coranto_draft_add_author (CorantoDraft *draft,
                               GPtrArray *authors,
                               CorantoPerson *person,
                               guint rank);

/* Adds a tag once.  Not more than a sane number. */
void coranto_draft_add_tag (CorantoDraft *draft, const char *tag, gboolean is_markup);

/* Adds an attachment once an address. (transfer full) */
void coranto_draft_add_attachment (CorantoDraft *draft, CorantoAttachment *attachment);

/* Takes what `text` holds.  */
void coranto_draft_text_take (CorantoDraftText *target,
                              char *value,
                              gboolean is_markup,
                              const char *base);

/* Whether the item said nothing at all. */
gboolean coranto_draft_is_empty (const CorantoDraft *draft);
/* The finished item: content and summary told apart, id and address found where the feed names
 * none.  (transfer full) */
CorantoParsedItem *coranto_draft_finish_item (CorantoDraft *draft, const CorantoLimits *limits);

/* An id for an item that has none: its address, else a hash of its words that stays the same as
 * long as they do. */
void coranto_draft_ensure_id (CorantoParsedItem *item);

void coranto_draft_clear (CorantoDraft *draft);

G_END_DECLS
