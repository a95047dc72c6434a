/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One refresh of one channel.
 *
 * I1: the task owns the job; no step keeps it after calling on.
 * I2: validators are saved in the same transaction as the items they vouch for. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresh-job.h"

#include "coranto-gap-job.h"
#include "coranto-inspect.h"
#include "coranto-refresh-policy.h"
#include "coranto-refresh-timing.h"

typedef struct
{
  const CorantoLimits *limits;
  CorantoChannel *channel;
  CorantoResponse *response;
  gint64 now;
  char *body_hash;
  CorantoKnownStories *known; /* of a page that was read before, else NULL */
  CorantoFetchTrace trace;
  CorantoParsedFeed *feed; /* NULL: nothing to merge */
  GError *error;           /* of the channel */
  CorantoRefreshOutcome outcome;
} RefreshJob;

/* The steps, in order; each hands the task to the next. */
static void refresh_fetch (GTask *task);
static void refresh_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_recall (GTask *task);
static void refresh_recall_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_read (GTask *task);
static void refresh_read_in_worker (GTask *work, gpointer task_data);
static void refresh_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_gap_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_save (GTask *task);
static void refresh_merge_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_note_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
refresh_job_free (gpointer data)
{
  RefreshJob *job = data;

  coranto_channel_unref (job->channel);
  coranto_response_free (job->response);
  g_clear_pointer (&job->feed, coranto_parsed_feed_unref);
  g_clear_pointer (&job->known, coranto_known_stories_unref);
  g_clear_error (&job->error);
  g_free (job->body_hash);
  g_free (job);
}

void
coranto_refresh_channel_async (CorantoEngine *engine,
                               CorantoChannel *channel,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  RefreshJob *job = g_new0 (RefreshJob, 1);

  g_task_set_source_tag (task, coranto_refresh_channel_async);
  job->limits = engine->limits;
  job->channel = coranto_channel_ref (channel);
  g_task_set_task_data (task, job, refresh_job_free);
  refresh_fetch (task);
}

static void
refresh_fetch (GTask *task)
{
  CorantoEngine *engine = g_task_get_source_object (task);
  RefreshJob *job = g_task_get_task_data (task);
  const CorantoChannel *channel = job->channel;
  g_autoptr (CorantoFetchRequest) request = coranto_fetch_request_new (channel->url);

  request->etag = g_strdup (channel->etag);
  request->last_modified = g_strdup (channel->last_modified);
  request->home_url = g_strdup (channel->url);
  request->max_bytes = coranto_refresh_max_bytes (channel, engine->limits);
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (engine), request,
                               g_task_get_cancellable (task), refresh_fetch_cb, task);
}

static void
refresh_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *engine = g_task_get_source_object (task);
  RefreshJob *job = g_task_get_task_data (task);

  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &job->error);
  coranto_fetcher_get_trace (result, &job->trace);
  if (g_task_return_error_if_cancelled (task))
    return;
  job->now = coranto_clock_now (engine->clock);
  if (job->response && job->response->body)
    refresh_recall (g_steal_pointer (&task));
  else
    refresh_save (g_steal_pointer (&task));
}

/* A page is read for the list whose stories are known. */
static void
refresh_recall (GTask *task)
{
  CorantoEngine *engine = g_task_get_source_object (task);
  RefreshJob *job = g_task_get_task_data (task);

  if (job->channel->kind == CORANTO_FEED_KIND_PAGE)
    coranto_store_read_known_async (engine->store, job->channel->id, g_task_get_cancellable (task),
                                    refresh_recall_cb, task);
  else
    refresh_read (task);
}

static void
refresh_recall_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RefreshJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->known = coranto_store_read_known_finish (CORANTO_STORE (source), result, &error);
  if (job->known)
    refresh_read (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* The worker has the job to itself until its answer is here. */
static void
refresh_read (GTask *task)
{
  CorantoEngine *engine = g_task_get_source_object (task);

  coranto_worker_pool_run_step (engine->workers, task, refresh_read_in_worker, refresh_read_cb);
}

/* Whether what was read may take the place of what the channel was. */
static gboolean
refresh_accept (const RefreshJob *job, GError **error)
{
  if (coranto_refresh_is_expected_kind (job->channel, job->feed->kind))
    return coranto_inspect_check_feed (job->feed, error);
  coranto_error_set (error, CORANTO_ERROR_NOT_A_FEED, NULL);
  return FALSE;
}

static void
refresh_read_in_worker (GTask *work, gpointer task_data)
{
  RefreshJob *job = task_data;
  CorantoInspection inspection = {
    .bytes = job->response->body,
    .content_type = job->response->content_type,
    .url = job->response->url,
    .list_signature = job->channel->list_signature,
    .now = job->now,
    .limits = job->limits,
    .known = job->known,
  };

  job->body_hash = coranto_refresh_hash (job->response->body);
  if (coranto_refresh_decide (job->channel, job->response, job->body_hash) == CORANTO_REFRESH_PARSE)
    {
      job->feed = coranto_inspect_feed (&inspection, &job->error);
      if (job->feed && !refresh_accept (job, &job->error))
        g_clear_pointer (&job->feed, coranto_parsed_feed_unref);
      if (job->feed)
        coranto_store_prepare_feed (job->feed);
    }
  /* Many wait for the store at once. */
  g_clear_pointer (&job->response->body, g_bytes_unref);
  g_task_return_boolean (work, TRUE);
}

static void
refresh_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *engine = g_task_get_source_object (task);
  RefreshJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  /* Cancelled, or no thread. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (job->feed && coranto_gap_is_open (job->feed, job->known))
    coranto_gap_read_async (engine, job->channel, job->feed, job->known, cancellable,
                            refresh_gap_cb, g_steal_pointer (&task));
  else
    refresh_save (g_steal_pointer (&task));
}

/* The feed is this job's alone until it is saved. */
static void
refresh_gap_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RefreshJob *job = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = coranto_gap_read_finish (CORANTO_ENGINE (source), result);

  if (g_task_return_error_if_cancelled (task))
    return;
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (job->feed->items, coranto_parsed_item_ref (g_ptr_array_index (items, i)));
  refresh_save (g_steal_pointer (&task));
}

