/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fetch: its turn at the host, its hops through the address gate, its status judged.
 *
 * I1: while a turn is waited for, `job->task_waiting` holds the task; in every other state a step
 *     holds it.
 * I2: the total time does not run while a turn is waited for. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-fetcher.h"

#include "coranto-address-gate.h"
#include "coranto-alarm.h"
#include "coranto-date.h"
#include "coranto-host-queue.h"
#include "coranto-referrer.h"
#include "coranto-request-private.h"
#include "coranto-retry-after.h"
#include "coranto-soup-transport.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define DETAIL_CHARS 200

/* A server that is silent for so long holds up nobody but its own host's next. */
#define PATIENCE_US G_USEC_PER_SEC

struct _CorantoFetcher
{
  GObject parent_instance;
  const CorantoLimits *limits;
  CorantoClock *clock;
  CorantoHostQueue *queue;
  CorantoSoupTransport *transport;
};

G_DEFINE_FINAL_TYPE (CorantoFetcher, coranto_fetcher, G_TYPE_OBJECT)

typedef struct
{
  CorantoFetchRequest *request;
  char *url; /* of the present hop */
  CorantoTurn *turn;
  CorantoAlarm *patience; /* rings while a server is silent */
  GTask *task_waiting;    /* I1 */
  GSource *cancel_source;
  int priority;
  guint hops; /* redirects followed */
  guint spent_ms;
  gint64 start_us; /* monotonic; 0: nothing was sent yet */
  CorantoFetchTrace trace;
  gboolean all_permanent;
  gboolean came_from_private;
} FetchJob;

/* The steps, in order; a redirect goes back to the first. */
static void fetch_wait (GTask *task);
static void fetch_turn_cb (CorantoTurn *turn, gpointer user_data);
static void fetch_send (GTask *task);
static void fetch_reply_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void fetch_redirect (GTask *task, const CorantoReply *reply);
static void fetch_finish (GTask *task, CorantoReply *reply);

static void
drop_cancel_source (FetchJob *job)
{
  if (job->cancel_source)
    g_source_destroy (job->cancel_source);
  g_clear_pointer (&job->cancel_source, g_source_unref);
}

/* Also where the trace is completed: nothing of the fetch comes after its last turn. */
static void
end_turn (FetchJob *job)
{
  if (job->start_us > 0)
    job->trace.duration_ms = (guint) ((g_get_monotonic_time () - job->start_us) / 1000);
  g_clear_pointer (&job->patience, coranto_alarm_free);
  g_clear_pointer (&job->turn, coranto_turn_end);
}

static void
fetch_job_free (gpointer data)
{
  FetchJob *job = data;

  drop_cancel_source (job);
  end_turn (job);
  coranto_fetch_request_free (job->request);
  g_free (job->url);
  g_free (job);
}

/* Ends the task; its turn is over before the caller hears of it, who may free the fetcher then. */
static void
fetch_fail (GTask *task, CorantoErrorCode code, const char *detail)
{
  g_autoptr (GTask) owned = task;
  FetchJob *job = g_task_get_task_data (task);
  g_autofree char *line = detail ? coranto_text_line (detail, DETAIL_CHARS) : NULL;
  GError *error = NULL;

  end_turn (job);
  coranto_error_set (&error, code, line);
  g_task_return_error (task, error);
}

void
coranto_fetcher_fetch_async (CorantoFetcher *self,
                             const CorantoFetchRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FetchJob *job = g_new0 (FetchJob, 1);

  g_task_set_source_tag (task, coranto_fetcher_fetch_async);
  g_task_set_task_data (task, job, fetch_job_free);
  job->request = coranto_fetch_request_copy (request);
  job->url = coranto_url_resolve (NULL, request->url);
  job->priority = request->priority;
  job->all_permanent = TRUE;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!job->url)
    fetch_fail (g_steal_pointer (&task), CORANTO_ERROR_INVALID_ADDRESS, request->url);
  else
    fetch_wait (g_steal_pointer (&task));
}

static gboolean
fetch_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  FetchJob *job = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task_waiting);

  drop_cancel_source (job);
  end_turn (job);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
