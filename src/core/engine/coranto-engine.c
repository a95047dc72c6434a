/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conductor: holds what the jobs share, from opening to closing.  The jobs are files of their
 * own. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-engine-private.h"
#include "coranto-engine-favourites.h"

#include "coranto-keeper.h"
#include "coranto-linked-cancellable.h"
#include "coranto-refresh-timing.h"
#include "coranto-refresher.h"
#include "coranto-schedule.h"

typedef enum
{
  PROP_REFRESHING = 1,
  PROP_REFRESH_DONE,
  PROP_REFRESH_TOTAL,
  PROP_REFRESH_FAILED,
  PROP_REFRESH_NEW,
  PROP_HOLD,
} CorantoEngineProps;

static GParamSpec *properties[PROP_HOLD + 1];
static guint topics_found_signal;
static guint damaged_signal;

G_DEFINE_FINAL_TYPE (CorantoEngine, coranto_engine, G_TYPE_OBJECT)

/* Opening ---------------------------------------------------------------------------------------*/

static void
progressed_cb (CorantoEngine *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  coranto_news_gatherer_set_busy (self->news,
                                  coranto_refresher_get_progress (self->refresher)->is_running);
  for (guint i = PROP_REFRESHING; i <= PROP_REFRESH_NEW; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
refresh_due (gpointer user_data)
{
  CorantoEngine *self = user_data;

  coranto_refresher_run (self->refresher, NULL, CORANTO_REFRESH_DUE,
                         coranto_engine_new_task (self, NULL, NULL, NULL, refresh_due));
}

static void
minute_passed (gpointer user_data)
{
  CorantoEngine *self = user_data;

  coranto_keeper_tick (self->keeper);
}

static void
held (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_HOLD]);
}

static void
tell_news (GPtrArray *news, gpointer user_data)
{
  g_signal_emit (user_data, topics_found_signal, 0, news);
}

static void
damaged_cb (CorantoEngine *self)
{
  g_signal_emit (self, damaged_signal, 0);
}

static CorantoEngine *
engine_new (CorantoClock *clock, CorantoStore *store)
{
  static const CorantoScheduleFuncs funcs = { refresh_due, held, minute_passed };
  CorantoEngine *self = g_object_new (CORANTO_TYPE_ENGINE, NULL);

  self->clock = coranto_clock_ref (clock);
  self->store = g_object_ref (store);
  self->news = coranto_news_gatherer_new (store, tell_news, self);
  self->schedule = coranto_schedule_new (clock, &funcs, self);
  self->opened = coranto_clock_now (clock);
  g_signal_connect_object (store, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoClock *clock = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoStore) store = coranto_store_open_finish (result, &error);

  if (store)
    g_task_return_pointer (task, engine_new (clock, store), g_object_unref);
  else
    g_task_return_error (task, error);
}

char *
coranto_engine_dup_profile (const char *directory)
{
  return directory ? g_strdup (directory)
                   : g_build_filename (g_get_user_data_dir (), "coranto", NULL);
}

void
coranto_engine_open_async (const char *directory,
                           CorantoClock *clock,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *profile = coranto_engine_dup_profile (directory);

  g_task_set_source_tag (task, coranto_engine_open_async);
  clock = clock ? coranto_clock_ref (clock) : coranto_clock_new_system ();
  g_task_set_task_data (task, clock, (GDestroyNotify) coranto_clock_unref);
  coranto_store_open_async (profile, clock, cancellable, opened_cb, g_steal_pointer (&task));
}

CorantoEngine *
coranto_engine_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
coranto_engine_close (CorantoEngine *self)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));

  coranto_schedule_set_interval (self->schedule, 0);
  g_clear_handle_id (&self->expire_timer, g_source_remove);
  coranto_engine_set_keeping (self, FALSE);
  coranto_refresher_cancel (self->refresher);
  g_cancellable_cancel (self->closing);
  coranto_store_close (self->store);
}

/* What the jobs share ---------------------------------------------------------------------------*/

CorantoFetcher *
coranto_engine_get_fetcher (CorantoEngine *self)
{
  if (!self->fetcher)
    self->fetcher = coranto_fetcher_new (self->limits, self->clock);
  return self->fetcher;
}

CorantoChannelHosts *
coranto_engine_get_channel_hosts (CorantoEngine *self)
{
  if (!self->hosts)
    self->hosts = coranto_channel_hosts_new (self->store);
  return self->hosts;
}

