/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older stories of a channel: the page that its list goes on with, read and stored.
 *
 * A page that brings nothing new is gone past: what was on the second page when it was read has
 * moved to the third since.  Bounded, and where the next call finds nothing new either, that is the
 * end.
 *
 * I1: the task owns the job; no step keeps it after calling on.
 * I2: where to go on is saved with the stories of the page that said it. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"

#include "coranto-list-page.h"
#include "coranto-page-walk.h"

#define MAX_PAGES 5 /* gone past in one call */

typedef struct
{
  gint64 channel_id;
  CorantoChannel *channel;
  CorantoPageWalk *walk;
  char *next_url; /* NULL: the end */
  guint pages;
  guint n_new;
  gboolean has_more;
} OlderJob;

/* The steps, in order; older_read to older_merged_cb are done for one page after the other. */
static void older_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void older_read (GTask *task);
static void older_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void older_merge (GTask *task, CorantoParsedFeed *page);
static void older_merged_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void older_give_up (GTask *task);
static void older_given_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
older_job_free (gpointer data)
{
  OlderJob *job = data;

  g_clear_pointer (&job->channel, coranto_channel_unref);
  coranto_page_walk_free (job->walk);
  g_free (job->next_url);
  g_free (job);
}

void
coranto_engine_load_older_async (CorantoEngine *self,
                                 gint64 channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  OlderJob *job;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_load_older_async);
  job = g_new0 (OlderJob, 1);
  job->channel_id = channel_id;
  g_task_set_task_data (task, job, older_job_free);
  coranto_store_list_channels_async (self->store, 0, g_task_get_cancellable (task), older_listed_cb,
                                     task);
}

static CorantoChannel *
find_channel (GPtrArray *channels, gint64 id)
{
  for (guint i = 0; i < channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (channels, i);

      if (channel->id == id)
        return coranto_channel_ref (channel);
    }
  return NULL;
}

/* Where nobody has looked for older pages yet, the channel's own page says where they are. */
static void
older_begin (OlderJob *job)
{
  const CorantoChannel *channel = job->channel;

  job->walk = coranto_page_walk_new (channel->url);
  if (!channel->can_load_older)
    return;
  if (channel->older_state == CORANTO_OLDER_UNKNOWN)
    job->next_url = g_strdup (channel->url);
  else if (coranto_page_walk_go (job->walk, channel->older_url))
    job->next_url = g_strdup (channel->older_url);
}

static void
older_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OlderJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);

  job->channel = table ? find_channel (table->channels, job->channel_id) : NULL;
  if (table && !job->channel)
    coranto_error_set (&error, CORANTO_ERROR_NOT_FOUND, "");
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  older_begin (job);
  if (job->next_url)
    older_read (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
older_read (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  OlderJob *job = g_task_get_task_data (task);

  job->pages++;
  coranto_list_page_read_async (self, job->channel, job->next_url, job->channel->list_signature,
                                G_PRIORITY_HIGH, g_task_get_cancellable (task), older_read_cb,
                                task);
}

static void
older_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OlderJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoParsedFeed) page
      = coranto_list_page_read_finish (CORANTO_ENGINE (source), result, &error);

  if (error && !coranto_list_page_is_missing (error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_clear_pointer (&job->next_url, g_free);
  if (page && !coranto_page_walk_repeats (job->walk, page)
      && coranto_page_walk_go (job->walk, page->next_page_url))
    job->next_url = g_strdup (page->next_page_url);
  older_merge (g_steal_pointer (&task), page);
}

static void
older_merge (GTask *task, CorantoParsedFeed *page)
{
  CorantoEngine *self = g_task_get_source_object (task);
  OlderJob *job = g_task_get_task_data (task);

  coranto_store_merge_older_async (self->store, job->channel_id, page, job->next_url,
                                   job->next_url ? CORANTO_OLDER_MORE : CORANTO_OLDER_END,
                                   g_task_get_cancellable (task), older_merged_cb, task);
}

static void
older_merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OlderJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  int n = coranto_store_merge_older_finish (CORANTO_STORE (source), result, &error);

  if (n < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  job->n_new += (guint) n;
  job->has_more = job->next_url != NULL;
  if (job->n_new > 0 || !job->has_more)
    g_task_return_boolean (task, TRUE);
  else if (job->pages < MAX_PAGES)
    older_read (g_steal_pointer (&task));
  else
    older_give_up (g_steal_pointer (&task));
}

static void
older_give_up (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  OlderJob *job = g_task_get_task_data (task);

  job->has_more = job->channel->older_state != CORANTO_OLDER_STALE;
  coranto_store_merge_older_async (self->store, job->channel_id, NULL, job->next_url,
                                   job->has_more ? CORANTO_OLDER_STALE : CORANTO_OLDER_END,
                                   g_task_get_cancellable (task), older_given_up_cb, task);
}

static void
older_given_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_merge_older_finish (CORANTO_STORE (source), result, &error) < 0)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
coranto_engine_load_older_finish (CorantoEngine *self,
                                  GAsyncResult *result,
                                  guint *n_new,
                                  gboolean *has_more,
                                  GError **error)
{
  const OlderJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  if (n_new)
    *n_new = job->n_new;
  if (has_more)
    *has_more = job->has_more;
  return g_task_propagate_boolean (G_TASK (result), error);
}
