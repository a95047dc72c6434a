/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conductor's calls for what the user keeps.  As in coranto-engine.h.
 *
 * Signal "keeping-changed" (CorantoEngine, gint64 article_id): a favourite is kept further than it
 * was, or could not be. */
#pragma once

#include "coranto-engine.h"

G_BEGIN_DECLS

/* Keeps favourites whole by itself from now on: those that are marked at once, those that could not
 * be kept again after a while, unless the surroundings (see CorantoHold) forbid it. */
void coranto_engine_set_keeping (CorantoEngine *self, gboolean is_keeping);

/* Tries now to keep the article whole, or (id 0) all favourites whose time has come, whatever the
 * surroundings are.  What the net does not give is no error: it stands with the articles. */
void coranto_engine_keep_async (CorantoEngine *self,
                                gint64 article_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean coranto_engine_keep_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

/* Lists of favourites --------------------------------------------------------------------------*/

/* The id of the list of that title, made when there is none; 0 on error. */
void coranto_engine_add_list_async (CorantoEngine *self,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The id of a list by its title; CORANTO_ERROR_NOT_FOUND. */
void coranto_engine_find_list_async (CorantoEngine *self,
                                     const char *title,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Of both. */
gint64 coranto_engine_list_finish (CorantoEngine *self, GAsyncResult *result, GError **error);

/* Errors of these: CORANTO_ERROR_NOT_FOUND; renaming: CORANTO_ERROR_NAME_TAKEN. */
void coranto_engine_rename_list_async (CorantoEngine *self,
                                       gint64 list_id,
                                       const char *title,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* The stories stay favourites. */
void coranto_engine_delete_list_async (CorantoEngine *self,
                                       gint64 list_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* One place up (`step` -1) or down (1). */
void coranto_engine_move_list_async (CorantoEngine *self,
                                     gint64 list_id,
                                     int step,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Puts the stories into the list, which makes them favourites, or takes them out, which leaves them
 * favourites. */
void coranto_engine_set_listed_async (CorantoEngine *self,
                                      gint64 list_id,
                                      const gint64 *ids,
                                      guint n_ids,
                                      gboolean is_listed,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* Of these four. */
gboolean coranto_engine_edit_list_finish (CorantoEngine *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
