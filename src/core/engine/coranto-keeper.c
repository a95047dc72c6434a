/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks after the favourites.
 *
 * A run takes what is due in rounds until a round finds nothing more; what is marked meanwhile
 * begins another run behind it.
 *
 * I1: an article is tried once in a run: a failure that cannot even be noted must not loop.
 * I2: the keeper lives as long as its engine; every step's callback holds that. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-keeper.h"

#include "coranto-conditions.h"
#include "coranto-keep-job.h"
#include "coranto-schedule.h"
#include "coranto-store-keeping.h"

/* Articles of one round, and how many of them at once. */
#define ROUND 50
#define AT_ONCE 3
/* Marks come in bursts. */
#define SETTLE_MS 200

struct _CorantoKeeper
{
  CorantoEngine *engine; /* unowned: I2 */
  gulong changed_handler;
  guint settle_source;
  gboolean is_active;
  gboolean is_running;
  gboolean is_asked;   /* the run: no surroundings hold it */
  gboolean run_again;  /* behind the run */
  GPtrArray *waiters;  /* (element-type GTask) of the run */
  GPtrArray *later;    /* (element-type GTask) of the next */
  GHashTable *tried;   /* (element-type gint64) I1 */
  GPtrArray *released; /* (element-type utf8) pictures to let go of; NULL: not known */
  GPtrArray *tasks;    /* (element-type CorantoKeepTask) of the round */
  guint next;          /* of `tasks` */
  guint n_running;
};

/* The steps of a run, in order. */
static void run (CorantoKeeper *keeper);
static void released_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void release_next (CorantoKeeper *keeper);
static void released_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void list_round (CorantoKeeper *keeper);
static void listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void fill (CorantoKeeper *keeper);
static void kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void end_run (CorantoKeeper *keeper);

static void
said (CorantoEngine *engine, gint64 article_id)
{
  g_signal_emit_by_name (engine, "keeping-changed", article_id);
}

static void
run (CorantoKeeper *keeper)
{
  CorantoEngine *engine = keeper->engine;

  keeper->is_running = TRUE;
  keeper->run_again = FALSE;
  g_hash_table_remove_all (keeper->tried);
  coranto_store_list_released_async (engine->store, engine->closing, released_listed_cb,
                                     g_object_ref (engine));
}

/* Letting go ---------------------------------------------------------------------------------- */

static void
released_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoEngine) engine = user_data;
  CorantoKeeper *keeper = engine->keeper;

  g_clear_pointer (&keeper->released, g_ptr_array_unref);
  keeper->released = coranto_store_list_released_finish (CORANTO_STORE (source), result, NULL);
  release_next (keeper);
}

static const char *
last_released (CorantoKeeper *keeper)
{
  return g_ptr_array_index (keeper->released, keeper->released->len - 1);
}

static void
release_next (CorantoKeeper *keeper)
{
  CorantoEngine *engine = keeper->engine;

  if (keeper->released && keeper->released->len > 0)
    coranto_store_release_picture_async (engine->store, last_released (keeper), engine->closing,
                                         released_cb, g_object_ref (engine));
  else
    list_round (keeper);
}

/* What could not be moved is tried again in the next run. */
static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoEngine) engine = user_data;
  CorantoKeeper *keeper = engine->keeper;
  g_autofree char *url = g_strdup (last_released (keeper));

  g_ptr_array_set_size (keeper->released, (int) keeper->released->len - 1);
  if (coranto_store_release_picture_finish (CORANTO_STORE (source), result, NULL))
    coranto_store_forget_released_async (engine->store, url, NULL, forgotten_cb,
                                         g_object_ref (engine));
  else
    release_next (keeper);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoEngine) engine = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_store_forget_released_finish (CORANTO_STORE (source), result, &error))
    g_debug ("a picture that was let go of is not forgotten: %s", error->message);
  release_next (engine->keeper);
}

/* Making whole -------------------------------------------------------------------------------- */

static void
list_round (CorantoKeeper *keeper)
{
  CorantoEngine *engine = keeper->engine;

  coranto_store_list_to_keep_async (engine->store, ROUND, engine->closing, listed_cb,
                                    g_object_ref (engine));
}

static gboolean
may_ask (CorantoKeeper *keeper, const CorantoKeepTask *task)
{
  CorantoConditions *conditions;

  if (keeper->is_asked)
    return TRUE;
  conditions = coranto_schedule_get_conditions (keeper->engine->schedule);
  return coranto_hold_spares (coranto_conditions_get_hold (conditions), task->url ? task->url : "");
}

