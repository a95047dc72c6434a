/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a favourite is kept whole, and the user's lists of favourites, as values. */
#pragma once

#include "coranto-error.h"

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  CORANTO_KEEP_NONE = 0, /* no favourite */
  CORANTO_KEEP_WAITING = 1,
  CORANTO_KEEP_WHOLE = 2,  /* text and pictures are here */
  CORANTO_KEEP_PARTLY = 3, /* the rest is gone for good */
} CorantoKeepState;

/* Stored: append only. */
typedef enum
{
  CORANTO_KEPT_PICTURE_WANTED = 0,
  CORANTO_KEPT_PICTURE_HERE = 1,
  CORANTO_KEPT_PICTURE_GONE = 2, /* it will not come any more, or is none */
} CorantoKeptPicture;

typedef struct
{
  CorantoKeepState state;
  guint attempts;              /* that did not bring everything, in a row */
  gint64 next_try;             /* while WAITING: not before */
  CorantoErrorCode error_code; /* why it is not whole; NONE: nothing was tried yet */
  char *error_detail;
  guint pictures;
  guint pictures_kept;
} CorantoKeeping;

void coranto_keeping_clear (CorantoKeeping *keeping);

/* One that waits for its turn. */
typedef struct
{
  gint64 article_id;
  guint attempts;
  char *url; /* nullable */
} CorantoKeepTask;

void coranto_keep_task_free (CorantoKeepTask *task);

/* A list of favourites. */
typedef struct
{
  gint64 id;
  char *title;
  int position;
  guint count;
} CorantoFavouriteList;

CorantoFavouriteList *coranto_favourite_list_new (gint64 id,
                                                  const char *title,
                                                  int position,
                                                  guint count);
CorantoFavouriteList *coranto_favourite_list_ref (CorantoFavouriteList *list);
void coranto_favourite_list_unref (CorantoFavouriteList *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CorantoKeeping, coranto_keeping_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoKeepTask, coranto_keep_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoFavouriteList, coranto_favourite_list_unref)

G_END_DECLS
