/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work off the main thread: answered once each, on the main thread, also when the pool goes. */
#include "coranto-worker-pool.h"

#define N_WORKS 200

typedef struct
{
  CorantoWorkerPool *pool;
  GThread *main_thread;
  guint done;
  guint cancelled;
  gint most_at_once; /* atomic */
  gint at_once;      /* atomic */
  gint delay_us;
} Fixture;

static void
work (GTask *task, gpointer task_data)
{
  Fixture *fixture = task_data;
  gint n = g_atomic_int_add (&fixture->at_once, 1) + 1;

  g_assert_true (g_thread_self () != fixture->main_thread);
  if (n > g_atomic_int_get (&fixture->most_at_once))
    g_atomic_int_set (&fixture->most_at_once, n);
  g_usleep ((gulong) fixture->delay_us);
  g_atomic_int_add (&fixture->at_once, -1);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_thread_self () == fixture->main_thread);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      fixture->cancelled++;
    }
  fixture->done++;
}

static void
begin (Fixture *fixture, GCancellable *cancellable)
{
  for (guint i = 0; i < N_WORKS; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, fixture);

      g_task_set_task_data (task, fixture, NULL);
      coranto_worker_pool_run (fixture->pool, task, work);
    }
}

static void
end (Fixture *fixture)
{
  while (fixture->done < N_WORKS)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->done, ==, N_WORKS);
}

static Fixture
fixture_new (gint delay_us)
{
  return (Fixture){
    .pool = coranto_worker_pool_new (),
    .main_thread = g_thread_self (),
    .delay_us = delay_us,
  };
}

static void
test_all (void)
{
  Fixture fixture = fixture_new (100);

  begin (&fixture, NULL);
  end (&fixture);
  g_assert_cmpuint (fixture.cancelled, ==, 0);
  g_assert_cmpint (fixture.most_at_once, <=, 4);
  coranto_worker_pool_free (fixture.pool);
}

static void
test_cancelled (void)
{
  Fixture fixture = fixture_new (1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  begin (&fixture, cancellable);
  g_cancellable_cancel (cancellable);
  end (&fixture);
  g_assert_cmpuint (fixture.cancelled, >, N_WORKS / 2);
  coranto_worker_pool_free (fixture.pool);
}

/* What waits when the pool goes is answered too. */
static void
test_freed (void)
{
  Fixture fixture = fixture_new (1000);

  begin (&fixture, NULL);
  coranto_worker_pool_free (fixture.pool);
  end (&fixture);
  g_assert_cmpuint (fixture.cancelled, >, N_WORKS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/worker-pool/all", test_all);
  g_test_add_func ("/engine/worker-pool/cancelled", test_cancelled);
  g_test_add_func ("/engine/worker-pool/freed", test_freed);
  return g_test_run ();
}