static void
set_next (CorantoCheck *check, CorantoNextTry next)
{
  check->next_check = next.time;
  check->wait_reason = next.reason;
}

/* What the feed says of it holds as long as it is not read again. */
static CorantoNextTry
stated_next (const RefreshJob *job)
{
  const CorantoParsedFeed *feed = job->feed;
  const CorantoChannel *channel = job->channel;
  CorantoStatedTimes stated = {
    .max_age_seconds = job->response->max_age_seconds,
    .retry_after = job->response->retry_after,
    .ttl_minutes = feed ? feed->ttl_minutes : channel->ttl_minutes,
    .skip_hours = feed ? feed->skip_hours : channel->skip_hours,
    .skip_days = feed ? feed->skip_days : channel->skip_days,
  };

  return coranto_refresh_next_after_success (&stated, job->now);
}

static void
fill_move (const RefreshJob *job, CorantoCheck *check)
{
  const char *url = job->response->permanent_url;

  switch (coranto_refresh_decide_move (job->channel, url))
    {
    case CORANTO_MOVE_NONE:
      break;
    case CORANTO_MOVE_NOTED:
      check->moved_url = url;
      break;
    case CORANTO_MOVE_DONE:
      check->new_url = url;
      break;
    }
}

/* A channel without an error: what its next request sends, and when. */
static void
fill_good_check (RefreshJob *job, CorantoCheck *check)
{
  const CorantoResponse *response = job->response;

  job->outcome.is_unchanged = job->feed == NULL;
  check->is_unchanged = job->feed == NULL;
  check->etag = response->etag;
  check->last_modified = response->last_modified;
  check->body_hash = job->body_hash;
  check->notice
      = coranto_refresh_notice (job->channel, job->feed && job->feed->is_relocated, job->now);
  fill_move (job, check);
  set_next (check, stated_next (job));
}

static void
fill_failed_check (RefreshJob *job, CorantoCheck *check)
{
  GError *explained = coranto_refresh_explain (job->channel, job->error);

  g_clear_error (&job->error);
  job->error = explained;
  job->outcome.is_failed = TRUE;
  check->error_code = coranto_error_code (explained);
  check->error_detail = explained->message;
  set_next (check, coranto_refresh_next_after_failure (job->channel, explained, job->now,
                                                       g_random_double ()));
}

static void
refresh_save (GTask *task)
{
  CorantoEngine *engine = g_task_get_source_object (task);
  RefreshJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CorantoCheck check = {
    .time = job->now,
    .duration_ms = job->trace.duration_ms,
    .status = job->trace.status,
    .requests = job->trace.requests,
    .bytes = (gint64) job->trace.bytes,
  };

  if (job->error)
    fill_failed_check (job, &check);
  else
    fill_good_check (job, &check);
  if (job->feed)
    coranto_store_merge_feed_async (engine->store, job->channel->id, job->feed, &check, cancellable,
                                    refresh_merge_cb, task);
  else
    coranto_store_note_check_async (engine->store, job->channel->id, &check, cancellable,
                                    refresh_note_cb, task);
}

static void
refresh_merge_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RefreshJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  int n = coranto_store_merge_feed_finish (CORANTO_STORE (source), result, &error);

  if (n < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  job->outcome.new_articles = (guint) n;
  g_task_return_boolean (task, TRUE);
}

static void
refresh_note_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (coranto_store_note_check_finish (CORANTO_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

gboolean
coranto_refresh_channel_finish (CorantoEngine *engine,
                                GAsyncResult *result,
                                CorantoRefreshOutcome *outcome,
                                GError **error)
{
  RefreshJob *job = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, engine), FALSE);
  *outcome = job->outcome;
  return g_task_propagate_boolean (G_TASK (result), error);
}
