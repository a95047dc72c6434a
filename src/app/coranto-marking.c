/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-marking.h"

#include "coranto-messages.h"
#include "coranto-retention-job.h"
#include "coranto-undo.h"

#include <glib/gi18n.h>

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = coranto_engine_mark_finish (CORANTO_ENGINE (source), result, &error);

  if (!ids)
    coranto_toast_error (origin, error);
}

void
coranto_marking_set_read (GtkWidget *origin, CorantoEngine *engine, gint64 id, gboolean is_read)
{
  coranto_engine_set_read_async (engine, &id, 1, is_read, NULL, marked_cb, g_object_ref (origin));
}

void
coranto_marking_set_favourite (GtkWidget *origin,
                               CorantoEngine *engine,
                               gint64 id,
                               gboolean is_favourite)
{
  coranto_engine_set_favourite_async (engine, &id, 1, is_favourite, NULL, marked_cb,
                                      g_object_ref (origin));
}

typedef void (*SetMark) (CorantoEngine *engine,
                         const gint64 *ids,
                         guint n_ids,
                         gboolean value,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* What an undo needs. */
typedef struct
{
  CorantoEngine *engine;
  GArray *ids;
  SetMark set; /* to FALSE again */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->engine);
  g_array_unref (undo->ids);
  g_free (undo);
}

static void
undo_mark (GtkWidget *origin, gpointer data)
{
  Undo *undo = data;

  undo->set (undo->engine, (const gint64 *) (gpointer) undo->ids->data, undo->ids->len, FALSE, NULL,
             marked_cb, g_object_ref (origin));
}

static void
offer_undo (GtkWidget *origin, CorantoEngine *engine, GArray *ids, SetMark set, const char *title)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->engine = g_object_ref (engine);
  undo->ids = g_array_ref (ids);
  undo->set = set;
  coranto_undo_offer (origin, title, undo_mark, undo, undo_free);
}

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = coranto_engine_mark_finish (CORANTO_ENGINE (source), result, &error);

  if (!ids)
    coranto_toast_error (origin, error);
  else if (ids->len > 0)
    {
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u story marked as read", "%u stories marked as read", ids->len), ids->len);

      offer_undo (origin, CORANTO_ENGINE (source), ids, coranto_engine_set_read_async, title);
    }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = coranto_engine_mark_finish (CORANTO_ENGINE (source), result, &error);

  if (!ids)
    coranto_toast_error (origin, error);
  else if (ids->len > 0)
    offer_undo (origin, CORANTO_ENGINE (source), ids, coranto_engine_set_deleted_async,
                _ ("Story deleted"));
}

void
coranto_marking_delete (GtkWidget *origin, CorantoEngine *engine, gint64 id)
{
  coranto_engine_set_deleted_async (engine, &id, 1, TRUE, NULL, deleted_cb, g_object_ref (origin));
}

void
coranto_marking_all_read (GtkWidget *origin, CorantoEngine *engine, const CorantoQuery *query)
{
  coranto_engine_mark_all_read_async (engine, query, NULL, all_read_cb, g_object_ref (origin));
}
