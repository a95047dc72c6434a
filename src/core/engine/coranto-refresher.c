/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The refresh that runs.
 *
 * A call lists the channels, adds those it is for to the run (which it starts when there is none),
 * and waits for the run's end: so a call joins what runs already.
 *
 * I1: a run is on while a channel is queued or under way, or a call lists channels for it.
 * I2: each waiting task is returned once: when the run ends, or when its own cancellable says so.
 * I3: whoever may free the engine is called last. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-refresher.h"

#include "coranto-refresh-job.h"
#include "coranto-refresh-order.h"
#include "coranto-refresh-timing.h"
#include "coranto-schedule.h"
#include "coranto-store-health.h"

/* Channels under way at once: the host queue sets the pace, this bounds what waits to be parsed and
 * to be stored. */
#define MAX_UNDER_WAY 128

struct _CorantoRefresher
{
  CorantoEngine *engine; /* unowned */
  void (*progressed) (CorantoEngine *engine);
  CorantoRefreshProgress progress;
  GCancellable *cancellable; /* of the run; NULL: none */
  GQueue queued;             /* CorantoChannel */
  GHashTable *seen;          /* ids of the run's channels -> whether still to do */
  GPtrArray *waiting;        /* Waiter */
  GError *error;             /* of the profile, the first of the run */
  guint under_way;
  guint listing;
};

typedef struct
{
  CorantoRefresher *refresher; /* unowned */
  GTask *task;
  GSource *cancel_source;
} Waiter;

/* One call until its channels are known. */
typedef struct
{
  CorantoRefresher *refresher; /* unowned: the engine's task is held meanwhile */
  GTask *task;
  GArray *ids;
  CorantoRefreshUrgency urgency;
} Call;

static void listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void channel_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancel_source)
    g_source_destroy (waiter->cancel_source);
  g_clear_pointer (&waiter->cancel_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
call_free (Call *call)
{
  g_clear_object (&call->task);
  g_clear_pointer (&call->ids, g_array_unref);
  g_free (call);
}

CorantoRefresher *
coranto_refresher_new (CorantoEngine *engine, void (*progressed) (CorantoEngine *engine))
{
  CorantoRefresher *self = g_new0 (CorantoRefresher, 1);

  self->engine = engine;
  self->progressed = progressed;
  g_queue_init (&self->queued);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (waiter_free);
  return self;
}

void
coranto_refresher_free (CorantoRefresher *self)
{
  if (!self)
    return;
  g_assert (!self->progress.is_running);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

const CorantoRefreshProgress *
coranto_refresher_get_progress (CorantoRefresher *self)
{
  return &self->progress;
}

static void
begin_run (CorantoRefresher *self)
{
  if (self->progress.is_running)
    return;
  self->progress = (CorantoRefreshProgress){ .is_running = TRUE };
  self->cancellable = g_cancellable_new ();
  self->progressed (self->engine);
}

static void
return_report (CorantoRefresher *self, GTask *task, const GError *error)
{
  if (error)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, g_memdup2 (&self->progress.report, sizeof (CorantoRefreshReport)),
                           g_free);
}

static void
end_run_if_over (CorantoRefresher *self)
{
  g_autoptr (CorantoEngine) engine = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->progress.is_running || self->under_way > 0 || self->listing > 0
      || self->queued.length > 0)
    return;
  engine = g_object_ref (self->engine); /* I3 */
  error = g_steal_pointer (&self->error);
  if (!error)
    g_cancellable_set_error_if_cancelled (self->cancellable, &error);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->seen);
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (waiter_free);
  self->progress.is_running = FALSE;
  self->progressed (engine);
  for (guint i = 0; i < waiting->len; i++)
    return_report (self, ((Waiter *) g_ptr_array_index (waiting, i))->task, error);
}

static void
start_channels (CorantoRefresher *self)
{
  while (self->under_way < MAX_UNDER_WAY && self->queued.length > 0)
    {
      g_autoptr (CorantoChannel) channel = g_queue_pop_head (&self->queued);

      self->under_way++;
      coranto_refresh_channel_async (self->engine, channel, self->cancellable, channel_done_cb,
                                     g_memdup2 (&channel->id, sizeof channel->id));
    }
}

static void
count_outcome (CorantoRefresher *self, const CorantoRefreshOutcome *outcome)
{
  CorantoRefreshReport *report = &self->progress.report;

  report->checked++;
  report->failed += outcome->is_failed ? 1 : 0;
  report->unchanged += outcome->is_unchanged ? 1 : 0;
  report->new_articles += outcome->new_articles;
}

static void
drop_queued (CorantoRefresher *self)
{
  g_queue_clear_full (&self->queued, (GDestroyNotify) coranto_channel_unref);
}

