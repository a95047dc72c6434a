/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes of another program on the same profile: the log file is watched, and when it moves, SQLite
 * is asked whether it was somebody else. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

/* One look for a burst of writes. */
#define LOOK_AFTER_MS 150

static gboolean
read_data_version (CorantoSession *session, gint64 *version, GError **error)
{
  return coranto_db_read_int (session->db, error, version, "PRAGMA data_version", "");
}

gboolean
coranto_store_watch_init (CorantoStore *self, GError **error)
{
  return read_data_version (&self->writer_session, &self->data_version, error);
}

/* data_version moves with other connections' commits only, and of those only another program's can
 * write. */
static gpointer
look (CorantoSession *session, gpointer data, GError **error)
{
  CorantoStore *self = data;
  gint64 version = self->data_version;

  if (!read_data_version (session, &version, error))
    return NULL;
  session->changes->everything = version != self->data_version;
  self->data_version = version;
  return GINT_TO_POINTER (TRUE);
}

static const CorantoCall look_call
    = { .run = look, .priority = CORANTO_PRIORITY_COMMAND, .is_bare = TRUE, .is_background = TRUE };

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CorantoStore *self = CORANTO_STORE (source);
  g_autoptr (GError) error = NULL;

  self->is_watching = FALSE;
  if (!coranto_store_answer (self, result, &error))
    g_debug ("could not look for other programs' writes: %s", error->message);
}

static gboolean
look_cb (gpointer user_data)
{
  CorantoStore *self = user_data;

  self->watch_source = 0;
  self->is_watching = TRUE;
  coranto_store_ask (self, self->writer, &look_call, self, NULL, looked_cb, NULL);
  return G_SOURCE_REMOVE;
}

/* Others opening and closing the file are no news. */
static void
log_changed_cb (CorantoStore *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  GSource *source;

  if (self->watch_source || self->is_watching
      || (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_CREATED))
    return;
  source = g_timeout_source_new (LOOK_AFTER_MS);
  g_source_set_callback (source, look_cb, self, NULL);
  self->watch_source = g_source_attach (source, self->context);
  g_source_unref (source);
}

void
coranto_store_watch_start (CorantoStore *self)
{
  g_autofree char *path = g_strconcat (self->database_path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (!self->monitor)
    {
      g_debug ("other programs' writes are not seen: %s", error->message);
      return;
    }
  g_file_monitor_set_rate_limit (self->monitor, LOOK_AFTER_MS);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (log_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
coranto_store_watch_stop (CorantoStore *self)
{
  GSource *source;

  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  source = self->watch_source ? g_main_context_find_source_by_id (self->context, self->watch_source)
                              : NULL;
  self->watch_source = 0;
  if (source)
    g_source_destroy (source);
}
