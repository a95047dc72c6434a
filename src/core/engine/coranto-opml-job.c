/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions from and to OPML. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-opml.h"
#include "coranto-url.h"

typedef struct
{
  const CorantoLimits *limits;
  GBytes *opml;
  GPtrArray *entries; /* of the file */
  GPtrArray *groups;  /* Group, in the order of the file */
  guint next_group;
  CorantoImportReport report;
} ImportJob;

/* The new channels of one category. */
typedef struct
{
  char *category; /* nullable */
  GPtrArray *channels;
} Group;

/* The steps of an import, in order; the last is done for one category after the other. */
static void import_parse_in_worker (GTask *work, gpointer task_data);
static void import_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void import_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void import_next_group (GTask *task);
static void import_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->category);
  g_ptr_array_unref (group->channels);
  g_free (group);
}

static void
import_job_free (gpointer data)
{
  ImportJob *job = data;

  g_bytes_unref (job->opml);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_ptr_array_unref (job->groups);
  g_free (job);
}

void
coranto_engine_import_opml_async (CorantoEngine *self,
                                  GBytes *opml,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  ImportJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_import_opml_async);
  job = g_new0 (ImportJob, 1);
  job->limits = self->limits;
  job->opml = g_bytes_ref (opml);
  job->groups = g_ptr_array_new_with_free_func (group_free);
  g_task_set_task_data (task, job, import_job_free);
  coranto_worker_pool_run_step (self->workers, task, import_parse_in_worker, import_parsed_cb);
}

static void
import_parse_in_worker (GTask *work, gpointer task_data)
{
  ImportJob *job = task_data;
  GError *error = NULL;

  job->entries = coranto_opml_parse (job->opml, job->limits, &job->report.skipped, &error);
  if (job->entries)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

static void
import_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  coranto_store_list_channels_async (self->store, 0, g_task_get_cancellable (task),
                                     import_listed_cb, task);
  g_steal_pointer (&task);
}

static Group *
ensure_group (GPtrArray *groups, const char *category)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (g_strcmp0 (group->category, category) == 0)
        return group;
    }
  group = g_new0 (Group, 1);
  group->category = g_strdup (category);
  group->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_channel_unref);
  g_ptr_array_add (groups, group);
  return group;
}

static char *
recognised_by (const char *url)
{
  char *canonical = coranto_url_canonical (url);

  return canonical ? canonical : g_strdup (url);
}

static CorantoChannel *
channel_for (const CorantoOpmlEntry *entry)
{
  CorantoChannel *channel = coranto_channel_new ();

  channel->url = g_strdup (entry->url);
  channel->title = g_strdup (entry->title);
  channel->home_url = g_strdup (entry->home_url);
  channel->kind = entry->kind;
  return channel;
}

/* Entries that are followed, or that stand in the file twice, are counted and left out. */
static void
group_entries (ImportJob *job, GPtrArray *followed_channels)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < followed_channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (followed_channels, i);

      g_hash_table_add (known, recognised_by (channel->url));
    }
  for (guint i = 0; i < job->entries->len; i++)
    {
      const CorantoOpmlEntry *entry = g_ptr_array_index (job->entries, i);

      if (!g_hash_table_add (known, recognised_by (entry->url)))
        {
          job->report.already_followed++;
          continue;
        }
      g_ptr_array_add (ensure_group (job->groups, entry->category)->channels, channel_for (entry));
    }
}

static void
import_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ImportJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);

  if (!table)
    {
      g_task_return_error (task, error);
      return;
    }
  group_entries (job, table->channels);
  import_next_group (g_steal_pointer (&task));
}

static void
import_next_group (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  ImportJob *job = g_task_get_task_data (task);
  Group *group;

  if (job->next_group == job->groups->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  group = g_ptr_array_index (job->groups, job->next_group++);
  coranto_store_subscribe_async (self->store, group->category, group->channels,
                                 g_task_get_cancellable (task), import_stored_cb, task);
}

static void
import_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ImportJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) ids = coranto_store_subscribe_finish (CORANTO_STORE (source), result, &error);

  if (!ids)
    {
      g_task_return_error (task, error);
      return;
    }
  job->report.added += ids->len;
  import_next_group (g_steal_pointer (&task));
}

gboolean
coranto_engine_import_opml_finish (CorantoEngine *self,
                                   GAsyncResult *result,
                                   CorantoImportReport *report,
                                   GError **error)
{
  ImportJob *job = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (report)
    *report = job->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Export ----------------------------------------------------------------------------------------*/

static const char *
category_title (GPtrArray *categories, gint64 id)
{
  for (guint i = 0; i < categories->len; i++)
    {
      const CorantoCategory *category = g_ptr_array_index (categories, i);

      if (category->id == id)
        return category->title;
    }
  return NULL;
}

static GPtrArray *
entries_for (const CorantoChannelTable *table)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_opml_entry_free);

  for (guint i = 0; i < table->channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (table->channels, i);
      CorantoOpmlEntry *entry = g_new0 (CorantoOpmlEntry, 1);

      entry->category = g_strdup (category_title (table->categories, channel->category_id));
      entry->title = g_strdup (channel->title);
      entry->url = g_strdup (channel->url);
      entry->home_url = g_strdup (channel->home_url);
      entry->kind = channel->kind;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
export_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);
  g_autoptr (GPtrArray) entries = NULL;

  if (!table)
    {
      g_task_return_error (task, error);
      return;
    }
  entries = entries_for (table);
  g_task_return_pointer (task,
                         coranto_opml_write (entries, "Coranto", coranto_clock_now (self->clock)),
                         (GDestroyNotify) g_bytes_unref);
}

void
coranto_engine_export_opml_async (CorantoEngine *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_export_opml_async);
  coranto_store_list_channels_async (self->store, 0, g_task_get_cancellable (task),
                                     export_listed_cb, task);
}

GBytes *
coranto_engine_export_opml_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