fetch_wait (GTask *task)
{
  CorantoFetcher *self = g_task_get_source_object (task);
  FetchJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *host = coranto_url_host (job->url);

  job->task_waiting = task;
  job->turn = coranto_host_queue_wait (self->queue, host, job->priority, fetch_turn_cb, job);
  if (!cancellable)
    return;
  job->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (job->cancel_source, G_SOURCE_FUNC (fetch_cancelled_cb), job, NULL);
  g_source_attach (job->cancel_source, g_main_context_get_thread_default ());
}

static void
fetch_turn_cb (CorantoTurn *turn, gpointer user_data)
{
  FetchJob *job = user_data;

  drop_cancel_source (job);
  fetch_send (g_steal_pointer (&job->task_waiting));
}

static gboolean
must_judge (const FetchJob *job)
{
  CorantoHopOrigin origin = {
    .url = job->url,
    .first_url = job->request->url,
    .home_url = job->request->home_url,
    .from_content = job->request->from_content,
    .came_from_private = job->came_from_private,
  };

  return coranto_address_gate_must_judge (&origin);
}

static void
patience_rang (gpointer user_data)
{
  FetchJob *job = user_data;

  coranto_turn_lend (job->turn);
}

static void
progressed (gpointer user_data)
{
  FetchJob *job = user_data;

  coranto_alarm_set (job->patience, g_get_monotonic_time () + PATIENCE_US);
}

static void
fetch_send (GTask *task)
{
  CorantoFetcher *self = g_task_get_source_object (task);
  FetchJob *job = g_task_get_task_data (task);
  g_autofree char *referrer
      = job->request->referrer ? coranto_referrer_for (job->request->referrer, job->url) : NULL;
  CorantoHop hop = {
    .url = job->url,
    .request = job->request,
    .referrer = referrer,
    .max_bytes = job->request->max_bytes > 0 ? job->request->max_bytes : self->limits->page_bytes,
    .spent_ms = job->spent_ms,
    .is_judged = must_judge (job),
    .progressed = progressed,
    .progress_data = job,
  };

  if (!job->patience)
    job->patience = coranto_alarm_new (patience_rang, job);
  progressed (job);
  if (job->start_us == 0)
    job->start_us = g_get_monotonic_time ();
  job->trace.requests++;
  job->trace.status = 0;

  coranto_soup_transport_send_async (self->transport, &hop, g_task_get_cancellable (task),
                                     fetch_reply_cb, task);
}

static gboolean
is_redirect (const CorantoReply *reply)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (reply->response->status == statuses[i])
      return reply->location != NULL;
  return FALSE;
}

static void
fetch_reply_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  FetchJob *job = g_task_get_task_data (task);
  CorantoReply *reply
      = coranto_soup_transport_send_finish (CORANTO_SOUP_TRANSPORT (source), result, &error);

  if (!reply)
    {
      end_turn (job);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  job->trace.status = reply->response->status;
  job->trace.bytes = reply->response->transferred_bytes;
  if (is_redirect (reply))
    {
      fetch_redirect (g_steal_pointer (&task), reply);
      coranto_reply_free (reply);
      return;
    }
  fetch_finish (g_steal_pointer (&task), reply);
}

/* Whether the turn at the present host serves for `url` too. */
static gboolean
is_same_turn (FetchJob *job, const char *url)
{
  g_autofree char *host = coranto_url_host (url);

  return host && g_str_equal (host, coranto_turn_get_host (job->turn));
}

static void
fetch_redirect (GTask *task, const CorantoReply *reply)
{
  CorantoFetcher *self = g_task_get_source_object (task);
  FetchJob *job = g_task_get_task_data (task);
  guint status = reply->response->status;
  g_autofree char *target = coranto_url_resolve (job->url, reply->location);

  if (!target)
    {
      fetch_fail (task, CORANTO_ERROR_INVALID_ADDRESS, reply->location);
      return;
    }
  if (++job->hops > self->limits->redirects)
    {
      fetch_fail (task, CORANTO_ERROR_TOO_MANY_REDIRECTS, NULL);
      return;
    }
  /* A way that leads from https to http is no better address, whatever the server says. */
  if ((status != 301 && status != 308)
      || (g_str_has_prefix (job->url, "https:") && !g_str_has_prefix (target, "https:")))
    job->all_permanent = FALSE;
  job->spent_ms = reply->spent_ms;
  job->came_from_private = reply->peer_is_private;
  g_free (job->url);
  job->url = g_steal_pointer (&target);
  if (is_same_turn (job, job->url))
    {
      fetch_send (task);
      return;
    }
  end_turn (job);
  fetch_wait (task);
}

