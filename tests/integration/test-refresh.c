/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshing as a whole: joined, cancelled, closed, counted; what is shared between channels. */
#include "engine-fixture.h"

#include <string.h>

typedef struct
{
  TestWait wait;
  CorantoRefreshReport report;
  GError *error;
} Call;

static void
begin (EngineFixture *fixture,
       Call *call,
       gint64 id,
       CorantoRefreshUrgency urgency,
       GCancellable *cancellable)
{
  *call = (Call){ { NULL, 0 }, { 0 }, NULL };
  coranto_engine_refresh_async (fixture->engine, id, urgency, cancellable, test_done_cb,
                                &call->wait);
}

static gboolean
end (EngineFixture *fixture, Call *call)
{
  g_autoptr (GAsyncResult) result = test_wait (&call->wait);

  return coranto_engine_refresh_finish (fixture->engine, result, &call->report, &call->error);
}

static void
assert_cancelled (EngineFixture *fixture, Call *call)
{
  g_assert_false (end (fixture, call));
  g_assert_error (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&call->error);
}

/* `n` feeds at /0, /1, …, each of a story of its own and one of all. */
static void
follow_many (EngineFixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char letters[] = { (char) ('a' + i), 'z', 0 };
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *feed = test_feed (letters);

      test_server_answer (fixture->server, path, "200 OK", feed);
      engine_fixture_follow (fixture, path, CORANTO_FEED_KIND_RSS);
    }
}

static void
serve_late (EngineFixture *fixture, guint n, guint delay_ms)
{
  TestPace late = { .first_delay_ms = delay_ms };

  test_server_reset (fixture->server);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      char *feed = test_feed ("xy");
      g_autoptr (GBytes) body = g_bytes_new_take (feed, strlen (feed));

      test_server_answer_bytes (fixture->server, path, "200 OK", body, &late);
    }
}

/* One story in all channels is one article. */
static void
test_once (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint shared = 0;

  follow_many (fixture, 4);
  rows = engine_fixture_get_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->title, "Story z"))
        shared++;
    }
  g_assert_cmpuint (shared, ==, 1);
}

static void
test_joined (EngineFixture *fixture, gconstpointer data)
{
  Call calls[3];
  gboolean is_refreshing;
  guint total;

  follow_many (fixture, 3);
  serve_late (fixture, 3, 100);
  for (guint i = 0; i < 3; i++)
    begin (fixture, &calls[i], 0, CORANTO_REFRESH_ASKED, NULL);
  g_object_get (fixture->engine, "refreshing", &is_refreshing, NULL);
  g_assert_true (is_refreshing);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (end (fixture, &calls[i]));
      g_assert_cmpuint (calls[i].report.checked, ==, 3);
      g_assert_cmpuint (calls[i].report.new_articles, ==, 2);
    }
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 3);
  g_object_get (fixture->engine, "refreshing", &is_refreshing, "refresh-total", &total, NULL);
  g_assert_false (is_refreshing);
  g_assert_cmpuint (total, ==, 3);
}

static void
test_cancelled (EngineFixture *fixture, gconstpointer data)
{
  Call call;
  gboolean is_refreshing;
  CorantoRefreshReport report;

  follow_many (fixture, 5);
  serve_late (fixture, 5, 5000);
  begin (fixture, &call, 0, CORANTO_REFRESH_ASKED, NULL);
  test_run_for (100);
  coranto_engine_cancel_refresh (fixture->engine);
  assert_cancelled (fixture, &call);
  g_object_get (fixture->engine, "refreshing", &is_refreshing, NULL);
  g_assert_false (is_refreshing);

  /* No channel failed by it: all are asked again at once. */
  serve_late (fixture, 5, 0);
  report = engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_ASKED);
  g_assert_cmpuint (report.checked, ==, 5);
  g_assert_cmpuint (report.failed, ==, 0);
}

/* One of two who wait gives up: the other's refresh goes on. */
static void
test_one_gives_up (EngineFixture *fixture, gconstpointer data)
{
  Call calls[2];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  follow_many (fixture, 2);
  serve_late (fixture, 2, 300);
  begin (fixture, &calls[0], 0, CORANTO_REFRESH_ASKED, cancellable);
  begin (fixture, &calls[1], 0, CORANTO_REFRESH_ASKED, NULL);
  test_run_for (100);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &calls[0]);
  g_assert_true (end (fixture, &calls[1]));
  g_assert_cmpuint (calls[1].report.checked, ==, 2);
}

/* Everything that was asked is answered when the engine closes, once. */
static void
test_closed (EngineFixture *fixture, gconstpointer data)
{
  Call call;
  TestWait article = { NULL, 0 };
  TestWait discovery = { NULL, 0 };
  g_autofree char *address = test_server_uri (fixture->server, "/0");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  follow_many (fixture, 3);
  serve_late (fixture, 3, 5000);
  begin (fixture, &call, 0, CORANTO_REFRESH_ASKED, NULL);
  coranto_engine_discover_async (fixture->engine, address, NULL, test_done_cb, &discovery);
  test_run_for (50);
  coranto_engine_read_article_async (fixture->engine, 1, NULL, test_done_cb, &article);
  coranto_engine_close (fixture->engine);
  coranto_engine_close (fixture->engine);
  assert_cancelled (fixture, &call);
  first = test_wait (&discovery);
  g_assert_null (coranto_engine_discover_finish (fixture->engine, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  second = test_wait (&article);
  g_assert_null (coranto_engine_read_article_finish (fixture->engine, second, NULL));
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint done;
  guint total;

  g_object_get (object, "refresh-done", &done, "refresh-total", &total, NULL);
  g_assert_cmpuint (done, <=, total);
  *(guint *) user_data = MAX (*(guint *) user_data, done);
}

static void
test_progress (EngineFixture *fixture, gconstpointer data)
{
  guint most = 0;

  follow_many (fixture, 4);
  g_signal_connect (fixture->engine, "notify::refresh-done", G_CALLBACK (count_notify_cb), &most);
  engine_fixture_refresh (fixture, 0, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (most, ==, 4);
}

/* A channel that goes while it is refreshed is no failure. */
static void
test_unsubscribed_meanwhile (EngineFixture *fixture, gconstpointer data)
{
  Call call;
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *feed = test_feed ("a");
  gint64 id;

  test_server_answer (fixture->server, "/0", "200 OK", feed);
  id = engine_fixture_follow (fixture, "/0", CORANTO_FEED_KIND_RSS);
  serve_late (fixture, 1, 200);
  begin (fixture, &call, 0, CORANTO_REFRESH_ASKED, NULL);
  test_run_for (50);
  coranto_engine_unsubscribe_async (fixture->engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  g_assert_true (coranto_engine_unsubscribe_finish (fixture->engine, result, NULL));
  g_assert_true (end (fixture, &call));
  g_assert_cmpuint (call.report.failed, ==, 0);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func)                                                                            \
  g_test_add ("/refresh/" name, EngineFixture, NULL, engine_fixture_set_up, func,                  \
              engine_fixture_tear_down)
  ADD ("once", test_once);
  ADD ("joined", test_joined);
  ADD ("cancelled", test_cancelled);
  ADD ("one-gives-up", test_one_gives_up);
  ADD ("closed", test_closed);
  ADD ("progress", test_progress);
  ADD ("unsubscribed-meanwhile", test_unsubscribed_meanwhile);
#undef ADD
  return g_test_run ();
}
