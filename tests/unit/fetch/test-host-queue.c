/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns at hosts: how many at once, how far apart, who first. */
#include "coranto-host-queue.h"

/* Starts in order, as letters; turns that run. */
typedef struct
{
  CorantoHostQueue *queue;
  GString *order;
  GPtrArray *running;
  gint64 last_start_us;
  gint64 least_gap_us;
} Fixture;

typedef struct
{
  Fixture *fixture;
  char name;
  CorantoTurn *turn;
} Visit;

static void
start_cb (CorantoTurn *turn, gpointer user_data)
{
  Visit *visit = user_data;
  Fixture *fixture = visit->fixture;
  gint64 now = g_get_monotonic_time ();

  g_assert_true (turn == visit->turn);
  if (fixture->last_start_us > 0)
    fixture->least_gap_us = MIN (fixture->least_gap_us, now - fixture->last_start_us);
  fixture->last_start_us = now;
  g_string_append_c (fixture->order, visit->name);
  g_ptr_array_add (fixture->running, visit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->queue = coranto_host_queue_new ();
  fixture->order = g_string_new (NULL);
  fixture->running = g_ptr_array_new ();
  fixture->least_gap_us = G_MAXINT64;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_string_free (fixture->order, TRUE);
  g_ptr_array_unref (fixture->running);
  coranto_host_queue_free (fixture->queue);
}

static void
wait_at (Fixture *fixture, Visit *visit, char name, const char *host, int priority)
{
  visit->fixture = fixture;
  visit->name = name;
  visit->turn = coranto_host_queue_wait (fixture->queue, host, priority, start_cb, visit);
}

/* Until nothing is ready: whatever may start now has started. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
end_first (Fixture *fixture)
{
  Visit *visit = g_ptr_array_index (fixture->running, 0);

  g_ptr_array_remove_index (fixture->running, 0);
  coranto_turn_end (visit->turn);
}

static void
end_all (Fixture *fixture)
{
  while (fixture->running->len > 0)
    {
      end_first (fixture);
      settle ();
    }
}

static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  Visit visits[6];

  coranto_host_queue_set_manners (fixture->queue, 2, 3, 0);
  for (guint i = 0; i < 4; i++)
    wait_at (fixture, &visits[i], "abcd"[i], "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[4], 'e', "two.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[5], 'f', "three.example", G_PRIORITY_DEFAULT);
  settle ();
  /* Two of the first host, one of another, three in all. */
  g_assert_cmpstr (fixture->order->str, ==, "abe");
  end_first (fixture);
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "abec");
  end_all (fixture);
  g_assert_cmpuint (fixture->order->len, ==, 6);
}

static void
test_gap (Fixture *fixture, gconstpointer data)
{
  Visit visits[4];

  coranto_host_queue_set_manners (fixture->queue, 8, 8, 40);
  for (guint i = 0; i < 4; i++)
    wait_at (fixture, &visits[i], "abcd"[i], "one.example", G_PRIORITY_DEFAULT);
  while (fixture->order->len < 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->order->str, ==, "abcd");
  g_assert_cmpint (fixture->least_gap_us, >=, 40 * 1000);
  end_all (fixture);
}

/* A gap at one host holds up nobody else's. */
static void
test_hosts (Fixture *fixture, gconstpointer data)
{
  Visit visits[3];

  coranto_host_queue_set_manners (fixture->queue, 2, 8, 10000);
  wait_at (fixture, &visits[0], 'a', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[1], 'b', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[2], 'c', "two.example", G_PRIORITY_DEFAULT);
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "ac");
  coranto_turn_end (visits[1].turn); /* gives up waiting */
  end_all (fixture);
}

static void
test_priority (Fixture *fixture, gconstpointer data)
{
  Visit visits[4];

  coranto_host_queue_set_manners (fixture->queue, 1, 8, 0);
  wait_at (fixture, &visits[0], 'a', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[1], 'b', "one.example", G_PRIORITY_LOW);
  wait_at (fixture, &visits[2], 'c', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[3], 'd', "one.example", G_PRIORITY_HIGH);
  settle ();
  end_all (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "dacb");
}

/* What a person waits for skips the gap, not the limit. */
static void
test_urgent (Fixture *fixture, gconstpointer data)
{
  Visit visits[4];

  coranto_host_queue_set_manners (fixture->queue, 2, 8, 10000);
  for (guint i = 0; i < 3; i++)
    wait_at (fixture, &visits[i], "abc"[i], "one.example", G_PRIORITY_HIGH);
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "ab");
  end_all (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "abc");
}

/* A turn that is lent keeps its host, and makes room for another one. */
static void
test_lend (Fixture *fixture, gconstpointer data)
{
  Visit visits[4];

  coranto_host_queue_set_manners (fixture->queue, 1, 1, 0);
  wait_at (fixture, &visits[0], 'a', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[1], 'b', "one.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[2], 'c', "two.example", G_PRIORITY_DEFAULT);
  wait_at (fixture, &visits[3], 'd', "three.example", G_PRIORITY_DEFAULT);
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "a");
  coranto_turn_lend (visits[0].turn);
  coranto_turn_lend (visits[0].turn);
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "ac");
  end_first (fixture); /* a: only now the next of its host, and still one in all */
  settle ();
  g_assert_cmpstr (fixture->order->str, ==, "ac");
  end_all (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "acbd");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/fetch/host-queue/at-once", test_at_once);
  ADD ("/fetch/host-queue/gap", test_gap);
  ADD ("/fetch/host-queue/hosts", test_hosts);
  ADD ("/fetch/host-queue/priority", test_priority);
  ADD ("/fetch/host-queue/urgent", test_urgent);
  ADD ("/fetch/host-queue/lend", test_lend);
#undef ADD
  return g_test_run ();
}
