/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ThreadSanitizer cannot see of a GLib that was not built for it: GLib locks with futexes of
 * its own, so that whatever goes from thread to thread through it looks like a race.
 *
 * Preloaded under ./dev sanitize --threads, these stand in front of the calls by which the program
 * and GIO hand things over, and say so: what was done before a push has been done when it is
 * popped, and so on.  Nothing else is hushed up: what threads share without such a call is found.
 */
#include <dlfcn.h>
#include <glib.h>

void __tsan_acquire (void *addr);
void __tsan_release (void *addr);

#define REAL(name) ((__typeof__ (&name)) real (#name))

static void *
real (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

/* Queues ----------------------------------------------------------------------------------------*/

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  __tsan_release (queue);
  REAL (g_async_queue_push) (queue, data);
}

typedef struct
{
  GAsyncQueue *queue;
  GCompareDataFunc func;
  gpointer data;
} Comparison;

/* Under the queue's lock: it reads what others have pushed, before yet others pop that. */
static gint
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  Comparison *comparison = data;
  gint order;

  __tsan_acquire (comparison->queue);
  order = comparison->func (a, b, comparison->data);
  __tsan_release (comparison->queue);
  return order;
}

void
g_async_queue_push_sorted (GAsyncQueue *queue,
                           gpointer data,
                           GCompareDataFunc func,
                           gpointer user_data)
{
  Comparison comparison = { queue, func, user_data };

  __tsan_release (queue);
  REAL (g_async_queue_push_sorted) (queue, data, compare, &comparison);
}

static gpointer
popped (GAsyncQueue *queue, gpointer data)
{
  __tsan_acquire (queue);
  return data;
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  return popped (queue, REAL (g_async_queue_pop) (queue));
}

gpointer
g_async_queue_try_pop (GAsyncQueue *queue)
{
  return popped (queue, REAL (g_async_queue_try_pop) (queue));
}

gpointer
g_async_queue_timeout_pop (GAsyncQueue *queue, guint64 timeout)
{
  return popped (queue, REAL (g_async_queue_timeout_pop) (queue, timeout));
}

/* Locks -----------------------------------------------------------------------------------------*/

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_mutex_unlock) (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_cond_wait) (cond, mutex);
  __tsan_acquire (mutex);
}

/* Sources ---------------------------------------------------------------------------------------*/

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Callback;

static gboolean
callback_run (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (callback);
  return callback->func (callback->data);
}

static void
callback_free (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (callback);
  if (callback->notify)
    callback->notify (callback->data);
  g_free (callback);
}

/* Callbacks of other sources have other arguments; what crosses threads comes by an idle one. */
void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Callback *callback;

  if (source->source_funcs != &g_idle_funcs && source->source_funcs != &g_timeout_funcs)
    {
      REAL (g_source_set_callback) (source, func, data, notify);
      return;
    }
  callback = g_new (Callback, 1);
  *callback = (Callback){ func, data, notify };
  __tsan_release (callback);
  REAL (g_source_set_callback) (source, callback_run, callback, callback_free);
}

/* Threads ---------------------------------------------------------------------------------------*/

typedef struct
{
  GThreadFunc func;
  gpointer data;
  gpointer result;
} Start;

static gpointer
thread_run (gpointer data)
{
  Start *start = data;
  gpointer result;

  __tsan_acquire (start);
  result = start->func (start->data);
  /* Whoever joins any thread has seen all that ended before. */
  __tsan_release ((void *) thread_run);
  g_free (start);
  return result;
}

GThread *
g_thread_new (const gchar *name, GThreadFunc func, gpointer data)
{
  Start *start = g_new (Start, 1);

  *start = (Start){ func, data, NULL };
  __tsan_release (start);
  return REAL (g_thread_new) (name, thread_run, start);
}

gpointer
g_thread_join (GThread *thread)
{
  gpointer result = REAL (g_thread_join) (thread);

  __tsan_acquire ((void *) thread_run);
  return result;
}

/* Pools -----------------------------------------------------------------------------------------*/

typedef struct
{
  GFunc func;
  gpointer user_data;
} Pool;

static void
pool_run (gpointer data, gpointer user_data)
{
  Pool *pool = user_data;

  __tsan_acquire (data);
  pool->func (data, pool->user_data);
  /* Whoever frees any pool has waited for all that ran in it. */
  __tsan_release ((void *) pool_run);
}

void
g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean wait)
{
  REAL (g_thread_pool_free) (pool, immediate, wait);
  __tsan_acquire ((void *) pool_run);
}

GThreadPool *
g_thread_pool_new (GFunc func,
                   gpointer user_data,
                   gint max_threads,
                   gboolean exclusive,
                   GError **error)
{
  /* For the life of the program: pools are few, and may outlive whoever frees them. */
  Pool *pool = g_new (Pool, 1);

  *pool = (Pool){ func, user_data };
  return REAL (g_thread_pool_new) (pool_run, pool, max_threads, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  __tsan_release (data);
  return REAL (g_thread_pool_push) (pool, data, error);
}
