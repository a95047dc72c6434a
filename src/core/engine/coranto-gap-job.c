/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories between what a channel's page shows and what the channel knows. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-gap-job.h"

#include "coranto-list-page.h"
#include "coranto-page-walk.h"

#define MAX_PAGES 2

typedef struct
{
  CorantoChannel *channel;
  CorantoKnownStories *known;
  CorantoPageWalk *walk;
  char *list_signature;
  GPtrArray *items;
  guint pages;
} GapJob;

/* The steps, done for one page after the other. */
static void gap_go_on (GTask *task, CorantoParsedFeed *page);
static void gap_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
gap_job_free (gpointer data)
{
  GapJob *job = data;

  coranto_channel_unref (job->channel);
  coranto_known_stories_unref (job->known);
  coranto_page_walk_free (job->walk);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job->list_signature);
  g_free (job);
}

gboolean
coranto_gap_is_open (const CorantoParsedFeed *page, const CorantoKnownStories *known)
{
  if (!page->next_page_url || coranto_known_stories_count (known) == 0)
    return FALSE;
  for (guint i = 0; i < page->items->len; i++)
    if (coranto_known_stories_has (known,
                                   ((CorantoParsedItem *) g_ptr_array_index (page->items, i))->url))
      return FALSE;
  return TRUE;
}

void
coranto_gap_read_async (CorantoEngine *engine,
                        CorantoChannel *channel,
                        CorantoParsedFeed *page,
                        CorantoKnownStories *known,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  GapJob *job = g_new0 (GapJob, 1);

  g_task_set_source_tag (task, coranto_gap_read_async);
  job->channel = coranto_channel_ref (channel);
  job->known = coranto_known_stories_ref (known);
  job->walk = coranto_page_walk_new (channel->url);
  job->list_signature = g_strdup (page->list_signature);
  job->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_parsed_item_unref);
  g_task_set_task_data (task, job, gap_job_free);
  gap_go_on (task, page);
}

static void
gap_go_on (GTask *task, CorantoParsedFeed *page)
{
  CorantoEngine *engine = g_task_get_source_object (task);
  GapJob *job = g_task_get_task_data (task);

  if (job->pages < MAX_PAGES && coranto_gap_is_open (page, job->known)
      && !coranto_page_walk_repeats (job->walk, page)
      && coranto_page_walk_go (job->walk, page->next_page_url))
    {
      job->pages++;
      coranto_list_page_read_async (engine, job->channel, page->next_page_url, job->list_signature,
                                    G_PRIORITY_DEFAULT, g_task_get_cancellable (task), gap_read_cb,
                                    task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* A page that cannot be had leaves the gap; the refresh went well all the same. */
static void
gap_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GapJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) page
      = coranto_list_page_read_finish (CORANTO_ENGINE (source), result, &error);

  if (!page)
    {
      g_debug ("a further page of a list could not be read: %s", error->message);
      g_task_return_boolean (task, TRUE);
      return;
    }
  for (guint i = 0; i < page->items->len; i++)
    g_ptr_array_add (job->items, coranto_parsed_item_ref (g_ptr_array_index (page->items, i)));
  gap_go_on (g_steal_pointer (&task), page);
}

GPtrArray *
coranto_gap_read_finish (CorantoEngine *engine, GAsyncResult *result)
{
  GapJob *job;

  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  job = g_task_get_task_data (G_TASK (result));
  return g_ptr_array_ref (job->items);
}
