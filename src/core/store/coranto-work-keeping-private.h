/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind coranto-store-keeping.h. */
#pragma once

#include "coranto-work-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 article_id;
  CorantoKeeping keeping; /* its detail is owned here */
} CorantoKeepingRequest;
CorantoKeepingRequest *coranto_keeping_request_new (gint64 article_id,
                                                    const CorantoKeeping *keeping);
void coranto_keeping_request_free (CorantoKeepingRequest *request);

typedef struct
{
  gint64 article_id;
  GPtrArray *urls; /* (element-type utf8) */
} CorantoKeptPicturesRequest;
CorantoKeptPicturesRequest *coranto_kept_pictures_request_new (gint64 article_id, GPtrArray *urls);
void coranto_kept_pictures_request_free (CorantoKeptPicturesRequest *request);

/* GPtrArray of CorantoKeepTask; of utf8. */
gpointer coranto_work_list_to_keep (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_set_kept_pictures (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_list_released (CorantoSession *session, gpointer request, GError **error);
/* TRUE. */
gpointer coranto_work_note_kept_picture (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_note_keeping (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_forget_released (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_keep_picture (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_release_picture (CorantoSession *session, gpointer request, GError **error);

/* A list's id as a pointer. */
gpointer coranto_work_add_list (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_find_list (CorantoSession *session, gpointer request, GError **error);
/* TRUE. */
gpointer coranto_work_rename_list (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_delete_list (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_move_list (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_set_listed (CorantoSession *session, gpointer request, GError **error);

/* Shared --------------------------------------------------------------------------------------- */

/* How far `article` is kept and the lists it is in. */
gboolean coranto_keeping_read (CorantoDb *db, CorantoArticle *article, GError **error);
/* (element-type CorantoFavouriteList) into `out`, in the user's order. */
gboolean coranto_favourite_lists_read (CorantoDb *db, GPtrArray *out, GError **error);
/* The id of the list of that title, made when there is none; 0 on error. */
gint64 coranto_favourite_lists_ensure (CorantoSession *session, const char *title, GError **error);
gboolean coranto_favourite_lists_add (CorantoSession *session,
                                      gint64 list_id,
                                      gint64 article_id,
                                      GError **error);
/* Makes the article a favourite, marked at `time` (0: now). */
gboolean coranto_favourites_mark (CorantoSession *session,
                                  gint64 article_id,
                                  gint64 time,
                                  GError **error);

G_END_DECLS
