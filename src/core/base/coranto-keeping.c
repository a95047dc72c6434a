/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourites' values: making, sharing, freeing. */
#include "coranto-keeping.h"

void
coranto_keeping_clear (CorantoKeeping *keeping)
{
  g_clear_pointer (&keeping->error_detail, g_free);
}

void
coranto_keep_task_free (CorantoKeepTask *task)
{
  g_free (task->url);
  g_free (task);
}

CorantoFavouriteList *
coranto_favourite_list_new (gint64 id, const char *title, int position, guint count)
{
  CorantoFavouriteList *list = g_atomic_rc_box_new0 (CorantoFavouriteList);

  list->id = id;
  list->title = g_strdup (title ? title : "");
  list->position = position;
  list->count = count;
  return list;
}

CorantoFavouriteList *
coranto_favourite_list_ref (CorantoFavouriteList *list)
{
  return g_atomic_rc_box_acquire (list);
}

static void
favourite_list_clear (CorantoFavouriteList *list)
{
  g_free (list->title);
}

void
coranto_favourite_list_unref (CorantoFavouriteList *list)
{
  g_atomic_rc_box_release_full (list, (GDestroyNotify) favourite_list_clear);
}