/* Those of the round that can be tried, each once. */
static void
choose (CorantoKeeper *keeper)
{
  for (guint i = keeper->tasks->len; i > 0; i--)
    {
      const CorantoKeepTask *task = g_ptr_array_index (keeper->tasks, i - 1);

      if (g_hash_table_contains (keeper->tried, &task->article_id) || !may_ask (keeper, task))
        g_ptr_array_remove_index (keeper->tasks, i - 1);
      else
        g_hash_table_add (keeper->tried, g_memdup2 (&task->article_id, sizeof task->article_id));
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoEngine) engine = user_data;
  CorantoKeeper *keeper = engine->keeper;

  g_clear_pointer (&keeper->tasks, g_ptr_array_unref);
  keeper->tasks = coranto_store_list_to_keep_finish (CORANTO_STORE (source), result, NULL);
  keeper->next = 0;
  if (keeper->tasks)
    choose (keeper);
  if (keeper->tasks && keeper->tasks->len > 0)
    fill (keeper);
  else
    end_run (keeper);
}

static void
fill (CorantoKeeper *keeper)
{
  CorantoEngine *engine = keeper->engine;

  while (keeper->n_running < AT_ONCE && keeper->next < keeper->tasks->len)
    {
      const CorantoKeepTask *task = g_ptr_array_index (keeper->tasks, keeper->next++);

      keeper->n_running++;
      coranto_keep_article_async (engine, task->article_id, said, NULL, kept_cb,
                                  g_object_ref (engine));
    }
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoEngine) engine = user_data;
  CorantoKeeper *keeper = engine->keeper;
  g_autoptr (GError) error = NULL;

  if (!coranto_keep_article_finish (engine, result, &error))
    g_debug ("a favourite could not be looked after: %s", error->message);
  keeper->n_running--;
  if (keeper->next < keeper->tasks->len && !g_cancellable_is_cancelled (engine->closing))
    fill (keeper);
  else if (keeper->n_running == 0)
    list_round (keeper);
}

static void
end_run (CorantoKeeper *keeper)
{
  g_autoptr (GPtrArray) done = g_steal_pointer (&keeper->waiters);

  keeper->waiters = g_steal_pointer (&keeper->later);
  keeper->later = g_ptr_array_new_with_free_func (g_object_unref);
  keeper->is_running = FALSE;
  keeper->is_asked = keeper->waiters->len > 0;
  if ((keeper->run_again || keeper->is_asked)
      && !g_cancellable_is_cancelled (keeper->engine->closing))
    run (keeper);
  else
    {
      g_ptr_array_extend_and_steal (done, g_steal_pointer (&keeper->waiters));
      keeper->waiters = g_ptr_array_new_with_free_func (g_object_unref);
    }
  for (guint i = 0; i < done->len; i++)
    g_task_return_boolean (g_ptr_array_index (done, i), TRUE);
}

/* When it looks ------------------------------------------------------------------------------- */

void
coranto_keeper_tick (CorantoKeeper *keeper)
{
  if (!keeper->is_active)
    return;
  if (keeper->is_running)
    keeper->run_again = TRUE;
  else
    run (keeper);
}

void
coranto_keeper_run (CorantoKeeper *keeper, GTask *task)
{
  if (keeper->is_running)
    {
      g_ptr_array_add (keeper->later, task);
      return;
    }
  g_ptr_array_add (keeper->waiters, task);
  keeper->is_asked = TRUE;
  run (keeper);
}

static gboolean
settled_cb (gpointer user_data)
{
  CorantoKeeper *keeper = user_data;

  keeper->settle_source = 0;
  coranto_keeper_tick (keeper);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CorantoKeeper *keeper, const CorantoChangeSet *changes)
{
  if (keeper->settle_source == 0
      && (changes->everything || changes->restated->len > 0 || changes->updated->len > 0))
    keeper->settle_source = g_timeout_add (SETTLE_MS, settled_cb, keeper);
}

void
coranto_keeper_set_active (CorantoKeeper *keeper, gboolean is_active)
{
  if (keeper->is_active == is_active)
    return;
  keeper->is_active = is_active;
  if (is_active)
    {
      keeper->changed_handler = g_signal_connect_swapped (keeper->engine->store, "changed",
                                                          G_CALLBACK (changed_cb), keeper);
      coranto_keeper_tick (keeper);
    }
  else
    {
      g_clear_signal_handler (&keeper->changed_handler, keeper->engine->store);
      g_clear_handle_id (&keeper->settle_source, g_source_remove);
    }
}

CorantoKeeper *
coranto_keeper_new (CorantoEngine *engine)
{
  CorantoKeeper *keeper = g_new0 (CorantoKeeper, 1);

  keeper->engine = engine;
  keeper->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  keeper->later = g_ptr_array_new_with_free_func (g_object_unref);
  keeper->tried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return keeper;
}

void
coranto_keeper_free (CorantoKeeper *keeper)
{
  coranto_keeper_set_active (keeper, FALSE);
  g_ptr_array_unref (keeper->waiters);
  g_ptr_array_unref (keeper->later);
  g_hash_table_unref (keeper->tried);
  g_clear_pointer (&keeper->released, g_ptr_array_unref);
  g_clear_pointer (&keeper->tasks, g_ptr_array_unref);
  g_free (keeper);
}
