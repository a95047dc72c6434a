/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list as the pieces of text that it shows. */
#pragma once

#include "coranto-headline-story.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_PIECE_PLAIN,      /* in no link */
  CORANTO_PIECE_SAME_LINK,  /* in a link to the row's story */
  CORANTO_PIECE_OTHER_LINK, /* in a link to something else */
} CorantoPieceKind;

typedef struct
{
  char *text;    /* one line */
  guint element; /* map index of the element it stands in */
  guint block;   /* of its nearest block */
  guint link;    /* of the link around it, 0: none */
  guint32 ink;
  CorantoPieceKind kind;
  gboolean is_title; /* set by who finds the headline */
  gboolean is_date;
} CorantoPiece;

/* (element-type CorantoPiece), at most some hundred.  (transfer full) */
GArray *coranto_headline_pieces_new (const CorantoHeadlineContext *context,
                                     const CorantoHeadlineRow *row);

/* The headline: marks the pieces it is made of.  `is_guessed`: an attribute said more than the text
 * does, which does not look cut.  (transfer full) */
char *coranto_headline_pieces_title (const CorantoHeadlineContext *context,
                                     const CorantoHeadlineRow *row,
                                     GArray *pieces,
                                     gboolean *is_heading,
                                     gboolean *is_guessed);
/* The date that the row states: marks its pieces. */
gboolean coranto_headline_pieces_date (const CorantoHeadlineContext *context,
                                       const CorantoHeadlineRow *row,
                                       GArray *pieces,
                                       CorantoDate *out);
/* The summary of what is left, unless it says no more than `title`.  (transfer full) (nullable) */
char *coranto_headline_pieces_summary (const CorantoHeadlineContext *context,
                                       GArray *pieces,
                                       const char *title);

G_END_DECLS