static void
channel_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CorantoEngine *engine = CORANTO_ENGINE (source);
  CorantoRefresher *self = engine->refresher;
  g_autofree gint64 *id = user_data;
  g_autoptr (GError) error = NULL;
  CorantoRefreshOutcome outcome;

  self->under_way--;
  if (coranto_refresh_channel_finish (engine, result, &outcome, &error))
    count_outcome (self, &outcome);
  else if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND))
    count_outcome (self, &(CorantoRefreshOutcome){ .is_unchanged = TRUE }); /* unsubscribed */
  else if (!self->error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->error = g_steal_pointer (&error);
      /* Nor is anybody asked in vain for the rest. */
      drop_queued (self);
      coranto_schedule_set_next (engine->schedule, G_MAXINT64);
    }
  g_hash_table_replace (self->seen, g_steal_pointer (&id), GINT_TO_POINTER (FALSE));
  self->progressed (engine);
  start_channels (self);
  end_run_if_over (self);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  CorantoRefresher *self = waiter->refresher;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (self->waiting, waiter);
  g_task_return_error_if_cancelled (task);
  /* Nobody wants it any more. */
  if (self->waiting->len == 0)
    coranto_refresher_cancel (self);
  return G_SOURCE_REMOVE;
}

static void
add_waiter (CorantoRefresher *self, GTask *task)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->refresher = self;
  waiter->task = g_object_ref (task);
  g_ptr_array_add (self->waiting, waiter);
  if (!cancellable)
    return;
  waiter->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancel_source, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
  g_source_attach (waiter->cancel_source, g_main_context_get_thread_default ());
}

void
coranto_refresher_run (CorantoRefresher *self,
                       GArray *channel_ids,
                       CorantoRefreshUrgency urgency,
                       GTask *task)
{
  const GError *problem = coranto_store_get_write_problem (self->engine->store);
  Call *call;

  /* Nobody is asked for what can't be stored. */
  if (problem)
    {
      g_task_return_error (task, g_error_copy (problem));
      g_object_unref (task);
      return;
    }
  call = g_new0 (Call, 1);
  call->refresher = self;
  call->task = task;
  call->ids = channel_ids ? g_array_ref (channel_ids) : NULL;
  call->urgency = urgency;
  begin_run (self);
  self->listing++;
  coranto_store_list_channels_async (self->engine->store, 0, self->cancellable, listed_cb, call);
}

static gboolean
call_names (const Call *call, gint64 id)
{
  for (guint i = 0; i < call->ids->len; i++)
    if (g_array_index (call->ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whether manners, and the surroundings where nobody asked, allow it now. */
static gboolean
is_allowed (const Call *call, const CorantoChannel *channel, gint64 now)
{
  CorantoSchedule *schedule = call->refresher->engine->schedule;

  if (call->urgency == CORANTO_REFRESH_DUE
      && !coranto_hold_spares (
          coranto_conditions_get_hold (coranto_schedule_get_conditions (schedule)), channel->url))
    return FALSE;
  return coranto_refresh_is_due (channel, call->urgency, coranto_schedule_get_floor (schedule),
                                 now);
}

/* Whether the run has to take the channel for this call.  One that was named is asked again though
 * the run had it already, unless it is still under way. */
static gboolean
call_wants (const Call *call, const CorantoChannel *channel, gint64 now)
{
  gpointer to_do;
  gboolean is_seen
      = g_hash_table_lookup_extended (call->refresher->seen, &channel->id, NULL, &to_do);

  if (is_seen && (!call->ids || GPOINTER_TO_INT (to_do)))
    return FALSE;
  if (call->ids && !call_names (call, channel->id))
    return FALSE;
  return is_allowed (call, channel, now);
}

/* When the program has to look again by itself. */
static void
note_next (const Call *call, GPtrArray *channels, gint64 now)
{
  CorantoSchedule *schedule = call->refresher->engine->schedule;
  guint floor_seconds = coranto_schedule_get_floor (schedule);
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < channels->len; i++)
    {
      CorantoNextTry next = coranto_refresh_next_try (g_ptr_array_index (channels, i),
                                                      CORANTO_REFRESH_DUE, floor_seconds, now);

      if (next.reason != CORANTO_WAIT_GONE)
        earliest = MIN (earliest, next.time > now ? next.time : now + floor_seconds);
    }
  coranto_schedule_set_next (schedule, earliest);
}

static void
add_channels (const Call *call, GPtrArray *channels)
{
  CorantoRefresher *self = call->refresher;
  gint64 now = coranto_clock_now (self->engine->clock);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < channels->len; i++)
    if (call_wants (call, g_ptr_array_index (channels, i), now))
      g_ptr_array_add (wanted, g_ptr_array_index (channels, i));
  coranto_refresh_order (wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (wanted, i);

      g_queue_push_tail (&self->queued, coranto_channel_ref (channel));
      g_hash_table_replace (self->seen, g_memdup2 (&channel->id, sizeof channel->id),
                            GINT_TO_POINTER (TRUE));
    }
  self->progress.total += wanted->len;
  if (call->urgency == CORANTO_REFRESH_DUE)
    note_next (call, channels, now);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  CorantoRefresher *self = call->refresher;
  g_autoptr (CorantoEngine) engine = g_object_ref (self->engine); /* I3 */
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);

  self->listing--;
  if (table && !g_cancellable_is_cancelled (self->cancellable))
    add_channels (call, table->channels);
  else if (!table && !self->error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_steal_pointer (&error);
  add_waiter (self, call->task);
  call_free (call);
  self->progressed (engine);
  start_channels (self);
  end_run_if_over (self);
}

void
coranto_refresher_cancel (CorantoRefresher *self)
{
  if (!self->progress.is_running)
    return;
  drop_queued (self);
  g_cancellable_cancel (self->cancellable);
}