/* What a status other than 200 and an honest 304 means. */
static CorantoErrorCode
judge_status (const FetchJob *job, const CorantoReply *reply)
{
  guint status = reply->response->status;

  if (status == 304 && (job->request->etag || job->request->last_modified))
    return CORANTO_ERROR_NONE;
  if (status == 204 || status == 205)
    return CORANTO_ERROR_EMPTY;
  if (status == 410)
    return CORANTO_ERROR_GONE;
  if (!reply->response->body)
    return CORANTO_ERROR_HTTP_STATUS;
  return g_bytes_get_size (reply->response->body) > 0 ? CORANTO_ERROR_NONE : CORANTO_ERROR_EMPTY;
}

static char *
format_time (gint64 unix_seconds)
{
  CorantoDate date = { unix_seconds, 0, CORANTO_DATE_SECOND };

  return coranto_date_to_rfc3339 (&date);
}

static void
fetch_finish (GTask *task, CorantoReply *reply_taken)
{
  g_autoptr (CorantoReply) reply = reply_taken;
  CorantoFetcher *self = g_task_get_source_object (task);
  FetchJob *job = g_task_get_task_data (task);
  CorantoResponse *response = reply->response;
  CorantoErrorCode code = judge_status (job, reply);
  g_autofree char *detail = NULL;

  response->retry_after
      = coranto_retry_after_parse (reply->retry_after, coranto_clock_now (self->clock));
  if (code == CORANTO_ERROR_HTTP_STATUS)
    {
      if ((response->status == 429 || response->status == 503) && response->retry_after > 0)
        code = CORANTO_ERROR_RETRY_LATER;
      detail = code == CORANTO_ERROR_RETRY_LATER ? format_time (response->retry_after)
                                                 : g_strdup_printf ("%u", response->status);
    }
  if (code != CORANTO_ERROR_NONE)
    {
      fetch_fail (task, code, detail);
      return;
    }
  if (response->body)
    response->status = 200;
  if (job->hops > 0 && job->all_permanent)
    response->permanent_url = g_strdup (job->url);
  end_turn (job);
  g_task_return_pointer (task, g_steal_pointer (&reply->response),
                         (GDestroyNotify) coranto_response_free);
  g_object_unref (task);
}

CorantoResponse *
coranto_fetcher_fetch_finish (CorantoFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
coranto_fetcher_get_trace (GAsyncResult *result, CorantoFetchTrace *trace)
{
  FetchJob *job = g_task_get_task_data (G_TASK (result));

  *trace = job->trace;
}

void
coranto_fetcher_set_manners (CorantoFetcher *self, guint per_host, guint in_all, guint gap_ms)
{
  coranto_host_queue_set_manners (self->queue, per_host, in_all, gap_ms);
}

static void
coranto_fetcher_finalize (GObject *object)
{
  CorantoFetcher *self = CORANTO_FETCHER (object);

  g_clear_pointer (&self->queue, coranto_host_queue_free);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->clock, coranto_clock_unref);
  G_OBJECT_CLASS (coranto_fetcher_parent_class)->finalize (object);
}

static void
coranto_fetcher_class_init (CorantoFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_fetcher_finalize;
}

static void
coranto_fetcher_init (CorantoFetcher *self)
{
  self->queue = coranto_host_queue_new ();
}

CorantoFetcher *
coranto_fetcher_new (const CorantoLimits *limits, CorantoClock *clock)
{
  CorantoFetcher *self = g_object_new (CORANTO_TYPE_FETCHER, NULL);

  self->limits = limits;
  self->clock = coranto_clock_ref (clock);
  self->transport = coranto_soup_transport_new (limits);
  return self;
}
