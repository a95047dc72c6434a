/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what the user keeps: favourites whole with their pictures, and lists of
 * them.  As in coranto-store.h. */
#pragma once

#include "coranto-store.h"

G_BEGIN_DECLS

/* Keeping whole ------------------------------------------------------------------------------- */

/* Favourites that are not whole yet and whose time has come, the longest due first, at most
 * `limit`.  (transfer full) (element-type CorantoKeepTask) */
void coranto_store_list_to_keep_async (CorantoStore *self,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *coranto_store_list_to_keep_finish (CorantoStore *self,
                                              GAsyncResult *result,
                                              GError **error);

/* States which pictures (element-type utf8) belong to the favourite.  Gives those that are still to
 * be brought.  (transfer full) (element-type utf8) */
void coranto_store_set_kept_pictures_async (CorantoStore *self,
                                            gint64 article_id,
                                            GPtrArray *urls,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *coranto_store_set_kept_pictures_finish (CorantoStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

void coranto_store_note_kept_picture_async (CorantoStore *self,
                                            gint64 article_id,
                                            const char *url,
                                            CorantoKeptPicture state,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean coranto_store_note_kept_picture_finish (CorantoStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);

/* Saves how far the article is kept (its counts of pictures are the store's own); of one that is no
 * favourite any more nothing is saved. */
void coranto_store_note_keeping_async (CorantoStore *self,
                                       gint64 article_id,
                                       const CorantoKeeping *keeping,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_store_note_keeping_finish (CorantoStore *self,
                                            GAsyncResult *result,
                                            GError **error);

/* Pictures that nothing keeps any more: coranto_store_release_picture_async() gives them back to
 * the bounded ones, then coranto_store_forget_released_async() forgets them.  (transfer full)
 * (element-type utf8) */
void coranto_store_list_released_async (CorantoStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *coranto_store_list_released_finish (CorantoStore *self,
                                               GAsyncResult *result,
                                               GError **error);
/* What came to be kept again meanwhile is to be brought again. */
void coranto_store_forget_released_async (CorantoStore *self,
                                          const char *url,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean coranto_store_forget_released_finish (CorantoStore *self,
                                               GAsyncResult *result,
                                               GError **error);

/* Puts the picture where no bound removes it, and back. */
void coranto_store_keep_picture_async (CorantoStore *self,
                                       const char *url,
                                       GBytes *bytes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean coranto_store_keep_picture_finish (CorantoStore *self,
                                            GAsyncResult *result,
                                            GError **error);
void coranto_store_release_picture_async (CorantoStore *self,
                                          const char *url,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean coranto_store_release_picture_finish (CorantoStore *self,
                                               GAsyncResult *result,
                                               GError **error);

/* Lists ---------------------------------------------------------------------------------------- */

/* The id of the list of that title, made when there is none; CORANTO_ERROR_FAILED for a blank one.
 * 0 on error. */
void coranto_store_add_list_async (CorantoStore *self,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 coranto_store_add_list_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* The id of a list by its title; CORANTO_ERROR_NOT_FOUND.  0 on error. */
void coranto_store_find_list_async (CorantoStore *self,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 coranto_store_find_list_finish (CorantoStore *self, GAsyncResult *result, GError **error);

/* Errors of these: CORANTO_ERROR_NOT_FOUND; renaming: CORANTO_ERROR_NAME_TAKEN. */
void coranto_store_rename_list_async (CorantoStore *self,
                                      gint64 list_id,
                                      const char *title,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* The stories stay favourites. */
void coranto_store_delete_list_async (CorantoStore *self,
                                      gint64 list_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* One place up (`step` -1) or down (1); at the end nothing happens. */
void coranto_store_move_list_async (CorantoStore *self,
                                    gint64 list_id,
                                    int step,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Puts the stories into the list, which makes them favourites, or takes them out, which leaves them
 * favourites. */
void coranto_store_set_listed_async (CorantoStore *self,
                                     gint64 list_id,
                                     const gint64 *ids,
                                     guint n_ids,
                                     gboolean is_listed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean coranto_store_edit_list_finish (CorantoStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
