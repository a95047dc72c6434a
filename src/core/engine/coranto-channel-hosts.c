/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the followed channels live: read once, and anew after the channels changed. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-channel-hosts.h"

#include "coranto-url.h"

struct _CorantoChannelHosts
{
  GObject parent_instance;
  CorantoStore *store;
  GHashTable *by_host; /* host -> address of a channel; NULL: not read */
};

G_DEFINE_FINAL_TYPE (CorantoChannelHosts, coranto_channel_hosts, G_TYPE_OBJECT)

static void
store_changed_cb (CorantoStore *store, const CorantoChangeSet *changes, gpointer user_data)
{
  CorantoChannelHosts *self = user_data;

  if (changes->channels_changed || changes->everything)
    g_clear_pointer (&self->by_host, g_hash_table_unref);
}

static GHashTable *
index_channels (GPtrArray *channels)
{
  GHashTable *by_host = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (channels, i);
      char *host = coranto_url_host (channel->url);

      if (host)
        g_hash_table_replace (by_host, host, g_strdup (channel->url));
    }
  return by_host;
}

static void
return_found (CorantoChannelHosts *self, GTask *task)
{
  g_autofree char *host = coranto_url_host (g_task_get_task_data (task));

  g_task_return_pointer (task, host ? g_strdup (g_hash_table_lookup (self->by_host, host)) : NULL,
                         g_free);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoChannelHosts *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);

  if (!table)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->by_host, g_hash_table_unref);
  self->by_host = index_channels (table->channels);
  return_found (self, task);
}

void
coranto_channel_hosts_find_async (CorantoChannelHosts *self,
                                  const char *url,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, coranto_channel_hosts_find_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  if (self->by_host)
    return_found (self, task);
  else
    coranto_store_list_channels_async (self->store, 0, cancellable, listed_cb,
                                       g_steal_pointer (&task));
}

char *
coranto_channel_hosts_find_finish (CorantoChannelHosts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
coranto_channel_hosts_dispose (GObject *object)
{
  CorantoChannelHosts *self = CORANTO_CHANNEL_HOSTS (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->by_host, g_hash_table_unref);
  G_OBJECT_CLASS (coranto_channel_hosts_parent_class)->dispose (object);
}

static void
coranto_channel_hosts_class_init (CorantoChannelHostsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_channel_hosts_dispose;
}

static void
coranto_channel_hosts_init (CorantoChannelHosts *self)
{
}

CorantoChannelHosts *
coranto_channel_hosts_new (CorantoStore *store)
{
  CorantoChannelHosts *self = g_object_new (CORANTO_TYPE_CHANNEL_HOSTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return self;
}