GTask *
coranto_engine_new_task (CorantoEngine *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data,
                         gpointer source_tag)
{
  g_autoptr (GCancellable) linked = coranto_linked_cancellable_new (self->closing, cancellable);
  GTask *task = g_task_new (self, linked, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

/* Models ----------------------------------------------------------------------------------------*/

CorantoHeadlineList *
coranto_engine_new_headline_list (CorantoEngine *self)
{
  g_return_val_if_fail (CORANTO_IS_ENGINE (self), NULL);
  return coranto_headline_list_new (self->store);
}

CorantoChannelTree *
coranto_engine_get_channel_tree (CorantoEngine *self)
{
  g_return_val_if_fail (CORANTO_IS_ENGINE (self), NULL);
  if (!self->tree)
    self->tree = coranto_channel_tree_new (self->store);
  return self->tree;
}

/* Refreshing ------------------------------------------------------------------------------------*/

void
coranto_engine_refresh_async (CorantoEngine *self,
                              gint64 channel_id,
                              CorantoRefreshUrgency urgency,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GArray) ids = NULL;
  GTask *task;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_refresh_async);
  if (channel_id != 0)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, channel_id);
    }
  coranto_refresher_run (self->refresher, ids, urgency, task);
}

gboolean
coranto_engine_refresh_finish (CorantoEngine *self,
                               GAsyncResult *result,
                               CorantoRefreshReport *report,
                               GError **error)
{
  g_autofree CorantoRefreshReport *got = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  got = g_task_propagate_pointer (G_TASK (result), error);
  if (report)
    *report = got ? *got : (CorantoRefreshReport){ 0 };
  return got != NULL;
}

void
coranto_engine_cancel_refresh (CorantoEngine *self)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_refresher_cancel (self->refresher);
}

void
coranto_engine_set_refresh_interval (CorantoEngine *self, guint minutes)
{
  g_return_if_fail (CORANTO_IS_ENGINE (self));
  coranto_schedule_set_interval (self->schedule, minutes);
}

gboolean
coranto_engine_is_quiet (CorantoEngine *self, const CorantoChannel *channel)
{
  return coranto_refresh_is_quiet (channel, coranto_clock_now (self->clock));
}

CorantoNextTry
coranto_engine_get_next_try (CorantoEngine *self, const CorantoChannel *channel)
{
  return coranto_refresh_next_try (channel, CORANTO_REFRESH_DUE,
                                   coranto_schedule_get_floor (self->schedule),
                                   coranto_clock_now (self->clock));
}

/* The object ------------------------------------------------------------------------------------*/

static void
coranto_engine_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CorantoEngine *self = CORANTO_ENGINE (object);
  const CorantoRefreshProgress *progress = coranto_refresher_get_progress (self->refresher);

  switch ((CorantoEngineProps) id)
    {
    case PROP_REFRESHING:
      g_value_set_boolean (value, progress->is_running);
      break;
    case PROP_REFRESH_DONE:
      g_value_set_uint (value, progress->report.checked);
      break;
    case PROP_REFRESH_TOTAL:
      g_value_set_uint (value, progress->total);
      break;
    case PROP_REFRESH_FAILED:
      g_value_set_uint (value, progress->report.failed);
      break;
    case PROP_REFRESH_NEW:
      g_value_set_uint (value, progress->report.new_articles);
      break;
    case PROP_HOLD:
      g_value_set_uint (value, coranto_schedule_get_hold (self->schedule));
      break;
    }
}

static void
coranto_engine_finalize (GObject *object)
{
  CorantoEngine *self = CORANTO_ENGINE (object);

  g_clear_handle_id (&self->expire_timer, g_source_remove);
  coranto_keeper_free (self->keeper);
  g_clear_pointer (&self->schedule, coranto_schedule_free);
  coranto_refresher_free (self->refresher);
  g_clear_pointer (&self->news, coranto_news_gatherer_free);
  g_clear_pointer (&self->workers, coranto_worker_pool_free);
  if (self->store)
    coranto_store_close (self->store);
  g_clear_object (&self->tree);
  g_clear_object (&self->hosts);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->store);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->clock, coranto_clock_unref);
  G_OBJECT_CLASS (coranto_engine_parent_class)->finalize (object);
}

static void
coranto_engine_class_init (CorantoEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = coranto_engine_get_property;
  object_class->finalize = coranto_engine_finalize;

  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_REFRESH_DONE]
      = g_param_spec_uint ("refresh-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFRESH_TOTAL]
      = g_param_spec_uint ("refresh-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFRESH_FAILED]
      = g_param_spec_uint ("refresh-failed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFRESH_NEW]
      = g_param_spec_uint ("refresh-new", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HOLD] = g_param_spec_uint ("hold", NULL, NULL, 0, G_MAXUINT, 0, flags);
  damaged_signal = g_signal_new ("damaged", CORANTO_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  topics_found_signal
      = g_signal_new ("topics-found", CORANTO_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_signal_new ("keeping-changed", CORANTO_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
coranto_engine_init (CorantoEngine *self)
{
  self->limits = coranto_limits_default ();
  self->closing = g_cancellable_new ();
  self->workers = coranto_worker_pool_new ();
  self->refresher = coranto_refresher_new (self, progressed_cb);
  self->keeper = coranto_keeper_new (self);
}
